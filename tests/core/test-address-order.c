/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-address-order.h"

#include <string.h>

/* Each line stands before the next: country, postcode, street. */

static const char *const home_first[][3] = {
  { "FI", "00100", "Annankatu 2" },
  { NULL, "00100", "Annankatu 10" },
  { "FI", "00100", "Annankatu 10 A 2" },
  { "FI", "00100", "Annankatu 10 A 11" },
  { "FI", "00100", "Annankatu 10 B 1" },
  { "FI", "00100", "Töölönkatu 1" },
  { "FI", "00100", "Yrjönkatu 30" },
  { "FI", "00100", "Ähtärintie 1" },
  { "FI", "00100", "Öljytie 1" },
  { "FI", "00101", "PL 7" },
  { "FI", "FI-00120", "Annankatu 30" },
  { "FI", "00130", "" },
  { "FI", "20100", "Tie 2" },
  { "FI", "20100", "Tie 10" },
  { "FI", "20100", "Tie 010 B" },
  { "AX", "AX-22100", "Strandgatan 1" },
  { "FI", "33100", NULL },
  { "EE", "10123", "Pikk 1" },
  { "DE", "10115", "Alte Str. 3" },
  { "DE", "80331", "Alte Str. 1" },
  { "SE", "SE-112 20", "Gatan 9" },
  { "SE", "11221", "Gatan 8" },
  { "SE", "112 22", "Gatan 7" },
};

static char *
make_key (KorAddressOrder *order, const char *const row[3])
{
  KorAddress address = { .country = (char *) row[0],
                         .postal_code = (char *) row[1],
                         .street = (char *) row[2] };

  return kor_address_order_make_key (order, &address);
}

static void
test_home_first (void)
{
  g_autoptr (KorAddressOrder) order = kor_address_order_new (NULL);
  g_autofree char *before = make_key (order, home_first[0]);

  for (guint i = 1; i < G_N_ELEMENTS (home_first); i++) {
    char *key = make_key (order, home_first[i]);

    if (strcmp (before, key) >= 0)
      g_error ("row %u does not stand behind the one before", i);
    g_free (before);
    before = key;
  }
}

/* From Sweden, Sweden is at home and Finland abroad, with Åland by its own name. */
static void
test_other_home (void)
{
  static const char *const rows[][3] = {
    { "SE", "112 20", "Gatan 9" },
    { "AX", "22100", "Strandgatan 1" },
    { "FI", "00100", "Annankatu 2" },
  };
  g_autoptr (KorAddressOrder) order = kor_address_order_new ("SE");
  g_autofree char *sweden = make_key (order, rows[0]);
  g_autofree char *finland = make_key (order, rows[2]);
  g_autofree char *aland = make_key (order, rows[1]);

  g_assert_cmpstr (sweden, <, finland);
  g_assert_cmpstr (sweden, <, aland);
  g_assert_cmpstr (finland, !=, aland);
}

static void
test_one_door (void)
{
  static const char *const rows[][3] = { { "FI", "20100", "Tie 2" }, { NULL, "20100", "Tie 2" } };
  g_autoptr (KorAddressOrder) order = kor_address_order_new ("FI");
  g_autofree char *one = make_key (order, rows[0]);
  g_autofree char *other = make_key (order, rows[1]);

  g_assert_cmpstr (one, ==, other);
}

/* Whatever was typed, there is a key. */
static void
test_anything (void)
{
  static const char *const rows[][3] = {
    { "XX", "\xff\xfe", "\xff 12345678901234567890123" },
    { "", "-", "-" },
    { "FI", "", "\n" },
  };
  g_autoptr (KorAddressOrder) order = kor_address_order_new ("");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *key = make_key (order, rows[i]);

    g_assert_nonnull (key);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/address-order/home-first", test_home_first);
  g_test_add_func ("/core/address-order/other-home", test_other_home);
  g_test_add_func ("/core/address-order/one-door", test_one_door);
  g_test_add_func ("/core/address-order/anything", test_anything);
  return g_test_run ();
}
