/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-letter-page.h"

#include <glib/gi18n.h>

#include "kor-error-describe.h"
#include "kor-letter-text.h"
#include "kor-letter-work.h"
#include "kor-paper-pane.h"
#include "kor-printer.h"
#include "kor-request-text.h"
#include "kor-request-words-text.h"
#include "kor-texts-dialog.h"
#include "kor-window.h"
#include "kor-words-text.h"

struct _KorLetterPage {
  AdwNavigationPage parent_instance;

  AdwWindowTitle *title;
  AdwToggleGroup *language;
  GtkLabel *note;
  AdwActionRow *check;
  GtkImage *check_icon;
  GtkWidget *texts_button;
  GtkWidget *xml_button;
  KorPaperPane *pane;

  KorRegister *register_;
  gint64 request_id;  /* 0: a confirmation of bans without a case */
  gint64 customer_id; /* of that */
  KorLetterKind kind;
  char *party;
  KorLetterWork *made; /* what is shown; NULL until it is made */
  gboolean making;
  gboolean keeping;
  gboolean setting;
  gboolean language_chosen;
};

G_DEFINE_FINAL_TYPE (KorLetterPage, kor_letter_page, ADW_TYPE_NAVIGATION_PAGE)

static KorWindow *
get_window (KorLetterPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return KOR_IS_WINDOW (root) ? KOR_WINDOW (root) : NULL;
}

static KorLanguage
get_language (KorLetterPage *self)
{
  KorLanguage language = KOR_LANGUAGE_FI;

  kor_language_from_string (adw_toggle_group_get_active_name (self->language), &language);
  return language;
}

/* The texts of a reply are those of the law; all others are the administrators'. */
static gboolean
may_change_texts (KorLetterPage *self)
{
  const char *const *ids = kor_letter_get_text_ids (self->kind);

  return ids != NULL && ids[0] != NULL &&
         kor_user_has_right (kor_register_get_user (self->register_), KOR_ROLE_ADMINISTERS);
}

static void
update_actions (KorLetterPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean ready = self->made != NULL && !self->making && !self->keeping;

  gtk_widget_action_set_enabled (widget, "page.print", ready);
  gtk_widget_action_set_enabled (widget, "letter.save-pdf", ready);
  gtk_widget_action_set_enabled (
    widget, "letter.save-xml", ready && self->made->paper->xml != NULL);
  gtk_widget_action_set_enabled (widget, "letter.texts", !self->keeping);
}

/* --- what is shown -------------------------------------------------------------------------------------- */

static void
set_check (
  KorLetterPage *self, const char *title, const char *text, const char *icon, gboolean good)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->check), title);
  adw_action_row_set_subtitle (self->check, text);
  gtk_image_set_from_icon_name (self->check_icon, icon);
  if (good)
    gtk_widget_add_css_class (GTK_WIDGET (self->check_icon), "success");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->check_icon), "success");
}

static void
show_check (KorLetterPage *self)
{
  gboolean of_case = self->request_id != 0;
  const char *kept = of_case ? _ ("Kept with the case") : _ ("Kept with the customer");
  const char *will_be = of_case                        ? _ ("Printing or saving it keeps it with the case")
                                                       : _ ("Printing or saving it keeps it with the customer");

  if (self->made->kept)
    set_check (self, kept, _ ("As it was printed or saved"), "object-select-symbolic", TRUE);
  else
    set_check (self, _ ("Ready to print"), will_be, "document-print-symbolic", FALSE);
}

static char *
describe_subject (const KorLetterWork *work)
{
  g_autofree char *name = NULL;

  if (work->request != NULL)
    return kor_request_get_title (work->request);
  name = kor_customer_get_full_name (work->customer);
  return name != NULL && *name != '\0' ? g_steal_pointer (&name)
                                       : g_strdup (work->customer->organisation);
}

static char *
describe_language (const KorLetterWork *work)
{
  if (work->request != NULL)
    /* Translators: %s is a language */
    return g_strdup_printf (_ ("Language of the request: %s"),
                              kor_language_get_title (work->request->language));
  /* Translators: %s is a language */
  return g_strdup_printf (_ ("Language of the customer: %s"),
                            kor_language_get_title (work->customer->language));
}

static void
show_paper (KorLetterPage *self)
{
  g_autoptr (KorPageLayout) layout = kor_case_paper_layout_new (self->made->paper);
  g_autofree char *subtitle = describe_subject (self->made);
  g_autofree char *note = describe_language (self->made);

  kor_paper_pane_show_layout (self->pane, layout);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_label_set_label (self->note, note);
  gtk_widget_set_visible (self->xml_button, self->made->paper->xml != NULL);
  show_check (self);
}

static void
show_problem (KorLetterPage *self, const GError *error)
{
  g_autofree char *text = kor_error_describe (error);

  kor_paper_pane_show_problem (self->pane, text);
  set_check (self, _ ("Not ready"), text, "dialog-warning-symbolic", FALSE);
}

