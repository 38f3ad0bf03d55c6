/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-decision-dialog.h"

#include <glib/gi18n.h>

#include "kor-customer-fields.h"
#include "kor-decision-foresight.h"
#include "kor-decision-row.h"
#include "kor-error-describe.h"
#include "kor-request-words-text.h"
#include "kor-text-row.h"
#include "kor-words-text.h"

struct _KorDecisionDialog {
  KorCaseDialog parent_instance;

  GtkBox *items;
  GtkWidget *whole;
  AdwActionRow *wants;
  AdwToggleGroup *verdict;
  KorTextRow *because;

  KorDecisionForesight *foresight; /* NULL until read */
};

G_DEFINE_FINAL_TYPE (KorDecisionDialog, kor_decision_dialog, KOR_TYPE_CASE_DIALOG)

/* What the verdicts chosen so far come to. */
typedef struct {
  guint changed;
  guint refused;
  guint incomplete; /* a value or reasons are missing */
  GPtrArray *sources;
  GPtrArray *recipients;
} Tally;

static void
tally_clear (Tally *self)
{
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->recipients, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tally, tally_clear)

static KorDecisionRow *
get_row (KorDecisionDialog *self, GtkWidget *previous)
{
  GtkWidget *row = previous != NULL ? gtk_widget_get_next_sibling (previous)
                                    : gtk_widget_get_first_child (GTK_WIDGET (self->items));

  return row != NULL ? KOR_DECISION_ROW (row) : NULL;
}

#define FOR_EACH_ROW(self, row)                                                                    \
  for (KorDecisionRow *row = get_row (self, NULL); row != NULL;                                    \
       row = get_row (self, GTK_WIDGET (row)))

/* --- items ------------------------------------------------------------------------------------------ */

static void
add_name (GPtrArray *names, const char *name)
{
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, (gpointer) name);
}

static void
count_notices (KorDecisionDialog *self, guint item, Tally *tally)
{
  const GPtrArray *notices = self->foresight != NULL ? self->foresight->notices : NULL;

  for (guint i = 0; notices != NULL && i < notices->len; i++) {
    const KorRequestNotice *notice = notices->pdata[i];

    if (notice->item == item)
      add_name (notice->party == KOR_PARTY_SOURCE ? tally->sources : tally->recipients,
                notice->name);
  }
}

static void
count_row (KorDecisionDialog *self, KorDecisionRow *row, Tally *tally)
{
  KorItemDecision decision = kor_decision_row_get_decision (row);
  g_autofree char *value = kor_decision_row_dup_value (row);
  g_autofree char *reasons = kor_decision_row_dup_reasons (row);

  if (decision == KOR_ITEM_OPEN)
    return;
  if (decision == KOR_ITEM_REFUSE) {
    tally->refused++;
    tally->incomplete += reasons == NULL;
    return;
  }
  tally->changed++;
  tally->incomplete += decision == KOR_ITEM_COMPLETE && value == NULL;
  count_notices (self, kor_decision_row_get_item (row)->number, tally);
}

/* One recipient by name, more of them by number. */
static char *
describe_told (const Tally *tally)
{
  g_autofree char *recipients = NULL;
  g_autofree char *sources = NULL;

  if (tally->recipients->len == 1)
    recipients = g_strdup (tally->recipients->pdata[0]);
  else if (tally->recipients->len > 1)
    recipients = g_strdup_printf (
      ngettext ("%u recipient", "%u recipients", tally->recipients->len), tally->recipients->len);
  if (tally->sources->len > 0) {
    g_ptr_array_add (tally->sources, NULL);
    sources = g_strjoinv (", ", (char **) tally->sources->pdata);
  }
  if (sources != NULL && recipients != NULL)
    /* Translators: where a wrong value came from, and who received it */
    return g_strdup_printf (_ ("To be told: %s and %s."), sources, recipients);
  if (sources == NULL && recipients == NULL)
    return g_strdup (_ ("Nobody else needs to be told."));
  return g_strdup_printf (_ ("To be told: %s."), sources != NULL ? sources : recipients);
}

