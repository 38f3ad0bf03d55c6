/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-customer-card-rows.h"

#include <glib/gi18n.h>

#include "kor-access-page.h"
#include "kor-list-run.h"
#include "kor-money.h"
#include "kor-register-orders.h"
#include "kor-request-rules.h"
#include "kor-request-text.h"
#include "kor-request-words-text.h"
#include "kor-run-text.h"
#include "kor-runs-page.h"
#include "kor-ui-text.h"
#include "kor-value.h"
#include "kor-words-text.h"

/* The rows of a card's sections: orders, requests, list runs, history of values. */

static GtkWidget *
create_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
add_word (GtkWidget *row, const char *word, const char *css_class)
{
  GtkWidget *label = gtk_label_new (word);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, css_class);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

static void
order_activated_cb (AdwActionRow *row, gpointer user_data)
{
  gint64 id = (gint64) GPOINTER_TO_SIZE (user_data);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (row));

  if (KOR_IS_WINDOW (root))
    kor_window_show_order (KOR_WINDOW (root), id);
}

/**
 * kor_customer_card_create_order_row:
 * @index: which order
 * @orders: (element-type KorOrderRow): the customer's orders
 *
 * Returns: (transfer floating): a row that opens the order
 */
GtkWidget *
kor_customer_card_create_order_row (guint index, gpointer orders)
{
  const KorOrderRow *order = g_ptr_array_index ((GPtrArray *) orders, index);
  g_autofree char *date = kor_ui_format_date (order->date);
  g_autofree char *total =
    kor_money_format (order->total_cents, order->currency, kor_ui_get_language ());
  g_autofree char *lines =
    g_strdup_printf (ngettext ("%d line", "%d lines", (gulong) order->n_lines), order->n_lines);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s · %s", date, lines, total);
  GtkWidget *row = create_row (order->number, subtitle);
  gboolean late = order->invoice_state == KOR_INVOICE_OVERDUE ||
                  order->invoice_state == KOR_INVOICE_IN_COLLECTION;

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (
    row, "activated", G_CALLBACK (order_activated_cb), GSIZE_TO_POINTER ((gsize) order->id));
  add_word (row,
            late ? kor_invoice_state_get_title (order->invoice_state)
                 : kor_order_state_get_title (order->state),
            late ? "error" : "dimmed");
  return row;
}

static void
request_activated_cb (AdwActionRow *row, gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (row));

  if (KOR_IS_WINDOW (root))
    kor_window_show_request (KOR_WINDOW (root), (gint64) GPOINTER_TO_SIZE (user_data));
}

/**
 * kor_customer_card_create_request_row:
 * @index: which case
 * @requests: (element-type KorRequest): the customer's cases
 *
 * Returns: (transfer floating): a row that opens the case
 */
GtkWidget *
kor_customer_card_create_request_row (guint index, gpointer requests)
{
  const KorRequest *request = g_ptr_array_index ((GPtrArray *) requests, index);
  gboolean closed = request->closed != KOR_DATE_NONE;
  g_autofree char *title = kor_request_get_title (request);
  g_autofree char *day = kor_ui_format_date (closed ? request->closed : request->due);
  g_autofree char *dated =
    closed ? g_strdup_printf (_ ("closed %s"), day) : g_strdup_printf (_ ("due %s"), day);
  g_autofree char *waits = kor_request_describe_wait (request);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", dated, waits);
  GtkWidget *row = create_row (title, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (
    row, "activated", G_CALLBACK (request_activated_cb), GSIZE_TO_POINTER ((gsize) request->id));
  add_word (row,
            kor_request_state_get_title (kor_request_get_state (request)),
            closed ? "dimmed" : "warning");
  return row;
}

static void
run_activated_cb (AdwActionRow *row, gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (row));
  AdwNavigationPage *page;

  if (!KOR_IS_WINDOW (root) || kor_window_get_register (KOR_WINDOW (root)) == NULL)
    return;
  page = kor_runs_page_new (kor_window_get_register (KOR_WINDOW (root)));
  kor_runs_page_show_run (KOR_RUNS_PAGE (page), (gint64) GPOINTER_TO_SIZE (user_data));
  kor_window_push_page (KOR_WINDOW (root), page);
}

/**
 * kor_customer_card_create_run_row:
 * @index: which run
 * @runs: (element-type KorListRun): the list runs the customer was printed in
 *
 * Returns: (transfer floating): a row that opens the run
 */
GtkWidget *
kor_customer_card_create_run_row (guint index, gpointer runs)
{
  const KorListRun *run = g_ptr_array_index ((GPtrArray *) runs, index);
  const char *mark = kor_run_get_mark (run);
  g_autofree char *date = kor_ui_format_time (run->at);
  g_autofree char *subtitle =
    g_strdup_printf ("%s · %s · %s",
                     date,
                     kor_medium_get_title (run->medium),
                     run->recipient != NULL ? run->recipient : _ ("own use"));
  GtkWidget *row = create_row (kor_purpose_get_title (run->purpose), subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (
    row, "activated", G_CALLBACK (run_activated_cb), GSIZE_TO_POINTER ((gsize) run->id));
  if (mark != NULL)
    add_word (row, mark, run->state == KOR_RUN_PRODUCED ? "dimmed" : "warning");
  return row;
}

/**
 * kor_customer_card_create_value_row:
 * @index: which value
 * @values: (element-type KorValue): what is and was held of the customer
 *
 * Returns: (transfer floating): a row that says where the value came from and when (R20–R25)
 */
GtkWidget *
kor_customer_card_create_value_row (guint index, gpointer values)
{
  const KorValue *value = g_ptr_array_index ((GPtrArray *) values, index);
  gboolean own = g_strcmp0 (value->source, KOR_SOURCE_OWN_NOTICE) == 0;
  g_autofree char *came = kor_ui_format_date (value->came);
  g_autofree char *ended = value->ended != 0 ? kor_ui_format_time (value->ended) : NULL;
  g_autofree char *dates =
    ended != NULL ? g_strdup_printf ("%s – %s", came, ended) : g_strdup (came);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s · %s",
                                               kor_field_get_title (value->field),
                                               own
                                               ? _ ("own notice") : value->source, dates);
  GtkWidget *row = NULL;

  if (value->reason != NULL && *value->reason != '\0') {
    g_autofree char *with_reason = g_strdup_printf ("%s\n%s", subtitle, value->reason);

    row = create_row (value->value, with_reason);
  } else {
    row = create_row (value->value, subtitle);
  }
  if (value->ended != 0)
    add_word (row, _ ("former"), "dimmed");
  return row;
}

/**
 * kor_customer_card_show_access:
 * @window: the window
 * @register_: the register
 * @id: a customer
 *
 * Opens the preview of the access printout (R49).
 */
void
kor_customer_card_show_access (KorWindow *window, KorRegister *register_, gint64 id)
{
  if (window != NULL && id != 0)
    kor_window_push_page (window, kor_access_page_new (register_, id));
}
