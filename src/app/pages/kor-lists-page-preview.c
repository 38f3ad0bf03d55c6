/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-lists-page-private.h"

#include <glib/gi18n.h>

#include "kor-label-preview.h"
#include "kor-label-warnings.h"
#include "kor-ui-text.h"
#include "kor-window.h"

/* What the page of lists shows: the preview is asked for anew whenever something changes. */

gboolean
kor_lists_page_shows_sheets (KorListsPage *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->toggle), "sheets") == 0;
}

static guint
count_persons (KorListsPage *self)
{
  return self->preview != NULL ? self->preview->result->persons->len : 0;
}

void
kor_lists_page_update_position (KorListsPage *self)
{
  guint n_pages = kor_paper_view_get_n_pages (self->paper);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->paper_tools, kor_lists_page_shows_sheets (self) && n_pages > 0);
  if (n_pages == 0)
    return;
  /* Translators: which sheet of labels is shown, and how many there are */
  text = g_strdup_printf (_ ("Sheet %u / %u"), kor_paper_view_get_page (self->paper) + 1, n_pages);
  gtk_label_set_text (self->position, text);
  kor_paper_view_set_label (self->paper, text);
}

/* --- counts ------------------------------------------------------------------------------------------- */

/* Labels as they come out of the printer: of each person so many copies, and separators. */
static char *
describe_persons (KorListsPage *self)
{
  guint n = count_persons (self);
  g_autofree char *count = NULL;

  if (self->preview->groups != NULL) {
    guint n_separators = kor_label_groups_get_n_labels (self->preview->groups) - n;

    n = n * (self->labels != NULL ? self->labels->copies : 1) + n_separators;
    count = kor_ui_format_count (n);
    return g_strdup_printf (ngettext ("%s label", "%s labels", n), count);
  }
  count = kor_ui_format_count (n);
  return g_strdup_printf (ngettext ("%s address", "%s addresses", n), count);
}

static char *
describe_merged (KorListsPage *self)
{
  const KorListRun *run = self->preview->result->run;
  guint n = (guint) run->merged;
  g_autofree char *count = kor_ui_format_count (n);

  if ((run->sharing & KOR_MERGE_ORGANISATIONS) != 0)
    return g_strdup_printf (ngettext ("%s merged", "%s merged", n), count);
  /* Translators: so many people share a label with another one of their household */
  return g_strdup_printf (ngettext ("%s merged by household", "%s merged by household", n), count);
}

static char *
describe_selection (KorListsPage *self)
{
  const KorListRun *run = self->preview->result->run;
  guint matched = (guint) run->matched;
  g_autofree char *count = kor_ui_format_count (matched);
  g_autofree char *text = g_strdup_printf (
    ngettext ("%s customer in the selection", "%s customers in the selection", matched), count);
  g_autofree char *merged = NULL;

  if (run->merged == 0)
    return g_steal_pointer (&text);
  merged = describe_merged (self);
  return g_strdup_printf ("%s · %s", text, merged);
}

static void
update_counts (KorListsPage *self)
{
  guint n_left_out = self->preview->result->left_out->len;
  g_autofree char *persons = describe_persons (self);
  g_autofree char *left_out_count = kor_ui_format_count (n_left_out);
  g_autofree char *left_out =
    g_strdup_printf (ngettext ("%s left out", "%s left out", n_left_out), left_out_count);
  g_autofree char *details = describe_selection (self);

  gtk_label_set_text (self->counts, persons);
  gtk_label_set_text (self->left_out, left_out);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out), n_left_out > 0);
  gtk_label_set_text (self->details, details);
}

static void
update_stack (KorListsPage *self)
{
  if (self->preview == NULL)
    gtk_stack_set_visible_child_name (self->stack, "waiting");
  else if (count_persons (self) == 0)
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  else
    gtk_stack_set_visible_child_name (self->stack,
                                      kor_lists_page_shows_sheets (self) ? "sheets" : "addresses");
}

/* Why nothing can be printed or saved now; NULL: it can. */
static const char *
get_reason (KorListsPage *self)
{
  if (!kor_user_has_right (kor_register_get_user (self->register_), KOR_ROLE_PRINTS))
    return _ ("You have no right to print lists");
  if ((self->choice == NULL && !self->stale) ||
      (self->labels == NULL && self->preview != NULL && kor_lists_page_shows_sheets (self)))
    return _ ("Complete the settings first");
  if (self->preview != NULL && count_persons (self) == 0)
    return _ ("There is nobody to print");
  return NULL;
}

/* People in the order of names are not counted by postcode. */
static gboolean
has_groups (KorListsPage *self)
{
  return self->preview != NULL && self->preview->groups != NULL && self->choice != NULL &&
         self->choice->order == KOR_LIST_ORDER_POSTCODE;
}

void
kor_lists_page_update_actions (KorListsPage *self)
{
  static const char *const outputs[] = {
    "page.print", "lists.save-pdf", "lists.save-csv", "lists.save-xml", "lists.save-vcard",
  };
  const char *reason = get_reason (self);
  gboolean ready = reason == NULL && self->preview != NULL && self->making == NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_label_set_text (self->reason, reason != NULL ? reason : "");
  for (gsize i = 0; i < G_N_ELEMENTS (outputs); i++)
    gtk_widget_action_set_enabled (widget, outputs[i], ready);
  gtk_widget_action_set_enabled (
    widget, "lists.left-out", self->preview != NULL && self->preview->result->left_out->len > 0);
  gtk_widget_action_set_enabled (widget, "lists.groups", has_groups (self));
  gtk_widget_action_set_enabled (widget, "lists.cancel", self->making != NULL);
}

/* --- what to look at before printing ------------------------------------------------------------------ */