static char *
describe_tally (const Tally *tally)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (tally->changed > 0) {
    g_autofree char *told = describe_told (tally);

    g_string_append_printf (
      text,
      ngettext ("%u value changes now.", "%u values change now.", tally->changed),
      tally->changed);
    g_string_append_printf (text, " %s", told);
  }
  if (tally->refused > 0) {
    g_string_append (text, text->len > 0 ? " " : "");
    g_string_append_printf (text,
                            ngettext ("%u item is refused: a certificate must be given.",
                                      "%u items are refused: a certificate must be given.",
                                      tally->refused),
                            tally->refused);
  }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
update_items (KorDecisionDialog *self)
{
  KorCaseDialog *dialog = KOR_CASE_DIALOG (self);
  g_auto (Tally) tally = { .sources = g_ptr_array_new (), .recipients = g_ptr_array_new () };
  g_autofree char *text = NULL;

  FOR_EACH_ROW (self, row)
  count_row (self, row, &tally);
  if (tally.incomplete > 0)
    text = g_strdup (_ ("Write the value or the reasons of what is completed or refused."));
  else if (tally.changed + tally.refused > 0)
    text = describe_tally (&tally);
  else
    text = g_strdup (_ ("Choose for each item; what is left waits."));
  kor_case_dialog_tell (dialog, KOR_MESSAGE_HINT, text);
  kor_case_dialog_set_ready (dialog, tally.incomplete == 0 && tally.changed + tally.refused > 0);
}

static KorCaseWork *
collect_items (KorDecisionDialog *self)
{
  KorCaseWork *work = kor_case_work_new (KOR_CASE_WORK_DECIDE_ITEMS,
                                         kor_case_dialog_get_request (KOR_CASE_DIALOG (self))->id);

  FOR_EACH_ROW (self, row)
  {
    KorItemDecision decision = kor_decision_row_get_decision (row);
    g_autofree char *value = kor_decision_row_dup_value (row);
    g_autofree char *reasons = kor_decision_row_dup_reasons (row);

    if (decision != KOR_ITEM_OPEN)
      kor_case_work_add_verdict (
        work, kor_decision_row_get_item (row)->number, decision, value, reasons);
  }
  return work;
}

/* --- the case as a whole ------------------------------------------------------------------------------- */

static gboolean
is_by_item (KorDecisionDialog *self)
{
  const KorRequest *request = kor_case_dialog_get_request (KOR_CASE_DIALOG (self));

  return request->kind == KOR_REQUEST_RECTIFICATION && !request->not_in_register;
}

/* What a grant brings about at once, and what it leaves to be done. */
static const char *
describe_grant (const KorRequest *request)
{
  switch (request->kind) {
  case KOR_REQUEST_ACCESS:
  case KOR_REQUEST_PORTABILITY:
    return request->not_in_register
      ? _ ("The reply says that nothing is held. Make it and give it to the person next.")
      : _ ("Make the reply and give it to the person next.");
  case KOR_REQUEST_OBJECTION:
    return _ ("The bans are in force at once, on every list.");
  case KOR_REQUEST_RESTRICTION:
    return _ ("Carry the restriction out next: the person is on no list then.");
  case KOR_REQUEST_ERASURE:
  case KOR_REQUEST_ANONYMISATION:
    return _ ("Nothing is erased yet: carrying it out is a step of its own.");
  case KOR_REQUEST_RECTIFICATION:
  case KOR_N_REQUEST_KINDS:
  default:
    return NULL;
  }
}

static void
update_whole (KorDecisionDialog *self)
{
  KorCaseDialog *dialog = KOR_CASE_DIALOG (self);
  const KorRequest *request = kor_case_dialog_get_request (dialog);
  const char *verdict = adw_toggle_group_get_active_name (self->verdict);
  gboolean grant = g_strcmp0 (verdict, "grant") == 0;
  g_autofree char *because = kor_text_row_dup_text (self->because);
  g_autoptr (GArray) lacks =
              kor_request_check_decision (request, grant, kor_case_dialog_get_today (dialog));

  if (verdict == NULL) {
    kor_case_dialog_tell (dialog, KOR_MESSAGE_HINT, _ ("Grant or refuse."));
  } else if (lacks->len > 0) {
    g_autofree char *text =
      kor_request_lack_describe (&g_array_index (lacks, KorRequestLack, 0), KOR_ACTION_DECIDE);

    kor_case_dialog_tell (dialog, KOR_MESSAGE_WARNING, text);
  } else if (grant) {
    kor_case_dialog_tell (dialog, KOR_MESSAGE_HINT, describe_grant (request));
  } else {
    kor_case_dialog_tell (dialog,
                          KOR_MESSAGE_HINT,
                          because == NULL
                          ? _ ("Write the reasons: the certificate gives them.")
                          : _ ("A certificate with these reasons must be given to the person."));
  }
  kor_case_dialog_set_ready (dialog,
                             verdict != NULL && lacks->len == 0 && (grant || because != NULL));
}

