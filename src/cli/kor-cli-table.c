/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-cli-table.h"

#include <stdio.h>

#include "kor-csv-writer.h"

struct _KorCliTable {
  KorCliFormat format;
  const char *element; /* of a row in XML */
  const char *const *columns;
  guint n_columns;
  GPtrArray *cells; /* of char *, row by row */
};

/**
 * kor_cli_table_new:
 * @format: how it is printed
 * @element: (transfer none): the XML element of a row; static
 * @columns: (transfer none): names ended by %NULL; static
 *
 * Returns: (transfer full): a table to be filled cell by cell
 */
KorCliTable *
kor_cli_table_new (KorCliFormat format, const char *element, const char *const *columns)
{
  KorCliTable *self = g_new0 (KorCliTable, 1);

  self->format = format;
  self->element = element;
  self->columns = columns;
  self->n_columns = g_strv_length ((char **) columns);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
kor_cli_table_free (KorCliTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/* Adds the next cell; NULL is an empty one. */
void
kor_cli_table_text (KorCliTable *self, const char *value)
{
  g_ptr_array_add (self->cells, g_strdup (value != NULL ? value : ""));
}

void
kor_cli_table_number (KorCliTable *self, gint64 value)
{
  g_ptr_array_add (self->cells, g_strdup_printf ("%" G_GINT64_FORMAT, value));
}

void
kor_cli_table_date (KorCliTable *self, KorDate date)
{
  char *iso = kor_date_to_iso (date);

  g_ptr_array_add (self->cells, iso != NULL ? iso : g_strdup (""));
}

/* Adds an amount of money with two decimals. */
void
kor_cli_table_cents (KorCliTable *self, gint64 cents)
{
  gint64 whole = ABS (cents);

  g_ptr_array_add (
    self->cells,
    g_strdup_printf (
      "%s%" G_GINT64_FORMAT ".%02d", cents < 0 ? "-" : "", whole / 100, (int) (whole % 100)));
}

static guint
n_rows (const KorCliTable *self)
{
  return self->cells->len / self->n_columns;
}

static const char *
cell (const KorCliTable *self, guint row, guint column)
{
  return self->cells->pdata[row * self->n_columns + column];
}

static int
text_width (const char *text)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_iszerowidth (c))
      width += g_unichar_iswide (c) ? 2 : 1;
  }
  return width;
}

static void
append_padded (GString *out, const char *text, int width, gboolean last)
{
  g_string_append (out, text);
  for (int i = text_width (text); !last && i < width + 2; i++)
    g_string_append_c (out, ' ');
  if (last)
    g_string_append_c (out, '\n');
}

static void
print_table (const KorCliTable *self, GString *out)
{
  g_autofree int *widths = g_new0 (int, self->n_columns);

  for (guint column = 0; column < self->n_columns; column++) {
    widths[column] = text_width (self->columns[column]);
    for (guint row = 0; row < n_rows (self); row++)
      widths[column] = MAX (widths[column], text_width (cell (self, row, column)));
  }
  for (guint column = 0; column < self->n_columns; column++)
    append_padded (out, self->columns[column], widths[column], column + 1 == self->n_columns);
  for (guint row = 0; row < n_rows (self); row++)
    for (guint column = 0; column < self->n_columns; column++)
      append_padded (out, cell (self, row, column), widths[column], column + 1 == self->n_columns);
}

static void
print_csv (const KorCliTable *self, GString *out)
{
  g_autoptr (KorCsvWriter) writer = kor_csv_writer_new (out);

  for (guint column = 0; column < self->n_columns; column++)
    kor_csv_writer_field (writer, self->columns[column]);
  kor_csv_writer_end_row (writer);
  for (guint row = 0; row < n_rows (self); row++) {
    for (guint column = 0; column < self->n_columns; column++)
      kor_csv_writer_field (writer, cell (self, row, column));
    kor_csv_writer_end_row (writer);
  }
}

static void
print_xml (const KorCliTable *self, GString *out)
{
  g_string_append_printf (
    out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s-list>\n", self->element);
  for (guint row = 0; row < n_rows (self); row++) {
    g_string_append_printf (out, "  <%s>", self->element);
    for (guint column = 0; column < self->n_columns; column++) {
      g_autofree char *text = g_markup_escape_text (cell (self, row, column), -1);

      if (*text != '\0')
        g_string_append_printf (
          out, "<%s>%s</%s>", self->columns[column], text, self->columns[column]);
    }
    g_string_append_printf (out, "</%s>\n", self->element);
  }
  g_string_append_printf (out, "</%s-list>\n", self->element);
}

/**
 * kor_cli_table_print:
 *
 * Prints the whole table to stdout.
 */
void
kor_cli_table_print (KorCliTable *self)
{
  g_autoptr (GString) out = g_string_new (NULL);

  switch (self->format) {
  case KOR_CLI_CSV:
    print_csv (self, out);
    break;
  case KOR_CLI_XML:
    print_xml (self, out);
    break;
  case KOR_CLI_TABLE:
  case KOR_CLI_VCARD:
  default:
    print_table (self, out);
    break;
  }
  fputs (out->str, stdout);
}
