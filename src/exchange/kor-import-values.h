/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-import-record.h"

G_BEGIN_DECLS

gboolean kor_import_parse_yes_no (const char *text, gboolean *yes);
gboolean kor_import_parse_language (const char *text, KorLanguage *language);
gboolean kor_import_parse_order_state (const char *text, KorOrderState *state);
gboolean kor_import_parse_invoice_state (const char *text, KorInvoiceState *state);
gboolean kor_import_parse_currency (const char *text, char currency[4]);
gboolean kor_import_parse_price (const char *text, gint64 *micro);
gboolean kor_import_parse_discount (const char *text, int *basis_points);
gboolean kor_import_parse_cents (const char *text, gint64 *cents);
void kor_import_split_name (const char *name, char **first_name, char **last_name);

G_END_DECLS
