/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kor-order.h"

G_BEGIN_DECLS

#define KOR_N_ORDER_LINE_COLUMNS 6

/**
 * KorOrderLineRow:
 *
 * One line of an order as it is written: product, description, quantity, price, discount; the total is
 * computed while typing. Enter asks for another line, Ctrl+D takes the line away.
 *
 * Signals: "changed", "add", "remove".
 */
#define KOR_TYPE_ORDER_LINE_ROW (kor_order_line_row_get_type ())
G_DECLARE_FINAL_TYPE (KorOrderLineRow, kor_order_line_row, KOR, ORDER_LINE_ROW, GtkBox)

GtkWidget *kor_order_line_row_new (const KorOrderLine *line,
                                   const char *currency,
                                   GtkSizeGroup *const columns[KOR_N_ORDER_LINE_COLUMNS]);
KorOrderLine *kor_order_line_row_get_line (KorOrderLineRow *self);
gboolean kor_order_line_row_is_empty (KorOrderLineRow *self);

G_END_DECLS
