/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-delivery-dialog.h"

#include <glib/gi18n.h>

#include "kor-combo.h"
#include "kor-entry-value.h"
#include "kor-request-text.h"

struct _KorDeliveryDialog {
  KorCaseDialog parent_instance;

  AdwComboRow *delivery;
  AdwEntryRow *date;
};

G_DEFINE_FINAL_TYPE (KorDeliveryDialog, kor_delivery_dialog, KOR_TYPE_CASE_DIALOG)

/* The day of the answer is between receipt and today. */
static gboolean
get_date (KorDeliveryDialog *self, KorDate *date)
{
  KorCaseDialog *dialog = KOR_CASE_DIALOG (self);
  const KorRequest *request = kor_case_dialog_get_request (dialog);
  gboolean valid = kor_entry_get_date (GTK_WIDGET (self->date), TRUE, date) &&
                   *date >= request->received && *date <= kor_case_dialog_get_today (dialog);

  kor_entry_mark (GTK_WIDGET (self->date), valid);
  return valid;
}

static void
kor_delivery_dialog_update (KorCaseDialog *dialog)
{
  KorDate date;
  gboolean valid = get_date (KOR_DELIVERY_DIALOG (dialog), &date);

  if (!valid)
    kor_case_dialog_tell (
      dialog, KOR_MESSAGE_ERROR, _ ("Write a day from the day of receipt until today."));
  kor_case_dialog_set_ready (dialog, valid);
}

static KorCaseWork *
kor_delivery_dialog_collect (KorCaseDialog *dialog)
{
  KorDeliveryDialog *self = KOR_DELIVERY_DIALOG (dialog);
  KorCaseWork *work =
    kor_case_work_new (KOR_CASE_WORK_DELIVER, kor_case_dialog_get_request (dialog)->id);

  work->delivery = (KorDelivery) adw_combo_row_get_selected (self->delivery);
  get_date (self, &work->date);
  return work;
}

static void
kor_delivery_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_DELIVERY_DIALOG);
  G_OBJECT_CLASS (kor_delivery_dialog_parent_class)->dispose (object);
}

static void
kor_delivery_dialog_class_init (KorDeliveryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_delivery_dialog_dispose;
  KOR_CASE_DIALOG_CLASS (klass)->update = kor_delivery_dialog_update;
  KOR_CASE_DIALOG_CLASS (klass)->collect = kor_delivery_dialog_collect;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-delivery-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorDeliveryDialog, delivery);
  gtk_widget_class_bind_template_child (widget_class, KorDeliveryDialog, date);
  kor_case_dialog_class_bind_edited (widget_class);
}

static void
kor_delivery_dialog_init (KorDeliveryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kor_delivery_dialog_new:
 * @register_: an open register
 * @request: a case whose answer is made
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_delivery_dialog_new (KorRegister *register_, const KorRequest *request)
{
  KorDeliveryDialog *self = g_object_new (KOR_TYPE_DELIVERY_DIALOG, NULL);
  KorCaseDialog *dialog = KOR_CASE_DIALOG (self);

  kor_combo_fill_deliveries (self->delivery);
  kor_case_dialog_set_case (dialog, register_, request);
  adw_combo_row_set_selected (self->delivery,
                              request->channel == KOR_CHANNEL_EMAIL ? KOR_DELIVERY_EMAIL
                                                                    : KOR_DELIVERY_LETTER);
  kor_entry_set_date (GTK_WIDGET (self->date), kor_case_dialog_get_today (dialog));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->delivery));
  kor_case_dialog_set_unchanged (dialog);
  if (kor_case_dialog_require (
        dialog, KOR_ROLE_MAINTAINS, _ ("You may read cases but not take them down or change them.")))
    kor_case_dialog_allow (dialog, KOR_ACTION_DELIVER);
  return ADW_DIALOG (self);
}
