/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include <glib/gi18n.h>

#include "kor-lists-page-private.h"
#include "kor-printer.h"
#include "kor-ui-text.h"
#include "kor-window.h"

/* Paper and files from the page of lists: ask where to, go through the gate, say what came of it. */

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
  g_clear_pointer (&self->setup, gtk_print_setup_unref);
  g_object_unref (self->page);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static KorWindow *
get_window (Job *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->page));

  return root != NULL ? KOR_WINDOW (root) : NULL;
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
  if (labels) {
    self->work->sheet = g_object_ref (kor_list_settings_get_sheet (page->settings));
    self->work->start = kor_list_settings_get_start (page->settings);
  }
  /* While a newer preview is under way the clerk has not seen what this one will hold. */
  self->n_seen = G_MAXUINT;
  if (labels == kor_lists_page_shows_sheets (page) && page->cancellable == NULL)
    self->n_seen = page->preview->persons->len;
  return self;
}

static void
set_producing (Job *self, gboolean producing)
{
  self->page->producing = producing;
  if (self->page->register_ == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->page->busy), producing);
  kor_lists_page_update_actions (self->page);
}

static void
tell_error (Job *self, const GError *error)
{
  KorWindow *window = get_window (self);

  if (window != NULL && !kor_printer_was_dismissed (error))
    kor_window_show_error (window, _ ("The list could not be made"), error);
}

/* Says how many there are; when a ban has come in between, that there are fewer than shown. */
static void
tell_done (Job *self, const char *where)
{
  guint n = self->product->n_persons;
  KorWindow *window = get_window (self);
  g_autofree char *count = kor_ui_format_count (n);
  g_autofree char *people = g_strdup_printf (ngettext ("%s address", "%s addresses", n), count);
  g_autoptr (GString) text = g_string_new (NULL);

  if (window == NULL)
    return;
  if (n == 0)
    g_string_append (text, _ ("Nobody is left on the list; nothing was made"));
  else
    /* Translators: "412 addresses · labels.pdf" or "412 addresses · sent to the printer" */
    g_string_printf (text, _ ("%s · %s"), people, where);
  if (n < self->n_seen && self->n_seen != G_MAXUINT) {
    guint fewer = self->n_seen - n;

    g_string_append (text, ". ");
    g_string_append_printf (text,
                            ngettext ("%u person was taken off since the preview",
                                      "%u people were taken off since the preview",
                                      fewer),
                            fewer);
  }
  kor_window_add_toast (window, adw_toast_new (text->str));
}

/* --- files -------------------------------------------------------------------------------------------- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (self->work->path);

  self->product = kor_register_call_finish (KOR_REGISTER (source), result, &error);
  set_producing (self, FALSE);
  if (self->product == NULL)
    tell_error (self, error);
  else
    tell_done (self, name);
}

static void
produce (Job *self, GAsyncReadyCallback callback)
{
  KorListWork *work = kor_list_work_new (self->work->choice, self->work->medium);

  work->sheet = self->work->sheet != NULL ? g_object_ref (self->work->sheet) : NULL;
  work->start = self->work->start;
  work->language = self->work->language;
  work->title = g_strdup (self->work->title);
  work->path = g_strdup (self->work->path);
  set_producing (self, TRUE);
  kor_register_call_async (self->page->register_,
                           kor_list_work_produce,
                           work,
                           (GDestroyNotify) kor_list_work_free,
                           (GDestroyNotify) kor_list_product_free,
                           NULL,
                           callback,
                           self);
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

static void
save_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KorListsPage *page = KOR_LISTS_PAGE (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  KorListMedium medium = KOR_LIST_MEDIUM_LABELS;
  const char *name = "labels.pdf";

  if (g_str_equal (action, "lists.save-csv")) {
    medium = KOR_LIST_MEDIUM_CSV;
    name = "list.csv";
  } else if (g_str_equal (action, "lists.save-xml")) {
    medium = KOR_LIST_MEDIUM_XML;
    name = "list.xml";
  }
  gtk_file_dialog_set_title (dialog, _ ("Save the List"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog,
                        GTK_WINDOW (gtk_widget_get_root (widget)),
                        NULL,
                        file_chosen_cb,
                        job_new (page, medium));
}

/* --- printer ------------------------------------------------------------------------------------------ */

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

  set_producing (self, FALSE);
  if (kor_register_call_finish (KOR_REGISTER (source), result, &error) == NULL)
    tell_error (self, error);
  else if (self->setup != NULL)
    tell_done (self, _ ("sent to the printer"));
}

static void
finish_run (Job *self, gboolean produced)
{
  gint64 *run = g_new (gint64, 1);

  *run = produced ? self->product->run_id : -self->product->run_id;
  if (!produced)
    g_clear_pointer (&self->setup, gtk_print_setup_unref);
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
}

static void
produced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) self = user_data;
  g_autoptr (GError) error = NULL;
  KorWindow *window = get_window (self);
  const Job *job = self;

  self->product = kor_register_call_finish (KOR_REGISTER (source), result, &error);
  if (self->product == NULL || self->product->pdf == NULL) {
    set_producing (self, FALSE);
    if (self->product == NULL)
      tell_error (self, error);
    else
      tell_done (self, "");
    return;
  }
  if (window == NULL) {
    finish_run (g_steal_pointer (&self), FALSE);
    return;
  }
  kor_printer_send_async (GTK_WINDOW (window),
                          job->setup,
                          job->work->title,
                          job->product->pdf,
                          NULL,
                          sent_cb,
                          g_steal_pointer (&self));
}

static void
printer_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) self = user_data;
  g_autoptr (GError) error = NULL;

  self->setup = kor_printer_choose_finish (result, &error);
  if (self->setup == NULL)
    tell_error (self, error);
  else if (self->page->register_ != NULL)
    produce (g_steal_pointer (&self), produced_cb);
}

static void
print_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Job *job = job_new (KOR_LISTS_PAGE (widget), KOR_LIST_MEDIUM_LABELS);

  kor_printer_choose_async (
    GTK_WINDOW (gtk_widget_get_root (widget)), job->work->title, NULL, printer_chosen_cb, job);
}

/* Installs what makes paper and files. */
void
kor_lists_page_install_output_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action_cb);
  gtk_widget_class_install_action (widget_class, "lists.save-pdf", NULL, save_action_cb);
  gtk_widget_class_install_action (widget_class, "lists.save-csv", NULL, save_action_cb);
  gtk_widget_class_install_action (widget_class, "lists.save-xml", NULL, save_action_cb);
}