static KorCaseWork *
collect_whole (KorDecisionDialog *self)
{
  KorCaseWork *work = kor_case_work_new (KOR_CASE_WORK_DECIDE,
                                         kor_case_dialog_get_request (KOR_CASE_DIALOG (self))->id);

  work->grant = g_strcmp0 (adw_toggle_group_get_active_name (self->verdict), "grant") == 0;
  work->because = kor_text_row_dup_text (self->because);
  return work;
}

/* --- both --------------------------------------------------------------------------------------------- */

static void
kor_decision_dialog_update (KorCaseDialog *dialog)
{
  KorDecisionDialog *self = KOR_DECISION_DIALOG (dialog);

  if (is_by_item (self))
    update_items (self);
  else
    update_whole (self);
}

static KorCaseWork *
kor_decision_dialog_collect (KorCaseDialog *dialog)
{
  KorDecisionDialog *self = KOR_DECISION_DIALOG (dialog);

  return is_by_item (self) ? collect_items (self) : collect_whole (self);
}

static void
kor_decision_dialog_saved (KorCaseDialog *dialog, const KorCaseWork *work)
{
  kor_case_dialog_toast (dialog, _ ("The decision is recorded"));
}

/* --- loading ------------------------------------------------------------------------------------------- */

static void
foreseen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorDecisionDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorDecisionForesight) foresight =
              kor_register_call_finish (KOR_REGISTER (source), result, &error);

  if (kor_case_dialog_get_register (KOR_CASE_DIALOG (self)) == NULL)
    return;
  if (foresight == NULL) {
    g_autofree char *text = kor_error_describe (error);

    kor_case_dialog_block (KOR_CASE_DIALOG (self), text);
    return;
  }
  self->foresight = g_steal_pointer (&foresight);
  FOR_EACH_ROW (self, row)
  {
    const KorRequestItem *item = kor_decision_row_get_item (row);
    g_autofree char *held = NULL;

    if (self->foresight->customer == NULL || !kor_customer_has_field (item->field))
      continue;
    held = kor_customer_get_field (
      self->foresight->customer, item->field, kor_case_dialog_get_today (KOR_CASE_DIALOG (self)));
    kor_decision_row_set_held (row, held);
  }
  kor_case_dialog_update (KOR_CASE_DIALOG (self));
}

static void
foresee (KorDecisionDialog *self, const KorRequest *request)
{
  kor_register_call_async (kor_case_dialog_get_register (KOR_CASE_DIALOG (self)),
                           kor_decision_foresee,
                           kor_request_copy (request),
                           (GDestroyNotify) kor_request_free,
                           (GDestroyNotify) kor_decision_foresight_free,
                           NULL,
                           foreseen_cb,
                           g_object_ref (self));
}

/* Returns: (nullable): what the item itself lacks; of the case as a whole that is told once */
static char *
describe_item_lack (GArray *lacks)
{
  for (guint i = 0; i < lacks->len; i++) {
    const KorRequestLack *lack = &g_array_index (lacks, KorRequestLack, i);

    if (lack->item != 0)
      return kor_request_lack_describe (lack, KOR_ACTION_DECIDE);
  }
  return NULL;
}

