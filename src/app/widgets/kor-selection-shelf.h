/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-register.h"
#include "kor-selection.h"

G_BEGIN_DECLS

/**
 * KorSelectionShelf:
 *
 * A button that opens the selections saved with a name: to choose, save, replace and delete one.
 *
 * Signal "chosen" (KorSelection *selection): one was taken from the shelf.
 */
#define KOR_TYPE_SELECTION_SHELF (kor_selection_shelf_get_type ())
G_DECLARE_FINAL_TYPE (KorSelectionShelf, kor_selection_shelf, KOR, SELECTION_SHELF, AdwBin)

void kor_selection_shelf_set_register (KorSelectionShelf *self, KorRegister *register_);
void kor_selection_shelf_set_selection (KorSelectionShelf *self, const KorSelection *selection);

G_END_DECLS
