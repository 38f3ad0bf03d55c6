/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-db.h"

G_BEGIN_DECLS

/**
 * KorDbBody:
 * @db: the connection, inside a transaction
 * @data: what was given to kor_db_transaction()
 * @error: to be set when %FALSE is returned
 *
 * The body of a transaction.
 *
 * Returns: %TRUE when everything was done and is to be kept
 */
typedef gboolean (*KorDbBody) (KorDb *db, gpointer data, GError **error);

gboolean kor_db_transaction (KorDb *db, KorDbBody body, gpointer data, GError **error);
gboolean kor_db_read_transaction (KorDb *db, KorDbBody body, gpointer data, GError **error);

G_END_DECLS
