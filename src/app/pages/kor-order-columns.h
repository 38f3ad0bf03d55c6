/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kor-register-orders.h"

G_BEGIN_DECLS

void kor_order_columns_add (GtkColumnView *view);
void kor_order_columns_set_narrow (GtkColumnView *view, gboolean narrow);
gboolean kor_order_columns_get_sort (GtkColumnView *view, KorOrderSort *sort, gboolean *descending);

G_END_DECLS
