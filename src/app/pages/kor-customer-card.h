/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-undo.h"

G_BEGIN_DECLS

/**
 * KorCustomerCard:
 *
 * All that is held of one customer, beside the list. Showing a card for more than half a second, or
 * going into it, is a look-up and is recorded as one (Art. 15).
 */
#define KOR_TYPE_CUSTOMER_CARD (kor_customer_card_get_type ())
G_DECLARE_FINAL_TYPE (KorCustomerCard, kor_customer_card, KOR, CUSTOMER_CARD, AdwBin)

void kor_customer_card_set_register (KorCustomerCard *self, KorRegister *register_, KorUndo *undo);
void kor_customer_card_show (KorCustomerCard *self, gint64 id);
gint64 kor_customer_card_get_id (KorCustomerCard *self);
gboolean kor_customer_card_enter (KorCustomerCard *self);
gboolean kor_customer_card_copy_address (KorCustomerCard *self);

G_END_DECLS
