/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-date.h"
#include "kor-register.h"
#include "kor-selection.h"

G_BEGIN_DECLS

/* What the rows of a selection offer to choose from. */
typedef struct {
  GStrv choices[KOR_N_SELECT_FIELDS]; /* as people write them; %NULL where none are known */
  KorDate today;                      /* KOR_DATE_NONE while not known */
} KorSelectionOffer;

KorSelectionOffer *kor_selection_offer_new (void);
void kor_selection_offer_free (KorSelectionOffer *self);

void kor_selection_offer_load_async (KorRegister *register_,
                                     KorLanguage language,
                                     gboolean addresses,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
KorSelectionOffer *
kor_selection_offer_load_finish (KorRegister *register_, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorSelectionOffer, kor_selection_offer_free)

G_END_DECLS
