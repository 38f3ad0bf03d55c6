/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-selection-row.h"

G_BEGIN_DECLS

/**
 * KorSelectionToggleRow:
 *
 * A term that asks whether there is something: yes, no, or for an organisation also words of its name.
 */
#define KOR_TYPE_SELECTION_TOGGLE_ROW (kor_selection_toggle_row_get_type ())
G_DECLARE_FINAL_TYPE (
  KorSelectionToggleRow, kor_selection_toggle_row, KOR, SELECTION_TOGGLE_ROW, AdwPreferencesRow)

GtkWidget *kor_selection_toggle_row_new (KorSelectField field);

G_END_DECLS
