/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-requests-private.h"

/* --- reading cases ---------------------------------------------------------------------------- */

/* clang-format off */
#define FULL_NAME(column) "(SELECT full_name FROM user WHERE id = r." column ")"

#define REQUEST_COLUMNS                                                                            \
  "r.id, r.year, r.number, r.kind, r.received, r.channel, r.addressee, r.language, r.requester,"   \
  " r.requester_lines, r.customer, r.not_in_register, r.wants, r.scopes, r.signature,"             \
  " r.paper_place, r.asked_signature, r.asked_specification, r.identity, r.identity_with,"         \
  " r.identity_on, " FULL_NAME ("identity_by") ","                                                 \
  " r.extended, r.extended_because, " FULL_NAME ("extended_by") ","                                \
  " r.decision, r.decided, " FULL_NAME ("decided_by") ", r.decided_because,"                       \
  " r.carried_out, " FULL_NAME ("carried_out_by") ","                                              \
  " r.delivered, r.delivery, " FULL_NAME ("delivered_by") ","                                      \
  " r.closed, " FULL_NAME ("closed_by") ","                                                        \
  " r.ombudsman_since, r.ombudsman_diary, r.ombudsman_ended, r.ombudsman_outcome,"                 \
  " r.due, r.recorded, " FULL_NAME ("recorded_by") ", r.version,"                                  \
  " (SELECT list_name FROM customer WHERE id = r.customer)"
/* clang-format on */

/* The columns of REQUEST_COLUMNS one after the other. */
typedef struct {
  KorDbStatement *row;
  int column;
} Columns;

static gint64
next_int64 (Columns *columns)
{
  return kor_db_statement_get_int64 (columns->row, columns->column++);
}

static char *
next_text (Columns *columns)
{
  return kor_db_statement_dup_text (columns->row, columns->column++);
}

static KorDate
next_date (Columns *columns)
{
  return kor_row_get_date (columns->row, columns->column++);
}

static const char *
next_word (Columns *columns)
{
  return kor_db_statement_get_text (columns->row, columns->column++);
}

static void
read_facts (Columns *columns, KorRequest *request)
{
  request->received = next_date (columns);
  kor_channel_from_string (next_word (columns), &request->channel);
  request->addressee = next_text (columns);
  kor_language_from_string (next_word (columns), &request->language);
  request->requester = next_text (columns);
  request->requester_lines = next_text (columns);
  request->customer_id = next_int64 (columns);
  request->not_in_register = next_int64 (columns) != 0;
  request->wants = next_text (columns);
  request->scopes = (guint) next_int64 (columns);
  kor_signature_from_string (next_word (columns), &request->signature);
  request->paper_place = next_text (columns);
}

static void
read_steps (Columns *columns, KorRequest *request)
{
  request->asked_signature = next_date (columns);
  request->asked_specification = next_date (columns);
  kor_identity_from_string (next_word (columns), &request->identity);
  request->identity_with = next_text (columns);
  request->identity_on = next_date (columns);
  request->identity_by = next_text (columns);
  request->extended = next_date (columns);
  request->extended_because = next_text (columns);
  request->extended_by = next_text (columns);
  kor_decision_from_string (next_word (columns), &request->decision);
  request->decided = next_date (columns);
  request->decided_by = next_text (columns);
  request->decided_because = next_text (columns);
  request->carried_out = next_date (columns);
  request->carried_out_by = next_text (columns);
  request->delivered = next_date (columns);
  kor_delivery_from_string (next_word (columns), &request->delivery);
  request->delivered_by = next_text (columns);
  request->closed = next_date (columns);
  request->closed_by = next_text (columns);
}

static KorRequest *
read_request (KorDbStatement *row)
{
  Columns columns = { row, 0 };
  KorRequest *request = kor_request_new (KOR_REQUEST_ACCESS);

  request->id = next_int64 (&columns);
  request->year = (int) next_int64 (&columns);
  request->number = (int) next_int64 (&columns);
  kor_request_kind_from_string (next_word (&columns), &request->kind);
  read_facts (&columns, request);
  read_steps (&columns, request);
  request->ombudsman_since = next_date (&columns);
  request->ombudsman_diary = next_text (&columns);
  request->ombudsman_ended = next_date (&columns);
  request->ombudsman_outcome = next_text (&columns);
  request->due = next_date (&columns);
  request->recorded = next_int64 (&columns);
  request->recorded_by = next_text (&columns);
  request->version = next_int64 (&columns);
  request->customer_name = next_text (&columns);
  return request;
}

