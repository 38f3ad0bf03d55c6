/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-register-orders.h"
#include "kor-row-item.h"

G_BEGIN_DECLS

#define KOR_TYPE_ORDER_ITEM (kor_order_item_get_type ())
G_DECLARE_FINAL_TYPE (KorOrderItem, kor_order_item, KOR, ORDER_ITEM, KorRowItem)

const KorOrderRow *kor_order_item_get_row (KorOrderItem *self);

G_END_DECLS
