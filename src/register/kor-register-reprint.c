/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-error.h"
#include "kor-register-lists-private.h"

/* A recorded run once more, minus everybody the gate keeps back by now (R11–R13). */

typedef struct {
  const KorReprint *reprint;
  KorListResult *result;
} Reprinting;

static gboolean
check_reprint (const KorListRun *run, GError **error)
{
  g_autofree char *number = NULL;

  if (run->purpose != KOR_PURPOSE_EXPORT && run->forgotten == 0)
    return TRUE;
  number = g_strdup_printf ("%" G_GINT64_FORMAT, run->id);
  kor_error_set (error, KOR_ERROR_BAD_VALUE, "run", number, "reprint", NULL);
  return FALSE;
}

static GHashTable *
index_persons (const GPtrArray *persons)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < persons->len; i++) {
    KorRunPerson *person = persons->pdata[i];

    g_hash_table_insert (index, &person->customer_id, person);
  }
  return index;
}

/* How many stood on each label: customer id of the label → number. */
static GHashTable *
count_labels (const GPtrArray *persons)
{
  GHashTable *sizes = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < persons->len; i++) {
    KorRunPerson *person = persons->pdata[i];
    guint size = GPOINTER_TO_UINT (g_hash_table_lookup (sizes, &person->label_of));

    g_hash_table_replace (sizes, &person->label_of, GUINT_TO_POINTER (size + 1));
  }
  return sizes;
}

/* Whether exactly those who stood on one label stand on this one, and it names them all. */
static gboolean
is_same_label (
  const KorListPerson *person, GHashTable *only, GHashTable *sizes, const KorListRun *run)
{
  const KorRunPerson *first = g_hash_table_lookup (only, &person->customer_id);
  guint n_others = person->others != NULL ? person->others->len : 0;

  if (GPOINTER_TO_UINT (g_hash_table_lookup (sizes, &first->label_of)) != n_others + 1 ||
      (n_others > 0 && (run->sharing & KOR_MERGE_FAMILY) != 0))
    return FALSE;
  for (guint i = 0; i < n_others; i++) {
    const KorRunPerson *other =
      g_hash_table_lookup (only, &g_array_index (person->others, gint64, i));

    if (other->label_of != first->label_of)
      return FALSE;
  }
  return TRUE;
}

/* A label on which somebody is missing now is made anew: the old one would name them. */
static void
restore_addresses (const KorGate *gate, const GPtrArray *recorded, const KorListRun *old)
{
  g_autoptr (GHashTable) sizes = count_labels (recorded);

  for (guint i = 0; i < gate->result->persons->len; i++) {
    KorListPerson *person = gate->result->persons->pdata[i];
    const KorRunPerson *was = g_hash_table_lookup (gate->only, &person->customer_id);

    if (!is_same_label (person, gate->only, sizes, old))
      continue;
    g_strfreev (person->lines);
    person->lines = g_strsplit (was->address, "\n", -1);
  }
}

/* Those who were not on the run are not looked at: nobody knows here whether a family is whole. */
static void
fill_reprint (KorListRequest *request, const KorReprint *reprint, const KorListRun *old)
{
  *request = (KorListRequest) {
    .purpose = old->purpose,
    .recipient = old->recipient,
    .medium = reprint->medium,
    .sheet = reprint->sheet,
    .on_paper = reprint->on_paper,
    .order = reprint->order,
    .merge = (KorMerge) (old->sharing & ~(guint) KOR_MERGE_FAMILY),
  };
}

/* Lets those of the recorded run come to the gate, nobody else. */
static gboolean
pass_again (KorRegister *self, KorDb *db, Reprinting *reprinting, GError **error)
{
  const KorReprint *reprint = reprinting->reprint;
  KorListRun *run = reprinting->result->run;
  g_autoptr (KorListRun) old = kor_run_load (db, reprint->run_id, error);
  g_autoptr (KorSelection) everybody = kor_selection_new ();
  g_autoptr (GPtrArray) recorded = NULL;
  g_autoptr (GHashTable) only = NULL;
  KorListRequest request;
  KorGate gate = { .request = &request, .result = reprinting->result };

  if (old == NULL || !check_reprint (old, error) ||
      (recorded = kor_run_load_persons (db, old->id, error)) == NULL)
    return FALSE;
  gate.only = only = index_persons (recorded);
  fill_reprint (&request, reprint, old);
  request.selection = everybody;
  request.has_ground =
    old->ground != NULL && kor_disclosure_ground_from_string (old->ground, &request.ground);
  kor_gate_fill_run (self, run, &request);
  g_set_str (&run->selection, old->selection);
  run->reprint_of = old->id;
  if (!kor_run_check_recipient (db, run, &request, error) ||
      !kor_gate_pass (self, db, &gate, error))
    return FALSE;
  if (reprint->as_printed)
    restore_addresses (&gate, recorded, old);
  return TRUE;
}

static gboolean
preview_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  return pass_again (self, db, data, error);
}

/**
 * kor_register_preview_reprint:
 * @self: a register
 * @reprint: which run, and on what
 * @cancellable: (nullable): a newer preview cancels the older
 * @error: return location
 *
 * Shows who of a recorded run would be on it at this moment and who not any more, and why. Nothing may
 * be printed or written from a preview: see kor_register_reprint_list().
 *
 * Returns: (transfer full) (nullable): the result, its run without an id, or %NULL with
 *   KOR_ERROR_NOT_FOUND or KOR_ERROR_BAD_VALUE (as kor_register_reprint_list())
 */
KorListResult *
kor_register_preview_reprint (KorRegister *self,
                              const KorReprint *reprint,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (KorListResult) result = kor_gate_result_new ();
  Reprinting reprinting = { reprint, result };

  if (!kor_register_read (self, preview_body, &reprinting, cancellable, error))
    return NULL;
  return g_steal_pointer (&result);
}

static gboolean
reprint_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  Reprinting *reprinting = data;

  return pass_again (self, db, reprinting, error) &&
         kor_gate_record (self, db, write, reprinting->result, error);
}

/**
 * kor_register_reprint_list:
 * @self: a register
 * @reprint: which run, and on what
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Opens the gate for those a recorded run was made of, nobody else: each is tested again, so that a ban
 * saved since counts. Purpose, recipient and ground are those of the old run, to which the new one
 * refers. As kor_register_prepare_list() otherwise. Needs the right KOR_ROLE_PRINTS (R11–R13).
 *
 * Returns: (transfer full) (nullable): the result, or %NULL with KOR_ERROR_NO_RIGHT,
 *   KOR_ERROR_NOT_FOUND, or KOR_ERROR_BAD_VALUE (an export, or a run whose persons were forgotten)
 */
KorListResult *
kor_register_reprint_list (KorRegister *self,
                           const KorReprint *reprint,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (KorListResult) result = kor_gate_result_new ();
  Reprinting reprinting = { reprint, result };

  if (!kor_register_write (self, KOR_ROLE_PRINTS, reprint_body, &reprinting, cancellable, error))
    return NULL;
  return g_steal_pointer (&result);
}