typedef struct {
  GPtrArray *persons;
  KorLabelChoice *choice;
} Check;

static void
check_free (Check *self)
{
  g_ptr_array_unref (self->persons);
  kor_label_choice_free (self->choice);
  g_free (self);
}

static void
check_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Check *check = data;
  GError *error = NULL;
  GPtrArray *warnings = kor_label_warnings_collect (
    check->choice->sheet, check->persons, check->choice->sender, cancellable, &error);

  if (warnings == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, warnings, (GDestroyNotify) g_ptr_array_unref);
}

static void
update_check (KorListsPage *self)
{
  guint n = self->warnings != NULL ? self->warnings->len : 0;
  g_autofree char *count = kor_ui_format_count (n);
  /* Translators: so many labels have long lines or do not fit */
  g_autofree char *text = g_strdup_printf (ngettext ("%s to check", "%s to check", n), count);

  gtk_label_set_text (self->check_text, text);
  gtk_label_set_text (self->check_count, count);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->check), n > 0 && kor_lists_page_shows_sheets (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lists.check", n > 0);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KorListsPage *self = KOR_LISTS_PAGE (source);
  g_autoptr (GPtrArray) warnings = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Overtaken by other labels, or the page is gone. */
  if (warnings == NULL || g_task_get_cancellable (G_TASK (result)) != self->checking)
    return;
  g_clear_object (&self->checking);
  self->warnings = g_steal_pointer (&warnings);
  update_check (self);
}

static void
stop_check (KorListsPage *self)
{
  if (self->checking != NULL)
    g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
}

/* Fitting thousands of labels takes a while: the preview does not wait for it. */
static void
start_check (KorListsPage *self)
{
  g_autoptr (GTask) task = NULL;
  Check *check;

  stop_check (self);
  if (self->labels != NULL && self->preview != NULL && self->preview->groups != NULL) {
    check = g_new0 (Check, 1);
    check->persons = g_ptr_array_ref (self->preview->result->persons);
    check->choice = kor_label_choice_copy (self->labels);
    self->checking = g_cancellable_new ();
    task = g_task_new (self, self->checking, checked_cb, NULL);
    g_task_set_task_data (task, check, (GDestroyNotify) check_free);
    g_task_run_in_thread (task, check_cb);
  }
  update_check (self);
}

/* --- the preview ---------------------------------------------------------------------------------------- */

/* Lays the labels out anew: another sheet, start, sender… */
void
kor_lists_page_show_sheets (KorListsPage *self)
{
  guint page = kor_paper_view_get_page (self->paper);
  KorLabelPreview *sheets;

  g_clear_pointer (&self->labels, kor_label_choice_free);
  self->labels = kor_list_settings_get_labels (self->settings);
  kor_lists_page_update_actions (self);
  if (self->labels == NULL)
    return;
  if (self->preview == NULL || self->preview->groups == NULL || count_persons (self) == 0) {
    stop_check (self);
    update_check (self);
    kor_paper_view_clear (self->paper);
    kor_lists_page_update_position (self);
    return;
  }
  sheets = kor_label_preview_new (self->preview->groups, self->labels);
  kor_paper_view_set_pages (self->paper,
                            kor_label_preview_get_n_pages (sheets),
                            kor_label_sheet_get_page_width (self->labels->sheet) * KOR_MM_TO_PT,
                            kor_label_sheet_get_page_height (self->labels->sheet) * KOR_MM_TO_PT,
                            kor_label_preview_draw,
                            sheets,
                            (GDestroyNotify) kor_label_preview_free);
  kor_paper_view_set_page (self->paper, page);
  kor_lists_page_update_position (self);
  update_counts (self);
  start_check (self);
}

static void
show_preview (KorListsPage *self)
{
  kor_person_list_model_set_persons (self->persons, self->preview->result->persons);
  kor_lists_page_show_sheets (self);
  update_counts (self);
  update_stack (self);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorListsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorListPreview) preview =
              kor_register_call_finish (KOR_REGISTER (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  KorListPreview *former;

  /* Overtaken by a newer one, or the page is gone. */
  if (self->register_ == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (GTK_WIDGET (self->busy), FALSE);
  if (preview == NULL) {
    if (KOR_IS_WINDOW (root))
      kor_window_show_error (KOR_WINDOW (root), _ ("The list could not be made"), error);
    return;
  }
  former = g_steal_pointer (&self->preview);
  self->preview = g_steal_pointer (&preview);
  show_preview (self);
  g_clear_pointer (&former, kor_list_preview_free_in_thread);
}

/* Asks for the preview; a newer one cancels the older. */
void
kor_lists_page_start_preview (KorListsPage *self)
{
  gboolean sheets = kor_lists_page_shows_sheets (self);
  KorListWork *work;

  if (self->register_ == NULL)
    return;
  self->stale = FALSE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->choice, kor_list_choice_free);
  self->choice = kor_list_settings_get_choice (self->settings);
  gtk_widget_set_visible (GTK_WIDGET (self->busy), self->choice != NULL);
  kor_lists_page_update_actions (self);
  if (self->choice == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  work = kor_list_work_new (self->choice, sheets ? KOR_LIST_MEDIUM_LABELS : KOR_LIST_MEDIUM_CSV);
  work->language = kor_ui_get_language ();
  kor_register_call_async (self->register_,
                           kor_list_work_preview,
                           work,
                           (GDestroyNotify) kor_list_work_free,
                           (GDestroyNotify) kor_list_preview_free,
                           self->cancellable,
                           previewed_cb,
                           g_object_ref (self));
}

/* The page goes away: nothing under way concerns it any more. */
void
kor_lists_page_stop (KorListsPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->tick, g_source_remove);
  stop_check (self);
}
