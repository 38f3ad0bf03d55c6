/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-import-record.h"

G_BEGIN_DECLS

const KorImportField *kor_import_kind_get_fields (KorImportKind kind, guint *n_fields);
const KorImportField *kor_import_kind_get_export_fields (KorImportKind kind, guint *n_fields);
gboolean kor_import_kind_has_field (KorImportKind kind, KorImportField field);

gboolean
kor_import_field_from_heading (KorImportKind kind, const char *heading, KorImportField *field);
char *kor_import_heading_fold (const char *heading);

G_END_DECLS
