/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-import-private.h"

#include <string.h>

#include "kor-error.h"

#define FIELD(word) KOR_IMPORT_FIELD_##word
#define ROWS_PER_PROGRESS 1000

static gboolean
refuse_file (const KorImport *self,
             const char *line,
             const char *field,
             const char *problem,
             const char *value,
             GError **error)
{
  kor_error_set (error,
                 KOR_ERROR_BAD_FILE,
                 kor_csv_reader_get_name (self->reader),
                 line,
                 "",
                 field,
                 problem,
                 value,
                 NULL);
  return FALSE;
}

static gboolean
read_headings (KorImport *self, GError **error)
{
  g_autoptr (GStrvBuilder) headings = g_strv_builder_new ();
  GError *local_error = NULL;

  if (!kor_csv_reader_next (self->reader, &local_error)) {
    if (local_error == NULL)
      return refuse_file (self, "", "", KOR_IMPORT_EMPTY_FILE, "", error);
    g_propagate_error (error, local_error);
    return FALSE;
  }

  self->n_columns = kor_csv_reader_get_n_fields (self->reader);
  for (guint i = 0; i < self->n_columns; i++)
    g_strv_builder_take (headings,
                         g_strstrip (g_strdup (kor_csv_reader_get_field (self->reader, i))));
  self->headings = g_strv_builder_end (headings);
  return TRUE;
}

/* Exactly as written first, then whatever the case, the spaces and the diacritics. */
static int
find_column (const KorImport *self, const char *name)
{
  g_autofree char *folded = kor_import_heading_fold (name);

  for (guint i = 0; i < self->n_columns; i++)
    if (g_str_equal (self->headings[i], name))
      return (int) i;
  for (guint i = 0; i < self->n_columns; i++) {
    g_autofree char *heading = kor_import_heading_fold (self->headings[i]);

    if (*folded != '\0' && g_str_equal (heading, folded))
      return (int) i;
  }
  return -1;
}

static gboolean
apply_map (KorImport *self, const char *map, GError **error)
{
  const char *equals = strchr (map, '=');
  g_autofree char *word = NULL;
  g_autofree char *column_name = NULL;
  KorImportField field;
  int column;

  if (equals == NULL)
    return refuse_file (self, "", "", KOR_IMPORT_BAD_MAP, map, error);

  word = g_strstrip (g_strndup (map, (gsize) (equals - map)));
  column_name = g_strstrip (g_strdup (equals + 1));
  if (!kor_import_field_from_string (word, &field) ||
      !kor_import_kind_has_field (self->kind, field))
    return refuse_file (self, "", word, KOR_IMPORT_UNKNOWN_FIELD, map, error);

  column = find_column (self, column_name);
  if (column < 0)
    return refuse_file (self, "", word, KOR_IMPORT_UNKNOWN_COLUMN, column_name, error);

  self->columns[field] = column;
  if (self->fields[column] < 0)
    self->fields[column] = (int) field;
  return TRUE;
}

/* A map goes before a heading; of two columns that could be the same field the first one is. */
static void
recognise_headings (KorImport *self)
{
  for (guint i = 0; i < self->n_columns; i++) {
    KorImportField field;

    if (self->fields[i] < 0 &&
        kor_import_field_from_heading (self->kind, self->headings[i], &field) &&
        self->columns[field] < 0) {
      self->columns[field] = (int) i;
      self->fields[i] = (int) field;
    }
  }
}

static guint64
make_present (const KorImport *self)
{
  guint64 present = 0;

  for (guint field = 0; field < KOR_N_IMPORT_FIELDS; field++)
    if (self->columns[field] >= 0)
      present |= KOR_IMPORT_FIELD_BIT (field);
  if ((present & KOR_IMPORT_FIELD_BIT (FIELD (NAME))) != 0)
    present |= KOR_IMPORT_FIELD_BIT (FIELD (FIRST_NAME)) | KOR_IMPORT_FIELD_BIT (FIELD (LAST_NAME));
  return present;
}

static gboolean
require (const KorImport *self, KorImportField field, GError **error)
{
  return self->columns[field] >= 0 ||
         refuse_file (
           self, "", kor_import_field_to_string (field), KOR_IMPORT_MISSING_COLUMN, "", error);
}

/*
 * The taker of a row knows neither the file's name nor its columns: an error of its that leaves
 * them open gets them here.
 */
