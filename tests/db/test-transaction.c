/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "db-fixture.h"
#include "kor-db-check.h"
#include "kor-error.h"

#include <glib/gstdio.h>
#include <sys/resource.h>
#include <sys/stat.h>

typedef struct {
  char *folder;
  KorDb *db;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  GError *error = NULL;

  self->folder = db_test_folder_new ();
  self->db = db_test_create (self->folder);
  kor_db_exec (self->db,
               "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT UNIQUE) STRICT;"
               "INSERT INTO thing VALUES (1, 'first')",
               &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->db, kor_db_close);
  db_test_folder_remove (self->folder);
}

static gint64
count (KorDb *db)
{
  return db_test_ask (db, "SELECT count (*) FROM thing");
}

static gboolean
insert (KorDb *db, gint64 id, GError **error)
{
  return kor_db_run (db, error, "INSERT INTO thing (id) VALUES (?)", "i", id);
}

/* --- bodies ----------------------------------------------------------------------------------- */

static gboolean
good_cb (KorDb *db, gpointer data, GError **error)
{
  g_assert_true (kor_db_in_transaction (db));
  return insert (db, 2, error) && insert (db, 3, error);
}

static gboolean
fails_cb (KorDb *db, gpointer data, GError **error)
{
  return insert (db, 2, error) && insert (db, 1, error);
}

static gboolean
refuses_without_error_cb (KorDb *db, gpointer data, GError **error)
{
  g_assert_true (insert (db, 2, NULL));
  return FALSE;
}

/* Success, but with an error: in doubt nothing is kept. */
static gboolean
doubtful_cb (KorDb *db, gpointer data, GError **error)
{
  g_assert_true (insert (db, 2, NULL));
  insert (db, 1, error);
  return TRUE;
}

static gboolean
nested_cb (KorDb *db, gpointer data, GError **error)
{
  return insert (db, 2, error) && kor_db_transaction (db, good_cb, NULL, error);
}

static gboolean
commits_cb (KorDb *db, gpointer data, GError **error)
{
  return insert (db, 2, error) && kor_db_exec (db, "COMMIT", error);
}

static gboolean
holds_statement_cb (KorDb *db, gpointer data, GError **error)
{
  KorDbStatement **held = data;

  g_assert_true (insert (db, 2, NULL));
  *held = kor_db_query (db, error, "SELECT id FROM thing", NULL);
  g_assert_true (kor_db_statement_next (*held, error));
  return insert (db, 1, error);
}

static gboolean
endless_cb (KorDb *db, gpointer data, GError **error)
{
  g_assert_true (insert (db, 2, NULL));
  g_cancellable_cancel (data);
  return insert (db, 3, error);
}

static gboolean
conflict_cb (KorDb *db, gpointer data, GError **error)
{
  /* SQLite itself rolls the transaction back here; the body does not look. */
  g_assert_true (insert (db, 2, NULL));
  g_assert_false (kor_db_run (db, NULL, "INSERT OR ROLLBACK INTO thing (id) VALUES (1)", NULL));
  return TRUE;
}

/* --- tests ------------------------------------------------------------------------------------ */

