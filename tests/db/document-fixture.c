/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* --- a stream that cannot be sought ----------------------------------------------------------- */

typedef struct {
  GInputStream parent_instance;
  gint64 size;
  gint64 position;
  After after;
} TestStream;

typedef GInputStreamClass TestStreamClass;

static GType test_stream_get_type (void);

G_DEFINE_FINAL_TYPE (TestStream, test_stream, G_TYPE_INPUT_STREAM)

static gssize
test_stream_read (
  GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  TestStream *self = (TestStream *) stream;
  gsize n = (gsize) MIN ((gint64) count, self->size - self->position);

  if (n == 0 && self->after == AFTER_KILL)
    kill (getpid (), SIGKILL);
  if (n == 0 && self->after == AFTER_FAIL) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE, "the scanner went away");
    return -1;
  }
  if (n == 0 && self->after == AFTER_CANCEL) {
    g_cancellable_cancel (cancellable);
    n = count;
  }

  document_fill (buffer, n, self->position);
  self->position += (gint64) n;
  return (gssize) n;
}

static void
test_stream_class_init (TestStreamClass *klass)
{
  klass->read_fn = test_stream_read;
}

static void
test_stream_init (TestStream *self)
{
}

GInputStream *
document_stream_new (gint64 size, After after)
{
  TestStream *self = g_object_new (test_stream_get_type (), NULL);

  self->size = size;
  self->after = after;
  return G_INPUT_STREAM (self);
}

/* --- files ------------------------------------------------------------------------------------ */

/* The text with the number of the repetition behind it, so that no two chunks are alike. */
void
document_fill (guint8 *data, gsize size, gint64 position)
{
  char line[32];
  gint64 number = -1;

  for (gsize i = 0; i < size; i++, position++) {
    if (number != position / 32) {
      number = position / 32;
      g_snprintf (line, sizeof line, DOCUMENT_MARKER " %014" G_GINT64_FORMAT, number);
    }
    data[i] = (guint8) line[position % 32];
  }
}

/* The folder of the documents, not made yet, in one of its own. */
char *
document_folder_new (void)
{
  g_autofree char *base = db_test_folder_new ();

  return g_build_filename (base, "documents", NULL);
}

void
document_folder_remove (char *folder)
{
  char *base = g_path_get_dirname (folder);

  if (g_file_test (folder, G_FILE_TEST_EXISTS))
    db_test_folder_remove (folder);
  else
    g_free (folder);
  db_test_folder_remove (base);
}

guint
document_count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

void
document_write (const char *folder, gint64 size, KorDocumentFile *file)
{
  g_autoptr (GInputStream) stream = document_stream_new (size, AFTER_END);
  GError *error = NULL;

  kor_document_store_write (folder, stream, G_MAXINT64, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (file->size, ==, size);
}

static void
assert_damaged (GError *error, const KorDocumentFile *file)
{
  g_auto (GStrv) facts = NULL;

  g_assert_error (error, KOR_ERROR, KOR_ERROR_DAMAGED);
  facts = kor_error_get_facts (error);
  g_assert_cmpuint (g_strv_length (facts), ==, 2);
  g_assert_cmpstr (facts[0], ==, "documents");
  g_assert_cmpstr (facts[1], ==, file->name);
  g_error_free (error);
}

/* In each of the three ways to read it. */
void
document_assert_refused (const char *folder, const KorDocumentFile *file)
{
  GError *error = NULL;

  g_assert_false (kor_document_store_verify (folder, file, NULL, &error));
  assert_damaged (g_steal_pointer (&error), file);
  g_assert_null (kor_document_store_read (folder, file, NULL, &error));
  assert_damaged (g_steal_pointer (&error), file);
  g_assert_cmpint (kor_document_store_open_memory (folder, file, NULL, &error), ==, -1);
  assert_damaged (g_steal_pointer (&error), file);
}

GByteArray *
document_load (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GError *error = NULL;
  char *data = NULL;
  gsize size = 0;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_byte_array_new_take ((guint8 *) data, size);
}

/* In place, so that a file can be put where there was none and none is renamed. */
void
document_save (const char *folder, const char *name, const guint8 *data, gsize size)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  FILE *file = g_fopen (path, "wbe");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}
