/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-access-page.h"

#include <glib/gi18n.h>

#include "kor-access-work.h"
#include "kor-error-describe.h"
#include "kor-paper-pane.h"
#include "kor-printer.h"
#include "kor-ui-text.h"
#include "kor-window.h"

struct _KorAccessPage {
  AdwNavigationPage parent_instance;

  AdwWindowTitle *title;
  AdwToggleGroup *language;
  GtkLabel *values;
  GtkLabel *bans;
  GtkLabel *orders;
  GtkLabel *runs;
  GtkLabel *lookups;
  AdwActionRow *check;
  GtkImage *check_icon;
  KorPaperPane *pane;

  KorRegister *register_;
  gint64 customer_id;
  KorAccessWork *made; /* what is shown; NULL until it is made */
  KorPageLayout *layout;
  gboolean making;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (KorAccessPage, kor_access_page, ADW_TYPE_NAVIGATION_PAGE)

static KorWindow *
get_window (KorAccessPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? KOR_WINDOW (root) : NULL;
}

static KorLanguage
get_language (KorAccessPage *self)
{
  KorLanguage language = KOR_LANGUAGE_FI;

  kor_language_from_string (adw_toggle_group_get_active_name (self->language), &language);
  return language;
}

static void
set_language (KorAccessPage *self, KorLanguage language)
{
  self->setting = TRUE;
  adw_toggle_group_set_active_name (self->language, kor_language_to_string (language));
  self->setting = FALSE;
}

static void
update_actions (KorAccessPage *self)
{
  gboolean ready = self->made != NULL && !self->making;
  gboolean mine = ready && self->made->language == get_language (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", mine);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "access.save-pdf", mine);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "access.save-xml", mine);
}

static void
set_count (GtkLabel *label, guint count)
{
  g_autofree char *text = kor_ui_format_count (count);

  gtk_label_set_text (label, text);
}

static void
show_counts (KorAccessPage *self)
{
  KorAccessCounts counts;

  kor_access_collection_get_counts (self->made->collection, &counts);
  set_count (self->values, counts.values);
  set_count (self->bans, counts.bans);
  set_count (self->orders, counts.orders);
  set_count (self->runs, counts.runs);
  set_count (self->lookups, counts.lookups);
}

static void
show_report (KorAccessPage *self)
{
  g_autofree char *name =
    kor_customer_get_full_name (kor_access_collection_get_customer (self->made->collection));

  g_clear_object (&self->layout);
  self->layout = kor_access_layout_new (self->made->report);
  kor_paper_pane_show_layout (self->pane, self->layout);
  adw_window_title_set_subtitle (self->title, name);
  show_counts (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->check), _ ("Ready to print"));
  adw_action_row_set_subtitle (self->check,
                               _ ("All points of Article 15 are there, the XML is valid"));
  gtk_image_set_from_icon_name (self->check_icon, "object-select-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->check_icon), "success");
}

static void
show_problem (KorAccessPage *self, const GError *error)
{
  g_autofree char *text = kor_error_describe (error);

  kor_paper_pane_show_problem (self->pane, text);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->check), _ ("Not ready"));
  adw_action_row_set_subtitle (self->check, text);
  gtk_image_set_from_icon_name (self->check_icon, "dialog-warning-symbolic");
}

static void make_report (KorAccessPage *self);

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorAccessPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorAccessWork) work = kor_register_call_finish (KOR_REGISTER (source), result, &error);

  self->making = FALSE;
  if (self->register_ == NULL)
    return;
  if (work == NULL) {
    show_problem (self, error);
    update_actions (self);
    return;
  }
  if (self->made == NULL)
    set_language (self, work->language);
  g_clear_pointer (&self->made, kor_access_work_free);
  self->made = g_steal_pointer (&work);
  /* Another language was chosen while this one was made. */
  if (self->made->language != get_language (self)) {
    make_report (self);
    return;
  }
  show_report (self);
  update_actions (self);
}

static void
make_report (KorAccessPage *self)
{
  KorAccessWork *work;

  if (self->making || self->register_ == NULL)
    return;
  self->making = TRUE;
  work = kor_access_work_new (self->customer_id);
  work->language = get_language (self);
  if (self->made != NULL)
    work->collection = kor_access_collection_ref (self->made->collection);
  update_actions (self);
  kor_register_call_async (self->register_,
                           kor_access_work_make,
                           work,
                           (GDestroyNotify) kor_access_work_free,
                           (GDestroyNotify) kor_access_work_free,
                           NULL,
                           made_cb,
                           g_object_ref (self));
}

/* --- files and paper ------------------------------------------------------------------------------------ */

static void
tell (KorAccessPage *self, const char *text)
{
  KorWindow *window = get_window (self);

  if (window != NULL)
    kor_window_add_toast (window, adw_toast_new (text));
}

static void
tell_error (KorAccessPage *self, const char *title, const GError *error)
{
  KorWindow *window = get_window (self);

  if (window != NULL && !kor_printer_was_dismissed (error))
    kor_window_show_error (window, title, error);
}

typedef struct {
  KorAccessPage *page;
  KorAccessWork *work;
} Saving;

