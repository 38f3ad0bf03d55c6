/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-order-columns.h"

#include <glib/gi18n.h>

#include "kor-money.h"
#include "kor-list-mark.h"
#include "kor-row-factory.h"
#include "kor-ui-text.h"
#include "kor-words-text.h"

/* How an order shows itself in the list of orders, column by column. */

static void
fill_number (GtkWidget *widget, gconstpointer data)
{
  const KorOrderRow *row = data;

  kor_text_cell_set (widget, row != NULL ? row->number : NULL);
}

static void
fill_date (GtkWidget *widget, gconstpointer data)
{
  const KorOrderRow *row = data;
  g_autofree char *text = row != NULL ? kor_ui_format_date (row->date) : NULL;

  kor_text_cell_set (widget, text);
}

/* A company without a contact person goes by its own name. */
static const char *
get_customer (const KorOrderRow *row)
{
  return row->customer_name != NULL && *row->customer_name != '\0' ? row->customer_name
                                                                   : row->customer_organisation;
}

static void
fill_customer (GtkWidget *widget, gconstpointer data)
{
  const KorOrderRow *row = data;

  kor_text_cell_set (widget, row != NULL ? get_customer (row) : NULL);
}

static void
fill_organisation (GtkWidget *widget, gconstpointer data)
{
  const KorOrderRow *row = data;

  kor_text_cell_set (widget, row != NULL ? row->customer_organisation : NULL);
}

static void
fill_lines (GtkWidget *widget, gconstpointer data)
{
  const KorOrderRow *row = data;
  g_autofree char *text = row != NULL ? g_strdup_printf ("%d", row->n_lines) : NULL;

  kor_text_cell_set (widget, text);
}

static char *
format_total (const KorOrderRow *row)
{
  return kor_money_format (row->total_cents, row->currency, kor_ui_get_language ());
}

static void
fill_total (GtkWidget *widget, gconstpointer data)
{
  const KorOrderRow *row = data;
  g_autofree char *text = row != NULL ? format_total (row) : NULL;

  kor_text_cell_set (widget, text);
}

static void
fill_state (GtkWidget *widget, gconstpointer data)
{
  const KorOrderRow *row = data;

  kor_text_cell_set (widget, row != NULL ? kor_order_state_get_title (row->state) : NULL);
}

static void
fill_invoice (GtkWidget *widget, gconstpointer data)
{
  const KorOrderRow *row = data;
  const char *css_class = NULL;

  if (row == NULL || row->invoice_state == KOR_INVOICE_NONE) {
    kor_list_mark_set (KOR_LIST_MARK (widget), NULL, NULL);
    return;
  }
  if (row->invoice_state == KOR_INVOICE_OVERDUE || row->invoice_state == KOR_INVOICE_IN_COLLECTION)
    css_class = "ban";
  else if (row->invoice_state == KOR_INVOICE_OPEN)
    css_class = "caution";
  kor_list_mark_set (
    KOR_LIST_MARK (widget), kor_invoice_state_get_title (row->invoice_state), css_class);
}

/* What a screen reader says of a row. */
static char *
describe_row (gconstpointer data)
{
  const KorOrderRow *row = data;
  g_autofree char *date = kor_ui_format_date (row->date);
  g_autofree char *total = format_total (row);
  const char *name = get_customer (row);

  return g_strdup_printf ("%s, %s, %s, %s, %s, %s",
                          row->number,
                          date,
                          name != NULL ? name : "",
                          total,
                          kor_order_state_get_title (row->state),
                          kor_invoice_state_get_title (row->invoice_state));
}

/* The header only says how the list is sorted; the sorting itself is the register's. */
static int
compare_nothing (gconstpointer a, gconstpointer b, gpointer data)
{
  return GTK_ORDERING_EQUAL;
}

enum {
  COLUMN_NUMBER,
  COLUMN_DATE,
  COLUMN_CUSTOMER,
  COLUMN_ORGANISATION,
  COLUMN_LINES,
  COLUMN_TOTAL,
  COLUMN_STATE,
  COLUMN_INVOICE,
  N_COLUMNS,
};

