/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-test-register.h"

/* R13, R53: how a ban came is completed later; what it forbids and who took it stays. */
static void
test_complete (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 id = kor_test_add_ban (self, customer, KOR_SCOPE_OPINION_POLL, KOR_EXTENT_BOTH);
  g_autoptr (KorBan) ban = kor_ban_new (customer,
                                       KOR_SCOPE_DIRECT_MARKETING,
                                       KOR_EXTENT_DISCLOSURE,
                                       KOR_CHANNEL_EMAIL,
                                       kor_date_from_ymd (2026, 10, 2));
  g_autoptr (GPtrArray) bans = NULL;
  g_autoptr (GError) error = NULL;
  const KorBan *changed;

  ban->id = id;
  ban->evidence = g_strdup ("mappi 7");
  g_assert_true (kor_register_change_ban (self, ban, &error));
  g_assert_no_error (error);
  bans = kor_register_list_bans (self, customer, FALSE, &error);
  g_assert_cmpuint (bans->len, ==, 1);
  changed = bans->pdata[0];
  g_assert_cmpint (changed->channel, ==, KOR_CHANNEL_EMAIL);
  g_assert_cmpint (changed->received, ==, kor_date_from_ymd (2026, 10, 2));
  g_assert_cmpstr (changed->evidence, ==, "mappi 7");
  g_assert_cmpstr (changed->taken_by, ==, KOR_TEST_USER_NAME);
  g_assert_cmpint (changed->scope, ==, KOR_SCOPE_OPINION_POLL);
  g_assert_cmpint (changed->extent, ==, KOR_EXTENT_BOTH);
  kor_test_register_free (self);
}

/* A lifted ban is history: it does not change any more. */
static void
test_refused (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  g_autoptr (KorBan) ban = kor_ban_new (
    customer, KOR_SCOPE_OPINION_POLL, KOR_EXTENT_BOTH, KOR_CHANNEL_EMAIL, KOR_DATE_NONE);
  g_autoptr (GError) error = NULL;

  ban->id = kor_test_add_ban (self, customer, KOR_SCOPE_OPINION_POLL, KOR_EXTENT_BOTH);
  g_assert_false (kor_register_change_ban (self, ban, &error));
  kor_test_assert_error (error, KOR_ERROR_MISSING_VALUE, "received", NULL);
  g_clear_error (&error);
  ban->received = kor_test_today ();
  g_assert_true (kor_register_lift_ban (self, ban->id, "asiakas soitti", &error));
  g_assert_false (kor_register_change_ban (self, ban, &error));
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "ban", "1", NULL);
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/ban-change/complete", test_complete);
  g_test_add_func ("/ban-change/refused", test_refused);
  return kor_test_run ();
}
