/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deciding a case. What is granted of a rectification or an objection is done in the same transaction
 * (R57), so that no case is ever half decided. */

#include "kor-register-requests.h"

#include "kor-customer-fields.h"
#include "kor-error.h"
#include "kor-register-requests-private.h"
#include "kor-value.h"

static gboolean
tell_unset (const char *field, GError **error)
{
  kor_error_set (error, KOR_ERROR_MISSING_VALUE, field, NULL);
  return FALSE;
}

static KorDate
get_today (KorRegister *self)
{
  return kor_context_get_today (kor_register_get_context (self));
}

/* --- the case as a whole ---------------------------------------------------------------------- */

/* Writes what was decided; @carried_out when that has been done with it. */
static gboolean
store_decision (KorRegister *self,
                KorDb *db,
                const KorRequest *request,
                KorDecision decision,
                const char *because,
                gboolean carried_out,
                GError **error)
{
  gint64 user = kor_register_get_user (self)->id;
  char today[16];

  kor_date_to_text (get_today (self), today);
  return kor_db_run (db,
                     error,
                     "UPDATE request SET decision = ?, decided = ?, decided_by = ?,"
                     " decided_because = ?, carried_out = ?, carried_out_by = nullif (?, 0),"
                     " version = version + 1 WHERE id = ?",
                     "ttittii",
                     kor_decision_to_string (decision),
                     today,
                     user,
                     kor_text_or_null (because),
                     carried_out ? today : NULL,
                     carried_out ? user : (gint64) 0,
                     request->id);
}

/* --- objection -------------------------------------------------------------------------------- */

/* All that is marketing, when the objection does not say what it is against (Art. 21(2)). */
#define MARKETING                                                                                  \
  ((1u << KOR_SCOPE_DIRECT_ADVERTISING) | (1u << KOR_SCOPE_DISTANCE_SELLING) |                     \
   (1u << KOR_SCOPE_DIRECT_MARKETING) | (1u << KOR_SCOPE_OTHER_MARKETING))

static gboolean
add_ban (KorRegister *self, KorDb *db, const KorRequest *request, KorScope scope, GError **error)
{
  g_autoptr (KorBan) ban = kor_ban_new (
    request->customer_id, scope, KOR_EXTENT_BOTH, request->channel, request->received);
  gint64 known = 0;

  ban->evidence = kor_request_get_number (request);
  if (!kor_db_get_int64 (db,
                         &known,
                         error,
                         "SELECT count(*) FROM ban WHERE customer = ? AND scope = ?"
                         " AND extent = 'both' AND lifted IS NULL",
                         "it",
                         request->customer_id,
                         kor_scope_to_string (scope)))
    return FALSE;
  return known > 0 || kor_ban_store (db,
                                     ban,
                                     kor_context_get_now (kor_register_get_context (self)),
                                     kor_register_get_user (self)->id,
                                     error);
}

static gboolean
add_bans (KorRegister *self, KorDb *db, KorWrite *write, const KorRequest *request, GError **error)
{
  guint scopes = request->scopes != 0 ? request->scopes : MARKETING;

  for (guint scope = 0; scope < KOR_N_SCOPES; scope++)
    if ((scopes & (1u << scope)) != 0 && !add_ban (self, db, request, (KorScope) scope, error))
      return FALSE;
  kor_write_note_also (write, KOR_KIND_BAN, request->customer_id);
  return kor_bans_update_mask (db, request->customer_id, error);
}

/* --- items ------------------------------------------------------------------------------------ */

typedef struct {
  KorRegister *self;
  KorDb *db;
  KorWrite *write;
  KorRequest *request;
  KorCustomer *before; /* loaded with the first item that changes it */
  KorCustomer *after;
  GString *details;
} Decision;

