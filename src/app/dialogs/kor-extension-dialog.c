/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-extension-dialog.h"

#include <glib/gi18n.h>

#include "kor-request-text.h"
#include "kor-text-row.h"

struct _KorExtensionDialog {
  KorCaseDialog parent_instance;

  AdwActionRow *limit;
  AdwActionRow *extended;
  KorTextRow *because;
};

G_DEFINE_FINAL_TYPE (KorExtensionDialog, kor_extension_dialog, KOR_TYPE_CASE_DIALOG)

static void
kor_extension_dialog_update (KorCaseDialog *dialog)
{
  g_autofree char *because = kor_text_row_dup_text (KOR_EXTENSION_DIALOG (dialog)->because);

  kor_case_dialog_set_ready (dialog, because != NULL);
  if (because == NULL)
    kor_case_dialog_tell (
      dialog, KOR_MESSAGE_HINT, _ ("Write the reasons: the letter must give them."));
}

static KorCaseWork *
kor_extension_dialog_collect (KorCaseDialog *dialog)
{
  KorCaseWork *work =
    kor_case_work_new (KOR_CASE_WORK_EXTEND, kor_case_dialog_get_request (dialog)->id);

  work->because = kor_text_row_dup_text (KOR_EXTENSION_DIALOG (dialog)->because);
  return work;
}

static void
kor_extension_dialog_saved (KorCaseDialog *dialog, const KorCaseWork *work)
{
  kor_case_dialog_toast (dialog, _ ("The limit is extended. Send the letter with the reasons now."));
}

static void
set_date (AdwActionRow *row, KorDate date)
{
  g_autofree char *text = kor_ui_format_weekday (date);

  adw_action_row_set_subtitle (row, text);
}

static void
kor_extension_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_EXTENSION_DIALOG);
  G_OBJECT_CLASS (kor_extension_dialog_parent_class)->dispose (object);
}

static void
kor_extension_dialog_class_init (KorExtensionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_extension_dialog_dispose;
  KOR_CASE_DIALOG_CLASS (klass)->update = kor_extension_dialog_update;
  KOR_CASE_DIALOG_CLASS (klass)->collect = kor_extension_dialog_collect;
  KOR_CASE_DIALOG_CLASS (klass)->saved = kor_extension_dialog_saved;

  g_type_ensure (KOR_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-extension-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorExtensionDialog, limit);
  gtk_widget_class_bind_template_child (widget_class, KorExtensionDialog, extended);
  gtk_widget_class_bind_template_child (widget_class, KorExtensionDialog, because);
  kor_case_dialog_class_bind_edited (widget_class);
}

static void
kor_extension_dialog_init (KorExtensionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kor_extension_dialog_new:
 * @register_: an open register
 * @request: a case within its first month
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_extension_dialog_new (KorRegister *register_, const KorRequest *request)
{
  KorExtensionDialog *self = g_object_new (KOR_TYPE_EXTENSION_DIALOG, NULL);
  KorCaseDialog *dialog = KOR_CASE_DIALOG (self);

  kor_case_dialog_set_case (dialog, register_, request);
  kor_case_dialog_set_save_label (dialog, _ ("_Extend"));
  set_date (self->limit, kor_request_get_limit (request));
  set_date (self->extended, kor_request_get_limit_if_extended (request));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->because));
  kor_case_dialog_set_unchanged (dialog);
  if (kor_case_dialog_require (
        dialog, KOR_ROLE_DECIDES, _ ("Only a user in charge may extend the limit.")))
    kor_case_dialog_allow (dialog, KOR_ACTION_EXTEND);
  return ADW_DIALOG (self);
}
