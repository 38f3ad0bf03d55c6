/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kor-register-customers.h"

G_BEGIN_DECLS

/* The columns of the list of customers, in their first order. */
typedef enum {
  KOR_CUSTOMER_COLUMN_NAME,
  KOR_CUSTOMER_COLUMN_ORGANISATION,
  KOR_CUSTOMER_COLUMN_PLACE,
  KOR_CUSTOMER_COLUMN_EMAIL,
  KOR_CUSTOMER_COLUMN_PHONE,
  KOR_CUSTOMER_COLUMN_BANS,
  KOR_CUSTOMER_COLUMN_LAST_ORDER,
  KOR_N_CUSTOMER_COLUMNS,
} KorCustomerColumn;

const char *kor_customer_column_to_string (KorCustomerColumn column);
GtkListItemFactory *kor_customer_column_create_factory (KorCustomerColumn column);
GtkListItemFactory *kor_customer_row_create_factory (void);
char *kor_customer_bans_to_mark (guint bans, gboolean restricted);

G_END_DECLS
