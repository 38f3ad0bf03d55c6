/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-customer.h"
#include "kor-order.h"
#include "kor-register.h"

G_BEGIN_DECLS

/* A customer or an order on its way into an export file; lives for the time of one call. */
typedef struct {
  const KorCustomer *customer; /* of an export of customers */
  gboolean publication_ban;
  gboolean marketing_ban;
  const char *source;             /* of the customer's first value; NULL: none */
  const KorOrder *order;          /* of an export of orders */
  const char *customer_reference; /* the external number, else the own id */
} KorExportRow;

typedef gboolean (*KorExportFunc) (const KorExportRow *row, gpointer data, GError **error);

gboolean kor_register_export_customers (KorRegister *self,
                                        KorExportFunc row,
                                        gpointer data,
                                        gint64 *run_id,
                                        GCancellable *cancellable,
                                        GError **error);
gboolean kor_register_export_orders (KorRegister *self,
                                     KorExportFunc row,
                                     gpointer data,
                                     gint64 *run_id,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
