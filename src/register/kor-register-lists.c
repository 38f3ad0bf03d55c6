/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-lists.h"

#include "kor-address-format.h"
#include "kor-address-order.h"
#include "kor-error.h"
#include "kor-list-rules.h"
#include "kor-register-merge.h"
#include "kor-register-lists-private.h"
#include "kor-register-private.h"
#include "kor-register-selection.h"

/*
 * The gate: the only way by which people's data leaves as a list (R6, R8, R10–R12). A preview and a
 * run ask the same rules of the same rows; a run asks again at the moment it is prepared, so that a
 * ban saved meanwhile counts (R13).
 */

typedef struct {
  KorLeftOut reason;
  gint64 rank;
  char *name;
  gint64 customer_id;
} Kept;

/* Keys are kept in blocks of this size, which go back to the system when the list is ordered. */
#define KEYS_BLOCK (1 << 20)

/* Where a label stands among those of a list ordered by postcode. */
typedef struct {
  const char *key; /* of its address, see kor_address_order_make_key() */
  gint64 rank;
  KorListPerson *person;
} Place;

void
kor_list_result_free (KorListResult *self)
{
  g_clear_pointer (&self->run, kor_list_run_free);
  g_clear_pointer (&self->persons, g_ptr_array_unref);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  g_free (self);
}

/* An empty one, whose run has no id. */
KorListResult *
kor_gate_result_new (void)
{
  KorListResult *result = g_new0 (KorListResult, 1);

  result->run = kor_list_run_new ();
  result->persons = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_list_person_free);
  result->left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_list_left_out_free);
  return result;
}

/* The bans in force as they stand at this moment; the marks kept for the list page are not trusted
 * here. */
static GHashTable *
read_bans (KorDb *db, GError **error)
{
  g_autoptr (GHashTable) bans = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db, error, "SELECT customer, scope, extent FROM ban WHERE lifted IS NULL", NULL);

  if (row == NULL)
    return NULL;
  while (kor_db_statement_next (row, &local)) {
    gint64 id = kor_db_statement_get_int64 (row, 0);
    guint mask = GPOINTER_TO_UINT (g_hash_table_lookup (bans, &id));
    KorScope scope;
    KorExtent extent;

    if (!kor_scope_from_string (kor_db_statement_get_text (row, 1), &scope) ||
        !kor_extent_from_string (kor_db_statement_get_text (row, 2), &extent)) {
      kor_error_set (&local, KOR_ERROR_DAMAGED, "register.db", "ban", NULL);
      break;
    }
    if (extent != KOR_EXTENT_DISCLOSURE)
      mask |= 1u << scope;
    if (extent != KOR_EXTENT_PROCESSING)
      mask |= 1u << (KOR_N_SCOPES + scope);
    g_hash_table_insert (bans, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (mask));
  }
  return kor_rows_end (local, error) ? g_steal_pointer (&bans) : NULL;
}

/* --- the selection ---------------------------------------------------------------------------- */

/* By name, in which the people of one label are named, too. Parameters: 1 today, 2 the only customers
 * or NULL. */
#define SELECT_PEOPLE                                                                              \
  "SELECT c.id, c.list_name, c.first_name, c.last_name, c.list_organisation, c.deceased, "         \
  "c.restricted,"                                                                                  \
  " c.archived, c.anonymised, c.sort_rank, a.co, a.street, a.postal_code, a.city, a.region, "      \
  "a.country,"                                                                                     \
  " a.returned_mail, c.language FROM customer c" KOR_JOIN_LIST_ADDRESS                             \
  " WHERE (?2 IS NULL OR c.id IN (SELECT value FROM json_each (?2))) ORDER BY c.sort_rank"

static KorDbStatement *
query_people (KorDb *db, const KorGate *gate, KorDate today, GError **error)
{
  /* Whoever shares a family's name and address has a say in whether it is called one. */
  g_autofree char *only = (gate->request->merge & KOR_MERGE_FAMILY) == 0
                            ? kor_selector_name_customers (gate->request->selection)
                            : NULL;
  char day[16];

  kor_date_to_text (today, day);
  return kor_db_query (db, error, SELECT_PEOPLE, "tt", day, only);
}

static gboolean
is_selected (const KorGate *gate, KorDbStatement *row)
{
  gint64 id = kor_db_statement_get_int64 (row, 0);
  KorSelectionRow facts = {
    .id = id,
    .organisation = kor_db_statement_get_text (row, 4),
    .postal_code = kor_db_statement_get_text (row, 12),
    .city = kor_db_statement_get_text (row, 13),
    .country = kor_db_statement_get_text (row, 15),
    .language = kor_db_statement_get_text (row, 17),
  };

  return gate->only != NULL ? g_hash_table_contains (gate->only, &id)
                            : kor_selector_matches (gate->selector, &facts);
}