/* --- what belongs to them --------------------------------------------------------------------- */

static KorDbStatement *
query_parts (KorDb *db,
             const char *columns,
             const char *table,
             const char *condition,
             gint64 value,
             GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT p.request, %s FROM %s p JOIN request r ON r.id = p.request WHERE %s ORDER BY p.id",
    columns,
    table,
    condition);

  return kor_db_query (db, error, sql, "i", value);
}

/* The case that a row of a part belongs to, if it is wanted. */
static KorRequest *
find_owner (GHashTable *requests, KorDbStatement *row)
{
  gint64 id = kor_db_statement_get_int64 (row, 0);

  return g_hash_table_lookup (requests, &id);
}

static KorRequestItem *
read_item (KorDbStatement *row)
{
  KorRequestItem *item = kor_request_item_new (kor_db_statement_get_text (row, 3));

  item->id = kor_db_statement_get_int64 (row, 1);
  item->number = (guint) kor_db_statement_get_int64 (row, 2);
  item->held = kor_db_statement_dup_text (row, 4);
  item->wanted = kor_db_statement_dup_text (row, 5);
  kor_ground_from_string (kor_db_statement_get_text (row, 6), &item->ground);
  item->because = kor_db_statement_dup_text (row, 7);
  item->evidence = kor_db_statement_dup_text (row, 8);
  item->contested = kor_db_statement_get_int64 (row, 9) != 0;
  kor_item_decision_from_string (kor_db_statement_get_text (row, 10), &item->decision);
  item->value = kor_db_statement_dup_text (row, 11);
  item->decision_because = kor_db_statement_dup_text (row, 12);
  item->decided = kor_row_get_date (row, 13);
  item->decided_by = kor_db_statement_dup_text (row, 14);
  return item;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const KorRequestItem *left = *(KorRequestItem *const *) a, *right = *(KorRequestItem *const *) b;

  return left->number < right->number ? -1 : left->number > right->number;
}

static gboolean
read_items (KorDb *db, const char *condition, gint64 value, GHashTable *requests, GError **error)
{
  GError *local = NULL;
  GHashTableIter iter;
  gpointer request;
  g_autoptr (KorDbStatement) row = query_parts (
    db,
    "p.id, p.number, p.field, p.held, p.wanted, p.ground, p.because, p.evidence, p.contested,"
    " p.decision, p.value, p.decision_because, p.decided,"
    " (SELECT full_name FROM user WHERE id = p.decided_by)",
    "request_item",
    condition,
    value,
    error);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    KorRequest *owner = find_owner (requests, row);

    if (owner != NULL)
      g_ptr_array_add (owner->items, read_item (row));
  }
  g_hash_table_iter_init (&iter, requests);
  while (g_hash_table_iter_next (&iter, NULL, &request))
    g_ptr_array_sort (((KorRequest *) request)->items, compare_items);
  return kor_rows_end (local, error);
}

static KorRequestNotice *
read_notice (KorDbStatement *row)
{
  KorParty party = KOR_PARTY_SOURCE;
  KorRequestNotice *notice;

  kor_party_from_string (kor_db_statement_get_text (row, 3), &party);
  notice = kor_request_notice_new (
    (guint) kor_db_statement_get_int64 (row, 2), party, kor_db_statement_get_text (row, 4));
  notice->id = kor_db_statement_get_int64 (row, 1);
  kor_notice_state_from_string (kor_db_statement_get_text (row, 5), &notice->state);
  notice->date = kor_row_get_date (row, 6);
  notice->because = kor_db_statement_dup_text (row, 7);
  notice->by = kor_db_statement_dup_text (row, 8);
  return notice;
}

static gboolean
read_notices (KorDb *db, const char *condition, gint64 value, GHashTable *requests, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row =
              query_parts (db,
                           "p.id, p.item, p.party, p.name, p.state, p.date, p.because,"
                           " (SELECT full_name FROM user WHERE id = p.by)",
                           "request_notice",
                           condition,
                           value,
                           error);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    KorRequest *owner = find_owner (requests, row);

    if (owner != NULL)
      g_ptr_array_add (owner->notices, read_notice (row));
  }
  return kor_rows_end (local, error);
}

