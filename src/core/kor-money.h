/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "kor-words.h"

G_BEGIN_DECLS

gboolean kor_decimal_parse (const char *text, int decimals, gint64 *scaled);
gboolean kor_money_parse (const char *text, gint64 *cents);
char *kor_money_format (gint64 cents, const char *currency, KorLanguage language);
gint64 kor_money_line_total (gint64 quantity_milli, gint64 unit_price_micro, int discount_bp);

G_END_DECLS
