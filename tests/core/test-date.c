/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-date.h"

static void
test_ymd (void)
{
  int year, month, day;

  g_assert_cmpint (kor_date_from_ymd (1970, 1, 1), ==, 0);
  g_assert_cmpint (kor_date_from_ymd (1969, 12, 31), ==, -1);
  g_assert_cmpint (kor_date_from_ymd (2000, 2, 29), ==, 11016);
  g_assert_cmpint (kor_date_from_ymd (2026, 11, 23), ==, 20780);
  g_assert_cmpint (kor_date_from_ymd (1900, 2, 29), ==, KOR_DATE_NONE);
  g_assert_cmpint (kor_date_from_ymd (2026, 2, 29), ==, KOR_DATE_NONE);
  g_assert_cmpint (kor_date_from_ymd (2026, 13, 1), ==, KOR_DATE_NONE);
  g_assert_cmpint (kor_date_from_ymd (2026, 0, 1), ==, KOR_DATE_NONE);
  g_assert_cmpint (kor_date_from_ymd (2026, 4, 31), ==, KOR_DATE_NONE);
  g_assert_cmpint (kor_date_from_ymd (0, 1, 1), ==, KOR_DATE_NONE);
  g_assert_cmpint (kor_date_from_ymd (10000, 1, 1), ==, KOR_DATE_NONE);

  /* Every day of the calendar, in order, against GDate. */
  for (KorDate date = kor_date_from_ymd (1, 1, 1); date <= kor_date_from_ymd (9999, 12, 31);
       date++) {
    GDate check;

    kor_date_get_ymd (date, &year, &month, &day);
    g_assert_cmpint (kor_date_from_ymd (year, month, day), ==, date);
    if (date % 97 != 0)
      continue;
    g_date_clear (&check, 1);
    g_date_set_dmy (&check, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
    g_assert_cmpint ((int) g_date_get_julian (&check) - 719163, ==, date);
    g_assert_cmpint (g_date_get_weekday (&check), ==, kor_date_weekday (date));
  }
}

static void
test_parse (void)
{
  static const struct {
    const char *text;
    const char *iso; /* NULL: no date */
  } cases[] = {
    { "1996-07-04", "1996-07-04" },
    { " 1996-07-04\t", "1996-07-04" },
    { "1996-07-04 00:00:00.000", "1996-07-04" },
    { "1996-07-04T23:59:59Z", "1996-07-04" },
    { "1996-07-04T23:59:59+03:00", "1996-07-04" },
    { "1996-07-04 5:30", "1996-07-04" },
    { "4.7.1996", "1996-07-04" },
    { "04.07.1996", "1996-07-04" },
    { "4.7.1996 12:30", "1996-07-04" },
    { "4.7.1996 0.00.00", "1996-07-04" },
    { "4.7.1996 12.30", "1996-07-04" },
    { "4.7.1996 12.60", NULL },
    { "4.7.1996 12.30:00", NULL },
    { "29.2.2028", "2028-02-29" },
    { "29.2.2026", NULL },
    { "31.4.2026", NULL },
    { "4.7.96", NULL },
    { "4/7/1996", NULL },
    { "1996-7-4", NULL },
    { "1996-07-04x", NULL },
    { "1996-07-04 25:00", NULL },
    { "1996-07-04 klo", NULL },
    { "19960704", NULL },
    { "4.7.", NULL },
    { "", NULL },
    { "eilen", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *iso = kor_date_to_iso (kor_date_parse (cases[i].text));

    g_assert_cmpstr (iso, ==, cases[i].iso);
  }
}

static void
test_format (void)
{
  KorDate date = kor_date_from_ymd (2026, 11, 6);
  g_autofree char *fi = kor_date_format (date, KOR_LANGUAGE_FI);
  g_autofree char *sv = kor_date_format (date, KOR_LANGUAGE_SV);
  g_autofree char *en = kor_date_format (date, KOR_LANGUAGE_EN);
  g_autofree char *early = kor_date_to_iso (kor_date_from_ymd (33, 4, 3));

  g_assert_cmpstr (fi, ==, "6.11.2026");
  g_assert_cmpstr (sv, ==, "6.11.2026");
  g_assert_cmpstr (en, ==, "6 Nov 2026");
  g_assert_cmpstr (early, ==, "0033-04-03");
  g_assert_null (kor_date_format (KOR_DATE_NONE, KOR_LANGUAGE_FI));
  g_assert_null (kor_date_to_iso (KOR_DATE_NONE));
}

static void
test_add_months (void)
{
  static const struct {
    const char *from;
    int months;
    const char *to;
  } cases[] = {
    { "2026-01-31", 1, "2026-02-28" },   { "2028-01-31", 1, "2028-02-29" },
    { "2026-11-30", 3, "2027-02-28" },   { "2026-11-06", 1, "2026-12-06" },
    { "2026-12-31", 12, "2027-12-31" },  { "2026-03-31", -1, "2026-02-28" },
    { "2026-01-15", -13, "2024-12-15" }, { "2026-05-19", 0, "2026-05-19" },
    { "9999-12-01", 1, NULL },           { "0001-01-01", -1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    KorDate to = kor_date_add_months (kor_date_parse (cases[i].from), cases[i].months);
    g_autofree char *iso = kor_date_to_iso (to);

    g_assert_cmpstr (iso, ==, cases[i].to);
  }
  g_assert_cmpint (kor_date_add_months (KOR_DATE_NONE, 1), ==, KOR_DATE_NONE);
  g_assert_cmpint (kor_date_weekday (kor_date_from_ymd (2026, 11, 23)), ==, 1);
  g_assert_cmpint (kor_date_weekday (kor_date_from_ymd (1969, 12, 28)), ==, 7);
}

static void
test_time (void)
{
  g_autofree char *iso = kor_time_to_iso (1795410367);
  gint64 seconds = 0;

  g_assert_cmpstr (iso, ==, "2026-11-23T05:06:07Z");
  g_assert_true (kor_time_parse (iso, &seconds));
  g_assert_cmpint (seconds, ==, 1795410367);
  g_assert_true (kor_time_parse ("2026-11-23T07:06:07+02:00", &seconds));
  g_assert_cmpint (seconds, ==, 1795410367);
  g_assert_true (kor_time_parse ("1969-12-31 23:59:59", &seconds));
  g_assert_cmpint (seconds, ==, -1);
  g_assert_false (kor_time_parse ("2026-11-23", &seconds));
  g_assert_false (kor_time_parse ("2026-11-23T05:06:07Zulu", &seconds));
  g_assert_false (kor_time_parse ("2026-11-23T24:00:00Z", &seconds));
  g_assert_false (kor_time_parse (NULL, &seconds));

  /* In Helsinki the day begins two hours before it does in UTC, three in summer. */
  g_assert_cmpint (
    kor_time_get_date (kor_date_from_ymd (2026, 11, 23) * G_GINT64_CONSTANT (86400) - 1),
    ==,
    kor_date_from_ymd (2026, 11, 23));
  g_assert_cmpint (
    kor_time_get_date (kor_date_from_ymd (2026, 11, 23) * G_GINT64_CONSTANT (86400) - 7201),
    ==,
    kor_date_from_ymd (2026, 11, 22));
  g_assert_cmpint (
    kor_time_get_date (kor_date_from_ymd (2026, 6, 1) * G_GINT64_CONSTANT (86400) - 10800),
    ==,
    kor_date_from_ymd (2026, 6, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/date/ymd", test_ymd);
  g_test_add_func ("/core/date/parse", test_parse);
  g_test_add_func ("/core/date/format", test_format);
  g_test_add_func ("/core/date/add-months", test_add_months);
  g_test_add_func ("/core/date/time", test_time);
  return g_test_run ();
}
