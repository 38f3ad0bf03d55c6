/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include <glib/gi18n.h>

#include "kor-list-memory.h"
#include "kor-list-reminder.h"
#include "kor-lists-page-private.h"
#include "kor-printer.h"
#include "kor-ui-text.h"
#include "kor-window.h"

/*
 * Paper and files from the page of lists: ask where to, go through the gate, make it, say what came of
 * it. The gate comes behind every dialog: a ban that is saved while one is open counts (R13).
 */

#define TICK_MS 100
#define A4_WIDTH 210.0
#define A4_HEIGHT 297.0

/* A job under way: what the clerk saw when starting it. */
typedef struct {
  KorListsPage *page;
  KorListWork *work;
  guint n_seen; /* people in the preview; G_MAXUINT: it was of another medium */
  GtkPrintSetup *setup;
  KorListProduct *product;
} Job;

static void
job_free (Job *self)
{
  g_clear_pointer (&self->work, kor_list_work_free);
  g_clear_pointer (&self->product, kor_list_product_free);
  g_clear_pointer (&self->setup, kor_printer_release);
  g_object_unref (self->page);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static GtkWindow *
get_parent (Job *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->page));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static KorWindow *
get_window (Job *self)
{
  GtkWindow *parent = get_parent (self);

  return KOR_IS_WINDOW (parent) ? KOR_WINDOW (parent) : NULL;
}

/* The preview shows labels, or who would be in a file. */
static gboolean
was_seen (KorListsPage *page, KorListMedium medium)
{
  gboolean sheets = kor_lists_page_shows_sheets (page);

  return page->cancellable == NULL && medium != KOR_LIST_MEDIUM_PAPER &&
         sheets == (medium == KOR_LIST_MEDIUM_LABELS);
}

static Job *
job_new (KorListsPage *page, KorListMedium medium)
{
  Job *self = g_new0 (Job, 1);
  gboolean labels = medium == KOR_LIST_MEDIUM_LABELS;

  self->page = g_object_ref (page);
  self->work = kor_list_work_new (page->choice, medium);
  self->work->language = kor_ui_get_language ();
  self->work->title = g_strdup (labels ? _ ("Address labels") : _ ("Address list"));
  if (labels)
    self->work->labels = kor_label_choice_copy (page->labels);
  /* While a newer preview is under way the clerk has not seen what this one will hold. */
  self->n_seen = was_seen (page, medium) ? page->preview->result->persons->len : G_MAXUINT;
  return self;
}

static KorListMedium
get_paper_medium (KorListsPage *page)
{
  return kor_lists_page_shows_sheets (page) ? KOR_LIST_MEDIUM_LABELS : KOR_LIST_MEDIUM_PAPER;
}

/* --- progress ------------------------------------------------------------------------------------------ */

static gboolean
tick_cb (gpointer user_data)
{
  KorListsPage *page = user_data;
  int n_pages = g_atomic_int_get (&page->progress->n_pages);

  if (n_pages > 0)
    gtk_progress_bar_set_fraction (page->progress_bar,
                                   (double) g_atomic_int_get (&page->progress->page) / n_pages);
  else
    gtk_progress_bar_pulse (page->progress_bar);
  return G_SOURCE_CONTINUE;
}

static void
set_making (KorListsPage *page, Job *job)
{
  g_clear_handle_id (&page->tick, g_source_remove);
  g_clear_pointer (&page->progress, g_atomic_rc_box_release);
  g_clear_object (&page->making);
  if (job != NULL) {
    page->making = g_object_ref (job->work->cancellable);
    page->progress = g_atomic_rc_box_acquire (job->work->progress);
  }
  if (page->register_ == NULL)
    return;
  if (job != NULL) {
    gtk_progress_bar_set_fraction (page->progress_bar, 0);
    page->tick = g_timeout_add (TICK_MS, tick_cb, page);
  }
  gtk_widget_set_visible (page->making_box, job != NULL);
  gtk_widget_set_visible (GTK_WIDGET (page->reason), job == NULL);
  kor_lists_page_update_actions (page);
}

static void
cancel_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorListsPage *page = KOR_LISTS_PAGE (widget);

  if (page->making != NULL)
    g_cancellable_cancel (page->making);
}

/* --- what came of it ------------------------------------------------------------------------------------ */

