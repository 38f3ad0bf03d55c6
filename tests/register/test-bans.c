/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-test-register.h"

static guint
marks (KorRegister *self, gint64 customer)
{
  g_autoptr (GPtrArray) rows = kor_register_load_customer_rows (self, &customer, 1, NULL, NULL);

  return ((KorCustomerRow *) rows->pdata[0])->bans;
}

/* R13, R52: a ban is a record with everything about how it came. */
static void
test_record (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  g_autoptr (KorBan) ban = kor_ban_new (customer,
                                       KOR_SCOPE_DISTANCE_SELLING,
                                       KOR_EXTENT_DISCLOSURE,
                                       KOR_CHANNEL_LETTER,
                                       kor_date_from_ymd (2026, 11, 20));
  g_autoptr (GPtrArray) bans = NULL;
  g_autoptr (GError) error = NULL;
  const KorBan *loaded;

  ban->evidence = g_strdup ("mappi 7");
  g_assert_true (kor_register_add_ban (self, ban, &error));
  g_assert_no_error (error);
  bans = kor_register_list_bans (self, customer, FALSE, &error);
  g_assert_cmpuint (bans->len, ==, 1);
  loaded = bans->pdata[0];
  g_assert_cmpint (loaded->id, ==, ban->id);
  g_assert_cmpint (loaded->customer_id, ==, customer);
  g_assert_cmpint (loaded->scope, ==, KOR_SCOPE_DISTANCE_SELLING);
  g_assert_cmpint (loaded->extent, ==, KOR_EXTENT_DISCLOSURE);
  g_assert_cmpint (loaded->channel, ==, KOR_CHANNEL_LETTER);
  g_assert_cmpint (loaded->received, ==, kor_date_from_ymd (2026, 11, 20));
  g_assert_cmpstr (loaded->taken_by, ==, KOR_TEST_USER_NAME);
  g_assert_cmpstr (loaded->evidence, ==, "mappi 7");
  g_assert_true (kor_ban_in_force (loaded));
  g_assert_null (loaded->lifted_by);
  kor_test_register_free (self);
}

/* R13: a lifted ban stays as a record of who lifted it and on whose word. */
static void
test_lift (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 first = kor_test_add_ban (self, customer, KOR_SCOPE_OPINION_POLL, KOR_EXTENT_BOTH);
  gint64 second = kor_test_add_ban (self, customer, KOR_SCOPE_OPINION_POLL, KOR_EXTENT_PROCESSING);
  g_autoptr (GPtrArray) all = NULL, in_force = NULL;
  g_autoptr (GError) error = NULL;
  const KorBan *lifted;

  g_assert_true (kor_register_lift_ban (self, first, "asiakas soitti", &error));
  g_assert_false (kor_register_lift_ban (self, first, NULL, &error));
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "ban", "1", NULL);
  g_clear_error (&error);
  all = kor_register_list_bans (self, customer, FALSE, &error);
  in_force = kor_register_list_bans (self, 0, TRUE, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (in_force->len, ==, 1);
  g_assert_cmpint (((KorBan *) in_force->pdata[0])->id, ==, second);
  lifted = all->pdata[1];
  g_assert_cmpint (lifted->id, ==, first);
  g_assert_false (kor_ban_in_force (lifted));
  g_assert_cmpint (lifted->lifted, ==, kor_test_today ());
  g_assert_cmpstr (lifted->lifted_by, ==, KOR_TEST_USER_NAME);
  g_assert_cmpstr (lifted->lifted_because, ==, "asiakas soitti");
  /* The same scope is still banned by the second one. */
  g_assert_cmpuint (marks (self, customer), ==, 1u << KOR_SCOPE_OPINION_POLL);
  g_assert_true (kor_register_lift_ban (self, second, NULL, &error));
  g_assert_cmpuint (marks (self, customer), ==, 0);
  kor_test_register_free (self);
}

static void
test_refused (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorBan) nobody = kor_ban_new (
    99, KOR_SCOPE_OPINION_POLL, KOR_EXTENT_BOTH, KOR_CHANNEL_EMAIL, kor_test_today ());
  g_autoptr (KorBan) undated = kor_ban_new (
    1, KOR_SCOPE_OPINION_POLL, KOR_EXTENT_BOTH, KOR_CHANNEL_EMAIL, KOR_DATE_NONE);
  g_autoptr (GError) error = NULL;

  kor_test_add_customer (self, "Aino", "Aalto");
  g_assert_false (kor_register_add_ban (self, nobody, &error));
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "customer", "99", NULL);
  g_clear_error (&error);
  g_assert_cmpint (nobody->id, ==, 0);
  g_assert_false (kor_register_add_ban (self, undated, &error));
  kor_test_assert_error (error, KOR_ERROR_MISSING_VALUE, "received", NULL);
  kor_test_register_free (self);
}

/* Every scope and extent marks the customer's row; a save of the customer does not touch bans. */
static void
test_marks (void)
{
  KorRegister *self = kor_test_register_new ();

  for (int scope = 0; scope < KOR_N_SCOPES; scope++)
    for (int extent = 0; extent < KOR_N_EXTENTS; extent++) {
      gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
      g_autoptr (KorCustomer) record = NULL;

      kor_test_add_ban (self, customer, (KorScope) scope, (KorExtent) extent);
      g_assert_cmpuint (marks (self, customer), ==, 1u << scope);
      record = kor_register_load_customer (self, customer, NULL);
      g_set_str (&record->last_name, "Aaltonen");
      g_assert_true (kor_register_save_customer (self, record, NULL, NULL, NULL));
      g_assert_cmpuint (marks (self, customer), ==, 1u << scope);
    }
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/bans/record", test_record);
  g_test_add_func ("/bans/lift", test_lift);
  g_test_add_func ("/bans/refused", test_refused);
  g_test_add_func ("/bans/marks", test_marks);
  return kor_test_run ();
}
