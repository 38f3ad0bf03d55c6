/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kor-row-item.h"

G_BEGIN_DECLS

/**
 * KorCell:
 *
 * How one column of a #KorBlockListModel shows itself: @make gives the widget, @fill puts a row into
 * it (%NULL: not loaded yet). Both are cheap: @fill runs for every cell in view while scrolling.
 */
typedef struct {
  GtkWidget *(*make) (void);
  void (*fill) (GtkWidget *widget, gconstpointer row);
} KorCell;

GtkListItemFactory *kor_row_factory_new (const KorCell *cell);
guint kor_row_factory_find_position (GtkWidget *view, double x, double y);
GtkListItemFactory *kor_row_label_factory_new (char *(*describe) (gconstpointer row));

GtkWidget *kor_text_cell_make (void);
GtkWidget *kor_dim_cell_make (void);
GtkWidget *kor_number_cell_make (void);
GtkWidget *kor_mark_cell_make (void);
void kor_text_cell_set (GtkWidget *widget, const char *text);
void kor_mark_cell_set (GtkWidget *widget, const char *text, const char *css_class);

G_END_DECLS
