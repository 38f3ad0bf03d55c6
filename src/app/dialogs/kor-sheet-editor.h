/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-label-sheet.h"

G_BEGIN_DECLS

/**
 * KorSheetEditor:
 *
 * An own label sheet: its measures beside a drawing to scale, what is wrong with it in words, and a test
 * print of its outlines. It writes the sheet into the user's own folder itself.
 *
 * Signal "saved" (#KorLabelSheet): the sheet was written; it is in the library from now on.
 * Signal "removed" (#KorLabelSheet): the sheet that was edited is no more.
 */
#define KOR_TYPE_SHEET_EDITOR (kor_sheet_editor_get_type ())
G_DECLARE_FINAL_TYPE (KorSheetEditor, kor_sheet_editor, KOR, SHEET_EDITOR, AdwDialog)

AdwDialog *kor_sheet_editor_new (KorLabelSheet *sheet);

G_END_DECLS
