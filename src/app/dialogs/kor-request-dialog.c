/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-request-dialog.h"

#include <glib/gi18n.h>

#include "kor-combo.h"
#include "kor-customer-picker.h"
#include "kor-entry-value.h"
#include "kor-register-customers.h"
#include "kor-request-text.h"
#include "kor-text-row.h"
#include "kor-words-text.h"

struct _KorRequestDialog {
  KorCaseDialog parent_instance;

  AdwComboRow *kind;
  KorCustomerPicker *customer;
  AdwSwitchRow *not_in_register;
  AdwEntryRow *requester;
  KorTextRow *lines;
  AdwEntryRow *received;
  AdwComboRow *channel;
  AdwComboRow *language;
  AdwComboRow *signature;
  AdwEntryRow *addressee;
  AdwEntryRow *place;
  KorTextRow *wants;
  AdwExpanderRow *against;
  GtkWidget *scopes[KOR_N_SCOPES];

  KorRequest *draft; /* what the form began with */
  char *suggested;   /* the name that was put in for the customer */
  gboolean language_chosen;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KorRequestDialog, kor_request_dialog, KOR_TYPE_CASE_DIALOG)

/* --- between the form and the record -------------------------------------------------------------- */

static void
set_text (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static void
take_text (char **field, AdwEntryRow *row)
{
  g_free (*field);
  *field = kor_entry_dup_text (GTK_WIDGET (row));
}

static void
take_lines (char **field, KorTextRow *row)
{
  g_free (*field);
  *field = kor_text_row_dup_text (row);
}

static KorRequestKind
get_kind (KorRequestDialog *self)
{
  return (KorRequestKind) adw_combo_row_get_selected (self->kind);
}

static guint
get_scopes (KorRequestDialog *self)
{
  guint scopes = 0;

  for (guint i = 0; i < KOR_N_SCOPES && get_kind (self) == KOR_REQUEST_OBJECTION; i++)
    if (adw_switch_row_get_active (ADW_SWITCH_ROW (self->scopes[i])))
      scopes |= 1u << i;
  return scopes;
}

static void
fill (KorRequestDialog *self)
{
  const KorRequest *draft = self->draft;

  self->filling = TRUE;
  adw_combo_row_set_selected (self->kind, draft->kind);
  if (draft->customer_id != 0)
    kor_customer_picker_set_customer (self->customer, draft->customer_id, draft->customer_name);
  adw_switch_row_set_active (self->not_in_register, draft->not_in_register);
  set_text (self->requester, draft->requester);
  kor_text_row_set_text (self->lines, draft->requester_lines);
  kor_entry_set_date (GTK_WIDGET (self->received), draft->received);
  adw_combo_row_set_selected (self->channel, draft->channel);
  adw_combo_row_set_selected (self->language, draft->language);
  adw_combo_row_set_selected (self->signature, draft->signature);
  set_text (self->addressee, draft->addressee);
  set_text (self->place, draft->paper_place);
  kor_text_row_set_text (self->wants, draft->wants);
  for (guint i = 0; i < KOR_N_SCOPES; i++)
    adw_switch_row_set_active (ADW_SWITCH_ROW (self->scopes[i]), draft->scopes & (1u << i));
  self->filling = FALSE;
}

/* --- what is written --------------------------------------------------------------------------------- */

static gboolean
says_who (KorRequestDialog *self)
{
  g_autofree char *requester = kor_entry_dup_text (GTK_WIDGET (self->requester));

  return requester != NULL || kor_customer_picker_get_customer_id (self->customer) != 0;
}

/* The limit as it will be; that a letter comes from the future is said, and believed. */
static void
tell_limit (KorRequestDialog *self, KorDate received)
{
  KorCaseDialog *dialog = KOR_CASE_DIALOG (self);
  g_autoptr (KorRequest) request = kor_request_copy (self->draft);
  g_autofree char *limit = NULL;
  g_autofree char *text = NULL;

  request->received = received;
  limit = kor_ui_format_weekday (kor_request_get_limit (request));
  if (received > kor_case_dialog_get_today (dialog)) {
    text = g_strdup_printf (_ ("The day of receipt is still to come. Is the date right? It is saved as written; the answer is due %s."),
                              limit);
    kor_case_dialog_tell (dialog, KOR_MESSAGE_WARNING, text);
    return;
  }
  text = g_strdup_printf (_ ("The answer is due %s."), limit);
  kor_case_dialog_tell (dialog, KOR_MESSAGE_HINT, text);
}

static void
kor_request_dialog_update (KorCaseDialog *dialog)
{
  KorRequestDialog *self = KOR_REQUEST_DIALOG (dialog);
  gboolean known = !adw_switch_row_get_active (self->not_in_register);
  gboolean valid;
  KorDate received;

  if (self->draft == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->customer), known);
  gtk_widget_set_visible (GTK_WIDGET (self->against), get_kind (self) == KOR_REQUEST_OBJECTION);
  valid = kor_entry_get_date (GTK_WIDGET (self->received), TRUE, &received);
  if (!valid)
    kor_case_dialog_tell (
      dialog, KOR_MESSAGE_ERROR, _ ("Write the day of receipt as 23.11.2026 or 2026-11-23."));
  else
    tell_limit (self, received);
  kor_case_dialog_set_ready (dialog, valid && says_who (self));
}

