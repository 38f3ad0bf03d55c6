/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-runs.h"

#include "kor-error.h"
#include "kor-register-lists-private.h"

#define MAX_MONTHS 1200

/* --- runs that were made ---------------------------------------------------------------------- */

typedef struct {
  gint64 customer_id;
  guint limit;
  GPtrArray *runs;
} Listing;

#define SELECT_RUNS                                                                                \
  "SELECT r.id, r.at, u.full_name, r.purpose, r.recipient, r.selection, r.medium, r.sheet,"        \
  " r.state, r.matched, r.printed, r.merged, r.ground, r.sharing, coalesce (r.reprint_of, 0),"     \
  " coalesce (r.forgotten, 0) FROM list_run r JOIN user u ON u.id = r.user"

static KorListRun *
read_run (KorDbStatement *row)
{
  KorListRun *run = kor_list_run_new ();
  const char *word = kor_db_statement_get_text (row, 12);
  KorDisclosureGround ground;

  run->id = kor_db_statement_get_int64 (row, 0);
  run->at = kor_db_statement_get_int64 (row, 1);
  run->made_by = kor_db_statement_dup_text (row, 2);
  kor_purpose_from_string (kor_db_statement_get_text (row, 3), &run->purpose);
  run->recipient = kor_db_statement_dup_text (row, 4);
  run->selection = kor_db_statement_dup_text (row, 5);
  run->medium = kor_db_statement_dup_text (row, 6);
  run->sheet = kor_db_statement_dup_text (row, 7);
  kor_run_state_from_string (kor_db_statement_get_text (row, 8), &run->state);
  run->matched = (int) kor_db_statement_get_int64 (row, 9);
  run->printed = (int) kor_db_statement_get_int64 (row, 10);
  run->merged = (int) kor_db_statement_get_int64 (row, 11);
  if (word != NULL && kor_disclosure_ground_from_string (word, &ground))
    run->ground = kor_disclosure_ground_to_string (ground);
  run->sharing = (guint) kor_db_statement_get_int64 (row, 13);
  run->reprint_of = kor_db_statement_get_int64 (row, 14);
  run->forgotten = kor_db_statement_get_int64 (row, 15);
  return run;
}

static gboolean
read_left_out (KorDb *db, KorListRun *run, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db, error, "SELECT reason, people FROM list_run_left_out WHERE run = ?", "i", run->id);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    KorLeftOut reason;

    if (kor_left_out_from_string (kor_db_statement_get_text (row, 0), &reason))
      run->left_out[reason] = (int) kor_db_statement_get_int64 (row, 1);
  }
  return kor_rows_end (local, error);
}

static gboolean
runs_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Listing *listing = data;
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    SELECT_RUNS
    " WHERE ?1 = 0 OR r.id IN (SELECT run FROM list_run_person WHERE customer = ?1)"
    " ORDER BY r.id DESC LIMIT ?2",
    "ii",
    listing->customer_id,
    listing->limit > 0 ? (gint64) listing->limit : (gint64) -1);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    KorListRun *run = read_run (row);

    g_ptr_array_add (listing->runs, run);
    if (!read_left_out (db, run, error))
      return FALSE;
  }
  return kor_rows_end (local, error);
}

/**
 * kor_register_list_runs:
 * @self: a register
 * @customer_id: only runs this customer was in; 0: all
 * @limit: how many; 0: all
 * @error: return location
 *
 * Returns: (transfer full) (element-type KorListRun) (nullable): runs, newest first
 */
GPtrArray *
kor_register_list_runs (KorRegister *self, gint64 customer_id, guint limit, GError **error)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_list_run_free);
  Listing listing = { customer_id, limit, runs };

  if (!kor_register_read (self, runs_body, &listing, NULL, error))
    return NULL;
  return g_steal_pointer (&runs);
}

/* --- one run ---------------------------------------------------------------------------------- */

