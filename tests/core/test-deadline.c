/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-deadline.h"
#include "kor-holidays.h"

#define N_ROWS 145

/* data/deadlines.txt: received, limit, extended, a remark. */
static void
test_table (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "core", "data", "deadlines.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_rows = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) words = g_strsplit (lines[i], " ", 4);
    g_autofree char *limit = NULL, *extended = NULL;
    KorDate received;

    if (*lines[i] == '#' || *lines[i] == '\0')
      continue;
    g_assert_cmpuint (g_strv_length (words), ==, 4);
    g_test_message ("%s", lines[i]);
    received = kor_date_parse (words[0]);
    limit = kor_date_to_iso (kor_deadline_get_limit (received));
    extended = kor_date_to_iso (kor_deadline_get_extended (received));
    g_assert_cmpstr (limit, ==, words[1]);
    g_assert_cmpstr (extended, ==, words[2]);
    n_rows++;
  }
  g_assert_cmpuint (n_rows, ==, N_ROWS);
}

/* The examples of the rules stand here too: a table can be made anew, these can't. */
static void
test_examples (void)
{
  static const char *const examples[][3] = {
    { "31.1.2026", "2.3.2026", "30.4.2026" },  { "3.3.2026", "7.4.2026", "3.6.2026" },
    { "19.5.2026", "19.6.2026", "19.8.2026" }, { "20.5.2026", "22.6.2026", "20.8.2026" },
    { "6.11.2026", "7.12.2026", "8.2.2027" },  { "30.11.2026", "30.12.2026", "1.3.2027" },
    { "31.1.2028", "29.2.2028", "2.5.2028" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++) {
    KorDate received = kor_date_parse (examples[i][0]);

    g_assert_cmpint (kor_deadline_get_limit (received), ==, kor_date_parse (examples[i][1]));
    g_assert_cmpint (kor_deadline_get_extended (received), ==, kor_date_parse (examples[i][2]));
  }
}

/* Whatever the day: working days, in order, never before the month is over nor a week after it. */
static void
test_every_day (void)
{
  KorDate last_limit = 0, last_extended = 0;

  for (KorDate day = kor_date_from_ymd (1990, 1, 1); day <= kor_date_from_ymd (2100, 12, 31);
       day++) {
    KorDate limit = kor_deadline_get_limit (day), extended = kor_deadline_get_extended (day);

    g_assert_true (kor_holidays_is_working_day (limit));
    g_assert_true (kor_holidays_is_working_day (extended));
    g_assert_cmpint (limit, >=, MAX (last_limit, kor_date_add_months (day, 1)));
    g_assert_cmpint (limit - kor_date_add_months (day, 1), <=, 6);
    g_assert_cmpint (extended, >=, MAX (last_extended, kor_date_add_months (day, 3)));
    g_assert_cmpint (extended - kor_date_add_months (day, 3), <=, 6);
    for (KorDate passed = kor_date_add_months (day, 1); passed < limit; passed++)
      g_assert_false (kor_holidays_is_working_day (passed));
    last_limit = limit;
    last_extended = extended;
  }
}

static void
test_may_extend (void)
{
  KorDate received = kor_date_from_ymd (2026, 3, 3);

  g_assert_false (kor_deadline_may_extend (received, received - 1));
  g_assert_true (kor_deadline_may_extend (received, received));
  g_assert_true (kor_deadline_may_extend (received, kor_date_from_ymd (2026, 4, 3)));
  /* The month ended on Good Friday: the day after Easter is still in time. */
  g_assert_true (kor_deadline_may_extend (received, kor_date_from_ymd (2026, 4, 7)));
  g_assert_false (kor_deadline_may_extend (received, kor_date_from_ymd (2026, 4, 8)));
  g_assert_false (kor_deadline_may_extend (received, KOR_DATE_NONE));
  g_assert_false (kor_deadline_may_extend (KOR_DATE_NONE, received));
}

static void
test_days (void)
{
  KorDate received = kor_date_from_ymd (2026, 11, 6);
  KorDate limit = kor_deadline_get_limit (received);

  g_assert_cmpint (kor_deadline_get_days_open (received, received), ==, 0);
  g_assert_cmpint (kor_deadline_get_days_open (received, kor_date_from_ymd (2026, 11, 23)), ==, 17);
  g_assert_cmpint (kor_deadline_get_days_open (received, received - 5), ==, 0);
  g_assert_cmpint (kor_deadline_get_days_left (limit, kor_date_from_ymd (2026, 11, 23)), ==, 14);
  g_assert_cmpint (kor_deadline_get_days_left (limit, limit), ==, 0);
  g_assert_cmpint (kor_deadline_get_days_left (limit, kor_date_from_ymd (2027, 1, 7)), ==, -31);
}

/* No day, and the end of the calendar. */
static void
test_none (void)
{
  g_assert_cmpint (kor_deadline_get_limit (KOR_DATE_NONE), ==, KOR_DATE_NONE);
  g_assert_cmpint (kor_deadline_get_extended (KOR_DATE_NONE), ==, KOR_DATE_NONE);
  g_assert_cmpint (kor_deadline_get_limit (kor_date_from_ymd (9999, 12, 1)), ==, KOR_DATE_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/deadline/table", test_table);
  g_test_add_func ("/core/deadline/examples", test_examples);
  g_test_add_func ("/core/deadline/every-day", test_every_day);
  g_test_add_func ("/core/deadline/may-extend", test_may_extend);
  g_test_add_func ("/core/deadline/days", test_days);
  g_test_add_func ("/core/deadline/none", test_none);
  return g_test_run ();
}
