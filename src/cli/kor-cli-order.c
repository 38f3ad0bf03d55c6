/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "kor-cli-table.h"
#include "kor-error.h"
#include "kor-register-orders.h"

/* How many rows are loaded at a time for a list. */
#define BLOCK 1000

static void
add_row (KorCliTable *table, const KorOrderRow *row)
{
  kor_cli_table_text (table, row->number);
  kor_cli_table_date (table, row->date);
  kor_cli_table_number (table, row->customer_id);
  kor_cli_table_text (table, row->customer_name);
  kor_cli_table_text (table, row->customer_organisation);
  kor_cli_table_text (table, kor_order_state_to_string (row->state));
  kor_cli_table_text (table, kor_invoice_state_to_string (row->invoice_state));
  kor_cli_table_number (table, row->n_lines);
  kor_cli_table_cents (table, row->total_cents);
  kor_cli_table_text (table, row->currency);
}

static gboolean
order_list (KorCli *cli, KorCliArgs *args, GError **error)
{
  static const char *const columns[] = {
    "order_no", "date",  "customer_id", "name", "organisation", "status", "invoice_status",
    "lines",    "total", "currency",    NULL
  };
  KorOrderQuery query = { .search = kor_cli_args_get_option (args, "search"), .descending = TRUE };
  g_autoptr (KorCliTable) table = kor_cli_table_new (cli->format, "order", columns);
  g_autoptr (GArray) ids = NULL;
  gint64 limit;

  if (!kor_cli_args_get_number (args, "limit", 0, &limit, error))
    return FALSE;
  if (kor_cli_args_get_n (args) > 0 &&
      (query.customer_id = kor_cli_find_customer (cli, args, 0, error)) == 0)
    return FALSE;
  query.limit = (guint) limit;
  ids = kor_register_list_orders (cli->register_, &query, NULL, error);
  if (ids == NULL)
    return FALSE;
  for (guint first = 0; first < ids->len; first += BLOCK) {
    g_autoptr (GPtrArray) rows = kor_register_load_order_rows (cli->register_,
                                                              &g_array_index (ids, gint64, first),
                                                              MIN (BLOCK, ids->len - first),
                                                              NULL,
                                                              error);

    if (rows == NULL)
      return FALSE;
    for (guint i = 0; i < rows->len; i++)
      add_row (table, rows->pdata[i]);
  }
  kor_cli_table_print (table);
  return TRUE;
}

/* --- show
 * ---------------------------------------------------------------------------------------------------
 */

static void
add_pair (KorCliTable *table, const char *field, const char *value)
{
  kor_cli_table_text (table, field);
  kor_cli_table_text (table, value);
}

static void
add_cents (KorCliTable *table, const char *field, gint64 cents)
{
  kor_cli_table_text (table, field);
  kor_cli_table_cents (table, cents);
}

static void
add_line (KorCliTable *table, const KorOrderLine *line)
{
  char quantity[G_ASCII_DTOSTR_BUF_SIZE], price[G_ASCII_DTOSTR_BUF_SIZE],
    discount[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *text = NULL;

  g_ascii_formatd (quantity, sizeof quantity, "%.10g", (double) line->quantity_milli / 1e3);
  g_ascii_formatd (price, sizeof price, "%.10g", (double) line->unit_price_micro / 1e6);
  g_ascii_formatd (discount, sizeof discount, "%.10g", line->discount_bp / 1e2);
  text = g_strdup_printf ("%s · %s · %s × %s · -%s %%",
                          line->product != NULL ? line->product : "",
                          line->description != NULL ? line->description : "",
                          quantity,
                          price,
                          discount);
  add_pair (table, "line", text);
  add_cents (table, "line_total", line->total_cents);
}

static void
add_invoice (KorCliTable *table, const KorInvoice *invoice, KorDate today)
{
  g_autofree char *date = kor_date_to_iso (invoice->date);
  g_autofree char *due = kor_date_to_iso (invoice->due);

  add_pair (table, "invoice", invoice->number);
  add_pair (table, "invoice_date", date);
  add_pair (table, "due", due);
  add_pair (
    table, "invoice_status", kor_invoice_state_to_string (kor_invoice_get_state (invoice, today)));
  add_cents (table, "invoice_total", invoice->cents);
  add_cents (table, "paid", kor_invoice_get_paid_cents (invoice));
}

static gboolean
order_show (KorCli *cli, KorCliArgs *args, GError **error)
{
  static const char *const columns[] = { "field", "value", NULL };
  const char *number = kor_cli_args_need (args, 0, _("ORDER"), error);
  gint64 id = number != NULL ? kor_register_find_order (cli->register_, number, error) : 0;
  g_autoptr (KorOrder) order = id != 0 ? kor_register_load_order (cli->register_, id, error) : NULL;
  g_autoptr (KorCliTable) table = NULL;
  g_autofree char *date = NULL;

  if (order == NULL)
    return FALSE;
  table = kor_cli_table_new (cli->format, "datum", columns);
  date = kor_date_to_iso (order->date);
  add_pair (table, "order_no", order->number);
  kor_cli_table_text (table, "customer_id");
  kor_cli_table_number (table, order->customer_id);
  add_pair (table, "date", date);
  add_pair (table, "status", kor_order_state_to_string (order->state));
  add_cents (table, "total", order->total_cents);
  add_pair (table, "currency", order->currency);
  for (guint i = 0; i < order->lines->len; i++)
    add_line (table, order->lines->pdata[i]);
  for (guint i = 0; i < order->invoices->len; i++)
    add_invoice (table, order->invoices->pdata[i], kor_context_get_today (cli->context));
  kor_cli_table_print (table);
  return TRUE;
}

const KorCliCommand kor_cli_order_commands[] = {
  { "order", "list", "search= limit=", "[CUSTOMER] [--search TEXT] [--limit N]", TRUE, order_list },
  { "order", "show", "", "ORDER", TRUE, order_show },
  { NULL },
};
