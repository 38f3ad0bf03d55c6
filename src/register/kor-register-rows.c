/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kor-error.h"
#include "kor-register-private.h"

/* An empty text and an unset one are the same: NULL in the database. */
const char *
kor_text_or_null (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static void
put_digits (char *text, int n_digits, int number)
{
  for (int i = n_digits - 1; i >= 0; i--, number /= 10)
    text[i] = (char) ('0' + number % 10);
}

/* Writes the date for binding with kor_text_or_null(): "" for no date. */
void
kor_date_to_text (KorDate date, char text[16])
{
  int year, month, day;

  text[0] = '\0';
  if (date == KOR_DATE_NONE)
    return;
  /* Every row of an import has some: printing takes longer than storing. */
  kor_date_get_ymd (date, &year, &month, &day);
  memcpy (text, "0000-00-00", sizeof "0000-00-00");
  put_digits (text, 4, year);
  put_digits (text + 5, 2, month);
  put_digits (text + 8, 2, day);
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

/* Takes the ids of the first column; %FALSE also when there is no statement, with @error set already. */
gboolean
kor_rows_collect_ids (KorDbStatement *row, GArray *ids, GError **error)
{
  GError *local = NULL;

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    gint64 id = kor_db_statement_get_int64 (row, 0);

    g_array_append_val (ids, id);
  }
  return kor_rows_end (local, error);
}

/* KOR_ERROR_NOT_FOUND for something known by its number. */
void
kor_tell_missing (const char *what, gint64 id, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  kor_error_set (error, KOR_ERROR_NOT_FOUND, what, number, NULL);
}