static void
saving_free (Saving *self)
{
  g_object_unref (self->page);
  g_clear_pointer (&self->work, kor_access_work_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorAccessPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (kor_register_call_finish (KOR_REGISTER (source), result, &error) == NULL)
    tell_error (self, _ ("The file could not be saved"), error);
  else
    tell (self, _ ("Saved"));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  KorAccessPage *self = saving->page;

  if (file == NULL || self->register_ == NULL)
    return;
  saving->work->path = g_file_get_path (file);
  if (saving->work->path == NULL)
    return;
  kor_register_call_async (self->register_,
                           kor_access_work_save,
                           g_steal_pointer (&saving->work),
                           (GDestroyNotify) kor_access_work_free,
                           NULL,
                           NULL,
                           saved_cb,
                           g_object_ref (self));
}

static void
save_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorAccessPage *self = KOR_ACCESS_PAGE (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Saving *saving = g_new0 (Saving, 1);

  saving->page = g_object_ref (self);
  saving->work = kor_access_work_new (self->customer_id);
  saving->work->report = g_object_ref (self->made->report);
  saving->work->as_xml = g_str_equal (name, "access.save-xml");
  gtk_file_dialog_set_title (dialog, _ ("Save the Reply"));
  gtk_file_dialog_set_initial_name (dialog, saving->work->as_xml ? "access.xml" : "access.pdf");
  gtk_file_dialog_save (
    dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, file_chosen_cb, saving);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorAccessPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (kor_printer_send_finish (result, &error))
    tell (self, _ ("Sent to the printer"));
  else
    tell_error (self, _ ("The reply could not be printed"), error);
}

static void
send (KorAccessPage *self, GtkPrintSetup *setup)
{
  gint64 now = kor_context_get_now (kor_register_get_context (self->register_));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = kor_page_layout_to_pdf (self->layout, now, NULL, &error);

  if (pdf == NULL) {
    tell_error (self, _ ("The reply could not be printed"), error);
    return;
  }
  kor_printer_send_async (
    GTK_WINDOW (get_window (self)),
    setup,
    _ ("Reply to a request for access"), pdf, NULL, sent_cb, g_object_ref (self));
}

static void
printer_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorAccessPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkPrintSetup *setup = kor_printer_choose_finish (result, &error);

  if (setup == NULL)
    tell_error (self, _ ("The reply could not be printed"), error);
  else if (get_window (self) != NULL && self->register_ != NULL)
    send (self, setup);
  g_clear_pointer (&setup, gtk_print_setup_unref);
}

static void
print_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kor_printer_choose_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                            _ ("Print the Reply"), NULL, printer_chosen_cb, g_object_ref (widget));
}

/* --- callbacks ------------------------------------------------------------------------------------------ */

static void
language_changed_cb (KorAccessPage *self)
{
  if (self->setting)
    return;
  update_actions (self);
  make_report (self);
}

static void
kor_access_page_dispose (GObject *object)
{
  KorAccessPage *self = KOR_ACCESS_PAGE (object);

  self->setting = TRUE;
  g_clear_object (&self->register_);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_ACCESS_PAGE);
  g_clear_pointer (&self->made, kor_access_work_free);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (kor_access_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KorAccessPage, title);
  gtk_widget_class_bind_template_child (widget_class, KorAccessPage, language);
  gtk_widget_class_bind_template_child (widget_class, KorAccessPage, values);
  gtk_widget_class_bind_template_child (widget_class, KorAccessPage, bans);
  gtk_widget_class_bind_template_child (widget_class, KorAccessPage, orders);
  gtk_widget_class_bind_template_child (widget_class, KorAccessPage, runs);
  gtk_widget_class_bind_template_child (widget_class, KorAccessPage, lookups);
  gtk_widget_class_bind_template_child (widget_class, KorAccessPage, check);
  gtk_widget_class_bind_template_child (widget_class, KorAccessPage, check_icon);
  gtk_widget_class_bind_template_child (widget_class, KorAccessPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, language_changed_cb);
}

static void
kor_access_page_class_init (KorAccessPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_access_page_dispose;
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action_cb);
  gtk_widget_class_install_action (widget_class, "access.save-pdf", NULL, save_action_cb);
  gtk_widget_class_install_action (widget_class, "access.save-xml", NULL, save_action_cb);

  g_type_ensure (KOR_TYPE_PAPER_PANE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-access-page.ui");
  bind_template (widget_class);
}

static void
kor_access_page_init (KorAccessPage *self)
{
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  set_language (self, kor_ui_get_language ());
  update_actions (self);
}

/**
 * kor_access_page_new:
 * @register_: an open register
 * @customer_id: who asks
 *
 * That the page is opened is a look-up of the customer's record.
 *
 * Returns: (transfer floating): a page that makes the reply and shows it
 */
AdwNavigationPage *
kor_access_page_new (KorRegister *register_, gint64 customer_id)
{
  KorAccessPage *self = g_object_new (KOR_TYPE_ACCESS_PAGE, NULL);

  self->register_ = g_object_ref (register_);
  self->customer_id = customer_id;
  make_report (self);
  return ADW_NAVIGATION_PAGE (self);
}
