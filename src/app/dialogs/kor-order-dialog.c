/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-order-dialog.h"

#include <glib/gi18n.h>

#include "kor-customer-picker.h"
#include "kor-entry-value.h"
#include "kor-error-describe.h"
#include "kor-invoice-editor.h"
#include "kor-order-lines.h"
#include "kor-order-work.h"
#include "kor-window.h"
#include "kor-words-text.h"

#define DAYS_TO_PAY 14

struct _KorOrderDialog {
  AdwDialog parent_instance;

  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *problem;
  AdwBanner *banner;
  AdwEntryRow *number;
  AdwEntryRow *date;
  AdwComboRow *state;
  KorCustomerPicker *customer;
  KorOrderLines *lines;
  GtkBox *invoices;

  KorRegister *register_;
  KorUndo *undo;
  KorOrder *order; /* as read; NULL while it is being read */
  gint64 id;
  gboolean changed;
  gboolean setting;
  gboolean saving;
  GtkWidget *focus; /* weak; where it was when saving began */
};

enum {
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorOrderDialog, kor_order_dialog, ADW_TYPE_DIALOG)

static KorDate
get_today (KorOrderDialog *self)
{
  return kor_context_get_today (kor_register_get_context (self->register_));
}

static gboolean
may_maintain (KorOrderDialog *self)
{
  return kor_user_has_right (kor_register_get_user (self->register_), KOR_ROLE_MAINTAINS);
}

static void
update_actions (KorOrderDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean ready = self->order != NULL && !self->saving && may_maintain (self);
  gboolean saved = ready && self->order->id != 0 && !self->changed;
  gboolean archived = self->order != NULL && self->order->state == KOR_ORDER_ARCHIVED;

  gtk_widget_action_set_enabled (widget, "order.save", ready);
  gtk_widget_action_set_enabled (widget, "order.invoice", ready);
  gtk_widget_action_set_enabled (widget, "order.archive", saved && !archived);
  gtk_widget_action_set_enabled (widget, "order.bring-back", saved && archived);
  /* Vouchers must be kept: an order with an invoice is archived. */
  gtk_widget_action_set_enabled (widget, "order.delete", saved && self->order->invoices->len == 0);
  adw_dialog_set_can_close (ADW_DIALOG (self), !self->changed && !self->saving);
}

static void
tell_error (KorOrderDialog *self, const GError *error)
{
  g_autofree char *text = kor_error_describe (error);

  adw_banner_set_title (self->banner, text);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
tell_text (KorOrderDialog *self, const char *text)
{
  adw_banner_set_title (self->banner, text);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
changed_cb (KorOrderDialog *self)
{
  if (self->setting || self->order == NULL)
    return;
  self->changed = TRUE;
  adw_banner_set_revealed (self->banner, FALSE);
  update_actions (self);
}

static void
add_invoice_editor (KorOrderDialog *self, const KorInvoice *invoice)
{
  GtkWidget *editor = kor_invoice_editor_new (invoice, self->order->currency, get_today (self));

  g_signal_connect_object (editor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->invoices, editor);
}

static void
show_order (KorOrderDialog *self, const char *customer_name)
{
  const KorOrder *order = self->order;
  g_autofree char *title = NULL;

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->number), order->number != NULL ? order->number : "");
  kor_entry_set_date (GTK_WIDGET (self->date), order->date);
  adw_combo_row_set_selected (self->state, order->state);
  kor_customer_picker_set_customer (self->customer, order->customer_id, customer_name);
  kor_order_lines_set_order (self->lines, order);
  for (guint i = 0; i < order->invoices->len; i++)
    add_invoice_editor (self, order->invoices->pdata[i]);
  self->setting = FALSE;

  if (order->id != 0) {
    title = g_strdup_printf (_ ("Order %s"), order->number);
    adw_window_title_set_title (self->title, title);
    adw_window_title_set_subtitle (self->title, customer_name != NULL ? customer_name : "");
    adw_dialog_set_title (ADW_DIALOG (self), title);
  }
  gtk_stack_set_visible_child_name (self->stack, "order");
  /* Not the number: the first key would write over it. */
  gtk_widget_grab_focus (order->id == 0 ? GTK_WIDGET (self->customer) : GTK_WIDGET (self->state));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorOrderDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorOrderWork) work = kor_register_call_finish (KOR_REGISTER (source), result, &error);
  g_autofree char *text = NULL;

  if (work == NULL) {
    text = kor_error_describe (error);
    adw_status_page_set_description (self->problem, text);
    gtk_stack_set_visible_child_name (self->stack, "problem");
    return;
  }
  self->order = g_steal_pointer (&work->order);
  show_order (self, work->customer_name);
  if (!may_maintain (self))
    tell_text (self, _ ("You have the right to read orders, not to change them"));
  update_actions (self);
}

