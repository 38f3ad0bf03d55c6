/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "db-fixture.h"
#include "kor-db-backup.h"
#include "kor-db-check.h"
#include "kor-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>

typedef struct {
  char *folder;
  char *copy;
  KorDb *db;
  KorSecret *other;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  GError *error = NULL;

  self->folder = db_test_folder_new ();
  self->copy = g_build_filename (self->folder, "copy.db", NULL);
  self->other = kor_secret_new_random (KOR_DB_KEY_SIZE);
  self->db = db_test_create (self->folder);
  kor_db_exec (self->db,
               "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT) STRICT;"
               "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
               " INSERT INTO thing SELECT i, 'some name or other ' || i FROM n;",
               &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->db, kor_db_close);
  kor_secret_free (self->other);
  g_free (self->copy);
  db_test_folder_remove (self->folder);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_new_key (Fixture *self, gconstpointer data)
{
  g_autoptr (KorDb) copy = NULL;
  g_autoptr (KorSecret) key = db_test_key ();
  g_autoptr (GError) wrong = NULL;
  g_autoptr (GError) twice = NULL;
  GError *error = NULL;

  g_assert_true (kor_db_backup (self->db, self->copy, self->other, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (kor_db_open (self->copy, key, KOR_DB_WRITER, &wrong));
  g_assert_error (wrong, KOR_DB_ERROR, KOR_DB_ERROR_WRONG_KEY);

  copy = kor_db_open (self->copy, self->other, KOR_DB_WRITER, &error);
  g_assert_no_error (error);
  g_assert_cmpint (db_test_ask (copy, "SELECT count (*) FROM thing"), ==, 5000);
  g_assert_true (kor_db_verify (copy, NULL, &error));
  g_assert_no_error (error);

  g_assert_false (kor_db_backup (self->db, self->copy, self->other, NULL, &twice));
  g_assert_error (twice, KOR_ERROR, KOR_ERROR_EXISTS);
}

/* With the same key the salt is another: pages of the copy do not fit into the register. */
static void
test_same_key (Fixture *self, gconstpointer data)
{
  g_autoptr (KorSecret) key = db_test_key ();
  g_autofree char *content = NULL;
  g_autofree char *copied = NULL;
  g_autofree char *path = g_build_filename (self->folder, "register.db", NULL);
  GError *error = NULL;

  g_assert_true (kor_db_backup (self->db, self->copy, key, NULL, &error));
  g_assert_no_error (error);
  g_clear_pointer (&self->db, kor_db_close);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_file_get_contents (self->copy, &copied, NULL, NULL));
  g_assert_true (memcmp (content, copied, 16) != 0);
}

static void
test_stopped (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) full = NULL;
  guint n_files = count_files (self->folder);
  struct rlimit limit;

  g_cancellable_cancel (cancellable);
  g_assert_false (kor_db_backup (self->db, self->copy, self->other, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (self->folder), ==, n_files);

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = 64 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (kor_db_backup (self->db, self->copy, self->other, NULL, &full));
  g_assert_error (full, KOR_DB_ERROR, KOR_DB_ERROR_FULL);
  limit.rlim_cur = RLIM_INFINITY;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_cmpuint (count_files (self->folder), ==, n_files);
}

#define add(path, func) g_test_add ("/backup/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  kor_db_init_process ();
  g_test_init (&argc, &argv, NULL);

  add ("new-key", test_new_key);
  add ("same-key", test_same_key);
  add ("stopped", test_stopped);

  return g_test_run ();
}
