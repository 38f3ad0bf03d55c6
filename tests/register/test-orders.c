/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-test-register.h"

static void
add_line (KorOrder *order, const char *product, gint64 milli, gint64 micro, int discount)
{
  KorOrderLine *line = kor_order_line_new ();

  line->product = g_strdup (product);
  line->quantity_milli = milli;
  line->unit_price_micro = micro;
  line->discount_bp = discount;
  g_ptr_array_add (order->lines, line);
}

static KorInvoice *
add_invoice (KorOrder *order, const char *number, KorDate due, gint64 cents)
{
  KorInvoice *invoice = kor_invoice_new ();

  invoice->number = g_strdup (number);
  invoice->date = order->date;
  invoice->due = due;
  invoice->cents = cents;
  g_ptr_array_add (order->invoices, invoice);
  return invoice;
}

static void
save (KorRegister *self, KorOrder *order)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = kor_register_save_order (self, order, &error);

  g_assert_no_error (error);
  g_assert_true (saved);
}

static KorOrder *
load (KorRegister *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  KorOrder *order = kor_register_load_order (self, id, &error);

  g_assert_no_error (error);
  return order;
}

/* The numbers of a list of orders, joined by a space. */
static char *
numbers (KorRegister *self, const KorOrderQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = kor_register_list_orders (self, query, NULL, &error);
  g_autoptr (GPtrArray) rows = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  rows = kor_register_load_order_rows (
    self, (const gint64 *) (void *) ids->data, ids->len, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, ids->len);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (
      text, "%s%s", i > 0 ? " " : "", ((KorOrderRow *) rows->pdata[i])->number);
  return g_string_free (text, FALSE);
}

#define assert_numbers(self, expected, ...)                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    KorOrderQuery listed_query = { __VA_ARGS__ };                                                  \
    g_autofree char *listed = numbers ((self), &listed_query);                                     \
    g_assert_cmpstr (listed, ==, (expected));                                                      \
  }                                                                                                \
  G_STMT_END

static KorOrderRow *
load_row (KorRegister *self, gint64 id)
{
  g_autoptr (GPtrArray) rows = kor_register_load_order_rows (self, &id, 1, NULL, NULL);

  g_assert_cmpuint (rows->len, ==, 1);
  return g_ptr_array_steal_index (rows, 0);
}

