/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-order.h"
#include "kor-register.h"

G_BEGIN_DECLS

typedef enum {
  KOR_ORDER_SORT_DATE,
  KOR_ORDER_SORT_NUMBER,
  KOR_ORDER_SORT_CUSTOMER,
  KOR_ORDER_SORT_TOTAL,
  KOR_N_ORDER_SORTS,
} KorOrderSort;

typedef enum {
  KOR_ORDER_FILTER_NONE = 0,
  KOR_ORDER_FILTER_OPEN = 1 << 0,
  KOR_ORDER_FILTER_UNPAID = 1 << 1,   /* an invoice is open, overdue or in collection */
  KOR_ORDER_FILTER_OVERDUE = 1 << 2,  /* an open invoice past its due date */
  KOR_ORDER_FILTER_ARCHIVED = 1 << 3, /* only the archived ones */
} KorOrderFilter;

/* What a list of orders shows. */
typedef struct {
  const char *search; /* order number or customer words; NULL or "": all */
  gint64 customer_id; /* 0: all */
  KorOrderFilter filter;
  KorOrderSort sort;
  gboolean descending;
  guint limit; /* 0: all */
} KorOrderQuery;

/* An order as a list row shows it. */
typedef struct {
  gint64 id;
  char *number;
  gint64 customer_id;
  char *customer_name;
  char *customer_organisation;
  KorDate date;
  KorOrderState state;
  KorInvoiceState invoice_state; /* today's */
  int n_lines;
  gint64 total_cents;
  char currency[4];
} KorOrderRow;

void kor_order_row_free (KorOrderRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorOrderRow, kor_order_row_free)

GArray *kor_register_list_orders (KorRegister *self,
                                  const KorOrderQuery *query,
                                  GCancellable *cancellable,
                                  GError **error);
GPtrArray *kor_register_load_order_rows (
  KorRegister *self, const gint64 *ids, guint n_ids, GCancellable *cancellable, GError **error);
KorOrder *kor_register_load_order (KorRegister *self, gint64 id, GError **error);
GPtrArray *
kor_register_load_customer_orders (KorRegister *self, gint64 customer_id, GError **error);
gint64 kor_register_find_order (KorRegister *self, const char *number, GError **error);
char *kor_register_next_order_number (KorRegister *self, GError **error);
gboolean kor_register_save_order (KorRegister *self, KorOrder *order, GError **error);
gboolean
kor_register_archive_order (KorRegister *self, gint64 id, gboolean archived, GError **error);
gboolean kor_register_delete_order (KorRegister *self, gint64 id, GError **error);

G_END_DECLS
