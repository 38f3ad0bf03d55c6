/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KorRowSelection:
 *
 * Which rows of a very long list are selected, by their positions alone: GtkMultiSelection would ask the
 * list for the item of every row that Ctrl+A selects.
 *
 * Property "current" (guint; notified): the row last chosen, whose card is shown;
 * GTK_INVALID_LIST_POSITION when there is none.
 */
#define KOR_TYPE_ROW_SELECTION (kor_row_selection_get_type ())
G_DECLARE_FINAL_TYPE (KorRowSelection, kor_row_selection, KOR, ROW_SELECTION, GObject)

KorRowSelection *kor_row_selection_new (GListModel *model, gboolean several);
guint kor_row_selection_get_current (KorRowSelection *self);
guint kor_row_selection_get_n_selected (KorRowSelection *self);
void kor_row_selection_select (KorRowSelection *self, guint position);
void kor_row_selection_set (KorRowSelection *self, const GtkBitset *selected, guint current);

G_END_DECLS
