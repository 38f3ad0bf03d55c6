/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-window.h"

G_BEGIN_DECLS

GtkWidget *kor_customer_card_create_order_row (guint index, gpointer orders);
GtkWidget *kor_customer_card_create_request_row (guint index, gpointer requests);
GtkWidget *kor_customer_card_create_run_row (guint index, gpointer runs);
GtkWidget *kor_customer_card_create_value_row (guint index, gpointer values);
void kor_customer_card_show_access (KorWindow *window, KorRegister *register_, gint64 id);

G_END_DECLS
