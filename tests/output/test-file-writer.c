/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-file-writer.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kor-error.h"

static char *folder;

static char *
path_of (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* The names in the folder, sorted and joined by spaces. */
static char *
list_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, (char *) name);
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static void
assert_folder (const char *wanted)
{
  g_autofree char *names = list_folder ();

  g_assert_cmpstr (names, ==, wanted);
}

static void
assert_content (const char *name, const char *wanted)
{
  g_autofree char *path = path_of (name);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, wanted);
}

static KorFileWriter *
begin (const char *name, const char *text)
{
  g_autofree char *path = path_of (name);
  g_autoptr (GError) error = NULL;
  KorFileWriter *writer = kor_file_writer_new (path, &error);

  g_assert_no_error (error);
  g_assert_true (kor_file_writer_write (writer, text, strlen (text)));
  return writer;
}

static void
finish (KorFileWriter *writer)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kor_file_writer_sync (writer, &error));
  g_assert_true (kor_file_writer_commit (writer, &error));
  g_assert_no_error (error);
  kor_file_writer_free (writer);
}

static void
remove_file (const char *name)
{
  g_autofree char *path = path_of (name);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

static gboolean
has_nameless_files (void)
{
  int fd = open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

  if (fd >= 0)
    close (fd);
  return fd >= 0;
}

/* Whole or not at all; and readable by nobody else. */
static void
test_new (void)
{
  KorFileWriter *writer = begin ("a", "first");
  g_autofree char *path = path_of ("a");
  struct stat st;

  finish (writer);
  assert_content ("a", "first");
  assert_folder ("a");
  g_assert_cmpint (stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);

  kor_file_writer_free (begin ("a", "never"));
  kor_file_writer_free (begin ("b", "never"));
  assert_content ("a", "first");
  assert_folder ("a");

  finish (begin ("a", "second"));
  assert_content ("a", "second");
  assert_folder ("a");
  remove_file ("a");
}

/* A program that is killed while it writes leaves nothing: the file has no name before it is whole. */
static void
test_nameless (void)
{
  KorFileWriter *writer;
  g_autofree char *big = g_strnfill (300000, 'x');

  if (!has_nameless_files ()) {
    g_test_skip ("this file system has no nameless files");
    return;
  }
  finish (begin ("old", "old"));
  for (guint i = 0; i < 2; i++) {
    writer = begin (i == 0 ? "old" : "new", big);
    g_assert_true (kor_file_writer_sync (writer, NULL));
    assert_folder ("old");
    assert_content ("old", "old");
    kor_file_writer_free (writer);
  }
  remove_file ("old");
}

/* The file behind a link is written, and a link to nothing is replaced. */
static void
test_links (void)
{
  g_autofree char *link = path_of ("link");

  finish (begin ("file", "old"));
  g_assert_cmpint (symlink ("file", link), ==, 0);
  finish (begin ("link", "new"));
  assert_content ("file", "new");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  remove_file ("file");
  finish (begin ("link", "newer"));
  assert_content ("link", "newer");
  assert_folder ("link");
  remove_file ("link");
}

static void
test_device (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  g_assert_true (kor_file_write_bytes ("/dev/null", bytes, &error));
  g_assert_no_error (error);
  g_assert_false (kor_file_write_bytes ("/dev/full", bytes, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_CANNOT_WRITE);
}

static void
test_refused (void)
{
  g_autofree char *missing = path_of ("no/such/file");
  g_autoptr (GError) error = NULL;

  g_assert_null (kor_file_writer_new (missing, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_CANNOT_WRITE);
  assert_folder ("");
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("kortisto-writer-XXXXXX", NULL);
  g_test_add_func ("/file-writer/new", test_new);
  g_test_add_func ("/file-writer/nameless", test_nameless);
  g_test_add_func ("/file-writer/links", test_links);
  g_test_add_func ("/file-writer/device", test_device);
  g_test_add_func ("/file-writer/refused", test_refused);
  result = g_test_run ();
  g_rmdir (folder);
  g_free (folder);
  return result;
}
