/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-register.h"
#include "kor-selection.h"

G_BEGIN_DECLS

/**
 * KorSelectionEditor:
 *
 * Whom a list is made of: a row for each term, "or" between groups of them, the whole of it read back
 * in words with the number of customers, and the selections saved with a name. No term: everybody.
 *
 * Signal "changed": something else is selected, or what is typed can't be read now; typing is waited for.
 */
#define KOR_TYPE_SELECTION_EDITOR (kor_selection_editor_get_type ())
G_DECLARE_FINAL_TYPE (KorSelectionEditor, kor_selection_editor, KOR, SELECTION_EDITOR, AdwBin)

GtkWidget *kor_selection_editor_new (void);

void kor_selection_editor_set_register (KorSelectionEditor *self, KorRegister *register_);
KorSelection *kor_selection_editor_dup_selection (KorSelectionEditor *self);
void kor_selection_editor_set_selection (KorSelectionEditor *self, const KorSelection *selection);

G_END_DECLS
