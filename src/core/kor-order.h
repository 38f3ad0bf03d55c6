/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-date.h"
#include "kor-words.h"

G_BEGIN_DECLS

/* One line of an order (R3). */
typedef struct {
  gint64 id;               /* 0 until saved */
  char *product;           /* product number, may be NULL */
  char *description;       /* may be NULL */
  gint64 quantity_milli;   /* thousandths of a unit */
  gint64 unit_price_micro; /* millionths of the currency: a price may have more digits than cents */
  int discount_bp;         /* hundredths of a per cent, 0–10000 */
  gint64 total_cents;      /* rounded half up, see kor_order_line_update_total() */
} KorOrderLine;

/* A payment of an invoice. */
typedef struct {
  gint64 id;
  KorDate date;
  gint64 cents;
} KorPayment;

/* An invoice of an order with its payments (R3). */
typedef struct {
  gint64 id; /* 0 until saved */
  char *number;
  KorDate date;
  KorDate due;
  gint64 cents;
  KorInvoiceState state; /* as stored: never OVERDUE, see kor_invoice_get_state() */
  GPtrArray *payments;   /* of KorPayment */
} KorInvoice;

/* An order (R3, R19). A plain record. */
typedef struct {
  gint64 id; /* 0 until saved */
  char *number;
  gint64 customer_id;
  KorDate date;
  KorOrderState state;
  char currency[4];    /* ISO 4217 */
  gint64 total_cents;  /* of the lines, or as imported when there are none */
  GPtrArray *lines;    /* of KorOrderLine */
  GPtrArray *invoices; /* of KorInvoice */
  gint64 version;
} KorOrder;

KorOrderLine *kor_order_line_new (void);
KorOrderLine *kor_order_line_copy (const KorOrderLine *self);
void kor_order_line_free (KorOrderLine *self);
void kor_order_line_update_total (KorOrderLine *self);

KorPayment *kor_payment_new (KorDate date, gint64 cents);
void kor_payment_free (KorPayment *self);

KorInvoice *kor_invoice_new (void);
KorInvoice *kor_invoice_copy (const KorInvoice *self);
void kor_invoice_free (KorInvoice *self);
gint64 kor_invoice_get_paid_cents (const KorInvoice *self);
KorInvoiceState kor_invoice_get_state (const KorInvoice *self, KorDate on);

KorOrder *kor_order_new (void);
KorOrder *kor_order_copy (const KorOrder *self);
void kor_order_free (KorOrder *self);
void kor_order_update_total (KorOrder *self);
KorInvoiceState kor_order_get_invoice_state (const KorOrder *self, KorDate on);
gboolean kor_order_check (const KorOrder *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorOrderLine, kor_order_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorPayment, kor_payment_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorInvoice, kor_invoice_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorOrder, kor_order_free)

G_END_DECLS
