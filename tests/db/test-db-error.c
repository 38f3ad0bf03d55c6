/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-db-private.h"

static const struct {
  int code;
  int system;
  KorDbError error;
  const char *message;
} cases[] = {
  { SQLITE_NOTADB, 0, KOR_DB_ERROR_WRONG_KEY, "SQLITE_NOTADB: SELECT ?" },
  { SQLITE_BUSY, 0, KOR_DB_ERROR_BUSY, "SQLITE_BUSY: SELECT ?" },
  { SQLITE_BUSY_SNAPSHOT, 0, KOR_DB_ERROR_BUSY, "SQLITE_BUSY_SNAPSHOT: SELECT ?" },
  { SQLITE_LOCKED_SHAREDCACHE, 0, KOR_DB_ERROR_BUSY, "SQLITE_LOCKED (262): SELECT ?" },
  { SQLITE_FULL, 0, KOR_DB_ERROR_FULL, "SQLITE_FULL: SELECT ?" },
  { SQLITE_IOERR_WRITE, EFBIG, KOR_DB_ERROR_FULL, "SQLITE_IOERR_WRITE: SELECT ?" },
  { SQLITE_IOERR_WRITE, EDQUOT, KOR_DB_ERROR_FULL, "SQLITE_IOERR_WRITE: SELECT ?" },
  { SQLITE_IOERR_FSYNC, ENOSPC, KOR_DB_ERROR_FULL, "SQLITE_IOERR_FSYNC: SELECT ?" },
  { SQLITE_IOERR_SHMSIZE, 0, KOR_DB_ERROR_FULL, "SQLITE_IOERR_SHMSIZE: SELECT ?" },
  { SQLITE_IOERR_WRITE, EIO, KOR_DB_ERROR_IO, "SQLITE_IOERR_WRITE: SELECT ?" },
  { SQLITE_IOERR_LOCK, 0, KOR_DB_ERROR_IO, "SQLITE_IOERR (3850): SELECT ?" },
  { SQLITE_CANTOPEN, EACCES, KOR_DB_ERROR_IO, "SQLITE_CANTOPEN: SELECT ?" },
  { SQLITE_READONLY_DBMOVED, 0, KOR_DB_ERROR_READ_ONLY, "SQLITE_READONLY (1032): SELECT ?" },
  { SQLITE_CORRUPT, 0, KOR_DB_ERROR_CORRUPT, "SQLITE_CORRUPT: SELECT ?" },
  { SQLITE_CORRUPT_VTAB, 0, KOR_DB_ERROR_CORRUPT, "SQLITE_CORRUPT_VTAB: SELECT ?" },
  { SQLITE_CONSTRAINT_CHECK, 0, KOR_DB_ERROR_CONSTRAINT, "SQLITE_CONSTRAINT_CHECK: SELECT ?" },
  { SQLITE_CONSTRAINT_PINNED, 0, KOR_DB_ERROR_CONSTRAINT, "SQLITE_CONSTRAINT (2835): SELECT ?" },
  { SQLITE_ABORT_ROLLBACK, 0, KOR_DB_ERROR_CLOSED, "SQLITE_ABORT_ROLLBACK: SELECT ?" },
  { SQLITE_ERROR, 0, KOR_DB_ERROR_OTHER, "SQLITE_ERROR: SELECT ?" },
  { SQLITE_NOMEM, ENOSPC, KOR_DB_ERROR_OTHER, "SQLITE_NOMEM: SELECT ?" },
  { 250, 0, KOR_DB_ERROR_OTHER, "SQLITE (250): SELECT ?" },
};

static void
test_map (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    kor_db_error_set (&error, cases[i].code, cases[i].system, "SELECT ?");
    g_assert_error (error, KOR_DB_ERROR, (int) cases[i].error);
    g_assert_cmpstr (error->message, ==, cases[i].message);
  }
}

static void
test_cancelled (void)
{
  g_autoptr (GError) error = NULL;

  kor_db_error_set (&error, SQLITE_INTERRUPT, 0, "SELECT ?");
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_without_statement (void)
{
  g_autoptr (GError) error = NULL;

  kor_db_error_set (&error, SQLITE_CORRUPT, 0, NULL);
  g_assert_cmpstr (error->message, ==, "SQLITE_CORRUPT");
  kor_db_error_set (NULL, SQLITE_CORRUPT, 0, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/db-error/map", test_map);
  g_test_add_func ("/db-error/cancelled", test_cancelled);
  g_test_add_func ("/db-error/without-statement", test_without_statement);

  return g_test_run ();
}
