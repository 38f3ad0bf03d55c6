/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-orders.h"

#include "kor-error.h"
#include "kor-register-private.h"

/* --- reading ---------------------------------------------------------------------------------- */

static gboolean
load_lines (KorDb *db, KorOrder *order, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    "SELECT id, product, description, quantity_milli, unit_price_micro, discount_bp,"
    " total_cents FROM order_line WHERE orders = ? ORDER BY id",
    "i",
    order->id);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    KorOrderLine *line = kor_order_line_new ();

    line->id = kor_db_statement_get_int64 (row, 0);
    line->product = kor_db_statement_dup_text (row, 1);
    line->description = kor_db_statement_dup_text (row, 2);
    line->quantity_milli = kor_db_statement_get_int64 (row, 3);
    line->unit_price_micro = kor_db_statement_get_int64 (row, 4);
    line->discount_bp = (int) kor_db_statement_get_int64 (row, 5);
    line->total_cents = kor_db_statement_get_int64 (row, 6);
    g_ptr_array_add (order->lines, line);
  }
  return kor_rows_end (local, error);
}

static gboolean
load_payments (KorDb *db, KorInvoice *invoice, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    "SELECT id, date, cents FROM payment WHERE invoice = ? ORDER BY date, id",
    "i",
    invoice->id);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    KorPayment *payment =
      kor_payment_new (kor_row_get_date (row, 1), kor_db_statement_get_int64 (row, 2));

    payment->id = kor_db_statement_get_int64 (row, 0);
    g_ptr_array_add (invoice->payments, payment);
  }
  return kor_rows_end (local, error);
}

static gboolean
load_invoices (KorDb *db, KorOrder *order, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    "SELECT id, number, date, due, cents, state FROM invoice WHERE orders = ? ORDER BY id",
    "i",
    order->id);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    KorInvoice *invoice = kor_invoice_new ();

    invoice->id = kor_db_statement_get_int64 (row, 0);
    invoice->number = kor_db_statement_dup_text (row, 1);
    invoice->date = kor_row_get_date (row, 2);
    invoice->due = kor_row_get_date (row, 3);
    invoice->cents = kor_db_statement_get_int64 (row, 4);
    kor_invoice_state_from_string (kor_db_statement_get_text (row, 5), &invoice->state);
    g_ptr_array_add (order->invoices, invoice);
    if (!load_payments (db, invoice, error))
      return FALSE;
  }
  return kor_rows_end (local, error);
}

/* Reads an order with lines, invoices and payments. */
KorOrder *
kor_order_load (KorDb *db, gint64 id, GError **error)
{
  g_autoptr (KorOrder) order = kor_order_new ();
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    "SELECT number, customer, date, state, currency, total_cents, version FROM orders"
    " WHERE id = ?",
    "i",
    id);

  if (row == NULL)
    return NULL;
  if (!kor_db_statement_next (row, &local)) {
    if (kor_rows_end (local, error))
      kor_tell_missing ("order", id, error);
    return NULL;
  }
  order->id = id;
  order->number = kor_db_statement_dup_text (row, 0);
  order->customer_id = kor_db_statement_get_int64 (row, 1);
  order->date = kor_row_get_date (row, 2);
  kor_order_state_from_string (kor_db_statement_get_text (row, 3), &order->state);
  g_strlcpy (order->currency, kor_db_statement_get_text (row, 4), sizeof order->currency);
  order->total_cents = kor_db_statement_get_int64 (row, 5);
  order->version = kor_db_statement_get_int64 (row, 6);
  if (!load_lines (db, order, error) || !load_invoices (db, order, error))
    return NULL;
  return g_steal_pointer (&order);
}

/* --- writing ---------------------------------------------------------------------------------- */

static gboolean
drop_parts (KorDb *db, gint64 id, GError **error)
{
  return kor_db_run (db, error, "DELETE FROM order_line WHERE orders = ?", "i", id) &&
         kor_db_run (
           db,
           error,
           "DELETE FROM payment WHERE invoice IN (SELECT id FROM invoice WHERE orders = ?)",
           "i",
           id) &&
         kor_db_run (db, error, "DELETE FROM invoice WHERE orders = ?", "i", id);
}

