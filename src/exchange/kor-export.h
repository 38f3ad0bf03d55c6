/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-csv-writer.h"
#include "kor-import-fields.h"

G_BEGIN_DECLS

void kor_export_write_headings (KorCsvWriter *writer, KorImportKind kind);
void kor_export_write_customer (KorCsvWriter *writer,
                                const KorCustomer *customer,
                                gboolean publication_ban,
                                gboolean marketing_ban,
                                const char *source,
                                KorDate on);
void kor_export_write_order (KorCsvWriter *writer,
                             const KorOrder *order,
                             const char *customer_ref,
                             KorDate on);
void kor_export_write_order_line (KorCsvWriter *writer,
                                  const char *order_number,
                                  const KorOrderLine *line);

G_END_DECLS
