/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-test-register.h"

#include "kor-register-export.h"

static gboolean
note_customer_cb (const KorExportRow *row, gpointer data, GError **error)
{
  GString *text = data;

  g_assert_null (row->order);
  g_string_append_printf (text,
                          "%d %s %s %s%s%s\n",
                          (int) row->customer->id,
                          row->customer->last_name,
                          row->source,
                          row->publication_ban ? "P" : "-",
                          row->marketing_ban ? "M" : "-",
                          row->customer->archived ? " archived" : "");
  return TRUE;
}

static gboolean
note_order_cb (const KorExportRow *row, gpointer data, GError **error)
{
  GString *text = data;

  g_assert_null (row->customer);
  g_string_append_printf (
    text, "%s %s %d\n", row->order->number, row->customer_reference, (int) row->order->total_cents);
  return TRUE;
}

static gboolean
fail_cb (const KorExportRow *row, gpointer data, GError **error)
{
  kor_error_set (error, KOR_ERROR_CANNOT_WRITE, "tiedosto.csv", "levy täynnä", NULL);
  return FALSE;
}

static void
fill (KorRegister *self)
{
  const KorTestRow rows[] = {
    { .id = "A1", .last_name = "Aalto", .publication_ban = TRUE },
    { .id = "A2", .last_name = "Berg", .marketing_ban = TRUE, .source = "messut" },
  };
  KorTestFeed feed = { .rows = rows, .n_rows = 2 };
  KorImportCounts counts;
  gint64 id;

  g_assert_true (kor_register_import (self,
                                      KOR_IMPORT_CUSTOMERS,
                                      kor_test_feed_cb,
                                      &feed,
                                      "koe.csv",
                                      "kauppa",
                                      FALSE,
                                      &counts,
                                      NULL,
                                      NULL));
  id = kor_test_add_customer (self, "Cia", "Ceder");
  kor_test_add_ban (self, id, KOR_SCOPE_DIRECT_MARKETING, KOR_EXTENT_BOTH);
  g_assert_true (kor_register_archive_customer (self, id, TRUE, NULL));
  kor_test_add_order (self, 1, "1001");
  kor_test_add_order (self, id, "1002");
}

/* R6: the full export is recorded as a run with everybody in it, before a byte goes out. */
static void
test_export (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (GString) customers = g_string_new (NULL);
  g_autoptr (GString) orders = g_string_new (NULL);
  g_autoptr (GPtrArray) runs = NULL, of_one = NULL;
  g_autoptr (GError) error = NULL;
  const KorListRun *run;
  gint64 first = 0, second = 0;

  fill (self);
  kor_register_export_customers (self, note_customer_cb, customers, &first, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (customers->str,
                   ==,
                   "1 Aalto kauppa P-\n"
                   "2 Berg messut -M\n"
                   "3 Ceder own-notice -- archived\n");
  kor_register_export_orders (self, note_order_cb, orders, &second, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (orders->str, ==, "1001 A1 1250\n1002 3 1250\n");
  g_assert_true (kor_register_finish_list (self, first, TRUE, &error));

  runs = kor_register_list_runs (self, 0, 0, &error);
  g_assert_cmpuint (runs->len, ==, 2);
  run = runs->pdata[1];
  g_assert_cmpint (run->id, ==, first);
  g_assert_cmpint (run->purpose, ==, KOR_PURPOSE_EXPORT);
  g_assert_cmpint (run->state, ==, KOR_RUN_PRODUCED);
  g_assert_cmpint (run->matched, ==, 3);
  g_assert_cmpint (run->printed, ==, 3);
  of_one = kor_register_list_runs (self, 2, 0, &error);
  g_assert_cmpuint (of_one->len, ==, 1);
  kor_test_register_free (self);
}

static void
test_failed (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GError) error = NULL;
  gint64 run = 0, entries;

  fill (self);
  entries = kor_test_journal_length (self);
  g_assert_false (kor_register_export_customers (self, fail_cb, NULL, &run, NULL, &error));
  kor_test_assert_error (error, KOR_ERROR_CANNOT_WRITE, "tiedosto.csv", "levy täynnä", NULL);
  g_assert_cmpint (run, ==, 0);
  runs = kor_register_list_runs (self, 0, 0, NULL);
  g_assert_cmpuint (runs->len, ==, 0);
  g_assert_cmpint (kor_test_journal_length (self), ==, entries);
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/export/whole", test_export);
  g_test_add_func ("/export/failed", test_failed);
  return kor_test_run ();
}