/* --- one person at the gate ------------------------------------------------------------------- */

/* The address as it stands in the row; the strings stay the row's. */
static void
borrow_address (KorDbStatement *row, KorAddress *address)
{
  *address = (KorAddress) {
    .kind = KOR_ADDRESS_POSTAL,
    .co = (char *) kor_db_statement_get_text (row, 10),
    .street = (char *) kor_db_statement_get_text (row, 11),
    .postal_code = (char *) kor_db_statement_get_text (row, 12),
    .city = (char *) kor_db_statement_get_text (row, 13),
    .region = (char *) kor_db_statement_get_text (row, 14),
    .country = (char *) kor_db_statement_get_text (row, 15),
    .valid_from = KOR_DATE_NONE,
    .valid_to = KOR_DATE_NONE,
  };
}

static char *
person_name (KorDbStatement *row)
{
  const char *first = kor_db_statement_get_text (row, 2);
  const char *last = kor_db_statement_get_text (row, 3);

  if (first != NULL && last != NULL)
    return g_strdup_printf ("%s %s", first, last);
  return g_strdup (first != NULL ? first : last);
}

static KorLeftOut
decide (const KorGate *gate, KorDbStatement *row, const KorAddress *address, gboolean has_name)
{
  gint64 id = kor_db_statement_get_int64 (row, 0);
  guint mask = GPOINTER_TO_UINT (g_hash_table_lookup (gate->bans, &id));
  KorListFacts facts = {
    .bans_processing = (guint8) (mask & ((1u << KOR_N_SCOPES) - 1)),
    .bans_disclosure = (guint8) (mask >> KOR_N_SCOPES),
    .deceased = kor_db_statement_get_int64 (row, 5) != 0,
    .restricted = kor_db_statement_get_int64 (row, 6) != 0,
    .archived = kor_db_statement_get_int64 (row, 7) != 0,
    .anonymised = kor_db_statement_get_int64 (row, 8) != 0,
    .returned_mail = kor_db_statement_get_int64 (row, 16) != 0,
    .complete_address = kor_address_is_complete (address, has_name),
  };

  return kor_list_rules_decide (&facts,
                                gate->request->purpose,
                                gate->request->on_paper,
                                kor_text_or_null (gate->request->recipient) != NULL);
}

/* The strings stay the row's. */
static void
borrow_member (KorDbStatement *row, KorHouseholdMember *member)
{
  *member = (KorHouseholdMember) {
    .first_name = kor_db_statement_get_text (row, 2),
    .last_name = kor_db_statement_get_text (row, 3),
    .organisation = kor_db_statement_get_text (row, 4),
  };
  kor_language_from_string (kor_db_statement_get_text (row, 17), &member->language);
}

static void
keep_back (KorGate *gate, KorDbStatement *row, KorLeftOut reason)
{
  Kept kept = { reason,
                kor_db_statement_get_int64 (row, 9),
                kor_db_statement_dup_text (row, 1),
                kor_db_statement_get_int64 (row, 0) };

  g_array_append_val (gate->kept, kept);
  gate->result->run->left_out[reason]++;
}

static KorListCard *
card_new (const KorHouseholdMember *member, const KorAddress *address)
{
  KorListCard *card = g_new0 (KorListCard, 1);

  card->first_name = g_strdup (member->first_name);
  card->last_name = g_strdup (member->last_name);
  card->organisation = g_strdup (member->organisation);
  card->address = kor_address_copy (address);
  return card;
}

/* Streets are ordered by their numbers, which SQL can't. */
static void
keep_place (KorGate *gate,
            KorDbStatement *row,
            KorAddressOrder *order,
            const KorAddress *address,
            KorListPerson *person)
{
  g_autofree char *key = kor_address_order_make_key (order, address);
  Place place = { g_string_chunk_insert (gate->keys, key),
                  kor_db_statement_get_int64 (row, 9),
                  person };

  g_array_append_val (gate->places, place);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *left = a, *right = b;
  int order = strcmp (left->key, right->key);

  if (order != 0)
    return order;
  return left->rank < right->rank ? -1 : left->rank > right->rank;
}