/* --- saving ----------------------------------------------------------------------------------------- */

static gboolean
collect_invoices (KorOrderDialog *self, KorOrder *order)
{
  gboolean valid = TRUE;

  g_ptr_array_set_size (order->invoices, 0);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->invoices)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    KorInvoice *invoice = kor_invoice_editor_get_invoice (KOR_INVOICE_EDITOR (child));

    if (invoice != NULL)
      g_ptr_array_add (order->invoices, invoice);
    else
      valid = FALSE;
  }
  return valid;
}

/* Returns: (transfer full) (nullable): the order as written; what can't be read is marked */
static KorOrder *
collect_order (KorOrderDialog *self)
{
  g_autoptr (KorOrder) order = kor_order_copy (self->order);
  GPtrArray *lines = NULL;
  gboolean valid = kor_entry_get_date (GTK_WIDGET (self->date), TRUE, &order->date);

  g_free (order->number);
  order->number = kor_entry_dup_text (GTK_WIDGET (self->number));
  kor_entry_mark (GTK_WIDGET (self->number), order->number != NULL);
  valid &= order->number != NULL;
  order->customer_id = kor_customer_picker_get_customer_id (self->customer);
  kor_customer_picker_mark (self->customer);
  valid &= order->customer_id != 0;
  order->state = (KorOrderState) adw_combo_row_get_selected (self->state);
  if (kor_order_lines_get_lines (self->lines, &lines)) {
    g_ptr_array_unref (order->lines);
    order->lines = lines;
    kor_order_update_total (order);
  } else {
    valid = FALSE;
  }
  valid &= collect_invoices (self, order);
  return valid ? g_steal_pointer (&order) : NULL;
}

static void
finish (KorOrderDialog *self, const char *toast, gboolean undo)
{
  KorWindow *window = KOR_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  AdwToast *adw_toast = adw_toast_new (toast);

  if (undo) {
    adw_toast_set_button_label (adw_toast, _ ("_Undo"));
    adw_toast_set_action_name (adw_toast, "win.undo");
  }
  kor_window_add_toast (window, adw_toast);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* An order that was deleted, archived or overwritten comes back by saving its copy. */
static void
remember (KorOrderDialog *self, const char *toast, KorOrderWork *undo_work)
{
  kor_undo_push (
    self->undo, toast, kor_order_work_undo, undo_work, (GDestroyNotify) kor_order_work_free);
}

/* Nothing is typed while the register writes; the focus comes back when it could not. */
static void
set_saving (KorOrderDialog *self, gboolean saving)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->saving = saving;
  if (saving) {
    g_set_weak_pointer (&self->focus, root != NULL ? gtk_root_get_focus (root) : NULL);
    if (root != NULL)
      gtk_root_set_focus (root, NULL);
  }
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !saving);
  if (!saving && self->focus != NULL)
    gtk_widget_grab_focus (self->focus);
  update_actions (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorOrderDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorOrderWork) work = kor_register_call_finish (KOR_REGISTER (source), result, &error);
  g_autofree char *toast = NULL;

  if (work == NULL) {
    set_saving (self, FALSE);
    tell_error (self, error);
    return;
  }
  g_signal_emit (self, signals[SAVED], 0, work->order->id);
  toast = g_strdup_printf (_ ("Order %s saved"), work->order->number);
  if (self->id != 0) {
    KorOrderWork *undo_work = kor_order_work_new (KOR_ORDER_WORK_SAVE, self->id);

    undo_work->order = kor_order_copy (self->order);
    undo_work->order->version = work->order->version;
    remember (self, toast, undo_work);
  }
  finish (self, toast, self->id != 0);
}