static void
add_items (KorDecisionDialog *self, const KorRequest *request)
{
  KorDate today = kor_case_dialog_get_today (KOR_CASE_DIALOG (self));

  for (guint i = 0; i < request->items->len; i++) {
    const KorRequestItem *item = request->items->pdata[i];
    g_autoptr (GArray) lacks = NULL;
    g_autofree char *blocked = NULL;
    GtkWidget *row;

    if (item->decision != KOR_ITEM_OPEN)
      continue;
    lacks = kor_request_check_item (request, item->number, KOR_ITEM_ACCEPT, today);
    blocked = describe_item_lack (lacks);
    row = kor_decision_row_new (item, blocked);
    g_signal_connect_object (
      row, "changed", G_CALLBACK (kor_case_dialog_edited), self, G_CONNECT_SWAPPED);
    gtk_box_append (self->items, row);
  }
}

/* What stands in the way of every item. */
static void
block_if_undecidable (KorDecisionDialog *self, const KorRequest *request)
{
  KorCaseDialog *dialog = KOR_CASE_DIALOG (self);
  g_autoptr (GArray) lacks =
              kor_request_check (request, KOR_ACTION_DECIDE, kor_case_dialog_get_today (dialog));

  for (guint i = 0; i < lacks->len; i++) {
    const KorRequestLack *lack = &g_array_index (lacks, KorRequestLack, i);
    g_autofree char *text = NULL;

    if (lack->item != 0)
      continue;
    text = kor_request_lack_describe (lack, KOR_ACTION_DECIDE);
    kor_case_dialog_block (dialog, text);
    return;
  }
}

static void
fill (KorDecisionDialog *self, const KorRequest *request)
{
  gtk_widget_set_visible (GTK_WIDGET (self->items), is_by_item (self));
  gtk_widget_set_visible (self->whole, !is_by_item (self));
  if (is_by_item (self)) {
    add_items (self, request);
    return;
  }
  adw_dialog_set_content_width (ADW_DIALOG (self), 540);
  adw_action_row_set_subtitle (self->wants,
                               request->wants != NULL ? request->wants
                                                      : kor_request_kind_get_title (request->kind));
  adw_toggle_group_set_active (self->verdict, GTK_INVALID_LIST_POSITION);
}

static void
kor_decision_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_DECISION_DIALOG);
  G_OBJECT_CLASS (kor_decision_dialog_parent_class)->dispose (object);
}

static void
kor_decision_dialog_finalize (GObject *object)
{
  g_clear_pointer (&KOR_DECISION_DIALOG (object)->foresight, kor_decision_foresight_free);
  G_OBJECT_CLASS (kor_decision_dialog_parent_class)->finalize (object);
}

static void
kor_decision_dialog_class_init (KorDecisionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_decision_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = kor_decision_dialog_finalize;
  KOR_CASE_DIALOG_CLASS (klass)->update = kor_decision_dialog_update;
  KOR_CASE_DIALOG_CLASS (klass)->collect = kor_decision_dialog_collect;
  KOR_CASE_DIALOG_CLASS (klass)->saved = kor_decision_dialog_saved;

  g_type_ensure (KOR_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-decision-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorDecisionDialog, items);
  gtk_widget_class_bind_template_child (widget_class, KorDecisionDialog, whole);
  gtk_widget_class_bind_template_child (widget_class, KorDecisionDialog, wants);
  gtk_widget_class_bind_template_child (widget_class, KorDecisionDialog, verdict);
  gtk_widget_class_bind_template_child (widget_class, KorDecisionDialog, because);
  kor_case_dialog_class_bind_edited (widget_class);
}

static void
kor_decision_dialog_init (KorDecisionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kor_decision_dialog_new:
 * @register_: an open register
 * @request: a case that is not decided
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_decision_dialog_new (KorRegister *register_, const KorRequest *request)
{
  KorDecisionDialog *self = g_object_new (KOR_TYPE_DECISION_DIALOG, NULL);
  KorCaseDialog *dialog = KOR_CASE_DIALOG (self);

  kor_case_dialog_set_case (dialog, register_, request);
  kor_case_dialog_set_save_label (dialog, _ ("_Decide"));
  fill (self, request);
  kor_case_dialog_set_unchanged (dialog);
  if (kor_case_dialog_require (
        dialog, KOR_ROLE_DECIDES, _ ("Only a user in charge may decide requests.")))
    block_if_undecidable (self, request);
  if (is_by_item (self))
    foresee (self, request);
  return ADW_DIALOG (self);
}
