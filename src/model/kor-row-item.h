/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KorRowItem:
 *
 * A row of a #KorBlockListModel: the id is known from the start, what the row shows comes later.
 * Property "row" is notified when it has come, and again after each change of the register. When the
 * list answers another question the row of a place becomes that of another record.
 */
#define KOR_TYPE_ROW_ITEM (kor_row_item_get_type ())
G_DECLARE_DERIVABLE_TYPE (KorRowItem, kor_row_item, KOR, ROW_ITEM, GObject)

struct _KorRowItemClass {
  GObjectClass parent_class;
  GDestroyNotify free_row;
};

/**
 * KorRowWatch:
 * @changed: called when the row has come or changed
 * @data: for @changed
 *
 * Part of what shows a row, such as a cell. Cheaper than a signal handler: a view that jumps binds
 * over a thousand cells at once.
 */
typedef struct _KorRowWatch KorRowWatch;

struct _KorRowWatch {
  void (*changed) (KorRowItem *item, gpointer data);
  gpointer data;

  /*< private >*/
  KorRowWatch *next;
  KorRowWatch **link; /* what points here; NULL: watches nothing */
};

gint64 kor_row_item_get_id (KorRowItem *self);
void kor_row_item_watch (KorRowItem *self, KorRowWatch *watch);
void kor_row_watch_end (KorRowWatch *watch);
gconstpointer kor_row_item_get_row (KorRowItem *self);

/* For the model alone. */
void kor_row_item_become (KorRowItem *self, gint64 id);
void kor_row_item_show (KorRowItem *self);
guint kor_row_item_get_position (KorRowItem *self);
void kor_row_item_set_position (KorRowItem *self, guint position);
void kor_row_item_take_row (KorRowItem *self, gpointer row);
gboolean kor_row_item_get_requested (KorRowItem *self);
void kor_row_item_set_requested (KorRowItem *self, gboolean requested);

G_END_DECLS
