/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-order-lines.h"

#include <adwaita.h>

#include "kor-money.h"
#include "kor-order-line-row.h"
#include "kor-ui-text.h"

struct _KorOrderLines {
  GtkBox parent_instance;

  GtkBox *headings;
  GtkBox *rows;
  GtkLabel *total;
  GtkSizeGroup *column_product;
  GtkSizeGroup *column_description;
  GtkSizeGroup *column_quantity;
  GtkSizeGroup *column_price;
  GtkSizeGroup *column_discount;
  GtkSizeGroup *column_total;

  char currency[4];
  gint64 imported_total; /* of an order that has no lines */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorOrderLines, kor_order_lines, GTK_TYPE_BOX)

static KorOrderLineRow *
get_first (KorOrderLines *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  return child != NULL ? KOR_ORDER_LINE_ROW (child) : NULL;
}

static KorOrderLineRow *
get_next (KorOrderLineRow *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (row));

  return next != NULL ? KOR_ORDER_LINE_ROW (next) : NULL;
}

static void
update_total (KorOrderLines *self)
{
  g_autofree char *text =
    kor_money_format (kor_order_lines_get_total (self), self->currency, kor_ui_get_language ());

  gtk_label_set_text (self->total, text);
  gtk_widget_set_visible (GTK_WIDGET (self->headings), get_first (self) != NULL);
}

static void
changed_cb (KorOrderLines *self)
{
  update_total (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void add_cb (KorOrderLines *self, KorOrderLineRow *after);

static void
remove_cb (KorOrderLines *self, KorOrderLineRow *row)
{
  GtkWidget *other = gtk_widget_get_next_sibling (GTK_WIDGET (row));

  if (other == NULL)
    other = gtk_widget_get_prev_sibling (GTK_WIDGET (row));
  if (other != NULL)
    gtk_widget_grab_focus (other);
  gtk_box_remove (self->rows, GTK_WIDGET (row));
  changed_cb (self);
}

static GtkWidget *
insert_row (KorOrderLines *self, const KorOrderLine *line, KorOrderLineRow *after)
{
  GtkSizeGroup *const columns[KOR_N_ORDER_LINE_COLUMNS] = {
    self->column_product, self->column_description, self->column_quantity,
    self->column_price,   self->column_discount,    self->column_total,
  };
  GtkWidget *row = kor_order_line_row_new (line, self->currency, columns);

  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  if (after != NULL)
    gtk_box_insert_child_after (self->rows, row, GTK_WIDGET (after));
  else
    gtk_box_append (self->rows, row);
  return row;
}

/* Enter goes to the next line, and makes one behind the last. */
static void
add_cb (KorOrderLines *self, KorOrderLineRow *after)
{
  g_autoptr (KorOrderLine) line = kor_order_line_new ();
  KorOrderLineRow *next = get_next (after);

  if (next != NULL) {
    gtk_widget_grab_focus (GTK_WIDGET (next));
    return;
  }
  gtk_widget_grab_focus (insert_row (self, line, after));
  changed_cb (self);
}

static void
add_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorOrderLines *self = KOR_ORDER_LINES (widget);
  g_autoptr (KorOrderLine) line = kor_order_line_new ();

  gtk_widget_grab_focus (insert_row (self, line, NULL));
  changed_cb (self);
}

static void
kor_order_lines_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_ORDER_LINES);
  G_OBJECT_CLASS (kor_order_lines_parent_class)->dispose (object);
}

static void
kor_order_lines_class_init (KorOrderLinesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_order_lines_dispose;
  signals[CHANGED] = g_signal_new (
    "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "lines.add", NULL, add_action_cb);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-order-lines.ui");
  gtk_widget_class_bind_template_child (widget_class, KorOrderLines, headings);
  gtk_widget_class_bind_template_child (widget_class, KorOrderLines, rows);
  gtk_widget_class_bind_template_child (widget_class, KorOrderLines, total);
  gtk_widget_class_bind_template_child (widget_class, KorOrderLines, column_product);
  gtk_widget_class_bind_template_child (widget_class, KorOrderLines, column_description);
  gtk_widget_class_bind_template_child (widget_class, KorOrderLines, column_quantity);
  gtk_widget_class_bind_template_child (widget_class, KorOrderLines, column_price);
  gtk_widget_class_bind_template_child (widget_class, KorOrderLines, column_discount);
  gtk_widget_class_bind_template_child (widget_class, KorOrderLines, column_total);
}

static void
kor_order_lines_init (KorOrderLines *self)
{
  g_strlcpy (self->currency, "EUR", sizeof self->currency);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows the lines of @order; a new order gets an empty one to write in. */
void
kor_order_lines_set_order (KorOrderLines *self, const KorOrder *order)
{
  g_autoptr (KorOrderLine) empty = kor_order_line_new ();

  for (KorOrderLineRow *row = get_first (self); row != NULL; row = get_first (self))
    gtk_box_remove (self->rows, GTK_WIDGET (row));
  g_strlcpy (self->currency, order->currency, sizeof self->currency);
  self->imported_total = order->lines->len == 0 ? order->total_cents : 0;
  for (guint i = 0; i < order->lines->len; i++)
    insert_row (self, order->lines->pdata[i], NULL);
  if (order->id == 0)
    insert_row (self, empty, NULL);
  update_total (self);
}

/**
 * kor_order_lines_get_lines:
 * @self: the lines
 * @lines: (out) (transfer full) (element-type KorOrderLine): those that are not empty
 *
 * Returns: whether all could be read; what could not is marked
 */
gboolean
kor_order_lines_get_lines (KorOrderLines *self, GPtrArray **lines)
{
  g_autoptr (GPtrArray) found =
              g_ptr_array_new_with_free_func ((GDestroyNotify) kor_order_line_free);
  gboolean valid = TRUE;

  for (KorOrderLineRow *row = get_first (self); row != NULL; row = get_next (row)) {
    KorOrderLine *line = kor_order_line_row_get_line (row);

    if (line == NULL)
      valid = FALSE;
    else if (kor_order_line_row_is_empty (row))
      kor_order_line_free (line);
    else
      g_ptr_array_add (found, line);
  }
  if (valid)
    *lines = g_steal_pointer (&found);
  return valid;
}

/* Returns: the sum in cents of the lines that can be read */
gint64
kor_order_lines_get_total (KorOrderLines *self)
{
  gint64 total = 0;
  guint n = 0;

  for (KorOrderLineRow *row = get_first (self); row != NULL; row = get_next (row)) {
    g_autoptr (KorOrderLine) line = kor_order_line_row_get_line (row);

    if (line != NULL && !kor_order_line_row_is_empty (row)) {
      total += line->total_cents;
      n++;
    }
  }
  return n > 0 ? total : self->imported_total;
}
