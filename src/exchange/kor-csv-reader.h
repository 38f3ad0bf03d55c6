/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KorCsvReader KorCsvReader;

KorCsvReader *kor_csv_reader_new_from_file (const char *path, GError **error);
KorCsvReader *kor_csv_reader_new_take (char *text, gsize length, const char *name);
void kor_csv_reader_free (KorCsvReader *self);

gboolean kor_csv_reader_next (KorCsvReader *self, GError **error);
void kor_csv_reader_rewind (KorCsvReader *self);

guint kor_csv_reader_get_n_fields (const KorCsvReader *self);
char *kor_csv_reader_get_field (KorCsvReader *self, guint n);
guint kor_csv_reader_get_line (const KorCsvReader *self);
char kor_csv_reader_get_separator (const KorCsvReader *self);
const char *kor_csv_reader_get_name (const KorCsvReader *self);
gsize kor_csv_reader_get_position (const KorCsvReader *self);
gsize kor_csv_reader_get_size (const KorCsvReader *self);
gsize kor_csv_reader_count_lines (const KorCsvReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorCsvReader, kor_csv_reader_free)

G_END_DECLS
