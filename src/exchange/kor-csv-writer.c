/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-csv-writer.h"

#include <string.h>

struct _KorCsvWriter {
  GString *text; /* not owned */
  guint n_fields;
  gsize field_start; /* of the row's only field so far */
};

static gboolean
needs_quotes (const char *text)
{
  /* Spaces at either end would be taken for padding, a first quote for an opening one. */
  return strpbrk (text, ",\"\r\n") != NULL || *text == ' ' ||
         (*text != '\0' && text[strlen (text) - 1] == ' ');
}

/**
 * kor_csv_writer_new:
 * @text: where to append; must outlive the writer, and may be emptied between two rows
 *
 * Writes CSV in UTF-8: comma, LF, quotes only where needed (RFC 4180). Any thread, one at a time.
 *
 * Returns: (transfer full): a writer at the start of a row
 */
KorCsvWriter *
kor_csv_writer_new (GString *text)
{
  KorCsvWriter *self = g_new0 (KorCsvWriter, 1);

  self->text = text;
  return self;
}

/**
 * kor_csv_writer_free:
 * @self: (transfer full) (nullable): a writer
 */
void
kor_csv_writer_free (KorCsvWriter *self)
{
  g_free (self);
}

/**
 * kor_csv_writer_field:
 * @self: a writer
 * @text: (nullable): the next field of the row; %NULL: an empty one
 */
void
kor_csv_writer_field (KorCsvWriter *self, const char *text)
{
  if (text == NULL)
    text = "";
  if (self->n_fields++ > 0)
    g_string_append_c (self->text, ',');
  else
    self->field_start = self->text->len;

  if (!needs_quotes (text)) {
    g_string_append (self->text, text);
    return;
  }

  g_string_append_c (self->text, '"');
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (self->text, '"');
    g_string_append_c (self->text, *p);
  }
  g_string_append_c (self->text, '"');
}

/**
 * kor_csv_writer_number:
 * @self: a writer
 * @number: the next field of the row
 */
void
kor_csv_writer_number (KorCsvWriter *self, gint64 number)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  kor_csv_writer_field (self, text);
}

/**
 * kor_csv_writer_end_row:
 * @self: a writer
 *
 * Ends the row.
 */
void
kor_csv_writer_end_row (KorCsvWriter *self)
{
  /* A row of one empty field would be an empty line, which readers pass over. */
  if (self->n_fields == 1 && self->text->len == self->field_start)
    g_string_append (self->text, "\"\"");
  g_string_append_c (self->text, '\n');
  self->n_fields = 0;
}
