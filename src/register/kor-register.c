/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-db-check.h"
#include "kor-db-transaction.h"
#include "kor-error.h"
#include "kor-register-journal.h"
#include "kor-register-open.h"

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorRegister, kor_register, G_TYPE_OBJECT)

/* --- signals reach the main context ---------------------------------------------------------- */

typedef struct {
  GWeakRef self;
  KorKind kind;
  gint64 id;
} Change;

static gboolean
emit_change_cb (gpointer data)
{
  Change *change = data;
  g_autoptr (KorRegister) self = g_weak_ref_get (&change->self);

  if (self != NULL)
    g_signal_emit (self, signals[CHANGED], 0, (int) change->kind, change->id);
  return G_SOURCE_REMOVE;
}

static void
free_change (gpointer data)
{
  Change *change = data;

  g_weak_ref_clear (&change->self);
  g_free (change);
}

static void
notify_change (KorRegister *self, KorKind kind, gint64 id)
{
  Change *change = g_new0 (Change, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_weak_ref_init (&change->self, self);
  change->kind = kind;
  change->id = id;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_change_cb, change, free_change);
  g_source_attach (source, self->main_context);
}

/* --- reading and writing ---------------------------------------------------------------------- */

/* Notes another thing that a writing body has changed, once. */
void
kor_write_note_also (KorWrite *self, KorKind kind, gint64 id)
{
  for (guint i = 0; i < self->n_also; i++)
    if (self->also[i].kind == kind && self->also[i].id == id)
      return;
  g_return_if_fail (self->n_also < KOR_WRITE_MAX_ALSO);
  self->also[self->n_also].kind = kind;
  self->also[self->n_also++].id = id;
}

typedef struct {
  KorRegister *self;
  KorReadBody read;
  KorWriteBody write;
  KorWrite *record;
  gpointer data;
} Job;

static gboolean
read_body (KorDb *db, gpointer data, GError **error)
{
  Job *job = data;

  return job->read (job->self, db, job->data, error);
}

static gboolean
read_job (KorDb *db, gpointer data, GError **error)
{
  return kor_db_read_transaction (db, read_body, data, error);
}

static gboolean
write_body (KorDb *db, gpointer data, GError **error)
{
  Job *job = data;

  if (!job->write (job->self, db, job->record, job->data, error))
    return FALSE;
  return job->record->action == NULL || kor_journal_append (job->self, db, job->record, error);
}

static gboolean
write_job (KorDb *db, gpointer data, GError **error)
{
  return kor_db_transaction (db, write_body, data, error);
}

/* Runs @body in one reading transaction. The right to read is every user's. */
gboolean
kor_register_read (
  KorRegister *self, KorReadBody body, gpointer data, GCancellable *cancellable, GError **error)
{
  Job job = { .self = self, .read = body, .data = data };

  if (self->writer == NULL) {
    kor_error_set (error, KOR_ERROR_CLOSED, NULL);
    return FALSE;
  }
  return kor_lane_perform (
    self->reader != NULL ? self->reader : self->writer, read_job, &job, cancellable, error);
}

/* Runs @body in one writing transaction with its journal entry, for a user who has @right. */
gboolean
kor_register_write (KorRegister *self,
                    KorRole right,
                    KorWriteBody body,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  KorWrite write = { .action = NULL };
  Job job = { .self = self, .write = body, .record = &write, .data = data };
  gboolean done;

  if (self->writer == NULL) {
    kor_error_set (error, KOR_ERROR_CLOSED, NULL);
    return FALSE;
  }
  if (!kor_register_require (self, right, error))
    return FALSE;
  done = kor_lane_perform (self->writer, write_job, &job, cancellable, error);
  if (done && write.action != NULL && !write.silent) {
    notify_change (self, write.kind, write.subject_id);
    for (guint i = 0; i < write.n_also; i++)
      notify_change (self, write.also[i].kind, write.also[i].id);
  }
  g_free (write.details);
  return done;
}

/**
 * kor_register_require:
 * @self: a register
 * @right: what an operation needs
 * @error: return location
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT when the user's role lacks @right (R34)
 */
gboolean
kor_register_require (KorRegister *self, KorRole right, GError **error)
{
  if (kor_user_has_right (self->user, right))
    return TRUE;
  kor_error_set (error, KOR_ERROR_NO_RIGHT, kor_role_to_string (right), NULL);
  return FALSE;
}

KorKeyring *
kor_register_get_keyring (KorRegister *self)
{
  return self->keyring;
}

const KorKeys *
kor_register_get_keys (KorRegister *self)
{
  return self->keys;
}

KorCollation *
kor_register_get_collation (KorRegister *self)
{
  return self->collation;
}

/**
 * kor_register_get_context:
 *
 * Returns: (transfer none): the context the register was opened with
 */
KorContext *
kor_register_get_context (KorRegister *self)
{
  return self->context;
}

/**
 * kor_register_get_folder:
 *
 * Returns: the register's folder
 */
const char *
kor_register_get_folder (KorRegister *self)
{
  return self->folder;
}

/**
 * kor_register_get_user:
 *
 * Returns: (transfer none): who opened the register
 */
const KorUser *
kor_register_get_user (KorRegister *self)
{
  return self->user;
}

/**
 * kor_register_close:
 *
 * Writes everything to its place, wipes the keys and gives the lock back. Every later operation
 * fails with KOR_ERROR_CLOSED. The main thread, with no operation under way.
 */
