/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <glib/gstdio.h>

#include "kor-db-check.h"
#include "kor-db-error.h"
#include "kor-db-transaction.h"
#include "kor-error.h"
#include "kor-lane.h"
#include "kor-lock.h"
#include "kor-register-journal.h"
#include "kor-register-private.h"
#include "kor-schema.h"

#define DATABASE_NAME "register.db"

struct _KorRegister {
  GObject parent_instance;

  KorContext *context;
  char *folder;
  KorLock *lock;
  KorKeyring *keyring;
  KorKeys *keys;
  KorUser *user;
  KorLane *writer;
  KorLane *reader;
  KorCollation *collation; /* the writer's thread only */
  GMainContext *main_context;
};

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
notify_change (KorRegister *self, const KorWrite *write)
{
  Change *change = g_new0 (Change, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_weak_ref_init (&change->self, self);
  change->kind = write->kind;
  change->id = write->subject_id;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_change_cb, change, free_change);
  g_source_attach (source, self->main_context);
}

/* --- reading and writing -----------------------------------------------------------------------
 */

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
  if (done && write.action != NULL && !write.silent)
    notify_change (self, &write);
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

/* --- opening ---------------------------------------------------------------------------------- */

/* The keyring was there and has proved the password: a database that is not there or that its key does
 * not open is damaged. */
static void
tell_damage (GError **error)
{
  if (g_error_matches (*error, KOR_DB_ERROR, KOR_DB_ERROR_WRONG_KEY) ||
      g_error_matches (*error, KOR_DB_ERROR, KOR_DB_ERROR_CORRUPT) ||
      g_error_matches (*error, KOR_ERROR, KOR_ERROR_NO_REGISTER)) {
    g_autofree char *detail = g_strdup ((*error)->message);

    g_clear_error (error);
    kor_error_set (error, KOR_ERROR_DAMAGED, DATABASE_NAME, detail, NULL);
  }
}

static gboolean
check_user (KorRegister *self, KorDb *db, const char *name, GError **error)
{
  KorPublicKeys stored, own;

  self->user = kor_user_load (db, name, &stored, error);
  if (self->user == NULL)
    return FALSE;
  kor_keys_get_public (self->keys, &own);
  if (memcmp (&stored, &own, sizeof own) != 0) {
    kor_error_set (error, KOR_ERROR_DAMAGED, "keyring", "keys of the user", NULL);
    return FALSE;
  }
  return kor_user_may_open (self->user, kor_context_get_today (self->context), error);
}

/* On a full disk there is no room for the shared memory of two connections. */
static gboolean
may_be_full (const GError *error)
{
  return g_error_matches (error, KOR_DB_ERROR, KOR_DB_ERROR_FULL) ||
         g_error_matches (error, KOR_DB_ERROR, KOR_DB_ERROR_IO);
}

/* Opens the writing connection, and the reading one unless the writer has to be alone. */
static gboolean
open_connections (KorRegister *self, const char *user, KorDbMode mode, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, DATABASE_NAME, NULL);
  const KorSecret *key = kor_keys_get_database_key (self->keys);
  g_autoptr (KorDb) writer = kor_db_open (path, key, KOR_DB_WRITER | mode, error);
  KorDb *reader = NULL;

  g_clear_pointer (&self->user, kor_user_free);
  if (writer == NULL || !kor_schema_check (writer, error) || !kor_schema_migrate (writer, error) ||
      !check_user (self, writer, user, error))
    return FALSE;
  if (mode != KOR_DB_EXCLUSIVE) {
    reader = kor_db_open (path, key, KOR_DB_READER, error);
    if (reader == NULL)
      return FALSE;
    self->reader = kor_lane_new ("kor-reader", reader);
  }
  self->writer = kor_lane_new ("kor-writer", g_steal_pointer (&writer));
  return TRUE;
}

