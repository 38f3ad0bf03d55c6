/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorOrdersPage:
 *
 * The orders of the register: search, filters, and a list in which Enter opens an order (R3).
 */
#define KOR_TYPE_ORDERS_PAGE (kor_orders_page_get_type ())
G_DECLARE_FINAL_TYPE (KorOrdersPage, kor_orders_page, KOR, ORDERS_PAGE, AdwBin)

GtkWidget *kor_orders_page_new (KorRegister *register_);
void kor_orders_page_focus_search (KorOrdersPage *self);
void kor_orders_page_show_order (KorOrdersPage *self, gint64 id);

G_END_DECLS
