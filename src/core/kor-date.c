/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-date.h"

#define FIRST_YEAR 1
#define LAST_YEAR 9999
#define DAYS_OF_400_YEARS 146097
#define DAYS_TO_EPOCH 719468 /* from 0000-03-01 to 1970-01-01 */

static gboolean
is_leap_year (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_of_month (int year, int month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return days[month - 1] + (month == 2 && is_leap_year (year) ? 1 : 0);
}

/* Reads between min and max digits at *p and moves behind them. */
static gboolean
read_number (const char **p, int min, int max, int *number)
{
  int n = 0;

  *number = 0;
  while (n < max && g_ascii_isdigit (**p)) {
    *number = *number * 10 + (**p - '0');
    (*p)++;
    n++;
  }
  return n >= min && !g_ascii_isdigit (**p);
}

/*
 * Reads "05:06", "05:06:07" or "05:06:07.000" at *p, or with another sign between the parts, and
 * moves behind it.
 */
static gboolean
read_clock (const char **p, char sign, int *seconds_of_day)
{
  int hour, minute, second = 0;

  if (!read_number (p, 1, 2, &hour) || **p != sign)
    return FALSE;
  (*p)++;
  if (!read_number (p, 2, 2, &minute))
    return FALSE;
  if (**p == sign) {
    (*p)++;
    if (!read_number (p, 2, 2, &second))
      return FALSE;
    if (**p == '.' || **p == ',')
      do
        (*p)++;
      while (g_ascii_isdigit (**p));
  }

  *seconds_of_day = (hour * 60 + minute) * 60 + second;
  return hour < 24 && minute < 60 && second < 60;
}

/* Reads "Z", "+02:00", "+0200" or nothing at *p and moves behind it. */
static gboolean
read_offset (const char **p, int *seconds)
{
  int sign, hour, minute;

  *seconds = 0;
  if (**p == 'Z') {
    (*p)++;
    return TRUE;
  }
  if (**p != '+' && **p != '-')
    return TRUE;

  sign = **p == '-' ? -1 : 1;
  (*p)++;
  if (!g_ascii_isdigit ((*p)[0]) || !g_ascii_isdigit ((*p)[1]))
    return FALSE;
  hour = ((*p)[0] - '0') * 10 + ((*p)[1] - '0');
  *p += 2;
  if (**p == ':')
    (*p)++;
  if (!read_number (p, 2, 2, &minute))
    return FALSE;

  *seconds = sign * (hour * 60 + minute) * 60;
  return hour <= 14 && minute < 60;
}

/* Reads "1996-07-04" at *p and moves behind it. */
static KorDate
read_iso_date (const char **p)
{
  int year, month, day;

  if (!read_number (p, 4, 4, &year) || **p != '-')
    return KOR_DATE_NONE;
  (*p)++;
  if (!read_number (p, 2, 2, &month) || **p != '-')
    return KOR_DATE_NONE;
  (*p)++;
  if (!read_number (p, 2, 2, &day))
    return KOR_DATE_NONE;
  return kor_date_from_ymd (year, month, day);
}

/* Reads "4.7.1996" or "04.07.1996" at *p and moves behind it. */
static KorDate
read_dotted_date (const char **p)
{
  int year, month, day;

  if (!read_number (p, 1, 2, &day) || **p != '.')
    return KOR_DATE_NONE;
  (*p)++;
  if (!read_number (p, 1, 2, &month) || **p != '.')
    return KOR_DATE_NONE;
  (*p)++;
  if (!read_number (p, 4, 4, &year))
    return KOR_DATE_NONE;
  return kor_date_from_ymd (year, month, day);
}

/* Moves behind a time of day, Finnish ones have points ("12.30"), and an offset. */
static gboolean
skip_clock (const char **p)
{
  const char *start = *p;
  int ignored;

  if (!read_clock (p, ':', &ignored)) {
    *p = start;
    if (!read_clock (p, '.', &ignored))
      return FALSE;
  }
  return read_offset (p, &ignored);
}

static const char *
skip_spaces (const char *p)
{
  while (g_ascii_isspace (*p))
    p++;
  return p;
}

/**
 * kor_date_from_ymd:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to the last day of the month
 *
 * Any thread.
 *
 * Returns: the date, or %KOR_DATE_NONE when there is no such day
 */
KorDate
kor_date_from_ymd (int year, int month, int day)
{
  int y, era, year_of_era, day_of_year;

  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 ||
      day > days_of_month (year, month))
    return KOR_DATE_NONE;

  /* The year is counted from March, so that the leap day is its last one. */
  y = month <= 2 ? year - 1 : year;
  era = y / 400;
  year_of_era = y % 400;
  day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * DAYS_OF_400_YEARS + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
         day_of_year - DAYS_TO_EPOCH;
}

/**
 * kor_date_get_ymd:
 * @date: a date, not %KOR_DATE_NONE
 * @year: (out) (optional): the year
 * @month: (out) (optional): the month, 1 to 12
 * @day: (out) (optional): the day, 1 to 31
 *
 * Any thread.
 */
void
kor_date_get_ymd (KorDate date, int *year, int *month, int *day)
{
  int days, era, day_of_era, year_of_era, day_of_year, month_from_march, m;

  g_return_if_fail (date != KOR_DATE_NONE);

  days = date + DAYS_TO_EPOCH;
  era = days / DAYS_OF_400_YEARS;
  day_of_era = days % DAYS_OF_400_YEARS;
  year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  month_from_march = (5 * day_of_year + 2) / 153;
  m = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;

  if (year != NULL)
    *year = year_of_era + era * 400 + (m <= 2 ? 1 : 0);
  if (month != NULL)
    *month = m;
  if (day != NULL)
    *day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
}

