/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-label-sheet.h"

G_BEGIN_DECLS

#define KOR_TYPE_SHEET_LIBRARY (kor_sheet_library_get_type ())

G_DECLARE_FINAL_TYPE (KorSheetLibrary, kor_sheet_library, KOR, SHEET_LIBRARY, GObject)

KorSheetLibrary *kor_sheet_library_new (void);
KorSheetLibrary *kor_sheet_library_new_for_folders (const char *user_folder,
                                                    const char *const *glabels_folders);

GListModel *kor_sheet_library_get_sheets (KorSheetLibrary *self);
KorLabelSheet *kor_sheet_library_lookup (KorSheetLibrary *self, const char *id, GError **error);
guint kor_sheet_library_get_n_problems (KorSheetLibrary *self);
const GError *kor_sheet_library_get_problem (KorSheetLibrary *self, guint index);

G_END_DECLS
