/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-register.h"
#include "kor-row-item.h"

G_BEGIN_DECLS

/**
 * KorBlockListModel:
 *
 * A #GListModel over the answer to a query that may have a million rows. It holds the sorted ids and
 * makes a #KorRowItem for a position when it is asked for; what the rows show is fetched off the main
 * thread in blocks around those asked for, and the oldest blocks are let go.
 *
 * Properties: "n-matches" (guint; 0 until counted), "loading" (gboolean).
 * Signals: "about-to-change" and "settled" round every items-changed, for a selection that wants to
 * keep its place: a GtkSingleSelection would search a million rows for its item. "failed" (GError).
 */
#define KOR_TYPE_BLOCK_LIST_MODEL (kor_block_list_model_get_type ())
G_DECLARE_DERIVABLE_TYPE (KorBlockListModel, kor_block_list_model, KOR, BLOCK_LIST_MODEL, GObject)

#define KOR_BLOCK_SIZE 64

struct _KorBlockListModelClass {
  GObjectClass parent_class;

  GType item_type; /* a KorRowItem */

  /* A query is a struct whose one pointer is what is searched for, and which has a limit. */
  gsize query_size;
  gsize search_offset; /* of a const char * */
  gsize limit_offset;  /* of a guint; 0 there: all */

  gboolean (*concerns) (KorKind kind); /* whether a change of @kind may show */

  /* These two run on another thread. */
  GArray *(*list_ids) (KorRegister *register_,
                       gconstpointer query,
                       GCancellable *cancellable,
                       GError **error);
  GPtrArray *(*load_rows) (KorRegister *register_,
                           const gint64 *ids,
                           guint n_ids,
                           GCancellable *cancellable,
                           GError **error);

  gint64 (*get_row_id) (gconstpointer row);
};

void kor_block_list_model_set_register (KorBlockListModel *self, KorRegister *register_);
KorRegister *kor_block_list_model_get_register (KorBlockListModel *self);
gboolean kor_block_list_model_prepare (KorBlockListModel *self);
void kor_block_list_model_set_query (KorBlockListModel *self, gconstpointer query);
void kor_block_list_model_refresh (KorBlockListModel *self);
guint kor_block_list_model_get_n_matches (KorBlockListModel *self);
gboolean kor_block_list_model_get_loading (KorBlockListModel *self);
void kor_block_list_model_set_view (KorBlockListModel *self, guint first, guint n);
gint64 kor_block_list_model_get_id (KorBlockListModel *self, guint position);
gboolean kor_block_list_model_find (KorBlockListModel *self, gint64 id, guint *position);

G_END_DECLS