static void make_paper (KorLetterPage *self);

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorLetterPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorLetterWork) work = kor_register_call_finish (KOR_REGISTER (source), result, &error);

  self->making = FALSE;
  if (self->register_ == NULL)
    return;
  g_clear_pointer (&self->made, kor_letter_work_unref);
  if (work == NULL) {
    show_problem (self, error);
    update_actions (self);
    return;
  }
  if (!self->language_chosen) {
    self->setting = TRUE;
    adw_toggle_group_set_active_name (self->language, kor_language_to_string (work->language));
    self->setting = FALSE;
  }
  self->made = g_steal_pointer (&work);
  /* Another language was chosen while this one was made. */
  if (self->made->language != get_language (self)) {
    make_paper (self);
    return;
  }
  show_paper (self);
  update_actions (self);
}

static void
make_paper (KorLetterPage *self)
{
  KorLetterWork *work;

  if (self->making || self->register_ == NULL)
    return;
  self->making = TRUE;
  work = self->request_id != 0 ? kor_letter_work_new (self->request_id, self->kind, self->party)
                               : kor_letter_work_new_for_bans (self->customer_id);
  work->language_chosen = self->language_chosen;
  work->language = get_language (self);
  update_actions (self);
  kor_register_call_async (self->register_,
                           kor_letter_work_make,
                           work,
                           (GDestroyNotify) kor_letter_work_unref,
                           (GDestroyNotify) kor_letter_work_unref,
                           NULL,
                           made_cb,
                           g_object_ref (self));
}

/* --- files and paper ------------------------------------------------------------------------------------ */

static void
tell (KorLetterPage *self, const char *text)
{
  KorWindow *window = get_window (self);

  if (window != NULL)
    kor_window_add_toast (window, adw_toast_new (text));
}

static void
tell_error (KorLetterPage *self, const char *title, const GError *error)
{
  KorWindow *window = get_window (self);

  if (window != NULL && !kor_printer_was_dismissed (error))
    kor_window_show_error (window, title, error);
}

/* A paper on its way: to a printer when there is a setup, else to a file. */
typedef struct {
  KorLetterPage *page;
  GtkPrintSetup *setup;
} Outgoing;

static void
outgoing_free (Outgoing *self)
{
  g_object_unref (self->page);
  g_clear_pointer (&self->setup, gtk_print_setup_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Outgoing, outgoing_free)

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorLetterPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (kor_printer_send_finish (result, &error))
    tell (self,
          self->request_id != 0
          ? _ ("Sent to the printer and kept with the case")
          : _ ("Sent to the printer and kept with the customer"));
  else
    tell_error (self, _ ("The letter could not be printed"), error);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Outgoing) outgoing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorLetterWork) work = kor_register_call_finish (KOR_REGISTER (source), result, &error);
  KorLetterPage *self = outgoing->page;

  self->keeping = FALSE;
  if (self->register_ == NULL)
    return;
  update_actions (self);
  if (self->made != NULL)
    show_check (self);
  if (work == NULL)
    tell_error (self, _ ("The letter could not be kept or saved"), error);
  else if (outgoing->setup == NULL)
    tell (self,
          self->request_id != 0
          ? _ ("Saved, and kept with the case")
          : _ ("Saved, and kept with the customer"));
  else if (get_window (self) != NULL)
    /* The title is seen in the printer's queue: no names. */
    kor_printer_send_async (GTK_WINDOW (get_window (self)),
                            outgoing->setup,
                            kor_letter_get_title (self->kind),
                            work->paper->pdf,
                            NULL,
                            sent_cb,
                            g_object_ref (self));
}

static void
keep (KorLetterPage *self, GtkPrintSetup *setup, const char *path, gboolean as_xml)
{
  Outgoing *outgoing = g_new0 (Outgoing, 1);

  outgoing->page = g_object_ref (self);
  outgoing->setup = setup != NULL ? gtk_print_setup_ref (setup) : NULL;
  self->keeping = TRUE;
  update_actions (self);
  g_set_str (&self->made->path, path);
  self->made->as_xml = as_xml;
  kor_register_call_async (self->register_,
                           kor_letter_work_keep,
                           kor_letter_work_ref (self->made),
                           (GDestroyNotify) kor_letter_work_unref,
                           (GDestroyNotify) kor_letter_work_unref,
                           NULL,
                           kept_cb,
                           outgoing);
}

static gboolean
is_ready (KorLetterPage *self)
{
  return self->register_ != NULL && self->made != NULL && !self->making && !self->keeping;
}

static void
choose_file (KorLetterPage *self, gboolean as_xml, GAsyncReadyCallback callback)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strdup (self->made->paper->name);

  if (as_xml && g_str_has_suffix (name, ".pdf"))
    memcpy (name + strlen (name) - 3, "xml", 3);
  gtk_file_dialog_set_title (dialog, _ ("Save the Letter"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog,
                        GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        NULL,
                        callback,
                        g_object_ref (self));
}

static void
save (KorLetterPage *self, GtkFileDialog *dialog, GAsyncResult *result, gboolean as_xml)
{
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (dialog, result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && is_ready (self))
    keep (self, NULL, path, as_xml);
}

