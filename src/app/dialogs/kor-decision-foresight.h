/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-customer.h"
#include "kor-register-requests.h"

G_BEGIN_DECLS

/* What the decision on a rectification will bring about, as far as the register knows it beforehand. */
typedef struct {
  KorCustomer *customer; /* as held now; NULL: not in the register */
  GPtrArray *notices;    /* of KorRequestNotice: who will be told of which item;
                            NULL without a customer */
} KorDecisionForesight;

void kor_decision_foresight_free (KorDecisionForesight *self);
gpointer kor_decision_foresee (KorRegister *register_,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorDecisionForesight, kor_decision_foresight_free)

G_END_DECLS
