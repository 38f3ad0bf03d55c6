/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kor-import-fields.h"
#include "kor-import-record.h"

G_BEGIN_DECLS

typedef struct _KorImport KorImport;

/**
 * KorImportProgressFunc:
 * @done: bytes of the file that are read
 * @total: bytes of the file
 * @user_data: the data given with the function
 */
typedef void (*KorImportProgressFunc) (gsize done, gsize total, gpointer user_data);

KorImport *
kor_import_new (KorImportKind kind, const char *path, const char *const *maps, GError **error);
void kor_import_free (KorImport *self);

KorImportKind kor_import_get_kind (const KorImport *self);
guint64 kor_import_get_present (const KorImport *self);
const char *const *kor_import_get_headings (const KorImport *self);
gboolean kor_import_guess (const KorImport *self, guint column, KorImportField *field);
GStrv kor_import_get_unmapped (const KorImport *self);
gsize kor_import_get_max_rows (const KorImport *self);
gboolean kor_import_check_columns (const KorImport *self, GError **error);

gboolean kor_import_run (KorImport *self,
                         KorImportRowFunc func,
                         gpointer user_data,
                         GCancellable *cancellable,
                         KorImportProgressFunc progress,
                         gpointer progress_data,
                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorImport, kor_import_free)

G_END_DECLS
