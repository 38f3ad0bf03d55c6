/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-test-register.h"

static const KorTestRow people[] = {
  { .id = "A1",
    .first_name = "Örjan",
    .last_name = "Öhman",
    .organisation = "Öljy Oy",
    .email = "orjan@posti.example",
    .phone = "+358 40 111 2222",
    .street = "Rantatie 1",
    .postal_code = "00100",
    .city = "Helsinki",
    .country = "FI" },
  { .id = "A2",
    .first_name = "Aino",
    .last_name = "Aalto",
    .email = "aino@posti.example",
    .street = "Koivukuja 2",
    .postal_code = "33100",
    .city = "Tampere",
    .country = "FI",
    .publication_ban = TRUE },
  { .id = "A3",
    .first_name = "Bo",
    .last_name = "Berg",
    .phone = "050 333",
    .street = "Storgatan 3",
    .postal_code = "111 22",
    .city = "Stockholm",
    .country = "SE",
    .marketing_ban = TRUE,
    .source = "messut" },
  { .id = "A4", .organisation = "Yksin Oy" },
  { .id = "A5",
    .first_name = "Åke",
    .last_name = "Åkerman",
    .publication_ban = TRUE,
    .marketing_ban = TRUE },
  { .first_name = "Aada", .last_name = "Aalto" },
  { .id = "77", .first_name = "Matti", .last_name = "Mäkinen" },
};

static gboolean
import_feed (
  KorRegister *self, KorTestFeed *feed, gboolean dry_run, KorImportCounts *counts, GError **error)
{
  return kor_register_import (self,
                              KOR_IMPORT_CUSTOMERS,
                              kor_test_feed_cb,
                              feed,
                              "asiakkaat.csv",
                              "vanha järjestelmä",
                              dry_run,
                              counts,
                              feed->cancel,
                              error);
}