static void
complete_place (KorImport *self, GError **error)
{
  g_auto (GStrv) facts = NULL;
  g_autofree char *number = NULL;
  KorImportField field;

  if (error == NULL || !g_error_matches (*error, KOR_ERROR, KOR_ERROR_BAD_FILE))
    return;
  facts = kor_error_get_facts (*error);
  if (g_strv_length (facts) != 6 || *facts[0] != '\0')
    return;

  if (*facts[2] == '\0' && kor_import_field_from_string (facts[3], &field) &&
      self->columns[field] >= 0) {
    number = g_strdup_printf ("%d", self->columns[field] + 1);
    g_free (facts[3]);
    facts[3] = g_strdup (self->headings[self->columns[field]]);
  }

  g_clear_error (error);
  kor_error_set (error,
                 KOR_ERROR_BAD_FILE,
                 kor_csv_reader_get_name (self->reader),
                 facts[1],
                 number != NULL ? number : facts[2],
                 facts[3],
                 facts[4],
                 facts[5],
                 NULL);
}

static void
begin_run (KorImport *self)
{
  self->countries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->id_chunk = g_string_chunk_new (65536);
  self->composed = g_ptr_array_new_with_free_func (g_free);
}

static void
end_run (KorImport *self)
{
  g_clear_pointer (&self->countries, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->id_chunk, g_string_chunk_free);
  g_clear_pointer (&self->composed, g_ptr_array_unref);
}

/**
 * kor_import_new:
 * @kind: what the file holds
 * @path: a CSV file, see kor_csv_reader_new_from_file()
 * @maps: (nullable) (array zero-terminated=1): `FIELD=COLUMN` each
 * @error: where to put the error
 *
 * Reads the file into memory as text, finds its headings and what they stand for: by @maps first,
 * then in English, Finnish and Swedish. Whether all needed columns are there is seen by
 * kor_import_check_columns() or when it runs. Any thread, one at a time; blocks.
 *
 * Errors: those of kor_csv_reader_new_from_file(); %KOR_ERROR_BAD_FILE empty-file, bad-map,
 * unknown-field, unknown-column.
 *
 * Returns: (transfer full) (nullable): an import
 */
