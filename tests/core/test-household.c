/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-household.h"

static KorAddress home = { .street = (char *) "Suotie 4 A 5",
                           .postal_code = (char *) "90100",
                           .city = (char *) "Oulu",
                           .country = (char *) "FI" };

static gboolean
are_one (const KorHouseholdMember *a,
         const KorAddress *at,
         const KorHouseholdMember *b,
         const KorAddress *bt,
         KorMerge merge)
{
  g_autofree char *left = kor_household_get_key (a, at, merge);
  g_autofree char *right = kor_household_get_key (b, bt, merge);

  return left != NULL && g_strcmp0 (left, right) == 0;
}

static void
test_key (void)
{
  KorHouseholdMember anna = { "Anna", "Mäkinen", NULL, KOR_LANGUAGE_FI };
  KorHouseholdMember matti = { "Matti", "MÄKINEN", NULL, KOR_LANGUAGE_FI };
  KorHouseholdMember other = { "Anna", "Virtanen", NULL, KOR_LANGUAGE_FI };
  KorHouseholdMember clerk = { "Anna", "Mäkinen", "Vene Oy", KOR_LANGUAGE_FI };
  KorHouseholdMember chief = { "Kai", "Koski", "VENE OY", KOR_LANGUAGE_FI };
  KorAddress spaced = home, door = home, lodger = home, nowhere = home;

  spaced.street = (char *) "Suotie 4 A5";
  door.street = (char *) "Suotie 4 A 6";
  lodger.co = (char *) "Koski";
  nowhere.street = NULL;
  g_assert_true (are_one (&anna, &home, &matti, &spaced, KOR_MERGE_HOUSEHOLDS));
  spaced.street = (char *) "SUOTIE 4, A. 5";
  g_assert_true (are_one (&anna, &home, &matti, &spaced, KOR_MERGE_HOUSEHOLDS));
  spaced.street = (char *) "Suotie 4-A5";
  g_assert_false (are_one (&anna, &home, &matti, &spaced, KOR_MERGE_HOUSEHOLDS));
  g_assert_false (are_one (&anna, &home, &matti, &home, KOR_MERGE_NONE));
  g_assert_false (are_one (&anna, &home, &matti, &home, KOR_MERGE_ORGANISATIONS));
  g_assert_false (are_one (&anna, &home, &matti, &door, KOR_MERGE_HOUSEHOLDS));
  g_assert_false (are_one (&anna, &home, &matti, &lodger, KOR_MERGE_HOUSEHOLDS));
  g_assert_false (are_one (&anna, &home, &other, &home, KOR_MERGE_HOUSEHOLDS));
  g_assert_false (
    are_one (&anna, &home, &clerk, &home, KOR_MERGE_HOUSEHOLDS | KOR_MERGE_ORGANISATIONS));
  g_assert_true (are_one (&clerk, &home, &chief, &home, KOR_MERGE_ORGANISATIONS));
  g_assert_false (are_one (&anna, &nowhere, &matti, &nowhere, KOR_MERGE_HOUSEHOLDS));
}

static void
assert_name (
  const KorHouseholdMember *members, guint n, gboolean whole, KorMerge merge, const char *expected)
{
  g_autofree char *name = kor_household_get_name (members, n, whole, merge);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_name (void)
{
  const KorHouseholdMember finns[] = { { "Anna", "Mäkinen", NULL, KOR_LANGUAGE_FI },
                                       { "Matti", "Mäkinen", NULL, KOR_LANGUAGE_FI },
                                       { "Ville", "Mäkinen", NULL, KOR_LANGUAGE_FI } };
  const KorHouseholdMember swedes[] = { { "Åsa", "Öhman", NULL, KOR_LANGUAGE_SV } };
  const KorHouseholdMember english[] = { { "Ann", "Hill", NULL, KOR_LANGUAGE_EN } };
  const KorHouseholdMember firm[] = { { "Anna", "Mäkinen", "Vene Oy", KOR_LANGUAGE_FI } };
  const KorMerge family = KOR_MERGE_HOUSEHOLDS | KOR_MERGE_FAMILY;

  assert_name (finns, 2, TRUE, KOR_MERGE_HOUSEHOLDS, "Anna & Matti Mäkinen");
  assert_name (finns, 3, TRUE, KOR_MERGE_HOUSEHOLDS, "Anna, Matti & Ville Mäkinen");
  assert_name (finns, 1, FALSE, KOR_MERGE_HOUSEHOLDS, "Anna Mäkinen");
  assert_name (finns, 3, TRUE, family, "Perhe Mäkinen");
  assert_name (finns, 2, FALSE, family, "Anna & Matti Mäkinen");
  assert_name (swedes, 1, TRUE, family, "Familjen Öhman");
  assert_name (english, 1, TRUE, family, "Hill Family");
  assert_name (firm, 1, TRUE, family, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/household/key", test_key);
  g_test_add_func ("/household/name", test_name);
  return g_test_run ();
}
