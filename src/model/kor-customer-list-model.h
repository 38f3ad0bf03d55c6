/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-block-list-model.h"
#include "kor-customer-item.h"

G_BEGIN_DECLS

/**
 * KorCustomerListModel:
 *
 * The customers that answer a query, as #KorCustomerItem (see #KorBlockListModel).
 */
#define KOR_TYPE_CUSTOMER_LIST_MODEL (kor_customer_list_model_get_type ())
G_DECLARE_FINAL_TYPE (
  KorCustomerListModel, kor_customer_list_model, KOR, CUSTOMER_LIST_MODEL, KorBlockListModel)

KorCustomerListModel *kor_customer_list_model_new (KorRegister *register_);
void kor_customer_list_model_set_query (KorCustomerListModel *self, const KorCustomerQuery *query);

G_END_DECLS
