/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-test-register.h"

#include "kor-collation.h"

/*
 * Customers have ranks with gaps, and the search index follows the ranks: whatever is put in where,
 * the list must stay in the order of names and every customer must be found at its own place.
 */

#define N_CROWDED 3000

static GArray *
list (KorRegister *self, const char *search)
{
  KorCustomerQuery query = { .search = search };
  g_autoptr (GError) error = NULL;
  GArray *ids = kor_register_list_customers (self, &query, NULL, &error);

  g_assert_no_error (error);
  return ids;
}

static GPtrArray *
rows_of (KorRegister *self, const GArray *ids)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = kor_register_load_customer_rows (
    self, (const gint64 *) (void *) ids->data, ids->len, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

/* The list is in the order of names, a search for a word all have gives the same list, and every
 * @step-th customer is found by a word of its own. */
static void
assert_in_order (KorRegister *self, guint n_expected, const char *common_word, guint step)
{
  g_autoptr (KorCollation) collation = kor_collation_new ();
  g_autoptr (GArray) ids = list (self, NULL);
  g_autoptr (GArray) found = list (self, common_word);
  g_autoptr (GPtrArray) rows = rows_of (self, ids);
  g_autoptr (GBytes) before = NULL;

  g_assert_cmpuint (ids->len, ==, n_expected);
  g_assert_cmpuint (found->len, ==, n_expected);
  g_assert_cmpmem (
    ids->data, ids->len * sizeof (gint64), found->data, found->len * sizeof (gint64));
  for (guint i = 0; i < rows->len; i++) {
    const KorCustomerRow *row = rows->pdata[i];
    GBytes *key = kor_collation_sort_key (collation, row->name);

    g_assert_true (before == NULL || g_bytes_compare (before, key) <= 0);
    g_clear_pointer (&before, g_bytes_unref);
    before = key;
    if (i % step == 0) {
      g_autoptr (GArray) own = list (self, row->email);

      g_assert_cmpuint (own->len, ==, 1);
      g_assert_cmpint (g_array_index (own, gint64, 0), ==, row->id);
    }
  }
}

static gint64
add (KorRegister *self, const char *last_name, guint number)
{
  KorCustomer *customer = kor_customer_new ();
  g_autofree char *email = g_strdup_printf ("osoite%u@posti.example", number);

  customer->last_name = g_strdup (last_name);
  customer->first_name = g_strdup ("Yhteinen");
  kor_customer_set_email (customer, email);
  return kor_test_save_customer (self, customer);
}

static void
fill (KorRegister *self, gboolean descending)
{
  add (self, "Aalto", 900001);
  add (self, "Nieminen", 900002);
  add (self, "Öhman", 900003);
  for (guint i = 0; i < N_CROWDED; i++) {
    g_autofree char *name = g_strdup_printf ("Mäki%05u", descending ? N_CROWDED - i : i);

    add (self, name, i);
  }
}

static void
test_ascending (void)
{
  KorRegister *self = kor_test_register_new ();

  fill (self, FALSE);
  assert_in_order (self, N_CROWDED + 3, "yhteinen", 50);
  g_assert_true (kor_register_verify (self, NULL, NULL));
  kor_test_register_free (self);
}

static void
test_descending (void)
{
  KorRegister *self = kor_test_register_new ();

  fill (self, TRUE);
  assert_in_order (self, N_CROWDED + 3, "yhteinen", 50);
  g_assert_true (kor_register_verify (self, NULL, NULL));
  kor_test_register_free (self);
}

static gboolean
feed_many_cb (
  KorImportRowFunc row, gpointer row_data, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n = *(guint *) data;

  for (guint i = 0; i < n; i++) {
    g_autoptr (KorCustomer) customer = kor_customer_new ();
    KorImportCustomer record = { .line = i + 2, .present = G_MAXUINT64, .customer = customer };
    g_autofree char *email = g_strdup_printf ("osoite%u@posti.example", i);

    customer->last_name = g_strdup_printf ("Nimi%05u", i * 7919 % n);
    customer->first_name = g_strdup ("Yhteinen");
    kor_customer_set_email (customer, email);
    if (!row (&record, row_data, error))
      return FALSE;
  }
  return TRUE;
}

/* People who move to the same place one after the other, between neighbours that stand as close as a
 * bulk import puts them, and so use up the gaps again and again. */
static void
test_renamed (void)
{
  KorRegister *self = kor_test_register_new ();
  guint n = 1500;
  KorImportCounts counts;
  g_autoptr (GError) error = NULL;

  g_assert_true (kor_register_import (
    self, KOR_IMPORT_CUSTOMERS, feed_many_cb, &n, "koe.csv", "koe", FALSE, &counts, NULL, &error));
  g_assert_no_error (error);
  assert_in_order (self, n, "yhteinen", 50);
  for (guint i = 0; i < 400; i++) {
    g_autoptr (KorCustomer) customer = kor_register_load_customer (self, 1 + i * 3, &error);

    g_assert_no_error (error);
    g_free (customer->last_name);
    customer->last_name = g_strdup_printf ("Nimi00500-%05u", i % 2 == 0 ? 1000 - i : i);
    kor_register_save_customer (self, customer, NULL, "nimi vaihtui", &error);
    g_assert_no_error (error);
  }
  assert_in_order (self, n, "yhteinen", 10);
  g_assert_true (kor_register_verify (self, NULL, &error));
  g_assert_no_error (error);
  kor_test_register_free (self);
}

/* One person whose name goes to and fro stays one person. */
static void
test_to_and_fro (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 id;

  add (self, "Aalto", 1);
  id = add (self, "Berg", 2);
  add (self, "Ceder", 3);
  for (guint i = 0; i < 200; i++) {
    g_autoptr (KorCustomer) customer = kor_register_load_customer (self, id, NULL);
    g_autoptr (GError) error = NULL;

    g_set_str (&customer->last_name, i % 2 == 0 ? "Aaltonen" : "Zetter");
    kor_register_save_customer (self, customer, NULL, NULL, &error);
    g_assert_no_error (error);
  }
  assert_in_order (self, 3, "yhteinen", 1);
  kor_test_register_free (self);
}

/* Names that sort alike stand in the order they came, and a rank is everybody's own. */
static void
test_same_names (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (GArray) ids = NULL;

  for (guint i = 0; i < 100; i++)
    add (self, "Virtanen", i);
  ids = list (self, "virtanen");
  g_assert_cmpuint (ids->len, ==, 100);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, i + 1);
  assert_in_order (self, 100, "yhteinen", 1);
  kor_test_register_free (self);
}

