/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KorCsvWriter KorCsvWriter;

KorCsvWriter *kor_csv_writer_new (GString *text);
void kor_csv_writer_free (KorCsvWriter *self);
void kor_csv_writer_field (KorCsvWriter *self, const char *text);
void kor_csv_writer_number (KorCsvWriter *self, gint64 number);
void kor_csv_writer_end_row (KorCsvWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorCsvWriter, kor_csv_writer_free)

G_END_DECLS
