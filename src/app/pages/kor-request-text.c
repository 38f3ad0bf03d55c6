/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-request-text.h"

#include <glib/gi18n.h>

#include "kor-deadline.h"
#include "kor-request-rules.h"
#include "kor-request-words-text.h"
#include "kor-ui-text.h"

/* What the list and the view say of a case, in words beside every colour. */

/* --- days --------------------------------------------------------------------------------------- */

static const char *
get_weekday (KorDate date)
{
  switch (kor_date_weekday (date)) {
  case 1:
    return C_ ("weekday", "Mon");
  case 2:
    return C_ ("weekday", "Tue");
  case 3:
    return C_ ("weekday", "Wed");
  case 4:
    return C_ ("weekday", "Thu");
  case 5:
    return C_ ("weekday", "Fri");
  case 6:
    return C_ ("weekday", "Sat");
  default:
    return C_ ("weekday", "Sun");
  }
}

/**
 * kor_ui_format_weekday:
 * @date: a day, or KOR_DATE_NONE
 *
 * Returns: the day with its weekday before it, "Mon 26.10.2026"
 */
char *
kor_ui_format_weekday (KorDate date)
{
  g_autofree char *day = kor_ui_format_date (date);

  return date == KOR_DATE_NONE ? g_strdup ("") : g_strdup_printf ("%s %s", get_weekday (date), day);
}

/**
 * kor_ui_format_day_month:
 * @date: a day, or KOR_DATE_NONE
 *
 * Returns: the day without its year, "26.10."
 */
char *
kor_ui_format_day_month (KorDate date)
{
  g_autofree char *day = kor_ui_format_date (date);
  gsize length = strlen (day);

  /* In all three languages the year stands last, and has four digits. */
  if (length > 4)
    day[length - 4] = '\0';
  return g_strdup (g_strchomp (day));
}

/**
 * kor_ui_format_short_date:
 * @date: a day
 * @today: the day
 *
 * Returns: the day as a list shows it: with its weekday, and its year only when that is another one
 */
char *
kor_ui_format_short_date (KorDate date, KorDate today)
{
  g_autofree char *day = NULL;
  int year = 0, this_year = 0, month, number;

  kor_date_get_ymd (date, &year, &month, &number);
  kor_date_get_ymd (today, &this_year, &month, &number);
  if (year != this_year)
    return kor_ui_format_weekday (date);
  day = kor_ui_format_day_month (date);
  return g_strdup_printf ("%s %s", get_weekday (date), day);
}

/**
 * kor_ui_shorten_name:
 * @full_name: (nullable): a user's name
 *
 * Returns: "A. Rautavuori"
 */
char *
kor_ui_shorten_name (const char *full_name)
{
  const char *last = full_name != NULL ? strrchr (full_name, ' ') : NULL;
  char initial[8] = { 0 };

  if (last == NULL || last == full_name)
    return g_strdup (full_name != NULL ? full_name : "");
  g_unichar_to_utf8 (g_utf8_get_char (full_name), initial);
  return g_strdup_printf ("%s.%s", initial, last);
}

/* --- urgency ------------------------------------------------------------------------------------ */

/**
 * kor_request_get_urgency:
 * @request: a case
 * @today: the day
 *
 * As kor_register_count_requests() counts: a case that is answered is not due any more.
 *
 * Returns: its group in the list
 */
KorUrgency
kor_request_get_urgency (const KorRequest *request, KorDate today)
{
  if (request->closed != KOR_DATE_NONE)
    return KOR_URGENCY_CLOSED;
  if (kor_request_is_answered (request))
    return KOR_URGENCY_LATER;
  if (request->due < today)
    return KOR_URGENCY_LATE;
  return request->due <= today + 7 - kor_date_weekday (today) ? KOR_URGENCY_SOON
                                                              : KOR_URGENCY_LATER;
}

const char *
kor_urgency_get_title (KorUrgency urgency)
{
  switch (urgency) {
  case KOR_URGENCY_LATE:
    return C_ ("requests", "Overdue");
  case KOR_URGENCY_SOON:
    return C_ ("requests", "This week");
  case KOR_URGENCY_LATER:
    return C_ ("requests", "Later");
  case KOR_URGENCY_CLOSED:
  case KOR_N_URGENCIES:
  default:
    return C_ ("requests", "Closed");
  }
}