/* Puts the persons in the order of their places. */
static void
order_by_place (KorGate *gate)
{
  GPtrArray *persons = gate->result->persons;

  g_array_sort (gate->places, compare_places);
  for (guint i = 0; i < persons->len; i++)
    persons->pdata[i] = g_array_index (gate->places, Place, i).person;
}

/* Each is tested alone; only then may those who passed share a label. */
static void
admit (KorGate *gate, KorDbStatement *row, KorAddressOrder *order)
{
  KorListRun *run = gate->result->run;
  g_autofree char *name = person_name (row);
  gint64 id = kor_db_statement_get_int64 (row, 0);
  KorHouseholdMember member;
  KorListPerson *person;
  KorAddress address;
  KorLeftOut reason;

  borrow_address (row, &address);
  borrow_member (row, &member);
  reason = decide (gate, row, &address, name != NULL || member.organisation != NULL);
  run->matched++;
  if (reason != KOR_LEFT_OUT_NO) {
    kor_merger_keep_back (gate->merger, &member, &address);
    keep_back (gate, row, reason);
  } else if (kor_merger_join (gate->merger, id, &member, &address)) {
    run->merged++;
  } else {
    person = g_new0 (KorListPerson, 1);
    person->customer_id = id;
    if (gate->request->with_cards)
      person->card = card_new (&member, &address);
    person->lines = kor_address_format (&address, member.organisation, name, gate->home_country);
    kor_merger_start (gate->merger, person, &member, &address);
    g_ptr_array_add (gate->result->persons, person);
    if (order != NULL)
      keep_place (gate, row, order, &address, person);
    run->printed++;
  }
}

/* Who is not selected is on no label, and so no label may speak of the whole family. */
static void
pass_by (KorGate *gate, KorDbStatement *row)
{
  KorHouseholdMember member;
  KorAddress address;

  borrow_address (row, &address);
  borrow_member (row, &member);
  kor_merger_keep_back (gate->merger, &member, &address);
}

static int
compare_kept (gconstpointer a, gconstpointer b)
{
  const Kept *left = a, *right = b;

  if (left->reason != right->reason)
    return (int) left->reason - (int) right->reason;
  return left->rank < right->rank ? -1 : left->rank > right->rank;
}

static void
hand_out_kept (KorGate *gate)
{
  g_array_sort (gate->kept, compare_kept);
  for (guint i = 0; i < gate->kept->len; i++) {
    Kept *kept = &g_array_index (gate->kept, Kept, i);
    KorListLeftOut *left_out = g_new0 (KorListLeftOut, 1);

    left_out->customer_id = kept->customer_id;
    left_out->name = g_steal_pointer (&kept->name);
    left_out->reason = kept->reason;
    g_ptr_array_add (gate->result->left_out, left_out);
  }
}

/* Lets everybody of the selection come to the gate. */
gboolean
kor_gate_pass (KorRegister *self, KorDb *db, KorGate *gate, GError **error)
{
  g_autoptr (KorProfile) profile = kor_profile_load (db, error);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GStringChunk) keys = g_string_chunk_new (KEYS_BLOCK);
  g_autoptr (KorAddressOrder) order = NULL;
  g_autoptr (KorDbStatement) row = NULL;
  g_autoptr (GHashTable) bans = NULL;
  g_autoptr (KorSelector) selector = NULL;
  g_autoptr (KorMerger) merger = NULL;
  GError *local = NULL;

  if (profile == NULL || (bans = read_bans (db, error)) == NULL ||
      (selector = kor_selector_new (db, gate->request->selection, error)) == NULL)
    return FALSE;
  gate->bans = bans;
  gate->selector = selector;
  gate->kept = kept;
  gate->places = places;
  gate->keys = keys;
  gate->home_country = profile->country != NULL ? profile->country : (char *) "FI";
  gate->merger = merger = kor_merger_new (gate->request->merge, gate->home_country);
  row = query_people (db, gate, kor_context_get_today (kor_register_get_context (self)), error);
  if (row == NULL)
    return FALSE;
  if (gate->request->order == KOR_LIST_ORDER_POSTCODE)
    order = kor_address_order_new (gate->home_country);
  while (kor_db_statement_next (row, &local))
    if (is_selected (gate, row))
      admit (gate, row, order);
    else if ((gate->request->merge & KOR_MERGE_FAMILY) != 0)
      pass_by (gate, row);
  if (order != NULL)
    order_by_place (gate);
  kor_merger_finish (merger);
  hand_out_kept (gate);
  return kor_rows_end (local, error);
}

/* --- preview
 * --------------------------------------------------------------------------------------------------
 */

