/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-error.h"
#include "kor-selection.h"

/* What is read is written again in one form, which reads the same. */
static void
test_words (void)
{
  static const char *const rows[][2] = {
    { "", "all" },
    { "all", "all" },
    { " ; ", "all" },
    { "country=FI | all", "all" },
    { "postcode=33", "postcode=33-33" },
    { "postcode= 33 – 38 , 40", "postcode=33-38,40-40" },
    { "country=Suomi,Sweden,", "country=FI,SE" },
    { "country=FI; postcode=33-38", "postcode=33-38; country=FI" },
    { "ordered-from=1.2.2026; ordered-to=2026-03-31",
      "ordered-from=2026-02-01; ordered-to=2026-03-31" },
    { "sum-from=1 000,50", "sum-from=1000.50" },
    { "organisation=Vene, Oy", "organisation=Vene, Oy" },
    { "place=Turku,Åbo;has-email=yes|language=sv", "place=Turku,Åbo; has-email=yes | language=sv" },
    { "country=FI; country=SE", "country=SE" },
    { "customer=17", "customer=17" },
    { "product=K-1; source=Messut 2025; register=omistajat",
      "product=K-1; register=omistajat; source=Messut 2025" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KorSelection) selection = kor_selection_parse (rows[i][0], &error);
    g_autoptr (KorSelection) again = kor_selection_parse (rows[i][1], NULL);
    g_autofree char *text = NULL;

    g_assert_no_error (error);
    text = kor_selection_to_string (selection);
    g_assert_cmpstr (text, ==, rows[i][1]);
    g_assert_true (kor_selection_equal (selection, again));
  }
}

static void
test_bad (void)
{
  static const char *const rows[] = {
    "country",      "country=",          "country=Nowhere", "shoe=44",       "postcode=-38",
    "postcode=33-", "ordered-from=soon", "sum-from=-1",     "has-email=so",  "language=de",
    "customer=0",   "customer=x",        "place=",          "sum-from=many", "country=FI | x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", rows[i]);
    g_assert_null (kor_selection_parse (rows[i], &error));
    g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_VALUE);
  }
}

static void
test_copy (void)
{
  g_autoptr (KorSelection) selection = kor_selection_parse ("country=FI | customer=4", NULL);
  g_autoptr (KorSelection) copy = kor_selection_copy (selection);

  g_assert_true (kor_selection_equal (selection, copy));
  g_assert_true (kor_selection_add (copy, 0, KOR_SELECT_LANGUAGE, "sv", NULL));
  g_assert_false (kor_selection_equal (selection, copy));
  g_assert_false (kor_selection_is_all (copy));
}

/* Only when nobody else can be on the list. */
static void
test_customers (void)
{
  static const struct {
    const char *text;
    gint64 ids[4]; /* up to 0 */
  } rows[] = { { "customer=4", { 4 } },
               { "customer=4, 17,5", { 4, 17, 5 } },
               { "customer=4; country=FI", { 4 } },
               { "customer=4 | customer=5,6; country=FI", { 4, 5, 6 } },
               { "customer=4 | country=FI", { 0 } },
               { "country=FI", { 0 } },
               { "all", { 0 } } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (KorSelection) selection = kor_selection_parse (rows[i].text, NULL);
    g_autoptr (GArray) ids = kor_selection_get_customers (selection);
    guint n = 0;

    while (n < G_N_ELEMENTS (rows[i].ids) && rows[i].ids[n] != 0)
      n++;
    g_assert_true ((ids == NULL) == (n == 0));
    if (ids != NULL)
      g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), rows[i].ids, n * sizeof (gint64));
  }
}

static void
test_of_customers (void)
{
  static const gint64 ids[] = { 12, 3, G_MAXINT64 };
  g_autoptr (KorSelection) selection = kor_selection_new_of_customers (ids, G_N_ELEMENTS (ids));
  g_autofree char *words = kor_selection_to_string (selection);
  g_autoptr (KorSelection) again = kor_selection_parse (words, NULL);
  g_autoptr (GArray) found = kor_selection_get_customers (again);

  g_assert_cmpstr (words, ==, "customer=12,3,9223372036854775807");
  g_assert_cmpmem (found->data, found->len * sizeof (gint64), ids, sizeof ids);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/selection/words", test_words);
  g_test_add_func ("/selection/bad", test_bad);
  g_test_add_func ("/selection/copy", test_copy);
  g_test_add_func ("/selection/customers", test_customers);
  g_test_add_func ("/selection/of-customers", test_of_customers);
  return g_test_run ();
}