static void
toast (Job *self, const char *text)
{
  KorWindow *window = get_window (self);

  if (window != NULL)
    kor_window_add_toast (window, adw_toast_new (text));
}

static void
tell_error (Job *self, const GError *error)
{
  KorWindow *window = get_window (self);

  if (g_cancellable_is_cancelled (self->work->cancellable))
    toast (self, _ ("Cancelled; nothing was made"));
  else if (window != NULL && !kor_printer_was_dismissed (error))
    kor_window_show_error (window, _ ("The list could not be made"), error);
}

/* How many people on the preview have been taken off since: a ban has come in between. */
static guint
count_fewer (Job *self)
{
  guint n = self->product->n_persons;

  return self->n_seen != G_MAXUINT && n < self->n_seen ? self->n_seen - n : 0;
}

static void
tell_sent (Job *self)
{
  guint n = self->product->n_persons;
  guint fewer = count_fewer (self);
  g_autofree char *count = kor_ui_format_count (n);
  g_autofree char *people = g_strdup_printf (ngettext ("%s address", "%s addresses", n), count);
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: "412 addresses · sent to the printer" */
  g_string_printf (text, _ ("%s · %s"), people, _ ("sent to the printer"));
  if (fewer > 0) {
    g_string_append (text, ". ");
    g_string_append_printf (text,
                            ngettext ("%u person was taken off since the preview",
                                      "%u people were taken off since the preview",
                                      fewer),
                            fewer);
  }
  toast (self, text->str);
}

static void
tell_saved (Job *self)
{
  const KorListChoice *choice = self->work->choice;
  KorListSaved saved = {
    .path = self->work->path,
    .purpose = choice->purpose,
    .recipient = choice->recipient,
    .n_persons = self->product->n_persons,
    .n_fewer = count_fewer (self),
    .keep_until = self->product->keep_until,
  };
  GtkWindow *parent = get_parent (self);

  if (parent != NULL)
    adw_dialog_present (kor_list_reminder_new (&saved), GTK_WIDGET (parent));
}

/* --- making --------------------------------------------------------------------------------------------- */

static void
produce (Job *self, GAsyncReadyCallback callback)
{
  self->work->cancellable = g_cancellable_new ();
  self->work->progress = g_atomic_rc_box_new0 (KorListProgress);
  set_making (self->page, self);
  kor_register_call_async (self->page->register_,
                           kor_list_work_produce,
                           kor_list_work_copy (self->work),
                           (GDestroyNotify) kor_list_work_free,
                           (GDestroyNotify) kor_list_product_free,
                           NULL,
                           callback,
                           self);
}

/* Takes what has been made; FALSE: nothing has, and that has been told. */
static gboolean
take_product (Job *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  self->product = kor_register_call_finish (KOR_REGISTER (source), result, &error);
  if (self->product != NULL && self->product->n_persons > 0)
    return TRUE;
  set_making (self->page, NULL);
  if (self->product == NULL)
    tell_error (self, error);
  else
    toast (self, _ ("Nobody is left on the list; nothing was made"));
  return FALSE;
}

/* --- files ---------------------------------------------------------------------------------------------- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) self = user_data;

  if (!take_product (self, source, result))
    return;
  set_making (self->page, NULL);
  tell_saved (self);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file == NULL || self->page->register_ == NULL)
    return;
  self->work->path = g_file_get_path (file);
  if (self->work->path != NULL)
    produce (g_steal_pointer (&self), saved_cb);
}

static const char *
get_file_name (KorListMedium medium)
{
  static const char *const names[] = {
    [KOR_LIST_MEDIUM_LABELS] = N_ ("labels.pdf"), [KOR_LIST_MEDIUM_PAPER] = N_ ("list.pdf"),
    [KOR_LIST_MEDIUM_CSV] = N_ ("list.csv"),      [KOR_LIST_MEDIUM_XML] = N_ ("list.xml"),
    [KOR_LIST_MEDIUM_VCARD] = N_ ("list.vcf"),
  };

  return _ (names[medium]);
}

static void
save_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KorListsPage *page = KOR_LISTS_PAGE (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  KorListMedium medium = get_paper_medium (page);

  if (g_str_equal (action, "lists.save-csv"))
    medium = KOR_LIST_MEDIUM_CSV;
  else if (g_str_equal (action, "lists.save-xml"))
    medium = KOR_LIST_MEDIUM_XML;
  else if (g_str_equal (action, "lists.save-vcard"))
    medium = KOR_LIST_MEDIUM_VCARD;
  gtk_file_dialog_set_title (dialog, _ ("Save the List"));
  gtk_file_dialog_set_initial_name (dialog, get_file_name (medium));
  gtk_file_dialog_save (dialog,
                        GTK_WINDOW (gtk_widget_get_root (widget)),
                        NULL,
                        file_chosen_cb,
                        job_new (page, medium));
}

/* --- printer -------------------------------------------------------------------------------------------- */

