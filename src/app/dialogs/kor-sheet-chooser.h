/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-label-sheet.h"

G_BEGIN_DECLS

/**
 * KorSheetChooser:
 *
 * All sheets of labels there are, those used last first, to be found by brand, number or size.
 *
 * Signals: "chosen" (KorLabelSheet sheet), "library-changed" (an own sheet was written or removed).
 */
#define KOR_TYPE_SHEET_CHOOSER (kor_sheet_chooser_get_type ())
G_DECLARE_FINAL_TYPE (KorSheetChooser, kor_sheet_chooser, KOR, SHEET_CHOOSER, AdwDialog)

AdwDialog *kor_sheet_chooser_new (GListModel *sheets, KorLabelSheet *current);

char *kor_sheet_chooser_describe (KorLabelSheet *sheet);

G_END_DECLS