/* R3: an order with lines, invoices and payments comes back whole; totals are rounded half up. */
static void
test_round_trip (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  g_autoptr (KorOrder) order = kor_order_new ();
  g_autoptr (KorOrder) loaded = NULL;
  KorInvoice *invoice;
  const KorPayment *payment;

  order->number = g_strdup ("2026-001");
  order->customer_id = customer;
  order->date = kor_date_from_ymd (2026, 11, 2);
  add_line (order, "K-1", 1000, 1005000, 0);     /* 1,005 → 1,01 */
  add_line (order, "K-2", 3000, 333333, 0);      /* 0,999999 → 1,00 */
  add_line (order, "K-3", 1500, 10000000, 1250); /* 15,00 − 12,5 % = 13,125 → 13,13 */
  add_line (order, NULL, -1000, 1005000, 0);     /* a return: −1,01 */
  invoice = add_invoice (order, "L-1", kor_date_from_ymd (2026, 11, 16), 1413);
  g_ptr_array_add (invoice->payments, kor_payment_new (kor_date_from_ymd (2026, 11, 10), 1000));
  g_ptr_array_add (invoice->payments, kor_payment_new (kor_date_from_ymd (2026, 11, 5), 13));
  save (self, order);
  g_assert_cmpint (order->total_cents, ==, 101 + 100 + 1313 - 101);
  g_assert_cmpint (order->version, ==, 1);

  loaded = load (self, order->id);
  g_assert_cmpstr (loaded->number, ==, "2026-001");
  g_assert_cmpint (loaded->customer_id, ==, customer);
  g_assert_cmpint (loaded->date, ==, order->date);
  g_assert_cmpint (loaded->state, ==, KOR_ORDER_OPEN);
  g_assert_cmpstr (loaded->currency, ==, "EUR");
  g_assert_cmpint (loaded->total_cents, ==, 1413);
  g_assert_cmpuint (loaded->lines->len, ==, 4);
  for (guint i = 0; i < 4; i++) {
    const KorOrderLine *a = order->lines->pdata[i], *b = loaded->lines->pdata[i];

    g_assert_cmpint (a->id, ==, b->id);
    g_assert_cmpstr (a->product, ==, b->product);
    g_assert_cmpint (a->quantity_milli, ==, b->quantity_milli);
    g_assert_cmpint (a->unit_price_micro, ==, b->unit_price_micro);
    g_assert_cmpint (a->discount_bp, ==, b->discount_bp);
    g_assert_cmpint (a->total_cents, ==, b->total_cents);
  }
  g_assert_cmpuint (loaded->invoices->len, ==, 1);
  invoice = loaded->invoices->pdata[0];
  g_assert_cmpstr (invoice->number, ==, "L-1");
  g_assert_cmpint (invoice->cents, ==, 1413);
  g_assert_cmpint (kor_invoice_get_paid_cents (invoice), ==, 1013);
  payment = invoice->payments->pdata[0];
  g_assert_cmpint (payment->date, ==, kor_date_from_ymd (2026, 11, 5));

  /* Saving what was loaded changes nothing but the version. */
  save (self, loaded);
  g_assert_cmpint (loaded->version, ==, 2);
  g_clear_pointer (&loaded, kor_order_free);
  loaded = load (self, order->id);
  g_assert_cmpuint (loaded->lines->len, ==, 4);
  g_assert_cmpuint (((KorInvoice *) loaded->invoices->pdata[0])->payments->len, ==, 2);
  kor_test_register_free (self);
}

static void
test_refused (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 id = kor_test_add_order (self, customer, "1001");
  g_autoptr (KorOrder) order = kor_test_order_new (customer, "1001", "2026-11-03");
  g_autoptr (KorOrder) mine = load (self, id);
  g_autoptr (KorOrder) theirs = load (self, id);
  g_autoptr (GError) error = NULL;

  g_assert_false (kor_register_save_order (self, order, &error));
  kor_test_assert_error (error, KOR_ERROR_EXISTS, "order", "1001", NULL);
  g_clear_error (&error);
  g_assert_cmpint (order->id, ==, 0);
  g_assert_cmpint (order->total_cents, ==, 0);
  g_set_str (&order->number, "1002");
  order->customer_id = 99;
  g_assert_false (kor_register_save_order (self, order, &error));
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "customer", "99", NULL);
  g_clear_error (&error);
  order->customer_id = customer;
  order->date = KOR_DATE_NONE;
  g_assert_false (kor_register_save_order (self, order, &error));
  kor_test_assert_error (error, KOR_ERROR_MISSING_VALUE, "date", NULL);
  g_clear_error (&error);

  order->date = kor_test_today ();
  add_invoice (order, "L-1", KOR_DATE_NONE, 100)->date = KOR_DATE_NONE;
  g_assert_false (kor_register_save_order (self, order, &error));
  kor_test_assert_error (error, KOR_ERROR_MISSING_VALUE, "date", NULL);
  g_clear_error (&error);

  theirs->state = KOR_ORDER_DELIVERED;
  save (self, theirs);
  mine->state = KOR_ORDER_CANCELLED;
  g_assert_false (kor_register_save_order (self, mine, &error));
  kor_test_assert_error (error, KOR_ERROR_CHANGED_MEANWHILE, "order", "1001", NULL);
  g_clear_error (&error);
  g_assert_cmpint (kor_register_find_order (self, "1001", NULL), ==, id);
  g_assert_cmpint (kor_register_find_order (self, "1002", &error), ==, 0);
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "order", "1002", NULL);
  g_clear_error (&error);
  g_assert_null (kor_register_load_order (self, 404, &error));
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "order", "404", NULL);
  kor_test_register_free (self);
}

