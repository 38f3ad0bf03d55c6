/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-cli.h"

G_BEGIN_DECLS

/**
 * KorCliTable:
 *
 * Rows on their way to stdout, as an aligned table, CSV or XML. The column names are words for
 * programs and stay English; only the table is for people.
 */
typedef struct _KorCliTable KorCliTable;

KorCliTable *
kor_cli_table_new (KorCliFormat format, const char *element, const char *const *columns);
void kor_cli_table_free (KorCliTable *self);
void kor_cli_table_text (KorCliTable *self, const char *value);
void kor_cli_table_number (KorCliTable *self, gint64 value);
void kor_cli_table_date (KorCliTable *self, KorDate date);
void kor_cli_table_cents (KorCliTable *self, gint64 cents);
void kor_cli_table_print (KorCliTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorCliTable, kor_cli_table_free)

G_END_DECLS
