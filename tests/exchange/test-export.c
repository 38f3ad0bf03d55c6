/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-export.h"

#include <string.h>

#include "import-fixture.h"

static void
test_headings (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (KorCsvWriter) writer = kor_csv_writer_new (text);

  kor_export_write_headings (writer, KOR_IMPORT_CUSTOMERS);
  kor_export_write_headings (writer, KOR_IMPORT_ORDERS);
  kor_export_write_headings (writer, KOR_IMPORT_ORDER_LINES);
  g_assert_cmpstr (text->str,
                   ==,
                   "id,first_name,last_name,organisation,email,co,street,postal_code,city,region,"
                   "country,phone,language,deceased,returned_mail,restricted,publication_ban,"
                   "marketing_ban,source,created\n"
                   "order_no,customer_id,date,status,invoice_status,total_cents,currency\n"
                   "order_no,product,description,quantity,unit_price,discount\n");
}

static KorCustomer *
make_customer (void)
{
  KorCustomer *customer = kor_customer_new ();
  KorAddress *address = kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL);

  customer->id = 12;
  customer->external_id = g_strdup ("A-7");
  customer->first_name = g_strdup ("Helmi \"Hemmu\"");
  customer->last_name = g_strdup ("Aho");
  customer->organisation = g_strdup ("Saha, Oy");
  customer->language = KOR_LANGUAGE_SV;
  customer->restricted = TRUE;
  customer->created = kor_date_from_ymd (2020, 5, 6);
  address->street = g_strdup ("Torikatu 38\nB 12");
  address->postal_code = g_strdup ("90110");
  address->city = g_strdup ("Oulu");
  address->country = g_strdup ("FI");
  address->returned_mail = TRUE;
  kor_customer_set_email (customer, "helmi@aho.example");
  kor_customer_set_phone (customer, "08 123");
  return customer;
}

/* What is exported is the same once imported again. */
static void
test_customers (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (KorCsvWriter) writer = kor_csv_writer_new (text);
  g_autoptr (KorCustomer) customer = make_customer ();
  g_autoptr (KorCustomer) bare = kor_customer_new ();
  KorDate today = kor_date_from_ymd (2026, 11, 23);
  g_autofree char *path = NULL;
  g_autofree char *found = NULL;

  bare->id = 34;
  bare->last_name = g_strdup ("Niemi");
  kor_export_write_headings (writer, KOR_IMPORT_CUSTOMERS);
  kor_export_write_customer (writer, customer, TRUE, FALSE, "web shop", today);
  kor_export_write_customer (writer, bare, FALSE, TRUE, NULL, today);
  g_assert_nonnull (strstr (text->str,
                            "\nA-7,\"Helmi \"\"Hemmu\"\"\",Aho,\"Saha, Oy\",helmi@aho.example,,"
                            "\"Torikatu 38\nB 12\",90110,Oulu,,FI,08 123,sv,no,yes,yes,yes,no,"
                            "web shop,2020-05-06\n34,,Niemi,"));

  path = write_file ("customers.csv", text->str, -1);
  found = import_text (KOR_IMPORT_CUSTOMERS, path, NULL);
  g_assert_cmpstr (found,
                   ==,
                   "2: id=A-7 first=Helmi \"Hemmu\" last=Aho org=Saha, Oy email=helmi@aho.example "
                   "phone=08 123 street=Torikatu 38\nB 12 code=90110 city=Oulu country=FI "
                   "returned=yes language=sv restricted=yes publication_ban=yes source=web shop "
                   "created=2020-05-06\n"
                   "4: id=34 last=Niemi language=fi marketing_ban=yes\n");
}

static void
test_orders (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (KorCsvWriter) writer = kor_csv_writer_new (text);
  g_autoptr (KorOrder) order = kor_order_new ();
  KorInvoice *invoice = kor_invoice_new ();
  g_autofree char *path = NULL;
  g_autofree char *found = NULL;

  order->number = g_strdup ("T1");
  order->date = kor_date_from_ymd (2026, 1, 2);
  order->state = KOR_ORDER_DELIVERED;
  g_strlcpy (order->currency, "EUR", sizeof order->currency);
  order->total_cents = -123450;
  invoice->state = KOR_INVOICE_OPEN;
  invoice->due = kor_date_from_ymd (2026, 2, 1);
  invoice->cents = 100;
  g_ptr_array_add (order->invoices, invoice);

  kor_export_write_headings (writer, KOR_IMPORT_ORDERS);
  kor_export_write_order (writer, order, "A-7", kor_date_from_ymd (2026, 2, 2));
  path = write_file ("orders.csv", text->str, -1);
  found = import_text (KOR_IMPORT_ORDERS, path, NULL);
  g_assert_cmpstr (found,
                   ==,
                   "2: order=T1 customer=A-7 date=2026-01-02 state=delivered invoice=overdue "
                   "cents=-123450 currency=EUR\n");
}

static void
test_order_lines (void)
{
  static const struct {
    gint64 milli, micro;
    int bp;
    const char *row;
  } cases[] = {
    { 12000, 14000000, 0, "T1,11,,12,14,0" },
    { 500, 9800000, 1500, "T1,11,,0.5,9.8,0.15" },
    { -1000, 123456, 1, "T1,11,,-1,0.123456,0.0001" },
    { 1001, 5, 10000, "T1,11,,1.001,0.000005,1" },
  };

  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_autoptr (KorCsvWriter) writer = kor_csv_writer_new (text);
  g_autofree char *path = NULL;
  g_autofree char *found = NULL;

  kor_export_write_headings (writer, KOR_IMPORT_ORDER_LINES);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    KorOrderLine line = {
      .product = (char *) "11",
      .quantity_milli = cases[i].milli,
      .unit_price_micro = cases[i].micro,
      .discount_bp = cases[i].bp,
    };

    kor_export_write_order_line (writer, "T1", &line);
    g_assert_nonnull (strstr (text->str, cases[i].row));
    g_string_append_printf (wanted,
                            "%u: order=T1 product=11 milli=%" G_GINT64_FORMAT
                            " micro=%" G_GINT64_FORMAT " bp=%d\n",
                            i + 2,
                            cases[i].milli,
                            cases[i].micro,
                            cases[i].bp);
  }
  path = write_file ("lines.csv", text->str, -1);
  found = import_text (KOR_IMPORT_ORDER_LINES, path, NULL);
  g_assert_cmpstr (found, ==, wanted->str);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/export/headings", test_headings);
  g_test_add_func ("/exchange/export/customers", test_customers);
  g_test_add_func ("/exchange/export/orders", test_orders);
  g_test_add_func ("/exchange/export/order-lines", test_order_lines);
  status = g_test_run ();
  remove_files ();
  return status;
}