static void
add_invoiced (
  KorRegister *self, gint64 customer, const char *number, KorInvoiceState state, int due)
{
  g_autoptr (KorOrder) order = kor_test_order_new (customer, number, "2026-11-01");

  if (state != KOR_INVOICE_NONE)
    add_invoice (order, NULL, kor_test_today () + due, 1250)->state = state;
  save (self, order);
}

/* R3: what is overdue follows from the clock alone. */
static void
test_invoice_states (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");

  static const struct {
    KorInvoiceState state;
    int due;
    KorInvoiceState shown;
  } cases[] = {
    { KOR_INVOICE_NONE, 0, KOR_INVOICE_NONE },
    { KOR_INVOICE_OPEN, 0, KOR_INVOICE_OPEN },
    { KOR_INVOICE_OPEN, -1, KOR_INVOICE_OVERDUE },
    { KOR_INVOICE_PAID, -1, KOR_INVOICE_PAID },
    { KOR_INVOICE_IN_COLLECTION, -9, KOR_INVOICE_IN_COLLECTION },
    { KOR_INVOICE_WRITTEN_OFF, -9, KOR_INVOICE_WRITTEN_OFF },
    { KOR_INVOICE_OVERDUE, -1, KOR_INVOICE_OVERDUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *number = g_strdup_printf ("%u", i);
    g_autoptr (KorOrderRow) row = NULL;
    g_autoptr (KorOrder) order = NULL;

    add_invoiced (self, customer, number, cases[i].state, cases[i].due);
    row = load_row (self, i + 1);
    order = load (self, i + 1);
    g_assert_cmpint (row->invoice_state, ==, cases[i].shown);
    g_assert_cmpint (kor_order_get_invoice_state (order, kor_test_today ()), ==, cases[i].shown);
  }
  assert_numbers (self, "2 6", .filter = KOR_ORDER_FILTER_OVERDUE);
  assert_numbers (self, "1 2 4 6", .filter = KOR_ORDER_FILTER_UNPAID);
  kor_test_register_free (self);
}

static void
test_archive (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  g_autoptr (GError) error = NULL;

  for (int state = KOR_ORDER_OPEN; state <= KOR_ORDER_CANCELLED; state++) {
    g_autofree char *number = g_strdup_printf ("T-%d", state);
    g_autoptr (KorOrder) order = kor_test_order_new (customer, number, "2026-11-01");
    g_autoptr (KorOrder) archived = NULL, back = NULL;

    order->state = (KorOrderState) state;
    save (self, order);
    g_assert_true (kor_register_archive_order (self, order->id, TRUE, &error));
    archived = load (self, order->id);
    g_assert_cmpint (archived->state, ==, KOR_ORDER_ARCHIVED);
    assert_numbers (self, "", .search = NULL, .filter = KOR_ORDER_FILTER_OPEN);
    assert_numbers (self, number, .filter = KOR_ORDER_FILTER_ARCHIVED);
    assert_numbers (self, number, .search = number);
    g_assert_false (kor_register_archive_order (self, order->id, TRUE, &error));
    kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "order", "*", NULL);
    g_clear_error (&error);
    g_assert_true (kor_register_archive_order (self, order->id, FALSE, &error));
    back = load (self, order->id);
    g_assert_cmpint (back->state, ==, state);
    g_assert_true (kor_register_archive_order (self, order->id, TRUE, &error));
    g_assert_true (kor_register_archive_order (self, order->id, FALSE, &error));
    g_assert_true (kor_register_delete_order (self, order->id, &error));
  }
  kor_test_register_free (self);
}

