/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For the limit programs: SQLCipher as it is, with the settings of a register and no layer of ours. */

#include "kor-keyring.h"

/* Debian ships the header without the switch that shows sqlite3_key(). */
#define SQLITE_HAS_CODEC 1
#include <sqlite3.h>

G_BEGIN_DECLS

sqlite3 *limit_open (const char *path, const KorSecret *key);
void limit_exec (sqlite3 *db, const char *sql);
sqlite3_stmt *limit_prepare (sqlite3 *db, const char *sql);
void limit_fail (sqlite3 *db, const char *what) G_GNUC_NORETURN;

G_END_DECLS