static void
test_commit (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kor_db_transaction (self->db, good_cb, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (kor_db_in_transaction (self->db));
  g_assert_cmpint (count (self->db), ==, 3);
}

static void
test_rollback (Fixture *self, gconstpointer data)
{
  static const KorDbBody bodies[] = {
    fails_cb, refuses_without_error_cb, doubtful_cb, nested_cb, commits_cb, conflict_cb,
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (kor_db_transaction (self->db, bodies[i], NULL, &error));
    g_assert_nonnull (error);
    g_assert_false (kor_db_in_transaction (self->db));
    g_assert_cmpint (count (self->db), ==, 1);
  }

  /* And the connection is as good as before. */
  g_assert_true (kor_db_transaction (self->db, good_cb, NULL, NULL));
  g_assert_cmpint (count (self->db), ==, 3);
}

static void
test_statement_held (Fixture *self, gconstpointer data)
{
  KorDbStatement *held = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) after = NULL;

  g_assert_false (kor_db_transaction (self->db, holds_statement_cb, &held, &error));
  g_assert_error (error, KOR_DB_ERROR, KOR_DB_ERROR_CONSTRAINT);
  g_assert_cmpint (count (self->db), ==, 1);
  g_assert_false (kor_db_statement_next (held, &after));
  g_assert_error (after, KOR_DB_ERROR, KOR_DB_ERROR_CLOSED);
  kor_db_statement_done (held);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  kor_db_set_cancellable (self->db, cancellable);
  g_assert_false (kor_db_transaction (self->db, endless_cb, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  kor_db_set_cancellable (self->db, NULL);
  g_assert_cmpint (count (self->db), ==, 1);
}

static void
test_reader_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (KorDb) reader = db_test_open (self->folder, KOR_DB_READER);
  g_autoptr (GError) error = NULL;

  g_assert_false (kor_db_transaction (reader, good_cb, NULL, &error));
  g_assert_error (error, KOR_DB_ERROR, KOR_DB_ERROR_READ_ONLY);
  g_assert_cmpint (count (self->db), ==, 1);
}

/* Left open by a connection that is closed: as a crash would, it leaves nothing. */
static gboolean
close_inside_cb (KorDb *db, gpointer data, GError **error)
{
  Fixture *self = data;
  g_autoptr (KorDb) reader = db_test_open (self->folder, KOR_DB_READER);

  g_assert_true (insert (db, 2, error));
  g_assert_cmpint (count (reader), ==, 1);
  return FALSE;
}

static void
test_not_seen_before_commit (Fixture *self, gconstpointer data)
{
  g_assert_false (kor_db_transaction (self->db, close_inside_cb, self, NULL));
}

#define BLOB_SIZE 20000

static gboolean
insert_much_cb (KorDb *db, gpointer data, GError **error)
{
  g_autofree char *text = g_strnfill (BLOB_SIZE, 'x');

  for (gint64 i = 100; i < 300; i++) {
    g_autofree char *name = g_strdup_printf ("%s%d", text, (int) i);

    if (!kor_db_run (db, error, "INSERT INTO thing VALUES (?, ?)", "it", i, name))
      return FALSE;
  }

  return TRUE;
}

static void
limit_file_size (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* As on a full disk or with a full quota: the error says so and not a row is lost. */
static void
test_full (Fixture *self, gconstpointer data)
{
  gboolean exclusive = GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  GError *none = NULL;

  if (exclusive) {
    g_clear_pointer (&self->db, kor_db_close);
    self->db = db_test_open (self->folder, KOR_DB_WRITER | KOR_DB_EXCLUSIVE);
  }

  limit_file_size (256 * 1024);
  g_assert_false (kor_db_transaction (self->db, insert_much_cb, NULL, &error));
  g_assert_error (error, KOR_DB_ERROR, KOR_DB_ERROR_FULL);
  g_assert_false (kor_db_in_transaction (self->db));
  g_assert_cmpint (count (self->db), ==, 1);

  limit_file_size (RLIM_INFINITY);
  g_assert_true (kor_db_transaction (self->db, insert_much_cb, NULL, &none));
  g_assert_no_error (none);
  g_assert_cmpint (count (self->db), ==, 201);
  g_clear_pointer (&self->db, kor_db_close);

  self->db = db_test_open (self->folder, KOR_DB_WRITER);
  g_assert_true (kor_db_verify (self->db, NULL, &none));
  g_assert_no_error (none);
  g_assert_cmpint (count (self->db), ==, 201);
}

/* The rows are committed in the log but cannot be carried into the file, then the program ends. */
static void
test_full_at_checkpoint (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  struct stat st;
  g_autoptr (GError) error = NULL;
  GError *none = NULL;

  g_assert_true (kor_db_checkpoint (self->db, &none));
  g_assert_true (kor_db_exec (self->db, "PRAGMA wal_autocheckpoint = 0", &none));
  g_assert_true (kor_db_transaction (self->db, insert_much_cb, NULL, &none));
  g_assert_no_error (none);

  limit_file_size (64 * 1024 + 1000);
  g_assert_false (kor_db_checkpoint (self->db, &error));
  g_assert_error (error, KOR_DB_ERROR, KOR_DB_ERROR_FULL);
  g_clear_pointer (&self->db, kor_db_close);
  limit_file_size (RLIM_INFINITY);

  /* It broke off inside a page; the log still has it all. */
  path = g_build_filename (self->folder, "register.db", NULL);
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_size % KOR_DB_PAGE_SIZE, ==, 1000);

  self->db = db_test_open (self->folder, KOR_DB_WRITER);
  g_assert_cmpint (count (self->db), ==, 201);
  g_assert_true (kor_db_verify (self->db, NULL, &none));
  g_assert_no_error (none);
}

#define add(path, func, data)                                                                      \
  g_test_add ("/transaction/" path, Fixture, GINT_TO_POINTER (data), set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  kor_db_init_process ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("commit", test_commit, 0);
  add ("rollback", test_rollback, 0);
  add ("statement-held", test_statement_held, 0);
  add ("cancelled", test_cancelled, 0);
  add ("reader-refused", test_reader_refused, 0);
  add ("not-seen-before-commit", test_not_seen_before_commit, 0);
  add ("full", test_full, FALSE);
  add ("full-exclusive", test_full, TRUE);
  add ("full-at-checkpoint", test_full_at_checkpoint, 0);

  return g_test_run ();
}
