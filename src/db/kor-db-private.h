/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For the files of this layer only: here, and nowhere else, SQLite shows. */

#include <errno.h>
#include <gio/gio.h>

/* Debian ships the header without the switch that shows sqlite3_key(). */
#define SQLITE_HAS_CODEC 1
#include <sqlite3.h>

#include "kor-db.h"

/* Statements found by the address of their text alone; must be a power of two. */
#define KOR_DB_N_RECENT 256

struct _KorDb {
  sqlite3 *handle;
  char *path;
  KorDbMode mode;
  GThread *thread;
  GHashTable *idle; /* SQL text => KorDbStatement, owned, ready to be lent out */
  KorDbStatement *recent[KOR_DB_N_RECENT]; /* owned, as idle, by the address of their text */
  GPtrArray *lent;                         /* KorDbStatement, borrowed: at work now */
  GCancellable *cancellable;
  gboolean may_end; /* COMMIT and ROLLBACK are for kor_db_transaction() alone */
};

struct _KorDbStatement {
  KorDb *db; /* NULL once the connection is closed */
  sqlite3_stmt *stmt;
  char *sql;
  const char *address; /* of the text it was last asked for by; only to be compared */
  int state;           /* SQLITE_OK, SQLITE_ROW, SQLITE_DONE or the code it failed with */
};

#define kor_db_assert_thread(db) g_assert ((db)->thread == g_thread_self ())

void kor_db_error_set (GError **error, int code, int system, const char *sql);
void kor_db_error_set_from_handle (GError **error, KorDb *db, const char *sql);

KorDbStatement *kor_db_statement_take (KorDb *db, const char *sql, GError **error);
gboolean kor_db_statement_bind (
  KorDbStatement *self, const char *types, va_list *args, gboolean copy, GError **error);
void kor_db_statement_free (KorDbStatement *self);
void kor_db_reset_statements (KorDb *db, int state);
void kor_db_install_progress (KorDb *db);

void kor_db_install_authorizer (KorDb *db);
sqlite3 *kor_db_connect (const char *path, const KorSecret *key, KorDbMode mode, GError **error);
gboolean kor_db_first_bytes_are_plain (sqlite3 *handle, gboolean *plain, GError **error);
gint64 kor_db_raw_size (sqlite3 *handle);
