/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-private.h"

/* An empty text and an unset one are the same: NULL in the database. */
const char *
kor_text_or_null (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

/* Writes the date for binding with kor_text_or_null(): "" for no date. */
void
kor_date_to_text (KorDate date, char text[16])
{
  g_autofree char *iso = kor_date_to_iso (date);

  g_strlcpy (text, iso != NULL ? iso : "", 16);
}

/* Reads a date column; NULL is no date. */
KorDate
kor_row_get_date (KorDbStatement *row, int column)
{
  const char *text = kor_db_statement_get_text (row, column);

  return text != NULL ? kor_date_parse (text) : KOR_DATE_NONE;
}

/* Ends a loop over rows: hands on @local when it is what ended it. */
gboolean
kor_rows_end (GError *local, GError **error)
{
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}
