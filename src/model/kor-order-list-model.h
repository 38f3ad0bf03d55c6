/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-block-list-model.h"
#include "kor-order-item.h"

G_BEGIN_DECLS

/**
 * KorOrderListModel:
 *
 * The orders that answer a query, as #KorOrderItem (see #KorBlockListModel).
 */
#define KOR_TYPE_ORDER_LIST_MODEL (kor_order_list_model_get_type ())
G_DECLARE_FINAL_TYPE (
  KorOrderListModel, kor_order_list_model, KOR, ORDER_LIST_MODEL, KorBlockListModel)

KorOrderListModel *kor_order_list_model_new (KorRegister *register_);
void kor_order_list_model_set_query (KorOrderListModel *self, const KorOrderQuery *query);

G_END_DECLS
