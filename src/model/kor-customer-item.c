/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-customer-item.h"

struct _KorCustomerItem {
  KorRowItem parent_instance;
};

G_DEFINE_FINAL_TYPE (KorCustomerItem, kor_customer_item, KOR_TYPE_ROW_ITEM)

static void
kor_customer_item_class_init (KorCustomerItemClass *klass)
{
  KOR_ROW_ITEM_CLASS (klass)->free_row = (GDestroyNotify) kor_customer_row_free;
}

static void
kor_customer_item_init (KorCustomerItem *self)
{
}

/**
 * kor_customer_item_get_row:
 * @self: a customer of a list
 *
 * Returns: (nullable): what the row shows; %NULL until it has been loaded
 */
const KorCustomerRow *
kor_customer_item_get_row (KorCustomerItem *self)
{
  return kor_row_item_get_row (KOR_ROW_ITEM (self));
}
