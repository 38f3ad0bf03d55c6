/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "db-fixture.h"
#include "kor-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MARKER "Marker-Aino-Kotkansalo-7731"

typedef struct {
  char *folder;
  char *path;
  KorDb *db;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  GError *error = NULL;

  self->folder = db_test_folder_new ();
  self->path = g_build_filename (self->folder, "register.db", NULL);
  self->db = db_test_create (self->folder);
  kor_db_exec (self->db,
               "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT UNIQUE, data BLOB,"
               " CHECK (name <> 'bad')) STRICT;",
               &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->db, kor_db_close);
  g_clear_pointer (&self->path, g_free);
  db_test_folder_remove (self->folder);
}

static char *
pragma (KorDb *db, const char *name)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA %s", name);
  g_autoptr (KorDbStatement) statement = NULL;
  GError *error = NULL;

  statement = kor_db_query (db, &error, sql, NULL);
  g_assert_no_error (error);
  g_assert_true (kor_db_statement_next (statement, &error));
  return kor_db_statement_dup_text (statement, 0);
}

static void
assert_pragma (KorDb *db, const char *name, const char *wanted)
{
  g_autofree char *value = pragma (db, name);

  g_assert_cmpstr (value, ==, wanted);
}

static void
test_pragmas (Fixture *self, gconstpointer data)
{
  g_autoptr (KorDb) reader = db_test_open (self->folder, KOR_DB_READER);
  KorDb *dbs[] = { self->db, reader };

  for (guint i = 0; i < G_N_ELEMENTS (dbs); i++) {
    assert_pragma (dbs[i], "journal_mode", "wal");
    assert_pragma (dbs[i], "synchronous", "2");
    assert_pragma (dbs[i], "foreign_keys", "1");
    assert_pragma (dbs[i], "secure_delete", "1");
    assert_pragma (dbs[i], "cell_size_check", "1");
    assert_pragma (dbs[i], "trusted_schema", "0");
    assert_pragma (dbs[i], "auto_vacuum", "0");
    assert_pragma (dbs[i], "temp_store", "2");
    assert_pragma (dbs[i], "page_size", "4096");
    assert_pragma (dbs[i], "cache_size", i == 0 ? "-65536" : "-32768");
    assert_pragma (dbs[i], "query_only", i == 0 ? "0" : "1");
    assert_pragma (dbs[i], "locking_mode", "normal");
  }
}

/* What would weaken the register is refused even to our own SQL. */
static void
test_forbidden (Fixture *self, gconstpointer data)
{
  static const char *const forbidden[] = {
    "PRAGMA key = 'O'",
    "PRAGMA rekey = 'x'",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = OFF",
    "PRAGMA temp_store = FILE",
    "PRAGMA writable_schema = ON",
    "ATTACH 'other.db' AS other",
    "ATTACH 'other.db' AS other KEY ''",
    "SELECT load_extension ('x')",
    "SELECT \"no such column\" FROM thing",
    "CREATE TABLE other (a TEXT DEFAULT \"double\" CHECK (a <> \"quoted\"))",
  };

  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (kor_db_exec (self->db, forbidden[i], &error));
    g_assert_error (error, KOR_DB_ERROR, KOR_DB_ERROR_OTHER);
  }
  assert_pragma (self->db, "journal_mode", "wal");

  {
    GError *error = NULL;

    kor_db_exec (self->db, "VACUUM", &error);
    g_assert_no_error (error);
  }
}

