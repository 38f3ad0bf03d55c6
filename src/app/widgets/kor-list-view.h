/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kor-block-list-model.h"
#include "kor-row-selection.h"

G_BEGIN_DECLS

/**
 * KorListView:
 *
 * What a page needs between its #GtkColumnView and its #KorBlockListModel: who is selected stays
 * selected while the list changes, and the model knows what is seen.
 */
#define KOR_TYPE_LIST_VIEW (kor_list_view_get_type ())
G_DECLARE_FINAL_TYPE (KorListView, kor_list_view, KOR, LIST_VIEW, GObject)

KorListView *kor_list_view_new (GtkColumnView *view, KorBlockListModel *model, gboolean several);
KorRowSelection *kor_list_view_get_selection (KorListView *self);
gint64 kor_list_view_get_selected (KorListView *self);
GArray *kor_list_view_get_all_selected (KorListView *self);
gboolean kor_list_view_select (KorListView *self, gint64 id, guint *position);
void kor_list_view_restart (KorListView *self, gboolean show_selected);

G_END_DECLS
