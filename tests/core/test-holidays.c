/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-holidays.h"

#include <stdlib.h>
#include <string.h>

static char **
read_lines (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "data", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return g_strsplit (text, "\n", -1);
}

/* data/easter.txt holds 300 years worked out another way. */
static void
test_easter (void)
{
  g_auto (GStrv) lines = read_lines ("easter.txt");
  int year = 1900;

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);

    if (*lines[i] == '#' || *lines[i] == '\0')
      continue;
    g_assert_cmpuint (g_strv_length (words), ==, 11);
    g_assert_cmpint (atoi (words[0]), ==, year);
    for (guint k = 1; k <= 10; k++, year++) {
      g_autofree char *golden = g_strdup_printf ("%04d-%s", year, words[k]);
      g_autofree char *easter = kor_date_to_iso (kor_holidays_get_easter (year));

      g_assert_cmpstr (easter, ==, golden);
    }
  }
  g_assert_cmpint (year, ==, 2200);
}

/* The earliest and the latest there can be, and the years for which Gauss needed an exception. */
static void
test_easter_bounds (void)
{
  static const char *const known[] = { "1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19",
                                       "2038-04-25", "2049-04-18", "2076-04-19", "2285-03-22" };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++) {
    g_autofree char *easter = kor_date_to_iso (kor_holidays_get_easter (atoi (known[i])));

    g_assert_cmpstr (easter, ==, known[i]);
  }
  g_assert_cmpint (kor_holidays_get_easter (0), ==, KOR_DATE_NONE);
  g_assert_cmpint (kor_holidays_get_easter (10000), ==, KOR_DATE_NONE);

  for (int year = 1; year <= 9999; year++) {
    KorDate easter = kor_holidays_get_easter (year);

    g_assert_cmpint (kor_date_weekday (easter), ==, 7);
    g_assert_cmpint (easter, >=, kor_date_from_ymd (year, 3, 22));
    g_assert_cmpint (easter, <=, kor_date_from_ymd (year, 4, 25));
  }
}

/* Each day of seven years is a holiday when data/holidays.txt names it, and only then. */
static void
test_table (void)
{
  g_auto (GStrv) lines = read_lines ("holidays.txt");
  g_autoptr (GHashTable) golden = g_hash_table_new (NULL, NULL);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *day = g_strndup (lines[i], strlen ("2024-01-01"));

    if (*lines[i] != '#' && *lines[i] != '\0')
      g_assert_true (g_hash_table_add (golden, GINT_TO_POINTER (kor_date_parse (day))));
  }
  g_assert_cmpuint (g_hash_table_size (golden), ==, 7 * 13);

  for (KorDate date = kor_date_from_ymd (2024, 1, 1); date <= kor_date_from_ymd (2030, 12, 31);
       date++) {
    gboolean holiday = g_hash_table_contains (golden, GINT_TO_POINTER (date));

    g_assert_cmpint (kor_holidays_is_public (date), ==, holiday);
    g_assert_cmpint (kor_holidays_is_working_day (date),
                     ==,
                     !holiday && kor_date_weekday (date) != 6 && kor_date_weekday (date) != 7);
  }
}

/* The days people take for holidays that are none. */
static void
test_eves (void)
{
  static const char *const working[] = {
    "2026-06-19", /* Midsummer Eve, a Friday */
    "2026-12-24", /* Christmas Eve */
    "2026-12-31", /* New Year's Eve */
    "2026-04-02", /* Maundy Thursday */
    "2026-05-25", /* Whit Monday */
    "2026-04-30", /* the eve of May Day */
  };

  for (guint i = 0; i < G_N_ELEMENTS (working); i++) {
    g_assert_false (kor_holidays_is_public (kor_date_parse (working[i])));
    g_assert_true (kor_holidays_is_working_day (kor_date_parse (working[i])));
  }
  /* A Sunday as such is no public holiday, and no working day. */
  g_assert_false (kor_holidays_is_public (kor_date_parse ("2026-11-22")));
  g_assert_false (kor_holidays_is_working_day (kor_date_parse ("2026-11-22")));
  g_assert_false (kor_holidays_is_working_day (kor_date_parse ("2026-11-21")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/holidays/easter", test_easter);
  g_test_add_func ("/core/holidays/easter-bounds", test_easter_bounds);
  g_test_add_func ("/core/holidays/table", test_table);
  g_test_add_func ("/core/holidays/eves", test_eves);
  return g_test_run ();
}