static void
start (KorOrderDialog *self, KorOrderWork *work, GAsyncReadyCallback callback)
{
  adw_banner_set_revealed (self->banner, FALSE);
  set_saving (self, TRUE);
  kor_register_call_async (self->register_,
                           kor_order_work_run,
                           work,
                           (GDestroyNotify) kor_order_work_free,
                           (GDestroyNotify) kor_order_work_free,
                           NULL,
                           callback,
                           g_object_ref (self));
}

static void
save_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorOrderDialog *self = KOR_ORDER_DIALOG (widget);
  g_autoptr (KorOrder) order = collect_order (self);
  KorOrderWork *work;

  if (order == NULL) {
    tell_text (self, _ ("Something is missing or can't be read: see what is marked red"));
    return;
  }
  work = kor_order_work_new (KOR_ORDER_WORK_SAVE, self->id);
  work->order = g_steal_pointer (&order);
  start (self, work, saved_cb);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorOrderDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorOrderWork) work = kor_register_call_finish (KOR_REGISTER (source), result, &error);
  g_autofree char *toast = NULL;
  KorOrderWork *undo_work;

  if (work == NULL) {
    set_saving (self, FALSE);
    tell_error (self, error);
    return;
  }
  if (work->kind == KOR_ORDER_WORK_DELETE) {
    toast = g_strdup_printf (_ ("Order %s deleted"), self->order->number);
    undo_work = kor_order_work_new (KOR_ORDER_WORK_SAVE, self->id);
    undo_work->order = kor_order_copy (self->order);
  } else if (work->kind == KOR_ORDER_WORK_ARCHIVE) {
    toast = g_strdup_printf (_ ("Order %s archived"), self->order->number);
    undo_work = kor_order_work_new (KOR_ORDER_WORK_BRING_BACK, self->id);
  } else {
    toast = g_strdup_printf (_ ("Order %s brought back"), self->order->number);
    undo_work = kor_order_work_new (KOR_ORDER_WORK_ARCHIVE, self->id);
  }
  remember (self, toast, undo_work);
  finish (self, toast, TRUE);
}

static void
remove_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorOrderDialog *self = KOR_ORDER_DIALOG (widget);
  KorOrderWorkKind kind = KOR_ORDER_WORK_BRING_BACK;

  if (g_str_equal (name, "order.delete"))
    kind = KOR_ORDER_WORK_DELETE;
  else if (g_str_equal (name, "order.archive"))
    kind = KOR_ORDER_WORK_ARCHIVE;
  start (self, kor_order_work_new (kind, self->id), removed_cb);
}

/* The invoice of an order is of its total and to be paid in two weeks, until something else is
 * written. */
static void
invoice_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorOrderDialog *self = KOR_ORDER_DIALOG (widget);
  g_autoptr (KorInvoice) invoice = kor_invoice_new ();
  guint n_invoices = 1;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->invoices)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_invoices++;
  invoice->number = kor_entry_dup_text (GTK_WIDGET (self->number));
  if (invoice->number != NULL && n_invoices > 1) {
    char *counted = g_strdup_printf ("%s-%u", invoice->number, n_invoices);

    g_free (invoice->number);
    invoice->number = counted;
  }
  invoice->date = get_today (self);
  invoice->due = invoice->date + DAYS_TO_PAY;
  invoice->cents = n_invoices == 1 ? kor_order_lines_get_total (self->lines) : 0;
  invoice->state = KOR_INVOICE_OPEN;
  add_invoice_editor (self, invoice);
  changed_cb (self);
  gtk_widget_child_focus (gtk_widget_get_last_child (GTK_WIDGET (self->invoices)),
                          GTK_DIR_TAB_FORWARD);
}

static void
discard_cb (KorOrderDialog *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
  else if (g_str_equal (response, "save"))
    gtk_widget_activate_action (GTK_WIDGET (self), "order.save", NULL);
}

