/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include <glib/gi18n.h>

#include "kor-certificate-dialog.h"
#include "kor-decision-dialog.h"
#include "kor-delivery-dialog.h"
#include "kor-document-dialog.h"
#include "kor-extension-dialog.h"
#include "kor-identity-dialog.h"
#include "kor-letter-page.h"
#include "kor-notice-dialog.h"
#include "kor-ombudsman-dialog.h"
#include "kor-request-dialog.h"
#include "kor-request-item-dialog.h"
#include "kor-request-next.h"
#include "kor-request-view-private.h"
#include "kor-request-work.h"
#include "kor-withhold-dialog.h"

/* What can be done with a case in a dialog, on a page of its own, or with a file. The dialogs save
 * themselves; the view sees by KorRegister::changed what came of it. */

typedef AdwDialog *(*CreateDialog) (KorRegister *register_, const KorRequest *request);

static const struct {
  const char *action;
  CreateDialog create;
} dialogs[] = {
  { "case.edit", kor_request_dialog_new_edit },
  { "case.identify", kor_identity_dialog_new },
  { "case.decide", kor_decision_dialog_new },
  { "case.certificate", kor_certificate_dialog_new },
  { "case.deliver", kor_delivery_dialog_new },
  { "case.extend", kor_extension_dialog_new },
  { "case.ombudsman", kor_ombudsman_dialog_new },
  { "case.withhold", kor_withhold_dialog_new },
};

static void
keep_focus_cb (gpointer user_data)
{
  g_autoptr (KorRequestView) self = user_data;

  if (self->register_ != NULL)
    kor_request_view_keep_focus (self);
}

/* What was pressed to open the dialog may be gone when it closes. */
static void
closed_cb (KorRequestView *self)
{
  g_idle_add_once (keep_focus_cb, g_object_ref (self));
}

static void
present (KorRequestView *self, AdwDialog *dialog)
{
  g_signal_connect_object (dialog, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
dialog_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorRequestView *self = KOR_REQUEST_VIEW (widget);
  const KorRequest *request = kor_request_view_get_request (self);

  for (guint i = 0; request != NULL && i < G_N_ELEMENTS (dialogs); i++) {
    if (g_str_equal (dialogs[i].action, name))
      present (self, dialogs[i].create (self->register_, request));
  }
}

/* With a number an item is changed, without one another is added. */
static void
item_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorRequestView *self = KOR_REQUEST_VIEW (widget);
  const KorRequest *request = kor_request_view_get_request (self);
  guint number = parameter != NULL ? g_variant_get_uint32 (parameter) : 0;

  if (request != NULL)
    present (self, kor_request_item_dialog_new (self->register_, request, number));
}

static void
notice_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorRequestView *self = KOR_REQUEST_VIEW (widget);
  const KorRequest *request = kor_request_view_get_request (self);

  if (request != NULL)
    present (self,
             kor_notice_dialog_new (self->register_, request, g_variant_get_int64 (parameter)));
}

static void
letter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorRequestView *self = KOR_REQUEST_VIEW (widget);
  KorWindow *window = kor_request_view_get_window (self);
  const char *party = NULL;
  guint32 letter = 0;

  if (kor_request_view_get_request (self) == NULL || window == NULL)
    return;
  g_variant_get (parameter, "(u&s)", &letter, &party);
  kor_window_push_page (
    window,
    kor_letter_page_new (
      self->register_, self->id, (KorLetterKind) letter, *party != '\0' ? party : NULL));
}

static void
open_document_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorRequestView *self = KOR_REQUEST_VIEW (widget);
  const KorRequest *request = kor_request_view_get_request (self);
  gint64 id = g_variant_get_int64 (parameter);

  for (guint i = 0; request != NULL && i < request->documents->len; i++) {
    const KorDocument *document = g_ptr_array_index (request->documents, i);

    if (document->id == id)
      present (self, kor_document_dialog_new (self->register_, document));
  }
}

/* --- files ---------------------------------------------------------------------------------------- */

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorRequestView) self = user_data;
  g_autoptr (GError) error = NULL;
  KorWindow *window = kor_request_view_get_window (self);
  g_autoptr (GPtrArray) added = kor_attach_files_finish (KOR_REGISTER (source), result, &error);
  guint n = added != NULL ? added->len : 0;

  if (window == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (n > 0) {
    g_autofree char *text = g_strdup_printf (ngettext ("%u file added", "%u files added", n), n);

    kor_window_add_toast (window, adw_toast_new (text));
  }
  if (error != NULL)
    kor_window_show_error (window, _ ("The file was not added"), error);
}

static void
attach (KorRequestView *self, GListModel *files)
{
  if (kor_request_view_get_request (self) != NULL)
    kor_attach_files_async (
      self->register_, self->id, files, NULL, attached_cb, g_object_ref (self));
}

static void
files_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorRequestView) self = user_data;
  g_autoptr (GListModel) files =
              gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (files != NULL && self->register_ != NULL)
    attach (self, files);
}

static GListModel *
create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) papers = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (papers, _ ("PDF and pictures"));
  gtk_file_filter_add_mime_type (papers, "application/pdf");
  gtk_file_filter_add_mime_type (papers, "image/jpeg");
  gtk_file_filter_add_mime_type (papers, "image/png");
  gtk_file_filter_add_mime_type (papers, "image/tiff");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, papers);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

static void
attach_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = create_filters ();

  gtk_file_dialog_set_title (dialog, _ ("Add Files to the Case"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open_multiple (dialog,
                                 GTK_WINDOW (gtk_widget_get_root (widget)),
                                 NULL,
                                 files_chosen_cb,
                                 g_object_ref (widget));
}

static gboolean
drop_cb (KorRequestView *self, const GValue *value)
{
  const KorRequest *request = kor_request_view_get_request (self);
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);

  if (files == NULL || request == NULL || request->closed != KOR_DATE_NONE ||
      !kor_request_view_has_right (self, KOR_ROLE_MAINTAINS))
    return FALSE;
  for (GSList *l = files; l != NULL; l = l->next)
    g_list_store_append (list, l->data);
  attach (self, G_LIST_MODEL (list));
  return TRUE;
}

/* --- for the view ----------------------------------------------------------------------------------- */

/* Files can be dropped on the view by who may add them. */
void
kor_request_view_accept_files (KorRequestView *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/* Installs what opens a dialog or a page. */
void
kor_request_view_install_dialogs (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    gtk_widget_class_install_action (widget_class, dialogs[i].action, NULL, dialog_cb);
  gtk_widget_class_install_action (widget_class, "case.add-item", NULL, item_cb);
  gtk_widget_class_install_action (widget_class, "case.edit-item", "u", item_cb);
  gtk_widget_class_install_action (widget_class, "case.notice", "x", notice_cb);
  gtk_widget_class_install_action (widget_class, "case.letter", "(us)", letter_cb);
  gtk_widget_class_install_action (widget_class, "case.open-document", "x", open_document_cb);
  gtk_widget_class_install_action (widget_class, "case.attach", NULL, attach_cb);
}
