/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-open.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "kor-db-error.h"
#include "kor-db-transaction.h"
#include "kor-error.h"
#include "kor-schema.h"

/* --- opening ---------------------------------------------------------------------------------- */

/* The keyring was there and has proved the password: a database that is not there or that its key does
 * not open is damaged. */
void
kor_register_tell_damage (GError **error)
{
  if (g_error_matches (*error, KOR_DB_ERROR, KOR_DB_ERROR_WRONG_KEY) ||
      g_error_matches (*error, KOR_DB_ERROR, KOR_DB_ERROR_CORRUPT) ||
      g_error_matches (*error, KOR_ERROR, KOR_ERROR_NO_REGISTER)) {
    g_autofree char *detail = g_strdup ((*error)->message);

    g_clear_error (error);
    kor_error_set (error, KOR_ERROR_DAMAGED, KOR_REGISTER_DATABASE, detail, NULL);
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
  g_autofree char *path = g_build_filename (self->folder, KOR_REGISTER_DATABASE, NULL);
  const KorSecret *key = kor_keys_get_database_key (self->keys);
  g_autoptr (KorDb) writer = kor_db_open (path, key, KOR_DB_WRITER | mode, error);
  KorDb *reader = NULL;

  g_clear_pointer (&self->user, kor_user_free);
  if (writer == NULL || !kor_schema_check (writer, error) ||
      !kor_migration_run (self->folder, writer, key, &self->migrated, error) ||
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

static gboolean
sweep_job (KorDb *db, gpointer data, GError **error)
{
  KorRegister *self = data;

  return kor_documents_sweep (db, self->folder, error);
}

/* What is done once the register is open for good: neither has anything to do in most cases, and neither
 * keeps anybody out. */
static void
tidy_up (KorRegister *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->migrated)
    kor_migration_forget (self->folder);
  if (!kor_lane_perform (self->writer, sweep_job, self, NULL, &error))
    g_debug ("documents not swept: %s", error->message);
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
 * checks that the user may open it (R37, R38). A register of an older version is copied to
 * register.db.version-N and brought up to date. Blocks; any thread.
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
    kor_register_tell_damage (&local);
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  tidy_up (self);
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
  g_autofree char *path = g_build_filename (folder, KOR_REGISTER_DATABASE, NULL);
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