/* Whether paper came about is written down before the clerk is told. */
static gpointer
finish_call (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *run = data;

  return kor_register_finish_list (register_, ABS (*run), *run > 0, error) ? GINT_TO_POINTER (TRUE)
                                                                           : NULL;
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) self = user_data;
  g_autoptr (GError) error = NULL;

  set_making (self->page, NULL);
  if (kor_register_call_finish (KOR_REGISTER (source), result, &error) == NULL)
    tell_error (self, error);
  else if (self->setup != NULL)
    tell_sent (self);
}

static void
finish_run (Job *self, gboolean produced)
{
  gint64 *run = g_new (gint64, 1);

  *run = produced ? self->product->run_id : -self->product->run_id;
  if (!produced)
    g_clear_pointer (&self->setup, kor_printer_release);
  kor_register_call_async (
    self->page->register_, finish_call, run, g_free, NULL, NULL, finished_cb, self);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean sent = kor_printer_send_finish (result, &error);

  if (!sent)
    tell_error (self, error);
  if (self->page->register_ != NULL)
    finish_run (g_steal_pointer (&self), sent);
  else
    set_making (self->page, NULL);
}

static void
produced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) self = user_data;
  GtkWindow *parent = get_parent (self);
  const Job *job = self;

  if (!take_product (self, source, result))
    return;
  if (parent == NULL && self->page->register_ == NULL) {
    set_making (self->page, NULL);
    return;
  }
  if (parent == NULL) {
    finish_run (g_steal_pointer (&self), FALSE);
    return;
  }
  kor_printer_send_async (parent,
                          job->setup,
                          job->work->title,
                          job->product->pdf,
                          NULL,
                          sent_cb,
                          g_steal_pointer (&self));
}

/* The labels are laid out for the printer that was chosen. */
static void
take_printer (Job *self)
{
  const char *name = kor_printer_get_name (self->setup);

  if (self->work->labels == NULL)
    return;
  if (*name != '\0')
    kor_list_memory_set_printer (name);
  kor_list_memory_add_sheet (kor_label_sheet_get_id (self->work->labels->sheet));
  self->work->labels->printer = kor_list_memory_get_alignment (name);
}

static void
printer_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) self = user_data;
  g_autoptr (GError) error = NULL;

  self->setup = kor_printer_choose_finish (result, &error);
  if (self->setup == NULL) {
    tell_error (self, error);
    return;
  }
  if (self->page->register_ == NULL)
    return;
  take_printer (self);
  produce (g_steal_pointer (&self), produced_cb);
}

static void
print_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorListsPage *page = KOR_LISTS_PAGE (widget);
  Job *job = job_new (page, get_paper_medium (page));
  KorLabelSheet *sheet = job->work->labels != NULL ? job->work->labels->sheet : NULL;

  kor_printer_choose_paper_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                                  job->work->title,
                                  sheet != NULL ? kor_label_sheet_get_page_width (sheet) : A4_WIDTH,
                                  sheet != NULL ? kor_label_sheet_get_page_height (sheet)
                                                : A4_HEIGHT,
                                  NULL,
                                  printer_chosen_cb,
                                  job);
}

/* Installs what makes paper and files. */
void
kor_lists_page_install_output_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action_cb);
  gtk_widget_class_install_action (widget_class, "lists.save-pdf", NULL, save_action_cb);
  gtk_widget_class_install_action (widget_class, "lists.save-csv", NULL, save_action_cb);
  gtk_widget_class_install_action (widget_class, "lists.save-xml", NULL, save_action_cb);
  gtk_widget_class_install_action (widget_class, "lists.save-vcard", NULL, save_action_cb);
  gtk_widget_class_install_action (widget_class, "lists.cancel", NULL, cancel_action_cb);
}
