/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-request-facts.h"

#include <glib/gi18n.h>

#include "kor-request-rules.h"
#include "kor-request-text.h"
#include "kor-request-words-text.h"
#include "kor-row-list.h"
#include "kor-ui-text.h"
#include "kor-words-text.h"

struct _KorRequestFacts {
  AdwPreferencesGroup parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (KorRequestFacts, kor_request_facts, ADW_TYPE_PREFERENCES_GROUP)

static void
add (GPtrArray *rows, const char *title, const char *text)
{
  GtkWidget *row;

  if (text == NULL || *text == '\0')
    return;
  row = kor_fact_row_new (title, text);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "fact");
  g_ptr_array_add (rows, row);
}

/* The parts that are there, with a dot between them. */
static char *
join (const char *first, ...)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  va_list more;

  va_start (more, first);
  for (const char *part = first; part != NULL; part = va_arg (more, const char *)) {
    if (*part != '\0')
      g_ptr_array_add (parts, (gpointer) part);
  }
  va_end (more);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
add_identity (GPtrArray *rows, const KorRequest *request)
{
  g_autofree char *day = kor_ui_format_date (request->identity_on);
  g_autofree char *by = kor_ui_shorten_name (request->identity_by);
  g_autofree char *text = join (
    kor_identity_get_title (request->identity), or_empty (request->identity_with), day, by, NULL);

  add (rows, _ ("Identity"), text);
}

static void
add_asked (GPtrArray *rows, const KorRequest *request)
{
  g_autofree char *signature = kor_ui_format_date (request->asked_signature);
  g_autofree char *specification = kor_ui_format_date (request->asked_specification);

  add (rows, _ ("Asked for the signature"), signature);
  add (rows, _ ("Asked for specification"), specification);
}

static void
add_extension (GPtrArray *rows, const KorRequest *request)
{
  g_autofree char *day = kor_ui_format_date (request->extended);
  g_autofree char *text = join (day, or_empty (request->extended_because), NULL);

  if (request->extended != KOR_DATE_NONE)
    add (rows, _ ("Limit extended"), text);
}

static void
add_decision (GPtrArray *rows, const KorRequest *request)
{
  g_autofree char *day = kor_ui_format_date (request->decided);
  g_autofree char *by = kor_ui_shorten_name (request->decided_by);
  g_autofree char *text = join (
    kor_decision_get_title (request->decision), day, by, or_empty (request->decided_because), NULL);

  if (request->decision != KOR_DECISION_NONE)
    add (rows, _ ("Decision"), text);
}

static void
add_delivery (GPtrArray *rows, const KorRequest *request)
{
  g_autofree char *day = kor_ui_format_date (request->delivered);
  g_autofree char *by = kor_ui_shorten_name (request->delivered_by);
  g_autofree char *text = join (kor_delivery_get_title (request->delivery), day, by, NULL);

  if (request->delivered != KOR_DATE_NONE)
    add (rows, _ ("Answer given"), text);
}

static void
add_ombudsman (GPtrArray *rows, const KorRequest *request)
{
  g_autofree char *since = kor_ui_format_date (request->ombudsman_since);
  g_autofree char *ended = kor_ui_format_date (request->ombudsman_ended);
  g_autofree char *dates =
    *ended != '\0' ? g_strdup_printf ("%s – %s", since, ended) : g_strdup (since);
  g_autofree char *text =
    join (dates, or_empty (request->ombudsman_diary), or_empty (request->ombudsman_outcome), NULL);

  if (request->ombudsman_since != KOR_DATE_NONE)
    add (rows, _ ("At the Ombudsman"), text);
}

static void
add_withheld (GPtrArray *rows, const KorRequest *request)
{
  for (guint i = 0; i < request->withheld->len; i++) {
    const KorRequestWithheld *withheld = g_ptr_array_index (request->withheld, i);
    g_autofree char *text = join (withheld->what, withheld->why, NULL);

    add (rows, _ ("Withheld from the reply"), text);
  }
}

static void
add_requester (GPtrArray *rows, const KorRequest *request)
{
  g_autofree char *requester = NULL;

  if (request->requester_lines != NULL && *request->requester_lines != '\0')
    requester = g_strdup_printf ("%s\n%s", or_empty (request->requester), request->requester_lines);
  add (rows, _ ("As signed"), requester != NULL ? requester : request->requester);
  if (request->not_in_register)
    add (rows, _ ("Customer"), _ ("Not in the register"));
}

static void
kor_request_facts_class_init (KorRequestFactsClass *klass)
{
}

static void
kor_request_facts_init (KorRequestFacts *self)
{
  self->list = kor_row_list_new (_ ("Facts of the case"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));
}

/**
 * kor_request_facts_set_request:
 * @self: the facts
 * @request: a case
 */
void
kor_request_facts_set_request (KorRequestFacts *self, const KorRequest *request)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  gboolean placed = request->paper_place != NULL && *request->paper_place != '\0';

  add (rows, _ ("Original"), placed ? request->paper_place : _ ("Place not noted"));
  add (rows, _ ("Signature"), kor_signature_get_title (request->signature));
  add_identity (rows, request);
  add_asked (rows, request);
  add_extension (rows, request);
  add_decision (rows, request);
  add_withheld (rows, request);
  add_delivery (rows, request);
  add_ombudsman (rows, request);
  add_requester (rows, request);
  add (rows, _ ("Addressed to"), request->addressee);
  add (rows, _ ("Language of the answer"), kor_language_get_title (request->language));
  kor_row_list_fill (self->list, rows);
}
