/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-register-customers.h"
#include "kor-row-item.h"

G_BEGIN_DECLS

#define KOR_TYPE_CUSTOMER_ITEM (kor_customer_item_get_type ())
G_DECLARE_FINAL_TYPE (KorCustomerItem, kor_customer_item, KOR, CUSTOMER_ITEM, KorRowItem)

const KorCustomerRow *kor_customer_item_get_row (KorCustomerItem *self);

G_END_DECLS
