/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-db-transaction.h"

#include "kor-db-private.h"

static gboolean
run_own (KorDb *db, const char *sql, GError **error)
{
  gboolean done;

  db->may_end = TRUE;
  done = kor_db_exec (db, sql, error);
  db->may_end = FALSE;
  return done;
}

/* Nothing may stop a rollback: no running statement, no cancelled operation. */
static void
roll_back (KorDb *db)
{
  sqlite3_progress_handler (db->handle, 0, NULL, NULL);
  kor_db_reset_statements (db, SQLITE_ABORT_ROLLBACK);
  db->may_end = TRUE;
  if (!sqlite3_get_autocommit (db->handle))
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
  db->may_end = FALSE;
  kor_db_install_progress (db);
}

static gboolean
run_body (KorDb *db, KorDbBody body, gpointer data, GError **error)
{
  GError *local = NULL;
  gboolean done = body (db, data, &local);

  if (!done) {
    if (local == NULL)
      kor_db_error_set (&local, SQLITE_ABORT, 0, NULL);
    g_propagate_error (error, local);
    return FALSE;
  }

  /* Success with an error, or SQLite having rolled back by itself under the body: in doubt no. */
  if (local != NULL || sqlite3_get_autocommit (db->handle)) {
    if (local == NULL)
      kor_db_error_set (&local, SQLITE_ABORT_ROLLBACK, 0, NULL);
    g_propagate_error (error, local);
    return FALSE;
  }

  return TRUE;
}

/**
 * kor_db_transaction:
 * @db: the writing connection, not inside a transaction
 * @body: what to do
 * @data: handed to @body
 * @error: where to put the error of @body, or one of %KOR_DB_ERROR
 *
 * Runs @body in one transaction (BEGIN IMMEDIATE). What it did is kept if, and only if, it returns
 * %TRUE without an error and the commit succeeds; in every other case it is rolled back. A
 * transaction inside a transaction is refused. Thread of the connection.
 *
 * Returns: %TRUE when the transaction is on the disk
 */
gboolean
kor_db_transaction (KorDb *db, KorDbBody body, gpointer data, GError **error)
{
  kor_db_assert_thread (db);

  if (!sqlite3_get_autocommit (db->handle)) {
    kor_db_error_set (error, SQLITE_MISUSE, 0, "BEGIN");
    return FALSE;
  }

  if (!run_own (db, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (!run_body (db, body, data, error)) {
    roll_back (db);
    return FALSE;
  }

  if (!run_own (db, "COMMIT", error)) {
    roll_back (db);
    return FALSE;
  }

  return TRUE;
}

/**
 * kor_db_read_transaction:
 * @db: a connection
 * @body: what to read
 * @data: handed to @body
 * @error: where to put the error of @body, or one of %KOR_DB_ERROR
 *
 * Runs @body so that all it reads is of one moment; nothing it might write is kept. Inside a
 * transaction it simply runs. Thread of the connection.
 *
 * Returns: what @body returned
 */
gboolean
kor_db_read_transaction (KorDb *db, KorDbBody body, gpointer data, GError **error)
{
  gboolean done;

  kor_db_assert_thread (db);

  if (!sqlite3_get_autocommit (db->handle))
    return body (db, data, error);
  if (!run_own (db, "BEGIN", error))
    return FALSE;
  done = run_body (db, body, data, error);
  roll_back (db);
  return done;
}
