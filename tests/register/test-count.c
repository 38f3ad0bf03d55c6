/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-selections.h"
#include "kor-test-requests.h"

/* --- helpers ----------------------------------------------------------------------------------- */

static KorListResult *
run_of (KorRegister *self, const KorSelection *selection, const char *medium)
{
  KorListRequest request = { .purpose = KOR_PURPOSE_RELATION,
                             .selection = selection,
                             .medium = medium };
  g_autoptr (GError) error = NULL;
  KorListResult *result = kor_register_prepare_list (self, &request, NULL, &error);

  g_assert_no_error (error);
  return result;
}

/* Counts, and sees that the gate looks at as many. */
static guint
count (KorRegister *self, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KorSelection) selection = kor_selection_parse (words, &error);
  g_autoptr (KorListResult) result = NULL;
  guint n = 99;

  g_assert_no_error (error);
  kor_test_assert_done (kor_register_count_selection (self, selection, NULL, &n, &done_error));
  result = run_of (self, selection, "csv");
  g_assert_cmpuint (n, ==, result->run->matched);
  return n;
}

static gint64
add_person (KorRegister *self, const char *name, const char *code, const char *firm)
{
  KorCustomer *customer = kor_test_customer_new ("Koe", name);

  g_set_str (&kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL)->postal_code, code);
  customer->organisation = g_strdup (firm);
  if (firm != NULL)
    customer->language = KOR_LANGUAGE_SV;
  return kor_test_save_customer (self, customer);
}

/* --- tests ------------------------------------------------------------------------------------- */

/* The count while a selection is made is the "matched" of its run: banned and archived people count. */
static void
test_count (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 aino = add_person (self, "Aalto", "33100", NULL);
  gint64 bo = add_person (self, "Berg", "33500", "Paja Oy");
  gint64 cia;

  g_assert_cmpuint (count (self, "postcode=20"), ==, 0);
  cia = add_person (self, "Cron", "20100", "Koe Ab");
  kor_test_add_ban (self, aino, KOR_SCOPE_LIST_PUBLICATION, KOR_EXTENT_BOTH);
  kor_test_assert_done (kor_register_archive_customer (self, bo, TRUE, &done_error));
  kor_test_add_order (self, cia, "1");
  g_assert_cmpuint (count (self, "all"), ==, 3);
  g_assert_cmpuint (count (self, "postcode=33"), ==, 2);
  g_assert_cmpuint (count (self, "postcode=20-33; organisation=yes"), ==, 2);
  g_assert_cmpuint (count (self, "organisation=paja"), ==, 1);
  g_assert_cmpuint (count (self, "language=sv"), ==, 2);
  g_assert_cmpuint (count (self, "place=TAMPERE; country=FI"), ==, 3);
  g_assert_cmpuint (count (self, "ordered-from=2000-01-01"), ==, 1);
  g_assert_cmpuint (count (self, "ordered-from=2000-01-01 | organisation=paja"), ==, 2);
  g_assert_cmpuint (count (self, "has-email=yes"), ==, 0);
  g_assert_cmpuint (count (self, "customer=1,3,77"), ==, 2);
  g_assert_cmpuint (count (self, "customer=1,2; postcode=33500"), ==, 1);
  g_assert_cmpuint (count (self, "customer=1 | postcode=20"), ==, 2);
  g_assert_cmpuint (count (self, "customer=9223372036854775807"), ==, 0);
  kor_test_register_free (self);
}

static void
test_cancelled (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorSelection) selection = kor_selection_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n = 7;

  g_cancellable_cancel (cancellable);
  g_assert_false (kor_register_count_selection (self, selection, cancellable, &n, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n, ==, 7);
  kor_test_register_free (self);
}

/* R6: several people's data on the clipboard is a run like any other: asked of the gate, and recorded. */
static void
test_clipboard (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 people[] = { add_person (self, "Aalto", "33100", NULL),
                      add_person (self, "Berg", "33100", NULL),
                      add_person (self, "Cron", "33100", NULL) };
  g_autoptr (KorSelection) selection = kor_selection_new_of_customers (people, 2);
  KorListRequest request = { .purpose = KOR_PURPOSE_DIRECT_MARKETING,
                             .selection = selection,
                             .medium = "clipboard" };
  g_autoptr (KorListResult) result = NULL;
  g_autoptr (KorListRun) run = NULL;
  g_autoptr (GPtrArray) persons = NULL;

  kor_test_add_ban (self, people[0], KOR_SCOPE_OTHER_MARKETING, KOR_EXTENT_BOTH);
  result = kor_register_prepare_list (self, &request, NULL, NULL);
  g_assert_cmpuint (result->persons->len, ==, 1);
  g_assert_cmpint (((KorListPerson *) result->persons->pdata[0])->customer_id, ==, people[1]);
  kor_test_assert_done (kor_register_finish_list (self, result->run->id, TRUE, &done_error));
  run = kor_register_load_run (self, result->run->id, NULL);
  g_assert_cmpstr (run->medium, ==, "clipboard");
  g_assert_cmpstr (run->selection, ==, "customer=1,2");
  g_assert_cmpint (run->matched, ==, 2);
  g_assert_cmpint (run->left_out[KOR_LEFT_OUT_BAN_OTHER_MARKETING], ==, 1);
  persons = kor_register_load_run_persons (self, run->id, NULL);
  g_assert_cmpuint (persons->len, ==, 1);
  kor_test_register_free (self);
}

/* R18: a caller is found by the number, however it is kept and typed. */
static void
test_phone (void)
{
  static const char *const kept[] = { "+358 40 123 4567", "040 123 4567",   "040-1234567",
                                      "00358401234567",   "(040) 123 4567", "358 40 1234567" };
  static const char *const typed[] = { "+358401234567", "0401234567",          "040 123 4567",
                                       "358401234567",  "00358 40 1234567",    "40 1234567",
                                       "040.123.4567",  "+358 (0)40 123 4567", "040123" };
  KorRegister *self = kor_test_register_new ();
  g_autofree char *none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++) {
    KorCustomer *customer = kor_test_customer_new ("Soittaja", "Aalto");

    kor_customer_set_phone (customer, kept[i]);
    kor_test_save_customer (self, customer);
  }
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++) {
    g_autofree char *found = kor_test_search (self, typed[i]);
    g_auto (GStrv) names = g_strsplit (found, " | ", -1);

    if (g_strv_length (names) != G_N_ELEMENTS (kept))
      g_error ("%s finds %s", typed[i], found);
  }
  none = kor_test_search (self, "040 123 4568");
  g_assert_cmpstr (none, ==, "");
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/count/selection", test_count);
  g_test_add_func ("/count/cancelled", test_cancelled);
  g_test_add_func ("/count/clipboard", test_clipboard);
  g_test_add_func ("/count/phone", test_phone);
  return kor_test_run ();
}