static KorImportCounts
import_rows (KorRegister *self, const KorTestRow *rows, guint n, guint64 without)
{
  KorTestFeed feed = { .rows = rows, .n_rows = n, .without = without };
  KorImportCounts counts;
  g_autoptr (GError) error = NULL;
  gboolean done = import_feed (self, &feed, FALSE, &counts, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  return counts;
}

/* Everything the register says of its customers, in the order of the list, without ids. */
static char *
describe (KorRegister *self)
{
  KorCustomerQuery query = { .search = NULL };
  g_autoptr (GArray) ids = kor_register_list_customers (self, &query, NULL, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++) {
    gint64 id = g_array_index (ids, gint64, i);
    g_autoptr (KorCustomer) customer = kor_register_load_customer (self, id, NULL);
    g_autoptr (GPtrArray) values = kor_register_list_values (self, id, NULL);
    g_autoptr (GPtrArray) bans = kor_register_list_bans (self, id, FALSE, NULL);
    g_autoptr (GPtrArray) rows = kor_register_load_customer_rows (self, &id, 1, NULL, NULL);
    const KorCustomerRow *row = rows->pdata[0];

    g_string_append_printf (text,
                            "%s/%s/%s/%s/%s/%d/%u/%s\n",
                            row->name,
                            row->organisation,
                            row->city,
                            row->email,
                            row->phone,
                            (int) customer->created,
                            row->bans,
                            customer->external_id);
    for (guint j = 0; j < values->len; j++) {
      const KorValue *value = values->pdata[j];

      g_string_append_printf (text,
                              " %s=%s [%s]%s\n",
                              value->field,
                              value->value,
                              value->source,
                              value->ended != 0 ? " ended" : "");
    }
    for (guint j = 0; j < bans->len; j++) {
      const KorBan *ban = bans->pdata[j];

      g_string_append_printf (text,
                              " %s %s %s %s\n",
                              kor_scope_to_string (ban->scope),
                              kor_extent_to_string (ban->extent),
                              kor_channel_to_string (ban->channel),
                              ban->evidence);
    }
  }
  return g_string_free (text, FALSE);
}

static char *
describe_searches (KorRegister *self)
{
  static const char *const words[] = { "aalto",   "aa",   "akerman", "posti",  "040111", "111 22",
                                       "A1",      "77",   "yksin",   "33100",  "stock",  "0503",
                                       "koivu 2", "öljy", "bo",      "messut", "berg bo" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autofree char *found = kor_test_search (self, words[i]);

    g_string_append_printf (text, "%s: %s\n", words[i], found);
  }
  return g_string_free (text, FALSE);
}

/* Into an empty register or row by row into a filled one: the outcome is the same. */
static void
test_two_ways (void)
{
  KorRegister *bulk = kor_test_register_new ();
  KorRegister *one_by_one = kor_test_register_new ();
  g_autofree char *a = NULL, *b = NULL, *found_a = NULL, *found_b = NULL;
  g_autoptr (GError) error = NULL;
  KorImportCounts counts = import_rows (bulk, people, G_N_ELEMENTS (people), 0);

  g_assert_cmpuint (counts.added, ==, 7);
  g_assert_cmpuint (counts.updated, ==, 0);
  g_assert_cmpuint (counts.bans_set, ==, 10);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    import_rows (one_by_one, &people[i], 1, 0);
  a = describe (bulk);
  b = describe (one_by_one);
  g_assert_cmpstr (a, ==, b);
  g_assert_nonnull (strstr (a, "Aalto Aada"));
  found_a = describe_searches (bulk);
  found_b = describe_searches (one_by_one);
  g_assert_cmpstr (found_a, ==, found_b);
  g_assert_nonnull (strstr (found_a, "aalto: Aalto Aada | Aalto Aino\n"));
  g_assert_nonnull (strstr (found_a, "111 22: Berg Bo\n"));
  g_assert_nonnull (strstr (found_a, "040111: Öhman Örjan\n"));

  g_assert_true (kor_register_verify (bulk, NULL, &error));
  g_assert_true (kor_register_verify (one_by_one, NULL, &error));
  g_assert_no_error (error);
  kor_test_register_free (bulk);
  kor_test_register_free (one_by_one);
}

/* The indexes that a bulk import drops stand again as the schema has them. */
static void
test_indexes (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autofree char *folder = g_strdup (kor_register_get_folder (self));
  static const char sql[] = "SELECT count(*) * 1000000 + sum (length (sql)) FROM sqlite_schema"
                            " WHERE type = 'index' AND sql IS NOT NULL";
  gint64 before = 0, after = 0;

  for (int i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KorDb) db = NULL;

    if (i == 1)
      import_rows (self, people, G_N_ELEMENTS (people), 0);
    kor_register_close (self);
    g_assert_finalize_object (self);
    db = kor_test_raw_open (folder);
    kor_db_get_int64 (db, i == 0 ? &before : &after, &error, sql, NULL);
    g_assert_no_error (error);
    g_clear_pointer (&db, kor_db_close);
    self = kor_test_register_open (folder, KOR_TEST_USER);
  }
  g_assert_cmpint (before, >, 10 * 1000000);
  g_assert_cmpint (after, ==, before);
  kor_test_register_free (self);
}

/* R20–R25: a known id updates; what has no column stays; the history keeps what was. */
static void
test_update (void)
{
  KorRegister *self = kor_test_register_new ();
  const KorTestRow changed = {
    .id = "A2",
    .first_name = "Aino",
    .last_name = "Aaltonen",
    .street = "Uusikatu 9",
    .postal_code = "33200",
    .city = "Tampere",
    .country = "FI",
    .source = "muuttoilmoitus",
  };
  guint64 without = KOR_IMPORT_FIELD_BIT (KOR_IMPORT_FIELD_EMAIL) |
                    KOR_IMPORT_FIELD_BIT (KOR_IMPORT_FIELD_PHONE) |
                    KOR_IMPORT_FIELD_BIT (KOR_IMPORT_FIELD_CITY) |
                    KOR_IMPORT_FIELD_BIT (KOR_IMPORT_FIELD_ORGANISATION);
  KorImportCounts counts;
  g_autoptr (KorCustomer) customer = NULL;
  g_autoptr (GPtrArray) values = NULL;
  g_autofree char *found = NULL, *former = NULL;
  const KorAddress *address;
  gint64 id;
  guint n_ended = 0;

  import_rows (self, people, G_N_ELEMENTS (people), 0);
  counts = import_rows (self, &changed, 1, without);
  g_assert_cmpuint (counts.added, ==, 0);
  g_assert_cmpuint (counts.updated, ==, 1);
  id = kor_register_find_customer (self, "A2", NULL);
  customer = kor_register_load_customer (self, id, NULL);
  g_assert_cmpstr (customer->last_name, ==, "Aaltonen");
  g_assert_cmpstr (kor_customer_get_email (customer), ==, "aino@posti.example");
  address = kor_customer_get_address (customer, KOR_ADDRESS_POSTAL, KOR_DATE_NONE);
  g_assert_cmpstr (address->street, ==, "Uusikatu 9");
  g_assert_cmpstr (address->city, ==, "Tampere");

  values = kor_register_list_values (self, id, NULL);
  for (guint i = 0; i < values->len; i++) {
    const KorValue *value = values->pdata[i];

    if (value->ended != 0) {
      n_ended++;
      g_assert_cmpstr (value->reason, ==, "import");
      g_assert_cmpstr (value->source, ==, "vanha järjestelmä");
    } else if (g_str_equal (value->field, "last_name"))
      g_assert_cmpstr (value->source, ==, "muuttoilmoitus");
    else if (g_str_equal (value->field, "first_name"))
      g_assert_cmpstr (value->source, ==, "vanha järjestelmä");
  }
  g_assert_cmpuint (n_ended, ==, 2);
  found = kor_test_search (self, "aaltonen");
  g_assert_cmpstr (found, ==, "Aaltonen Aino");
  former = kor_test_search (self, "koivukuja");
  g_assert_cmpstr (former, ==, "");
  kor_test_register_free (self);
}

