/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-block-list-model.h"
#include "kor-register-run-list.h"
#include "kor-run-item.h"

G_BEGIN_DECLS

/**
 * KorRunListModel:
 *
 * The list runs that answer a query, the newest first, as #KorRunItem (see #KorBlockListModel).
 */
#define KOR_TYPE_RUN_LIST_MODEL (kor_run_list_model_get_type ())
G_DECLARE_FINAL_TYPE (KorRunListModel, kor_run_list_model, KOR, RUN_LIST_MODEL, KorBlockListModel)

KorRunListModel *kor_run_list_model_new (KorRegister *register_);
void kor_run_list_model_set_query (KorRunListModel *self, const KorRunQuery *query);

G_END_DECLS
