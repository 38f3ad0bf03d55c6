/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-db.h"

#include "kor-db-private.h"
#include "kor-error.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/magic.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* Virtual machine instructions between two looks at the cancellable: some tenths of a ms. */
#define PROGRESS_STEPS 2000

static const struct {
  guint32 magic;
  const char *name;
} network_file_systems[] = {
  { NFS_SUPER_MAGIC, "NFS" },   { SMB_SUPER_MAGIC, "SMB" },     { 0xfe534d42, "SMB2" },
  { 0xff534d42, "CIFS" },       { FUSE_SUPER_MAGIC, "FUSE" },   { AFS_SUPER_MAGIC, "AFS" },
  { AFS_FS_MAGIC, "AFS" },      { CODA_SUPER_MAGIC, "Coda" },   { NCP_SUPER_MAGIC, "NCP" },
  { CEPH_SUPER_MAGIC, "Ceph" }, { OCFS2_SUPER_MAGIC, "OCFS2" },
};

/* --- helpers --------------------------------------------------------------------------- */

void
kor_db_error_set_from_handle (GError **error, KorDb *self, const char *sql)
{
  kor_db_error_set (
    error, sqlite3_extended_errcode (self->handle), sqlite3_system_errno (self->handle), sql);
}

/* WAL shares memory between processes of one host, and locks of network folders cannot be trusted.
 */
static gboolean
check_file_system (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct statfs st;

  if (statfs (folder, &st) != 0) {
    kor_error_set (error, KOR_ERROR_NO_REGISTER, folder, NULL);
    return FALSE;
  }

  for (gsize i = 0; i < G_N_ELEMENTS (network_file_systems); i++) {
    if ((guint32) st.f_type == network_file_systems[i].magic) {
      kor_error_set (error, KOR_ERROR_NETWORK_FOLDER, folder, network_file_systems[i].name, NULL);
      return FALSE;
    }
  }

  return TRUE;
}

static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf st;

  return g_lstat (log, &st) == 0 && S_ISREG (st.st_mode) && st.st_size > 0;
}

static gboolean
check_file (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  GStatBuf st;

  if (g_lstat (path, &st) != 0) {
    if (errno == ENOENT || errno == ENOTDIR)
      kor_error_set (error, KOR_ERROR_NO_REGISTER, folder, NULL);
    else
      kor_error_set (error, KOR_ERROR_CANNOT_READ, path, g_strerror (errno), NULL);
    return FALSE;
  }

  if (!S_ISREG (st.st_mode)) {
    kor_error_set (error, KOR_ERROR_DAMAGED, base, "not a regular file", NULL);
    return FALSE;
  }

  /* An empty file would open with any key; a cut one is told here, before it is touched. A carrying
   * over that broke off in a page is no damage: the log still holds it. */
  if (st.st_size == 0 || (st.st_size % KOR_DB_PAGE_SIZE != 0 && !has_log (path))) {
    kor_error_set (error, KOR_ERROR_DAMAGED, base, "size", NULL);
    return FALSE;
  }

  return TRUE;
}

static gboolean
make_empty_file (const char *path, GError **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0 && errno == EEXIST) {
    kor_error_set (error, KOR_ERROR_EXISTS, "register", path, NULL);
    return FALSE;
  }

  if (fd < 0) {
    kor_error_set (error, KOR_ERROR_CANNOT_WRITE, path, g_strerror (errno), NULL);
    return FALSE;
  }

  close (fd);
  return TRUE;
}

static KorDb *
wrap (sqlite3 *handle, const char *path, KorDbMode mode)
{
  KorDb *self = g_new0 (KorDb, 1);

  self->handle = handle;
  self->path = g_strdup (path);
  self->mode = mode;
  self->thread = g_thread_self ();
  self->idle =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) kor_db_statement_free);
  self->lent = g_ptr_array_new ();
  kor_db_install_authorizer (self);
  return self;
}

