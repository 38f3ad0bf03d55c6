/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a rectification asks for, item by item, and what is contested meanwhile. */

#include "kor-customer-fields.h"
#include "kor-error.h"
#include "kor-register-requests-private.h"
#include "kor-register-requests.h"
#include "kor-value.h"

/* --- contested values: Art. 18(1)(a) ---------------------------------------------------------- */

/* Whether the customer's restriction is to stand as far as contested items go. It is one of theirs when
 * it came from a request and no request for restriction has been carried out since. */
gboolean
kor_request_contest_holds (KorDb *db,
                           const KorCustomer *customer,
                           gboolean *restricted,
                           GError **error)
{
  gint64 contested = 0, of_contest = 0;

  if (!kor_db_get_int64 (db,
                         &contested,
                         error,
                         "SELECT count (*) FROM request_item i JOIN request r ON r.id = i.request"
                         " WHERE r.customer = ? AND i.contested = 1 AND i.decision = 'open'",
                         "i",
                         customer->id) ||
      !kor_db_get_int64 (
        db,
        &of_contest,
        error,
        "SELECT count (*) FROM customer_value v JOIN source s ON s.id = v.source"
        " WHERE v.customer = ?1 AND v.field = 'restricted' AND v.ended IS NULL"
        " AND s.name = ?2 AND NOT EXISTS (SELECT 1 FROM request"
        "  WHERE customer = ?1 AND kind = 'restriction' AND carried_out >= v.came)",
        "it",
        customer->id,
        KOR_SOURCE_REQUEST))
    return FALSE;
  *restricted = contested > 0 || (customer->restricted && of_contest == 0);
  return TRUE;
}

/* Restricts a customer while an item is contested, and lifts that restriction after the last one. */
gboolean
kor_request_settle_contests (KorRegister *self,
                             KorDb *db,
                             KorWrite *write,
                             const KorRequest *request,
                             gint64 customer_id,
                             GError **error)
{
  g_autoptr (KorCustomer) before = NULL;
  g_autoptr (KorCustomer) after = NULL;
  g_autofree char *number = kor_request_get_number (request);
  g_autofree char *reason = g_strconcat ("contested in ", number, NULL);

  if (customer_id == 0)
    return TRUE;
  before = kor_customer_load (db, customer_id, error);
  if (before == NULL)
    return FALSE;
  after = kor_customer_copy (before);
  if (!kor_request_contest_holds (db, before, &after->restricted, error))
    return FALSE;
  if (after->restricted == before->restricted)
    return TRUE;
  kor_write_note_also (write, KOR_KIND_CUSTOMER, customer_id);
  return kor_customer_save (self, db, before, after, KOR_SOURCE_REQUEST, reason, NULL, error);
}

gboolean
kor_request_has_contest (const KorRequest *request)
{
  for (guint i = 0; i < request->items->len; i++) {
    const KorRequestItem *item = request->items->pdata[i];

    if (item->contested && item->decision == KOR_ITEM_OPEN)
      return TRUE;
  }
  return FALSE;
}

/* --- items ------------------------------------------------------------------------------------ */

/* Sees that an order that an item names is there and the customer's own. */
static gboolean
check_held_order (KorDb *db, const KorRequest *request, const KorRequestItem *item, GError **error)
{
  gint64 known = 0;

  if (kor_text_or_null (item->held) == NULL) {
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "held", NULL);
    return FALSE;
  }
  if (!kor_db_get_int64 (db,
                         &known,
                         error,
                         "SELECT count (*) FROM orders WHERE number = ? AND customer = ?",
                         "ti",
                         item->held,
                         request->customer_id))
    return FALSE;
  if (known == 0)
    kor_error_set (error, KOR_ERROR_NOT_FOUND, "order", item->held, NULL);
  return known > 0;
}

