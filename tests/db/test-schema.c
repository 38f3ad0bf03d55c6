/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "db-fixture.h"
#include "kor-db-check.h"
#include "kor-error.h"
#include "kor-schema.h"

typedef struct {
  char *folder;
  KorDb *db;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = db_test_folder_new ();
  self->db = db_test_create (self->folder);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->db, kor_db_close);
  db_test_folder_remove (self->folder);
}

static void
test_create (Fixture *self, gconstpointer data)
{
  GError *error = NULL;
  g_autoptr (GError) twice = NULL;

  g_assert_true (kor_schema_create (self->db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (db_test_ask (self->db, "PRAGMA application_id"), ==, 0x4B4F5254);
  g_assert_cmpint (db_test_ask (self->db, "PRAGMA user_version"), ==, kor_schema_get_newest ());
  g_assert_cmpint (db_test_ask (self->db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_false (kor_schema_create (self->db, &twice));
  g_assert_error (twice, KOR_ERROR, KOR_ERROR_EXISTS);

  g_clear_pointer (&self->db, kor_db_close);
  self->db = db_test_open (self->folder, KOR_DB_WRITER);
  g_assert_true (kor_schema_check (self->db, &error));
  g_assert_false (kor_schema_needs_migration (self->db, &error));
  g_assert_true (kor_db_verify (self->db, NULL, &error));
  g_assert_no_error (error);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) empty = NULL;
  g_autoptr (GError) newer = NULL;
  g_autoptr (GError) migrate = NULL;
  g_autoptr (GError) sentinel = NULL;
  g_auto (GStrv) facts = NULL;

  g_assert_false (kor_schema_check (self->db, &empty));
  g_assert_error (empty, KOR_ERROR, KOR_ERROR_DAMAGED);

  g_assert_true (kor_schema_create (self->db, NULL));
  g_assert_true (kor_db_exec (self->db, "PRAGMA user_version = 99", NULL));
  g_assert_false (kor_schema_check (self->db, &newer));
  g_assert_error (newer, KOR_ERROR, KOR_ERROR_TOO_NEW);
  facts = kor_error_get_facts (newer);
  g_assert_cmpstr (facts[0], ==, "99");
  g_assert_false (kor_schema_migrate (self->db, &migrate));
  g_assert_error (migrate, KOR_ERROR, KOR_ERROR_TOO_NEW);
  g_assert_cmpint (db_test_ask (self->db, "PRAGMA user_version"), ==, 99);

  g_assert_true (kor_db_exec (
    self->db, "PRAGMA user_version = 1; DELETE FROM meta WHERE key = 'sentinel'", NULL));
  g_assert_false (kor_schema_check (self->db, &sentinel));
  g_assert_error (sentinel, KOR_ERROR, KOR_ERROR_DAMAGED);
}

static const char version_1[] =
  "-- a comment; with a semicolon\n"
  "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT) STRICT;\n"
  "CREATE TABLE paper (id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person) STRICT;\n"
  "CREATE TRIGGER t AFTER INSERT ON person BEGIN SELECT 1; SELECT 2; END;\n"
  "INSERT INTO person VALUES (1, 'Aino; Kotkansalo'); INSERT INTO paper VALUES (5, 1);\n";

/* Rebuilds a table that another one points to. */
static const char version_2[] =
  "CREATE TABLE person_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, note TEXT) STRICT;"
  "INSERT INTO person_new SELECT id, name, NULL FROM person; DROP TABLE person;"
  "ALTER TABLE person_new RENAME TO person;";

static const char breaks_keys[] = "DELETE FROM person;";
static const char breaks_late[] =
  "CREATE TABLE half (a INTEGER) STRICT; INSERT INTO nowhere VALUES (1);";
static const char commits[] = "CREATE TABLE half (a INTEGER) STRICT; COMMIT;";

static void
test_migrate (Fixture *self, gconstpointer data)
{
  const char *one[] = { version_1, NULL };
  const char *two[] = { version_1, version_2, NULL };
  GError *error = NULL;

  g_assert_true (kor_schema_migrate_with (self->db, one, &error));
  g_assert_cmpint (db_test_ask (self->db, "PRAGMA user_version"), ==, 1);
  g_assert_true (kor_schema_migrate_with (self->db, two, &error));
  g_assert_true (kor_schema_migrate_with (self->db, two, &error));
  g_assert_no_error (error);
  g_assert_cmpint (db_test_ask (self->db, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (db_test_ask (self->db, "SELECT person FROM paper"), ==, 1);
  g_assert_cmpint (db_test_ask (self->db, "SELECT count (note) + count (*) FROM person"), ==, 1);
  g_assert_cmpint (db_test_ask (self->db, "PRAGMA foreign_keys"), ==, 1);
}

static void
test_migrate_fails (Fixture *self, gconstpointer data)
{
  const char *bad_steps[] = { breaks_keys, breaks_late, commits };
  const char *one[] = { version_1, NULL };

  g_assert_true (kor_schema_migrate_with (self->db, one, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad_steps); i++) {
    const char *two[] = { version_1, bad_steps[i], NULL };
    g_autoptr (GError) error = NULL;

    g_assert_false (kor_schema_migrate_with (self->db, two, &error));
    g_assert_nonnull (error);
    g_assert_cmpint (db_test_ask (self->db, "PRAGMA user_version"), ==, 1);
    g_assert_cmpint (db_test_ask (self->db, "PRAGMA foreign_keys"), ==, 1);
    g_assert_cmpint (db_test_ask (self->db, "SELECT count (*) FROM person"), ==, 1);
    g_assert_cmpint (db_test_ask (self->db, "SELECT count (*) FROM sqlite_schema"), ==, 3);
  }
}

static void
test_script (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kor_schema_apply_script (self->db, version_1, &error));
  g_assert_no_error (error);
  g_assert_cmpint (db_test_ask (self->db, "SELECT count (*) FROM person"), ==, 1);
  g_assert_false (kor_schema_apply_script (self->db, breaks_late, &error));
  g_assert_error (error, KOR_DB_ERROR, KOR_DB_ERROR_OTHER);
  g_assert_cmpint (db_test_ask (self->db, "SELECT count (*) FROM sqlite_schema"), ==, 3);
}

#define add(path, func) g_test_add ("/schema/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  kor_db_init_process ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("create", test_create);
  add ("refused", test_refused);
  add ("migrate", test_migrate);
  add ("migrate-fails", test_migrate_fails);
  add ("script", test_script);

  return g_test_run ();
}
