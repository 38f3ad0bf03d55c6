/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-suppression-file.h"

#include "kor-csv-reader.h"
#include "kor-error.h"
#include "kor-import-fields.h"
#include "kor-import-record.h"

/* What a column can be. A full name may also stand in two columns. */
typedef enum {
  NAME,
  FIRST_NAME,
  LAST_NAME,
  ORGANISATION,
  STREET,
  POSTAL_CODE,
  EMAIL,
  EMAIL_SHA256,
  N_PARTS,
} Part;

struct _KorSuppressionFile {
  KorCsvReader *reader;
  guint n_columns;
  int columns[N_PARTS]; /* -1: the file has none */
};

static gboolean
refuse (const KorSuppressionFile *self,
        guint line,
        const char *field,
        const char *problem,
        const char *value,
        GError **error)
{
  g_autofree char *number = line > 0 ? g_strdup_printf ("%u", line) : g_strdup ("");

  kor_error_set (error,
                 KOR_ERROR_BAD_FILE,
                 kor_csv_reader_get_name (self->reader),
                 number,
                 "",
                 field,
                 problem,
                 value,
                 NULL);
  return FALSE;
}

static int
part_of_heading (const char *heading)
{
  static const struct {
    KorImportField field;
    Part part;
  } parts[] = {
    { KOR_IMPORT_FIELD_NAME, NAME },           { KOR_IMPORT_FIELD_FIRST_NAME, FIRST_NAME },
    { KOR_IMPORT_FIELD_LAST_NAME, LAST_NAME }, { KOR_IMPORT_FIELD_ORGANISATION, ORGANISATION },
    { KOR_IMPORT_FIELD_STREET, STREET },       { KOR_IMPORT_FIELD_POSTAL_CODE, POSTAL_CODE },
    { KOR_IMPORT_FIELD_EMAIL, EMAIL },
  };

  g_autofree char *folded = kor_import_heading_fold (heading);
  KorImportField field;

  if (g_str_equal (folded, "emailsha256") || g_str_equal (folded, "sha256"))
    return EMAIL_SHA256;
  if (!kor_import_field_from_heading (KOR_IMPORT_CUSTOMERS, heading, &field))
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].field == field)
      return parts[i].part;
  return -1;
}

/* A file in which nobody could be found at all is the wrong one. */
static gboolean
check_columns (const KorSuppressionFile *self, GError **error)
{
  gboolean has_name =
    self->columns[NAME] >= 0 || self->columns[LAST_NAME] >= 0 || self->columns[ORGANISATION] >= 0;

  if (self->columns[EMAIL] >= 0 || self->columns[EMAIL_SHA256] >= 0)
    return TRUE;
  if (!has_name)
    return refuse (self, 0, "name", KOR_SUPPRESSION_NO_COLUMNS, "", error);
  if (self->columns[STREET] < 0)
    return refuse (self, 0, "street", KOR_SUPPRESSION_NO_COLUMNS, "", error);
  return self->columns[POSTAL_CODE] >= 0 ||
         refuse (self, 0, "postal_code", KOR_SUPPRESSION_NO_COLUMNS, "", error);
}

static gboolean
read_headings (KorSuppressionFile *self, GError **error)
{
  GError *local = NULL;

  for (guint i = 0; i < N_PARTS; i++)
    self->columns[i] = -1;
  if (!kor_csv_reader_next (self->reader, &local)) {
    if (local == NULL)
      return refuse (self, 0, "", KOR_IMPORT_EMPTY_FILE, "", error);
    g_propagate_error (error, local);
    return FALSE;
  }
  self->n_columns = kor_csv_reader_get_n_fields (self->reader);
  for (guint i = 0; i < self->n_columns; i++) {
    g_autofree char *heading = g_strstrip (g_strdup (kor_csv_reader_get_field (self->reader, i)));
    int part = part_of_heading (heading);

    if (part >= 0 && self->columns[part] < 0)
      self->columns[part] = (int) i;
  }
  return check_columns (self, error);
}

/* The text of a part, %NULL when it is empty or has no column. */
static const char *
get_part (KorSuppressionFile *self, Part part)
{
  char *text = self->columns[part] >= 0
                 ? kor_csv_reader_get_field (self->reader, (guint) self->columns[part])
                 : NULL;

  return text != NULL && *g_strstrip (text) != '\0' ? text : NULL;
}

