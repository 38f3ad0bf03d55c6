/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-error.h"
#include "kor-register-customers.h"
#include "kor-register-private.h"

/* Days within which an order counts as recent. */
#define RECENT_DAYS 30

/* Customers found by an order number are few; a longer list would be no help. */
#define MAX_BY_ORDER 50

typedef struct {
  const KorCustomerQuery *query;
  GCancellable *cancellable;
  GArray *ids;
} Listing;

static void
append_filters (GString *sql, const KorCustomerQuery *query, gboolean searching)
{
  KorCustomerFilter filter = query->filter;

  if ((filter & KOR_CUSTOMER_FILTER_ARCHIVED) != 0)
    g_string_append (sql, " AND c.archived = 1");
  else if (!searching)
    g_string_append (sql, " AND c.archived = 0");
  if ((filter & KOR_CUSTOMER_FILTER_RECENT_ORDER) != 0)
    g_string_append (sql, " AND c.list_last_order >= :since");
  if ((filter & KOR_CUSTOMER_FILTER_OPEN_ORDER) != 0)
    g_string_append (
      sql, " AND EXISTS (SELECT 1 FROM orders o WHERE o.customer = c.id AND o.state = 'open')");
  if ((filter & KOR_CUSTOMER_FILTER_BAN) != 0)
    g_string_append (sql, " AND c.list_bans <> 0");
  if ((filter & KOR_CUSTOMER_FILTER_RESTRICTED) != 0)
    g_string_append (sql, " AND c.restricted = 1");
  if ((filter & KOR_CUSTOMER_FILTER_RETURNED_MAIL) != 0)
    g_string_append (
      sql, " AND EXISTS (SELECT 1 FROM address a WHERE a.customer = c.id AND a.returned_mail = 1)");
}

static char *
build_query (const KorCustomerQuery *query, gboolean searching)
{
  static const char *const sort_columns[KOR_N_CUSTOMER_SORTS] = {
    "NULL", "c.list_organisation", "c.list_city", "c.list_last_order"
  };
  const char *direction = query->descending ? " DESC" : "";
  GString *sql = g_string_new ("SELECT c.id, ");

  g_string_append (sql, sort_columns[query->sort]);
  /* CROSS JOIN keeps the index of hits in front: it already has the order of names. */
  g_string_append (sql,
                   searching
                     ? " FROM customer_search s CROSS JOIN customer c ON c.sort_rank = s.rowid"
                       " WHERE customer_search MATCH :match"
                     : " FROM customer c WHERE :match IS NULL");
  append_filters (sql, query, searching);
  g_string_append_printf (sql, " AND :since IS NOT NULL ORDER BY ");
  if (query->sort == KOR_CUSTOMER_SORT_LAST_ORDER)
    g_string_append_printf (sql, "c.list_last_order%s NULLS LAST, ", direction);
  g_string_append_printf (sql,
                          "%s%s",
                          searching ? "s.rowid" : "c.sort_rank",
                          query->sort == KOR_CUSTOMER_SORT_NAME ? direction : "");
  g_string_append (sql, " LIMIT :limit");
  return g_string_free (sql, FALSE);
}

/* --- sorting by a text column, in Finnish order ----------------------------------------------- */

typedef struct {
  GHashTable *keys; /* text → GBytes */
  KorCollation *collation;
  GArray *entries; /* of Entry */
} TextSort;

typedef struct {
  gint64 id;
  GBytes *key; /* NULL: no text, last */
  guint position;
} Entry;

static GBytes *
key_of (TextSort *sort, const char *text)
{
  GBytes *key;

  if (text == NULL)
    return NULL;
  key = g_hash_table_lookup (sort->keys, text);
  if (key == NULL) {
    key = kor_collation_sort_key (sort->collation, text);
    g_hash_table_insert (sort->keys, g_strdup (text), key);
  }
  return key;
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Entry *left = a, *right = b;
  int sign = GPOINTER_TO_INT (user_data);
  int order = 0;

  if (left->key != right->key) {
    if (left->key == NULL || right->key == NULL)
      return left->key == NULL ? 1 : -1;
    order = g_bytes_compare (left->key, right->key) * sign;
  }
  return order != 0 ? order : (left->position < right->position ? -1 : 1);
}