/* Which of the papers that matter to the state have been kept. */
static void
note_letter (KorRequest *request, KorLetterKind letter)
{
  switch (letter) {
  case KOR_LETTER_REPLY:
    request->reply_kept = TRUE;
    break;
  case KOR_LETTER_CERTIFICATE:
    request->certificate_issued = TRUE;
    /* Of a case that was refused as a whole it tells all there is to tell. */
    request->decision_told |= request->decision == KOR_DECISION_REFUSED;
    break;
  case KOR_LETTER_DECISION:
  case KOR_LETTER_BAN_CONFIRMATION:
  case KOR_LETTER_ERASURE_RESULT:
    request->decision_told = TRUE;
    break;
  case KOR_LETTER_RECEIPT:
  case KOR_LETTER_ASK_SIGNATURE:
  case KOR_LETTER_ASK_SPECIFICATION:
  case KOR_LETTER_IDENTITY:
  case KOR_LETTER_EXTENSION:
  case KOR_LETTER_NOTICE:
  case KOR_N_LETTERS:
  default:
    break;
  }
}

static gboolean
read_letters (KorDb *db, const char *condition, gint64 value, GHashTable *requests, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = query_parts (db, "p.letter", "document", condition, value, error);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    KorRequest *owner = find_owner (requests, row);
    KorLetterKind letter;

    if (owner != NULL && kor_letter_from_string (kor_db_statement_get_text (row, 1), &letter))
      note_letter (owner, letter);
  }
  return kor_rows_end (local, error);
}

/* Reads what the state of the cases in @requests (by id) follows from: items, notices, papers.
 * @condition is one on the table request as r, with one number to bind. */
static gboolean
read_parts (KorDb *db, const char *condition, gint64 value, GHashTable *requests, GError **error)
{
  return read_items (db, condition, value, requests, error) &&
         read_notices (db, condition, value, requests, error) &&
         read_letters (db, condition, value, requests, error);
}

static gboolean
read_withheld (KorDb *db, KorRequest *request, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row =
              kor_db_query (db,
                            error,
                            "SELECT what, why FROM request_withheld WHERE request = ? ORDER BY id",
                            "i",
                            request->id);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local))
    g_ptr_array_add (request->withheld,
                     kor_request_withheld_new (kor_db_statement_get_text (row, 0),
                                               kor_db_statement_get_text (row, 1)));
  return kor_rows_end (local, error);
}

/* Reads cases with what their state follows from. @condition and @order are of the table request as r;
 * @condition has one number to bind, as ?1. */
gboolean
kor_requests_read (KorDb *db,
                   const char *condition,
                   const char *order,
                   gint64 value,
                   GPtrArray *requests,
                   GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT " REQUEST_COLUMNS " FROM request r WHERE %s ORDER BY %s", condition, order);
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (db, error, sql, "i", value);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    KorRequest *request = read_request (row);

    g_ptr_array_add (requests, request);
    g_hash_table_insert (known, &request->id, request);
  }
  return kor_rows_end (local, error) && read_parts (db, condition, value, known, error);
}

/* Reads a case with everything that belongs to it. */
KorRequest *
kor_request_load (KorDb *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) requests =
              g_ptr_array_new_with_free_func ((GDestroyNotify) kor_request_free);
  KorRequest *request;

  if (!kor_requests_read (db, "r.id = ?1", "r.id", id, requests, error))
    return NULL;
  if (requests->len == 0) {
    kor_tell_missing ("request", id, error);
    return NULL;
  }
  request = requests->pdata[0];
  if (!read_withheld (db, request, error) ||
      !kor_documents_read (db, "d.request = ?1", id, request->documents, error))
    return NULL;
  return g_ptr_array_steal_index (requests, 0);
}

/* Reads a case for an action that its state must allow. */
KorRequest *
kor_request_load_for (
  KorRegister *self, KorDb *db, gint64 id, KorRequestAction action, GError **error)
{
  KorDate today = kor_context_get_today (kor_register_get_context (self));
  g_autoptr (KorRequest) request = kor_request_load (db, id, error);

  if (request == NULL || !kor_request_require (request, action, today, error))
    return NULL;
  return g_steal_pointer (&request);
}
