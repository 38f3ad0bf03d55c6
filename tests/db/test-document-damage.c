/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document's file that is not as it was written is never taken for the document. */

#include "document-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK 65536
#define HEAD (8 + 24)
#define SEALED (CHUNK + 17)

/* Makes size and hash of the row fit a document of @size bytes: only the encryption can tell. */
static void
fit_row (KorDocumentFile *file, gsize size)
{
  g_autofree guint8 *plain = g_malloc (size + 1);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize len = sizeof file->hash;

  document_fill (plain, size, 0);
  g_checksum_update (checksum, plain, (gssize) size);
  g_checksum_get_digest (checksum, file->hash, &len);
  file->size = (gint64) size;
}

/* Each bit of each byte. */
static void
test_flipped (void)
{
  char *folder = document_folder_new ();
  g_auto (KorDocumentFile) file = { 0 };
  g_autoptr (GByteArray) bytes = NULL;
  GError *error = NULL;

  document_write (folder, 64, &file);
  bytes = document_load (folder, file.name);
  g_assert_cmpuint (bytes->len, ==, HEAD + 64 + 17);
  for (guint i = 0; i < bytes->len; i++) {
    for (guint bit = 0; bit < 8; bit++) {
      bytes->data[i] ^= (guint8) (1u << bit);
      document_save (folder, file.name, bytes->data, bytes->len);
      document_assert_refused (folder, &file);
      bytes->data[i] ^= (guint8) (1u << bit);
    }
  }

  document_save (folder, file.name, bytes->data, bytes->len);
  g_assert_true (kor_document_store_verify (folder, &file, NULL, &error));
  g_assert_no_error (error);
  document_folder_remove (folder);
}

/*
 * Cut at each border of a chunk, and beside it. That the size of the file is wrong is one thing;
 * when the row was made to fit there still is no final chunk.
 */
static void
test_truncated (void)
{
  char *folder = document_folder_new ();
  g_auto (KorDocumentFile) file = { 0 };
  g_auto (KorDocumentFile) shorter = { 0 };
  g_autoptr (GByteArray) bytes = NULL;

  document_write (folder, 5 * CHUNK, &file);
  bytes = document_load (folder, file.name);
  g_assert_cmpuint (bytes->len, ==, HEAD + 5 * SEALED);
  shorter = file;

  for (guint n = 0; n < 5; n++) {
    for (int beside = -1; beside <= 1; beside++) {
      document_save (folder, file.name, bytes->data, (gsize) ((int) (HEAD + n * SEALED) + beside));
      document_assert_refused (folder, &file);
    }
    document_save (folder, file.name, bytes->data, HEAD + n * SEALED);
    fit_row (&shorter, n * CHUNK);
    document_assert_refused (folder, &shorter);
  }

  for (guint size = 0; size <= HEAD; size++) {
    document_save (folder, file.name, bytes->data, size);
    document_assert_refused (folder, &file);
  }
  document_folder_remove (folder);
}

static void
test_appended (void)
{
  char *folder = document_folder_new ();
  g_auto (KorDocumentFile) file = { 0 };
  g_auto (KorDocumentFile) longer = { 0 };
  g_autoptr (GByteArray) bytes = NULL;
  gsize size;

  document_write (folder, 2 * CHUNK, &file);
  bytes = document_load (folder, file.name);
  size = bytes->len;

  /* A byte; the last chunk once more, at last with the row made to fit. */
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  document_save (folder, file.name, bytes->data, bytes->len);
  document_assert_refused (folder, &file);

  g_byte_array_set_size (bytes, (guint) (size + SEALED));
  memcpy (bytes->data + size, bytes->data + size - SEALED, SEALED);
  document_save (folder, file.name, bytes->data, bytes->len);
  document_assert_refused (folder, &file);
  longer = file;
  fit_row (&longer, 3 * CHUNK);
  document_assert_refused (folder, &longer);
  document_folder_remove (folder);
}

static void
test_swapped_chunks (void)
{
  char *folder = document_folder_new ();
  g_auto (KorDocumentFile) file = { 0 };
  g_autoptr (GByteArray) bytes = NULL;

  document_write (folder, 4 * CHUNK, &file);
  bytes = document_load (folder, file.name);
  for (guint a = 0; a < 4; a++) {
    for (guint b = 0; b < 4; b++) {
      g_autofree guint8 *copy = g_memdup2 (bytes->data, bytes->len);

      if (a == b)
        continue;
      memcpy (copy + HEAD + a * SEALED, bytes->data + HEAD + b * SEALED, SEALED);
      document_save (folder, file.name, copy, bytes->len);
      document_assert_refused (folder, &file);
      memcpy (copy + HEAD + b * SEALED, bytes->data + HEAD + a * SEALED, SEALED);
      document_save (folder, file.name, copy, bytes->len);
      document_assert_refused (folder, &file);
    }
  }
  document_folder_remove (folder);
}