/* One statement of a script, to its end. Returns where the next begins; NULL on error. */
static const char *
run_first (KorDb *self, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  const char *tail = NULL;
  g_autofree char *text = NULL;
  int code = sqlite3_prepare_v2 (self->handle, sql, -1, &stmt, &tail);

  if (code == SQLITE_OK && stmt == NULL)
    return sql + strlen (sql);

  while (code == SQLITE_OK && (code = sqlite3_step (stmt)) == SQLITE_ROW)
    code = SQLITE_OK;

  if (code == SQLITE_DONE) {
    sqlite3_finalize (stmt);
    return tail;
  }

  text = stmt != NULL ? g_strdup (sqlite3_sql (stmt)) : g_strdup (sql);
  kor_db_error_set_from_handle (error, self, g_strstrip (text));
  sqlite3_finalize (stmt);
  return NULL;
}

/* --- callbacks ------------------------------------------------------------------------- */

static int
progress_cb (void *data)
{
  return g_cancellable_is_cancelled (data);
}

void
kor_db_install_progress (KorDb *self)
{
  if (self->cancellable != NULL)
    sqlite3_progress_handler (self->handle, PROGRESS_STEPS, progress_cb, self->cancellable);
  else
    sqlite3_progress_handler (self->handle, 0, NULL, NULL);
}

/* --- public: opening and closing ------------------------------------------------------- */

/**
 * kor_db_create:
 * @path: the file to make; its folder is there
 * @key: 32 random bytes
 * @error: where to put %KOR_ERROR_EXISTS, %KOR_ERROR_NETWORK_FOLDER, %KOR_ERROR_CANNOT_WRITE or an
 *   error of %KOR_DB_ERROR
 *
 * Makes an empty encrypted database, mode 0600, and opens it for writing. After an error no file is
 * left. The calling thread becomes its thread.
 *
 * Returns: (transfer full) (nullable): the connection
 */
KorDb *
kor_db_create (const char *path, const KorSecret *key, GError **error)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  sqlite3 *handle;

  if (!check_file_system (full, error) || !make_empty_file (full, error))
    return NULL;

  handle = kor_db_connect (full, key, KOR_DB_WRITER, error);
  if (handle == NULL) {
    static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

    for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++) {
      g_autofree char *name = g_strconcat (full, suffixes[i], NULL);

      g_unlink (name);
    }
    return NULL;
  }

  return wrap (handle, full, KOR_DB_WRITER);
}

/**
 * kor_db_open:
 * @path: the database file
 * @key: its 32 bytes
 * @mode: %KOR_DB_WRITER, also with %KOR_DB_EXCLUSIVE, or %KOR_DB_READER
 * @error: where to put %KOR_ERROR_NO_REGISTER, %KOR_ERROR_NETWORK_FOLDER, %KOR_ERROR_DAMAGED or an
 *   error of %KOR_DB_ERROR
 *
 * Opens a database made by kor_db_create(). Every setting that safety rests on is made and read
 * back. The calling thread becomes its thread.
 *
 * Returns: (transfer full) (nullable): the connection, to be closed with kor_db_close()
 */
KorDb *
kor_db_open (const char *path, const KorSecret *key, KorDbMode mode, GError **error)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  sqlite3 *handle;

  g_return_val_if_fail (mode != (KOR_DB_READER | KOR_DB_EXCLUSIVE), NULL);

  if (!check_file_system (full, error) || !check_file (full, error))
    return NULL;

  handle = kor_db_connect (full, key, mode, error);
  return handle != NULL ? wrap (handle, full, mode) : NULL;
}

/**
 * kor_db_close:
 * @self: (nullable): a connection
 *
 * Closes and frees @self; a transaction still open is rolled back. The writer first carries the
 * write-ahead log into the file, so that the last one to close leaves one file only. Statements
 * still held elsewhere tell %KOR_DB_ERROR_CLOSED. Thread of the connection.
 */