static gboolean
store_lines (KorDb *db, const KorOrder *order, GError **error)
{
  for (guint i = 0; i < order->lines->len; i++) {
    KorOrderLine *line = order->lines->pdata[i];

    if (!kor_db_run (db,
                     error,
                     "INSERT INTO order_line (id, orders, product, description, quantity_milli,"
                     " unit_price_micro, discount_bp, total_cents) VALUES (nullif (?, 0), ?, ?, ?, "
                     "?, ?, ?, ?)",
                     "iittiiii",
                     line->id,
                     order->id,
                     kor_text_or_null (line->product),
                     kor_text_or_null (line->description),
                     line->quantity_milli,
                     line->unit_price_micro,
                     (gint64) line->discount_bp,
                     line->total_cents))
      return FALSE;
    line->id = kor_db_last_insert_id (db);
  }
  return TRUE;
}

static gboolean
store_invoice (KorDb *db, const KorOrder *order, KorInvoice *invoice, GError **error)
{
  KorInvoiceState state = invoice->state == KOR_INVOICE_OVERDUE ? KOR_INVOICE_OPEN : invoice->state;
  char date[16], due[16];

  kor_date_to_text (invoice->date, date);
  kor_date_to_text (invoice->due, due);
  if (!kor_db_run (db,
                   error,
                   "INSERT INTO invoice (id, orders, number, date, due, cents, state)"
                   " VALUES (nullif (?, 0), ?, ?, ?, ?, ?, ?)",
                   "iitttit",
                   invoice->id,
                   order->id,
                   kor_text_or_null (invoice->number),
                   date,
                   kor_text_or_null (due),
                   invoice->cents,
                   kor_invoice_state_to_string (state)))
    return FALSE;
  invoice->id = kor_db_last_insert_id (db);
  for (guint i = 0; i < invoice->payments->len; i++) {
    KorPayment *payment = invoice->payments->pdata[i];

    kor_date_to_text (payment->date, date);
    if (!kor_db_run (
          db,
          error,
          "INSERT INTO payment (id, invoice, date, cents) VALUES (nullif (?, 0), ?, ?, ?)",
          "iiti",
          payment->id,
          invoice->id,
          date,
          payment->cents))
      return FALSE;
    payment->id = kor_db_last_insert_id (db);
  }
  return TRUE;
}

