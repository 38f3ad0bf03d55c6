/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-list-run.h"
#include "kor-row-item.h"

G_BEGIN_DECLS

#define KOR_TYPE_RUN_ITEM (kor_run_item_get_type ())
G_DECLARE_FINAL_TYPE (KorRunItem, kor_run_item, KOR, RUN_ITEM, KorRowItem)

const KorListRun *kor_run_item_get_run (KorRunItem *self);

G_END_DECLS