/**
 * kor_urgency_get_css_class:
 * @urgency: how soon
 *
 * Returns: (nullable): the class that colours its words
 */
const char *
kor_urgency_get_css_class (KorUrgency urgency)
{
  if (urgency == KOR_URGENCY_LATE)
    return "error";
  return urgency == KOR_URGENCY_SOON ? "warning" : NULL;
}

/**
 * kor_request_describe_days:
 * @request: a case
 * @today: the day
 *
 * Returns: "4 days late", "3 days left", "answered"
 */
char *
kor_request_describe_days (const KorRequest *request, KorDate today)
{
  int left = kor_deadline_get_days_left (request->due, today);

  if (request->closed != KOR_DATE_NONE)
    return g_strdup (C_ ("request", "closed"));
  if (request->delivered != KOR_DATE_NONE)
    return g_strdup (C_ ("request", "answered"));
  if (left < 0)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) -left), -left);
  if (left == 0)
    return g_strdup (_ ("due today"));
  return g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong) left), left);
}

/**
 * kor_request_describe_limit:
 * @request: a case
 * @today: the day
 *
 * Returns: "Due Thu 26.11.2026 · 3 days left"
 */
char *
kor_request_describe_limit (const KorRequest *request, KorDate today)
{
  g_autofree char *due = kor_ui_format_weekday (request->due);
  g_autofree char *days = kor_request_describe_days (request, today);

  if (request->closed != KOR_DATE_NONE) {
    g_autofree char *closed = kor_ui_format_weekday (request->closed);

    return g_strdup_printf (_ ("Closed %s"), closed);
  }
  if (request->extended != KOR_DATE_NONE)
    /* Translators: limit of a request, then "3 days left" */
    return g_strdup_printf (_ ("Due %s, extended · %s"), due, days);
  /* Translators: limit of a request, then "3 days left" */
  return g_strdup_printf (_ ("Due %s · %s"), due, days);
}

/* --- the case ------------------------------------------------------------------------------------- */

const char *
kor_request_kind_get_name (KorRequestKind kind)
{
  switch (kind) {
  case KOR_REQUEST_ACCESS:
    return C_ ("request", "Access request");
  case KOR_REQUEST_RECTIFICATION:
    return C_ ("request", "Correction request");
  case KOR_REQUEST_ERASURE:
    return C_ ("request", "Erasure request");
  case KOR_REQUEST_RESTRICTION:
    return C_ ("request", "Restriction request");
  case KOR_REQUEST_OBJECTION:
    return C_ ("request", "Objection");
  case KOR_REQUEST_PORTABILITY:
    return C_ ("request", "Portability request");
  case KOR_REQUEST_ANONYMISATION:
  case KOR_N_REQUEST_KINDS:
  default:
    return C_ ("request", "Anonymisation request");
  }
}

/**
 * kor_request_get_title:
 * @request: a case
 *
 * Returns: "Correction request 2026-003"
 */
char *
kor_request_get_title (const KorRequest *request)
{
  g_autofree char *number = kor_request_get_number (request);

  return g_strdup_printf ("%s %s", kor_request_kind_get_name (request->kind), number);
}

/**
 * kor_request_describe_arrival:
 * @request: a case
 *
 * Returns: "received Mon 26.10.2026 by letter"
 */
char *
kor_request_describe_arrival (const KorRequest *request)
{
  g_autofree char *day = kor_ui_format_weekday (request->received);

  switch (request->channel) {
  case KOR_CHANNEL_CUSTOMER_SERVICE:
    return g_strdup_printf (_ ("received %s at customer service"), day);
  case KOR_CHANNEL_EMAIL:
    return g_strdup_printf (_ ("received %s by e-mail"), day);
  case KOR_CHANNEL_CONTACT_PERSON:
    return g_strdup_printf (_ ("received %s by the contact person"), day);
  case KOR_CHANNEL_SERVICE_POINT:
    return g_strdup_printf (_ ("received %s at a service point"), day);
  case KOR_CHANNEL_LETTER:
    return g_strdup_printf (_ ("received %s by letter"), day);
  case KOR_CHANNEL_IMPORT:
  case KOR_N_CHANNELS:
  default:
    return g_strdup_printf (_ ("received %s"), day);
  }
}

