/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-order-item.h"

struct _KorOrderItem {
  KorRowItem parent_instance;
};

G_DEFINE_FINAL_TYPE (KorOrderItem, kor_order_item, KOR_TYPE_ROW_ITEM)

static void
kor_order_item_class_init (KorOrderItemClass *klass)
{
  KOR_ROW_ITEM_CLASS (klass)->free_row = (GDestroyNotify) kor_order_row_free;
}

static void
kor_order_item_init (KorOrderItem *self)
{
}

/**
 * kor_order_item_get_row:
 * @self: an order of a list
 *
 * Returns: (nullable): what the row shows; %NULL until it has been loaded
 */
const KorOrderRow *
kor_order_item_get_row (KorOrderItem *self)
{
  return kor_row_item_get_row (KOR_ROW_ITEM (self));
}