/* Checks what an item names, and notes what is held of it. */
static gboolean
fill_item (
  KorRegister *self, KorDb *db, const KorRequest *request, KorRequestItem *item, GError **error)
{
  g_autoptr (KorCustomer) customer = NULL;

  if (kor_text_or_null (item->field) == NULL) {
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "field", NULL);
    return FALSE;
  }
  if (g_str_equal (item->field, "order"))
    return check_held_order (db, request, item, error);
  if (!kor_customer_has_field (item->field)) {
    kor_error_set (error, KOR_ERROR_BAD_VALUE, "field", item->field, "field", NULL);
    return FALSE;
  }
  if (item->held != NULL)
    return TRUE;
  customer = kor_customer_load (db, request->customer_id, error);
  if (customer == NULL)
    return FALSE;
  item->held = kor_customer_get_field (
    customer, item->field, kor_context_get_today (kor_register_get_context (self)));
  return TRUE;
}

static gboolean
store_item (KorDb *db, gint64 request_id, KorRequestItem *item, GError **error)
{
  if (!kor_db_run (
        db,
        error,
        "INSERT INTO request_item (request, number, field, held, wanted, ground, because,"
        " evidence, contested) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (request, number) DO UPDATE SET field = excluded.field,"
        " held = excluded.held, wanted = excluded.wanted, ground = excluded.ground,"
        " because = excluded.because, evidence = excluded.evidence,"
        " contested = excluded.contested",
        "iitttttti",
        request_id,
        (gint64) item->number,
        item->field,
        kor_text_or_null (item->held),
        kor_text_or_null (item->wanted),
        kor_ground_to_string (item->ground),
        kor_text_or_null (item->because),
        kor_text_or_null (item->evidence),
        (gint64) item->contested) ||
      !kor_db_get_int64 (db,
                         &item->id,
                         error,
                         "SELECT id FROM request_item WHERE request = ? AND number = ?",
                         "ii",
                         request_id,
                         (gint64) item->number))
    return FALSE;
  return TRUE;
}

/* Takes down the items that a new case comes with. */
gboolean
kor_request_add_items (
  KorRegister *self, KorDb *db, KorWrite *write, KorRequest *request, GError **error)
{
  if (request->items->len > 0 &&
      !kor_request_require (
        request, KOR_ACTION_CLAIM, kor_context_get_today (kor_register_get_context (self)), error))
    return FALSE;
  for (guint i = 0; i < request->items->len; i++) {
    KorRequestItem *item = request->items->pdata[i];

    item->number = i + 1;
    if (!fill_item (self, db, request, item, error) || !store_item (db, request->id, item, error))
      return FALSE;
  }
  return !kor_request_has_contest (request) ||
         kor_request_settle_contests (self, db, write, request, request->customer_id, error);
}

/* Notes for all undecided items what is held of another customer; that an order is not theirs is found
 * when it is decided. */
