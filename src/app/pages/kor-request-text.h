/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-request.h"

G_BEGIN_DECLS

/* How soon a case wants to be answered; the groups of the list, in its order. */
typedef enum {
  KOR_URGENCY_LATE,
  KOR_URGENCY_SOON, /* up to and with the coming Sunday */
  KOR_URGENCY_LATER,
  KOR_URGENCY_CLOSED,
  KOR_N_URGENCIES,
} KorUrgency;

KorUrgency kor_request_get_urgency (const KorRequest *request, KorDate today);
const char *kor_urgency_get_title (KorUrgency urgency);
const char *kor_urgency_get_css_class (KorUrgency urgency);

const char *kor_request_kind_get_name (KorRequestKind kind);
char *kor_request_get_title (const KorRequest *request);
char *kor_request_describe_arrival (const KorRequest *request);
char *kor_request_describe_wait (const KorRequest *request);
char *kor_request_describe_days (const KorRequest *request, KorDate today);
char *kor_request_describe_limit (const KorRequest *request, KorDate today);

char *kor_ui_format_weekday (KorDate date);
char *kor_ui_format_short_date (KorDate date, KorDate today);
char *kor_ui_format_day_month (KorDate date);
char *kor_ui_shorten_name (const char *full_name);

G_END_DECLS
