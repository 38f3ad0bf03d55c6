/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kor-selection.h"

G_BEGIN_DECLS

/**
 * KorSelectionChoices:
 *
 * The values of a term to choose from, with a search where they are many.
 *
 * Signal "toggled" (const char *choice, gboolean on).
 */
#define KOR_TYPE_SELECTION_CHOICES (kor_selection_choices_get_type ())
G_DECLARE_FINAL_TYPE (
  KorSelectionChoices, kor_selection_choices, KOR, SELECTION_CHOICES, GtkPopover)

GtkWidget *kor_selection_choices_new (KorSelectField field, const char *const *choices);
void kor_selection_choices_set_text (KorSelectionChoices *self, const char *text);

G_END_DECLS
