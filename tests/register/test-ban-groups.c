/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-test-requests.h"

/* --- helpers ----------------------------------------------------------------------------------- */

static GArray *
ids_of (const gint64 *ids, guint n_ids)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (array, ids, n_ids);
  return array;
}

static GPtrArray *
bans_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kor_ban_free);
}

static void
add (GPtrArray *bans, KorScope scope, KorExtent extent)
{
  KorBan *ban =
    kor_ban_new (0, scope, extent, KOR_CHANNEL_CUSTOMER_SERVICE, kor_date_from_ymd (2026, 11, 20));

  ban->evidence = g_strdup ("puhelu");
  g_ptr_array_add (bans, ban);
}

static guint
count_bans (KorRegister *self, gint64 customer)
{
  g_autoptr (GPtrArray) bans = kor_register_list_bans (self, customer, TRUE, NULL);

  return bans->len;
}

static guint
marks (KorRegister *self, gint64 customer)
{
  g_autoptr (GPtrArray) rows = kor_register_load_customer_rows (self, &customer, 1, NULL, NULL);

  return ((KorCustomerRow *) rows->pdata[0])->bans;
}

/* --- tests ------------------------------------------------------------------------------------- */

/* R13: one act, one entry in the journal, a record for each; who has as wide a ban gets no other. */
static void
test_add (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 people[] = { kor_test_add_customer (self, "Aino", "Aalto"),
                      kor_test_add_customer (self, "Bo", "Berg"),
                      kor_test_add_customer (self, "Cia", "Cron") };
  gint64 other = kor_test_add_customer (self, "Dan", "Dahl");
  g_autoptr (GArray) ids = ids_of (people, G_N_ELEMENTS (people));
  g_autoptr (GPtrArray) bans = bans_new ();
  g_autoptr (GArray) made = NULL, again = NULL;
  g_autoptr (GPtrArray) of_aino = NULL, journal = NULL;
  gint64 entries;

  kor_test_add_ban (self, people[1], KOR_SCOPE_DIRECT_MARKETING, KOR_EXTENT_BOTH);
  kor_test_add_ban (self, people[2], KOR_SCOPE_DIRECT_MARKETING, KOR_EXTENT_DISCLOSURE);
  add (bans, KOR_SCOPE_DIRECT_MARKETING, KOR_EXTENT_BOTH);
  add (bans, KOR_SCOPE_OPINION_POLL, KOR_EXTENT_PROCESSING);
  entries = kor_test_journal_length (self);
  kor_test_assert_done (kor_register_add_bans (self, ids, bans, &made, &done_error));
  g_assert_cmpuint (made->len, ==, 5);
  g_assert_cmpint (kor_test_journal_length (self), ==, entries + 1);
  g_assert_cmpuint (count_bans (self, people[0]), ==, 2);
  g_assert_cmpuint (count_bans (self, people[1]), ==, 2);
  g_assert_cmpuint (count_bans (self, people[2]), ==, 3);
  g_assert_cmpuint (count_bans (self, other), ==, 0);
  g_assert_cmphex (marks (self, people[0]),
                   ==,
                   (1u << KOR_SCOPE_DIRECT_MARKETING) | (1u << KOR_SCOPE_OPINION_POLL));
  of_aino = kor_register_list_bans (self, people[0], TRUE, NULL);
  for (guint i = 0; i < of_aino->len; i++) {
    const KorBan *ban = of_aino->pdata[i];

    g_assert_cmpint (ban->channel, ==, KOR_CHANNEL_CUSTOMER_SERVICE);
    g_assert_cmpint (ban->received, ==, kor_date_from_ymd (2026, 11, 20));
    g_assert_cmpstr (ban->evidence, ==, "puhelu");
    g_assert_cmpstr (ban->taken_by, ==, KOR_TEST_USER_NAME);
    g_assert_cmpint (ban->extent,
                     ==,
                     ban->scope == KOR_SCOPE_OPINION_POLL ? KOR_EXTENT_PROCESSING
                                                          : KOR_EXTENT_BOTH);
  }
  journal = kor_register_list_journal (self, 0, 1, NULL);
  g_assert_cmpstr (((KorJournalEntry *) journal->pdata[0])->details, ==, "people=3 bans=5");

  kor_test_assert_done (kor_register_add_bans (self, ids, bans, &again, &done_error));
  g_assert_cmpuint (again->len, ==, 0);
  g_assert_cmpint (kor_test_journal_length (self), ==, entries + 1);
  kor_test_register_free (self);
}

