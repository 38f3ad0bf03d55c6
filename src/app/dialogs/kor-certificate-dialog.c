/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-certificate-dialog.h"

#include <glib/gi18n.h>

#include "kor-letter-page.h"
#include "kor-request-words-text.h"
#include "kor-window.h"
#include "kor-words-text.h"

struct _KorCertificateDialog {
  KorCaseDialog parent_instance;

  AdwPreferencesGroup *refused;
  AdwActionRow *signer;
};

G_DEFINE_FINAL_TYPE (KorCertificateDialog, kor_certificate_dialog, KOR_TYPE_CASE_DIALOG)

static void
kor_certificate_dialog_update (KorCaseDialog *dialog)
{
}

/* Nothing is to be saved: printing the paper, or saving it, keeps it with the case. */
static KorCaseWork *
kor_certificate_dialog_collect (KorCaseDialog *dialog)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (dialog));

  if (KOR_IS_WINDOW (root)) {
    kor_window_push_page (KOR_WINDOW (root),
                          kor_letter_page_new (kor_case_dialog_get_register (dialog),
                                               kor_case_dialog_get_request (dialog)->id,
                                               KOR_LETTER_CERTIFICATE,
                                               NULL));
    adw_dialog_close (ADW_DIALOG (dialog));
  }
  return NULL;
}

static void
add_refused (KorCertificateDialog *self, const char *title, const char *because)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), because != NULL ? because : "");
  adw_preferences_group_add (self->refused, row);
}

static void
fill (KorCertificateDialog *self, const KorRequest *request)
{
  for (guint i = 0; i < request->items->len; i++) {
    const KorRequestItem *item = request->items->pdata[i];
    g_autofree char *title =
      g_strdup_printf ("%u  %s", item->number, kor_field_get_title (item->field));

    if (item->decision == KOR_ITEM_REFUSE)
      add_refused (self, title, item->decision_because);
  }
  if (request->items->len == 0 || request->kind != KOR_REQUEST_RECTIFICATION)
    add_refused (self, kor_request_kind_get_title (request->kind), request->decided_because);
}

static void
block_if_nothing (KorCaseDialog *dialog)
{
  const KorRequest *request = kor_case_dialog_get_request (dialog);
  g_autoptr (GArray) lacks = kor_request_check_letter (
    request, KOR_LETTER_CERTIFICATE, kor_case_dialog_get_today (dialog));
  g_autofree char *text = NULL;

  if (lacks->len == 0)
    return;
  text = kor_request_lack_describe (&g_array_index (lacks, KorRequestLack, 0), KOR_N_ACTIONS);
  kor_case_dialog_block (dialog, text);
}

static void
kor_certificate_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_CERTIFICATE_DIALOG);
  G_OBJECT_CLASS (kor_certificate_dialog_parent_class)->dispose (object);
}

static void
kor_certificate_dialog_class_init (KorCertificateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_certificate_dialog_dispose;
  KOR_CASE_DIALOG_CLASS (klass)->update = kor_certificate_dialog_update;
  KOR_CASE_DIALOG_CLASS (klass)->collect = kor_certificate_dialog_collect;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-certificate-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorCertificateDialog, refused);
  gtk_widget_class_bind_template_child (widget_class, KorCertificateDialog, signer);
}

static void
kor_certificate_dialog_init (KorCertificateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kor_certificate_dialog_new:
 * @register_: an open register
 * @request: a case in which something was refused
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_certificate_dialog_new (KorRegister *register_, const KorRequest *request)
{
  KorCertificateDialog *self = g_object_new (KOR_TYPE_CERTIFICATE_DIALOG, NULL);
  KorCaseDialog *dialog = KOR_CASE_DIALOG (self);

  kor_case_dialog_set_case (dialog, register_, request);
  kor_case_dialog_set_save_label (dialog, _ ("Make the _Certificate…"));
  fill (self, request);
  adw_action_row_set_subtitle (self->signer, kor_register_get_user (register_)->full_name);
  kor_case_dialog_set_unchanged (dialog);
  if (kor_case_dialog_require (
        dialog, KOR_ROLE_DECIDES, _ ("Only a user in charge may issue a certificate of refusal.")))
    block_if_nothing (dialog);
  return ADW_DIALOG (self);
}
