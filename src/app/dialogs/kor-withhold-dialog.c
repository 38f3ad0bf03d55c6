/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-withhold-dialog.h"

#include <glib/gi18n.h>

#include "kor-entry-value.h"
#include "kor-text-row.h"

struct _KorWithholdDialog {
  KorCaseDialog parent_instance;

  AdwEntryRow *what;
  KorTextRow *because;
};

G_DEFINE_FINAL_TYPE (KorWithholdDialog, kor_withhold_dialog, KOR_TYPE_CASE_DIALOG)

static void
kor_withhold_dialog_update (KorCaseDialog *dialog)
{
  KorWithholdDialog *self = KOR_WITHHOLD_DIALOG (dialog);
  g_autofree char *what = kor_entry_dup_text (GTK_WIDGET (self->what));
  g_autofree char *because = kor_text_row_dup_text (self->because);

  kor_case_dialog_set_ready (dialog, what != NULL && because != NULL);
}

static KorCaseWork *
kor_withhold_dialog_collect (KorCaseDialog *dialog)
{
  KorWithholdDialog *self = KOR_WITHHOLD_DIALOG (dialog);
  KorCaseWork *work =
    kor_case_work_new (KOR_CASE_WORK_WITHHOLD, kor_case_dialog_get_request (dialog)->id);

  work->what = kor_entry_dup_text (GTK_WIDGET (self->what));
  work->because = kor_text_row_dup_text (self->because);
  return work;
}

/* What was given is as it was given. */
static void
block_if_late (KorCaseDialog *dialog)
{
  const KorRequest *request = kor_case_dialog_get_request (dialog);

  if (request->kind != KOR_REQUEST_ACCESS && request->kind != KOR_REQUEST_PORTABILITY)
    kor_case_dialog_block (dialog, _ ("Only a reply with data can leave something out."));
  else if (request->delivered != KOR_DATE_NONE)
    kor_case_dialog_block (dialog, _ ("The reply has been given already."));
}

static void
kor_withhold_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_WITHHOLD_DIALOG);
  G_OBJECT_CLASS (kor_withhold_dialog_parent_class)->dispose (object);
}

static void
kor_withhold_dialog_class_init (KorWithholdDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_withhold_dialog_dispose;
  KOR_CASE_DIALOG_CLASS (klass)->update = kor_withhold_dialog_update;
  KOR_CASE_DIALOG_CLASS (klass)->collect = kor_withhold_dialog_collect;

  g_type_ensure (KOR_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-withhold-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorWithholdDialog, what);
  gtk_widget_class_bind_template_child (widget_class, KorWithholdDialog, because);
  kor_case_dialog_class_bind_edited (widget_class);
}

static void
kor_withhold_dialog_init (KorWithholdDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kor_withhold_dialog_new:
 * @register_: an open register
 * @request: a request for access or portability
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_withhold_dialog_new (KorRegister *register_, const KorRequest *request)
{
  KorWithholdDialog *self = g_object_new (KOR_TYPE_WITHHOLD_DIALOG, NULL);
  KorCaseDialog *dialog = KOR_CASE_DIALOG (self);

  kor_case_dialog_set_case (dialog, register_, request);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->what));
  kor_case_dialog_set_unchanged (dialog);
  if (kor_case_dialog_require (
        dialog, KOR_ROLE_DECIDES, _ ("Only a user in charge may leave something out of a reply.")))
    block_if_late (dialog);
  return ADW_DIALOG (self);
}
