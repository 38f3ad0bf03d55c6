/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-date.h"
#include "kor-selection-row.h"

G_BEGIN_DECLS

/**
 * KorSelectionTextRow:
 *
 * A term whose value is written, or chosen from those there are.
 */
#define KOR_TYPE_SELECTION_TEXT_ROW (kor_selection_text_row_get_type ())
G_DECLARE_FINAL_TYPE (
  KorSelectionTextRow, kor_selection_text_row, KOR, SELECTION_TEXT_ROW, AdwEntryRow)

GtkWidget *kor_selection_text_row_new (KorSelectField field);
void kor_selection_text_row_set_choices (KorSelectionTextRow *self, const char *const *choices);
void kor_selection_text_row_set_today (KorSelectionTextRow *self, KorDate today);

G_END_DECLS
