/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-orders.h"
#include "kor-register-private.h"

typedef struct {
  const KorOrderQuery *query;
  GArray *ids;
} Listing;

static void
append_filters (GString *sql, const KorOrderQuery *query, gboolean searching)
{
  KorOrderFilter filter = query->filter;

  if ((filter & KOR_ORDER_FILTER_ARCHIVED) != 0)
    g_string_append (sql, " AND o.state = 'archived'");
  else if (!searching && query->customer_id == 0)
    g_string_append (sql, " AND o.state <> 'archived'");
  if (query->customer_id != 0)
    g_string_append (sql, " AND o.customer = :customer");
  if ((filter & KOR_ORDER_FILTER_OPEN) != 0)
    g_string_append (sql, " AND o.state = 'open'");
  if ((filter & KOR_ORDER_FILTER_UNPAID) != 0)
    g_string_append (sql,
                     " AND EXISTS (SELECT 1 FROM invoice i WHERE i.orders = o.id"
                     " AND i.state IN ('open', 'in-collection'))");
  if ((filter & KOR_ORDER_FILTER_OVERDUE) != 0)
    g_string_append (
      sql,
      " AND EXISTS (SELECT 1 FROM invoice i WHERE i.orders = o.id AND i.state = 'open'"
      " AND i.due < :today)");
}

static char *
build_query (const KorOrderQuery *query, gboolean searching)
{
  static const char *const columns[KOR_N_ORDER_SORTS] = {
    "o.date", "o.number", "c.sort_rank", "o.total_cents"
  };
  const char *direction = query->descending ? " DESC" : "";
  GString *sql = g_string_new ("SELECT o.id FROM orders o");

  if (query->sort == KOR_ORDER_SORT_CUSTOMER)
    g_string_append (sql, " JOIN customer c ON c.id = o.customer");
  g_string_append (sql,
                   " WHERE (:match IS NULL OR 1) AND :typed IS NOT NULL AND :after IS NOT NULL");
  g_string_append (sql, " AND :customer IS NOT NULL AND :today IS NOT NULL");
  if (searching)
    g_string_append (
      sql,
      " AND (o.number >= :typed AND o.number < :after OR o.customer IN"
      " (SELECT h.id FROM customer_search s CROSS JOIN customer h ON h.sort_rank = s.rowid"
      " WHERE customer_search MATCH :match))");
  append_filters (sql, query, searching);
  g_string_append_printf (
    sql, " ORDER BY %s%s, o.id%s LIMIT :limit", columns[query->sort], direction, direction);
  return g_string_free (sql, FALSE);
}

static gboolean
list_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Listing *listing = data;
  const KorOrderQuery *query = listing->query;
  g_autofree char *match = kor_search_to_match (query->search);
  g_autofree char *sql = build_query (query, match != NULL);
  g_autofree char *typed = g_strstrip (g_strdup (query->search != NULL ? query->search : ""));
  g_autofree char *after = g_strconcat (typed, "\xf4\x8f\xbf\xbf", NULL);
  char today[16];
  g_autoptr (KorDbStatement) row = NULL;

  kor_date_to_text (kor_context_get_today (kor_register_get_context (self)), today);
  row = kor_db_query (db,
                      error,
                      sql,
                      "tttiti",
                      match,
                      typed,
                      after,
                      query->customer_id,
                      today,
                      query->limit > 0 ? (gint64) query->limit : (gint64) -1);
  return kor_rows_collect_ids (row, listing->ids, error);
}

/**
 * kor_register_list_orders:
 * @self: a register
 * @query: what to list
 * @cancellable: (nullable): a newer query cancels the older
 * @error: return location
 *
 * Asks for the ids of a list in its order; a row is loaded when it is shown.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): order ids
 */
GArray *
kor_register_list_orders (KorRegister *self,
                          const KorOrderQuery *query,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Listing listing = { query, ids };

  if (!kor_register_read (self, list_body, &listing, cancellable, error))
    return NULL;
  return g_steal_pointer (&ids);
}

typedef struct {
  const gint64 *ids;
  guint n_ids;
  GPtrArray *rows;
} Rows;

/* The order's invoice state comes as the weight of the one that asks most of the office. */
#define ROW_SQL                                                                                    \
  "SELECT o.number, o.customer, c.list_name, c.list_organisation, o.date, o.state, o.total_cents," \
  " o.currency, (SELECT count(*) FROM order_line l WHERE l.orders = o.id),"                        \
  " (SELECT max (CASE WHEN i.state = 'in-collection' THEN 5"                                       \
  "   WHEN i.state = 'open' AND i.due < ?2 THEN 4 WHEN i.state = 'open' THEN 3"                    \
  "   WHEN i.state = 'written-off' THEN 2 ELSE 1 END) FROM invoice i WHERE i.orders = o.id)"       \
  " FROM orders o JOIN customer c ON c.id = o.customer WHERE o.id = ?1"

static KorOrderRow *
read_row (KorDbStatement *row, gint64 id)
{
  static const KorInvoiceState states[] = { KOR_INVOICE_NONE,        KOR_INVOICE_PAID,
                                            KOR_INVOICE_WRITTEN_OFF, KOR_INVOICE_OPEN,
                                            KOR_INVOICE_OVERDUE,     KOR_INVOICE_IN_COLLECTION };
  KorOrderRow *item = g_new0 (KorOrderRow, 1);

  item->id = id;
  item->number = kor_db_statement_dup_text (row, 0);
  item->customer_id = kor_db_statement_get_int64 (row, 1);
  item->customer_name = kor_db_statement_dup_text (row, 2);
  item->customer_organisation = kor_db_statement_dup_text (row, 3);
  item->date = kor_row_get_date (row, 4);
  kor_order_state_from_string (kor_db_statement_get_text (row, 5), &item->state);
  item->total_cents = kor_db_statement_get_int64 (row, 6);
  g_strlcpy (item->currency, kor_db_statement_get_text (row, 7), sizeof item->currency);
  item->n_lines = (int) kor_db_statement_get_int64 (row, 8);
  item->invoice_state = states[CLAMP (kor_db_statement_get_int64 (row, 9), 0, 5)];
  return item;
}

static gboolean
rows_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Rows *rows = data;
  char today[16];

  kor_date_to_text (kor_context_get_today (kor_register_get_context (self)), today);
  for (guint i = 0; i < rows->n_ids; i++) {
    GError *local = NULL;
    g_autoptr (KorDbStatement) row = kor_db_query (db, error, ROW_SQL, "it", rows->ids[i], today);

    if (row == NULL)
      return FALSE;
    if (kor_db_statement_next (row, &local))
      g_ptr_array_add (rows->rows, read_row (row, rows->ids[i]));
    else if (!kor_rows_end (local, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * kor_register_load_order_rows:
 *
 * Returns: (transfer full) (element-type KorOrderRow) (nullable): a row for each id that still
 * exists
 */
GPtrArray *
kor_register_load_order_rows (
  KorRegister *self, const gint64 *ids, guint n_ids, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_order_row_free);
  Rows rows = { ids, n_ids, array };

  if (!kor_register_read (self, rows_body, &rows, cancellable, error))
    return NULL;
  return g_steal_pointer (&array);
}

void
kor_order_row_free (KorOrderRow *self)
{
  g_free (self->number);
  g_free (self->customer_name);
  g_free (self->customer_organisation);
  g_free (self);
}