static void
decision_clear (Decision *self)
{
  g_clear_pointer (&self->before, kor_customer_free);
  g_clear_pointer (&self->after, kor_customer_free);
  g_string_free (self->details, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Decision, decision_clear)

static gboolean
load_customer (Decision *decision, GError **error)
{
  if (decision->before != NULL)
    return TRUE;
  decision->before = kor_customer_load (decision->db, decision->request->customer_id, error);
  if (decision->before == NULL)
    return FALSE;
  decision->after = kor_customer_copy (decision->before);
  return TRUE;
}

/* What the register holds after the verdict. */
static const char *
get_new_value (const KorRequestItem *item, const KorItemVerdict *verdict)
{
  const char *value = verdict->value;

  if (verdict->decision == KOR_ITEM_ACCEPT)
    value = kor_request_item_get_remedy (item) == KOR_REMEDY_ERASE ? NULL : item->wanted;
  return value != NULL ? value : "";
}

/* An order as a whole can only be erased, which its voucher may forbid. */
static gboolean
apply_to_order (Decision *decision,
                const KorRequestItem *item,
                const KorItemVerdict *verdict,
                GError **error)
{
  g_autoptr (KorOrder) order = NULL;
  gint64 id = 0;

  if (verdict->decision != KOR_ITEM_ACCEPT ||
      kor_request_item_get_remedy (item) != KOR_REMEDY_ERASE) {
    kor_error_set (
      error, KOR_ERROR_BAD_VALUE, "ground", kor_ground_to_string (item->ground), "order", NULL);
    return FALSE;
  }
  if (!kor_db_get_int64 (
        decision->db,
        &id,
        error,
        "SELECT coalesce ((SELECT id FROM orders WHERE number = ? AND customer = ?), 0)",
        "ti",
        item->held,
        decision->request->customer_id))
    return FALSE;
  if (id == 0) {
    kor_error_set (error, KOR_ERROR_NOT_FOUND, "order", item->held, NULL);
    return FALSE;
  }
  order = kor_order_load (decision->db, id, error);
  if (order == NULL ||
      !kor_request_add_notices (decision->db, decision->request, item, NULL, error))
    return FALSE;
  kor_write_note_also (decision->write, KOR_KIND_ORDER, 0);
  return kor_order_delete (decision->db, order, error);
}

static gboolean
apply (Decision *decision,
       const KorRequestItem *item,
       const KorItemVerdict *verdict,
       GError **error)
{
  if (verdict->decision == KOR_ITEM_REFUSE)
    return TRUE;
  if (g_str_equal (item->field, "order"))
    return apply_to_order (decision, item, verdict, error);
  return load_customer (decision, error) &&
         kor_request_add_notices (decision->db, decision->request, item, decision->before, error) &&
         kor_customer_set_field (
           decision->after, item->field, get_new_value (item, verdict), error);
}

static gboolean
store_verdict (Decision *decision,
               KorRequestItem *item,
               const KorItemVerdict *verdict,
               GError **error)
{
  gboolean refused = verdict->decision == KOR_ITEM_REFUSE;
  char today[16];

  item->decision = verdict->decision;
  kor_date_to_text (get_today (decision->self), today);
  g_string_append_printf (decision->details,
                          "%sitem %u %s %s",
                          decision->details->len > 0 ? ", " : "",
                          item->number,
                          kor_item_decision_to_string (verdict->decision),
                          item->field);
  return kor_db_run (decision->db,
                     error,
                     "UPDATE request_item SET decision = ?, value = ?, decision_because = ?,"
                     " decided = ?, decided_by = ? WHERE id = ?",
                     "ttttii",
                     kor_item_decision_to_string (verdict->decision),
                     refused ? NULL : kor_text_or_null (get_new_value (item, verdict)),
                     kor_text_or_null (verdict->because),
                     today,
                     kor_register_get_user (decision->self)->id,
                     item->id);
}

static gboolean
decide_item (Decision *decision, const KorItemVerdict *verdict, GError **error)
{
  KorRequestItem *item = kor_request_find_item (decision->request, verdict->number);
  g_autoptr (GArray) lacks = kor_request_check_item (
    decision->request, verdict->number, verdict->decision, get_today (decision->self));

  if (!kor_request_allow (decision->request, KOR_ACTION_DECIDE, lacks, error))
    return FALSE;
  if (verdict->decision == KOR_ITEM_REFUSE && kor_text_or_null (verdict->because) == NULL)
    return tell_unset ("because", error);
  if (verdict->decision == KOR_ITEM_COMPLETE && kor_text_or_null (verdict->value) == NULL)
    return tell_unset ("value", error);
  return apply (decision, item, verdict, error) && store_verdict (decision, item, verdict, error);
}

/* Saves what all verdicts together made of the customer, once; the last contested item that is decided
 * takes its restriction along. */
static gboolean
save_customer (Decision *decision, gboolean contested, GError **error)
{
  g_autofree char *reason = kor_request_get_reason (decision->request);

  if (contested && !load_customer (decision, error))
    return FALSE;
  if (decision->after == NULL)
    return TRUE;
  if (contested && !kor_request_contest_holds (
                     decision->db, decision->before, &decision->after->restricted, error))
    return FALSE;
  kor_write_note_also (decision->write, KOR_KIND_CUSTOMER, decision->after->id);
  return kor_customer_check (decision->after, error) && kor_customer_save (decision->self,
                                                                           decision->db,
                                                                           decision->before,
                                                                           decision->after,
                                                                           KOR_SOURCE_REQUEST,
                                                                           reason,
                                                                           NULL,
                                                                           error);
}

/* Once every item is decided the case is. */
static gboolean
conclude (Decision *decision, GError **error)
{
  const KorRequest *request = decision->request;
  guint n_refused = 0;

  for (guint i = 0; i < request->items->len; i++) {
    const KorRequestItem *item = request->items->pdata[i];

    if (item->decision == KOR_ITEM_OPEN)
      return kor_request_touch (decision->db, request->id, error);
    n_refused += item->decision == KOR_ITEM_REFUSE;
  }
  return store_decision (decision->self,
                         decision->db,
                         request,
                         n_refused == 0                     ? KOR_DECISION_GRANTED
                         : n_refused == request->items->len ? KOR_DECISION_REFUSED
                                                            : KOR_DECISION_PARTLY,
                         NULL,
                         n_refused < request->items->len,
                         error);
}

static gboolean
decide_items (KorRegister *self,
              KorDb *db,
              KorWrite *write,
              KorRequest *request,
              const KorItemVerdict *verdicts,
              guint n_verdicts,
              GError **error)
{
  g_auto (Decision) decision = {
    .self = self, .db = db, .write = write, .request = request, .details = g_string_new (NULL)
  };
  gboolean contested = request->customer_id != 0 && kor_request_has_contest (request);

  for (guint i = 0; i < n_verdicts; i++)
    if (verdicts[i].decision != KOR_ITEM_OPEN && !decide_item (&decision, &verdicts[i], error))
      return FALSE;
  if (decision.details->len == 0)
    return tell_unset ("decision", error);
  if (!save_customer (&decision, contested, error) || !conclude (&decision, error))
    return FALSE;
  kor_request_describe (write, request, "decide", "%s", decision.details->str);
  return TRUE;
}

/* --- operations ------------------------------------------------------------------------------- */

typedef struct {
  gint64 request_id;
  const KorItemVerdict *verdicts;
  guint n_verdicts;
} ItemsDeciding;

static gboolean
decide_items_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  const ItemsDeciding *deciding = data;
  g_autoptr (KorRequest) request = kor_request_load (db, deciding->request_id, error);

  return request != NULL &&
         decide_items (self, db, write, request, deciding->verdicts, deciding->n_verdicts, error);
}

