/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kor-order.h"

G_BEGIN_DECLS

/**
 * KorOrderLines:
 *
 * The lines of an order under their headings, with the order's total below.
 *
 * Signal "changed": something has been written.
 */
#define KOR_TYPE_ORDER_LINES (kor_order_lines_get_type ())
G_DECLARE_FINAL_TYPE (KorOrderLines, kor_order_lines, KOR, ORDER_LINES, GtkBox)

void kor_order_lines_set_order (KorOrderLines *self, const KorOrder *order);
gboolean kor_order_lines_get_lines (KorOrderLines *self, GPtrArray **lines);
gint64 kor_order_lines_get_total (KorOrderLines *self);

G_END_DECLS
