/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whoever gave a wrong value, or was given it, is to be told (R58, Art. 19). */

#include "kor-customer-fields.h"
#include "kor-register-requests-private.h"
#include "kor-register-requests.h"
#include "kor-value.h"

/* The wrong value as its history knows it. */
typedef struct {
  const char *field; /* as in the history */
  char *source;      /* NULL: none is recorded */
  KorDate came;      /* KOR_DATE_NONE: nothing is held */
} WrongValue;

/* Each party is told of an item once, as the source or as a recipient. */
static void
add_notice (GPtrArray *notices, guint item, KorParty party, const char *name)
{
  for (guint i = 0; i < notices->len; i++) {
    const KorRequestNotice *notice = notices->pdata[i];

    if (notice->item == item && g_str_equal (notice->name, name))
      return;
  }
  g_ptr_array_add (notices, kor_request_notice_new (item, party, name));
}

/* Finds the value that is held before the change: of several e-mail addresses or addresses, the one that
 * it is about. */
static gboolean
find_wrong_value (
  KorDb *db, const KorCustomer *before, const char *field, WrongValue *wrong, GError **error)
{
  g_autofree char *held = kor_customer_get_field (before, field, KOR_DATE_NONE);
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = NULL;

  wrong->field = kor_customer_field_get_history (field);
  row =
    kor_db_query (db,
                  error,
                  "SELECT s.name, v.came FROM customer_value v JOIN source s ON s.id = v.source"
                  " WHERE v.customer = ?1 AND v.field = ?2 AND v.ended IS NULL"
                  " ORDER BY v.value = ?3 DESC, instr (v.value, ?3) > 0 DESC, v.id DESC LIMIT 1",
                  "itt",
                  before->id,
                  wrong->field,
                  held != NULL ? held : "");
  if (row == NULL)
    return FALSE;
  if (kor_db_statement_next (row, &local)) {
    wrong->source = kor_db_statement_dup_text (row, 0);
    wrong->came = kor_row_get_date (row, 1);
  }
  return kor_rows_end (local, error);
}

/* An order has no source on record; what it says is known from its day on. */
static gboolean
find_order (KorDb *db, const KorRequestItem *item, WrongValue *wrong, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row =
              kor_db_query (db, error, "SELECT date FROM orders WHERE number = ?", "t", item->held);

  wrong->field = "order";
  if (row == NULL)
    return FALSE;
  if (kor_db_statement_next (row, &local))
    wrong->came = kor_row_get_date (row, 0);
  return kor_rows_end (local, error);
}

/* What the person said need not be told to the person. */
static gboolean
is_outside (const char *source)
{
  return source != NULL && !g_str_equal (source, KOR_SOURCE_OWN_NOTICE) &&
         !g_str_equal (source, KOR_SOURCE_REQUEST);
}

static gboolean
add_recipients (KorDb *db,
                gint64 customer_id,
                const KorRequestItem *item,
                const WrongValue *wrong,
                GPtrArray *notices,
                GError **error)
{
  char came[16];
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = NULL;

  kor_date_to_text (wrong->came, came);
  row = kor_db_query (db,
                      error,
                      "SELECT DISTINCT r.name FROM disclosure d JOIN recipient r"
                      " ON r.id = d.recipient JOIN disclosure_field f ON f.disclosure = d.id"
                      " WHERE d.customer = ? AND d.date >= ? AND f.field IN (?, ?, 'all')"
                      " ORDER BY r.name",
                      "ittt",
                      customer_id,
                      came,
                      item->field,
                      wrong->field);
  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local))
    add_notice (notices, item->number, KOR_PARTY_RECIPIENT, kor_db_statement_get_text (row, 0));
  return kor_rows_end (local, error);
}

/* Whether a list shows the field. */
static gboolean
is_printed (const char *history)
{
  static const char *const printed[] = {
    "first_name", "last_name", "organisation", "postal_address", NULL,
  };

  return g_strv_contains (printed, history);
}