static gboolean
open_database (KorRegister *self, const char *user, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (open_connections (self, user, KOR_DB_WRITER, &local))
    return TRUE;
  if (may_be_full (local))
    return open_connections (self, user, KOR_DB_EXCLUSIVE, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static KorRegister *
register_new (KorContext *context, const char *folder)
{
  KorRegister *self = g_object_new (KOR_TYPE_REGISTER, NULL);

  self->context = kor_context_ref (context);
  self->folder = g_canonicalize_filename (folder, NULL);
  self->collation = kor_collation_new ();
  return self;
}

/* Says in the journal that the register was opened. A full disk does not keep the office from reading. */
static gboolean
record_opening_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  write->action = "open";
  write->subject = "register";
  write->silent = TRUE;
  return TRUE;
}

/**
 * kor_register_open:
 * @context: the clock
 * @folder: the register's folder
 * @user: user name
 * @password: the user's password
 * @error: return location
 *
 * Opens a register: takes its lock, unlocks its keyring (0.6 s by design), opens its database and
 * checks that the user may open it (R37, R38). Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): the register, or %NULL with KOR_ERROR_NO_REGISTER,
 *   KOR_ERROR_IN_USE, KOR_ERROR_WRONG_PASSWORD, KOR_ERROR_NO_AGREEMENT, KOR_ERROR_USER_ENDED,
 *   KOR_ERROR_DAMAGED, KOR_ERROR_TOO_NEW, KOR_ERROR_NETWORK_FOLDER or a KOR_DB_ERROR
 */
KorRegister *
kor_register_open (KorContext *context,
                   const char *folder,
                   const char *user,
                   const KorSecret *password,
                   GError **error)
{
  g_autoptr (KorRegister) self = register_new (context, folder);
  g_autofree char *path = g_build_filename (self->folder, "keyring", NULL);
  g_autofree char *second = g_build_filename (self->folder, "keyring.2", NULL);
  g_autoptr (GError) local = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (second, G_FILE_TEST_EXISTS)) {
    kor_error_set (error, KOR_ERROR_NO_REGISTER, self->folder, NULL);
    return NULL;
  }
  if ((self->lock = kor_lock_take (self->folder, &local)) == NULL ||
      (self->keyring = kor_keyring_load (self->folder, &local)) == NULL ||
      (self->keys = kor_keyring_unlock (self->keyring, user, password, &local)) == NULL ||
      !open_database (self, user, &local) ||
      (!kor_register_write (self, KOR_ROLE_READS, record_opening_body, NULL, NULL, &local) &&
       !may_be_full (local))) {
    tell_damage (&local);
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&self);
}

/* --- creating --------------------------------------------------------------------------------- */

typedef struct {
  KorRegister *self;
  const KorProfile *profile;
} Creation;

static gboolean
fill_body (KorDb *db, gpointer data, GError **error)
{
  Creation *creation = data;
  KorRegister *self = creation->self;
  KorPublicKeys keys;
  KorWrite write = { .action = "create", .subject = "register" };
  gboolean done;

  kor_keys_get_public (self->keys, &keys);
  if (!kor_profile_store (db, creation->profile, kor_context_get_now (self->context), error) ||
      !kor_user_store (db, self->user, &keys, error) ||
      !kor_db_run (db,
                   error,
                   "UPDATE named_register SET name = ? WHERE id = 1",
                   "t",
                   creation->profile->register_name))
    return FALSE;
  write.details = kor_journal_describe_keys (&keys, self->user->role);
  write.subject_id = self->user->id;
  done = kor_journal_append (self, db, &write, error);
  g_free (write.details);
  return done;
}

static gboolean
make_database (KorRegister *self, const char *folder, const KorProfile *profile, GError **error)
{
  g_autofree char *path = g_build_filename (folder, DATABASE_NAME, NULL);
  Creation creation = { self, profile };
  KorDb *db = kor_db_create (path, kor_keys_get_database_key (self->keys), error);
  gboolean done;

  if (db == NULL)
    return FALSE;
  done = kor_schema_create (db, error) && kor_db_transaction (db, fill_body, &creation, error);
  kor_db_close (db);
  return done;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
}

