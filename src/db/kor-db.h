/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kor-db-error.h"
#include "kor-db-statement.h"
#include "kor-secret.h"

G_BEGIN_DECLS

/**
 * KorDb:
 *
 * One connection to the encrypted database. A connection is used by the thread that opened it (see
 * kor_db_take_over()), which is asserted; kor_db_interrupt() alone may come from any thread.
 */
typedef struct _KorDb KorDb;

/**
 * KorDbMode:
 * @KOR_DB_WRITER: the one writing connection
 * @KOR_DB_READER: reads only; opened while the writer is open
 * @KOR_DB_EXCLUSIVE: to be or-ed to %KOR_DB_WRITER: no other connection is let in and no shared
 *   memory file is needed, which also works on a full disk
 */
typedef enum {
  KOR_DB_WRITER = 0,
  KOR_DB_READER = 1 << 0,
  KOR_DB_EXCLUSIVE = 1 << 1,
} KorDbMode;

#define KOR_DB_KEY_SIZE 32
#define KOR_DB_PAGE_SIZE 4096

void kor_db_init_process (void);

KorDb *kor_db_create (const char *path, const KorSecret *key, GError **error);
KorDb *kor_db_open (const char *path, const KorSecret *key, KorDbMode mode, GError **error);
void kor_db_close (KorDb *self);

gboolean kor_db_exec (KorDb *self, const char *sql, GError **error);
KorDbStatement *kor_db_query (KorDb *self, GError **error, const char *sql, const char *types, ...);
gboolean kor_db_run (KorDb *self, GError **error, const char *sql, const char *types, ...);
gboolean kor_db_get_int64 (
  KorDb *self, gint64 *value, GError **error, const char *sql, const char *types, ...);
gint64 kor_db_last_insert_id (KorDb *self);
gint64 kor_db_changes (KorDb *self);
gboolean kor_db_in_transaction (KorDb *self);
gboolean kor_db_checkpoint (KorDb *self, GError **error);
gint64 kor_db_get_size (KorDb *self);
const char *kor_db_get_path (KorDb *self);

void kor_db_set_cancellable (KorDb *self, GCancellable *cancellable);
void kor_db_interrupt (KorDb *self);
void kor_db_take_over (KorDb *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorDb, kor_db_close)

G_END_DECLS

#include "kor-db-transaction.h"
