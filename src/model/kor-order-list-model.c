/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-order-list-model.h"

struct _KorOrderListModel {
  KorBlockListModel parent_instance;
};

G_DEFINE_FINAL_TYPE (KorOrderListModel, kor_order_list_model, KOR_TYPE_BLOCK_LIST_MODEL)

static gboolean
concerns (KorKind kind)
{
  return kind == KOR_KIND_ORDER || kind == KOR_KIND_CUSTOMER || kind == KOR_KIND_ALL;
}

static GArray *
list_ids (KorRegister *register_, gconstpointer query, GCancellable *cancellable, GError **error)
{
  return kor_register_list_orders (register_, query, cancellable, error);
}

static gint64
get_row_id (gconstpointer row)
{
  return ((const KorOrderRow *) row)->id;
}

static void
kor_order_list_model_class_init (KorOrderListModelClass *klass)
{
  KorBlockListModelClass *block_class = KOR_BLOCK_LIST_MODEL_CLASS (klass);

  block_class->item_type = KOR_TYPE_ORDER_ITEM;
  block_class->query_size = sizeof (KorOrderQuery);
  block_class->search_offset = G_STRUCT_OFFSET (KorOrderQuery, search);
  block_class->limit_offset = G_STRUCT_OFFSET (KorOrderQuery, limit);
  block_class->concerns = concerns;
  block_class->list_ids = list_ids;
  block_class->load_rows = kor_register_load_order_rows;
  block_class->get_row_id = get_row_id;
}

static void
kor_order_list_model_init (KorOrderListModel *self)
{
}

/**
 * kor_order_list_model_new:
 * @register_: an open register
 *
 * Returns: (transfer full): an empty list until it gets a query
 */
KorOrderListModel *
kor_order_list_model_new (KorRegister *register_)
{
  KorOrderListModel *self = g_object_new (KOR_TYPE_ORDER_LIST_MODEL, NULL);

  kor_block_list_model_set_register (KOR_BLOCK_LIST_MODEL (self), register_);
  return self;
}

/**
 * kor_order_list_model_set_query:
 * @self: a list
 * @query: what it shows from now on; copied, its limit is not looked at
 *
 * Asks anew; a question still open is cancelled.
 */
void
kor_order_list_model_set_query (KorOrderListModel *self, const KorOrderQuery *query)
{
  g_return_if_fail (KOR_IS_ORDER_LIST_MODEL (self) && query != NULL);
  kor_block_list_model_set_query (KOR_BLOCK_LIST_MODEL (self), query);
}