/* Makes the whole register under another name beside @folder, so that it is there wholly or not. */
static gboolean
make_folder (KorRegister *self,
             const KorProfile *profile,
             const KorSecret *password,
             char **recovery_code,
             GError **error)
{
  g_autofree char *part = g_strconcat (self->folder, ".part-XXXXXX", NULL);
  int reason;

  if (g_mkdtemp_full (part, 0700) == NULL) {
    kor_error_set (error, KOR_ERROR_CANNOT_WRITE, self->folder, g_strerror (errno), NULL);
    return FALSE;
  }
  self->keyring =
    kor_keyring_create (part, self->user->name, password, recovery_code, &self->keys, error);
  if (self->keyring != NULL && make_database (self, part, profile, error)) {
    if (g_rename (part, self->folder) == 0)
      return TRUE;
    reason = errno;
    kor_error_set (error, KOR_ERROR_CANNOT_WRITE, self->folder, g_strerror (reason), NULL);
  }
  remove_folder (part);
  return FALSE;
}

/**
 * kor_register_create:
 * @context: the clock
 * @folder: where; must not exist
 * @profile: whose register it is (R1)
 * @administrator: the first user, whose role becomes KOR_ROLE_ADMINISTERS
 * @password: the first user's password
 * @recovery_code: (out): the code that opens the register when all passwords are lost; shown once
 * @error: return location
 *
 * Makes a register and opens it. Nothing is left behind on failure. Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): the open register, or %NULL with KOR_ERROR_EXISTS,
 *   KOR_ERROR_WEAK_PASSWORD, KOR_ERROR_MISSING_VALUE, KOR_ERROR_BAD_VALUE, KOR_ERROR_CANNOT_WRITE
 * or a KOR_DB_ERROR
 */
KorRegister *
kor_register_create (KorContext *context,
                     const char *folder,
                     const KorProfile *profile,
                     const KorUser *administrator,
                     const KorSecret *password,
                     char **recovery_code,
                     GError **error)
{
  g_autoptr (KorRegister) self = register_new (context, folder);
  g_autofree char *user_name = g_strdup (administrator->name);
  g_autofree char *code = NULL;

  if (g_file_test (self->folder, G_FILE_TEST_EXISTS)) {
    kor_error_set (error, KOR_ERROR_EXISTS, "register", self->folder, NULL);
    return NULL;
  }
  self->user = kor_user_copy (administrator);
  self->user->role = KOR_ROLE_ADMINISTERS;
  if (!kor_profile_check (profile, error) || !kor_user_check (self->user, error) ||
      !kor_user_may_open (self->user, kor_context_get_today (context), error) ||
      !make_folder (self, profile, password, &code, error))
    return NULL;

  g_clear_pointer (&self->user, kor_user_free);
  g_clear_pointer (&self->keyring, kor_keyring_free);
  if ((self->lock = kor_lock_take (self->folder, error)) == NULL)
    return NULL;
  if ((self->keyring = kor_keyring_load (self->folder, error)) == NULL ||
      !open_database (self, user_name, error)) {
    /* Nobody has seen the recovery code: a register that only looks made must not stay. */
    remove_folder (self->folder);
    kor_wipe (code, strlen (code));
    return NULL;
  }
  *recovery_code = g_steal_pointer (&code);
  return g_steal_pointer (&self);
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
  gint64 n_entries;

  return kor_db_verify (db, verification->cancellable, error) &&
         kor_register_verify_journal (
           verification->self, &n_entries, verification->cancellable, error);
}

/**
 * kor_register_verify:
 * @self: a register
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Reads every page of the database, checks its structure and indexes, and follows the journal's
 * chain. Blocks; any thread.
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
  tell_damage (&local);
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
