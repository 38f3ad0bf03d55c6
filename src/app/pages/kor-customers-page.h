/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorCustomersPage:
 *
 * The customers of the register: search, filters, list, and the card of the one selected. Signal
 * "ready" once the list shows its first rows, or that there are none, and "loaded" once it has all.
 */
#define KOR_TYPE_CUSTOMERS_PAGE (kor_customers_page_get_type ())
G_DECLARE_FINAL_TYPE (KorCustomersPage, kor_customers_page, KOR, CUSTOMERS_PAGE, AdwBin)

GtkWidget *kor_customers_page_new (KorRegister *register_);
gboolean kor_customers_page_prepare (KorCustomersPage *self);
void kor_customers_page_set_register (KorCustomersPage *self, KorRegister *register_);
void kor_customers_page_focus_search (KorCustomersPage *self);
void kor_customers_page_show (KorCustomersPage *self, gint64 id);

G_END_DECLS
