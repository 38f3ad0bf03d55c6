/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-notice-dialog.h"

#include <glib/gi18n.h>

#include "kor-letter-page.h"
#include "kor-request-words-text.h"
#include "kor-text-row.h"
#include "kor-window.h"
#include "kor-words-text.h"

struct _KorNoticeDialog {
  KorCaseDialog parent_instance;

  AdwActionRow *party;
  AdwActionRow *item;
  AdwToggleGroup *state;
  AdwPreferencesGroup *because_group;
  KorTextRow *because;

  gint64 notice_id;
};

G_DEFINE_FINAL_TYPE (KorNoticeDialog, kor_notice_dialog, KOR_TYPE_CASE_DIALOG)

static const KorRequestNotice *
get_notice (KorNoticeDialog *self)
{
  const KorRequest *request = kor_case_dialog_get_request (KOR_CASE_DIALOG (self));

  for (guint i = 0; request != NULL && i < request->notices->len; i++) {
    const KorRequestNotice *notice = request->notices->pdata[i];

    if (notice->id == self->notice_id)
      return notice;
  }
  return NULL;
}

static KorNoticeState
get_state (KorNoticeDialog *self)
{
  KorNoticeState state = KOR_NOTICE_WAITING;

  kor_notice_state_from_string (adw_toggle_group_get_active_name (self->state), &state);
  return state;
}

static void
kor_notice_dialog_update (KorCaseDialog *dialog)
{
  KorNoticeDialog *self = KOR_NOTICE_DIALOG (dialog);
  gboolean impossible = get_state (self) == KOR_NOTICE_IMPOSSIBLE;
  g_autofree char *because = kor_text_row_dup_text (self->because);

  gtk_widget_set_visible (GTK_WIDGET (self->because_group), impossible);
  if (impossible && because == NULL)
    kor_case_dialog_tell (dialog,
                          KOR_MESSAGE_HINT,
                          _ ("Write why it is impossible or would take a disproportionate effort."));
  kor_case_dialog_set_ready (dialog, !impossible || because != NULL);
}

static KorCaseWork *
kor_notice_dialog_collect (KorCaseDialog *dialog)
{
  KorNoticeDialog *self = KOR_NOTICE_DIALOG (dialog);
  KorCaseWork *work =
    kor_case_work_new (KOR_CASE_WORK_NOTICE, kor_case_dialog_get_request (dialog)->id);

  work->notice_id = self->notice_id;
  work->notice_state = get_state (self);
  if (work->notice_state == KOR_NOTICE_IMPOSSIBLE)
    work->because = kor_text_row_dup_text (self->because);
  return work;
}

static void
letter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorCaseDialog *dialog = KOR_CASE_DIALOG (widget);
  const KorRequestNotice *notice = get_notice (KOR_NOTICE_DIALOG (widget));
  GtkRoot *root = gtk_widget_get_root (widget);

  if (notice == NULL || !KOR_IS_WINDOW (root))
    return;
  kor_window_push_page (KOR_WINDOW (root),
                        kor_letter_page_new (kor_case_dialog_get_register (dialog),
                                             kor_case_dialog_get_request (dialog)->id,
                                             KOR_LETTER_NOTICE,
                                             notice->name));
  adw_dialog_close (ADW_DIALOG (dialog));
}

static void
fill (KorNoticeDialog *self, const KorRequestNotice *notice)
{
  const KorRequest *request = kor_case_dialog_get_request (KOR_CASE_DIALOG (self));
  const KorRequestItem *item = kor_request_find_item (request, notice->item);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->party),
                                 kor_party_get_title (notice->party));
  adw_action_row_set_subtitle (self->party, notice->name);
  if (item != NULL)
    adw_action_row_set_subtitle (self->item, kor_field_get_title (item->field));
  adw_toggle_group_set_active_name (self->state, kor_notice_state_to_string (notice->state));
  kor_text_row_set_text (self->because, notice->because);
}

static void
kor_notice_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_NOTICE_DIALOG);
  G_OBJECT_CLASS (kor_notice_dialog_parent_class)->dispose (object);
}

static void
kor_notice_dialog_class_init (KorNoticeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_notice_dialog_dispose;
  KOR_CASE_DIALOG_CLASS (klass)->update = kor_notice_dialog_update;
  KOR_CASE_DIALOG_CLASS (klass)->collect = kor_notice_dialog_collect;
  gtk_widget_class_install_action (widget_class, "notice.letter", NULL, letter_cb);

  g_type_ensure (KOR_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-notice-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorNoticeDialog, party);
  gtk_widget_class_bind_template_child (widget_class, KorNoticeDialog, item);
  gtk_widget_class_bind_template_child (widget_class, KorNoticeDialog, state);
  gtk_widget_class_bind_template_child (widget_class, KorNoticeDialog, because_group);
  gtk_widget_class_bind_template_child (widget_class, KorNoticeDialog, because);
  kor_case_dialog_class_bind_edited (widget_class);
}

static void
kor_notice_dialog_init (KorNoticeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kor_notice_dialog_new:
 * @register_: an open register
 * @request: a decided rectification
 * @notice_id: which of its notices
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_notice_dialog_new (KorRegister *register_, const KorRequest *request, gint64 notice_id)
{
  KorNoticeDialog *self = g_object_new (KOR_TYPE_NOTICE_DIALOG, NULL);
  KorCaseDialog *dialog = KOR_CASE_DIALOG (self);
  const KorRequestNotice *notice;

  self->notice_id = notice_id;
  kor_case_dialog_set_case (dialog, register_, request);
  notice = get_notice (self);
  g_return_val_if_fail (notice != NULL, ADW_DIALOG (self));
  fill (self, notice);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->state));
  kor_case_dialog_set_unchanged (dialog);
  if (kor_case_dialog_require (
        dialog, KOR_ROLE_MAINTAINS, _ ("You may read cases but not take them down or change them.")))
    kor_case_dialog_allow (dialog, KOR_ACTION_NOTIFY);
  return ADW_DIALOG (self);
}
