/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "kor-words.h"

G_BEGIN_DECLS

/**
 * KorDate:
 *
 * A day of the proleptic Gregorian calendar as the number of days since 1970-01-01; years 1 to
 * 9999.
 */
typedef gint32 KorDate;

#define KOR_DATE_NONE G_MININT32

KorDate kor_date_from_ymd (int year, int month, int day);
void kor_date_get_ymd (KorDate date, int *year, int *month, int *day);
KorDate kor_date_parse (const char *text);
char *kor_date_to_iso (KorDate date);
char *kor_date_format (KorDate date, KorLanguage language);
KorDate kor_date_add_months (KorDate date, int months);
int kor_date_weekday (KorDate date);

char *kor_time_to_iso (gint64 unix_seconds);
gboolean kor_time_parse (const char *text, gint64 *unix_seconds);
KorDate kor_time_get_date (gint64 unix_seconds);

G_END_DECLS
