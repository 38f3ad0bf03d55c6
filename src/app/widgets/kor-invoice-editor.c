/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-invoice-editor.h"

#include <glib/gi18n.h>

#include "kor-entry-value.h"
#include "kor-money.h"
#include "kor-row-factory.h"
#include "kor-ui-text.h"
#include "kor-words-text.h"

struct _KorInvoiceEditor {
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  GtkLabel *mark;
  AdwEntryRow *number;
  AdwEntryRow *date;
  AdwEntryRow *due;
  AdwEntryRow *amount;
  AdwComboRow *state;
  GtkListBox *payments;
  AdwActionRow *sum;
  GtkEntry *payment_date;
  GtkEntry *payment_amount;

  KorInvoice *invoice; /* id and payments; the rest is in the entries */
  char currency[4];
  KorDate today;
  gboolean setting;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What can be chosen; overdue follows from the date. */
static const KorInvoiceState states[] = {
  KOR_INVOICE_OPEN,
  KOR_INVOICE_PAID,
  KOR_INVOICE_IN_COLLECTION,
  KOR_INVOICE_WRITTEN_OFF,
};

G_DEFINE_FINAL_TYPE (KorInvoiceEditor, kor_invoice_editor, ADW_TYPE_BIN)

static char *
format_money (KorInvoiceEditor *self, gint64 cents)
{
  return kor_money_format (cents, self->currency, kor_ui_get_language ());
}

static KorInvoiceState
get_chosen_state (KorInvoiceEditor *self)
{
  return states[MIN (adw_combo_row_get_selected (self->state), G_N_ELEMENTS (states) - 1)];
}

static void
choose_state (KorInvoiceEditor *self, KorInvoiceState state)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (states[i] == state)
      adw_combo_row_set_selected (self->state, i);
}

static void
update_mark (KorInvoiceEditor *self)
{
  KorInvoice now = { .state = get_chosen_state (self), .due = KOR_DATE_NONE };
  KorInvoiceState state;
  const char *css_class = NULL;

  kor_entry_get_date (GTK_WIDGET (self->due), FALSE, &now.due);
  state = kor_invoice_get_state (&now, self->today);
  if (state == KOR_INVOICE_OVERDUE || state == KOR_INVOICE_IN_COLLECTION)
    css_class = "ban";
  else if (state == KOR_INVOICE_OPEN)
    css_class = "caution";
  kor_mark_cell_set (GTK_WIDGET (self->mark), kor_invoice_state_get_title (state), css_class);
}

static void
update_sum (KorInvoiceEditor *self)
{
  gint64 paid = kor_invoice_get_paid_cents (self->invoice);
  g_autofree char *paid_text = format_money (self, paid);
  g_autofree char *open_text = NULL;
  g_autofree char *text = NULL;
  gint64 cents;

  if (!kor_money_parse (gtk_editable_get_text (GTK_EDITABLE (self->amount)), &cents))
    cents = paid;
  open_text = format_money (self, MAX (0, cents - paid));
  /* Translators: an invoice: what has been paid and what is still to pay */
  text = g_strdup_printf (_ ("Paid %s, still open %s"), paid_text, open_text);
  adw_action_row_set_subtitle (self->sum, text);
}

static void
changed_cb (KorInvoiceEditor *self)
{
  gint64 cents;

  if (self->setting)
    return;
  kor_entry_get_money (GTK_WIDGET (self->amount), &cents);
  update_mark (self);
  update_sum (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A full payment closes an open invoice; one taken away opens it again. */
static void
follow_payments (KorInvoiceEditor *self)
{
  KorInvoiceState state = get_chosen_state (self);
  gint64 paid = kor_invoice_get_paid_cents (self->invoice);
  gint64 cents;

  if (!kor_entry_get_money (GTK_WIDGET (self->amount), &cents))
    return;
  if (paid >= cents && paid > 0 && state != KOR_INVOICE_WRITTEN_OFF)
    choose_state (self, KOR_INVOICE_PAID);
  else if (paid < cents && state == KOR_INVOICE_PAID)
    choose_state (self, KOR_INVOICE_OPEN);
}

static void show_payments (KorInvoiceEditor *self);

static void
remove_payment_cb (GtkWidget *button, KorInvoiceEditor *self)
{
  g_ptr_array_remove (self->invoice->payments,
                      g_object_get_data (G_OBJECT (button), "kor-payment"));
  follow_payments (self);
  show_payments (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->payment_date));
  changed_cb (self);
}

static GtkWidget *
create_payment_row (KorInvoiceEditor *self, KorPayment *payment)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *date = kor_ui_format_date (payment->date);
  g_autofree char *amount = format_money (self, payment->cents);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), amount);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), date);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove payment"));
  g_object_set_data (G_OBJECT (button), "kor-payment", payment);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_payment_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_payments (KorInvoiceEditor *self)
{
  gtk_list_box_remove_all (self->payments);
  for (guint i = 0; i < self->invoice->payments->len; i++)
    gtk_list_box_append (self->payments,
                         create_payment_row (self, self->invoice->payments->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->payments), self->invoice->payments->len > 0);
}

