/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kor-hash.h"

#define CHUNK 65536
#define MEGABYTE (1024 * 1024)

static void
assert_hash (const KorDocumentFile *file, const guint8 *data, gsize size)
{
  g_autofree char *hex = kor_hex (file->hash, sizeof file->hash);
  g_autofree char *wanted = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);

  g_assert_cmpstr (hex, ==, wanted);
}

static void
test_round_trip (void)
{
  static const gint64 sizes[] = { 0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 10 * MEGABYTE };
  char *folder = document_folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_auto (KorDocumentFile) file = { 0 };
    g_autofree guint8 *plain = g_malloc ((gsize) sizes[i] + 1);
    g_autoptr (GBytes) bytes = NULL;
    GError *error = NULL;

    document_fill (plain, (gsize) sizes[i], 0);
    document_write (folder, sizes[i], &file);
    assert_hash (&file, plain, (gsize) sizes[i]);
    bytes = kor_document_store_read (folder, &file, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), plain, sizes[i]);
    g_assert_true (kor_document_store_verify (folder, &file, NULL, &error));
    g_assert_no_error (error);
  }

  g_assert_cmpuint (document_count_files (folder), ==, G_N_ELEMENTS (sizes));
  document_folder_remove (folder);
}

/* The example of FIPS 180-4, so that the hash is the one other programs print. */
static void
test_known_hash (void)
{
  char *folder = document_folder_new ();
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("abc", 3, NULL);
  g_auto (KorDocumentFile) file = { 0 };
  g_autofree char *hex = NULL;
  GError *error = NULL;

  kor_document_store_write (folder, stream, 3, &file, NULL, &error);
  g_assert_no_error (error);
  hex = kor_hex (file.hash, sizeof file.hash);
  g_assert_cmpstr (hex, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  document_folder_remove (folder);
}

/* Nothing of the document is readable in its file, and no two files of it are alike. */
static void
test_secret (void)
{
  char *folder = document_folder_new ();
  g_auto (KorDocumentFile) first = { 0 };
  g_auto (KorDocumentFile) second = { 0 };
  g_autoptr (GByteArray) one = NULL, two = NULL;

  document_write (folder, 3 * CHUNK + 100, &first);
  document_write (folder, 3 * CHUNK + 100, &second);
  g_assert_cmpuint (strspn (first.name, "0123456789abcdef"), ==, 32);
  g_assert_cmpstr (first.name, !=, second.name);
  g_assert_true (memcmp (first.key, second.key, sizeof first.key) != 0);
  g_assert_cmpmem (first.hash, sizeof first.hash, second.hash, sizeof second.hash);

  one = document_load (folder, first.name);
  two = document_load (folder, second.name);
  g_assert_cmpuint (one->len, ==, 8 + 24 + 3 * CHUNK + 100 + 4 * 17);
  g_assert_cmpmem (one->data, 8, "KORDOC\x01\x00", 8);
  g_assert_null (memmem (one->data, one->len, "Made-up", strlen ("Made-up")));
  g_assert_null (memmem (one->data, one->len, first.key, sizeof first.key));
  g_assert_true (memcmp (one->data + 8, two->data + 8, 24) != 0);
  g_assert_true (memcmp (one->data + 32, two->data + 32, CHUNK) != 0);
  document_folder_remove (folder);
}

static void
test_modes (void)
{
  char *folder = document_folder_new ();
  mode_t mask = umask (0);
  g_auto (KorDocumentFile) file = { 0 };
  g_autofree char *path = NULL;
  struct stat status;

  document_write (folder, 10, &file);
  umask (mask);
  path = g_build_filename (folder, file.name, NULL);
  g_assert_cmpint (lstat (folder, &status), ==, 0);
  g_assert_cmpuint (status.st_mode, ==, S_IFDIR | 0700);
  g_assert_cmpint (lstat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode, ==, S_IFREG | 0600);
  document_folder_remove (folder);
}

/* However large the document, the program does not grow with it. */
static void
test_constant_memory (void)
{
  char *folder = document_folder_new ();
  g_auto (KorDocumentFile) file = { 0 };
  struct rusage before, after;
  GError *error = NULL;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &before), ==, 0);
  document_write (folder, 60 * MEGABYTE, &file);
  g_assert_true (kor_document_store_verify (folder, &file, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (getrusage (RUSAGE_SELF, &after), ==, 0);
  g_assert_cmpint (after.ru_maxrss - before.ru_maxrss, <, 8 * 1024); /* KiB */
  document_folder_remove (folder);
}

static void
assert_nothing_left (const char *folder, const KorDocumentFile *file)
{
  static const KorDocumentFile zeros;

  g_assert_cmpuint (document_count_files (folder), ==, 0);
  g_assert_cmpmem (file, sizeof *file, &zeros, sizeof zeros);
}

static void
assert_too_big (const char *folder, GInputStream *stream, gint64 max_size, const char *told)
{
  g_auto (KorDocumentFile) file = { 0 };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) facts = NULL;

  g_assert_false (kor_document_store_write (folder, stream, max_size, &file, NULL, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_VALUE);
  facts = kor_error_get_facts (error);
  g_assert_cmpuint (g_strv_length (facts), ==, 3);
  g_assert_cmpstr (facts[0], ==, "file");
  g_assert_cmpstr (facts[1], ==, told);
  g_assert_cmpstr (facts[2], ==, "too-big");
  assert_nothing_left (folder, &file);
}

static void
test_too_big (void)
{
  char *folder = document_folder_new ();
  g_autoptr (GInputStream) stream = document_stream_new (CHUNK + 1, AFTER_END);
  g_autoptr (GInputStream) fitting = document_stream_new (CHUNK, AFTER_END);
  g_autofree char *data = g_malloc0 (5 * CHUNK);
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_data (data, 5 * CHUNK, NULL);
  g_auto (KorDocumentFile) file = { 0 };
  GError *error = NULL;

  /* A stream that can tell its size does; of another we know what we have seen. */
  assert_too_big (folder, stream, CHUNK, "65537");
  assert_too_big (folder, memory, 2 * CHUNK, "327680");

  kor_document_store_write (folder, fitting, CHUNK, &file, NULL, &error);
  g_assert_no_error (error);
  document_folder_remove (folder);
}

/* A limit on the size of files is a full disk that needs no disk. */
static void
test_full_disk (void)
{
  static const rlim_t limits[] = { 0, 1, 8, 9, 32, 33, 65585, 65586, 131138, 200000, 262243 };
  char *folder = document_folder_new ();
  struct rlimit old, limit;
  g_auto (KorDocumentFile) last = { 0 };

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++) {
    g_autoptr (GInputStream) stream = document_stream_new (4 * CHUNK, AFTER_END);
    g_auto (KorDocumentFile) file = { 0 };
    g_autoptr (GError) error = NULL;
    g_auto (GStrv) facts = NULL;
    gboolean done;

    limit = old;
    limit.rlim_cur = limits[i];
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    done = kor_document_store_write (folder, stream, G_MAXINT64, &file, NULL, &error);
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);

    g_assert_false (done);
    g_assert_error (error, KOR_ERROR, KOR_ERROR_CANNOT_WRITE);
    facts = kor_error_get_facts (error);
    g_assert_cmpstr (facts[0], ==, folder);
    g_assert_cmpstr (facts[1], ==, g_strerror (EFBIG));
    assert_nothing_left (folder, &file);
  }

  document_write (folder, 4 * CHUNK, &last);
  document_folder_remove (folder);
}