static gboolean
store_invoices (KorDb *db, const KorOrder *order, GError **error)
{
  for (guint i = 0; i < order->invoices->len; i++)
    if (!store_invoice (db, order, order->invoices->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* Keeps the day of the customer's newest order for the list. */
gboolean
kor_last_order_update (KorDb *db, gint64 customer_id, GError **error)
{
  return kor_db_run (
    db,
    error,
    "UPDATE customer SET list_last_order = (SELECT max (date) FROM orders WHERE customer = ?1)"
    " WHERE id = ?1",
    "i",
    customer_id);
}

#define ORDER_INSERT                                                                               \
  "INSERT INTO orders (id, number, customer, date, state, currency, total_cents)"                  \
  " VALUES (nullif (?, 0), ?, ?, ?, ?, ?, ?)"

#define ORDER_UPDATE                                                                               \
  " ON CONFLICT (id) DO UPDATE SET number = excluded.number, customer = excluded.customer,"        \
  " date = excluded.date, state = excluded.state, currency = excluded.currency,"                   \
  " total_cents = excluded.total_cents, version = version + 1"

/* Adds or rewrites an order with its lines, invoices and payments; sets the ids. */
gboolean
kor_order_store (KorDb *db, KorOrder *order, GError **error)
{
  gboolean is_new = order->id == 0;
  char date[16];

  kor_date_to_text (order->date, date);
  if (!kor_db_run (db,
                   error,
                   is_new ? ORDER_INSERT : ORDER_INSERT ORDER_UPDATE,
                   "itittti",
                   order->id,
                   order->number,
                   order->customer_id,
                   date,
                   kor_order_state_to_string (order->state),
                   order->currency,
                   order->total_cents))
    return FALSE;
  if (is_new)
    order->id = kor_db_last_insert_id (db);
  order->version++;
  return (is_new || drop_parts (db, order->id, error)) && store_lines (db, order, error) &&
         store_invoices (db, order, error);
}

/* --- operations ------------------------------------------------------------------------------- */

typedef struct {
  gint64 id;
  const char *number;
  KorOrder *order;
} Loading;

static gboolean
load_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Loading *loading = data;

  loading->order = kor_order_load (db, loading->id, error);
  return loading->order != NULL;
}

/**
 * kor_register_load_order:
 *
 * Returns: (transfer full) (nullable): the order with lines, invoices and payments, or %NULL with
 *   KOR_ERROR_NOT_FOUND
 */
KorOrder *
kor_register_load_order (KorRegister *self, gint64 id, GError **error)
{
  Loading loading = { id, NULL, NULL };

  kor_register_read (self, load_body, &loading, NULL, error);
  return loading.order;
}

static gboolean
find_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Loading *loading = data;

  if (!kor_db_get_int64 (db,
                         &loading->id,
                         error,
                         "SELECT coalesce ((SELECT id FROM orders WHERE number = ?), 0)",
                         "t",
                         loading->number))
    return FALSE;
  if (loading->id == 0)
    kor_error_set (error, KOR_ERROR_NOT_FOUND, "order", loading->number, NULL);
  return loading->id != 0;
}

/**
 * kor_register_find_order:
 *
 * Returns: the id of the order with this number, or 0 with KOR_ERROR_NOT_FOUND
 */
gint64
kor_register_find_order (KorRegister *self, const char *number, GError **error)
{
  Loading loading = { 0, number, NULL };

  return kor_register_read (self, find_body, &loading, NULL, error) ? loading.id : 0;
}

typedef struct {
  gint64 customer_id;
  GPtrArray *orders;
} CustomerOrders;

static gboolean
customer_orders_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  CustomerOrders *wanted = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KorDbStatement) row =
              kor_db_query (db,
                            error,
                            "SELECT id FROM orders WHERE customer = ? ORDER BY date DESC, id DESC",
                            "i",
                            wanted->customer_id);

  if (!kor_rows_collect_ids (row, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++) {
    KorOrder *order = kor_order_load (db, g_array_index (ids, gint64, i), error);

    if (order == NULL)
      return FALSE;
    g_ptr_array_add (wanted->orders, order);
  }
  return TRUE;
}

/**
 * kor_register_load_customer_orders:
 *
 * Returns: (transfer full) (element-type KorOrder) (nullable): the customer's orders whole, newest
 * first
 */
GPtrArray *
kor_register_load_customer_orders (KorRegister *self, gint64 customer_id, GError **error)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_order_free);
  CustomerOrders wanted = { customer_id, orders };

  if (!kor_register_read (self, customer_orders_body, &wanted, NULL, error))
    return NULL;
  return g_steal_pointer (&orders);
}

/* The number with its last digits counted on. */
static char *
count_on (const char *last)
{
  const char *end = last + strlen (last);
  const char *digits = end;
  g_autofree char *head = NULL;

  while (digits > last && g_ascii_isdigit (digits[-1]) && end - digits < 15)
    digits--;
  if (digits == end)
    return g_strconcat (last, "-1", NULL);
  head = g_strndup (last, (gsize) (digits - last));
  return g_strdup_printf (
    "%s%0*" G_GINT64_FORMAT, head, (int) (end - digits), g_ascii_strtoll (digits, NULL, 10) + 1);
}

static gboolean
next_number_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  char **number = data;
  GError *local = NULL;
  gint64 taken = 1;
  g_autoptr (KorDbStatement) row =
              kor_db_query (db, error, "SELECT number FROM orders ORDER BY id DESC LIMIT 1", NULL);

  if (row == NULL)
    return FALSE;
  if (kor_db_statement_next (row, &local))
    *number = kor_db_statement_dup_text (row, 0);
  if (!kor_rows_end (local, error))
    return FALSE;
  while (*number != NULL && taken > 0) {
    g_autofree char *last = *number;

    *number = count_on (last);
    if (!kor_db_get_int64 (
          db, &taken, error, "SELECT count(*) FROM orders WHERE number = ?", "t", *number))
      return FALSE;
  }
  return TRUE;
}