static KorCaseWork *
kor_request_dialog_collect (KorCaseDialog *dialog)
{
  KorRequestDialog *self = KOR_REQUEST_DIALOG (dialog);
  KorCaseWorkKind kind = self->draft->id == 0 ? KOR_CASE_WORK_ADD : KOR_CASE_WORK_UPDATE;
  KorCaseWork *work = kor_case_work_new (kind, self->draft->id);
  KorRequest *request = kor_request_copy (self->draft);

  work->request = request;
  request->kind = get_kind (self);
  request->not_in_register = adw_switch_row_get_active (self->not_in_register);
  request->customer_id =
    request->not_in_register ? 0 : kor_customer_picker_get_customer_id (self->customer);
  take_text (&request->requester, self->requester);
  take_lines (&request->requester_lines, self->lines);
  kor_entry_get_date (GTK_WIDGET (self->received), TRUE, &request->received);
  request->channel = (KorChannel) adw_combo_row_get_selected (self->channel);
  request->language = (KorLanguage) adw_combo_row_get_selected (self->language);
  request->signature = (KorSignature) adw_combo_row_get_selected (self->signature);
  take_text (&request->addressee, self->addressee);
  take_text (&request->paper_place, self->place);
  take_lines (&request->wants, self->wants);
  request->scopes = get_scopes (self);
  return work;
}

static void
kor_request_dialog_saved (KorCaseDialog *dialog, const KorCaseWork *work)
{
  g_autofree char *number = kor_request_get_number (work->request);
  g_autofree char *text = g_strdup_printf (_ ("Case %s saved"), number);

  kor_case_dialog_toast (dialog, text);
}

/* --- the customer ------------------------------------------------------------------------------------ */

/* Name and language follow the customer, unless somebody has written others. */
static void
suggest (KorRequestDialog *self, const KorCustomer *customer)
{
  g_autofree char *name = kor_customer_get_full_name (customer);
  g_autofree char *written = kor_entry_dup_text (GTK_WIDGET (self->requester));

  self->filling = TRUE;
  if (written == NULL || g_strcmp0 (written, self->suggested) == 0) {
    set_text (self->requester, name);
    g_set_str (&self->suggested, name);
  }
  if (!self->language_chosen)
    adw_combo_row_set_selected (self->language, customer->language);
  if (*kor_customer_picker_get_text (self->customer) == '\0') {
    g_autofree char *list_name = kor_customer_get_list_name (customer);

    kor_customer_picker_set_customer (self->customer, customer->id, list_name);
  }
  self->filling = FALSE;
  kor_case_dialog_update (KOR_CASE_DIALOG (self));
}

static gpointer
load_call (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  return kor_register_load_customer (register_, *(gint64 *) data, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorRequestDialog) self = user_data;
  g_autoptr (KorCustomer) customer = kor_register_call_finish (KOR_REGISTER (source), result, NULL);
  gint64 chosen;

  if (kor_case_dialog_get_register (KOR_CASE_DIALOG (self)) == NULL || customer == NULL)
    return;
  chosen = kor_customer_picker_get_customer_id (self->customer);
  if (chosen == 0 || chosen == customer->id)
    suggest (self, customer);
}

static void
load_customer (KorRequestDialog *self, gint64 id)
{
  kor_register_call_async (kor_case_dialog_get_register (KOR_CASE_DIALOG (self)),
                           load_call,
                           g_memdup2 (&id, sizeof id),
                           g_free,
                           (GDestroyNotify) kor_customer_free,
                           NULL,
                           loaded_cb,
                           g_object_ref (self));
}

/* --- callbacks --------------------------------------------------------------------------------------- */

static void
changed_cb (KorRequestDialog *self)
{
  if (!self->filling && self->draft != NULL)
    kor_case_dialog_edited (KOR_CASE_DIALOG (self));
}

static void
customer_chosen_cb (KorRequestDialog *self)
{
  gint64 id = kor_customer_picker_get_customer_id (self->customer);

  if (self->filling || self->draft == NULL)
    return;
  if (id != 0)
    load_customer (self, id);
  changed_cb (self);
}

static void
language_chosen_cb (KorRequestDialog *self)
{
  if (!self->filling)
    self->language_chosen = TRUE;
  changed_cb (self);
}

static void
not_in_register_cb (KorRequestDialog *self)
{
  if (!self->filling && adw_switch_row_get_active (self->not_in_register))
    kor_customer_picker_set_customer (self->customer, 0, NULL);
  changed_cb (self);
}

/* --- class ------------------------------------------------------------------------------------------- */

