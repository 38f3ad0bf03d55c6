/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-selection-offer.h"

G_BEGIN_DECLS

/**
 * KorSelectionGroup:
 *
 * The terms of a selection that must all hold, with the buttons that add one to them and that begin
 * another group.
 *
 * Signals: "changed" (gboolean typed); "emptied": its last term was taken away; "or" (KorSelectField):
 * another group is to be begun with a term of this field.
 */
#define KOR_TYPE_SELECTION_GROUP (kor_selection_group_get_type ())
G_DECLARE_FINAL_TYPE (KorSelectionGroup, kor_selection_group, KOR, SELECTION_GROUP, AdwBin)

GtkWidget *kor_selection_group_new (const KorSelectionOffer *offer);

void kor_selection_group_set_offer (KorSelectionGroup *self, const KorSelectionOffer *offer);
void kor_selection_group_add (KorSelectionGroup *self, KorSelectField field);
void kor_selection_group_set_terms (KorSelectionGroup *self, const GPtrArray *terms);
gboolean kor_selection_group_asks_address (KorSelectionGroup *self);
void kor_selection_group_set_place (KorSelectionGroup *self, gboolean first, gboolean last);
gboolean kor_selection_group_read (
  KorSelectionGroup *self, KorSelection *selection, guint group, char **wanted, gboolean *marked);

G_END_DECLS