/* Vouchers are kept; what was deleted can be taken back as long as nothing stands in its place. */
static void
test_delete (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 id = kor_test_add_order (self, customer, "1001");
  g_autoptr (KorOrder) invoiced = kor_test_order_new (customer, "1000", "2026-10-01");
  g_autoptr (KorOrder) order = load (self, id);
  g_autoptr (KorOrder) again = NULL;
  g_autoptr (GError) error = NULL;
  gint64 other;

  add_invoice (invoiced, "L-9", kor_test_today (), 1250);
  save (self, invoiced);
  g_assert_false (kor_register_delete_order (self, invoiced->id, &error));
  kor_test_assert_error (error, KOR_ERROR_BAD_VALUE, "order", "1000", "has-invoice", NULL);
  g_clear_error (&error);

  order->state = KOR_ORDER_DELIVERED;
  save (self, order);
  g_assert_true (kor_register_delete_order (self, id, &error));
  g_assert_null (kor_register_load_order (self, id, NULL));
  g_assert_false (kor_register_delete_order (self, id, &error));
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "order", "*", NULL);
  g_clear_error (&error);

  save (self, order);
  g_assert_cmpint (order->id, ==, id);
  again = load (self, id);
  g_assert_cmpint (again->state, ==, KOR_ORDER_DELIVERED);
  g_assert_cmpuint (again->lines->len, ==, 1);
  g_assert_cmpint (again->version, ==, order->version);
  save (self, order);

  /* The newest order deleted, another one added: the id is not given twice. */
  g_assert_true (kor_register_delete_order (self, id, &error));
  other = kor_test_add_order (self, customer, "1002");
  g_assert_cmpint (other, !=, id);
  save (self, order);
  g_assert_cmpint (kor_register_find_order (self, "1001", NULL), ==, id);
  g_assert_cmpint (kor_register_find_order (self, "1002", NULL), ==, other);
  kor_test_register_free (self);
}

static void
test_id_not_reused (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 first = kor_test_add_order (self, customer, "1001");
  gint64 last = kor_test_add_order (self, customer, "1002");
  g_autoptr (KorOrder) kept = load (self, last);
  gint64 next;

  g_assert_cmpint (first, ==, 1);
  g_assert_true (kor_register_delete_order (self, last, NULL));
  next = kor_test_add_order (self, customer, "1003");
  g_assert_cmpint (next, !=, last);
  save (self, kept);
  assert_numbers (self, "1001 1002 1003", .sort = KOR_ORDER_SORT_NUMBER);
  kor_test_register_free (self);
}

static KorDate
last_order (KorRegister *self, gint64 customer)
{
  g_autoptr (GPtrArray) rows = kor_register_load_customer_rows (self, &customer, 1, NULL, NULL);

  return ((KorCustomerRow *) rows->pdata[0])->last_order;
}

static void
test_last_order (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 a = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 b = kor_test_add_customer (self, "Bo", "Berg");
  g_autoptr (KorOrder) early = kor_test_order_new (a, "1", "2026-01-05");
  g_autoptr (KorOrder) late = kor_test_order_new (a, "2", "2026-10-05");

  save (self, late);
  save (self, early);
  g_assert_cmpint (last_order (self, a), ==, late->date);
  late->customer_id = b;
  save (self, late);
  g_assert_cmpint (last_order (self, a), ==, early->date);
  g_assert_cmpint (last_order (self, b), ==, late->date);
  g_assert_true (kor_register_delete_order (self, late->id, NULL));
  g_assert_cmpint (last_order (self, b), ==, KOR_DATE_NONE);
  early->date = kor_date_from_ymd (2026, 11, 11);
  save (self, early);
  g_assert_cmpint (last_order (self, a), ==, early->date);
  kor_test_register_free (self);
}