/**
 * kor_register_next_order_number:
 *
 * Returns: (transfer full) (nullable): a proposal that is not taken: the newest order's number with
 *   its last digits counted on, "1001" in an empty register
 */
char *
kor_register_next_order_number (KorRegister *self, GError **error)
{
  g_autofree char *number = NULL;

  if (!kor_register_read (self, next_number_body, &number, NULL, error))
    return NULL;
  return number != NULL ? g_steal_pointer (&number) : g_strdup ("1001");
}

static gboolean
check_order (KorDb *db, const KorOrder *order, GError **error)
{
  gint64 taken = 0, customers = 0, version = 0;
  g_autofree char *customer = g_strdup_printf ("%" G_GINT64_FORMAT, order->customer_id);

  if (!kor_db_get_int64 (db,
                         &taken,
                         error,
                         "SELECT count(*) FROM orders WHERE number = ? AND id <> ?",
                         "ti",
                         order->number,
                         order->id) ||
      !kor_db_get_int64 (db,
                         &customers,
                         error,
                         "SELECT count(*) FROM customer WHERE id = ?",
                         "i",
                         order->customer_id) ||
      !kor_db_get_int64 (db,
                         &version,
                         error,
                         "SELECT coalesce ((SELECT version FROM orders WHERE id = ?), 0)",
                         "i",
                         order->id))
    return FALSE;
  if (taken > 0)
    kor_error_set (error, KOR_ERROR_EXISTS, "order", order->number, NULL);
  else if (customers == 0)
    kor_error_set (error, KOR_ERROR_NOT_FOUND, "customer", customer, NULL);
  else if (order->id != 0 && version != 0 && version != order->version)
    kor_error_set (error, KOR_ERROR_CHANGED_MEANWHILE, "order", order->number, NULL);
  else
    return TRUE;
  return FALSE;
}

/* A deleted order comes back as a row of its first version, with lines that may have new ids. */
static void
forget_row (KorOrder *order)
{
  order->version = 0;
  for (guint i = 0; i < order->lines->len; i++)
    ((KorOrderLine *) order->lines->pdata[i])->id = 0;
}

static gboolean
save_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  KorOrder *order = data;
  gint64 former_customer = 0;
  gboolean is_new = order->id == 0;

  if (!check_order (db, order, error) ||
      !kor_db_get_int64 (db,
                         &former_customer,
                         error,
                         "SELECT coalesce ((SELECT customer FROM orders WHERE id = ?), 0)",
                         "i",
                         order->id))
    return FALSE;
  if (former_customer == 0)
    forget_row (order);
  kor_order_update_total (order);
  if (!kor_order_store (db, order, error) || !kor_last_order_update (db, order->customer_id, error))
    return FALSE;
  if (former_customer != 0 && former_customer != order->customer_id &&
      !kor_last_order_update (db, former_customer, error))
    return FALSE;
  write->action = is_new ? "add" : "set";
  write->subject = "order";
  write->subject_id = order->id;
  write->kind = KOR_KIND_ORDER;
  write->details = g_strdup (order->number);
  return TRUE;
}

/* A voucher has a date, and so has every payment. */
static gboolean
check_invoice_dates (const KorOrder *order, GError **error)
{
  gboolean dated = TRUE;

  for (guint i = 0; i < order->invoices->len; i++) {
    const KorInvoice *invoice = order->invoices->pdata[i];

    dated = dated && invoice->date != KOR_DATE_NONE;
    for (guint j = 0; j < invoice->payments->len; j++)
      dated = dated && ((const KorPayment *) invoice->payments->pdata[j])->date != KOR_DATE_NONE;
  }
  if (!dated)
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "date", NULL);
  return dated;
}