static void
kor_request_dialog_dispose (GObject *object)
{
  KOR_REQUEST_DIALOG (object)->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_REQUEST_DIALOG);
  G_OBJECT_CLASS (kor_request_dialog_parent_class)->dispose (object);
}

static void
kor_request_dialog_finalize (GObject *object)
{
  KorRequestDialog *self = KOR_REQUEST_DIALOG (object);

  g_clear_pointer (&self->draft, kor_request_free);
  g_free (self->suggested);
  G_OBJECT_CLASS (kor_request_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-request-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorRequestDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, KorRequestDialog, customer);
  gtk_widget_class_bind_template_child (widget_class, KorRequestDialog, not_in_register);
  gtk_widget_class_bind_template_child (widget_class, KorRequestDialog, requester);
  gtk_widget_class_bind_template_child (widget_class, KorRequestDialog, lines);
  gtk_widget_class_bind_template_child (widget_class, KorRequestDialog, received);
  gtk_widget_class_bind_template_child (widget_class, KorRequestDialog, channel);
  gtk_widget_class_bind_template_child (widget_class, KorRequestDialog, language);
  gtk_widget_class_bind_template_child (widget_class, KorRequestDialog, signature);
  gtk_widget_class_bind_template_child (widget_class, KorRequestDialog, addressee);
  gtk_widget_class_bind_template_child (widget_class, KorRequestDialog, place);
  gtk_widget_class_bind_template_child (widget_class, KorRequestDialog, wants);
  gtk_widget_class_bind_template_child (widget_class, KorRequestDialog, against);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, customer_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_in_register_cb);
}

static void
kor_request_dialog_class_init (KorRequestDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  KorCaseDialogClass *dialog_class = KOR_CASE_DIALOG_CLASS (klass);

  object_class->dispose = kor_request_dialog_dispose;
  object_class->finalize = kor_request_dialog_finalize;
  dialog_class->update = kor_request_dialog_update;
  dialog_class->collect = kor_request_dialog_collect;
  dialog_class->saved = kor_request_dialog_saved;

  g_type_ensure (KOR_TYPE_CUSTOMER_PICKER);
  g_type_ensure (KOR_TYPE_TEXT_ROW);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
add_scopes (KorRequestDialog *self)
{
  for (guint i = 0; i < KOR_N_SCOPES; i++) {
    self->scopes[i] = adw_switch_row_new ();
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->scopes[i]),
                                   kor_scope_get_title ((KorScope) i));
    g_signal_connect_object (
      self->scopes[i], "notify::active", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    adw_expander_row_add_row (self->against, self->scopes[i]);
  }
}

static void
kor_request_dialog_init (KorRequestDialog *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_scopes (self);
  kor_combo_fill_request_kinds (self->kind);
  kor_combo_fill_channels (self->channel);
  kor_combo_fill_languages (self->language);
  kor_combo_fill_signatures (self->signature);
  kor_customer_picker_set_finder (self->customer,
                                  kor_register_find_requesters,
                                  _ ("Name, former name, telephone or order number"));
}

static KorRequestDialog *
create (KorRegister *register_, const KorRequest *request, KorRequest *draft)
{
  KorRequestDialog *self = g_object_new (KOR_TYPE_REQUEST_DIALOG, NULL);
  KorCaseDialog *dialog = KOR_CASE_DIALOG (self);

  kor_case_dialog_set_case (dialog, register_, request);
  kor_customer_picker_set_register (self->customer, register_);
  self->draft = draft;
  fill (self);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->kind));
  kor_case_dialog_set_unchanged (dialog);
  kor_case_dialog_require (
    dialog, KOR_ROLE_MAINTAINS, _ ("You may read cases but not take them down or change them."));
  return self;
}

/**
 * kor_request_dialog_new:
 * @register_: an open register
 * @customer_id: who asks; 0 when that is still to be found
 *
 * Returns: (transfer floating): a form for a request that came today as a signed letter, until something
 *   else is written
 */
AdwDialog *
kor_request_dialog_new (KorRegister *register_, gint64 customer_id)
{
  KorRequest *draft = kor_request_new (KOR_REQUEST_ACCESS);
  KorRequestDialog *self;

  draft->received = kor_context_get_today (kor_register_get_context (register_));
  draft->signature = KOR_SIGNATURE_HANDWRITTEN;
  self = create (register_, NULL, draft);
  if (customer_id != 0)
    load_customer (self, customer_id);
  return ADW_DIALOG (self);
}

/**
 * kor_request_dialog_new_edit:
 * @register_: an open register
 * @request: a case that is not decided
 *
 * Returns: (transfer floating): the form filled with what was taken down
 */
AdwDialog *
kor_request_dialog_new_edit (KorRegister *register_, const KorRequest *request)
{
  KorRequestDialog *self = create (register_, request, kor_request_copy (request));

  self->language_chosen = TRUE;
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Change the Request"));
  kor_case_dialog_allow (KOR_CASE_DIALOG (self), KOR_ACTION_EDIT);
  return ADW_DIALOG (self);
}
