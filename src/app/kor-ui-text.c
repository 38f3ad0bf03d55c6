/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-ui-text.h"

#include <glib/gi18n.h>

/**
 * kor_ui_get_language:
 *
 * Returns: the language the window's texts are in: that of the catalogue found, not of the locale
 */
KorLanguage
kor_ui_get_language (void)
{
  KorLanguage language = KOR_LANGUAGE_EN;

  /* Translators: write your language's own code here: fi or sv. */
  kor_language_from_string (C_ ("language code", "en"), &language);
  return language;
}

/**
 * kor_ui_format_date:
 * @date: a day, or KOR_DATE_NONE
 *
 * Returns: @date in the window's language, "" for none
 */
char *
kor_ui_format_date (KorDate date)
{
  return date == KOR_DATE_NONE ? g_strdup ("") : kor_date_format (date, kor_ui_get_language ());
}

/**
 * kor_ui_format_time:
 * @unix_seconds: a moment
 *
 * Returns: its local day in the window's language
 */
char *
kor_ui_format_time (gint64 unix_seconds)
{
  return kor_ui_format_date (kor_time_get_date (unix_seconds));
}

/**
 * kor_ui_format_count:
 * @count: a number of things
 *
 * Returns: @count with its thousands set apart by a thin space that does not break
 */
char *
kor_ui_format_count (guint64 count)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, count);
  gsize n_digits = strlen (digits);
  GString *text = g_string_sized_new (n_digits * 2);

  for (gsize i = 0; i < n_digits; i++) {
    if (i > 0 && (n_digits - i) % 3 == 0)
      g_string_append (text, "\xe2\x80\xaf");
    g_string_append_c (text, digits[i]);
  }
  return g_string_free_and_steal (text);
}

/**
 * kor_ui_get_scope_mark:
 * @scope: what a ban forbids
 *
 * Returns: the one word for it that fits a mark in a list
 */
const char *
kor_ui_get_scope_mark (KorScope scope)
{
  switch (scope) {
  case KOR_SCOPE_LIST_PUBLICATION:
    return C_ ("ban mark", "Publication");
  case KOR_SCOPE_DIRECT_ADVERTISING:
    return C_ ("ban mark", "Advertising");
  case KOR_SCOPE_DISTANCE_SELLING:
    return C_ ("ban mark", "Selling");
  case KOR_SCOPE_DIRECT_MARKETING:
    return C_ ("ban mark", "Marketing");
  case KOR_SCOPE_MARKET_RESEARCH:
    return C_ ("ban mark", "Research");
  case KOR_SCOPE_OPINION_POLL:
    return C_ ("ban mark", "Polls");
  case KOR_SCOPE_OTHER_MARKETING:
    return C_ ("ban mark", "Other");
  case KOR_N_SCOPES:
  default:
    g_return_val_if_reached ("");
  }
}