/* Returns: (transfer full) (nullable): the run, or %NULL with KOR_ERROR_NOT_FOUND */
KorListRun *
kor_run_load (KorDb *db, gint64 id, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (db, error, SELECT_RUNS " WHERE r.id = ?", "i", id);
  g_autoptr (KorListRun) run = NULL;

  if (row == NULL)
    return NULL;
  if (kor_db_statement_next (row, &local))
    run = read_run (row);
  if (!kor_rows_end (local, error))
    return NULL;
  if (run == NULL)
    kor_tell_missing ("run", id, error);
  else if (!read_left_out (db, run, error))
    return NULL;
  return g_steal_pointer (&run);
}

/* Returns: (transfer full) (nullable) (element-type KorRunPerson): who is on record, by name */
GPtrArray *
kor_run_load_persons (KorDb *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) persons =
              g_ptr_array_new_with_free_func ((GDestroyNotify) kor_run_person_free);
  GError *local = NULL;
  g_autoptr (KorDbStatement) row =
              kor_db_query (db,
                            error,
                            "SELECT p.customer, coalesce (p.label_of, p.customer), c.list_name,"
                            " p.address FROM list_run_person p JOIN customer c ON c.id = p.customer"
                            " WHERE p.run = ? ORDER BY c.sort_rank",
                            "i",
                            id);

  if (row == NULL)
    return NULL;
  while (kor_db_statement_next (row, &local)) {
    KorRunPerson *person = g_new0 (KorRunPerson, 1);

    person->customer_id = kor_db_statement_get_int64 (row, 0);
    person->label_of = kor_db_statement_get_int64 (row, 1);
    person->name = kor_db_statement_dup_text (row, 2);
    person->address = kor_db_statement_dup_text (row, 3);
    g_ptr_array_add (persons, person);
  }
  return kor_rows_end (local, error) ? g_steal_pointer (&persons) : NULL;
}

typedef struct {
  gint64 id;
  KorListRun *run;
  GPtrArray *persons;
} Loading;

static gboolean
load_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Loading *loading = data;

  return (loading->run = kor_run_load (db, loading->id, error)) != NULL;
}

/**
 * kor_register_load_run:
 * @self: a register
 * @run_id: which
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the run, or %NULL with KOR_ERROR_NOT_FOUND
 */
KorListRun *
kor_register_load_run (KorRegister *self, gint64 run_id, GError **error)
{
  Loading loading = { run_id, NULL, NULL };

  return kor_register_read (self, load_body, &loading, NULL, error) ? loading.run : NULL;
}

static gboolean
load_persons_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Loading *loading = data;
  g_autoptr (KorListRun) run = kor_run_load (db, loading->id, error);

  return run != NULL && (loading->persons = kor_run_load_persons (db, loading->id, error)) != NULL;
}

/**
 * kor_register_load_run_persons:
 * @self: a register
 * @run_id: which
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type KorRunPerson): everybody who stands in the record of
 *   the run, with the address as printed, by name; nobody when they were forgotten. %NULL with
 *   KOR_ERROR_NOT_FOUND
 */
GPtrArray *
kor_register_load_run_persons (KorRegister *self, gint64 run_id, GError **error)
{
  Loading loading = { run_id, NULL, NULL };

  return kor_register_read (self, load_persons_body, &loading, NULL, error) ? loading.persons
                                                                            : NULL;
}

/* --- how long persons are kept ---------------------------------------------------------------- */

static gboolean
read_months (KorDb *db, gint64 *months, GError **error)
{
  return kor_db_get_int64 (
    db,
    months,
    error,
    "SELECT coalesce ((SELECT CAST (value AS INTEGER) FROM setting WHERE key = 'run-months'), ?)",
    "i",
    (gint64) KOR_RUN_DEFAULT_MONTHS);
}

static gboolean
get_months_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  return read_months (db, data, error);
}

