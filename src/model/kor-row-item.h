/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KorRowItem:
 *
 * A row of a #KorBlockListModel: the id is known from the start, what the row shows comes later.
 * Property "row" is notified when it has come, and again after each change of the register.
 */
#define KOR_TYPE_ROW_ITEM (kor_row_item_get_type ())
G_DECLARE_DERIVABLE_TYPE (KorRowItem, kor_row_item, KOR, ROW_ITEM, GObject)

struct _KorRowItemClass {
  GObjectClass parent_class;
  GDestroyNotify free_row;
};

gint64 kor_row_item_get_id (KorRowItem *self);
gconstpointer kor_row_item_get_row (KorRowItem *self);

/* For the model alone. */
void kor_row_item_set_id (KorRowItem *self, gint64 id);
void kor_row_item_take_row (KorRowItem *self, gpointer row);
gboolean kor_row_item_get_requested (KorRowItem *self);
void kor_row_item_set_requested (KorRowItem *self, gboolean requested);

G_END_DECLS