static void
test_values (Fixture *self, gconstpointer data)
{
  static const guint8 bytes[] = { 0, 1, 0, 255 };
  g_autoptr (GBytes) blob = g_bytes_new_static (bytes, sizeof bytes);
  g_autoptr (GBytes) empty = g_bytes_new_static (bytes, 0);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GBytes) empty_back = NULL;
  g_autoptr (KorDbStatement) statement = NULL;
  GError *error = NULL;

  g_assert_true (kor_db_run (
    self->db, &error, "INSERT INTO thing VALUES (?, ?, ?)", "itb", G_MAXINT64, "Mäkinen", blob));
  g_assert_cmpint (kor_db_last_insert_id (self->db), ==, G_MAXINT64);
  g_assert_cmpint (kor_db_changes (self->db), ==, 1);
  g_assert_true (kor_db_run (self->db,
                             &error,
                             "INSERT INTO thing VALUES (?, ?, ?)",
                             "itb",
                             G_GINT64_CONSTANT (1),
                             NULL,
                             empty));
  g_assert_no_error (error);
  g_assert_true (kor_db_run (self->db, &error, "UPDATE thing SET name = ? WHERE id = 1", "n"));

  statement = kor_db_query (self->db, &error, "SELECT id, name, data FROM thing ORDER BY id", "");
  g_assert_no_error (error);
  g_assert_cmpint (kor_db_statement_get_n_columns (statement), ==, 3);
  g_assert_cmpstr (kor_db_statement_get_column_name (statement, 1), ==, "name");

  g_assert_true (kor_db_statement_next (statement, &error));
  g_assert_true (kor_db_statement_is_null (statement, 1));
  g_assert_null (kor_db_statement_get_text (statement, 1));
  empty_back = kor_db_statement_get_blob (statement, 2);
  g_assert_cmpuint (g_bytes_get_size (empty_back), ==, 0);

  g_assert_true (kor_db_statement_next (statement, &error));
  g_assert_cmpint (kor_db_statement_get_int64 (statement, 0), ==, G_MAXINT64);
  g_assert_cmpstr (kor_db_statement_get_text (statement, 1), ==, "Mäkinen");
  back = kor_db_statement_get_blob (statement, 2);
  g_assert_true (g_bytes_equal (back, blob));
}

static void
test_statement_end (Fixture *self, gconstpointer data)
{
  const char *sql = "SELECT id FROM thing WHERE id > ?";
  KorDbStatement *first, *second, *one;
  GError *error = NULL;

  g_assert_true (kor_db_run (self->db, &error, "INSERT INTO thing (id) VALUES (5)", NULL));

  /* The same statement twice at a time, then again from the cache. */
  first = kor_db_query (self->db, &error, sql, "i", G_GINT64_CONSTANT (0));
  second = kor_db_query (self->db, &error, sql, "i", G_GINT64_CONSTANT (4));
  g_assert_true (first != second);
  g_assert_true (kor_db_statement_next (first, &error));
  g_assert_true (kor_db_statement_next (second, &error));
  g_assert_false (kor_db_statement_next (first, &error));
  g_assert_false (kor_db_statement_next (first, &error));
  g_assert_no_error (error);
  one = first;
  kor_db_statement_done (second);
  kor_db_statement_done (first);

  first = kor_db_query (self->db, &error, sql, "i", G_GINT64_CONSTANT (5));
  g_assert_true (first == one || first == second);
  g_assert_false (kor_db_statement_next (first, &error));
  kor_db_statement_done (first);

  /* A statement outlives its connection without harm. */
  first = kor_db_query (self->db, &error, sql, "i", G_GINT64_CONSTANT (0));
  g_clear_pointer (&self->db, kor_db_close);
  g_assert_false (kor_db_statement_next (first, &error));
  g_assert_error (error, KOR_DB_ERROR, KOR_DB_ERROR_CLOSED);
  g_clear_error (&error);
  kor_db_statement_done (first);
}

static void
test_wrong_calls (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) few = NULL;
  g_autoptr (GError) two = NULL;
  g_autoptr (GError) none = NULL;

  g_assert_null (kor_db_query (self->db, &few, "SELECT ?, ?", "i", G_GINT64_CONSTANT (1)));
  g_assert_error (few, KOR_DB_ERROR, KOR_DB_ERROR_OTHER);
  g_assert_null (kor_db_query (self->db, &two, "SELECT 1; SELECT 2", NULL));
  g_assert_error (two, KOR_DB_ERROR, KOR_DB_ERROR_OTHER);
  g_assert_null (kor_db_query (self->db, &none, " ", NULL));
  g_assert_error (none, KOR_DB_ERROR, KOR_DB_ERROR_OTHER);
}

static void
test_constraints (Fixture *self, gconstpointer data)
{
  const char *sql = "INSERT INTO thing (name) VALUES (?)";
  g_autoptr (GError) unique = NULL;
  g_autoptr (GError) check = NULL;
  g_autoptr (GError) type = NULL;
  g_autoptr (KorDb) reader = NULL;
  g_autoptr (GError) read_only = NULL;

  g_assert_true (kor_db_run (self->db, NULL, sql, "t", MARKER));
  g_assert_false (kor_db_run (self->db, &unique, sql, "t", MARKER));
  g_assert_error (unique, KOR_DB_ERROR, KOR_DB_ERROR_CONSTRAINT);
  g_assert_cmpstr (
    unique->message, ==, "SQLITE_CONSTRAINT_UNIQUE: INSERT INTO thing (name) VALUES (?)");
  g_assert_false (kor_db_run (self->db, &check, sql, "t", "bad"));
  g_assert_error (check, KOR_DB_ERROR, KOR_DB_ERROR_CONSTRAINT);
  g_assert_false (kor_db_run (self->db, &type, "INSERT INTO thing (data) VALUES (?)", "t", MARKER));
  g_assert_error (type, KOR_DB_ERROR, KOR_DB_ERROR_CONSTRAINT);
  g_assert_null (strstr (type->message, MARKER));

  reader = db_test_open (self->folder, KOR_DB_READER);
  g_assert_false (kor_db_run (reader, &read_only, sql, "t", "other"));
  g_assert_error (read_only, KOR_DB_ERROR, KOR_DB_ERROR_READ_ONLY);
}