/* The stream breaks, or the user has enough of it. */
static void
test_broken_off (void)
{
  static const gint64 sizes[] = { 0, 10, CHUNK, 3 * CHUNK + 5 };
  char *folder = document_folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (GInputStream) failing = document_stream_new (sizes[i], AFTER_FAIL);
    g_autoptr (GInputStream) cancelling = document_stream_new (sizes[i], AFTER_CANCEL);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_auto (KorDocumentFile) file = { 0 };
    GError *error = NULL;

    g_assert_false (
      kor_document_store_write (folder, failing, G_MAXINT64, &file, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE);
    g_clear_error (&error);
    assert_nothing_left (folder, &file);

    g_assert_false (
      kor_document_store_write (folder, cancelling, G_MAXINT64, &file, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_clear_error (&error);
    assert_nothing_left (folder, &file);
  }

  document_folder_remove (folder);
}

static void
test_cancelled_reading (void)
{
  char *folder = document_folder_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (KorDocumentFile) file = { 0 };
  GError *error = NULL;

  document_write (folder, 10, &file);
  g_cancellable_cancel (cancellable);
  g_assert_null (kor_document_store_read (folder, &file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (kor_document_store_open_memory (folder, &file, cancellable, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (kor_document_store_verify (folder, &file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  document_folder_remove (folder);
}

/* A folder that can't be, and one that is a link to another place. */
static void
test_bad_folder (void)
{
  char *folder = document_folder_new ();
  char *elsewhere = db_test_folder_new ();
  g_autofree char *nowhere = g_build_filename (folder, "documents", NULL);
  g_autofree char *stray = g_build_filename (elsewhere, "0123456789abcdef0123456789abcdef", NULL);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GInputStream) stream = document_stream_new (10, AFTER_END);
  g_auto (KorDocumentFile) file = { 0 };
  GError *error = NULL;

  g_assert_false (kor_document_store_write (nowhere, stream, 10, &file, NULL, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_CANNOT_WRITE);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (stray, "not ours", -1, NULL));
  g_assert_cmpint (symlink (elsewhere, folder), ==, 0);
  g_assert_false (kor_document_store_write (folder, stream, 10, &file, NULL, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_CANNOT_WRITE);
  g_clear_error (&error);
  g_assert_false (kor_document_store_sweep (folder, known, NULL, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_CANNOT_READ);
  g_clear_error (&error);
  g_assert_false (kor_document_store_remove (folder, "0123456789abcdef0123456789abcdef", &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_CANNOT_WRITE);
  g_clear_error (&error);
  g_assert_cmpuint (document_count_files (elsewhere), ==, 1);

  g_assert_cmpint (g_unlink (folder), ==, 0);
  document_folder_remove (folder);
  db_test_folder_remove (elsewhere);
}

/* --- memory for another process --------------------------------------------------------------- */

/* What another program reads from it. */
static char *
hash_by_program (int fd)
{
  g_autoptr (GSubprocessLauncher) launcher =
              g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  GError *error = NULL;
  char *text = NULL;

  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  process = g_subprocess_launcher_spawn (launcher, &error, "sha256sum", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error));
  g_assert_no_error (error);
  text[64] = '\0';
  return text;
}

static void
test_memory (void)
{
  static const gint64 sizes[] = { 0, 1, CHUNK, 3 * CHUNK + 5 };
  char *folder = document_folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_auto (KorDocumentFile) file = { 0 };
    g_autofree char *hex = NULL, *told = NULL;
    GError *error = NULL;
    struct stat status;
    int fd;

    document_write (folder, sizes[i], &file);
    fd = kor_document_store_open_memory (folder, &file, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpint (fcntl (fd, F_GETFD), ==, FD_CLOEXEC);
    g_assert_cmpint (fstat (fd, &status), ==, 0);
    g_assert_cmpint (status.st_size, ==, sizes[i]);
    g_assert_cmpint (status.st_nlink, ==, 0);
    g_assert_cmpint (lseek (fd, 0, SEEK_CUR), ==, 0);

    hex = kor_hex (file.hash, sizeof file.hash);
    told = hash_by_program (fd);
    g_assert_cmpstr (told, ==, hex);
  }

  document_folder_remove (folder);
}

static void
test_sealed (void)
{
  const int seals = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;
  char *folder = document_folder_new ();
  g_auto (KorDocumentFile) file = { 0 };
  GError *error = NULL;
  int fd;

  document_write (folder, 100, &file);
  fd = kor_document_store_open_memory (folder, &file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fcntl (fd, F_GET_SEALS) & seals, ==, seals);
  g_assert_cmpint (pwrite (fd, "x", 1, 0), ==, -1);
  g_assert_cmpint (errno, ==, EPERM);
  g_assert_cmpint (pwrite (fd, "x", 1, 100), ==, -1);
  g_assert_cmpint (ftruncate (fd, 10), ==, -1);
  g_assert_cmpint (ftruncate (fd, 1000), ==, -1);
  g_assert_true (mmap (NULL, 100, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) == MAP_FAILED);
  g_assert_cmpint (close (fd), ==, 0);
  document_folder_remove (folder);
}

/* --- removing --------------------------------------------------------------------------------- */

static void
test_remove (void)
{
  char *folder = document_folder_new ();
  g_auto (KorDocumentFile) file = { 0 };
  g_auto (KorDocumentFile) other = { 0 };
  GError *error = NULL;

  g_assert_true (kor_document_store_remove (folder, "0123456789abcdef0123456789abcdef", &error));
  g_assert_no_error (error);

  document_write (folder, 10, &file);
  document_write (folder, 10, &other);
  g_assert_true (kor_document_store_remove (folder, file.name, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (document_count_files (folder), ==, 1);
  g_assert_true (kor_document_store_remove (folder, file.name, &error));
  g_assert_no_error (error);
  g_assert_true (kor_document_store_verify (folder, &other, NULL, &error));
  g_assert_no_error (error);

  g_assert_false (kor_document_store_remove (folder, "../documents", &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_DAMAGED);
  g_clear_error (&error);
  document_folder_remove (folder);
}

static guint
sweep (const char *folder, const char *known_name)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GError *error = NULL;
  guint n_removed = 99;

  if (known_name != NULL)
    g_hash_table_add (known, g_strdup (known_name));
  g_assert_true (kor_document_store_sweep (folder, known, &n_removed, &error));
  g_assert_no_error (error);
  return n_removed;
}

static void
test_sweep (void)
{
  static const char *const strangers[] = {
    "README",
    ".new",
    "notes.new",
    "0123456789ABCDEF0123456789ABCDEF",
    "0123456789abcdef0123456789abcde",
    "0123456789abcdef0123456789abcdef0",
    "0123456789abcdef0123456789abcdef.newer",
    "0123456789abcdef0123456789abcdef.new.new",
    ".0123456789abcdef0123456789abcdef",
  };

  char *folder = document_folder_new ();
  g_auto (KorDocumentFile) known = { 0 };
  g_auto (KorDocumentFile) unknown = { 0 };
  g_autofree char *own_temporary = NULL;
  GError *error = NULL;

  g_assert_cmpuint (sweep (folder, NULL), ==, 0); /* no folder yet */
  document_write (folder, 10, &known);
  document_write (folder, 10, &unknown);
  own_temporary = g_strconcat (known.name, ".new", NULL);
  document_save (folder, own_temporary, (const guint8 *) "half", 4);
  document_save (folder, "fedcba9876543210fedcba9876543210.new", (const guint8 *) "", 0);
  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    document_save (folder, strangers[i], (const guint8 *) "kept", 4);

  g_assert_cmpuint (sweep (folder, known.name), ==, 3);
  g_assert_cmpuint (document_count_files (folder), ==, 1 + G_N_ELEMENTS (strangers));
  g_assert_true (kor_document_store_verify (folder, &known, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sweep (folder, known.name), ==, 0);
  g_assert_cmpuint (sweep (folder, NULL), ==, 1);
  document_folder_remove (folder);
}

/* Links, folders and fifos are left alone even when they have such a name, and so is their aim. */
static void
test_sweep_no_files (void)
{
  char *folder = document_folder_new ();
  g_auto (KorDocumentFile) file = { 0 };
  g_autofree char *aim = g_strconcat (folder, ".aim", NULL);
  g_autofree char *link = g_build_filename (folder, "0123456789abcdef0123456789abcde0", NULL);
  g_autofree char *half = g_build_filename (folder, "0123456789abcdef0123456789abcde1.new", NULL);
  g_autofree char *inner = g_build_filename (folder, "0123456789abcdef0123456789abcde2", NULL);
  g_autofree char *fifo = g_build_filename (folder, "0123456789abcdef0123456789abcde3", NULL);

  document_write (folder, 10, &file);
  g_assert_true (g_file_set_contents (aim, "not ours", -1, NULL));
  g_assert_cmpint (symlink (aim, link), ==, 0);
  g_assert_cmpint (symlink (aim, half), ==, 0);
  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);

  g_assert_cmpuint (sweep (folder, NULL), ==, 1);
  g_assert_cmpuint (document_count_files (folder), ==, 4);
  g_assert_true (g_file_test (aim, G_FILE_TEST_IS_REGULAR));

  g_assert_cmpint (g_rmdir (inner), ==, 0);
  document_folder_remove (folder);
}

/* --- killed ----------------------------------------------------------------------------------- */

/* As the second process: killed when so many bytes were taken from the stream. */
static int
write_and_die (const char *folder, const char *size)
{
  g_autoptr (GInputStream) stream =
              document_stream_new (g_ascii_strtoll (size, NULL, 10), AFTER_KILL);
  g_auto (KorDocumentFile) file = { 0 };

  kor_document_store_write (folder, stream, G_MAXINT64, &file, NULL, NULL);
  return 1;
}

static void
test_killed (void)
{
  static const gint64 sizes[] = { 0, 10, CHUNK, CHUNK + 1, 20 * CHUNK };
  char *folder = document_folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autofree char *size = g_strdup_printf ("%" G_GINT64_FORMAT, sizes[i]);
    g_autoptr (GSubprocess) process = NULL;
    g_autoptr (GDir) dir = NULL;
    g_autoptr (GByteArray) bytes = NULL;
    GError *error = NULL;
    const char *name;

    process = g_subprocess_new (
      G_SUBPROCESS_FLAGS_NONE, &error, "/proc/self/exe", "--write", folder, size, NULL);
    g_assert_no_error (error);
    g_assert_true (g_subprocess_wait (process, NULL, &error));
    g_assert_true (g_subprocess_get_if_signaled (process));
    g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);

    g_assert_cmpuint (document_count_files (folder), ==, 1);
    dir = g_dir_open (folder, 0, NULL);
    name = g_dir_read_name (dir);
    g_assert_cmpuint (strspn (name, "0123456789abcdef"), ==, 32);
    g_assert_cmpstr (name + 32, ==, ".new");
    bytes = document_load (folder, name);
    g_assert_null (memmem (bytes->data, bytes->len, "Made-up", strlen ("Made-up")));
    g_assert_cmpuint (sweep (folder, NULL), ==, 1);
    g_assert_cmpuint (document_count_files (folder), ==, 0);
  }

  document_folder_remove (folder);
}

int
main (int argc, char *argv[])
{
  kor_db_init_process ();
  if (argc == 4 && g_str_equal (argv[1], "--write"))
    return write_and_die (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-store/constant-memory", test_constant_memory);
  g_test_add_func ("/document-store/round-trip", test_round_trip);
  g_test_add_func ("/document-store/known-hash", test_known_hash);
  g_test_add_func ("/document-store/secret", test_secret);
  g_test_add_func ("/document-store/modes", test_modes);
  g_test_add_func ("/document-store/too-big", test_too_big);
  g_test_add_func ("/document-store/full-disk", test_full_disk);
  g_test_add_func ("/document-store/broken-off", test_broken_off);
  g_test_add_func ("/document-store/cancelled-reading", test_cancelled_reading);
  g_test_add_func ("/document-store/bad-folder", test_bad_folder);
  g_test_add_func ("/document-store/memory", test_memory);
  g_test_add_func ("/document-store/sealed", test_sealed);
  g_test_add_func ("/document-store/remove", test_remove);
  g_test_add_func ("/document-store/sweep", test_sweep);
  g_test_add_func ("/document-store/sweep-no-files", test_sweep_no_files);
  g_test_add_func ("/document-store/killed", test_killed);
  return g_test_run ();
}