static gboolean
collect_sorted (KorDbStatement *row, Listing *listing, GError **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (
    g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  TextSort sort = { keys, kor_collation_new (), entries };
  GError *local = NULL;

  while (kor_db_statement_next (row, &local)) {
    Entry entry = { kor_db_statement_get_int64 (row, 0),
                    key_of (&sort, kor_db_statement_get_text (row, 1)),
                    entries->len };

    g_array_append_val (entries, entry);
  }
  kor_collation_free (sort.collation);
  if (!kor_rows_end (local, error))
    return FALSE;
  g_array_sort_with_data (
    entries, compare_entries, GINT_TO_POINTER (listing->query->descending ? -1 : 1));
  for (guint i = 0; i < entries->len; i++)
    if (listing->query->limit == 0 || i < listing->query->limit)
      g_array_append_val (listing->ids, g_array_index (entries, Entry, i).id);
  return TRUE;
}

/* --- finding
 * -----------------------------------------------------------------------------------------------
 */

static gboolean
contains (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* An order number finds its customer too; only text with a digit can be one. */
static gboolean
add_by_order_number (KorDb *db, Listing *listing, GError **error)
{
  g_autofree char *typed = g_strstrip (g_strdup (listing->query->search));
  g_autofree char *after = g_strconcat (typed, "\xf4\x8f\xbf\xbf", NULL);
  g_autoptr (KorDbStatement) row = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (strpbrk (typed, "0123456789") == NULL || listing->query->filter != KOR_CUSTOMER_FILTER_NONE)
    return TRUE;
  row =
    kor_db_query (db,
                  error,
                  "SELECT DISTINCT customer FROM orders WHERE number >= ? AND number < ? LIMIT ?",
                  "tti",
                  typed,
                  after,
                  (gint64) MAX_BY_ORDER);
  if (row == NULL || !kor_rows_collect_ids (row, found, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    if (!contains (listing->ids, g_array_index (found, gint64, i)))
      g_array_append_val (listing->ids, g_array_index (found, gint64, i));
  return TRUE;
}

static gboolean
list_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Listing *listing = data;
  const KorCustomerQuery *query = listing->query;
  g_autofree char *match = kor_search_to_match (query->search);
  g_autofree char *sql = build_query (query, match != NULL);
  gboolean by_text =
    query->sort == KOR_CUSTOMER_SORT_ORGANISATION || query->sort == KOR_CUSTOMER_SORT_PLACE;
  gint64 limit = query->limit > 0 && !by_text ? (gint64) query->limit : -1;
  char since[16];
  g_autoptr (KorDbStatement) row = NULL;

  kor_date_to_text (kor_context_get_today (kor_register_get_context (self)) - RECENT_DAYS, since);
  row = kor_db_query (db, error, sql, "tti", match, since, limit);
  if (row == NULL)
    return FALSE;
  if (!(by_text ? collect_sorted (row, listing, error)
                : kor_rows_collect_ids (row, listing->ids, error)))
    return FALSE;
  return match == NULL || add_by_order_number (db, listing, error);
}

/**
 * kor_register_list_customers:
 * @self: a register
 * @query: what to list
 * @cancellable: (nullable): a newer query cancels the older
 * @error: return location
 *
 * Asks for the ids of a list in its order: a row is loaded when it is shown. With a limit and
 * sorted by name the answer comes without sorting (R14).
 *
 * Returns: (transfer full) (element-type gint64) (nullable): customer ids
 */
GArray *
kor_register_list_customers (KorRegister *self,
                             const KorCustomerQuery *query,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Listing listing = { query, cancellable, ids };

  if (!kor_register_read (self, list_body, &listing, cancellable, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/* --- rows
 * ----------------------------------------------------------------------------------------------------
 */

typedef struct {
  const gint64 *ids;
  guint n_ids;
  GPtrArray *rows;
} Rows;

static KorCustomerRow *
read_row (KorDbStatement *row, gint64 id)
{
  KorCustomerRow *item = g_new0 (KorCustomerRow, 1);
  guint bans;

  item->id = id;
  item->name = kor_db_statement_dup_text (row, 0);
  item->organisation = kor_db_statement_dup_text (row, 1);
  item->postal_code = kor_db_statement_dup_text (row, 2);
  item->city = kor_db_statement_dup_text (row, 3);
  item->country = kor_db_statement_dup_text (row, 4);
  item->email = kor_db_statement_dup_text (row, 5);
  item->phone = kor_db_statement_dup_text (row, 6);
  item->last_order = kor_row_get_date (row, 7);
  bans = (guint) kor_db_statement_get_int64 (row, 8);
  item->bans = (bans | (bans >> KOR_N_SCOPES)) & ((1u << KOR_N_SCOPES) - 1);
  item->restricted = kor_db_statement_get_int64 (row, 9) != 0;
  item->archived = kor_db_statement_get_int64 (row, 10) != 0;
  item->last_name = kor_db_statement_dup_text (row, 11);
  item->first_name = kor_db_statement_dup_text (row, 12);
  return item;
}

static gboolean
rows_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Rows *rows = data;

  for (guint i = 0; i < rows->n_ids; i++) {
    GError *local = NULL;
    g_autoptr (KorDbStatement) row = kor_db_query (
      db,
      error,
      "SELECT list_name, list_organisation, list_postal_code, list_city, list_country,"
      " list_email, list_phone, list_last_order, list_bans, restricted, archived,"
      " last_name, first_name"
      " FROM customer WHERE id = ?",
      "i",
      rows->ids[i]);

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
 * kor_register_load_customer_rows:
 * @self: a register
 * @ids: (array length=n_ids): which
 * @n_ids: how many
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Returns: (transfer full) (element-type KorCustomerRow) (nullable): a row for each id that still
 * exists
 */
GPtrArray *
kor_register_load_customer_rows (
  KorRegister *self, const gint64 *ids, guint n_ids, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) array =
              g_ptr_array_new_with_free_func ((GDestroyNotify) kor_customer_row_free);
  Rows rows = { ids, n_ids, array };

  if (!kor_register_read (self, rows_body, &rows, cancellable, error))
    return NULL;
  return g_steal_pointer (&array);
}

void
kor_customer_row_free (KorCustomerRow *self)
{
  g_free (self->name);
  g_free (self->last_name);
  g_free (self->first_name);
  g_free (self->organisation);
  g_free (self->postal_code);
  g_free (self->city);
  g_free (self->country);
  g_free (self->email);
  g_free (self->phone);
  g_free (self);
}