/* --- what it waits for ---------------------------------------------------------------------------- */

static char *
describe_undecided (const KorRequest *request)
{
  guint n_decided = 0;

  for (guint i = 0; i < request->items->len; i++)
    n_decided +=
      ((const KorRequestItem *) request->items->pdata[i])->decision == KOR_ITEM_OPEN ? 0 : 1;
  if (n_decided == 0)
    return g_strdup (C_ ("request waits", "To be decided"));
  /* Translators: how many items of how many are decided */
  return g_strdup_printf (_ ("%u of %u items decided"), n_decided, request->items->len);
}

static char *
describe_waiting_notices (const KorRequest *request)
{
  guint n = 0;

  for (guint i = 0; i < request->notices->len; i++)
    n += ((const KorRequestNotice *) request->notices->pdata[i])->state == KOR_NOTICE_WAITING;
  return g_strdup_printf (ngettext ("%u notice to be sent", "%u notices to be sent", n), n);
}

static const char *
describe_unanswered (const KorRequest *request)
{
  return kor_request_needs_certificate (request)      ? C_ ("request waits", "Certificate missing")
                                                      : C_ ("request waits", "Answer not sent");
}

static const char *
describe_undone (const KorRequest *request)
{
  gboolean reply = request->kind == KOR_REQUEST_ACCESS || request->kind == KOR_REQUEST_PORTABILITY;

  return reply ? C_ ("request waits", "Reply not made") : C_ ("request waits", "Not carried out");
}

static const char *
describe_unidentified (const KorRequest *request)
{
  return request->signature == KOR_SIGNATURE_NONE
    ? C_ ("request waits", "Signature missing") : C_ ("request waits", "Signature not compared");
}

/**
 * kor_request_describe_wait:
 * @request: a case
 *
 * Returns: in two or three words what it waits for
 */
char *
kor_request_describe_wait (const KorRequest *request)
{
  switch (kor_request_get_state (request)) {
  case KOR_REQUEST_AT_OMBUDSMAN:
    return g_strdup (C_ ("request waits", "At the Ombudsman"));
  case KOR_REQUEST_ASKED_SIGNATURE:
    return g_strdup (C_ ("request waits", "Waits for the signature"));
  case KOR_REQUEST_ASKED_SPECIFICATION:
    return g_strdup (C_ ("request waits", "Waits for specification"));
  case KOR_REQUEST_CLOSED:
    return g_strdup (kor_decision_get_title (request->decision));
  case KOR_REQUEST_RECEIVED:
  case KOR_REQUEST_IDENTIFIED:
  case KOR_REQUEST_DECIDED:
  case KOR_REQUEST_CARRIED_OUT:
  case KOR_REQUEST_NOTIFIED:
  case KOR_N_REQUEST_STATES:
  default:
    break;
  }
  switch (kor_request_get_next_action (request)) {
  case KOR_ACTION_IDENTIFY:
    return g_strdup (describe_unidentified (request));
  case KOR_ACTION_DECIDE:
    return describe_undecided (request);
  case KOR_ACTION_CARRY_OUT:
    return g_strdup (describe_undone (request));
  case KOR_ACTION_DELIVER:
    return g_strdup (describe_unanswered (request));
  case KOR_ACTION_NOTIFY:
    return describe_waiting_notices (request);
  case KOR_ACTION_EDIT:
  case KOR_ACTION_ATTACH:
  case KOR_ACTION_CLAIM:
  case KOR_ACTION_EXTEND:
  case KOR_ACTION_CLOSE:
  case KOR_ACTION_OMBUDSMAN:
  case KOR_N_ACTIONS:
  default:
    return g_strdup (C_ ("request waits", "To be closed"));
  }
}