/**
 * kor_register_get_run_months:
 * @self: a register
 * @months: (out): for how long the persons of a run and their addresses are kept
 * @error: return location
 */
gboolean
kor_register_get_run_months (KorRegister *self, guint *months, GError **error)
{
  gint64 value = 0;

  if (!kor_register_read (self, get_months_body, &value, NULL, error))
    return FALSE;
  *months = (guint) value;
  return TRUE;
}

static gboolean
set_months_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  const guint *months = data;
  g_autofree char *value = g_strdup_printf ("%u", *months);

  if (!kor_db_run (db,
                   error,
                   "INSERT INTO setting (key, value) VALUES ('run-months', ?)"
                   " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                   "t",
                   value))
    return FALSE;
  write->action = "set";
  write->subject = "setting";
  write->kind = KOR_KIND_PROFILE;
  write->details = g_strdup_printf ("run-months=%s", value);
  return TRUE;
}

/**
 * kor_register_set_run_months:
 * @self: a register
 * @months: 1 to 1200
 * @error: return location
 *
 * Sets for how long the persons of a run are kept. Needs the right KOR_ROLE_ADMINISTERS.
 */
gboolean
kor_register_set_run_months (KorRegister *self, guint months, GError **error)
{
  if (months < 1 || months > MAX_MONTHS) {
    g_autofree char *value = g_strdup_printf ("%u", months);

    kor_error_set (error, KOR_ERROR_BAD_VALUE, "keep", value, "months", NULL);
    return FALSE;
  }
  return kor_register_write (self, KOR_ROLE_ADMINISTERS, set_months_body, &months, NULL, error);
}

/* The runs made before the day, of those whose persons are still there. */
static gboolean
find_old_runs (KorDb *db, KorDate before, GArray *ids, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row =
              kor_db_query (db,
                            error,
                            "SELECT id, at FROM list_run WHERE forgotten IS NULL"
                            " AND state <> 'prepared' ORDER BY id",
                            NULL);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    gint64 id = kor_db_statement_get_int64 (row, 0);

    if (kor_time_get_date (kor_db_statement_get_int64 (row, 1)) < before)
      g_array_append_val (ids, id);
  }
  return kor_rows_end (local, error);
}

static gboolean
forget_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  KorForgotten *forgotten = data;
  KorContext *context = kor_register_get_context (self);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 months = 0;

  *forgotten = (KorForgotten) { 0 };
  if (!read_months (db, &months, error) ||
      !find_old_runs (
        db, kor_date_add_months (kor_context_get_today (context), (int) -months), ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++) {
    gint64 id = g_array_index (ids, gint64, i);

    if (!kor_db_run (db, error, "DELETE FROM list_run_person WHERE run = ?", "i", id))
      return FALSE;
    forgotten->persons += (guint) kor_db_changes (db);
    if (!kor_db_run (db,
                     error,
                     "UPDATE list_run SET forgotten = ? WHERE id = ?",
                     "ii",
                     kor_context_get_now (context),
                     id))
      return FALSE;
  }
  forgotten->runs = ids->len;
  if (ids->len == 0)
    return TRUE;
  write->action = "forget";
  write->subject = "list-run";
  write->kind = KOR_KIND_LIST_RUN;
  write->details = g_strdup_printf ("runs=%u persons=%u", forgotten->runs, forgotten->persons);
  return TRUE;
}

/**
 * kor_register_forget_run_persons:
 * @self: a register
 * @forgotten: (out caller-allocates): how much was
 * @error: return location
 *
 * Removes who was on runs older than kor_register_get_run_months(), and their addresses; the runs and
 * their counts stay. Needs the right KOR_ROLE_ADMINISTERS.
 */
gboolean
kor_register_forget_run_persons (KorRegister *self, KorForgotten *forgotten, GError **error)
{
  return kor_register_write (self, KOR_ROLE_ADMINISTERS, forget_body, forgotten, NULL, error);
}
