/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-run-item.h"

struct _KorRunItem {
  KorRowItem parent_instance;
};

G_DEFINE_FINAL_TYPE (KorRunItem, kor_run_item, KOR_TYPE_ROW_ITEM)

static void
kor_run_item_class_init (KorRunItemClass *klass)
{
  KOR_ROW_ITEM_CLASS (klass)->free_row = (GDestroyNotify) kor_list_run_free;
}

static void
kor_run_item_init (KorRunItem *self)
{
}

/**
 * kor_run_item_get_run:
 * @self: a list run of a list
 *
 * Returns: (nullable): the run; %NULL until it has been loaded
 */
const KorListRun *
kor_run_item_get_run (KorRunItem *self)
{
  return kor_row_item_get_row (KOR_ROW_ITEM (self));
}
