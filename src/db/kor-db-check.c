/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-db-check.h"

#include "kor-db-private.h"
#include "kor-error.h"

/* --- helpers --------------------------------------------------------------------------- */

static gboolean
set_damaged (KorDb *db, GError **error, const char *detail)
{
  g_autofree char *base = g_path_get_basename (kor_db_get_path (db));

  kor_error_set (error, KOR_ERROR_DAMAGED, base, detail, NULL);
  return FALSE;
}

/* A check that could not even run has found damage, unless it was stopped or had to wait. */
static gboolean
propagate (KorDb *db, GError **error, GError *local)
{
  g_autoptr (GError) owned = local;

  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (local, KOR_DB_ERROR, KOR_DB_ERROR_BUSY) ||
      g_error_matches (local, KOR_DB_ERROR, KOR_DB_ERROR_FULL) ||
      g_error_matches (local, KOR_DB_ERROR, KOR_DB_ERROR_READ_ONLY)) {
    g_propagate_error (error, g_steal_pointer (&owned));
    return FALSE;
  }

  return set_damaged (db, error, local->message);
}

/* Every row but @fine tells of damage; the first is enough to report, all are read. */
static gboolean
check_rows (KorDb *db, const char *sql, const char *fine, GError **error)
{
  g_autoptr (KorDbStatement) statement = NULL;
  g_autofree char *first = NULL;
  GError *local = NULL;

  statement = kor_db_query (db, &local, sql, NULL);
  while (statement != NULL && kor_db_statement_next (statement, &local)) {
    const char *text = kor_db_statement_get_text (statement, 0);

    if (first == NULL && g_strcmp0 (text, fine) != 0)
      first = g_strdup (text != NULL ? text : sql);
  }

  if (local != NULL)
    return propagate (db, error, local);

  return first == NULL || set_damaged (db, error, first);
}

static gboolean
check_size (KorDb *db, GError **error)
{
  gint64 size = kor_db_get_size (db);
  gint64 pages = -1;
  GError *local = NULL;

  if (!kor_db_get_int64 (db, &pages, &local, "PRAGMA page_count", NULL))
    return local != NULL ? propagate (db, error, local) : set_damaged (db, error, "size");

  if (size <= 0 || size % KOR_DB_PAGE_SIZE != 0 || size != pages * KOR_DB_PAGE_SIZE)
    return set_damaged (db, error, "size");

  return TRUE;
}

static char **
list_search_tables (KorDb *db, GError **error)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  g_autoptr (KorDbStatement) statement = NULL;
  g_auto (GStrv) names = NULL;
  GError *local = NULL;

  statement = kor_db_query (db,
                            &local,
                            "SELECT name FROM sqlite_schema WHERE type = 'table'"
                            " AND sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%'",
                            NULL);
  while (statement != NULL && kor_db_statement_next (statement, &local))
    g_strv_builder_add (builder, kor_db_statement_get_text (statement, 0));

  names = g_strv_builder_unref_to_strv (builder);
  if (local != NULL) {
    propagate (db, error, local);
    return NULL;
  }

  return g_steal_pointer (&names);
}

static gboolean
check_search_table (KorDb *db, const char *name, GError **error)
{
  g_autofree char *quoted = NULL;
  g_autofree char *sql = NULL;
  g_auto (GStrv) parts = g_strsplit (name, "\"", -1);
  GError *local = NULL;

  quoted = g_strjoinv ("\"\"", parts);
  sql = g_strdup_printf ("INSERT INTO \"%s\" (\"%s\") VALUES ('integrity-check')", quoted, quoted);
  return kor_db_exec (db, sql, &local) || propagate (db, error, local);
}

static gboolean
check_all (KorDb *db, GError **error)
{
  g_auto (GStrv) names = NULL;
  GError *local = NULL;

  /* The check of the pages' codes looks at the file alone, not at the log. */
  if (!kor_db_checkpoint (db, &local))
    return propagate (db, error, local);

  if (!check_size (db, error) || !check_rows (db, "PRAGMA cipher_integrity_check", "", error) ||
      !check_rows (db, "PRAGMA integrity_check", "ok", error) ||
      !check_rows (db, "PRAGMA foreign_key_check", "", error))
    return FALSE;

  names = list_search_tables (db, error);
  if (names == NULL)
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++) {
    if (!check_search_table (db, names[i], error))
      return FALSE;
  }

  return TRUE;
}

/* --- public ---------------------------------------------------------------------------- */

/**
 * kor_db_verify:
 * @db: the writing connection, outside a transaction
 * @cancellable: (nullable): to stop it
 * @error: where to put %KOR_ERROR_DAMAGED with what was found, %G_IO_ERROR_CANCELLED, or
 *   %KOR_DB_ERROR_BUSY when a reader keeps the log in use
 *
 * Looks at every page of the file (its code, its structure) and at the search index. About a second
 * for 100 MB. Thread of the connection. What it cannot find is an older page or file put back: that
 * is for the seal.
 *
 * Returns: %TRUE when nothing is wrong
 */
gboolean
kor_db_verify (KorDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (GCancellable) before = NULL;
  gboolean good;

  kor_db_assert_thread (db);

  g_set_object (&before, db->cancellable);
  if (cancellable != NULL)
    kor_db_set_cancellable (db, cancellable);
  good = check_all (db, error);
  kor_db_set_cancellable (db, before);
  return good;
}