/* A file may set a ban and a restriction, never lift one. */
static void
test_bans_stay (void)
{
  KorRegister *self = kor_test_register_new ();
  const KorTestRow without_bans = { .id = "A5", .first_name = "Åke", .last_name = "Åkerman" };
  KorImportCounts counts;
  g_autoptr (GPtrArray) bans = NULL;
  g_autoptr (KorCustomer) customer = NULL;
  gint64 id;

  import_rows (self, people, G_N_ELEMENTS (people), 0);
  id = kor_register_find_customer (self, "A5", NULL);
  customer = kor_register_load_customer (self, id, NULL);
  customer->restricted = TRUE;
  g_assert_true (kor_register_save_customer (self, customer, NULL, NULL, NULL));
  import_rows (self, &without_bans, 1, 0);
  bans = kor_register_list_bans (self, id, TRUE, NULL);
  g_assert_cmpuint (bans->len, ==, 5);
  g_clear_pointer (&customer, kor_customer_free);
  customer = kor_register_load_customer (self, id, NULL);
  g_assert_true (customer->restricted);

  /* The same file again sets nothing twice. */
  counts = import_rows (self, people, 5, 0);
  g_assert_cmpuint (counts.updated, ==, 5);
  g_assert_cmpuint (counts.bans_set, ==, 0);
  g_clear_pointer (&bans, g_ptr_array_unref);
  bans = kor_register_list_bans (self, 0, TRUE, NULL);
  g_assert_cmpuint (bans->len, ==, 10);
  kor_test_register_free (self);
}

/* --- nothing is left of an import that did not get to its end ------------------------------------ */

typedef struct {
  gint64 customers, orders, bans, entries;
  char *text;
  guint n_sources;
} Before;

static Before
look (KorRegister *self)
{
  KorRegisterInfo info;
  g_auto (GStrv) sources = kor_register_list_sources (self, NULL);

  g_assert_true (kor_register_get_info (self, &info, NULL));
  return (Before) { info.customers,       info.orders,     info.bans_in_force,
                    info.journal_entries, describe (self), g_strv_length (sources) };
}

static void
assert_unchanged (KorRegister *self, const Before *before)
{
  Before after = look (self);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (after.customers, ==, before->customers);
  g_assert_cmpint (after.orders, ==, before->orders);
  g_assert_cmpint (after.bans, ==, before->bans);
  g_assert_cmpint (after.entries, ==, before->entries);
  g_assert_cmpstr (after.text, ==, before->text);
  g_assert_cmpuint (after.n_sources, ==, before->n_sources);
  g_free (after.text);
  g_assert_true (kor_register_verify (self, NULL, &error));
  g_assert_no_error (error);
}