void
kor_register_close (KorRegister *self)
{
  g_clear_pointer (&self->reader, kor_lane_free);
  g_clear_pointer (&self->writer, kor_lane_free);
  g_clear_pointer (&self->keys, kor_keys_free);
  g_clear_pointer (&self->keyring, kor_keyring_free);
  g_clear_pointer (&self->lock, kor_lock_release);
}

/* --- the whole register ----------------------------------------------------------------------- */

typedef struct {
  KorRegister *self;
  GCancellable *cancellable;
} Verification;

static gboolean
verify_job (KorDb *db, gpointer data, GError **error)
{
  Verification *verification = data;
  KorRegister *self = verification->self;
  gint64 n_entries;

  return kor_db_verify (db, verification->cancellable, error) &&
         kor_register_verify_journal (self, &n_entries, verification->cancellable, error) &&
         kor_documents_verify (db, self->folder, verification->cancellable, error);
}

/**
 * kor_register_verify:
 * @self: a register
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Reads every page of the database, checks its structure and indexes, follows the journal's chain and
 * reads every document. Blocks; any thread.
 *
 * Returns: %FALSE with KOR_ERROR_DAMAGED naming the part
 */
gboolean
kor_register_verify (KorRegister *self, GCancellable *cancellable, GError **error)
{
  Verification verification = { self, cancellable };
  g_autoptr (GError) local = NULL;

  if (self->writer == NULL) {
    kor_error_set (error, KOR_ERROR_CLOSED, NULL);
    return FALSE;
  }
  if (kor_lane_perform (self->writer, verify_job, &verification, cancellable, &local))
    return TRUE;
  kor_register_tell_damage (&local);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
info_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  KorRegisterInfo *info = data;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    "SELECT (SELECT count(*) FROM customer WHERE archived = 0),"
    " (SELECT count(*) FROM customer WHERE archived = 1), (SELECT count(*) FROM orders),"
    " (SELECT count(*) FROM ban WHERE lifted IS NULL), (SELECT count(*) FROM user),"
    " (SELECT count(*) FROM journal), (SELECT user_version FROM pragma_user_version)",
    NULL);

  if (row == NULL || !kor_db_statement_next (row, error))
    return FALSE;
  info->customers = kor_db_statement_get_int64 (row, 0);
  info->archived_customers = kor_db_statement_get_int64 (row, 1);
  info->orders = kor_db_statement_get_int64 (row, 2);
  info->bans_in_force = kor_db_statement_get_int64 (row, 3);
  info->users = kor_db_statement_get_int64 (row, 4);
  info->journal_entries = kor_db_statement_get_int64 (row, 5);
  info->schema_version = (int) kor_db_statement_get_int64 (row, 6);
  return TRUE;
}

/**
 * kor_register_get_info:
 * @self: a register
 * @info: (out caller-allocates): how much is in it
 * @error: return location
 *
 * Blocks; any thread.
 */
gboolean
kor_register_get_info (KorRegister *self, KorRegisterInfo *info, GError **error)
{
  return kor_register_read (self, info_body, info, NULL, error);
}

/* --- the async face --------------------------------------------------------------------------- */

typedef struct {
  KorRegisterCall call;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
} Call;

static void
free_call (gpointer data)
{
  Call *call = data;

  if (call->free_data != NULL)
    call->free_data (call->data);
  g_free (call);
}

static void
call_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Call *call = task_data;
  GError *error = NULL;
  gpointer result = call->call (source, call->data, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, call->free_result);
}

/**
 * kor_register_call_async:
 * @self: a register
 * @call: runs off the main thread; may call any kor_register_* operation
 * @data: for @call
 * @free_data: (nullable): frees @data when all is over
 * @free_result: (nullable): frees a result nobody takes
 * @cancellable: (nullable): handed to @call
 * @callback: what to do then, on the calling thread's main context
 * @user_data: for @callback
 */
void
kor_register_call_async (KorRegister *self,
                         KorRegisterCall call,
                         gpointer data,
                         GDestroyNotify free_data,
                         GDestroyNotify free_result,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Call *task_data = g_new0 (Call, 1);

  task_data->call = call;
  task_data->data = data;
  task_data->free_data = free_data;
  task_data->free_result = free_result;
  g_task_set_source_tag (task, kor_register_call_async);
  g_task_set_task_data (task, task_data, free_call);
  g_task_run_in_thread (task, call_in_thread);
}

/**
 * kor_register_call_finish:
 *
 * Returns: (transfer full) (nullable): what the call returned; %NULL with @error set when it failed
 */
gpointer
kor_register_call_finish (KorRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- object ----------------------------------------------------------------------------------- */

static void
kor_register_finalize (GObject *object)
{
  KorRegister *self = KOR_REGISTER (object);

  kor_register_close (self);
  g_clear_pointer (&self->context, kor_context_unref);
  g_clear_pointer (&self->user, kor_user_free);
  g_clear_pointer (&self->collation, kor_collation_free);
  g_clear_pointer (&self->main_context, g_main_context_unref);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (kor_register_parent_class)->finalize (object);
}

static void
kor_register_class_init (KorRegisterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kor_register_finalize;

  /**
   * KorRegister::changed:
   * @self: the register
   * @kind: a #KorKind: what has changed
   * @id: which one; 0: several
   */
  signals[CHANGED] = g_signal_new ("changed",
                                   KOR_TYPE_REGISTER,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   G_TYPE_INT,
                                   G_TYPE_INT64);
}

static void
kor_register_init (KorRegister *self)
{
  self->main_context = g_main_context_ref_thread_default ();
}