/* What was a mistake is lifted: exactly what was made, and the record of it stays. */
static void
test_lift (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 people[] = { kor_test_add_customer (self, "Aino", "Aalto"),
                      kor_test_add_customer (self, "Bo", "Berg") };
  gint64 old =
    kor_test_add_ban (self, people[0], KOR_SCOPE_DIRECT_MARKETING, KOR_EXTENT_PROCESSING);
  g_autoptr (GArray) ids = ids_of (people, G_N_ELEMENTS (people));
  g_autoptr (GPtrArray) bans = bans_new ();
  g_autoptr (GPtrArray) all = NULL, in_force = NULL;
  g_autoptr (GArray) made = NULL;
  guint n_lifted = 99;
  gint64 entries;

  add (bans, KOR_SCOPE_DIRECT_MARKETING, KOR_EXTENT_BOTH);
  kor_test_assert_done (kor_register_add_bans (self, ids, bans, &made, &done_error));
  g_assert_cmpuint (made->len, ==, 2);
  entries = kor_test_journal_length (self);
  kor_test_assert_done (kor_register_lift_bans (self, made, "erehdys", &n_lifted, &done_error));
  g_assert_cmpuint (n_lifted, ==, 2);
  g_assert_cmpint (kor_test_journal_length (self), ==, entries + 1);
  in_force = kor_register_list_bans (self, 0, TRUE, NULL);
  all = kor_register_list_bans (self, 0, FALSE, NULL);
  g_assert_cmpuint (in_force->len, ==, 1);
  g_assert_cmpint (((KorBan *) in_force->pdata[0])->id, ==, old);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (((KorBan *) all->pdata[1])->lifted_because, ==, "erehdys");
  g_assert_cmpint (((KorBan *) all->pdata[1])->lifted, ==, kor_test_today ());
  g_assert_cmphex (marks (self, people[0]), ==, 1u << KOR_SCOPE_DIRECT_MARKETING);
  g_assert_cmphex (marks (self, people[1]), ==, 0);

  kor_test_assert_done (kor_register_lift_bans (self, made, "erehdys", &n_lifted, &done_error));
  g_assert_cmpuint (n_lifted, ==, 0);
  g_assert_cmpint (kor_test_journal_length (self), ==, entries + 1);
  kor_test_register_free (self);
}

/* All of them or none. */
static void
test_refused (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 people[] = { kor_test_add_customer (self, "Aino", "Aalto"), 99 };
  g_autoptr (GArray) ids = ids_of (people, G_N_ELEMENTS (people));
  g_autoptr (GPtrArray) bans = bans_new ();
  g_autoptr (GArray) made = NULL;
  g_autoptr (GError) error = NULL;
  gint64 entries = kor_test_journal_length (self);

  add (bans, KOR_SCOPE_DIRECT_MARKETING, KOR_EXTENT_BOTH);
  g_assert_false (kor_register_add_bans (self, ids, bans, &made, &error));
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "customer", "99", NULL);
  g_clear_error (&error);
  g_assert_null (made);
  g_assert_cmpuint (count_bans (self, 0), ==, 0);
  g_array_set_size (ids, 1);
  ((KorBan *) bans->pdata[0])->received = KOR_DATE_NONE;
  g_assert_false (kor_register_add_bans (self, ids, bans, &made, &error));
  kor_test_assert_error (error, KOR_ERROR_MISSING_VALUE, "received", NULL);
  g_assert_cmpint (kor_test_journal_length (self), ==, entries);
  kor_test_register_free (self);
}

/* R13: a list that is prepared after it has none of them. */
static void
test_gate (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 people[] = { kor_test_add_customer (self, "Aino", "Aalto"),
                      kor_test_add_customer (self, "Bo", "Berg"),
                      kor_test_add_customer (self, "Cia", "Cron") };
  g_autoptr (GArray) ids = ids_of (people, 2);
  g_autoptr (GPtrArray) bans = bans_new ();
  g_autoptr (KorSelection) selection = kor_selection_new ();
  KorListRequest request = { .purpose = KOR_PURPOSE_DIRECTORY,
                             .selection = selection,
                             .medium = "csv" };
  g_autoptr (KorListResult) result = NULL;

  add (bans, KOR_SCOPE_LIST_PUBLICATION, KOR_EXTENT_BOTH);
  kor_test_assert_done (kor_register_add_bans (self, ids, bans, NULL, &done_error));
  result = kor_register_prepare_list (self, &request, NULL, NULL);
  g_assert_cmpuint (result->persons->len, ==, 1);
  g_assert_cmpint (((KorListPerson *) result->persons->pdata[0])->customer_id, ==, people[2]);
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/ban-groups/add", test_add);
  g_test_add_func ("/ban-groups/lift", test_lift);
  g_test_add_func ("/ban-groups/refused", test_refused);
  g_test_add_func ("/ban-groups/gate", test_gate);
  return kor_test_run ();
}