/* The counts of a rehearsal are those of the import; nothing else comes of it. */
static void
test_unfinished (gconstpointer filled)
{
  KorRegister *self = kor_test_register_new ();
  KorTestFeed feed = { .rows = people, .n_rows = G_N_ELEMENTS (people) };
  g_autoptr (GCancellable) cancel = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  KorImportCounts counts;
  Before before;

  if (filled != NULL)
    import_rows (self, people, 3, 0);
  before = look (self);

  g_assert_true (import_feed (self, &feed, TRUE, &counts, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (counts.added, ==, filled != NULL ? 4 : 7);
  g_assert_cmpuint (counts.updated, ==, filled != NULL ? 3 : 0);
  assert_unchanged (self, &before);

  feed.fail_after = 5;
  g_assert_false (import_feed (self, &feed, FALSE, &counts, &error));
  kor_test_assert_error (error, KOR_ERROR_BAD_FILE, "koe.csv", "9", "", "", "bad-date", "", NULL);
  g_clear_error (&error);
  assert_unchanged (self, &before);
  g_assert_false (import_feed (self, &feed, TRUE, &counts, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_FILE);
  g_clear_error (&error);

  feed.fail_after = 0;
  feed.cancel_after = 5;
  feed.cancel = cancel;
  g_assert_false (import_feed (self, &feed, FALSE, &counts, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_unchanged (self, &before);

  import_rows (self, people, G_N_ELEMENTS (people), 0);
  g_free (before.text);
  kor_test_register_free (self);
}

static void
test_bad_rows (void)
{
  KorRegister *self = kor_test_register_new ();

  static const struct {
    KorTestRow row;
    const char *field, *problem, *value;
  } cases[] = {
    { { .id = "1" }, "", KOR_IMPORT_NO_NAME, "" },
    { { .id = "1", .last_name = "X", .email = "ei osoite" },
      "email",
      KOR_IMPORT_BAD_EMAIL,
      "ei osoite" },
    { { .id = "1", .last_name = "X", .postal_code = "123", .country = "FI" },
      "postal_code",
      KOR_IMPORT_BAD_POSTCODE,
      "123" },
    { { .id = "1", .last_name = "X", .country = "Suomi" },
      "country",
      KOR_IMPORT_BAD_COUNTRY,
      "Suomi" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    KorTestFeed feed = { .rows = &cases[i].row, .n_rows = 1 };
    g_autoptr (GError) error = NULL;
    KorImportCounts counts;

    g_assert_false (import_feed (self, &feed, FALSE, &counts, &error));
    kor_test_assert_error (error,
                           KOR_ERROR_BAD_FILE,
                           "asiakkaat.csv",
                           "2",
                           "",
                           cases[i].field,
                           cases[i].problem,
                           cases[i].value,
                           NULL);
  }
  kor_test_register_free (self);
}

static void
test_no_source (void)
{
  KorRegister *self = kor_test_register_new ();
  KorTestFeed feed = { .rows = people, .n_rows = 1 };
  KorImportCounts counts;
  g_autoptr (GError) error = NULL;

  g_assert_false (kor_register_import (self,
                                       KOR_IMPORT_CUSTOMERS,
                                       kor_test_feed_cb,
                                       &feed,
                                       "koe.csv",
                                       "",
                                       FALSE,
                                       &counts,
                                       NULL,
                                       &error));
  kor_test_assert_error (error, KOR_ERROR_MISSING_VALUE, "source", NULL);
  kor_test_register_free (self);
}

/* --- orders ------------------------------------------------------------------------------------- */

typedef struct {
  const KorImportOrder *rows;
  guint n_rows;
} OrderFeed;

static gboolean
feed_orders_cb (
  KorImportRowFunc row, gpointer row_data, gpointer data, GCancellable *cancellable, GError **error)
{
  const OrderFeed *feed = data;

  for (guint i = 0; i < feed->n_rows; i++) {
    KorImportOrder record = feed->rows[i];

    record.line = i + 2;
    record.present = G_MAXUINT64;
    g_strlcpy (record.currency, "EUR", sizeof record.currency);
    if (!row (&record, row_data, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
import_orders (
  KorRegister *self, const KorImportOrder *rows, guint n, KorImportCounts *counts, GError **error)
{
  OrderFeed feed = { rows, n };

  return kor_register_import (self,
                              KOR_IMPORT_ORDERS,
                              feed_orders_cb,
                              &feed,
                              "tilaukset.csv",
                              "koe",
                              FALSE,
                              counts,
                              NULL,
                              error);
}

#define DAY(month, day) kor_date_from_ymd (2026, month, day)

/* The state a file gives is the state shown on the day of the import. */
static void
test_orders (gconstpointer filled)
{
  KorRegister *self = kor_test_register_new ();
  const KorImportOrder rows[] = {
    { .number = "1",
      .customer_ref = "A1",
      .date = DAY (11, 20),
      .invoice_state = KOR_INVOICE_OPEN,
      .total_cents = 1050,
      .has_total = TRUE },
    { .number = "2",
      .customer_ref = "A1",
      .date = DAY (1, 2),
      .invoice_state = KOR_INVOICE_OPEN,
      .state = KOR_ORDER_DELIVERED },
    { .number = "3",
      .customer_ref = "A2",
      .date = DAY (11, 21),
      .invoice_state = KOR_INVOICE_OVERDUE },
    { .number = "4",
      .customer_ref = "A2",
      .date = DAY (3, 4),
      .invoice_state = KOR_INVOICE_OVERDUE },
    { .number = "5", .customer_ref = "4", .date = DAY (5, 6), .invoice_state = KOR_INVOICE_PAID },
    { .number = "6", .customer_ref = "77", .date = DAY (5, 7), .state = KOR_ORDER_CANCELLED },
    { .number = "7",
      .customer_ref = "A1",
      .date = DAY (5, 8),
      .invoice_state = KOR_INVOICE_IN_COLLECTION },
    { .number = "8",
      .customer_ref = "A1",
      .date = DAY (5, 9),
      .invoice_state = KOR_INVOICE_WRITTEN_OFF },
  };
  KorImportCounts counts;
  g_autoptr (GError) error = NULL;
  gint64 first = filled != NULL ? 2 : 1;
  g_autoptr (GPtrArray) customers = NULL;
  const gint64 ids[] = { 1, 7 };

  import_rows (self, people, G_N_ELEMENTS (people), 0);
  if (filled != NULL)
    kor_test_add_order (self, 3, "0");
  for (int round = 0; round < 2; round++) {
    g_assert_true (import_orders (self, rows, G_N_ELEMENTS (rows), &counts, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (counts.added, ==, round == 0 ? 8 : 0);
    g_assert_cmpuint (counts.updated, ==, round == 0 ? 0 : 8);
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
      g_autoptr (KorOrder) order = kor_register_load_order (self, first + i, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (order->number, ==, rows[i].number);
      g_assert_cmpint (order->date, ==, rows[i].date);
      g_assert_cmpint (order->state, ==, rows[i].state);
      g_assert_cmpint (order->total_cents, ==, rows[i].total_cents);
      g_assert_cmpint (
        kor_order_get_invoice_state (order, kor_test_today ()), ==, rows[i].invoice_state);
      g_assert_cmpuint (order->invoices->len, ==, rows[i].invoice_state != KOR_INVOICE_NONE);
    }
  }
  customers = kor_register_load_customer_rows (self, ids, 2, NULL, NULL);
  g_assert_cmpint (((KorCustomerRow *) customers->pdata[0])->last_order, ==, DAY (11, 20));
  g_assert_cmpint (((KorCustomerRow *) customers->pdata[1])->last_order, ==, DAY (5, 7));
  g_assert_true (kor_register_verify (self, NULL, &error));
  g_assert_no_error (error);
  kor_test_register_free (self);
}

/* An open invoice that the file later calls overdue is shown as overdue. */
static void
test_order_turns_overdue (void)
{
  KorRegister *self = kor_test_register_new ();
  KorImportOrder row = {
    .number = "1", .customer_ref = "A1", .date = DAY (11, 20), .invoice_state = KOR_INVOICE_OPEN
  };
  KorImportCounts counts;
  g_autoptr (KorOrder) order = NULL;

  import_rows (self, people, 1, 0);
  g_assert_true (import_orders (self, &row, 1, &counts, NULL));
  row.invoice_state = KOR_INVOICE_OVERDUE;
  g_assert_true (import_orders (self, &row, 1, &counts, NULL));
  order = kor_register_load_order (self, 1, NULL);
  g_assert_cmpint (kor_order_get_invoice_state (order, kor_test_today ()), ==, KOR_INVOICE_OVERDUE);
  kor_test_register_free (self);
}

static void
test_unknown_customer (void)
{
  KorRegister *self = kor_test_register_new ();
  const KorImportOrder rows[] = {
    { .number = "1", .customer_ref = "A1", .date = DAY (11, 20) },
    { .number = "2", .customer_ref = "ei ole", .date = DAY (11, 20) },
  };
  KorImportCounts counts;
  g_autoptr (GError) error = NULL;
  Before before;

  import_rows (self, people, 1, 0);
  before = look (self);
  g_assert_false (import_orders (self, rows, 2, &counts, &error));
  kor_test_assert_error (error,
                         KOR_ERROR_BAD_FILE,
                         "tilaukset.csv",
                         "3",
                         "",
                         "customer_id",
                         KOR_IMPORT_UNKNOWN_CUSTOMER,
                         "ei ole",
                         NULL);
  assert_unchanged (self, &before);
  g_free (before.text);
  kor_test_register_free (self);
}

static gboolean
feed_lines_cb (
  KorImportRowFunc row, gpointer row_data, gpointer data, GCancellable *cancellable, GError **error)
{
  const KorImportOrderLine lines[] = {
    { .line = 2,
      .order_number = "1",
      .product = "K-1",
      .quantity_milli = 1000,
      .unit_price_micro = 1005000 },
    { .line = 3,
      .order_number = "2",
      .description = "Tee",
      .quantity_milli = 2000,
      .unit_price_micro = 2500000 },
    { .line = 4,
      .order_number = "1",
      .quantity_milli = 3000,
      .unit_price_micro = 10000000,
      .discount_bp = 1000 },
    { .line = 5, .order_number = "9", .quantity_milli = 1000, .unit_price_micro = 1 },
  };

  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++) {
    KorImportOrderLine line = lines[i];

    if (!row (&line, row_data, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
import_lines (KorRegister *self, guint n, KorImportCounts *counts, GError **error)
{
  return kor_register_import (self,
                              KOR_IMPORT_ORDER_LINES,
                              feed_lines_cb,
                              GUINT_TO_POINTER (n),
                              "rivit.csv",
                              "koe",
                              FALSE,
                              counts,
                              NULL,
                              error);
}

/* Lines read twice do not double; the order's total and an invoice without an amount follow. */
static void
test_lines (void)
{
  KorRegister *self = kor_test_register_new ();
  const KorImportOrder rows[] = {
    { .number = "1",
      .customer_ref = "A1",
      .date = DAY (11, 20),
      .invoice_state = KOR_INVOICE_OPEN },
    { .number = "2",
      .customer_ref = "A1",
      .date = DAY (11, 20),
      .invoice_state = KOR_INVOICE_PAID,
      .total_cents = 499,
      .has_total = TRUE },
    { .number = "3",
      .customer_ref = "A1",
      .date = DAY (11, 20),
      .total_cents = 700,
      .has_total = TRUE },
  };
  KorImportCounts counts;
  g_autoptr (GError) error = NULL;

  import_rows (self, people, 1, 0);
  g_assert_true (import_orders (self, rows, G_N_ELEMENTS (rows), &counts, &error));
  for (int round = 0; round < 3; round++) {
    static const gint64 totals[] = { 101 + 2700, 500, 700 };
    static const guint n_lines[] = { 2, 1, 0 };

    g_assert_true (import_lines (self, 3, &counts, &error));
    g_assert_no_error (error);
    for (guint i = 0; i < 3; i++) {
      g_autoptr (KorOrder) order = kor_register_load_order (self, i + 1, &error);

      g_assert_cmpuint (order->lines->len, ==, n_lines[i]);
      g_assert_cmpint (order->total_cents, ==, totals[i]);
      if (i < 2)
        g_assert_cmpint (
          ((KorInvoice *) order->invoices->pdata[0])->cents, ==, i == 0 ? 2801 : 499);
    }
  }
  g_assert_false (import_lines (self, 4, &counts, &error));
  kor_test_assert_error (error,
                         KOR_ERROR_BAD_FILE,
                         "rivit.csv",
                         "5",
                         "",
                         "order_no",
                         KOR_IMPORT_UNKNOWN_ORDER,
                         "9",
                         NULL);
  g_clear_error (&error);
  g_assert_true (kor_register_verify (self, NULL, &error));
  g_assert_no_error (error);
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/import/two-ways", test_two_ways);
  g_test_add_func ("/import/indexes", test_indexes);
  g_test_add_func ("/import/update", test_update);
  g_test_add_func ("/import/bans-stay", test_bans_stay);
  g_test_add_data_func ("/import/unfinished/empty", NULL, test_unfinished);
  g_test_add_data_func ("/import/unfinished/filled", "filled", test_unfinished);
  g_test_add_func ("/import/bad-rows", test_bad_rows);
  g_test_add_func ("/import/no-source", test_no_source);
  g_test_add_data_func ("/import/orders/empty", NULL, test_orders);
  g_test_add_data_func ("/import/orders/filled", "filled", test_orders);
  g_test_add_func ("/import/order-turns-overdue", test_order_turns_overdue);
  g_test_add_func ("/import/unknown-customer", test_unknown_customer);
  g_test_add_func ("/import/lines", test_lines);
  return kor_test_run ();
}