void
kor_db_close (KorDb *self)
{
  if (self == NULL)
    return;

  kor_db_assert_thread (self);
  kor_db_set_cancellable (self, NULL);
  g_hash_table_unref (self->idle);
  for (gsize i = 0; i < G_N_ELEMENTS (self->recent); i++)
    g_clear_pointer (&self->recent[i], kor_db_statement_free);

  for (guint i = 0; i < self->lent->len; i++) {
    KorDbStatement *statement = g_ptr_array_index (self->lent, i);

    g_clear_pointer (&statement->stmt, sqlite3_finalize);
    statement->state = SQLITE_ABORT;
    statement->db = NULL;
  }
  g_ptr_array_unref (self->lent);

  if ((self->mode & KOR_DB_READER) == 0) {
    /* A reader that is still there is not waited for. */
    sqlite3_busy_timeout (self->handle, 0);
    self->may_end = TRUE;
    if (!sqlite3_get_autocommit (self->handle))
      sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
    sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  }

  sqlite3_close (self->handle);
  g_free (self->path);
  g_free (self);
}

/* --- public: running statements -------------------------------------------------------- */

/**
 * kor_db_exec:
 * @self: a connection
 * @sql: one statement or a script; holds no value of the register
 * @error: where to put an error of %KOR_DB_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Runs @sql statement by statement, up to the first error. Thread of the connection.
 *
 * Returns: %TRUE when all was done
 */
gboolean
kor_db_exec (KorDb *self, const char *sql, GError **error)
{
  const char *rest = sql;

  kor_db_assert_thread (self);

  while (rest != NULL && *rest != '\0') {
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
      return FALSE;
    rest = run_first (self, rest, error);
  }

  return rest != NULL;
}

static KorDbStatement *
query_valist (
  KorDb *self, GError **error, const char *sql, const char *types, va_list *args, gboolean copy)
{
  g_autoptr (KorDbStatement) statement = NULL;

  kor_db_assert_thread (self);

  statement = kor_db_statement_take (self, sql, error);
  if (statement == NULL || !kor_db_statement_bind (statement, types, args, copy, error))
    return NULL;

  return g_steal_pointer (&statement);
}

/**
 * kor_db_query:
 * @self: a connection
 * @error: where to put an error of %KOR_DB_ERROR
 * @sql: one statement, `?` for each value
 * @types: (nullable): a letter for each value: `i` #gint64, `t` text or %NULL, `b` #GBytes or
 *   %NULL, `n` NULL (takes no argument)
 * @...: the values; a number must be a #gint64, also where a constant is given
 *
 * Takes @sql from the cache of prepared statements, or prepares it, and binds the values, which are
 * copied. Thread of the connection.
 *
 * Returns: (transfer full) (nullable): the statement before its first row
 */
KorDbStatement *
kor_db_query (KorDb *self, GError **error, const char *sql, const char *types, ...)
{
  KorDbStatement *statement;
  va_list args;

  va_start (args, types);
  statement = query_valist (self, error, sql, types, &args, TRUE);
  va_end (args);
  return statement;
}

/**
 * kor_db_run:
 * @self: a connection
 * @error: where to put an error of %KOR_DB_ERROR or %G_IO_ERROR_CANCELLED
 * @sql: one statement
 * @types: (nullable): see kor_db_query()
 * @...: the values
 *
 * Runs a statement to its end. Thread of the connection.
 *
 * Returns: %TRUE when it was done
 */
gboolean
kor_db_run (KorDb *self, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (KorDbStatement) statement = NULL;
  GError *local = NULL;
  va_list args;

  va_start (args, types);
  statement = query_valist (self, error, sql, types, &args, FALSE);
  va_end (args);
  if (statement == NULL)
    return FALSE;

  while (kor_db_statement_next (statement, &local))
    continue;

  if (local != NULL) {
    g_propagate_error (error, local);
    return FALSE;
  }

  return TRUE;
}

