/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-export.h"

#include "kor-error.h"
#include "kor-list-rules.h"
#include "kor-register-private.h"

#define MARKETING_BITS                                                                             \
  (KOR_SCOPE_BIT (KOR_SCOPE_DIRECT_ADVERTISING) | KOR_SCOPE_BIT (KOR_SCOPE_DISTANCE_SELLING) |     \
   KOR_SCOPE_BIT (KOR_SCOPE_DIRECT_MARKETING) | KOR_SCOPE_BIT (KOR_SCOPE_OTHER_MARKETING))

typedef struct {
  KorExportFunc row;
  gpointer data;
  gint64 run_id;
  int n_rows;
} Export;

/* The full export passes the gate as well: it is recorded as a run before a byte goes out (R6). */
static gboolean
begin_run (KorRegister *self, KorDb *db, Export *export, const char *what, GError **error)
{
  if (!kor_db_run (db,
                   error,
                   "INSERT INTO list_run (at, user, purpose, basis, selection, medium, state, "
                   "matched, printed)"
                   " VALUES (?, ?, ?, ?, 'all', ?, 'prepared', 0, 0)",
                   "iittt",
                   kor_context_get_now (kor_register_get_context (self)),
                   kor_register_get_user (self)->id,
                   kor_purpose_to_string (KOR_PURPOSE_EXPORT),
                   kor_purpose_get_legal_basis (KOR_PURPOSE_EXPORT),
                   what))
    return FALSE;
  export->run_id = kor_db_last_insert_id (db);
  return TRUE;
}

static gboolean
end_run (KorDb *db, const Export *export, const char *what, KorWrite *write, GError **error)
{
  if (!kor_db_run (db,
                   error,
                   "UPDATE list_run SET matched = ?1, printed = ?1 WHERE id = ?2",
                   "ii",
                   (gint64) export->n_rows,
                   export->run_id))
    return FALSE;
  write->action = "export";
  write->subject = "list-run";
  write->subject_id = export->run_id;
  write->kind = KOR_KIND_LIST_RUN;
  write->details = g_strdup_printf ("%s: %d", what, export->n_rows);
  return TRUE;
}

static gboolean
read_ids (KorDb *db, const char *sql, GArray *ids, GError **error)
{
  g_autoptr (KorDbStatement) row = kor_db_query (db, error, sql, NULL);

  return kor_rows_collect_ids (row, ids, error);
}

/* Bans and source of a customer, beside the record itself. */
static gboolean
read_marks (KorDb *db, gint64 id, KorExportRow *row, char **source, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) marks = kor_db_query (
    db,
    error,
    "SELECT list_bans, (SELECT s.name FROM customer_value v JOIN source s ON s.id = v.source"
    " WHERE v.customer = c.id ORDER BY v.id LIMIT 1) FROM customer c WHERE c.id = ?",
    "i",
    id);
  guint bans;

  if (marks == NULL)
    return FALSE;
  if (kor_db_statement_next (marks, &local)) {
    bans = (guint) kor_db_statement_get_int64 (marks, 0);
    row->publication_ban = (bans & KOR_SCOPE_BIT (KOR_SCOPE_LIST_PUBLICATION)) != 0;
    row->marketing_ban = (bans & MARKETING_BITS) == MARKETING_BITS;
    row->source = *source = kor_db_statement_dup_text (marks, 1);
  }
  return kor_rows_end (local, error);
}

static gboolean
export_customer (KorDb *db, Export *export, gint64 id, GError **error)
{
  g_autoptr (KorCustomer) customer = kor_customer_load (db, id, error);
  g_autofree char *source = NULL;
  KorExportRow row = { .customer = customer };

  return customer != NULL && read_marks (db, id, &row, &source, error) &&
         kor_db_run (db,
                     error,
                     "INSERT INTO list_run_person (run, customer, address) VALUES (?, ?, '')",
                     "ii",
                     export->run_id,
                     id) &&
         export->row (&row, export->data, error);
}

static gboolean
customers_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  Export *export = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!begin_run (self, db, export, "export-customers", error) ||
      !read_ids (db, "SELECT id FROM customer WHERE anonymised = 0 ORDER BY id", ids, error))
    return FALSE;
  for (; (guint) export->n_rows < ids->len; export->n_rows++)
    if (!export_customer (db, export, g_array_index (ids, gint64, export->n_rows), error))
      return FALSE;
  return end_run (db, export, "export-customers", write, error);
}

static gboolean
export_order (KorDb *db, Export *export, gint64 id, GError **error)
{
  g_autoptr (KorOrder) order = kor_order_load (db, id, error);
  g_autofree char *reference = NULL;
  KorExportRow row = { .order = order };
  GError *local = NULL;
  g_autoptr (KorDbStatement) customer = NULL;

  if (order == NULL)
    return FALSE;
  customer = kor_db_query (db,
                           error,
                           "SELECT coalesce (external_id, id) FROM customer WHERE id = ?",
                           "i",
                           order->customer_id);
  if (customer == NULL)
    return FALSE;
  if (kor_db_statement_next (customer, &local))
    row.customer_reference = reference = kor_db_statement_dup_text (customer, 0);
  return kor_rows_end (local, error) && export->row (&row, export->data, error);
}

static gboolean
orders_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  Export *export = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!begin_run (self, db, export, "export-orders", error) ||
      !read_ids (db, "SELECT id FROM orders ORDER BY id", ids, error))
    return FALSE;
  for (; (guint) export->n_rows < ids->len; export->n_rows++)
    if (!export_order (db, export, g_array_index (ids, gint64, export->n_rows), error))
      return FALSE;
  return end_run (db, export, "export-orders", write, error);
}

static gboolean
run_export (KorRegister *self,
            KorWriteBody body,
            KorExportFunc row,
            gpointer data,
            gint64 *run_id,
            GCancellable *cancellable,
            GError **error)
{
  Export export = { row, data, 0, 0 };

  if (!kor_register_write (self, KOR_ROLE_ADMINISTERS, body, &export, cancellable, error))
    return FALSE;
  *run_id = export.run_id;
  return TRUE;
}

/**
 * kor_register_export_customers:
 * @self: a register
 * @row: takes each customer
 * @data: for @row
 * @run_id: (out): the recorded run, for kor_register_finish_list() once the file is written or not
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Hands out every customer that is not anonymised, recorded as a run with everybody in it. Needs
 * the right KOR_ROLE_ADMINISTERS.
 */
gboolean
kor_register_export_customers (KorRegister *self,
                               KorExportFunc row,
                               gpointer data,
                               gint64 *run_id,
                               GCancellable *cancellable,
                               GError **error)
{
  return run_export (self, customers_body, row, data, run_id, cancellable, error);
}

/**
 * kor_register_export_orders:
 *
 * The same for orders; see kor_register_export_customers().
 */
gboolean
kor_register_export_orders (KorRegister *self,
                            KorExportFunc row,
                            gpointer data,
                            gint64 *run_id,
                            GCancellable *cancellable,
                            GError **error)
{
  return run_export (self, orders_body, row, data, run_id, cancellable, error);
}
