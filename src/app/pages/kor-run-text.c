/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-run-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kor-collation.h"
#include "kor-list-rules.h"
#include "kor-selection-text.h"
#include "kor-ui-text.h"
#include "kor-words-text.h"

/**
 * kor_run_format_moment:
 * @unix_seconds: a moment
 *
 * Returns: its local day and time in the window's language
 */
char *
kor_run_format_moment (gint64 unix_seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (unix_seconds);
  g_autofree char *day = kor_ui_format_time (unix_seconds);

  if (time == NULL)
    return g_steal_pointer (&day);
  /* Translators: a day and a time of that day: hour and minute */
  return g_strdup_printf (
    _ ("%s, %d:%02d"), day, g_date_time_get_hour (time), g_date_time_get_minute (time));
}

/* Returns: what a run is called: "Run 12" */
char *
kor_run_format_number (gint64 id)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  /* Translators: %s is the number of a list run */
  return g_strdup_printf (_ ("Run %s"), number);
}

/* Returns: how many were printed, by what they stand on: "412 labels" */
char *
kor_run_describe_people (const KorListRun *run)
{
  guint n = (guint) run->printed;
  g_autofree char *count = kor_ui_format_count (n);

  if (g_str_equal (run->medium, "labels"))
    return g_strdup_printf (ngettext ("%s label", "%s labels", n), count);
  if (run->purpose == KOR_PURPOSE_EXPORT)
    return g_strdup_printf (ngettext ("%s customer", "%s customers", n), count);
  return g_strdup_printf (ngettext ("%s address", "%s addresses", n), count);
}

/* Returns: who got the list and on what ground, in one line (R27) */
char *
kor_run_describe_use (const KorListRun *run)
{
  KorDisclosureGround ground;

  if (run->recipient == NULL)
    return g_strdup (_ ("Own use"));
  if (run->ground == NULL || !kor_disclosure_ground_from_string (run->ground, &ground))
    return g_strdup (run->recipient);
  return g_strdup_printf ("%s · %s", run->recipient, kor_disclosure_ground_get_title (ground));
}

/* Returns: the article a run for @purpose rests on, with what it says (R7) */
char *
kor_run_describe_basis (KorPurpose purpose)
{
  const char *article = kor_purpose_get_legal_basis (purpose);

  if (g_str_has_suffix (article, "(f)"))
    return g_strdup_printf (_ ("Legitimate interest, %s"), article);
  if (g_str_has_suffix (article, "(b)"))
    return g_strdup_printf (_ ("Contract, %s"), article);
  return g_strdup (article);
}

/* Returns: whom the run was made of, in words */
char *
kor_run_describe_selection (const KorListRun *run)
{
  return kor_selection_describe_words (run->selection, kor_ui_get_language ());
}

/* @sheet_name: (nullable): of the labels */
char *
kor_run_describe_medium (const KorListRun *run, const char *sheet_name)
{
  const char *medium = kor_medium_get_title (run->medium);

  return sheet_name != NULL ? g_strdup_printf ("%s · %s", medium, sheet_name) : g_strdup (medium);
}

/* Returns: why people are not on a list for @purpose; a ban is named by what it forbids */
char *
kor_run_describe_left_out (KorPurpose purpose, KorLeftOut reason)
{
  KorScope scope = KOR_N_SCOPES;

  if (reason == KOR_LEFT_OUT_BAN_OF_SCOPE)
    kor_purpose_get_scope (purpose, &scope);
  else if (reason == KOR_LEFT_OUT_BAN_OTHER_MARKETING)
    scope = KOR_SCOPE_OTHER_MARKETING;
  else if (reason == KOR_LEFT_OUT_BAN_LIST_PUBLICATION)
    scope = KOR_SCOPE_LIST_PUBLICATION;
  if (scope == KOR_N_SCOPES)
    return g_strdup (kor_left_out_get_title (reason));
  /* Translators: why somebody is not on a list; %s is what has been forbidden */
  return g_strdup_printf (_ ("Ban: %s"), kor_scope_get_title (scope));
}

/* Returns: (nullable): the word for a run that is not just made; %NULL for one that is */
const char *
kor_run_get_mark (const KorListRun *run)
{
  switch (run->state) {
  case KOR_RUN_FAILED:
    /* Translators: mark of a list run that came to nothing */
    return C_ ("list run", "Failed");
  case KOR_RUN_PREPARED:
    /* Translators: mark of a list run of which nobody knows whether it was printed */
    return C_ ("list run", "Unfinished");
  case KOR_RUN_PRODUCED:
  case KOR_N_RUN_STATES:
  default:
    /* Translators: mark of a list run that repeats an older one */
    return run->reprint_of != 0 ? C_ ("list run", "Reprint") : NULL;
  }
}

/* Returns: whether the run can be made again: an export has its own door, and those who were forgotten
 *   are not known any more (R11, R13) */
gboolean
kor_run_can_reprint (const KorListRun *run)
{
  return run->purpose != KOR_PURPOSE_EXPORT && run->forgotten == 0;
}

/* Returns: the purposes whose name has @folded_word in it, as bits: 1 << KorPurpose */
guint
kor_run_find_purposes (const char *folded_word)
{
  guint found = 0;

  for (int purpose = 0; purpose < KOR_N_PURPOSES; purpose++) {
    g_autofree char *title = kor_fold (kor_purpose_get_title ((KorPurpose) purpose));

    if (strstr (title, folded_word) != NULL)
      found |= 1u << purpose;
  }
  return found;
}
