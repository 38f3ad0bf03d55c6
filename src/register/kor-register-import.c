/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-import.h"

#include "kor-error.h"
#include "kor-money.h"
#include "kor-register-private.h"

/* Days from the order to the due date of an invoice that a file only gives a state for. */
#define PAYMENT_DAYS 14

/*
 * An import is one transaction: all rows or none (R20–R25). Into empty tables the rows go first and
 * indexes, ranks and the search index are built after them, which is several times faster.
 */
typedef struct {
  KorRegister *self;
  KorDb *db;
  KorImportKind kind;
  const char *file_name;
  const char *default_source;
  KorImportCounts *counts;
  gboolean bulk;
  GPtrArray *index_sql; /* of the indexes to be built again */
  GHashTable *sources;  /* name → id */
  KorStamp stamp;
  GHashTable *orders;     /* orders whose lines have been replaced: id → id */
  GHashTable *customers;  /* customers whose newest order may have changed */
  GHashTable *references; /* external number → id, of everybody, when many are looked up */
  GStringChunk *reference_texts;
  char *last_number; /* lines of one order mostly stand together */
  gint64 last_order;
} Import;

typedef struct {
  KorImportKind kind;
  KorImportFeed feed;
  gpointer feed_data;
  const char *file_name;
  const char *source;
  gboolean dry_run;
  gboolean rehearsed; /* a dry run got to its end */
  KorImportCounts *counts;
  GCancellable *cancellable;
} Request;

static void
refuse_row (const Import *import,
            guint line,
            const char *field,
            const char *problem,
            const char *value,
            GError **error)
{
  g_autofree char *number = g_strdup_printf ("%u", line);

  kor_error_set (
    error, KOR_ERROR_BAD_FILE, import->file_name, number, "", field, problem, value, NULL);
}

/* --- indexes wait until the rows are in ------------------------------------------------------- */

static const char *
tables_of (KorImportKind kind)
{
  switch (kind) {
  case KOR_IMPORT_CUSTOMERS:
    return "customer,address,email,phone,customer_value"; /* bans are looked up on the way */
  case KOR_IMPORT_ORDERS:
    return "orders,invoice";
  case KOR_IMPORT_ORDER_LINES:
  default:
    return "order_line";
  }
}

static gboolean
tables_are_empty (Import *import, gboolean *empty, GError **error)
{
  gint64 n = 0;
  const char *sql = import->kind == KOR_IMPORT_CUSTOMERS ? "SELECT count(*) FROM customer"
                    : import->kind == KOR_IMPORT_ORDERS  ? "SELECT count(*) FROM orders"
                                                         : "SELECT count(*) FROM order_line";

  if (!kor_db_get_int64 (import->db, &n, error, sql, NULL))
    return FALSE;
  *empty = n == 0;
  return TRUE;
}

