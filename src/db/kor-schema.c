/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-schema.h"

#include "kor-error.h"
#include "kor-schema-resources.h"

#define RESOURCE_PATH "/io/github/kortisto/Kortisto/schema/version-%03u.sql"

typedef struct {
  const char *script;
  gint64 version; /* the one it makes */
} Step;

/* --- helpers --------------------------------------------------------------------------- */

/* The scripts there are, from version 1; the list ends at the first number without one. */
static char **
load_scripts (void)
{
  GStrvBuilder *builder = g_strv_builder_new ();

  for (guint version = 1;; version++) {
    g_autofree char *path = g_strdup_printf (RESOURCE_PATH, version);
    g_autoptr (GBytes) bytes = g_resource_lookup_data (
      kor_db_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    gsize size = 0;
    const char *text;

    if (bytes == NULL)
      break;
    text = g_bytes_get_data (bytes, &size);
    g_strv_builder_take (builder, g_strndup (text, size));
  }

  return g_strv_builder_unref_to_strv (builder);
}

static gboolean
set_number (KorDb *db, const char *pragma, gint64 value, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA %s = %" G_GINT64_FORMAT, pragma, value);

  return kor_db_exec (db, sql, error);
}

static gboolean
has_foreign_key_faults (KorDb *db, GError **error)
{
  g_autoptr (KorDbStatement) statement = NULL;
  GError *local = NULL;

  statement = kor_db_query (db, error, "PRAGMA foreign_key_check", NULL);
  if (statement == NULL)
    return TRUE;

  if (kor_db_statement_next (statement, &local)) {
    kor_error_set (error, KOR_ERROR_DAMAGED, "register.db", "foreign key", NULL);
    return TRUE;
  }

  if (local != NULL) {
    g_propagate_error (error, local);
    return TRUE;
  }

  return FALSE;
}

/* --- callbacks ------------------------------------------------------------------------- */

/* Script and number together: a crash leaves the old version whole. */
static gboolean
step_cb (KorDb *db, gpointer data, GError **error)
{
  const Step *step = data;

  return kor_db_exec (db, step->script, error) && !has_foreign_key_faults (db, error) &&
         set_number (db, "application_id", KOR_SCHEMA_APPLICATION_ID, error) &&
         set_number (db, "user_version", step->version, error);
}

static gboolean
script_cb (KorDb *db, gpointer data, GError **error)
{
  return kor_db_exec (db, data, error);
}

/* --- public ---------------------------------------------------------------------------- */

/**
 * kor_schema_get_newest:
 *
 * Returns: the version of the schema this program writes. Any thread.
 */
gint64
kor_schema_get_newest (void)
{
  g_auto (GStrv) scripts = load_scripts ();

  return g_strv_length (scripts);
}

/**
 * kor_schema_get_version:
 * @db: a connection
 * @error: where to put an error of %KOR_DB_ERROR
 *
 * Returns: the version of the schema in the file; 0 when there is none yet; -1 with @error set
 */
gint64
kor_schema_get_version (KorDb *db, GError **error)
{
  gint64 version = -1;

  kor_db_get_int64 (db, &version, error, "PRAGMA user_version", NULL);
  return version;
}

/**
 * kor_schema_apply_script:
 * @db: the writing connection, outside a transaction
 * @sql: a script without BEGIN or COMMIT
 * @error: where to put an error of %KOR_DB_ERROR
 *
 * Runs a script statement by statement in one transaction. Thread of the connection.
 *
 * Returns: %TRUE when all of it was done, %FALSE when nothing was
 */
gboolean
kor_schema_apply_script (KorDb *db, const char *sql, GError **error)
{
  return kor_db_transaction (db, script_cb, (gpointer) sql, error);
}

/**
 * kor_schema_migrate_with:
 * @db: the writing connection, outside a transaction
 * @scripts: (array zero-terminated=1): the scripts that make version 1, 2 and so on
 * @error: where to put %KOR_ERROR_TOO_NEW, %KOR_ERROR_DAMAGED or an error of %KOR_DB_ERROR
 *
 * Brings the file from its version up to the last one of @scripts, each step in a transaction with
 * its number. Foreign keys are off meanwhile, so that a script may rebuild a table, and checked
 * before each commit. Thread of the connection.
 *
 * Returns: %TRUE when the file has the last version; else it has the last one that succeeded
 */
gboolean
kor_schema_migrate_with (KorDb *db, const char *const *scripts, GError **error)
{
  gint64 newest = g_strv_length ((char **) scripts);
  gint64 version = kor_schema_get_version (db, error);
  gboolean done;

  if (version < 0)
    return FALSE;

  if (version > newest) {
    g_autofree char *theirs = g_strdup_printf ("%" G_GINT64_FORMAT, version);
    g_autofree char *ours = g_strdup_printf ("%" G_GINT64_FORMAT, newest);

    kor_error_set (error, KOR_ERROR_TOO_NEW, theirs, ours, NULL);
    return FALSE;
  }

  done = kor_db_exec (db, "PRAGMA foreign_keys = OFF", error);
  while (done && version < newest) {
    Step step = { scripts[version], version + 1 };

    done = kor_db_transaction (db, step_cb, &step, error);
    version++;
  }

  /* Also after an error, which is kept. */
  return kor_db_exec (db, "PRAGMA foreign_keys = ON", done ? error : NULL) && done;
}

/**
 * kor_schema_create:
 * @db: a connection made by kor_db_create()
 * @error: where to put %KOR_ERROR_EXISTS or an error of %KOR_DB_ERROR
 *
 * Makes the tables of the newest version, with application id and version. Thread of the
 * connection.
 *
 * Returns: %TRUE when the register is ready to be filled
 */
gboolean
kor_schema_create (KorDb *db, GError **error)
{
  gint64 objects = 0;

  if (!kor_db_get_int64 (db, &objects, error, "SELECT count (*) FROM sqlite_schema", NULL))
    return FALSE;

  if (objects != 0) {
    kor_error_set (error, KOR_ERROR_EXISTS, "register", kor_db_get_path (db), NULL);
    return FALSE;
  }

  return kor_schema_migrate (db, error);
}

/**
 * kor_schema_check:
 * @db: a connection
 * @error: where to put %KOR_ERROR_TOO_NEW, %KOR_ERROR_DAMAGED or an error of %KOR_DB_ERROR
 *
 * Sees that the file is a register: application id, a version this program knows (an older one may
 * still need kor_schema_migrate()) and the sentinel row. Thread of the connection.
 *
 * Returns: %TRUE when it may be used
 */
gboolean
kor_schema_check (KorDb *db, GError **error)
{
  gint64 newest = kor_schema_get_newest ();
  gint64 version = kor_schema_get_version (db, error);
  gint64 application = 0, sentinels = 0;

  if (version < 0 || !kor_db_get_int64 (db, &application, error, "PRAGMA application_id", NULL))
    return FALSE;

  if (application != KOR_SCHEMA_APPLICATION_ID || version < 1) {
    kor_error_set (error, KOR_ERROR_DAMAGED, "register.db", "application id", NULL);
    return FALSE;
  }

  if (version > newest) {
    g_autofree char *theirs = g_strdup_printf ("%" G_GINT64_FORMAT, version);
    g_autofree char *ours = g_strdup_printf ("%" G_GINT64_FORMAT, newest);

    kor_error_set (error, KOR_ERROR_TOO_NEW, theirs, ours, NULL);
    return FALSE;
  }

  if (!kor_db_get_int64 (db,
                         &sentinels,
                         error,
                         "SELECT count (*) FROM meta WHERE key = 'sentinel' AND value = 'kortisto'",
                         NULL))
    return FALSE;

  if (sentinels != 1) {
    kor_error_set (error, KOR_ERROR_DAMAGED, "register.db", "sentinel", NULL);
    return FALSE;
  }

  return TRUE;
}

/**
 * kor_schema_needs_migration:
 * @db: a connection that passed kor_schema_check()
 * @error: where to put an error of %KOR_DB_ERROR
 *
 * Returns: %TRUE when the file is of an older version: a backup, then kor_schema_migrate()
 */
gboolean
kor_schema_needs_migration (KorDb *db, GError **error)
{
  gint64 version = kor_schema_get_version (db, error);

  return version >= 0 && version < kor_schema_get_newest ();
}

/**
 * kor_schema_migrate:
 * @db: the writing connection, outside a transaction; the caller has made a backup
 * @error: see kor_schema_migrate_with()
 *
 * Brings the file to the newest version. Thread of the connection.
 *
 * Returns: %TRUE when it is
 */
gboolean
kor_schema_migrate (KorDb *db, GError **error)
{
  g_auto (GStrv) scripts = load_scripts ();

  return kor_schema_migrate_with (db, (const char *const *) scripts, error);
}
