/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-order-line-row.h"

#include <glib/gi18n.h>

#include "kor-entry-value.h"
#include "kor-money.h"
#include "kor-ui-text.h"

struct _KorOrderLineRow {
  GtkBox parent_instance;

  GtkEntry *product;
  GtkEntry *description;
  GtkEntry *quantity;
  GtkEntry *price;
  GtkEntry *discount;
  GtkLabel *total;

  gint64 id;
  char currency[4];
  gboolean setting;
};

enum {
  CHANGED,
  ADD,
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorOrderLineRow, kor_order_line_row, GTK_TYPE_BOX)

static gboolean
get_discount (KorOrderLineRow *self, gint64 *discount_bp)
{
  gboolean valid = kor_entry_get_decimal (GTK_WIDGET (self->discount), 2, discount_bp) &&
                   *discount_bp >= 0 && *discount_bp <= 10000;

  kor_entry_mark (GTK_WIDGET (self->discount), valid);
  return valid;
}

static void
update_total (KorOrderLineRow *self)
{
  g_autoptr (KorOrderLine) line = kor_order_line_row_get_line (self);
  g_autofree char *text = NULL;

  if (line != NULL)
    text = kor_money_format (line->total_cents, self->currency, kor_ui_get_language ());
  gtk_label_set_text (self->total, text != NULL ? text : "–");
}

static void
changed_cb (KorOrderLineRow *self)
{
  if (self->setting)
    return;
  update_total (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
entry_activated_cb (KorOrderLineRow *self)
{
  g_signal_emit (self, signals[ADD], 0);
}

static void
remove_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[REMOVE], 0);
}

static gboolean
kor_order_line_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KOR_ORDER_LINE_ROW (widget)->product));
}

static void
kor_order_line_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_ORDER_LINE_ROW);
  G_OBJECT_CLASS (kor_order_line_row_parent_class)->dispose (object);
}

static void
kor_order_line_row_class_init (KorOrderLineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_order_line_row_dispose;
  widget_class->grab_focus = kor_order_line_row_grab_focus;

  signals[CHANGED] =
    g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ADD] = g_signal_new ("add", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] =
    g_signal_new ("remove", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "line.remove", NULL, remove_action_cb);
  gtk_widget_class_add_binding_action (
    widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "line.remove", NULL);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-order-line-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KorOrderLineRow, product);
  gtk_widget_class_bind_template_child (widget_class, KorOrderLineRow, description);
  gtk_widget_class_bind_template_child (widget_class, KorOrderLineRow, quantity);
  gtk_widget_class_bind_template_child (widget_class, KorOrderLineRow, price);
  gtk_widget_class_bind_template_child (widget_class, KorOrderLineRow, discount);
  gtk_widget_class_bind_template_child (widget_class, KorOrderLineRow, total);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
kor_order_line_row_init (KorOrderLineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_line (KorOrderLineRow *self, const KorOrderLine *line)
{
  const char *product = line->product != NULL ? line->product : "";
  const char *description = line->description != NULL ? line->description : "";

  self->setting = TRUE;
  self->id = line->id;
  gtk_editable_set_text (GTK_EDITABLE (self->product), product);
  gtk_editable_set_text (GTK_EDITABLE (self->description), description);
  kor_entry_set_decimal (GTK_WIDGET (self->quantity), 3, 0, line->quantity_milli);
  kor_entry_set_decimal (GTK_WIDGET (self->price), 6, 2, line->unit_price_micro);
  kor_entry_set_decimal (GTK_WIDGET (self->discount), 2, 0, line->discount_bp);
  self->setting = FALSE;
  update_total (self);
}

/**
 * kor_order_line_row_new:
 * @line: the line to begin with
 * @currency: of the order
 * @columns: keep the columns of all lines under their headings
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
kor_order_line_row_new (const KorOrderLine *line,
                        const char *currency,
                        GtkSizeGroup *const columns[KOR_N_ORDER_LINE_COLUMNS])
{
  KorOrderLineRow *self = g_object_new (KOR_TYPE_ORDER_LINE_ROW, NULL);
  GtkWidget *const widgets[KOR_N_ORDER_LINE_COLUMNS] = {
    GTK_WIDGET (self->product), GTK_WIDGET (self->description), GTK_WIDGET (self->quantity),
    GTK_WIDGET (self->price),   GTK_WIDGET (self->discount),    GTK_WIDGET (self->total),
  };

  for (gsize i = 0; i < KOR_N_ORDER_LINE_COLUMNS; i++)
    gtk_size_group_add_widget (columns[i], widgets[i]);
  g_strlcpy (self->currency, currency, sizeof self->currency);
  set_line (self, line);
  return GTK_WIDGET (self);
}

/**
 * kor_order_line_row_get_line:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): the line as written, with its total; %NULL while a number can't
 *   be read, which is then marked
 */
KorOrderLine *
kor_order_line_row_get_line (KorOrderLineRow *self)
{
  g_autoptr (KorOrderLine) line = kor_order_line_new ();
  gint64 discount_bp;
  gboolean valid = kor_entry_get_decimal (GTK_WIDGET (self->quantity), 3, &line->quantity_milli);

  valid &= kor_entry_get_decimal (GTK_WIDGET (self->price), 6, &line->unit_price_micro);
  valid &= get_discount (self, &discount_bp);
  if (!valid)
    return NULL;
  line->id = self->id;
  line->product = kor_entry_dup_text (GTK_WIDGET (self->product));
  line->description = kor_entry_dup_text (GTK_WIDGET (self->description));
  line->discount_bp = (int) discount_bp;
  kor_order_line_update_total (line);
  return g_steal_pointer (&line);
}

/* Returns: whether nothing has been written that would be worth a line of an order */
gboolean
kor_order_line_row_is_empty (KorOrderLineRow *self)
{
  g_autofree char *product = kor_entry_dup_text (GTK_WIDGET (self->product));
  g_autofree char *description = kor_entry_dup_text (GTK_WIDGET (self->description));
  gint64 price;

  return product == NULL && description == NULL &&
         kor_entry_get_decimal (GTK_WIDGET (self->price), 6, &price) && price == 0;
}