static gboolean
drop_indexes (Import *import, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    import->db,
    error,
    "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
    " AND instr (',' || ? || ',', ',' || tbl_name || ',') > 0",
    "t",
    tables_of (import->kind));

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    g_ptr_array_add (names, g_strdup_printf ("DROP INDEX %s", kor_db_statement_get_text (row, 0)));
    g_ptr_array_add (import->index_sql, kor_db_statement_dup_text (row, 1));
  }
  g_clear_pointer (&row, kor_db_statement_done);
  if (!kor_rows_end (local, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (!kor_db_exec (import->db, names->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
build_indexes (Import *import, GError **error)
{
  for (guint i = 0; i < import->index_sql->len; i++)
    if (!kor_db_exec (import->db, import->index_sql->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* --- customers
 * ---------------------------------------------------------------------------------------------------
 */

static gboolean
set_source (Import *import, const char *name, GError **error)
{
  const char *source = name != NULL && *name != '\0' ? name : import->default_source;
  gint64 id = GPOINTER_TO_INT (g_hash_table_lookup (import->sources, source));

  if (id == 0) {
    id = kor_source_ensure (import->db, source, error);
    g_hash_table_insert (import->sources, g_strdup (source), GINT_TO_POINTER ((int) id));
  }
  import->stamp.source = id;
  return id != 0;
}

static gboolean
has (const KorImportCustomer *record, KorImportField field)
{
  return (record->present & KOR_IMPORT_FIELD_BIT (field)) != 0;
}

static void
take_text (const KorImportCustomer *record, KorImportField field, char **into, const char *value)
{
  if (has (record, field))
    g_set_str (into, value);
}

static void
merge_address (KorCustomer *known, const KorImportCustomer *record)
{
  static const KorAddress nothing = { .kind = KOR_ADDRESS_POSTAL };
  const KorAddress *said =
    kor_customer_get_address (record->customer, KOR_ADDRESS_POSTAL, KOR_DATE_NONE);
  KorAddress *address;

  if (said == NULL) {
    said = &nothing;
    if (kor_customer_get_address (known, KOR_ADDRESS_POSTAL, KOR_DATE_NONE) == NULL)
      return;
  }
  address = kor_customer_ensure_address (known, KOR_ADDRESS_POSTAL);
  take_text (record, KOR_IMPORT_FIELD_CO, &address->co, said->co);
  take_text (record, KOR_IMPORT_FIELD_STREET, &address->street, said->street);
  take_text (record, KOR_IMPORT_FIELD_POSTAL_CODE, &address->postal_code, said->postal_code);
  take_text (record, KOR_IMPORT_FIELD_CITY, &address->city, said->city);
  take_text (record, KOR_IMPORT_FIELD_REGION, &address->region, said->region);
  if (said != &nothing)
    take_text (record, KOR_IMPORT_FIELD_COUNTRY, &address->country, said->country);
  if (has (record, KOR_IMPORT_FIELD_RETURNED_MAIL))
    address->returned_mail = said->returned_mail;
}

/* Brings what the file says into the record of a known customer; what it does not say stays. */
static void
merge_customer (KorCustomer *known, const KorImportCustomer *record)
{
  const KorCustomer *said = record->customer;

  take_text (record, KOR_IMPORT_FIELD_FIRST_NAME, &known->first_name, said->first_name);
  take_text (record, KOR_IMPORT_FIELD_LAST_NAME, &known->last_name, said->last_name);
  take_text (record, KOR_IMPORT_FIELD_ORGANISATION, &known->organisation, said->organisation);
  if (has (record, KOR_IMPORT_FIELD_EMAIL))
    kor_customer_set_email (known, kor_customer_get_email (said));
  if (has (record, KOR_IMPORT_FIELD_PHONE))
    kor_customer_set_phone (known, kor_customer_get_phone (said));
  if (has (record, KOR_IMPORT_FIELD_LANGUAGE))
    known->language = said->language;
  if (has (record, KOR_IMPORT_FIELD_DECEASED))
    known->deceased = said->deceased;
  /* A restriction is the person's right: a file may set it, never lift it (Art. 18). */
  if (has (record, KOR_IMPORT_FIELD_RESTRICTED) && said->restricted)
    known->restricted = TRUE;
  if (has (record, KOR_IMPORT_FIELD_CREATED) && said->created != KOR_DATE_NONE)
    known->created = said->created;
  merge_address (known, record);
}

static gboolean
check_customer (Import *import,
                const KorImportCustomer *record,
                const KorCustomer *customer,
                GError **error)
{
  g_autoptr (GError) local = NULL;
  g_auto (GStrv) facts = NULL;

  if (kor_customer_check (customer, &local))
    return TRUE;
  facts = kor_error_get_facts (local);
  if (g_error_matches (local, KOR_ERROR, KOR_ERROR_MISSING_VALUE))
    refuse_row (import, record->line, "", KOR_IMPORT_NO_NAME, "", error);
  else
    refuse_row (import,
                record->line,
                facts[0],
                g_str_equal (facts[0], "email")         ? KOR_IMPORT_BAD_EMAIL
                : g_str_equal (facts[0], "postal_code") ? KOR_IMPORT_BAD_POSTCODE
                                                        : KOR_IMPORT_BAD_COUNTRY,
                facts[1],
                error);
  return FALSE;
}

static gboolean
add_customer (Import *import, const KorImportCustomer *record, GError **error)
{
  KorCustomer *customer = record->customer;
  KorCollation *collation = kor_register_get_collation (import->self);
  gint64 rank = 0;

  if (customer->created == KOR_DATE_NONE)
    customer->created = kor_context_get_today (kor_register_get_context (import->self));
  if (!import->bulk) {
    g_autofree char *name = kor_customer_get_list_name (customer);
    g_autoptr (GBytes) key = kor_collation_sort_key (collation, name);

    if (!kor_rank_find (import->db, key, 0, &rank, error))
      return FALSE;
  }
  if (!kor_customer_insert (import->db, collation, customer, rank, error) ||
      (!import->bulk && !kor_search_index_one (import->db, customer->id, error)) ||
      !kor_values_store (import->db, NULL, customer, &import->stamp, NULL, error))
    return FALSE;
  import->counts->added++;
  return TRUE;
}

static gboolean
update_customer (Import *import, const KorImportCustomer *record, gint64 id, GError **error)
{
  g_autoptr (KorCustomer) before = kor_customer_load (import->db, id, error);
  g_autoptr (KorCustomer) after = NULL;

  if (before == NULL)
    return FALSE;
  after = kor_customer_copy (before);
  merge_customer (after, record);
  if (!check_customer (import, record, after, error) ||
      !kor_customer_update (import->db, kor_register_get_collation (import->self), after, error) ||
      !kor_values_store (import->db, before, after, &import->stamp, NULL, error))
    return FALSE;
  import->counts->updated++;
  return TRUE;
}

/* A file may set a ban, never lift one; one in force already is enough. */
static gboolean
set_ban (Import *import, gint64 customer, KorScope scope, GError **error)
{
  KorContext *context = kor_register_get_context (import->self);
  g_autoptr (KorBan) ban = NULL;
  gint64 in_force = 0;

  if (!kor_db_get_int64 (
        import->db,
        &in_force,
        error,
        "SELECT count(*) FROM ban WHERE customer = ? AND scope = ? AND extent = 'both'"
        " AND lifted IS NULL",
        "it",
        customer,
        kor_scope_to_string (scope)))
    return FALSE;
  if (in_force > 0)
    return TRUE;
  ban = kor_ban_new (
    customer, scope, KOR_EXTENT_BOTH, KOR_CHANNEL_IMPORT, kor_context_get_today (context));
  ban->evidence = g_strdup (import->file_name);
  import->counts->bans_set++;
  return kor_ban_store (import->db, ban, import->stamp.now, import->stamp.user, error);
}

static gboolean
set_bans (Import *import, const KorImportCustomer *record, gint64 customer, GError **error)
{
  static const KorScope marketing[] = { KOR_SCOPE_DIRECT_ADVERTISING,
                                        KOR_SCOPE_DISTANCE_SELLING,
                                        KOR_SCOPE_DIRECT_MARKETING,
                                        KOR_SCOPE_OTHER_MARKETING };

  if (!record->publication_ban && !record->marketing_ban)
    return TRUE;
  if (record->publication_ban && !set_ban (import, customer, KOR_SCOPE_LIST_PUBLICATION, error))
    return FALSE;
  for (guint i = 0; record->marketing_ban && i < G_N_ELEMENTS (marketing); i++)
    if (!set_ban (import, customer, marketing[i], error))
      return FALSE;
  return kor_bans_update_mask (import->db, customer, error);
}

static gboolean
customer_row (gpointer data, gpointer user_data, GError **error)
{
  KorImportCustomer *record = data;
  Import *import = user_data;
  gint64 id = 0;

  if (!set_source (import, record->source, error))
    return FALSE;
  if (record->customer->external_id != NULL && !import->bulk &&
      !kor_db_get_int64 (import->db,
                         &id,
                         error,
                         "SELECT coalesce ((SELECT id FROM customer WHERE external_id = ?), 0)",
                         "t",
                         record->customer->external_id))
    return FALSE;
  if (id != 0)
    return update_customer (import, record, id, error) && set_bans (import, record, id, error);
  return check_customer (import, record, record->customer, error) &&
         add_customer (import, record, error) &&
         set_bans (import, record, record->customer->id, error);
}

/* --- orders
 * ---------------------------------------------------------------------------------------------------------
 */

/* The due date is ours to guess and must not contradict what the file says of today: what it calls
 * overdue was due, and what it calls open has no due date that is past. */
static void
take_invoice_state (const Import *import, KorInvoice *invoice, KorInvoiceState state)
{
  KorDate today = kor_context_get_today (kor_register_get_context (import->self));

  invoice->state = state == KOR_INVOICE_OVERDUE ? KOR_INVOICE_OPEN : state;
  if (state == KOR_INVOICE_OVERDUE && (invoice->due == KOR_DATE_NONE || invoice->due >= today))
    invoice->due = today - 1;
  else if (state == KOR_INVOICE_OPEN && invoice->due != KOR_DATE_NONE && invoice->due < today)
    invoice->due = KOR_DATE_NONE;
}

static KorInvoice *
invoice_for (const Import *import, const KorImportOrder *record)
{
  KorInvoice *invoice = kor_invoice_new ();

  invoice->number = g_strdup (record->number);
  invoice->date = record->date;
  invoice->due = record->date + PAYMENT_DAYS;
  invoice->cents = record->total_cents;
  take_invoice_state (import, invoice, record->invoice_state);
  return invoice;
}

static void
merge_order (const Import *import, KorOrder *order, const KorImportOrder *record)
{
  order->date = record->date;
  if ((record->present & KOR_IMPORT_FIELD_BIT (KOR_IMPORT_FIELD_STATUS)) != 0 || order->id == 0)
    order->state = record->state;
  if (record->has_total && order->lines->len == 0)
    order->total_cents = record->total_cents;
  if ((record->present & KOR_IMPORT_FIELD_BIT (KOR_IMPORT_FIELD_CURRENCY)) != 0 || order->id == 0)
    g_strlcpy (order->currency, record->currency, sizeof order->currency);
  if (record->invoice_state == KOR_INVOICE_NONE)
    return;
  if (order->invoices->len == 0)
    g_ptr_array_add (order->invoices, invoice_for (import, record));
  else if (order->invoices->len == 1)
    take_invoice_state (import, order->invoices->pdata[0], record->invoice_state);
}

/* Reads who has which external number: for a whole file of orders this is faster than asking. */
static gboolean
read_references (Import *import, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    import->db, error, "SELECT id, external_id FROM customer WHERE external_id IS NOT NULL", NULL);

  if (row == NULL)
    return FALSE;
  import->references = g_hash_table_new (g_str_hash, g_str_equal);
  import->reference_texts = g_string_chunk_new (65536);
  while (kor_db_statement_next (row, &local))
    g_hash_table_insert (
      import->references,
      g_string_chunk_insert (import->reference_texts, kor_db_statement_get_text (row, 1)),
      (gpointer) (gintptr) kor_db_statement_get_int64 (row, 0));
  return kor_rows_end (local, error);
}

/* The customer behind a reference; 0: none, -1: an error. */
static gint64
find_customer (Import *import, const char *reference, GError **error)
{
  gint64 id;

  if (import->bulk && import->references == NULL && !read_references (import, error))
    return -1;
  id = import->references != NULL
         ? (gint64) (gintptr) g_hash_table_lookup (import->references, reference)
         : 0;
  return id != 0 ? id : kor_customer_lookup (import->db, reference, error);
}

static gboolean
order_row (gpointer data, gpointer user_data, GError **error)
{
  const KorImportOrder *record = data;
  Import *import = user_data;
  gint64 customer = find_customer (import, record->customer_ref, error);
  gint64 id = 0;
  g_autoptr (KorOrder) order = NULL;

  if (customer < 0)
    return FALSE;
  if (customer == 0) {
    refuse_row (import,
                record->line,
                "customer_id",
                KOR_IMPORT_UNKNOWN_CUSTOMER,
                record->customer_ref,
                error);
    return FALSE;
  }
  if (!import->bulk &&
      !kor_db_get_int64 (import->db,
                         &id,
                         error,
                         "SELECT coalesce ((SELECT id FROM orders WHERE number = ?), 0)",
                         "t",
                         record->number))
    return FALSE;
  order = id != 0 ? kor_order_load (import->db, id, error) : kor_order_new ();
  if (order == NULL)
    return FALSE;
  if (!import->bulk) {
    g_hash_table_add (import->customers, g_memdup2 (&customer, sizeof customer));
    if (order->customer_id != 0)
      g_hash_table_add (import->customers,
                        g_memdup2 (&order->customer_id, sizeof order->customer_id));
  }
  g_set_str (&order->number, record->number);
  order->customer_id = customer;
  merge_order (import, order, record);
  if (!kor_order_store (import->db, order, error))
    return FALSE;
  if (id != 0)
    import->counts->updated++;
  else
    import->counts->added++;
  return TRUE;
}

/* --- order lines
 * ------------------------------------------------------------------------------------------------------
 */

/* The lines of a file replace those an order had: a file read twice does not double them. */
static gboolean
begin_order (Import *import, gint64 order, GError **error)
{
  if (g_hash_table_contains (import->orders, &order))
    return TRUE;
  g_hash_table_add (import->orders, g_memdup2 (&order, sizeof order));
  return import->bulk ||
         kor_db_run (import->db, error, "DELETE FROM order_line WHERE orders = ?", "i", order);
}

static gboolean
find_order (Import *import, const KorImportOrderLine *record, gint64 *order, GError **error)
{
  if (g_strcmp0 (import->last_number, record->order_number) != 0) {
    if (!kor_db_get_int64 (import->db,
                           &import->last_order,
                           error,
                           "SELECT coalesce ((SELECT id FROM orders WHERE number = ?), 0)",
                           "t",
                           record->order_number))
      return FALSE;
    g_set_str (&import->last_number, record->order_number);
  }
  *order = import->last_order;
  if (*order == 0)
    refuse_row (
      import, record->line, "order_no", KOR_IMPORT_UNKNOWN_ORDER, record->order_number, error);
  return *order != 0;
}

static gboolean
line_row (gpointer data, gpointer user_data, GError **error)
{
  const KorImportOrderLine *record = data;
  Import *import = user_data;
  gint64 order;

  if (!find_order (import, record, &order, error) || !begin_order (import, order, error))
    return FALSE;
  import->counts->added++;
  return kor_db_run (
    import->db,
    error,
    "INSERT INTO order_line (orders, product, description, quantity_milli, unit_price_micro,"
    " discount_bp, total_cents) VALUES (?, ?, ?, ?, ?, ?, ?)",
    "ittiiii",
    order,
    kor_text_or_null (record->product),
    kor_text_or_null (record->description),
    record->quantity_milli,
    record->unit_price_micro,
    (gint64) record->discount_bp,
    kor_money_line_total (record->quantity_milli, record->unit_price_micro, record->discount_bp));
}

/* --- after the rows
 * ----------------------------------------------------------------------------------------------------
 */

static gboolean
finish_customers (Import *import, GError **error)
{
  /* The ranks are given before the indexes are built: every row is written once more without them.
   */
  if (!import->bulk)
    return TRUE;
  return kor_rank_renumber (import->db, error) && build_indexes (import, error) &&
         kor_search_index_all (import->db, error);
}

static gboolean
finish_orders (Import *import, GError **error)
{
  GHashTableIter iter;
  gpointer id;

  if (!build_indexes (import, error))
    return FALSE;
  if (import->bulk)
    return kor_db_run (import->db,
                       error,
                       "UPDATE customer SET list_last_order ="
                       " (SELECT max (date) FROM orders WHERE orders.customer = customer.id)",
                       NULL);
  g_hash_table_iter_init (&iter, import->customers);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!kor_last_order_update (import->db, *(gint64 *) id, error))
      return FALSE;
  return TRUE;
}

/* An order's total follows its lines, and so does an invoice that had no amount. */
static gboolean
finish_lines (Import *import, GError **error)
{
  GHashTableIter iter;
  gpointer id;

  if (!build_indexes (import, error))
    return FALSE;
  g_hash_table_iter_init (&iter, import->orders);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!kor_db_run (import->db,
                     error,
                     "UPDATE orders SET total_cents = (SELECT sum (total_cents) FROM order_line "
                     "WHERE orders = ?1),"
                     " version = version + 1 WHERE id = ?1",
                     "i",
                     *(gint64 *) id) ||
        !kor_db_run (import->db,
                     error,
                     "UPDATE invoice SET cents = (SELECT total_cents FROM orders WHERE id = ?1)"
                     " WHERE orders = ?1 AND cents = 0",
                     "i",
                     *(gint64 *) id))
      return FALSE;
  return TRUE;
}

static gboolean
feed_rows (Import *import, const Request *request, GError **error)
{
  static const KorImportRowFunc rows[] = { customer_row, order_row, line_row };
  static gboolean (*const finish[]) (Import *,
                                     GError **) = { finish_customers, finish_orders, finish_lines };

  if (!tables_are_empty (import, &import->bulk, error) ||
      (import->bulk && !drop_indexes (import, error)))
    return FALSE;
  return request->feed (
           rows[import->kind], import, request->feed_data, request->cancellable, error) &&
         finish[import->kind](import, error);
}

static const char *
kind_to_string (KorImportKind kind)
{
  static const char *const words[] = { "customers", "orders", "order-lines" };

  return words[kind];
}

static gboolean
import_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  Request *request = data;
  g_autoptr (GPtrArray) index_sql = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) orders = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) customers =
              g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Import import = {
    .self = self,
    .db = db,
    .kind = request->kind,
    .file_name = request->file_name,
    .default_source = request->source,
    .counts = request->counts,
    .index_sql = index_sql,
    .sources = sources,
    .orders = orders,
    .customers = customers,
  };
  gboolean done = kor_stamp_init (&import.stamp, self, db, request->source, "import", error) &&
                  feed_rows (&import, request, error);

  g_free (import.last_number);
  g_clear_pointer (&import.references, g_hash_table_unref);
  g_clear_pointer (&import.reference_texts, g_string_chunk_free);
  if (!done)
    return FALSE;
  if (request->dry_run) {
    request->rehearsed = TRUE;
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "dry run");
    return FALSE;
  }
  write->action = "import";
  write->subject = kind_to_string (request->kind);
  write->kind = KOR_KIND_ALL;
  write->details = g_strdup_printf ("added=%u updated=%u bans=%u",
                                    request->counts->added,
                                    request->counts->updated,
                                    request->counts->bans_set);
  return TRUE;
}