typedef struct {
  KorCell cell;
  int sort;       /* a KorOrderSort, or -1 */
  int width;      /* in pixels; -1: as wide as there is room */
  gboolean spare; /* goes first where there is little room */
} Column;

static const Column columns[N_COLUMNS] = {
  [COLUMN_NUMBER] = { { kor_text_cell_make, fill_number }, KOR_ORDER_SORT_NUMBER, 104, FALSE },
  [COLUMN_DATE] = { { kor_number_cell_make, fill_date }, KOR_ORDER_SORT_DATE, 104, FALSE },
  [COLUMN_CUSTOMER] = { { kor_text_cell_make, fill_customer }, KOR_ORDER_SORT_CUSTOMER, -1, FALSE },
  [COLUMN_ORGANISATION] = { { kor_dim_cell_make, fill_organisation }, -1, -1, TRUE },
  [COLUMN_LINES] = { { kor_number_cell_make, fill_lines }, -1, 64, TRUE },
  [COLUMN_TOTAL] = { { kor_number_cell_make, fill_total }, KOR_ORDER_SORT_TOTAL, 120, FALSE },
  [COLUMN_STATE] = { { kor_text_cell_make, fill_state }, -1, 104, FALSE },
  [COLUMN_INVOICE] = { { kor_list_mark_new, fill_invoice }, -1, 132, FALSE },
};

static const char *
get_title (guint column)
{
  switch (column) {
  case COLUMN_NUMBER:
    return C_ ("order column", "Number");
  case COLUMN_DATE:
    return C_ ("order column", "Date");
  case COLUMN_CUSTOMER:
    return C_ ("order column", "Customer");
  case COLUMN_ORGANISATION:
    return C_ ("order column", "Organisation");
  case COLUMN_LINES:
    return C_ ("order column", "Lines");
  case COLUMN_TOTAL:
    return C_ ("order column", "Total");
  case COLUMN_STATE:
    return C_ ("order column", "State");
  default:
    return C_ ("order column", "Invoice");
  }
}

static GtkColumnViewColumn *
create_column (guint number)
{
  const Column *column = &columns[number];
  GtkListItemFactory *factory = kor_row_factory_new (&column->cell);
  GtkColumnViewColumn *view_column = gtk_column_view_column_new (get_title (number), factory);

  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, column->width < 0);
  gtk_column_view_column_set_fixed_width (view_column, column->width);
  if (column->sort >= 0) {
    g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_nothing, NULL, NULL));

    gtk_column_view_column_set_sorter (view_column, sorter);
  }
  g_object_set_data (G_OBJECT (view_column), "kor-column", (gpointer) column);
  return view_column;
}

/**
 * kor_order_columns_add:
 * @view: an empty view over a #KorOrderListModel
 *
 * Adds the columns of orders to @view and sorts it by date, the newest first.
 */
void
kor_order_columns_add (GtkColumnView *view)
{
  g_autoptr (GtkListItemFactory) row_factory = kor_row_label_factory_new (describe_row);

  for (guint i = 0; i < N_COLUMNS; i++) {
    g_autoptr (GtkColumnViewColumn) column = create_column (i);

    gtk_column_view_append_column (view, column);
    if (columns[i].sort == KOR_ORDER_SORT_DATE)
      gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
  }
  gtk_column_view_set_row_factory (view, row_factory);
}

/* Hides the columns that the order itself shows as well. */
void
kor_order_columns_set_narrow (GtkColumnView *view, gboolean narrow)
{
  GListModel *all = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (all, i);
    const Column *column = g_object_get_data (G_OBJECT (view_column), "kor-column");

    gtk_column_view_column_set_visible (view_column, !narrow || !column->spare);
  }
}

/**
 * kor_order_columns_get_sort:
 * @view: a view with the columns of orders
 * @sort: (out): what its header says it is sorted by
 * @descending: (out): whether downwards
 *
 * Returns: whether it is sorted at all
 */
gboolean
kor_order_columns_get_sort (GtkColumnView *view, KorOrderSort *sort, gboolean *descending)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (view));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  const Column *data;

  if (column == NULL)
    return FALSE;
  data = g_object_get_data (G_OBJECT (column), "kor-column");
  *sort = (KorOrderSort) data->sort;
  *descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;
  return TRUE;
}