KorImport *
kor_import_new (KorImportKind kind, const char *path, const char *const *maps, GError **error)
{
  g_autoptr (KorImport) self = g_new0 (KorImport, 1);

  self->kind = kind;
  for (guint i = 0; i < KOR_N_IMPORT_FIELDS; i++)
    self->columns[i] = -1;

  self->reader = kor_csv_reader_new_from_file (path, error);
  if (self->reader == NULL || !read_headings (self, error))
    return NULL;

  self->fields = g_new (int, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    self->fields[i] = -1;
  for (guint i = 0; maps != NULL && maps[i] != NULL; i++)
    if (!apply_map (self, maps[i], error))
      return NULL;
  recognise_headings (self);
  self->present = make_present (self);
  return g_steal_pointer (&self);
}

/**
 * kor_import_free:
 * @self: (transfer full) (nullable): an import
 */
void
kor_import_free (KorImport *self)
{
  if (self == NULL)
    return;
  kor_csv_reader_free (self->reader);
  g_strfreev (self->headings);
  g_free (self->fields);
  g_free (self);
}

/**
 * kor_import_get_kind:
 * @self: an import
 *
 * Returns: what the file holds
 */
KorImportKind
kor_import_get_kind (const KorImport *self)
{
  return self->kind;
}

/**
 * kor_import_get_present:
 * @self: an import
 *
 * Returns: a KOR_IMPORT_FIELD_BIT() per field that has a column
 */
guint64
kor_import_get_present (const KorImport *self)
{
  return self->present;
}

/**
 * kor_import_get_headings:
 * @self: an import
 *
 * Returns: (transfer none) (array zero-terminated=1): the file's columns as they are headed
 */
const char *const *
kor_import_get_headings (const KorImport *self)
{
  return (const char *const *) self->headings;
}

/**
 * kor_import_guess:
 * @self: an import
 * @column: a column, from 0
 * @field: (out): the field it stands for, by a map or by its heading
 *
 * Returns: whether the column stands for a field
 */
gboolean
kor_import_guess (const KorImport *self, guint column, KorImportField *field)
{
  g_return_val_if_fail (column < self->n_columns, FALSE);

  if (self->fields[column] < 0)
    return FALSE;
  *field = (KorImportField) self->fields[column];
  return TRUE;
}

/**
 * kor_import_get_unmapped:
 * @self: an import
 *
 * Returns: (transfer full): the headings of the columns that are left out, to be named in a
 * warning; a column without a heading is named "#" and its number from 1
 */
GStrv
kor_import_get_unmapped (const KorImport *self)
{
  g_autoptr (GStrvBuilder) unmapped = g_strv_builder_new ();

  for (guint i = 0; i < self->n_columns; i++) {
    if (self->fields[i] >= 0)
      continue;
    if (*self->headings[i] != '\0')
      g_strv_builder_add (unmapped, self->headings[i]);
    else
      g_strv_builder_take (unmapped, g_strdup_printf ("#%u", i + 1));
  }
  return g_strv_builder_end (unmapped);
}

/**
 * kor_import_get_max_rows:
 * @self: an import
 *
 * Returns: how many rows the file has at most, for choosing the way of a large import
 */
gsize
kor_import_get_max_rows (const KorImport *self)
{
  return kor_csv_reader_count_lines (self->reader) - 1;
}

/**
 * kor_import_check_columns:
 * @self: an import
 * @error: where to put the error
 *
 * Customers need a name (last_name, name or organisation); orders order_no, customer_id and date;
 * order lines order_no, quantity and unit_price.
 *
 * Errors: %KOR_ERROR_BAD_FILE missing-column.
 *
 * Returns: whether every column needed is there
 */
gboolean
kor_import_check_columns (const KorImport *self, GError **error)
{
  switch (self->kind) {
  case KOR_IMPORT_ORDERS:
    return require (self, FIELD (ORDER_NO), error) && require (self, FIELD (CUSTOMER_ID), error) &&
           require (self, FIELD (DATE), error);
  case KOR_IMPORT_ORDER_LINES:
    return require (self, FIELD (ORDER_NO), error) && require (self, FIELD (QUANTITY), error) &&
           require (self, FIELD (UNIT_PRICE), error);
  case KOR_IMPORT_CUSTOMERS:
  default:
    return self->columns[FIELD (NAME)] >= 0 || self->columns[FIELD (ORGANISATION)] >= 0 ||
           require (self, FIELD (LAST_NAME), error);
  }
}

/**
 * kor_import_run:
 * @self: an import
 * @func: takes each row as a #KorImportCustomer, #KorImportOrder or #KorImportOrderLine
 * @user_data: data for @func
 * @cancellable: (nullable): to stop it
 * @progress: (nullable): told now and then, and at the end, how far it is
 * @progress_data: data for @progress
 * @error: where to put the error
 *
 * Reads the file from its first row. The first error ends it. An empty country is Finland; a
 * Finnish postcode is five digits, foreign ones stay as typed. An error of @func of the code
 * %KOR_ERROR_BAD_FILE that leaves the file's name "" gets name and column filled in (its field
 * given as the field's word). It can be run again. Blocks.
 *
 * Errors: %KOR_ERROR_BAD_FILE with place and problem word (see kor-import-record.h);
 * %G_IO_ERROR_CANCELLED; those of @func.
 *
 * Returns: whether every row was taken
 */
gboolean
kor_import_run (KorImport *self,
                KorImportRowFunc func,
                gpointer user_data,
                GCancellable *cancellable,
                KorImportProgressFunc progress,
                gpointer progress_data,
                GError **error)
{
  GError *local_error = NULL;
  guint n_rows = 0;

  if (!kor_import_check_columns (self, error))
    return FALSE;

  begin_run (self);
  kor_csv_reader_rewind (self->reader);
  kor_csv_reader_next (self->reader, &local_error); /* the headings */
  while (local_error == NULL && kor_csv_reader_next (self->reader, &local_error)) {
    if (!kor_import_row_read (self, func, user_data, &local_error))
      complete_place (self, &local_error);
    if (local_error == NULL && ++n_rows % ROWS_PER_PROGRESS == 0) {
      g_cancellable_set_error_if_cancelled (cancellable, &local_error);
      if (progress != NULL)
        progress (kor_csv_reader_get_position (self->reader),
                  kor_csv_reader_get_size (self->reader),
                  progress_data);
    }
  }
  end_run (self);

  if (local_error != NULL) {
    g_propagate_error (error, local_error);
    return FALSE;
  }
  if (progress != NULL)
    progress (kor_csv_reader_get_size (self->reader),
              kor_csv_reader_get_size (self->reader),
              progress_data);
  return TRUE;
}
