/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-ombudsman-dialog.h"

#include <glib/gi18n.h>

#include "kor-entry-value.h"
#include "kor-text-row.h"

struct _KorOmbudsmanDialog {
  KorCaseDialog parent_instance;

  AdwEntryRow *diary;
  AdwEntryRow *since;
  AdwEntryRow *ended;
  KorTextRow *outcome;
};

G_DEFINE_FINAL_TYPE (KorOmbudsmanDialog, kor_ombudsman_dialog, KOR_TYPE_CASE_DIALOG)

/* Returns: (nullable): what is wrong with the dates, after marking them */
static const char *
find_problem (KorOmbudsmanDialog *self, KorDate *since, KorDate *ended)
{
  KorCaseDialog *dialog = KOR_CASE_DIALOG (self);
  const KorRequest *request = kor_case_dialog_get_request (dialog);
  g_autofree char *outcome = kor_text_row_dup_text (self->outcome);
  gboolean since_read = kor_entry_get_date (GTK_WIDGET (self->since), TRUE, since);
  gboolean ended_read = kor_entry_get_date (GTK_WIDGET (self->ended), FALSE, ended);

  if (!since_read || *since < request->received || *since > kor_case_dialog_get_today (dialog)) {
    kor_entry_mark (GTK_WIDGET (self->since), FALSE);
    return _ ("Write a day from the day of receipt until today.");
  }
  if (!ended_read || (*ended != KOR_DATE_NONE && *ended < *since)) {
    kor_entry_mark (GTK_WIDGET (self->ended), FALSE);
    return _ ("Write the day on which it ended, or leave it empty.");
  }
  return *ended != KOR_DATE_NONE && outcome == NULL ? _ ("Write what came of it.") : NULL;
}

static void
kor_ombudsman_dialog_update (KorCaseDialog *dialog)
{
  KorDate since, ended;
  const char *problem = find_problem (KOR_OMBUDSMAN_DIALOG (dialog), &since, &ended);

  kor_case_dialog_tell (dialog, KOR_MESSAGE_ERROR, problem);
  kor_case_dialog_set_ready (dialog, problem == NULL);
}

static KorCaseWork *
kor_ombudsman_dialog_collect (KorCaseDialog *dialog)
{
  KorOmbudsmanDialog *self = KOR_OMBUDSMAN_DIALOG (dialog);
  KorCaseWork *work =
    kor_case_work_new (KOR_CASE_WORK_OMBUDSMAN, kor_case_dialog_get_request (dialog)->id);

  find_problem (self, &work->date, &work->ended);
  work->what = kor_entry_dup_text (GTK_WIDGET (self->diary));
  work->because = kor_text_row_dup_text (self->outcome);
  return work;
}

static void
fill (KorOmbudsmanDialog *self, const KorRequest *request)
{
  KorDate today = kor_case_dialog_get_today (KOR_CASE_DIALOG (self));
  gboolean there = request->ombudsman_since != KOR_DATE_NONE;

  gtk_editable_set_text (GTK_EDITABLE (self->diary),
                         request->ombudsman_diary != NULL ? request->ombudsman_diary : "");
  kor_entry_set_date (GTK_WIDGET (self->since), there ? request->ombudsman_since : today);
  kor_entry_set_date (GTK_WIDGET (self->ended), request->ombudsman_ended);
  kor_text_row_set_text (self->outcome, request->ombudsman_outcome);
}

static void
kor_ombudsman_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_OMBUDSMAN_DIALOG);
  G_OBJECT_CLASS (kor_ombudsman_dialog_parent_class)->dispose (object);
}

static void
kor_ombudsman_dialog_class_init (KorOmbudsmanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_ombudsman_dialog_dispose;
  KOR_CASE_DIALOG_CLASS (klass)->update = kor_ombudsman_dialog_update;
  KOR_CASE_DIALOG_CLASS (klass)->collect = kor_ombudsman_dialog_collect;

  g_type_ensure (KOR_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-ombudsman-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorOmbudsmanDialog, diary);
  gtk_widget_class_bind_template_child (widget_class, KorOmbudsmanDialog, since);
  gtk_widget_class_bind_template_child (widget_class, KorOmbudsmanDialog, ended);
  gtk_widget_class_bind_template_child (widget_class, KorOmbudsmanDialog, outcome);
  kor_case_dialog_class_bind_edited (widget_class);
}

static void
kor_ombudsman_dialog_init (KorOmbudsmanDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kor_ombudsman_dialog_new:
 * @register_: an open register
 * @request: a case, which may be closed
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_ombudsman_dialog_new (KorRegister *register_, const KorRequest *request)
{
  KorOmbudsmanDialog *self = g_object_new (KOR_TYPE_OMBUDSMAN_DIALOG, NULL);
  KorCaseDialog *dialog = KOR_CASE_DIALOG (self);

  kor_case_dialog_set_case (dialog, register_, request);
  fill (self, request);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->diary));
  kor_case_dialog_set_unchanged (dialog);
  kor_case_dialog_require (
    dialog, KOR_ROLE_DECIDES, _ ("Only a user in charge may note that a case is at the Ombudsman."));
  return ADW_DIALOG (self);
}
