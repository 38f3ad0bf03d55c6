/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-order.h"
#include "kor-error.h"
#include "kor-money.h"

KorOrderLine *
kor_order_line_new (void)
{
  KorOrderLine *self = g_new0 (KorOrderLine, 1);

  self->quantity_milli = 1000;
  return self;
}

KorOrderLine *
kor_order_line_copy (const KorOrderLine *self)
{
  KorOrderLine *copy = g_new0 (KorOrderLine, 1);

  *copy = *self;
  copy->product = g_strdup (self->product);
  copy->description = g_strdup (self->description);
  return copy;
}

void
kor_order_line_free (KorOrderLine *self)
{
  g_free (self->product);
  g_free (self->description);
  g_free (self);
}

/**
 * kor_order_line_update_total:
 *
 * Computes total_cents from quantity, price and discount, rounded half up to cents.
 */
void
kor_order_line_update_total (KorOrderLine *self)
{
  self->total_cents =
    kor_money_line_total (self->quantity_milli, self->unit_price_micro, self->discount_bp);
}

KorPayment *
kor_payment_new (KorDate date, gint64 cents)
{
  KorPayment *self = g_new0 (KorPayment, 1);

  self->date = date;
  self->cents = cents;
  return self;
}

void
kor_payment_free (KorPayment *self)
{
  g_free (self);
}

KorInvoice *
kor_invoice_new (void)
{
  KorInvoice *self = g_new0 (KorInvoice, 1);

  self->date = KOR_DATE_NONE;
  self->due = KOR_DATE_NONE;
  self->state = KOR_INVOICE_OPEN;
  self->payments = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_payment_free);
  return self;
}

static gpointer
copy_payment (gconstpointer payment, gpointer user_data)
{
  return g_memdup2 (payment, sizeof (KorPayment));
}

KorInvoice *
kor_invoice_copy (const KorInvoice *self)
{
  KorInvoice *copy = g_new0 (KorInvoice, 1);

  *copy = *self;
  copy->number = g_strdup (self->number);
  copy->payments = g_ptr_array_copy (self->payments, copy_payment, NULL);
  return copy;
}

void
kor_invoice_free (KorInvoice *self)
{
  g_free (self->number);
  g_ptr_array_unref (self->payments);
  g_free (self);
}

/**
 * kor_invoice_get_paid_cents:
 *
 * Returns: the sum of the invoice's payments in cents
 */
gint64
kor_invoice_get_paid_cents (const KorInvoice *self)
{
  gint64 paid = 0;

  for (guint i = 0; i < self->payments->len; i++)
    paid += ((const KorPayment *) self->payments->pdata[i])->cents;
  return paid;
}

/**
 * kor_invoice_get_state:
 * @self: an invoice
 * @on: today
 *
 * An open invoice is overdue from the day after its due date (R3).
 *
 * Returns: the state on the day @on
 */
KorInvoiceState
kor_invoice_get_state (const KorInvoice *self, KorDate on)
{
  if (self->state == KOR_INVOICE_OPEN && self->due != KOR_DATE_NONE && on > self->due)
    return KOR_INVOICE_OVERDUE;
  return self->state;
}

KorOrder *
kor_order_new (void)
{
  KorOrder *self = g_new0 (KorOrder, 1);

  self->date = KOR_DATE_NONE;
  g_strlcpy (self->currency, "EUR", sizeof self->currency);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_order_line_free);
  self->invoices = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_invoice_free);
  return self;
}

static gpointer
copy_line (gconstpointer line, gpointer user_data)
{
  return kor_order_line_copy (line);
}

static gpointer
copy_invoice (gconstpointer invoice, gpointer user_data)
{
  return kor_invoice_copy (invoice);
}

KorOrder *
kor_order_copy (const KorOrder *self)
{
  KorOrder *copy = g_new0 (KorOrder, 1);

  *copy = *self;
  copy->number = g_strdup (self->number);
  copy->lines = g_ptr_array_copy (self->lines, copy_line, NULL);
  copy->invoices = g_ptr_array_copy (self->invoices, copy_invoice, NULL);
  return copy;
}

void
kor_order_free (KorOrder *self)
{
  g_free (self->number);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->invoices);
  g_free (self);
}

/**
 * kor_order_update_total:
 *
 * Sets total_cents to the sum of the lines' totals; an order without lines keeps its total.
 */
void
kor_order_update_total (KorOrder *self)
{
  gint64 total = 0;

  if (self->lines->len == 0)
    return;
  for (guint i = 0; i < self->lines->len; i++) {
    KorOrderLine *line = self->lines->pdata[i];

    kor_order_line_update_total (line);
    total += line->total_cents;
  }
  self->total_cents = total;
}

/**
 * kor_order_get_invoice_state:
 * @self: an order with its invoices
 * @on: today
 *
 * Returns: the state that asks most of the office among the order's invoices: in collection, then
 *   overdue, open, written off, paid; KOR_INVOICE_NONE without invoices
 */
KorInvoiceState
kor_order_get_invoice_state (const KorOrder *self, KorDate on)
{
  static const int weight[KOR_N_INVOICE_STATES] = {
    [KOR_INVOICE_NONE] = 0, [KOR_INVOICE_PAID] = 1,    [KOR_INVOICE_WRITTEN_OFF] = 2,
    [KOR_INVOICE_OPEN] = 3, [KOR_INVOICE_OVERDUE] = 4, [KOR_INVOICE_IN_COLLECTION] = 5,
  };
  KorInvoiceState worst = KOR_INVOICE_NONE;

  for (guint i = 0; i < self->invoices->len; i++) {
    KorInvoiceState state = kor_invoice_get_state (self->invoices->pdata[i], on);

    if (weight[state] > weight[worst])
      worst = state;
  }
  return worst;
}

/**
 * kor_order_check:
 * @self: an order about to be saved
 * @error: return location
 *
 * Checks what an order must have: number, customer, date, a currency of three letters, discounts
 * between 0 and 100 %.
 *
 * Returns: %FALSE with KOR_ERROR_MISSING_VALUE or KOR_ERROR_BAD_VALUE naming the field
 */
gboolean
kor_order_check (const KorOrder *self, GError **error)
{
  if (self->number == NULL || *self->number == '\0')
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "order_no", NULL);
  else if (self->customer_id == 0)
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "customer_id", NULL);
  else if (self->date == KOR_DATE_NONE)
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "date", NULL);
  else if (strlen (self->currency) != 3)
    kor_error_set (error, KOR_ERROR_BAD_VALUE, "currency", self->currency, "currency", NULL);
  else {
    for (guint i = 0; i < self->lines->len; i++) {
      const KorOrderLine *line = self->lines->pdata[i];

      if (line->discount_bp < 0 || line->discount_bp > 10000) {
        g_autofree char *value = g_strdup_printf ("%d", line->discount_bp);

        kor_error_set (error, KOR_ERROR_BAD_VALUE, "discount", value, "discount", NULL);
        return FALSE;
      }
    }
    return TRUE;
  }
  return FALSE;
}
