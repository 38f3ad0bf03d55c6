/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-collation.h"

static void
test_order (void)
{
  static const char *const names[] = {
    "", "Aalto", "aho", "Aho", "Åberg", "Älander", "Ääri",
  };
  static const char *const ordered[] = {
    "",        "Aalto", "Aho",   "Ahola", "Bäckman", "de Wit",  "Éluard", "Etelä",    "Mäkelä",
    "Mäkinen", "Vuori", "Wilen", "Xu",    "Ylä",     "Zitting", "Åberg",  "Ängström", "Öhman",
  };
  g_autoptr (KorCollation) collation = kor_collation_new ();

  for (guint i = 1; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GBytes) a = kor_collation_sort_key (collation, names[i - 1]);
    g_autoptr (GBytes) b = kor_collation_sort_key (collation, names[i]);

    g_assert_cmpint (g_bytes_compare (a, b), <, 0);
  }
  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++) {
    for (guint j = 0; j < G_N_ELEMENTS (ordered); j++) {
      g_autoptr (GBytes) a = kor_collation_sort_key (collation, ordered[i]);
      g_autoptr (GBytes) b = kor_collation_sort_key (collation, ordered[j]);
      int order = g_bytes_compare (a, b);

      g_assert_cmpint (order < 0, ==, i < j);
      g_assert_cmpint (order > 0, ==, i > j);
    }
  }
}

static void
test_long_and_broken (void)
{
  g_autoptr (KorCollation) collation = kor_collation_new ();
  g_autofree char *a_run = g_strnfill (5000, 'a');
  g_autofree char *longer = g_strconcat (a_run, "b", NULL);
  g_autoptr (GBytes) nothing = kor_collation_sort_key (collation, NULL);
  g_autoptr (GBytes) empty = kor_collation_sort_key (collation, "");
  g_autoptr (GBytes) a = kor_collation_sort_key (collation, a_run);
  g_autoptr (GBytes) b = kor_collation_sort_key (collation, longer);
  g_autoptr (GBytes) broken = kor_collation_sort_key (collation, "M\xe4kinen");

  g_assert_true (g_bytes_equal (nothing, empty));
  g_assert_cmpint (g_bytes_compare (a, b), <, 0);
  g_assert_cmpuint (g_bytes_get_size (broken), >, 0);
}

static void
test_fold (void)
{
  static const struct {
    const char *text;
    const char *folded;
  } cases[] = {
    { "Mäkinen", "makinen" },
    { "MÄKINEN", "makinen" },
    { "Ma\u0308kinen", "makinen" },
    { "Åberg", "aberg" },
    { "Øverli", "øverli" },
    { "Straße", "strasse" },
    { "Łódź", "łodz" },
    { "", "" },
    { NULL, "" },
    { "M\xe4kinen", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *folded = kor_fold (cases[i].text);

    g_assert_cmpstr (folded, ==, cases[i].folded);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/collation/order", test_order);
  g_test_add_func ("/core/collation/long-and-broken", test_long_and_broken);
  g_test_add_func ("/core/collation/fold", test_fold);
  return g_test_run ();
}
