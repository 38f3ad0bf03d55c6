/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-db-statement.h"

#include "kor-db-private.h"

#include <string.h>

/* A register uses some hundred different statements; more come only from free selections. */
#define MAX_IDLE 256

/* Hashing a long text costs more than running a short statement, and most texts are constants that
 * come from one address each. */
static KorDbStatement **
get_recent (KorDb *db, const char *address)
{
  guint hash =
    (guint) (((guint64) (gsize) address * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32);

  return &db->recent[hash & (KOR_DB_N_RECENT - 1)];
}

static KorDbStatement *
find_idle (KorDb *db, const char *sql)
{
  KorDbStatement **recent = get_recent (db, sql);
  KorDbStatement *self = NULL;

  if (*recent != NULL && (*recent)->address == sql && g_str_equal ((*recent)->sql, sql))
    return g_steal_pointer (recent);
  g_hash_table_steal_extended (db->idle, sql, NULL, (gpointer *) &self);
  return self;
}

static void
keep_idle (KorDb *db, KorDbStatement *self)
{
  if (g_hash_table_contains (db->idle, self->sql) || g_hash_table_size (db->idle) >= MAX_IDLE)
    kor_db_statement_free (self);
  else
    g_hash_table_insert (db->idle, self->sql, self);
}

/* --- for the connection ---------------------------------------------------------------- */

KorDbStatement *
kor_db_statement_take (KorDb *db, const char *sql, GError **error)
{
  KorDbStatement *self = find_idle (db, sql);
  sqlite3_stmt *stmt = NULL;
  const char *tail = NULL;

  if (self != NULL) {
    self->address = sql;
    g_ptr_array_add (db->lent, self);
    return self;
  }

  if (sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, &tail) !=
      SQLITE_OK) {
    kor_db_error_set_from_handle (error, db, sql);
    return NULL;
  }

  /* An empty text gives no statement; one with a second statement would lose it silently. */
  while (tail != NULL && g_ascii_isspace (*tail))
    tail++;
  if (stmt == NULL || (tail != NULL && *tail != '\0')) {
    sqlite3_finalize (stmt);
    kor_db_error_set (error, SQLITE_MISUSE, 0, sql);
    return NULL;
  }

  self = g_new0 (KorDbStatement, 1);
  self->db = db;
  self->stmt = stmt;
  self->sql = g_strdup (sql);
  self->address = sql;
  g_ptr_array_add (db->lent, self);
  return self;
}

static int
bind_blob (sqlite3_stmt *stmt, int i, GBytes *bytes, sqlite3_destructor_type destroy)
{
  gsize size = 0;
  const void *data;

  if (bytes == NULL)
    return sqlite3_bind_null (stmt, i);

  data = g_bytes_get_data (bytes, &size);
  if (size == 0)
    return sqlite3_bind_zeroblob (stmt, i, 0);

  return sqlite3_bind_blob64 (stmt, i, data, size, destroy);
}

static int
bind_one (sqlite3_stmt *stmt, int i, char type, va_list *args, sqlite3_destructor_type destroy)
{
  const char *text;

  switch (type) {
  case 'i':
    return sqlite3_bind_int64 (stmt, i, va_arg (*args, gint64));
  case 't':
    text = va_arg (*args, const char *);
    return text != NULL ? sqlite3_bind_text (stmt, i, text, -1, destroy)
                        : sqlite3_bind_null (stmt, i);
  case 'b':
    return bind_blob (stmt, i, va_arg (*args, GBytes *), destroy);
  case 'n':
    return sqlite3_bind_null (stmt, i);
  default:
    g_error ("unknown type of a bound value: %c", type);
  }
}

/* @copy is for values that may be gone before the statement has run. */
gboolean
kor_db_statement_bind (
  KorDbStatement *self, const char *types, va_list *args, gboolean copy, GError **error)
{
  sqlite3_destructor_type destroy = copy ? SQLITE_TRANSIENT : SQLITE_STATIC;
  int n = types != NULL ? (int) strlen (types) : 0;

  /* A value forgotten would be written as NULL without a word. */
  if (n != sqlite3_bind_parameter_count (self->stmt)) {
    kor_db_error_set (error, SQLITE_RANGE, 0, self->sql);
    return FALSE;
  }

  for (int i = 0; i < n; i++) {
    int code = bind_one (self->stmt, i + 1, types[i], args, destroy);

    if (code != SQLITE_OK) {
      kor_db_error_set (error, code, 0, self->sql);
      return FALSE;
    }
  }

  return TRUE;
}

void
kor_db_statement_free (KorDbStatement *self)
{
  sqlite3_finalize (self->stmt);
  g_free (self->sql);
  g_free (self);
}