/**
 * kor_date_parse:
 * @text: (nullable): a date as it stands in files and forms
 *
 * Reads `1996-07-04`, also with a time of day behind it (which is dropped, not converted), and the
 * Finnish and Swedish `4.7.1996`. Spaces around it do not matter. Any thread.
 *
 * Returns: the date, or %KOR_DATE_NONE when @text is none
 */
KorDate
kor_date_parse (const char *text)
{
  const char *p;
  KorDate date;

  if (text == NULL)
    return KOR_DATE_NONE;

  text = p = skip_spaces (text);
  date = read_iso_date (&p);
  if (date == KOR_DATE_NONE) {
    p = text;
    date = read_dotted_date (&p);
  }
  if (date == KOR_DATE_NONE)
    return KOR_DATE_NONE;

  if (*p == 'T' || (*p == ' ' && g_ascii_isdigit (*skip_spaces (p)))) {
    p = skip_spaces (p + 1);
    if (!skip_clock (&p))
      return KOR_DATE_NONE;
  }
  return *skip_spaces (p) == '\0' ? date : KOR_DATE_NONE;
}

/**
 * kor_date_to_iso:
 * @date: a date
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): "2026-11-23", or %NULL for %KOR_DATE_NONE
 */
char *
kor_date_to_iso (KorDate date)
{
  int year, month, day;

  if (date == KOR_DATE_NONE)
    return NULL;
  kor_date_get_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * kor_date_format:
 * @date: a date
 * @language: for whose eyes
 *
 * Any thread; does not depend on the locale.
 *
 * Returns: (transfer full) (nullable): "23.11.2026" in Finnish and Swedish, "23 Nov 2026" in
 * English; %NULL for %KOR_DATE_NONE
 */
char *
kor_date_format (KorDate date, KorLanguage language)
{
  static const char months[][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  int year, month, day;

  if (date == KOR_DATE_NONE)
    return NULL;
  kor_date_get_ymd (date, &year, &month, &day);
  if (language == KOR_LANGUAGE_EN)
    return g_strdup_printf ("%d %s %d", day, months[month - 1], year);
  return g_strdup_printf ("%d.%d.%d", day, month, year);
}

/**
 * kor_date_add_months:
 * @date: a date
 * @months: how many, may be negative
 *
 * Ends on the same day number, or on the month's last day where there is no such day
 * (Regulation 1182/71 Art. 3(2)(c)). Any thread.
 *
 * Returns: the date, or %KOR_DATE_NONE when @date is or the year is out of range
 */
KorDate
kor_date_add_months (KorDate date, int months)
{
  int year, month, day;
  gint64 total;

  if (date == KOR_DATE_NONE)
    return KOR_DATE_NONE;

  kor_date_get_ymd (date, &year, &month, &day);
  total = (gint64) year * 12 + (month - 1) + months;
  if (total < FIRST_YEAR * 12 || total >= (LAST_YEAR + 1) * 12)
    return KOR_DATE_NONE;

  year = (int) (total / 12);
  month = (int) (total % 12) + 1;
  return kor_date_from_ymd (year, month, MIN (day, days_of_month (year, month)));
}

/**
 * kor_date_weekday:
 * @date: a date, not %KOR_DATE_NONE
 *
 * Any thread.
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
int
kor_date_weekday (KorDate date)
{
  int day;

  g_return_val_if_fail (date != KOR_DATE_NONE, 1);

  day = (date + 3) % 7; /* 1970-01-01 was a Thursday */
  return (day < 0 ? day + 7 : day) + 1;
}

/**
 * kor_time_to_iso:
 * @unix_seconds: seconds since 1970-01-01 00:00 UTC
 *
 * Any thread.
 *
 * Returns: (transfer full): "2026-11-23T05:06:07Z", always UTC
 */
char *
kor_time_to_iso (gint64 unix_seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (unix_seconds);

  g_return_val_if_fail (time != NULL, g_strdup (""));
  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * kor_time_parse:
 * @text: (nullable): an instant in ISO 8601, UTC unless an offset stands behind it
 * @unix_seconds: (out): seconds since 1970-01-01 00:00 UTC; fractions are dropped
 *
 * Any thread.
 *
 * Returns: whether @text is an instant
 */
gboolean
kor_time_parse (const char *text, gint64 *unix_seconds)
{
  KorDate date;
  int seconds, offset;

  if (text == NULL)
    return FALSE;

  date = read_iso_date (&text);
  if (date == KOR_DATE_NONE || (*text != 'T' && *text != ' '))
    return FALSE;
  text++;
  if (!read_clock (&text, ':', &seconds) || !read_offset (&text, &offset) || *text != '\0')
    return FALSE;

  *unix_seconds = (gint64) date * 86400 + seconds - offset;
  return TRUE;
}

/**
 * kor_time_get_date:
 * @unix_seconds: seconds since 1970-01-01 00:00 UTC
 *
 * Any thread.
 *
 * Returns: the day it is then in the local time zone
 */
KorDate
kor_time_get_date (gint64 unix_seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (unix_seconds);
  int year, month, day;

  g_return_val_if_fail (time != NULL, KOR_DATE_NONE);
  g_date_time_get_ymd (time, &year, &month, &day);
  return kor_date_from_ymd (year, month, day);
}
