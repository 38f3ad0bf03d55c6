/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KorDbStatement:
 *
 * A prepared statement lent out by the cache of its connection; given back with
 * kor_db_statement_done(), best by g_autoptr.
 */
typedef struct _KorDbStatement KorDbStatement;

gboolean kor_db_statement_next (KorDbStatement *self, GError **error);
gint64 kor_db_statement_get_int64 (KorDbStatement *self, int column);
const char *kor_db_statement_get_text (KorDbStatement *self, int column);
char *kor_db_statement_dup_text (KorDbStatement *self, int column);
GBytes *kor_db_statement_get_blob (KorDbStatement *self, int column);
gboolean kor_db_statement_is_null (KorDbStatement *self, int column);
int kor_db_statement_get_n_columns (KorDbStatement *self);
const char *kor_db_statement_get_column_name (KorDbStatement *self, int column);
void kor_db_statement_done (KorDbStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorDbStatement, kor_db_statement_done)

G_END_DECLS