/**
 * kor_db_get_int64:
 * @self: a connection
 * @value: (out): the first column of the first row; untouched when there is no row
 * @error: where to put an error of %KOR_DB_ERROR or %G_IO_ERROR_CANCELLED
 * @sql: one statement
 * @types: (nullable): see kor_db_query()
 * @...: the values
 *
 * Asks for one number. Thread of the connection.
 *
 * Returns: %TRUE when there was a row; %FALSE without, or with @error set
 */
gboolean
kor_db_get_int64 (
  KorDb *self, gint64 *value, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (KorDbStatement) statement = NULL;
  va_list args;

  va_start (args, types);
  statement = query_valist (self, error, sql, types, &args, FALSE);
  va_end (args);
  if (statement == NULL || !kor_db_statement_next (statement, error))
    return FALSE;

  *value = kor_db_statement_get_int64 (statement, 0);
  return TRUE;
}

/**
 * kor_db_last_insert_id:
 * @self: a connection
 *
 * Returns: the row id of the last row put in. Thread of the connection.
 */
gint64
kor_db_last_insert_id (KorDb *self)
{
  kor_db_assert_thread (self);
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * kor_db_changes:
 * @self: a connection
 *
 * Returns: the number of rows the last INSERT, UPDATE or DELETE changed. Thread of the connection.
 */
gint64
kor_db_changes (KorDb *self)
{
  kor_db_assert_thread (self);
  return sqlite3_changes64 (self->handle);
}

/**
 * kor_db_in_transaction:
 * @self: a connection
 *
 * Returns: %TRUE inside a transaction; %FALSE also when SQLite has rolled one back by itself
 */
gboolean
kor_db_in_transaction (KorDb *self)
{
  kor_db_assert_thread (self);
  return !sqlite3_get_autocommit (self->handle);
}

/**
 * kor_db_checkpoint:
 * @self: the writing connection, outside a transaction
 * @error: where to put an error of %KOR_DB_ERROR
 *
 * Carries the write-ahead log into the file and empties it, so that nothing erased lives on in it.
 * Thread of the connection.
 *
 * Returns: %TRUE when the log is empty; busy when a reader still needs it
 */
gboolean
kor_db_checkpoint (KorDb *self, GError **error)
{
  int code;

  kor_db_assert_thread (self);

  code = sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  if (code != SQLITE_OK) {
    kor_db_error_set (error, code, sqlite3_system_errno (self->handle), "checkpoint");
    return FALSE;
  }

  return TRUE;
}

/**
 * kor_db_get_size:
 * @self: a connection
 *
 * Returns: the size of the database file in bytes, without the log; -1 when it cannot be told
 */
gint64
kor_db_get_size (KorDb *self)
{
  kor_db_assert_thread (self);
  return kor_db_raw_size (self->handle);
}

/**
 * kor_db_get_path:
 * @self: a connection
 *
 * Returns: (transfer none): the absolute path of its file
 */
const char *
kor_db_get_path (KorDb *self)
{
  return self->path;
}

/* --- public: stopping ------------------------------------------------------------------ */

/**
 * kor_db_set_cancellable:
 * @self: a connection
 * @cancellable: (nullable): looked at while statements run
 *
 * From now on a running statement ends with %G_IO_ERROR_CANCELLED soon after @cancellable was
 * cancelled, which may come from any thread. Thread of the connection.
 */
void
kor_db_set_cancellable (KorDb *self, GCancellable *cancellable)
{
  kor_db_assert_thread (self);
  g_set_object (&self->cancellable, cancellable);
  kor_db_install_progress (self);
}

/**
 * kor_db_interrupt:
 * @self: a connection
 *
 * Ends the statements running now with %G_IO_ERROR_CANCELLED. Any thread, as long as the caller
 * knows that @self is not being closed.
 */
void
kor_db_interrupt (KorDb *self)
{
  sqlite3_interrupt (self->handle);
}

/**
 * kor_db_take_over:
 * @self: a connection that no thread is using
 *
 * Makes the calling thread the one that uses @self from now on; the caller sees to it that the two
 * threads are never there together.
 */
void
kor_db_take_over (KorDb *self)
{
  self->thread = g_thread_self ();
}
