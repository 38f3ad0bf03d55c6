/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-csv-reader.h"
#include "kor-import.h"

G_BEGIN_DECLS

struct _KorImport {
  KorImportKind kind;
  KorCsvReader *reader;
  GStrv headings;
  guint n_columns;
  int columns[KOR_N_IMPORT_FIELDS]; /* the column of a field, or -1 */
  int *fields;                      /* the field of each column, or -1 */
  guint64 present;

  /* while it runs */
  GHashTable *countries; /* country as written → static code, or "" when it is none */
  GHashTable *ids;       /* those seen, in id_chunk */
  GStringChunk *id_chunk;
  GPtrArray *composed; /* texts of the row that had to be normalised */
};

char *kor_import_row_get (KorImport *self, KorImportField field);
gboolean kor_import_row_refuse (
  KorImport *self, KorImportField field, const char *problem, const char *value, GError **error);
gboolean
kor_import_row_read (KorImport *self, KorImportRowFunc func, gpointer user_data, GError **error);

G_END_DECLS