gboolean
kor_request_hold_items (
  KorRegister *self, KorDb *db, const KorRequest *request, gint64 customer_id, GError **error)
{
  KorDate today = kor_context_get_today (kor_register_get_context (self));
  g_autoptr (KorCustomer) customer = NULL;

  if (customer_id != 0 && (customer = kor_customer_load (db, customer_id, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < request->items->len; i++) {
    const KorRequestItem *item = request->items->pdata[i];
    g_autofree char *held = NULL;

    if (item->decision != KOR_ITEM_OPEN || !kor_customer_has_field (item->field))
      continue;
    held = customer != NULL ? kor_customer_get_field (customer, item->field, today) : NULL;
    if (!kor_db_run (db,
                     error,
                     "UPDATE request_item SET held = ? WHERE id = ?",
                     "ti",
                     kor_text_or_null (held),
                     item->id))
      return FALSE;
  }
  return TRUE;
}

/* --- operations ------------------------------------------------------------------------ */

typedef struct {
  gint64 request_id;
  guint number;
  const KorRequestItem *given;
  KorRequestItem *saved;
} Claiming;

/* The item that is to be changed, while it is undecided. */
static KorRequestItem *
find_undecided (const KorRequest *request, guint number, GError **error)
{
  KorRequestItem *item = kor_request_find_item (request, number);

  if (item == NULL) {
    kor_tell_missing ("item", number, error);
    return NULL;
  }
  if (item->decision != KOR_ITEM_OPEN) {
    kor_request_deny (request, KOR_ACTION_CLAIM, KOR_MISSING_UNDECIDED, number, error);
    return NULL;
  }
  return item;
}

static guint
next_item_number (const KorRequest *request)
{
  guint last = 0;

  for (guint i = 0; i < request->items->len; i++)
    last = MAX (last, ((const KorRequestItem *) request->items->pdata[i])->number);
  return last + 1;
}

static gboolean
claim_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  Claiming *claiming = data;
  g_autoptr (KorRequest) request =
              kor_request_load_for (self, db, claiming->request_id, KOR_ACTION_CLAIM, error);
  g_autoptr (KorRequestItem) item = kor_request_item_copy (claiming->given);
  const KorRequestItem *before = NULL;

  if (request == NULL)
    return FALSE;
  if (item->number == 0)
    item->number = next_item_number (request);
  else if ((before = find_undecided (request, item->number, error)) == NULL)
    return FALSE;
  if (!fill_item (self, db, request, item, error) || !store_item (db, request->id, item, error) ||
      !kor_request_touch (db, request->id, error))
    return FALSE;
  if ((item->contested || (before != NULL && before->contested)) &&
      !kor_request_settle_contests (self, db, write, request, request->customer_id, error))
    return FALSE;
  kor_request_describe (write,
                        request,
                        "claim",
                        "item %u %s%s",
                        item->number,
                        item->field,
                        item->contested ? " contested" : "");
  claiming->saved = g_steal_pointer (&item);
  return TRUE;
}

/**
 * kor_register_save_request_item:
 * @self: a register
 * @request_id: a rectification
 * @item: what is to be rectified; number 0 adds it. Number, id and what is held are set
 * @error: return location
 *
 * Takes down one thing that a rectification asks for (R54–R56), or changes it while it is undecided. A
 * contested value restricts the customer until it is decided (Art. 18(1)(a)). Needs the right
 * KOR_ROLE_MAINTAINS.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_NOT_FOUND, KOR_ERROR_NOT_ALLOWED,
 *   KOR_ERROR_MISSING_VALUE or KOR_ERROR_BAD_VALUE
 */
gboolean
kor_register_save_request_item (KorRegister *self,
                                gint64 request_id,
                                KorRequestItem *item,
                                GError **error)
{
  Claiming claiming = { request_id, item->number, item, NULL };
  gboolean done = kor_register_write (self, KOR_ROLE_MAINTAINS, claim_body, &claiming, NULL, error);

  if (done) {
    item->id = claiming.saved->id;
    item->number = claiming.saved->number;
    g_set_str (&item->held, claiming.saved->held);
  }
  g_clear_pointer (&claiming.saved, kor_request_item_free);
  return done;
}

static gboolean
unclaim_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  const Claiming *claiming = data;
  g_autoptr (KorRequest) request =
              kor_request_load_for (self, db, claiming->request_id, KOR_ACTION_CLAIM, error);
  const KorRequestItem *item;

  if (request == NULL || (item = find_undecided (request, claiming->number, error)) == NULL)
    return FALSE;
  if (!kor_db_run (db, error, "DELETE FROM request_item WHERE id = ?", "i", item->id) ||
      !kor_request_touch (db, request->id, error))
    return FALSE;
  if (item->contested &&
      !kor_request_settle_contests (self, db, write, request, request->customer_id, error))
    return FALSE;
  kor_request_describe (write, request, "unclaim", "item %u %s", item->number, item->field);
  return TRUE;
}

/**
 * kor_register_remove_request_item:
 * @self: a register
 * @request_id: a rectification
 * @number: of an item that is not decided
 * @error: return location
 *
 * Takes an item away that was taken down by mistake or withdrawn. Needs the right KOR_ROLE_MAINTAINS.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_NOT_FOUND or KOR_ERROR_NOT_ALLOWED
 */
gboolean
kor_register_remove_request_item (KorRegister *self,
                                  gint64 request_id,
                                  guint number,
                                  GError **error)
{
  Claiming claiming = { request_id, number, NULL, NULL };

  return kor_register_write (self, KOR_ROLE_MAINTAINS, unclaim_body, &claiming, NULL, error);
}