/**
 * kor_register_import:
 * @self: a register
 * @kind: what the rows are
 * @feed: reads the file
 * @feed_data: for @feed
 * @file_name: the file's base name, for errors and as the evidence of bans
 * @source: where the values come from (R20–R25); a column "source" of the file goes before it
 * @dry_run: do everything, then take it back
 * @counts: (out caller-allocates): what was done
 * @cancellable: (nullable): stops it; nothing is kept then
 * @error: return location
 *
 * Takes a whole file in one transaction. A known external id or order number updates; bans are set,
 * never lifted; the lines of a file replace the lines their orders had. Needs KOR_ROLE_MAINTAINS.
 *
 * Returns: %FALSE with KOR_ERROR_BAD_FILE naming file, line and field, KOR_ERROR_NO_RIGHT,
 *   KOR_ERROR_MISSING_VALUE (no source) or a KOR_DB_ERROR; the register is as it was
 */
gboolean
kor_register_import (KorRegister *self,
                     KorImportKind kind,
                     KorImportFeed feed,
                     gpointer feed_data,
                     const char *file_name,
                     const char *source,
                     gboolean dry_run,
                     KorImportCounts *counts,
                     GCancellable *cancellable,
                     GError **error)
{
  Request request = {
    kind, feed, feed_data, file_name, source, dry_run, FALSE, counts, cancellable
  };
  g_autoptr (GError) local = NULL;

  *counts = (KorImportCounts) { 0 };
  if (kor_text_or_null (source) == NULL) {
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "source", NULL);
    return FALSE;
  }
  if (kor_register_write (self, KOR_ROLE_MAINTAINS, import_body, &request, cancellable, &local) ||
      request.rehearsed)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