/* What the request and the moment say of the run. */
void
kor_gate_fill_run (KorRegister *self, KorListRun *run, const KorListRequest *request)
{
  run->at = kor_context_get_now (kor_register_get_context (self));
  run->made_by = g_strdup (kor_register_get_user (self)->full_name);
  run->purpose = request->purpose;
  run->recipient = g_strdup (kor_text_or_null (request->recipient));
  run->selection = kor_selection_to_string (request->selection);
  run->medium = g_strdup (request->medium);
  run->sheet = g_strdup (request->sheet);
  run->sharing = request->merge;
  run->state = KOR_RUN_PREPARED;
}

/* The full export has its own door, for administrators: as a list's purpose it would pass all bans.
 */
static gboolean
check_request (const KorListRequest *request, GError **error)
{
  if ((guint) request->purpose < KOR_N_PURPOSES && request->purpose != KOR_PURPOSE_EXPORT)
    return TRUE;
  kor_error_set (error, KOR_ERROR_BAD_VALUE, "purpose", "export", "purpose", NULL);
  return FALSE;
}

static gboolean
preview_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  KorGate *gate = data;

  return kor_run_check_recipient (db, gate->result->run, gate->request, error) &&
         kor_gate_pass (self, db, gate, error);
}

/**
 * kor_register_preview_list:
 * @self: a register
 * @request: what is asked for
 * @cancellable: (nullable): a newer preview cancels the older
 * @error: return location
 *
 * Shows who would be on a list at this moment and who not, and why. Nothing may be printed or
 * written from a preview: see kor_register_prepare_list().
 *
 * Returns: (transfer full) (nullable): the result, its run without an id
 */
KorListResult *
kor_register_preview_list (KorRegister *self,
                           const KorListRequest *request,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (KorListResult) result = kor_gate_result_new ();
  KorGate gate = { .request = request, .result = result };

  if (!check_request (request, error))
    return NULL;
  kor_gate_fill_run (self, result->run, request);
  if (!kor_register_read (self, preview_body, &gate, cancellable, error))
    return NULL;
  return g_steal_pointer (&result);
}

/* --- the run
 * -----------------------------------------------------------------------------------------------------
 */

static gboolean
store_run (KorRegister *self, KorDb *db, KorListRun *run, GError **error)
{
  if (!kor_db_run (
        db,
        error,
        "INSERT INTO list_run (at, user, purpose, basis, recipient, selection, medium, sheet, "
        "state, matched, printed, merged, ground, sharing, reprint_of)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'prepared', ?, ?, ?, ?, ?, nullif (?, 0))",
        "iittttttiiitii",
        run->at,
        kor_register_get_user (self)->id,
        kor_purpose_to_string (run->purpose),
        kor_purpose_get_legal_basis (run->purpose),
        kor_text_or_null (run->recipient),
        run->selection,
        run->medium,
        kor_text_or_null (run->sheet),
        (gint64) run->matched,
        (gint64) run->printed,
        (gint64) run->merged,
        run->ground,
        (gint64) run->sharing,
        run->reprint_of))
    return FALSE;
  run->id = kor_db_last_insert_id (db);
  for (int reason = KOR_LEFT_OUT_NO + 1; reason < KOR_N_LEFT_OUT; reason++)
    if (run->left_out[reason] > 0 &&
        !kor_db_run (db,
                     error,
                     "INSERT INTO list_run_left_out (run, reason, people) VALUES (?, ?, ?)",
                     "iti",
                     run->id,
                     kor_left_out_to_string ((KorLeftOut) reason),
                     (gint64) run->left_out[reason]))
      return FALSE;
  return TRUE;
}

/* @label_of: on whose label; 0: on one of their own */
static gboolean
store_person (
  KorDb *db, gint64 run, gint64 customer, gint64 label_of, const char *address, GError **error)
{
  return kor_db_run (db,
                     error,
                     "INSERT INTO list_run_person (run, customer, label_of, address) VALUES (?, ?, "
                     "nullif (?, 0), ?)",
                     "iiit",
                     run,
                     customer,
                     label_of,
                     address);
}

/* Everybody who stands on a label is recorded, with what it says. */
static gboolean
store_persons (KorDb *db, const KorListResult *result, GError **error)
{
  for (guint i = 0; i < result->persons->len; i++) {
    const KorListPerson *person = result->persons->pdata[i];
    g_autofree char *address = g_strjoinv ("\n", person->lines);
    guint n_others = person->others != NULL ? person->others->len : 0;

    if (!store_person (db, result->run->id, person->customer_id, 0, address, error))
      return FALSE;
    for (guint k = 0; k < n_others; k++)
      if (!store_person (db,
                         result->run->id,
                         g_array_index (person->others, gint64, k),
                         person->customer_id,
                         address,
                         error))
        return FALSE;
  }
  return TRUE;
}