static void
test_lists (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 zetterberg = kor_test_add_customer (self, "Zaida", "Zetterberg");
  gint64 aalto = kor_test_add_customer (self, "Aino", "Aalto");
  g_autoptr (KorOrder) first = kor_test_order_new (zetterberg, "T-20", "2026-03-01");
  g_autoptr (KorOrder) second = kor_test_order_new (aalto, "T-21", "2026-01-01");
  g_autoptr (KorOrder) third = kor_test_order_new (aalto, "U-30", "2026-02-01");
  g_autoptr (KorOrderRow) row = NULL;
  g_autoptr (GPtrArray) whole = NULL;

  add_line (second, NULL, 1000, 99000000, 0);
  third->state = KOR_ORDER_DELIVERED;
  save (self, first);
  save (self, second);
  save (self, third);

  assert_numbers (self, "T-21 U-30 T-20", .sort = KOR_ORDER_SORT_DATE);
  assert_numbers (self, "T-20 U-30 T-21", .sort = KOR_ORDER_SORT_DATE, .descending = TRUE);
  assert_numbers (self, "U-30 T-21 T-20", .sort = KOR_ORDER_SORT_NUMBER, .descending = TRUE);
  assert_numbers (self, "T-21 U-30 T-20", .sort = KOR_ORDER_SORT_CUSTOMER);
  assert_numbers (self, "T-21", .sort = KOR_ORDER_SORT_TOTAL, .descending = TRUE, .limit = 1);
  assert_numbers (self, "T-21 T-20", .filter = KOR_ORDER_FILTER_OPEN);
  assert_numbers (self, "T-21 U-30", .customer_id = aalto);
  assert_numbers (self, "T-21 T-20", .search = "T-2");
  assert_numbers (self, "T-21 U-30", .search = "aalto");
  assert_numbers (self, "T-20", .search = "zaida zett", .sort = KOR_ORDER_SORT_CUSTOMER);
  assert_numbers (self, "T-21", .search = "aalto", .filter = KOR_ORDER_FILTER_OPEN);
  assert_numbers (self, "", .search = "ei ole");
  assert_numbers (self, "", .search = "aalto", .customer_id = zetterberg);

  row = load_row (self, second->id);
  g_assert_cmpstr (row->customer_name, ==, "Aalto Aino");
  g_assert_cmpint (row->n_lines, ==, 2);
  g_assert_cmpint (row->total_cents, ==, 11150);
  g_assert_cmpstr (row->currency, ==, "EUR");
  g_assert_cmpint (row->date, ==, second->date);
  whole = kor_register_load_customer_orders (self, aalto, NULL);
  g_assert_cmpuint (whole->len, ==, 2);
  g_assert_cmpstr (((KorOrder *) whole->pdata[0])->number, ==, "U-30");
  kor_test_register_free (self);
}

static void
test_next_number (void)
{
  static const struct {
    const char *last, *next;
  } cases[] = {
    { NULL, "1001" },  { "1001", "1002" },           { "T-0099", "T-0100" },
    { "T-9", "T-10" }, { "2026/12a", "2026/12a-1" }, { "Å", "Å-1" },
  };

  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  g_autofree char *free_number = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *next = NULL;
    gint64 id = cases[i].last != NULL ? kor_test_add_order (self, customer, cases[i].last) : 0;

    next = kor_register_next_order_number (self, NULL);
    g_assert_cmpstr (next, ==, cases[i].next);
    if (id != 0)
      g_assert_true (kor_register_delete_order (self, id, NULL));
  }

  /* A number that is taken is not proposed. */
  kor_test_add_order (self, customer, "502");
  kor_test_add_order (self, customer, "503");
  kor_test_add_order (self, customer, "501");
  free_number = kor_register_next_order_number (self, NULL);
  g_assert_cmpstr (free_number, ==, "504");
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/orders/round-trip", test_round_trip);
  g_test_add_func ("/orders/refused", test_refused);
  g_test_add_func ("/orders/invoice-states", test_invoice_states);
  g_test_add_func ("/orders/archive", test_archive);
  g_test_add_func ("/orders/delete", test_delete);
  g_test_add_func ("/orders/id-not-reused", test_id_not_reused);
  g_test_add_func ("/orders/last-order", test_last_order);
  g_test_add_func ("/orders/lists", test_lists);
  g_test_add_func ("/orders/next-number", test_next_number);
  return kor_test_run ();
}