/* Ranks packed as tightly as they can be, in a stretch longer than one spreading reaches. */
static void
test_packed (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autofree char *folder = g_strdup (kor_register_get_folder (self));
  guint n = 2500;
  KorImportCounts counts;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorDb) db = NULL;

  kor_register_import (
    self, KOR_IMPORT_CUSTOMERS, feed_many_cb, &n, "koe.csv", "koe", FALSE, &counts, NULL, &error);
  g_assert_no_error (error);
  kor_register_close (self);
  g_assert_finalize_object (self);
  db = kor_test_raw_open (folder);
  kor_db_run (db, &error, "UPDATE customer SET sort_rank = sort_rank >> 20", NULL);
  kor_db_run (
    db, &error, "INSERT INTO customer_search (customer_search) VALUES ('delete-all')", NULL);
  kor_db_run (db,
              &error,
              "INSERT INTO customer_search (rowid, words, numbers) SELECT sort_rank,"
              " concat_ws (' ', first_name, last_name, list_email), id FROM customer",
              NULL);
  g_assert_no_error (error);
  g_clear_pointer (&db, kor_db_close);

  self = kor_test_register_open (folder, KOR_TEST_USER);
  for (guint i = 0; i < 50; i++) {
    g_autofree char *name = g_strdup_printf ("Nimi00100-%02u", i);

    add (self, name, n + i);
  }
  assert_in_order (self, n + 50, "yhteinen", 25);
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/ranks/ascending", test_ascending);
  g_test_add_func ("/ranks/descending", test_descending);
  g_test_add_func ("/ranks/renamed", test_renamed);
  g_test_add_func ("/ranks/to-and-fro", test_to_and_fro);
  g_test_add_func ("/ranks/same-names", test_same_names);
  g_test_add_func ("/ranks/packed", test_packed);
  return kor_test_run ();
}
