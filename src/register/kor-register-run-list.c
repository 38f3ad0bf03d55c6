/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-run-list.h"

#include "kor-collation.h"
#include "kor-register-lists-private.h"

#include <string.h>

/* Runs that were made, found by words, for a list that shows a part of them at a time (R6). */

typedef struct {
  const KorRunQuery *query;
  GStrv words; /* folded; NULL: all runs */
  GArray *ids;
} Finding;

/* Returns: (transfer full) (nullable): the words of a search, folded */
static GStrv
split_search (const char *search)
{
  g_autofree char *folded = search != NULL ? kor_fold (search) : NULL;
  g_auto (GStrv) parts = folded != NULL ? g_strsplit (folded, " ", -1) : NULL;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; parts != NULL && parts[i] != NULL && n < KOR_RUN_SEARCH_WORDS; i++)
    if (*parts[i] != '\0') {
      g_strv_builder_add (words, parts[i]);
      n++;
    }
  return n > 0 ? g_strv_builder_end (words) : NULL;
}

/* Everything of a run that a word may be found in. */
static char *
gather_text (KorDbStatement *row)
{
  KorDate day = kor_time_get_date (kor_db_statement_get_int64 (row, 1));
  g_autofree char *iso = kor_date_to_iso (day);
  g_autofree char *written = kor_date_format (day, KOR_LANGUAGE_FI);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (
    text, "%" G_GINT64_FORMAT " %s %s", kor_db_statement_get_int64 (row, 0), iso, written);
  for (int column = 3; column <= 6; column++)
    if (!kor_db_statement_is_null (row, column))
      g_string_append_printf (text, " %s", kor_db_statement_get_text (row, column));
  return kor_fold (text->str);
}

static gboolean
matches (const Finding *finding, KorDbStatement *row)
{
  g_autofree char *text = NULL;
  KorPurpose purpose;

  if (finding->words == NULL)
    return TRUE;
  text = gather_text (row);
  if (!kor_purpose_from_string (kor_db_statement_get_text (row, 2), &purpose))
    return FALSE;
  for (guint i = 0; finding->words[i] != NULL; i++)
    if ((finding->query->purposes[i] & (1u << purpose)) == 0 &&
        strstr (text, finding->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
find_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Finding *finding = data;
  guint limit = finding->query->limit;
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    "SELECT r.id, r.at, r.purpose, u.full_name, r.recipient, r.selection, r.sheet"
    " FROM list_run r JOIN user u ON u.id = r.user ORDER BY r.id DESC",
    NULL);

  if (row == NULL)
    return FALSE;
  while ((limit == 0 || finding->ids->len < limit) && kor_db_statement_next (row, &local))
    if (matches (finding, row)) {
      gint64 id = kor_db_statement_get_int64 (row, 0);

      g_array_append_val (finding->ids, id);
    }
  return kor_rows_end (local, error);
}

/**
 * kor_register_find_runs:
 * @self: a register
 * @query: which runs
 * @cancellable: (nullable): a newer question cancels the older
 * @error: return location
 *
 * Asks for the ids of a list; a run is loaded when it is shown.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): run ids, the newest first
 */
GArray *
kor_register_find_runs (KorRegister *self,
                        const KorRunQuery *query,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) words = split_search (query->search);
  Finding finding = { query, words, ids };

  if (!kor_register_read (self, find_body, &finding, cancellable, error))
    return NULL;
  return g_steal_pointer (&ids);
}

typedef struct {
  const gint64 *ids;
  guint n_ids;
  GPtrArray *runs;
} Loading;

static gboolean
load_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Loading *loading = data;

  for (guint i = 0; i < loading->n_ids; i++) {
    KorListRun *run = kor_run_load (db, loading->ids[i], error);

    if (run == NULL)
      return FALSE;
    g_ptr_array_add (loading->runs, run);
  }
  return TRUE;
}

/**
 * kor_register_load_runs:
 * @self: a register
 * @ids: runs; no run is ever deleted
 * @n_ids: how many
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Returns: (transfer full) (element-type KorListRun) (nullable): the runs in the order of @ids
 */
GPtrArray *
kor_register_load_runs (
  KorRegister *self, const gint64 *ids, guint n_ids, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_list_run_free);
  Loading loading = { ids, n_ids, runs };

  if (!kor_register_read (self, load_body, &loading, cancellable, error))
    return NULL;
  return g_steal_pointer (&runs);
}