/**
 * kor_register_save_order:
 * @self: a register
 * @order: the order with lines, invoices and payments; id 0 for a new one; ids, totals and version
 * are set
 * @error: return location
 *
 * Adds or changes an order (R3). An order that was deleted may be saved again under its id. Needs
 * the right KOR_ROLE_MAINTAINS.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_MISSING_VALUE, KOR_ERROR_BAD_VALUE,
 *   KOR_ERROR_EXISTS, KOR_ERROR_NOT_FOUND or KOR_ERROR_CHANGED_MEANWHILE
 */
gboolean
kor_register_save_order (KorRegister *self, KorOrder *order, GError **error)
{
  g_autoptr (KorOrder) work = kor_order_copy (order);

  if (!kor_order_check (order, error) || !check_invoice_dates (order, error) ||
      !kor_register_write (self, KOR_ROLE_MAINTAINS, save_body, work, NULL, error))
    return FALSE;
  order->id = work->id;
  order->version = work->version;
  order->total_cents = work->total_cents;
  g_clear_pointer (&order->lines, g_ptr_array_unref);
  g_clear_pointer (&order->invoices, g_ptr_array_unref);
  order->lines = g_ptr_array_ref (work->lines);
  order->invoices = g_ptr_array_ref (work->invoices);
  return TRUE;
}

typedef struct {
  gint64 id;
  gboolean archived;
} Archiving;

static gboolean
archive_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  Archiving *archiving = data;
  const char *sql =
    archiving->archived
      ? "UPDATE orders SET state_before_archive = state, state = 'archived', version = version + 1"
        " WHERE id = ? AND state <> 'archived'"
      : "UPDATE orders SET state = coalesce (state_before_archive, 'delivered'),"
        " state_before_archive = NULL, version = version + 1"
        " WHERE id = ? AND state = 'archived'";

  if (!kor_db_run (db, error, sql, "i", archiving->id))
    return FALSE;
  if (kor_db_changes (db) == 0) {
    kor_tell_missing ("order", archiving->id, error);
    return FALSE;
  }
  write->action = archiving->archived ? "archive" : "bring-back";
  write->subject = "order";
  write->subject_id = archiving->id;
  write->kind = KOR_KIND_ORDER;
  return TRUE;
}

/**
 * kor_register_archive_order:
 * @self: a register
 * @id: which order
 * @archived: %TRUE archives, %FALSE brings back to the former state
 * @error: return location
 *
 * Archives an order or brings it back (R3). Needs the right KOR_ROLE_MAINTAINS.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, or KOR_ERROR_NOT_FOUND when there is nothing to change
 */
gboolean
kor_register_archive_order (KorRegister *self, gint64 id, gboolean archived, GError **error)
{
  Archiving archiving = { id, archived };

  return kor_register_write (self, KOR_ROLE_MAINTAINS, archive_body, &archiving, NULL, error);
}

/* Deletes an order. Vouchers must be kept (Accounting Act 2:10): one with an invoice is archived
 * instead. */
gboolean
kor_order_delete (KorDb *db, const KorOrder *order, GError **error)
{
  if (order->invoices->len > 0) {
    kor_error_set (error, KOR_ERROR_BAD_VALUE, "order", order->number, "has-invoice", NULL);
    return FALSE;
  }
  return kor_db_run (db, error, "DELETE FROM orders WHERE id = ?", "i", order->id) &&
         kor_last_order_update (db, order->customer_id, error);
}

static gboolean
delete_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (KorOrder) order = kor_order_load (db, id, error);

  if (order == NULL || !kor_order_delete (db, order, error))
    return FALSE;
  write->action = "delete";
  write->subject = "order";
  write->subject_id = id;
  write->kind = KOR_KIND_ORDER;
  write->details = g_strdup (order->number);
  return TRUE;
}

/**
 * kor_register_delete_order:
 * @self: a register
 * @id: which order
 * @error: return location
 *
 * Deletes an order that has no invoice; a copy kept by the caller can be saved again. Needs the
 * right KOR_ROLE_MAINTAINS.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_NOT_FOUND, or KOR_ERROR_BAD_VALUE
 * "has-invoice"
 */
gboolean
kor_register_delete_order (KorRegister *self, gint64 id, GError **error)
{
  return kor_register_write (self, KOR_ROLE_MAINTAINS, delete_body, &id, NULL, error);
}
