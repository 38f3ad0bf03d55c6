/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kor-sheet-draft.h"

G_BEGIN_DECLS

/**
 * KorSheetDrawing:
 *
 * A label sheet to scale: paper, labels, what the printer leaves unprinted, and an arrow along the length
 * that is being written. Labels that leave the paper or lie over each other are red.
 */
#define KOR_TYPE_SHEET_DRAWING (kor_sheet_drawing_get_type ())
G_DECLARE_FINAL_TYPE (KorSheetDrawing, kor_sheet_drawing, KOR, SHEET_DRAWING, GtkWidget)

void kor_sheet_drawing_set_draft (KorSheetDrawing *self, const KorSheetDraft *draft);
void kor_sheet_drawing_set_field (KorSheetDrawing *self, KorSheetField field);

G_END_DECLS
