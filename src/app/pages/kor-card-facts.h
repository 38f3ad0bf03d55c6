/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-customer.h"
#include "kor-profile.h"
#include "kor-register-orders.h"

G_BEGIN_DECLS

/**
 * KorCardFacts:
 *
 * Everything a card shows of a customer, read in one go off the main thread.
 */
typedef struct {
  KorCustomer *customer;
  KorProfile *profile;
  GPtrArray *bans;     /* of KorBan, in force */
  GPtrArray *orders;   /* of KorOrderRow, the youngest first */
  GPtrArray *requests; /* of KorRequest: the open ones, then the closed ones */
  GPtrArray *runs;     /* of KorListRun */
  GPtrArray *values;   /* of KorValue */
} KorCardFacts;

KorCardFacts *
kor_card_facts_load (KorRegister *register_, gint64 id, GCancellable *cancellable, GError **error);
void kor_card_facts_free (KorCardFacts *self);

GStrv kor_card_facts_get_address (const KorCardFacts *self, KorDate on);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorCardFacts, kor_card_facts_free)

G_END_DECLS