static void
add_payment_cb (KorInvoiceEditor *self)
{
  KorDate date;
  gint64 cents;
  gboolean valid = kor_entry_get_date (GTK_WIDGET (self->payment_date), TRUE, &date);

  valid &= kor_entry_get_money (GTK_WIDGET (self->payment_amount), &cents);
  if (!valid)
    return;
  g_ptr_array_add (self->invoice->payments, kor_payment_new (date, cents));
  gtk_editable_set_text (GTK_EDITABLE (self->payment_amount), "");
  follow_payments (self);
  show_payments (self);
  changed_cb (self);
}

static void
kor_invoice_editor_dispose (GObject *object)
{
  KorInvoiceEditor *self = KOR_INVOICE_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_INVOICE_EDITOR);
  g_clear_pointer (&self->invoice, kor_invoice_free);
  G_OBJECT_CLASS (kor_invoice_editor_parent_class)->dispose (object);
}

static void
kor_invoice_editor_class_init (KorInvoiceEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_invoice_editor_dispose;
  signals[CHANGED] = g_signal_new (
    "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-invoice-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KorInvoiceEditor, group);
  gtk_widget_class_bind_template_child (widget_class, KorInvoiceEditor, mark);
  gtk_widget_class_bind_template_child (widget_class, KorInvoiceEditor, number);
  gtk_widget_class_bind_template_child (widget_class, KorInvoiceEditor, date);
  gtk_widget_class_bind_template_child (widget_class, KorInvoiceEditor, due);
  gtk_widget_class_bind_template_child (widget_class, KorInvoiceEditor, amount);
  gtk_widget_class_bind_template_child (widget_class, KorInvoiceEditor, state);
  gtk_widget_class_bind_template_child (widget_class, KorInvoiceEditor, payments);
  gtk_widget_class_bind_template_child (widget_class, KorInvoiceEditor, sum);
  gtk_widget_class_bind_template_child (widget_class, KorInvoiceEditor, payment_date);
  gtk_widget_class_bind_template_child (widget_class, KorInvoiceEditor, payment_amount);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_payment_cb);
}

static void
kor_invoice_editor_init (KorInvoiceEditor *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    gtk_string_list_append (titles, kor_invoice_state_get_title (states[i]));
  adw_combo_row_set_model (self->state, G_LIST_MODEL (titles));
}

/**
 * kor_invoice_editor_new:
 * @invoice: the invoice to begin with
 * @currency: of the order
 * @today: the register's day
 *
 * Returns: (transfer floating): an editor
 */
GtkWidget *
kor_invoice_editor_new (const KorInvoice *invoice, const char *currency, KorDate today)
{
  KorInvoiceEditor *self = g_object_new (KOR_TYPE_INVOICE_EDITOR, NULL);
  const char *number = invoice->number != NULL ? invoice->number : "";

  self->invoice = kor_invoice_copy (invoice);
  self->today = today;
  g_strlcpy (self->currency, currency, sizeof self->currency);
  gtk_editable_set_text (GTK_EDITABLE (self->number), number);
  kor_entry_set_date (GTK_WIDGET (self->date), invoice->date);
  kor_entry_set_date (GTK_WIDGET (self->due), invoice->due);
  kor_entry_set_money (GTK_WIDGET (self->amount), invoice->cents);
  kor_entry_set_date (GTK_WIDGET (self->payment_date), today);
  choose_state (self, invoice->state);
  show_payments (self);
  update_mark (self);
  update_sum (self);
  self->setting = FALSE;
  return GTK_WIDGET (self);
}

/* Returns: (transfer full) (nullable): the invoice as written; %NULL while something can't be read,
 * which is then marked */
KorInvoice *
kor_invoice_editor_get_invoice (KorInvoiceEditor *self)
{
  g_autoptr (KorInvoice) invoice = kor_invoice_copy (self->invoice);
  gboolean valid = kor_entry_get_date (GTK_WIDGET (self->date), TRUE, &invoice->date);

  valid &= kor_entry_get_date (GTK_WIDGET (self->due), FALSE, &invoice->due);
  valid &= kor_entry_get_money (GTK_WIDGET (self->amount), &invoice->cents);
  if (!valid)
    return NULL;
  g_free (invoice->number);
  invoice->number = kor_entry_dup_text (GTK_WIDGET (self->number));
  invoice->state = get_chosen_state (self);
  return g_steal_pointer (&invoice);
}
