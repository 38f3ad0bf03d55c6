/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-holidays.h"

/*
 * The public holidays of Finland as they are today. From 1973 to 1991 Epiphany and Ascension were
 * kept on Saturdays; no time limit of this register is as old as that.
 */

#define SATURDAY 6

/* Those that follow Easter Sunday, in days from it. */
static const int from_easter[] = {
  -2,    /* Good Friday */
  0,  1, /* Easter Monday */
  39,    /* Ascension */
  49,    /* Pentecost */
};

/* Those that have a day of their own. The eves of Midsummer and Christmas are not among them. */
static const struct {
  int month, day;
} fixed[] = {
  { 1, 1 },   /* New Year */
  { 1, 6 },   /* Epiphany */
  { 5, 1 },   /* May Day */
  { 12, 6 },  /* Independence Day */
  { 12, 25 }, /* Christmas */
  { 12, 26 }, /* Boxing Day */
};

/* Those that are the Saturday of a week beginning on this day. */
static const struct {
  int month, day;
} saturdays[] = {
  { 6, 20 },  /* Midsummer */
  { 10, 31 }, /* All Saints */
};

/**
 * kor_holidays_get_easter:
 * @year: 1 to 9999
 *
 * Computes Easter Sunday of the Gregorian calendar (after Meeus, Jones and Butcher). Any thread.
 *
 * Returns: the day, or %KOR_DATE_NONE when @year is out of range
 */
KorDate
kor_holidays_get_easter (int year)
{
  int golden, century, leap_centuries, moon, full_moon, sunday, late, sum;

  if (year < 1 || year > 9999)
    return KOR_DATE_NONE;

  golden = year % 19;
  century = year / 100;
  leap_centuries = century / 4;
  moon = (century - (century + 8) / 25 + 1) / 3;
  full_moon = (19 * golden + century - leap_centuries - moon + 15) % 30;
  sunday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - full_moon - year % 100 % 4) % 7;
  late = (golden + 11 * full_moon + 22 * sunday) / 451;
  sum = full_moon + sunday - 7 * late + 114;
  return kor_date_from_ymd (year, sum / 31, sum % 31 + 1);
}

/**
 * kor_holidays_is_public:
 * @date: a day, not %KOR_DATE_NONE
 *
 * Any thread.
 *
 * Returns: whether it is a public holiday in Finland; a Sunday as such is none
 */
gboolean
kor_holidays_is_public (KorDate date)
{
  KorDate easter;
  int year, month, day;

  g_return_val_if_fail (date != KOR_DATE_NONE, FALSE);

  kor_date_get_ymd (date, &year, &month, &day);
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (month == fixed[i].month && day == fixed[i].day)
      return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (saturdays); i++) {
    KorDate first = kor_date_from_ymd (year, saturdays[i].month, saturdays[i].day);

    if (kor_date_weekday (date) == SATURDAY && date >= first && date < first + 7)
      return TRUE;
  }

  easter = kor_holidays_get_easter (year);
  for (guint i = 0; i < G_N_ELEMENTS (from_easter); i++)
    if (date == easter + from_easter[i])
      return TRUE;
  return FALSE;
}

/**
 * kor_holidays_is_working_day:
 * @date: a day, not %KOR_DATE_NONE
 *
 * Any thread.
 *
 * Returns: whether it is neither a Saturday, a Sunday nor a public holiday (Regulation (EEC,
 * Euratom) 1182/71 Art. 2(2))
 */
gboolean
kor_holidays_is_working_day (KorDate date)
{
  g_return_val_if_fail (date != KOR_DATE_NONE, FALSE);
  return kor_date_weekday (date) < SATURDAY && !kor_holidays_is_public (date);
}