static void
assert_not_in_plain (const char *folder, const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *content = NULL;
    gsize len = 0;
    struct stat st;

    g_assert_true (g_file_get_contents (path, &content, &len, NULL));
    g_assert_null (memmem (content, len, text, strlen (text)));
    g_assert_true (len < 16 || memcmp (content, "SQLite format 3", 16) != 0);
    g_assert_cmpint (g_stat (path, &st), ==, 0);
    g_assert_cmpint (st.st_mode & 0777, ==, 0600);
    n++;
  }
  g_assert_cmpuint (n, >, 0);
}

static void
test_nothing_in_plain (Fixture *self, gconstpointer data)
{
  GError *error = NULL;

  for (int i = 0; i < 300; i++) {
    g_autofree char *name = g_strdup_printf ("%s-%d", MARKER, i);

    g_assert_true (kor_db_run (self->db, &error, "INSERT INTO thing (name) VALUES (?)", "t", name));
  }
  assert_not_in_plain (self->folder, MARKER);
  g_assert_true (kor_db_checkpoint (self->db, &error));
  g_assert_no_error (error);
  assert_not_in_plain (self->folder, MARKER);

  g_clear_pointer (&self->db, kor_db_close);
  assert_not_in_plain (self->folder, MARKER);

  /* A clean close leaves the one file. */
  {
    g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
    g_autofree char *shm = g_strconcat (self->path, "-shm", NULL);

    g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
    g_assert_false (g_file_test (shm, G_FILE_TEST_EXISTS));
  }
}

static void
test_reader_sees_commits (Fixture *self, gconstpointer data)
{
  g_autoptr (KorDb) reader = db_test_open (self->folder, KOR_DB_READER);

  g_assert_cmpint (db_test_ask (reader, "SELECT count (*) FROM thing"), ==, 0);
  g_assert_true (kor_db_run (self->db, NULL, "INSERT INTO thing (id) VALUES (1)", NULL));
  g_assert_cmpint (db_test_ask (reader, "SELECT count (*) FROM thing"), ==, 1);
}

static void
test_exclusive (Fixture *self, gconstpointer data)
{
  g_autofree char *shm = g_strconcat (self->path, "-shm", NULL);
  g_autoptr (KorSecret) key = db_test_key ();
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->db, kor_db_close);
  self->db = db_test_open (self->folder, KOR_DB_WRITER | KOR_DB_EXCLUSIVE);
  assert_pragma (self->db, "locking_mode", "exclusive");
  g_assert_true (kor_db_run (self->db, NULL, "INSERT INTO thing (id) VALUES (1)", NULL));
  g_assert_false (g_file_test (shm, G_FILE_TEST_EXISTS));
}

static void
test_create_twice (Fixture *self, gconstpointer data)
{
  g_autoptr (KorSecret) key = db_test_key ();
  g_autoptr (GError) error = NULL;

  g_assert_null (kor_db_create (self->path, key, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_EXISTS);
  g_assert_cmpint (db_test_ask (self->db, "SELECT count (*) FROM thing"), ==, 0);
}

static KorDb *
open_with (const char *path, const KorSecret *key, GError **error)
{
  return kor_db_open (path, key, KOR_DB_WRITER, error);
}

static void
test_wrong_key (Fixture *self, gconstpointer data)
{
  g_autoptr (KorSecret) wrong = kor_secret_new_random (KOR_DB_KEY_SIZE);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->db, kor_db_close);
  g_assert_null (open_with (self->path, wrong, &error));
  g_assert_error (error, KOR_DB_ERROR, KOR_DB_ERROR_WRONG_KEY);

  /* It did no harm. */
  self->db = db_test_open (self->folder, KOR_DB_WRITER);
  g_assert_cmpint (db_test_ask (self->db, "SELECT count (*) FROM thing"), ==, 0);
}

