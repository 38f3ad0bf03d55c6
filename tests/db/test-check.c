/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "db-fixture.h"
#include "kor-db-check.h"
#include "kor-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  char *folder;
  char *path;
  char *content; /* of the good file, closed */
  gsize size;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  KorDb *db;
  GError *error = NULL;

  self->folder = db_test_folder_new ();
  self->path = g_build_filename (self->folder, "register.db", NULL);
  db = db_test_create (self->folder);
  kor_db_exec (
    db,
    "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, place TEXT) STRICT;"
    "CREATE INDEX person_name ON person (name);"
    "CREATE VIRTUAL TABLE search USING fts5 (name, content='person', content_rowid='id');"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)"
    " INSERT INTO person SELECT i, 'name' || i, 'place' || i FROM n;"
    "INSERT INTO search (rowid, name) SELECT id, name FROM person;",
    &error);
  g_assert_no_error (error);
  g_assert_true (kor_db_verify (db, NULL, &error));
  g_assert_no_error (error);
  kor_db_close (db);
  g_assert_true (g_file_get_contents (self->path, &self->content, &self->size, NULL));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_free (self->content);
  g_free (self->path);
  db_test_folder_remove (self->folder);
}

static void
put_back (Fixture *self, gsize size)
{
  static const char *const suffixes[] = { "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strconcat (self->path, suffixes[i], NULL);

    g_unlink (name);
  }
  g_assert_true (g_file_set_contents (self->path, self->content, (gssize) size, NULL));
}

/* Opens and verifies: somewhere on this way the damage must be told. */
static void
assert_damaged (Fixture *self)
{
  g_autoptr (KorSecret) key = db_test_key ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KorDb) db = kor_db_open (self->path, key, KOR_DB_WRITER, &error);

  if (db != NULL) {
    g_assert_false (kor_db_verify (db, NULL, &error));
    g_assert_error (error, KOR_ERROR, KOR_ERROR_DAMAGED);
    g_assert_null (strstr (error->message, "name1"));
    return;
  }

  g_assert_true (g_error_matches (error, KOR_ERROR, KOR_ERROR_DAMAGED) ||
                 g_error_matches (error, KOR_DB_ERROR, KOR_DB_ERROR_WRONG_KEY) ||
                 g_error_matches (error, KOR_DB_ERROR, KOR_DB_ERROR_CORRUPT));
}

static void
test_flip_each_page (Fixture *self, gconstpointer data)
{
  gsize n_pages = self->size / KOR_DB_PAGE_SIZE;

  g_assert_cmpuint (n_pages, >, 10);
  for (gsize page = 0; page < n_pages; page++) {
    /* At the begin, in the middle, in the initialisation vector and in the code at the end. */
    static const guint offsets[] = { 3, 2000, 4096 - 78, 4096 - 40 };

    for (guint i = 0; i < G_N_ELEMENTS (offsets); i++) {
      put_back (self, self->size);
      db_test_flip (self->path, (goffset) (page * KOR_DB_PAGE_SIZE + offsets[i]));
      assert_damaged (self);
    }
  }
}

static void
test_truncated (Fixture *self, gconstpointer data)
{
  gsize n_pages = self->size / KOR_DB_PAGE_SIZE;

  for (gsize page = 0; page < n_pages; page++) {
    put_back (self, page * KOR_DB_PAGE_SIZE);
    assert_damaged (self);
    put_back (self, page * KOR_DB_PAGE_SIZE + 1000);
    assert_damaged (self);
  }
}

static void
test_appended (Fixture *self, gconstpointer data)
{
  g_autofree char *longer = g_malloc0 (self->size + KOR_DB_PAGE_SIZE);

  put_back (self, self->size);
  memcpy (longer, self->content, self->size);
  g_assert_true (
    g_file_set_contents (self->path, longer, (gssize) (self->size + KOR_DB_PAGE_SIZE), NULL));
  assert_damaged (self);
}

static void
test_pages_swapped (Fixture *self, gconstpointer data)
{
  gsize last = self->size - KOR_DB_PAGE_SIZE;
  g_autofree char *swapped = g_memdup2 (self->content, self->size);

  memcpy (swapped + last, self->content + last - KOR_DB_PAGE_SIZE, KOR_DB_PAGE_SIZE);
  memcpy (swapped + last - KOR_DB_PAGE_SIZE, self->content + last, KOR_DB_PAGE_SIZE);
  put_back (self, self->size);
  g_assert_true (g_file_set_contents (self->path, swapped, (gssize) self->size, NULL));
  assert_damaged (self);
}

/* A query that meets a damaged page says so, and goes on saying so. */
static void
test_query (Fixture *self, gconstpointer data)
{
  g_autoptr (KorSecret) key = db_test_key ();
  guint n_found = 0;

  for (gsize page = 1; page < self->size / KOR_DB_PAGE_SIZE; page++) {
    g_autoptr (KorDb) db = NULL;
    g_autoptr (GError) error = NULL;

    put_back (self, self->size);
    db_test_flip (self->path, (goffset) (page * KOR_DB_PAGE_SIZE + 100));
    db = kor_db_open (self->path, key, KOR_DB_WRITER, &error);
    if (db != NULL && kor_db_run (db, &error, "SELECT sum (length (place)) FROM person", NULL))
      continue;

    g_assert_error (error, KOR_DB_ERROR, KOR_DB_ERROR_CORRUPT);
    n_found++;
  }
  g_assert_cmpuint (n_found, >, 1);
}

/* No page is bad, yet the check finds what points nowhere. */
static void
test_foreign_key (Fixture *self, gconstpointer data)
{
  g_autoptr (KorDb) db = db_test_open (self->folder, KOR_DB_WRITER);
  g_autoptr (GError) error = NULL;

  g_assert_true (kor_db_exec (db,
                              "CREATE TABLE paper (person INTEGER REFERENCES person) STRICT;"
                              "PRAGMA foreign_keys = OFF; INSERT INTO paper VALUES (4711);"
                              "PRAGMA foreign_keys = ON",
                              NULL));
  g_assert_false (kor_db_verify (db, NULL, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_DAMAGED);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (KorDb) db = db_test_open (self->folder, KOR_DB_WRITER);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (kor_db_verify (db, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (kor_db_verify (db, NULL, NULL));
}

#define add(path, func) g_test_add ("/check/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  kor_db_init_process ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("flip-each-page", test_flip_each_page);
  add ("truncated", test_truncated);
  add ("appended", test_appended);
  add ("pages-swapped", test_pages_swapped);
  add ("foreign-key", test_foreign_key);
  add ("query", test_query);
  add ("cancelled", test_cancelled);

  return g_test_run ();
}