/* Records the run as prepared, with everybody let through. */
gboolean
kor_gate_record (
  KorRegister *self, KorDb *db, KorWrite *write, KorListResult *result, GError **error)
{
  KorListRun *run = result->run;

  if (!store_run (self, db, run, error) || !store_persons (db, result, error))
    return FALSE;
  write->action = "prepare";
  write->subject = "list-run";
  write->subject_id = run->id;
  write->kind = KOR_KIND_LIST_RUN;
  write->details = g_strdup_printf ("%s %s matched=%d printed=%d",
                                    kor_purpose_to_string (run->purpose),
                                    run->medium,
                                    run->matched,
                                    run->printed);
  return TRUE;
}

static gboolean
prepare_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  KorGate *gate = data;

  return kor_run_check_recipient (db, gate->result->run, gate->request, error) &&
         kor_gate_pass (self, db, gate, error) &&
         kor_gate_record (self, db, write, gate->result, error);
}

/**
 * kor_register_prepare_list:
 * @self: a register
 * @request: what is asked for
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Opens the gate: tests everybody of the selection at this moment, records the run as prepared with
 * those let through, and returns them. Only what it returns may be printed or written; then
 * kor_register_finish_list() says how it ended. Needs the right KOR_ROLE_PRINTS (R6, R11, R12).
 *
 * Returns: (transfer full) (nullable): the result, or %NULL with KOR_ERROR_NO_RIGHT or
 *   KOR_ERROR_BAD_VALUE (a purpose that is not a list's, a recipient who may not have one: R27)
 */
KorListResult *
kor_register_prepare_list (KorRegister *self,
                           const KorListRequest *request,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (KorListResult) result = kor_gate_result_new ();
  KorGate gate = { .request = request, .result = result };

  if (!check_request (request, error))
    return NULL;
  kor_gate_fill_run (self, result->run, request);
  if (!kor_register_write (self, KOR_ROLE_PRINTS, prepare_body, &gate, cancellable, error))
    return NULL;
  return g_steal_pointer (&result);
}

/* --- how it ended ----------------------------------------------------------------------------- */

typedef struct {
  gint64 id;
  gboolean produced;
} Finishing;

/* What was made for somebody outside has left the company. */
static gboolean
disclose (KorRegister *self, KorDb *db, KorWrite *write, gint64 id, GError **error)
{
  g_autoptr (KorListRun) run = kor_run_load (db, id, error);
  guint n_people = 0;

  if (run == NULL)
    return FALSE;
  if (run->recipient == NULL)
    return TRUE;
  if (!kor_run_disclose (self, db, run, &n_people, error))
    return FALSE;
  write->details = g_strdup_printf ("disclosed=%u", n_people);
  kor_write_note_also (write, KOR_KIND_RECIPIENT, 0);
  return TRUE;
}

static gboolean
finish_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  const Finishing *finishing = data;
  KorRunState state = finishing->produced ? KOR_RUN_PRODUCED : KOR_RUN_FAILED;

  if (!kor_db_run (db,
                   error,
                   "UPDATE list_run SET state = ? WHERE id = ? AND state = 'prepared'",
                   "ti",
                   kor_run_state_to_string (state),
                   finishing->id))
    return FALSE;
  if (kor_db_changes (db) == 0) {
    kor_tell_missing ("list-run", finishing->id, error);
    return FALSE;
  }
  write->action = finishing->produced ? "produce" : "fail";
  write->subject = "list-run";
  write->subject_id = finishing->id;
  write->kind = KOR_KIND_LIST_RUN;
  return !finishing->produced || disclose (self, db, write, finishing->id, error);
}

/**
 * kor_register_finish_list:
 * @self: a register
 * @run_id: a prepared run
 * @produced: whether paper or file was made
 * @error: return location
 *
 * Records how a prepared run ended; one that was produced for a recipient is a disclosure of each person
 * on it (R27). Needs the right KOR_ROLE_PRINTS.
 */
gboolean
kor_register_finish_list (KorRegister *self, gint64 run_id, gboolean produced, GError **error)
{
  Finishing finishing = { run_id, produced };

  return kor_register_write (self, KOR_ROLE_PRINTS, finish_body, &finishing, NULL, error);
}