/**
 * kor_register_decide_items:
 * @self: a register
 * @request_id: a rectification
 * @verdicts: (array length=n_verdicts): what is decided of which item
 * @n_verdicts: how many
 * @error: return location
 *
 * Decides items of a rectification, all or none: what is accepted or completed is in the register from
 * this moment, with its history, and who is to be told of it is noted (R54–R58). The last item decides
 * the case. Needs the right KOR_ROLE_DECIDES.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_NOT_FOUND, KOR_ERROR_NOT_ALLOWED,
 *   KOR_ERROR_MISSING_VALUE ("because", "value", "decision"), KOR_ERROR_BAD_VALUE (the field that
 *   does not fit, or "order" with "has-invoice")
 */
gboolean
kor_register_decide_items (KorRegister *self,
                           gint64 request_id,
                           const KorItemVerdict *verdicts,
                           guint n_verdicts,
                           GError **error)
{
  ItemsDeciding deciding = { request_id, verdicts, n_verdicts };

  return kor_register_write (self, KOR_ROLE_DECIDES, decide_items_body, &deciding, NULL, error);
}

typedef struct {
  gint64 request_id;
  gboolean grant;
  const char *because;
} Deciding;

static gboolean
decide_open_items (KorRegister *self,
                   KorDb *db,
                   KorWrite *write,
                   KorRequest *request,
                   const Deciding *deciding,
                   GError **error)
{
  g_autoptr (GArray) verdicts = g_array_new (FALSE, FALSE, sizeof (KorItemVerdict));

  for (guint i = 0; i < request->items->len; i++) {
    const KorRequestItem *item = request->items->pdata[i];
    KorItemVerdict verdict = {
      item->number, deciding->grant ? KOR_ITEM_ACCEPT : KOR_ITEM_REFUSE, NULL, deciding->because
    };

    if (item->decision == KOR_ITEM_OPEN)
      g_array_append_val (verdicts, verdict);
  }
  return decide_items (self,
                       db,
                       write,
                       request,
                       (const KorItemVerdict *) (void *) verdicts->data,
                       verdicts->len,
                       error);
}