static void
pdf_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorLetterPage) self = user_data;

  save (self, GTK_FILE_DIALOG (source), result, FALSE);
}

static void
xml_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorLetterPage) self = user_data;

  save (self, GTK_FILE_DIALOG (source), result, TRUE);
}

static void
save_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean as_xml = g_str_equal (name, "letter.save-xml");

  choose_file (KOR_LETTER_PAGE (widget), as_xml, as_xml ? xml_chosen_cb : pdf_chosen_cb);
}

static void
printer_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorLetterPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkPrintSetup *setup = kor_printer_choose_finish (result, &error);

  if (setup == NULL)
    tell_error (self, _ ("The letter could not be printed"), error);
  else if (get_window (self) != NULL && is_ready (self))
    keep (self, setup, NULL, FALSE);
  g_clear_pointer (&setup, gtk_print_setup_unref);
}

static void
print_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kor_printer_choose_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                            _ ("Print the Letter"), NULL, printer_chosen_cb, g_object_ref (widget));
}

/* --- callbacks ------------------------------------------------------------------------------------------ */

static void
texts_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorLetterPage *self = KOR_LETTER_PAGE (widget);
  AdwDialog *dialog = kor_texts_dialog_new (self->register_, self->kind, get_language (self));

  g_signal_connect_object (dialog, "changed", G_CALLBACK (make_paper), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
language_changed_cb (KorLetterPage *self)
{
  if (self->setting)
    return;
  self->language_chosen = TRUE;
  make_paper (self);
}

static void
kor_letter_page_dispose (GObject *object)
{
  KorLetterPage *self = KOR_LETTER_PAGE (object);

  self->setting = TRUE;
  g_clear_object (&self->register_);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_LETTER_PAGE);
  g_clear_pointer (&self->made, kor_letter_work_unref);
  G_OBJECT_CLASS (kor_letter_page_parent_class)->dispose (object);
}

static void
kor_letter_page_finalize (GObject *object)
{
  g_free (KOR_LETTER_PAGE (object)->party);
  G_OBJECT_CLASS (kor_letter_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-letter-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KorLetterPage, title);
  gtk_widget_class_bind_template_child (widget_class, KorLetterPage, language);
  gtk_widget_class_bind_template_child (widget_class, KorLetterPage, note);
  gtk_widget_class_bind_template_child (widget_class, KorLetterPage, check);
  gtk_widget_class_bind_template_child (widget_class, KorLetterPage, check_icon);
  gtk_widget_class_bind_template_child (widget_class, KorLetterPage, texts_button);
  gtk_widget_class_bind_template_child (widget_class, KorLetterPage, xml_button);
  gtk_widget_class_bind_template_child (widget_class, KorLetterPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, language_changed_cb);
}

static void
kor_letter_page_class_init (KorLetterPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_letter_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = kor_letter_page_finalize;
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action_cb);
  gtk_widget_class_install_action (widget_class, "letter.save-pdf", NULL, save_action_cb);
  gtk_widget_class_install_action (widget_class, "letter.save-xml", NULL, save_action_cb);
  gtk_widget_class_install_action (widget_class, "letter.texts", NULL, texts_action_cb);

  g_type_ensure (KOR_TYPE_PAPER_PANE);
  bind_template (widget_class);
}

static void
kor_letter_page_init (KorLetterPage *self)
{
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_toggle_group_set_active_name (self->language, kor_language_to_string (KOR_LANGUAGE_FI));
  self->setting = FALSE;
}

static KorLetterPage *
page_new (KorRegister *register_, KorLetterKind kind)
{
  KorLetterPage *self = g_object_new (KOR_TYPE_LETTER_PAGE, NULL);

  self->register_ = g_object_ref (register_);
  self->kind = kind;
  adw_window_title_set_title (self->title, kor_letter_get_title (kind));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), kor_letter_get_title (kind));
  gtk_widget_set_visible (self->texts_button, may_change_texts (self));
  gtk_widget_set_visible (self->xml_button, kind == KOR_LETTER_REPLY);
  return self;
}

/**
 * kor_letter_page_new:
 * @register_: an open register
 * @request_id: a case
 * @kind: which of its papers
 * @party: (nullable): of a notice, who it is for
 *
 * Returns: (transfer floating): a page that makes the paper and shows it
 */
AdwNavigationPage *
kor_letter_page_new (KorRegister *register_,
                     gint64 request_id,
                     KorLetterKind kind,
                     const char *party)
{
  KorLetterPage *self = page_new (register_, kind);

  self->request_id = request_id;
  self->party = g_strdup (party);
  make_paper (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * kor_letter_page_new_for_bans:
 * @register_: an open register
 * @customer_id: who has bans
 *
 * Returns: (transfer floating): a page with the letter that confirms them (R13)
 */
AdwNavigationPage *
kor_letter_page_new_for_bans (KorRegister *register_, gint64 customer_id)
{
  KorLetterPage *self = page_new (register_, KOR_LETTER_BAN_CONFIRMATION);

  self->customer_id = customer_id;
  make_paper (self);
  return ADW_NAVIGATION_PAGE (self);
}