static void
test_bad_files (Fixture *self, gconstpointer data)
{
  g_autoptr (KorSecret) key = db_test_key ();
  g_autofree char *missing = g_build_filename (self->folder, "no-such.db", NULL);
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) cut = NULL;
  g_autoptr (GError) empty = NULL;
  g_autoptr (GError) link = NULL;
  g_autofree char *link_path = g_build_filename (self->folder, "link.db", NULL);

  g_assert_null (open_with (missing, key, &none));
  g_assert_error (none, KOR_ERROR, KOR_ERROR_NO_REGISTER);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));

  g_clear_pointer (&self->db, kor_db_close);
  g_assert_cmpint (symlink (self->path, link_path), ==, 0);
  g_assert_null (open_with (link_path, key, &link));
  g_assert_error (link, KOR_ERROR, KOR_ERROR_DAMAGED);

  g_assert_cmpint (truncate (self->path, 2 * 4096 - 1), ==, 0);
  g_assert_null (open_with (self->path, key, &cut));
  g_assert_error (cut, KOR_ERROR, KOR_ERROR_DAMAGED);

  g_assert_cmpint (truncate (self->path, 0), ==, 0);
  g_assert_null (open_with (self->path, key, &empty));
  g_assert_error (empty, KOR_ERROR, KOR_ERROR_DAMAGED);
}

static void
test_plain_file_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (KorSecret) key = db_test_key ();
  g_autofree char *plain = g_malloc0 (8192);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->db, kor_db_close);
  memcpy (plain, "SQLite format 3", 16);
  g_assert_true (g_file_set_contents (self->path, plain, 8192, NULL));
  g_assert_null (open_with (self->path, key, &error));
  g_assert_error (error, KOR_DB_ERROR, KOR_DB_ERROR_WRONG_KEY);
}

#define ENDLESS                                                                                    \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count (*) FROM n"

static gpointer
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) before = NULL;
  GThread *thread;

  kor_db_set_cancellable (self->db, cancellable);
  thread = g_thread_new ("cancel", cancel_cb, cancellable);
  g_assert_false (kor_db_run (self->db, &error, ENDLESS, NULL));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);

  g_assert_false (kor_db_run (self->db, &before, "SELECT 1", NULL));
  g_assert_error (before, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  kor_db_set_cancellable (self->db, NULL);
  g_assert_cmpint (db_test_ask (self->db, "SELECT 41 + 1"), ==, 42);
}

typedef struct {
  KorDb *db;
  int stop; /* atomic */
} Interrupter;

static gpointer
interrupt_cb (gpointer data)
{
  Interrupter *interrupter = data;

  while (!g_atomic_int_get (&interrupter->stop)) {
    kor_db_interrupt (interrupter->db);
    g_thread_yield ();
  }
  return NULL;
}

static void
test_interrupt (Fixture *self, gconstpointer data)
{
  Interrupter interrupter = { self->db, 0 };
  GThread *thread = g_thread_new ("interrupt", interrupt_cb, &interrupter);
  g_autoptr (GError) error = NULL;

  g_assert_false (kor_db_run (self->db, &error, ENDLESS, NULL));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_atomic_int_set (&interrupter.stop, 1);
  g_thread_join (thread);
}

static gpointer
use_cb (gpointer data)
{
  kor_db_take_over (data);
  g_assert_cmpint (db_test_ask (data, "SELECT 7"), ==, 7);
  return NULL;
}

static void
test_take_over (Fixture *self, gconstpointer data)
{
  g_thread_join (g_thread_new ("other", use_cb, self->db));

  if (g_test_subprocess ()) {
    kor_db_changes (self->db);
    return;
  }

  kor_db_take_over (self->db);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*assertion failed*thread*");
}

#define add(path, func) g_test_add ("/db/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  kor_db_init_process ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("pragmas", test_pragmas);
  add ("forbidden", test_forbidden);
  add ("values", test_values);
  add ("statement-end", test_statement_end);
  add ("wrong-calls", test_wrong_calls);
  add ("constraints", test_constraints);
  add ("nothing-in-plain", test_nothing_in_plain);
  add ("reader-sees-commits", test_reader_sees_commits);
  add ("exclusive", test_exclusive);
  add ("create-twice", test_create_twice);
  add ("wrong-key", test_wrong_key);
  add ("bad-files", test_bad_files);
  add ("plain-file-refused", test_plain_file_refused);
  add ("cancel", test_cancel);
  add ("interrupt", test_interrupt);
  add ("take-over", test_take_over);

  return g_test_run ();
}