/* Ends what is under way, as before a rollback; whoever still holds a statement is told @state. */
void
kor_db_reset_statements (KorDb *db, int state)
{
  for (guint i = 0; i < db->lent->len; i++) {
    KorDbStatement *statement = g_ptr_array_index (db->lent, i);

    sqlite3_reset (statement->stmt);
    statement->state = state;
  }
}

/* --- public ---------------------------------------------------------------------------- */

/**
 * kor_db_statement_next:
 * @self: a statement
 * @error: where to put an error of %KOR_DB_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Runs @self up to its next row. Thread of the connection.
 *
 * Returns: %TRUE when there is a row; %FALSE at the end, or with @error set
 */
gboolean
kor_db_statement_next (KorDbStatement *self, GError **error)
{
  if (self->db == NULL) {
    kor_db_error_set (error, SQLITE_ABORT, 0, self->sql);
    return FALSE;
  }

  kor_db_assert_thread (self->db);

  /* Stepping once more would begin from the start. */
  if (self->state == SQLITE_DONE)
    return FALSE;

  if (self->state != SQLITE_OK && self->state != SQLITE_ROW) {
    kor_db_error_set (error, self->state, 0, self->sql);
    return FALSE;
  }

  if (g_cancellable_set_error_if_cancelled (self->db->cancellable, error)) {
    self->state = SQLITE_INTERRUPT;
    sqlite3_reset (self->stmt);
    return FALSE;
  }

  self->state = sqlite3_step (self->stmt);
  if (self->state == SQLITE_ROW)
    return TRUE;

  if (self->state != SQLITE_DONE)
    kor_db_error_set_from_handle (error, self->db, self->sql);

  return FALSE;
}

/**
 * kor_db_statement_get_int64:
 * @self: a statement at a row
 * @column: column from 0
 *
 * Returns: the number there; 0 for NULL
 */
gint64
kor_db_statement_get_int64 (KorDbStatement *self, int column)
{
  g_return_val_if_fail (self->state == SQLITE_ROW, 0);

  return sqlite3_column_int64 (self->stmt, column);
}

/**
 * kor_db_statement_get_text:
 * @self: a statement at a row
 * @column: column from 0
 *
 * Returns: (nullable) (transfer none): the text there, valid until the next row; %NULL for NULL
 */
const char *
kor_db_statement_get_text (KorDbStatement *self, int column)
{
  g_return_val_if_fail (self->state == SQLITE_ROW, NULL);

  return (const char *) sqlite3_column_text (self->stmt, column);
}

/**
 * kor_db_statement_dup_text:
 * @self: a statement at a row
 * @column: column from 0
 *
 * Returns: (nullable) (transfer full): a copy of the text there; %NULL for NULL
 */
char *
kor_db_statement_dup_text (KorDbStatement *self, int column)
{
  return g_strdup (kor_db_statement_get_text (self, column));
}

/**
 * kor_db_statement_get_blob:
 * @self: a statement at a row
 * @column: column from 0
 *
 * Returns: (nullable) (transfer full): a copy of the bytes there; %NULL for NULL
 */
GBytes *
kor_db_statement_get_blob (KorDbStatement *self, int column)
{
  const void *data;

  g_return_val_if_fail (self->state == SQLITE_ROW, NULL);

  if (kor_db_statement_is_null (self, column))
    return NULL;

  data = sqlite3_column_blob (self->stmt, column);
  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->stmt, column));
}

/**
 * kor_db_statement_is_null:
 * @self: a statement at a row
 * @column: column from 0
 *
 * Returns: %TRUE when there is no value
 */
gboolean
kor_db_statement_is_null (KorDbStatement *self, int column)
{
  g_return_val_if_fail (self->state == SQLITE_ROW, TRUE);

  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

/**
 * kor_db_statement_get_n_columns:
 * @self: a statement
 *
 * Returns: the number of columns of its rows; 0 when it gives none
 */
int
kor_db_statement_get_n_columns (KorDbStatement *self)
{
  return sqlite3_column_count (self->stmt);
}

/**
 * kor_db_statement_get_column_name:
 * @self: a statement
 * @column: column from 0
 *
 * Returns: (transfer none): the name of @column
 */
const char *
kor_db_statement_get_column_name (KorDbStatement *self, int column)
{
  return sqlite3_column_name (self->stmt, column);
}

/**
 * kor_db_statement_done:
 * @self: (nullable): a statement
 *
 * Gives @self back to the cache of its connection, its values dropped. Thread of the connection.
 */
void
kor_db_statement_done (KorDbStatement *self)
{
  KorDbStatement **recent;
  KorDb *db;

  if (self == NULL)
    return;

  db = self->db;
  if (db == NULL) {
    kor_db_statement_free (self);
    return;
  }

  kor_db_assert_thread (db);
  g_ptr_array_remove_fast (db->lent, self);
  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  self->state = SQLITE_OK;

  recent = get_recent (db, self->address);
  if (*recent != NULL)
    keep_idle (db, *recent);
  *recent = self;
}
