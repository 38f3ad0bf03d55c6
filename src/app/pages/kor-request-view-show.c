/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include <glib/gi18n.h>

#include "kor-request-next.h"
#include "kor-request-steps.h"
#include "kor-request-text.h"
#include "kor-request-view-private.h"
#include "kor-words-text.h"

/* How a case is put into the view. */

static void
show_title (KorRequestView *self)
{
  g_autofree char *title = kor_request_get_title (self->request);
  g_autofree char *arrival = kor_request_describe_arrival (self->request);
  const char *requester = self->request->requester;
  gboolean named = requester != NULL && *requester != '\0';
  const char *name = named ? requester : kor_request_get_name (self->request);
  g_autofree char *subtitle =
    g_strdup_printf ("%s · %s", name != NULL ? name : _ ("Name not known"), arrival);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_widget_set_visible (self->customer_button, self->request->customer_id != 0);
}

/* What is asked in the person's words; an objection says what it is against. */
static char *
describe_wants (const KorRequest *request)
{
  GString *text = g_string_new (request->wants);

  if (request->kind != KOR_REQUEST_OBJECTION)
    return g_string_free_and_steal (text);
  for (guint i = 0; i < KOR_N_SCOPES; i++) {
    if (request->scopes == 0 || (request->scopes & (1u << i)) != 0)
      g_string_append_printf (
        text, "%s• %s", text->len > 0 ? "\n" : "", kor_scope_get_title ((KorScope) i));
  }
  return g_string_free_and_steal (text);
}

static void
show_wants (KorRequestView *self)
{
  g_autofree char *text = describe_wants (self->request);

  gtk_label_set_text (self->wants_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->wants_group), *text != '\0');
}

static void
show_limit (KorRequestView *self)
{
  KorUrgency urgency = kor_request_get_urgency (self->request, kor_request_view_get_today (self));
  g_autofree char *text =
    kor_request_describe_limit (self->request, kor_request_view_get_today (self));
  const char *colour = kor_urgency_get_css_class (urgency);
  const char *const css_classes[] = { "heading", "numeric", colour, NULL };

  gtk_label_set_text (self->limit_label, text);
  gtk_widget_set_css_classes (GTK_WIDGET (self->limit_label), (const char **) css_classes);
}

static void
show_next (KorRequestView *self)
{
  g_auto (KorRequestNext) next = { 0 };

  kor_request_next_init (&next,
                         self->request,
                         kor_register_get_user (self->register_),
                         kor_request_view_get_today (self));
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), next.label != NULL);
  gtk_label_set_text (self->reason_label, next.reason != NULL ? next.reason : "");
  if (next.label == NULL)
    return;
  gtk_button_set_label (self->next_button, next.label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next_button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->next_button), next.target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next_button),
                                  next.reason == NULL ? next.action : NULL);
  if (next.reason != NULL) {
    gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), FALSE);
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->next_button), next.reason);
  } else {
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->next_button), NULL);
  }
}

static void
show_papers (KorRequestView *self)
{
  guint n = kor_request_documents_count (self->request);
  /* Translators: button that shows the papers of a case, with how many there are */
  g_autofree char *label = g_strdup_printf (_ ("Attachments %u"), n);

  adw_button_content_set_label (self->papers_content, label);
  kor_request_documents_set_request (self->documents,
                                     self->register_,
                                     self->request,
                                     self->request->closed == KOR_DATE_NONE &&
                                       kor_request_view_has_right (self, KOR_ROLE_MAINTAINS));
  kor_request_facts_set_request (self->facts, self->request);
}

/* Shows the case that has been loaded. */
void
kor_request_view_show_request (KorRequestView *self)
{
  const KorRequest *request = self->request;
  KorDate today = kor_request_view_get_today (self);
  gboolean maintains = kor_request_view_has_right (self, KOR_ROLE_MAINTAINS);
  gboolean open = request->closed == KOR_DATE_NONE && request->decision == KOR_DECISION_NONE;

  show_title (self);
  kor_request_steps_show (self->path, request, today);
  kor_request_lacks_set_request (self->lacks, request, today);
  show_wants (self);
  kor_request_items_set_request (self->items, request, maintains && open);
  kor_request_letters_set_request (
    self->letters, request, kor_register_get_user (self->register_), today);
  kor_request_notices_set_request (self->notices, request, maintains);
  show_papers (self);
  show_limit (self);
  kor_request_view_update_actions (self);
  show_next (self);
}