static gboolean
hand_row (KorSuppressionFile *self, KorSuppressionFunc row, gpointer row_data, GError **error)
{
  const char *first = get_part (self, FIRST_NAME), *last = get_part (self, LAST_NAME);
  g_autofree char *joined = last != NULL ? g_strjoin (" ", last, first, NULL) : NULL;
  KorSuppressionRow record = {
    .line = kor_csv_reader_get_line (self->reader),
    .name = get_part (self, NAME),
    .street = get_part (self, STREET),
    .postal_code = get_part (self, POSTAL_CODE),
    .email = get_part (self, EMAIL),
    .email_sha256 = get_part (self, EMAIL_SHA256),
  };

  if (record.name == NULL)
    record.name = joined != NULL ? joined : get_part (self, ORGANISATION);
  return row (&record, row_data, error);
}

/* Returns: (transfer full): the number of the field's column, "" for no field of ours */
static char *
find_column (const KorSuppressionFile *self, const char *field)
{
  int part = *field != '\0' ? part_of_heading (field) : -1;

  return part >= 0 && self->columns[part] >= 0 ? g_strdup_printf ("%d", self->columns[part] + 1)
                                               : g_strdup ("");
}

/* The taker of a row knows neither the file's name nor its columns. */
static void
complete_place (const KorSuppressionFile *self, GError **error)
{
  g_auto (GStrv) facts = NULL;
  g_autofree char *column = NULL;

  if (error == NULL || !g_error_matches (*error, KOR_ERROR, KOR_ERROR_BAD_FILE))
    return;
  facts = kor_error_get_facts (*error);
  if (g_strv_length (facts) != 6 || *facts[0] != '\0')
    return;
  column = find_column (self, facts[3]);
  g_clear_error (error);
  kor_error_set (error,
                 KOR_ERROR_BAD_FILE,
                 kor_csv_reader_get_name (self->reader),
                 facts[1],
                 column,
                 facts[3],
                 facts[4],
                 facts[5],
                 NULL);
}

static gboolean
check_width (const KorSuppressionFile *self, GError **error)
{
  guint n_fields = kor_csv_reader_get_n_fields (self->reader);
  g_autofree char *counts = NULL;

  if (n_fields == self->n_columns)
    return TRUE;
  counts = g_strdup_printf ("%u/%u", n_fields, self->n_columns);
  return refuse (
    self, kor_csv_reader_get_line (self->reader), "", KOR_IMPORT_WRONG_FIELD_COUNT, counts, error);
}

/**
 * kor_suppression_file_new:
 * @path: a CSV file with the columns name, street and postal_code, or email, or email_sha256
 * @error: return location
 *
 * Reads the file of an update service into memory. Other columns are not looked at. Any thread; blocks.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with KOR_ERROR_BAD_FILE or
 *   KOR_ERROR_CANNOT_READ
 */
KorSuppressionFile *
kor_suppression_file_new (const char *path, GError **error)
{
  g_autoptr (KorSuppressionFile) self = g_new0 (KorSuppressionFile, 1);

  self->reader = kor_csv_reader_new_from_file (path, error);
  if (self->reader == NULL || !read_headings (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
kor_suppression_file_free (KorSuppressionFile *self)
{
  g_clear_pointer (&self->reader, kor_csv_reader_free);
  g_free (self);
}

/**
 * kor_suppression_file_run:
 * @self: a file
 * @row: takes each row
 * @row_data: for @row
 * @error: return location
 *
 * Hands out the rows in their order.
 *
 * Returns: %FALSE with KOR_ERROR_BAD_FILE naming the line, or with the error of @row
 */
gboolean
kor_suppression_file_run (KorSuppressionFile *self,
                          KorSuppressionFunc row,
                          gpointer row_data,
                          GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean good = TRUE;

  kor_csv_reader_rewind (self->reader);
  kor_csv_reader_next (self->reader, &local);
  while (good && local == NULL && kor_csv_reader_next (self->reader, &local))
    good = check_width (self, &local) && hand_row (self, row, row_data, &local);
  if (local == NULL)
    return TRUE;
  complete_place (self, &local);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
