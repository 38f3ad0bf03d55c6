/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-customer.h"

G_BEGIN_DECLS

/**
 * KorAddressOrder:
 *
 * The order in which mail is bundled: at home by postcode, then by street and number (Tie 2 before
 * Tie 10); mail to other countries behind it, by country. For one thread.
 */
typedef struct _KorAddressOrder KorAddressOrder;

KorAddressOrder *kor_address_order_new (const char *home_country);
void kor_address_order_free (KorAddressOrder *self);
char *kor_address_order_make_key (KorAddressOrder *self, const KorAddress *address);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorAddressOrder, kor_address_order_free)

G_END_DECLS