/* Lists that left the company with the wrong value on them. */
static gboolean
add_list_recipients (KorDb *db,
                     gint64 customer_id,
                     const KorRequestItem *item,
                     const WrongValue *wrong,
                     GPtrArray *notices,
                     GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = NULL;

  if (!is_printed (wrong->field))
    return TRUE;
  row = kor_db_query (db,
                      error,
                      "SELECT l.recipient, l.at FROM list_run_person p"
                      " JOIN list_run l ON l.id = p.run"
                      " WHERE p.customer = ? AND l.recipient <> '' AND l.state <> 'failed'"
                      " ORDER BY l.id",
                      "i",
                      customer_id);
  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local))
    if (kor_time_get_date (kor_db_statement_get_int64 (row, 1)) >= wrong->came)
      add_notice (notices, item->number, KOR_PARTY_RECIPIENT, kor_db_statement_get_text (row, 0));
  return kor_rows_end (local, error);
}

/* Who is to be told of one item. @before is the customer as it is, NULL for an order. */
static gboolean
collect (KorDb *db,
         gint64 customer_id,
         const KorRequestItem *item,
         const KorCustomer *before,
         GPtrArray *notices,
         GError **error)
{
  WrongValue wrong = { .came = KOR_DATE_NONE };
  g_autofree char *source = NULL;
  gboolean read = before != NULL ? find_wrong_value (db, before, item->field, &wrong, error)
                                 : find_order (db, item, &wrong, error);

  source = wrong.source;
  if (!read || wrong.came == KOR_DATE_NONE)
    return read;
  if (is_outside (source))
    add_notice (notices, item->number, KOR_PARTY_SOURCE, source);
  return add_recipients (db, customer_id, item, &wrong, notices, error) &&
         add_list_recipients (db, customer_id, item, &wrong, notices, error);
}

static gboolean
insert_notice (KorDb *db, gint64 request_id, const KorRequestNotice *notice, GError **error)
{
  return kor_db_run (
    db,
    error,
    "INSERT INTO request_notice (request, item, party, name) SELECT ?1, ?2, ?3, ?4"
    " WHERE NOT EXISTS (SELECT 1 FROM request_notice WHERE request = ?1 AND item = ?2"
    "  AND name = ?4)",
    "iitt",
    request_id,
    (gint64) notice->item,
    kor_party_to_string (notice->party),
    notice->name);
}

static GPtrArray *
notices_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kor_request_notice_free);
}

/* Notes who is to be told of an item that was just accepted or completed; the register must still hold
 * the wrong value. @before is the customer as it is, NULL for an order. */
gboolean
kor_request_add_notices (KorDb *db,
                         const KorRequest *request,
                         const KorRequestItem *item,
                         const KorCustomer *before,
                         GError **error)
{
  g_autoptr (GPtrArray) notices = notices_new ();

  if (!collect (db, request->customer_id, item, before, notices, error))
    return FALSE;
  for (guint i = 0; i < notices->len; i++)
    if (!insert_notice (db, request->id, notices->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* --- before the decision -------------------------------------------------------------------------- */

typedef struct {
  const KorRequest *request;
  const KorCustomer *customer;
  GPtrArray *notices;
} Foresight;

static gboolean
foresee_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Foresight *foresight = data;
  const KorRequest *request = foresight->request;

  for (guint i = 0; i < request->items->len; i++) {
    const KorRequestItem *item = request->items->pdata[i];
    gboolean order = g_str_equal (item->field, "order");

    if (item->decision == KOR_ITEM_OPEN && !collect (db,
                                                     request->customer_id,
                                                     item,
                                                     order ? NULL : foresight->customer,
                                                     foresight->notices,
                                                     error))
      return FALSE;
  }
  return TRUE;
}

/**
 * kor_register_foresee_notices:
 * @self: a register
 * @request: a rectification
 * @customer: whom it is about, as the register holds them now
 * @error: return location
 *
 * Finds who will be told when the open items are accepted or completed. The decision notes that anew, in
 * its own transaction. Any thread. R58, Art. 19.
 *
 * Returns: (transfer full) (nullable) (element-type KorRequestNotice): one of each item and party
 */
GPtrArray *
kor_register_foresee_notices (KorRegister *self,
                              const KorRequest *request,
                              const KorCustomer *customer,
                              GError **error)
{
  g_autoptr (GPtrArray) notices = notices_new ();
  Foresight foresight = { request, customer, notices };

  if (!kor_register_read (self, foresee_body, &foresight, NULL, error))
    return NULL;
  return g_steal_pointer (&notices);
}
