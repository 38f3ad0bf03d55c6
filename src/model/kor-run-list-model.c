/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-run-list-model.h"

struct _KorRunListModel {
  KorBlockListModel parent_instance;
};

G_DEFINE_FINAL_TYPE (KorRunListModel, kor_run_list_model, KOR_TYPE_BLOCK_LIST_MODEL)

static gboolean
concerns (KorKind kind)
{
  return kind == KOR_KIND_LIST_RUN || kind == KOR_KIND_ALL;
}

static GArray *
list_ids (KorRegister *register_, gconstpointer query, GCancellable *cancellable, GError **error)
{
  return kor_register_find_runs (register_, query, cancellable, error);
}

static gint64
get_row_id (gconstpointer row)
{
  return ((const KorListRun *) row)->id;
}

static void
kor_run_list_model_class_init (KorRunListModelClass *klass)
{
  KorBlockListModelClass *block_class = KOR_BLOCK_LIST_MODEL_CLASS (klass);

  block_class->item_type = KOR_TYPE_RUN_ITEM;
  block_class->query_size = sizeof (KorRunQuery);
  block_class->search_offset = G_STRUCT_OFFSET (KorRunQuery, search);
  block_class->limit_offset = G_STRUCT_OFFSET (KorRunQuery, limit);
  block_class->concerns = concerns;
  block_class->list_ids = list_ids;
  block_class->load_rows = kor_register_load_runs;
  block_class->get_row_id = get_row_id;
}

static void
kor_run_list_model_init (KorRunListModel *self)
{
}

/**
 * kor_run_list_model_new:
 * @register_: an open register
 *
 * Returns: (transfer full): an empty list until it gets a query
 */
KorRunListModel *
kor_run_list_model_new (KorRegister *register_)
{
  KorRunListModel *self = g_object_new (KOR_TYPE_RUN_LIST_MODEL, NULL);

  kor_block_list_model_set_register (KOR_BLOCK_LIST_MODEL (self), register_);
  return self;
}

/**
 * kor_run_list_model_set_query:
 * @self: a list
 * @query: what it shows from now on; copied, its limit is not looked at
 *
 * Asks anew; a question still open is cancelled.
 */
void
kor_run_list_model_set_query (KorRunListModel *self, const KorRunQuery *query)
{
  g_return_if_fail (KOR_IS_RUN_LIST_MODEL (self) && query != NULL);
  kor_block_list_model_set_query (KOR_BLOCK_LIST_MODEL (self), query);
}