static gboolean
decide_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  const Deciding *deciding = data;
  g_autoptr (KorRequest) request = kor_request_load (db, deciding->request_id, error);
  g_autoptr (GArray) lacks = NULL;
  KorDecision decision = deciding->grant ? KOR_DECISION_GRANTED : KOR_DECISION_REFUSED;
  gboolean bans;

  if (request == NULL)
    return FALSE;
  lacks = kor_request_check_decision (request, deciding->grant, get_today (self));
  if (!kor_request_allow (request, KOR_ACTION_DECIDE, lacks, error))
    return FALSE;
  if (!deciding->grant && kor_text_or_null (deciding->because) == NULL)
    return tell_unset ("because", error);
  if (request->kind == KOR_REQUEST_RECTIFICATION && request->items->len > 0)
    return decide_open_items (self, db, write, request, deciding, error);
  bans = request->kind == KOR_REQUEST_OBJECTION && deciding->grant;
  if ((bans && !add_bans (self, db, write, request, error)) ||
      !store_decision (self, db, request, decision, deciding->because, bans, error))
    return FALSE;
  kor_request_describe (write, request, "decide", "%s", kor_decision_to_string (decision));
  return TRUE;
}

/**
 * kor_register_decide_request:
 * @self: a register
 * @request_id: which case
 * @grant: grants it; else refuses it
 * @because: (nullable): the reasons, needed for a refusal (R59)
 * @error: return location
 *
 * Decides a case. A granted objection is carried out at once: the bans work from this moment
 * (Art. 21). Of a rectification, all items that are open are accepted or refused. Needs the right
 * KOR_ROLE_DECIDES.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_NOT_FOUND, KOR_ERROR_NOT_ALLOWED,
 *   KOR_ERROR_MISSING_VALUE or as kor_register_decide_items()
 */
gboolean
kor_register_decide_request (
  KorRegister *self, gint64 request_id, gboolean grant, const char *because, GError **error)
{
  Deciding deciding = { request_id, grant, because };

  return kor_register_write (self, KOR_ROLE_DECIDES, decide_body, &deciding, NULL, error);
}
