/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-document-dialog.h"

#include <glib/gi18n.h>

#include "kor-document-view.h"
#include "kor-error-describe.h"
#include "kor-file-writer.h"
#include "kor-register-documents.h"
#include "kor-ui-text.h"

struct _KorDocumentDialog {
  AdwDialog parent_instance;

  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  KorDocumentView *view;

  KorRegister *register_;
  KorDocument *document;
};

G_DEFINE_FINAL_TYPE (KorDocumentDialog, kor_document_dialog, ADW_TYPE_DIALOG)

/* --- a copy --------------------------------------------------------------------------------------------- */

typedef struct {
  gint64 id;
  char *path;
} Copying;

static void
copying_free (Copying *self)
{
  g_free (self->path);
  g_free (self);
}

static gpointer
copy_call (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  const Copying *copying = data;
  g_autoptr (GBytes) bytes = kor_register_read_document (register_, copying->id, cancellable, error);

  if (bytes == NULL || !kor_file_write_bytes (copying->path, bytes, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorDocumentDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (kor_register_call_finish (KOR_REGISTER (source), result, &error) != NULL)
    text = g_strdup (_ ("The copy is saved. It is not encrypted."));
  else
    text = kor_error_describe (error);
  if (self->register_ == NULL)
    return;
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorDocumentDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  Copying *copying;

  if (path == NULL || self->register_ == NULL)
    return;
  copying = g_new0 (Copying, 1);
  copying->id = self->document->id;
  copying->path = g_steal_pointer (&path);
  kor_register_call_async (self->register_,
                           copy_call,
                           copying,
                           (GDestroyNotify) copying_free,
                           NULL,
                           NULL,
                           copied_cb,
                           g_object_ref (self));
}

static void
warned_cb (KorDocumentDialog *self, const char *response)
{
  g_autoptr (GtkFileDialog) dialog = NULL;

  if (!g_str_equal (response, "save"))
    return;
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _ ("Save a Copy That Is Not Encrypted"));
  gtk_file_dialog_set_initial_name (dialog, self->document->name);
  gtk_file_dialog_save (dialog,
                        GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        NULL,
                        file_chosen_cb,
                        g_object_ref (self));
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *alert = adw_alert_dialog_new (
    _ ("The Copy Is Not Encrypted"),
      _ ("Whoever gets hold of the file can read it. Delete it when it is needed no more."));

  adw_alert_dialog_add_responses (
    ADW_ALERT_DIALOG (alert), "cancel", _ ("_Cancel"), "save", _ ("_Choose Where…"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "cancel");
  g_signal_connect_object (alert, "response", G_CALLBACK (warned_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (alert, widget);
}

static void
zoom_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *action = "document.zoom-fit";

  if (g_str_equal (name, "zoom.in"))
    action = "document.zoom-in";
  else if (g_str_equal (name, "zoom.out"))
    action = "document.zoom-out";
  gtk_widget_activate_action (GTK_WIDGET (KOR_DOCUMENT_DIALOG (widget)->view), action, NULL);
}

/* --- class ---------------------------------------------------------------------------------------------- */

static void
kor_document_dialog_dispose (GObject *object)
{
  g_clear_object (&KOR_DOCUMENT_DIALOG (object)->register_);
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_DOCUMENT_DIALOG);
  G_OBJECT_CLASS (kor_document_dialog_parent_class)->dispose (object);
}

static void
kor_document_dialog_finalize (GObject *object)
{
  g_clear_pointer (&KOR_DOCUMENT_DIALOG (object)->document, kor_document_free);
  G_OBJECT_CLASS (kor_document_dialog_parent_class)->finalize (object);
}

static void
kor_document_dialog_class_init (KorDocumentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_document_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = kor_document_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "copy.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "zoom.in", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "zoom.out", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "zoom.fit", NULL, zoom_cb);

  g_type_ensure (KOR_TYPE_DOCUMENT_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-document-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorDocumentDialog, title);
  gtk_widget_class_bind_template_child (widget_class, KorDocumentDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, KorDocumentDialog, view);
}

static void
kor_document_dialog_init (KorDocumentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kor_document_dialog_new:
 * @register_: an open register
 * @document: what is shown
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_document_dialog_new (KorRegister *register_, const KorDocument *document)
{
  KorDocumentDialog *self = g_object_new (KOR_TYPE_DOCUMENT_DIALOG, NULL);
  g_autofree char *day = kor_ui_format_time (document->added);
  g_autofree char *size = g_format_size ((guint64) document->size);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", day, size);

  self->register_ = g_object_ref (register_);
  self->document = kor_document_copy (document);
  adw_dialog_set_title (ADW_DIALOG (self), document->name);
  adw_window_title_set_title (self->title, document->name);
  adw_window_title_set_subtitle (self->title, subtitle);
  kor_document_view_set_document (self->view, register_, document);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->view));
  return ADW_DIALOG (self);
}