static void
kor_order_dialog_close_attempt (AdwDialog *dialog)
{
  KorOrderDialog *self = KOR_ORDER_DIALOG (dialog);
  AdwDialog *alert;

  if (self->saving)
    return;
  alert = adw_alert_dialog_new (_ ("Save the Changes?"),
                                  _ ("What has been written will be lost if it is not saved."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert),
                                  "cancel",
                                  _ ("_Cancel"), "discard", _ ("_Discard"), "save", _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (
    ADW_ALERT_DIALOG (alert), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (
    ADW_ALERT_DIALOG (alert), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "save");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "cancel");
  g_signal_connect_object (alert, "response", G_CALLBACK (discard_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (alert, GTK_WIDGET (self));
}

static void
cancel_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
kor_order_dialog_dispose (GObject *object)
{
  KorOrderDialog *self = KOR_ORDER_DIALOG (object);

  g_clear_object (&self->register_);
  g_clear_object (&self->undo);
  g_clear_weak_pointer (&self->focus);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_ORDER_DIALOG);
  G_OBJECT_CLASS (kor_order_dialog_parent_class)->dispose (object);
}

static void
kor_order_dialog_finalize (GObject *object)
{
  g_clear_pointer (&KOR_ORDER_DIALOG (object)->order, kor_order_free);
  G_OBJECT_CLASS (kor_order_dialog_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "order.save", NULL, save_action_cb);
  gtk_widget_class_install_action (widget_class, "order.cancel", NULL, cancel_action_cb);
  gtk_widget_class_install_action (widget_class, "order.invoice", NULL, invoice_action_cb);
  gtk_widget_class_install_action (widget_class, "order.archive", NULL, remove_action_cb);
  gtk_widget_class_install_action (widget_class, "order.bring-back", NULL, remove_action_cb);
  gtk_widget_class_install_action (widget_class, "order.delete", NULL, remove_action_cb);
  gtk_widget_class_add_binding_action (
    widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "order.save", NULL);
  gtk_widget_class_add_binding_action (
    widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "order.save", NULL);
}

static void
kor_order_dialog_class_init (KorOrderDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kor_order_dialog_dispose;
  object_class->finalize = kor_order_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->close_attempt = kor_order_dialog_close_attempt;
  signals[SAVED] = g_signal_new ("saved",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_INT64);
  install_actions (widget_class);

  g_type_ensure (KOR_TYPE_CUSTOMER_PICKER);
  g_type_ensure (KOR_TYPE_ORDER_LINES);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-order-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorOrderDialog, title);
  gtk_widget_class_bind_template_child (widget_class, KorOrderDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, KorOrderDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, KorOrderDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, KorOrderDialog, number);
  gtk_widget_class_bind_template_child (widget_class, KorOrderDialog, date);
  gtk_widget_class_bind_template_child (widget_class, KorOrderDialog, state);
  gtk_widget_class_bind_template_child (widget_class, KorOrderDialog, customer);
  gtk_widget_class_bind_template_child (widget_class, KorOrderDialog, lines);
  gtk_widget_class_bind_template_child (widget_class, KorOrderDialog, invoices);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kor_order_dialog_init (KorOrderDialog *self)
{
  g_autoptr (GtkStringList) states = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->setting = TRUE;
  for (int state = 0; state < KOR_N_ORDER_STATES; state++)
    gtk_string_list_append (states, kor_order_state_get_title ((KorOrderState) state));
  adw_combo_row_set_model (self->state, G_LIST_MODEL (states));
  self->setting = FALSE;
}

/**
 * kor_order_dialog_new:
 * @register_: an open register
 * @id: which order; 0 for a new one
 * @undo: where changes that can be taken back are kept
 *
 * Returns: (transfer floating): a dialog that reads its order and shows it
 */
AdwDialog *
kor_order_dialog_new (KorRegister *register_, gint64 id, KorUndo *undo)
{
  KorOrderDialog *self = g_object_new (KOR_TYPE_ORDER_DIALOG, NULL);

  self->register_ = g_object_ref (register_);
  self->undo = g_object_ref (undo);
  self->id = id;
  kor_customer_picker_set_register (self->customer, register_);
  update_actions (self);
  kor_register_call_async (register_,
                           kor_order_work_run,
                           kor_order_work_new (KOR_ORDER_WORK_LOAD, id),
                           (GDestroyNotify) kor_order_work_free,
                           (GDestroyNotify) kor_order_work_free,
                           NULL,
                           loaded_cb,
                           g_object_ref (self));
  return ADW_DIALOG (self);
}