/* The key, the size, the hash or the name in the database is not that of the file. */
static void
test_wrong_row (void)
{
  char *folder = document_folder_new ();
  g_auto (KorDocumentFile) file = { 0 };
  g_auto (KorDocumentFile) wrong = { 0 };
  g_auto (KorDocumentFile) empty = { 0 };

  document_write (folder, 1000, &file);
  document_write (folder, 0, &empty);
  for (guint bit = 0; bit < 256; bit++) {
    wrong = file;
    wrong.key[bit / 8] ^= (guint8) (1u << bit % 8);
    document_assert_refused (folder, &wrong);
    wrong = file;
    wrong.hash[bit / 8] ^= (guint8) (1u << bit % 8);
    document_assert_refused (folder, &wrong);
  }
  wrong = file;
  wrong.size = 999;
  document_assert_refused (folder, &wrong);
  wrong.size = 0;
  document_assert_refused (folder, &wrong);

  wrong = empty;
  wrong.key[31] ^= 1;
  document_assert_refused (folder, &wrong);
  document_folder_remove (folder);
}

/* A whole file with a good key, but under another's name. */
static void
test_swapped_files (void)
{
  char *folder = document_folder_new ();
  g_auto (KorDocumentFile) first = { 0 };
  g_auto (KorDocumentFile) second = { 0 };
  g_auto (KorDocumentFile) mixed = { 0 };
  g_autoptr (GByteArray) bytes = NULL;

  document_write (folder, 1000, &first);
  document_write (folder, 1000, &second);
  bytes = document_load (folder, second.name);
  document_save (folder, first.name, bytes->data, bytes->len);
  document_assert_refused (folder, &first);

  /* Even the key does not help: the name is bound to the contents. */
  mixed = second;
  memcpy (mixed.name, first.name, sizeof mixed.name);
  document_assert_refused (folder, &mixed);

  /* Nor does an older state of the same document: each is written with a key of its own. */
  g_assert_true (memcmp (first.key, second.key, sizeof first.key) != 0);
  document_folder_remove (folder);
}

static void
test_missing (void)
{
  char *folder = document_folder_new ();
  g_auto (KorDocumentFile) file = { 0 };
  g_autofree char *path = NULL;

  document_write (folder, 10, &file);
  path = g_build_filename (folder, file.name, NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
  document_assert_refused (folder, &file);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  document_assert_refused (folder, &file);
  document_folder_remove (folder);
}

/* What is no regular file is not read, and a fifo does not hold us up. */
static void
test_no_file (void)
{
  char *folder = document_folder_new ();
  g_auto (KorDocumentFile) file = { 0 };
  g_autofree char *path = NULL, *moved = NULL;

  document_write (folder, 10, &file);
  path = g_build_filename (folder, file.name, NULL);
  moved = g_build_filename (folder, "elsewhere", NULL);

  g_assert_cmpint (g_rename (path, moved), ==, 0);
  g_assert_cmpint (symlink (moved, path), ==, 0);
  document_assert_refused (folder, &file);
  g_assert_cmpint (g_unlink (path), ==, 0);

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  document_assert_refused (folder, &file);
  g_assert_cmpint (g_unlink (path), ==, 0);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  document_assert_refused (folder, &file);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  document_folder_remove (folder);
}

/* A name of a damaged database does not lead out of the folder. */
static void
test_bad_names (void)
{
  static const char *const names[] = {
    "",
    ".",
    "../register.db",
    "0123456789abcdef0123456789abcde",
    "0123456789ABCDEF0123456789ABCDEF",
    "../documents/0123456789abcdef012",
  };

  char *folder = document_folder_new ();
  g_auto (KorDocumentFile) file = { 0 };

  document_write (folder, 10, &file);
  for (guint i = 0; i <= G_N_ELEMENTS (names); i++) {
    g_autoptr (GError) error = NULL;

    if (i < G_N_ELEMENTS (names))
      g_strlcpy (file.name, names[i], sizeof file.name);
    else
      memset (file.name, 'a', sizeof file.name); /* no end */
    g_assert_false (kor_document_store_verify (folder, &file, NULL, &error));
    g_assert_error (error, KOR_ERROR, KOR_ERROR_DAMAGED);
  }
  document_folder_remove (folder);
}

int
main (int argc, char *argv[])
{
  kor_db_init_process ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-damage/flipped", test_flipped);
  g_test_add_func ("/document-damage/truncated", test_truncated);
  g_test_add_func ("/document-damage/appended", test_appended);
  g_test_add_func ("/document-damage/swapped-chunks", test_swapped_chunks);
  g_test_add_func ("/document-damage/wrong-row", test_wrong_row);
  g_test_add_func ("/document-damage/swapped-files", test_swapped_files);
  g_test_add_func ("/document-damage/missing", test_missing);
  g_test_add_func ("/document-damage/no-file", test_no_file);
  g_test_add_func ("/document-damage/bad-names", test_bad_names);
  return g_test_run ();
}
