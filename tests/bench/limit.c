/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "limit.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kor-db.h"

void
limit_fail (sqlite3 *db, const char *what)
{
  fprintf (stderr, "limit: %s: %s\n", what, db != NULL ? sqlite3_errmsg (db) : "");
  exit (1);
}

void
limit_exec (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    limit_fail (db, sql);
}

sqlite3_stmt *
limit_prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK)
    limit_fail (db, sql);
  return stmt;
}

/* Opens a database as kor-db does: raw key, WAL, full synchronisation, foreign keys, large cache. */
sqlite3 *
limit_open (const char *path, const KorSecret *key)
{
  char hex[2 * KOR_DB_KEY_SIZE + 1];
  g_autofree char *text = NULL;
  sqlite3 *db = NULL;

  sodium_bin2hex (hex, sizeof hex, kor_secret_data (key), KOR_DB_KEY_SIZE);
  text = g_strdup_printf ("x'%s'", hex);
  if (sqlite3_open_v2 (path,
                       &db,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                         SQLITE_OPEN_PRIVATECACHE,
                       NULL) != SQLITE_OK ||
      sqlite3_key (db, text, (int) strlen (text)) != SQLITE_OK)
    limit_fail (db, "open");
  limit_exec (db, "PRAGMA temp_store = MEMORY");
  limit_exec (db, "PRAGMA cell_size_check = ON");
  limit_exec (db, "PRAGMA foreign_keys = ON");
  limit_exec (db, "PRAGMA journal_mode = WAL");
  limit_exec (db, "PRAGMA synchronous = FULL");
  limit_exec (db, "PRAGMA secure_delete = ON");
  limit_exec (db, "PRAGMA cache_size = -65536");
  limit_exec (db, "SELECT count(*) FROM sqlite_schema");
  return db;
}
