/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-choices.h"
#include "kor-test-register.h"

static void
assert_choices (KorRegister *self, KorSelectField field, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) values = kor_register_list_choices (self, field, NULL, &error);
  g_autofree char *joined = NULL;

  g_assert_no_error (error);
  joined = g_strjoinv (", ", values);
  g_assert_cmpstr (joined, ==, expected);
}

static void
add_customer (KorRegister *self, const char *city, const char *country, const char *source)
{
  g_autoptr (KorCustomer) customer = kor_test_customer_new ("Aino", "Kivelä");
  KorAddress *address = kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL);
  g_autoptr (GError) error = NULL;

  g_set_str (&address->city, city);
  g_set_str (&address->country, country);
  customer->registers = g_strsplit (source != NULL ? "Messut" : "Uutiskirje", ",", -1);
  kor_register_save_customer (self, customer, source, NULL, &error);
  g_assert_no_error (error);
}

/* What most customers have stands first. */
static void
test_choices (void)
{
  KorRegister *self = kor_test_register_new ();
  g_auto (GStrv) sources = NULL;

  assert_choices (self, KOR_SELECT_PLACE, "");
  assert_choices (self, KOR_SELECT_COUNTRY, "");
  add_customer (self, "Åbo", "FI", NULL);
  add_customer (self, "Stockholm", "SE", "Osoitepalvelu Kirjo Oy");
  add_customer (self, "Åbo", "FI", NULL);
  add_customer (self, "Askola", "FI", NULL);
  assert_choices (self, KOR_SELECT_PLACE, "Åbo, Askola, Stockholm");
  assert_choices (self, KOR_SELECT_COUNTRY, "FI, SE");
  assert_choices (self, KOR_SELECT_POSTCODE, "");
  assert_choices (self, KOR_SELECT_ORDERED_FROM, "");
  sources = kor_register_list_choices (self, KOR_SELECT_SOURCE, NULL, NULL);
  g_assert_true (g_strv_contains ((const char *const *) sources, "Osoitepalvelu Kirjo Oy"));
  kor_test_register_free (self);
}

/* The first register is the one that everybody is in who is in no other. */
static void
test_registers (void)
{
  KorRegister *self = kor_test_register_new ();
  g_auto (GStrv) before = kor_register_list_choices (self, KOR_SELECT_REGISTER, NULL, NULL);
  g_auto (GStrv) after = NULL;

  g_assert_cmpuint (g_strv_length (before), ==, 1);
  add_customer (self, "Åbo", "FI", NULL);
  after = kor_register_list_choices (self, KOR_SELECT_REGISTER, NULL, NULL);
  g_assert_cmpuint (g_strv_length (after), ==, 2);
  g_assert_cmpstr (after[0], ==, before[0]);
  g_assert_cmpstr (after[1], ==, "Uutiskirje");
  kor_test_register_free (self);
}

static void
test_cancelled (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (kor_register_list_choices (self, KOR_SELECT_PLACE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/choices/values", test_choices);
  g_test_add_func ("/choices/registers", test_registers);
  g_test_add_func ("/choices/cancelled", test_cancelled);
  return kor_test_run ();
}
