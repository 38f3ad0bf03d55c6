/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-selections.h"

#include <string.h>

#include "kor-error.h"
#include "kor-register-private.h"

/* Selections saved with a name. Names are told apart whatever their case. */

#define MAX_NAME 100

typedef struct {
  const char *name;
  const KorSelection *selection;
  gboolean replace;
} Saving;

void
kor_saved_selection_free (KorSavedSelection *self)
{
  g_free (self->name);
  g_free (self->selection);
  g_free (self->saved_by);
  g_free (self);
}

/* --- saving ----------------------------------------------------------------------------------- */

static gboolean
check_name (const char *name, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (name));

  if (*text == '\0') {
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "name", NULL);
    return FALSE;
  }
  if (g_utf8_strlen (text, -1) > MAX_NAME || strcmp (text, name) != 0 || *text == '@') {
    kor_error_set (error, KOR_ERROR_BAD_VALUE, "name", name, "selection-name", NULL);
    return FALSE;
  }
  return TRUE;
}

static gboolean
find_id (KorDb *db, const char *name, gint64 *id, GError **error)
{
  g_autofree char *folded = kor_fold (name);

  *id = 0;
  return kor_db_get_int64 (
    db,
    id,
    error,
    "SELECT coalesce ((SELECT id FROM saved_selection WHERE name_folded = ?), 0)",
    "t",
    folded);
}

static gboolean
save_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  const Saving *saving = data;
  g_autofree char *folded = kor_fold (saving->name);
  g_autofree char *words = kor_selection_to_string (saving->selection);
  gint64 known;

  if (!find_id (db, saving->name, &known, error))
    return FALSE;
  if (known != 0 && !saving->replace) {
    kor_error_set (error, KOR_ERROR_EXISTS, "selection", saving->name, NULL);
    return FALSE;
  }
  if (!kor_db_run (db,
                   error,
                   "INSERT INTO saved_selection (name, name_folded, selection, saved, saved_by)"
                   " VALUES (?, ?, ?, ?, ?) ON CONFLICT (name_folded) DO UPDATE SET"
                   " name = excluded.name, selection = excluded.selection, saved = excluded.saved,"
                   " saved_by = excluded.saved_by",
                   "tttii",
                   saving->name,
                   folded,
                   words,
                   kor_context_get_now (kor_register_get_context (self)),
                   kor_register_get_user (self)->id))
    return FALSE;
  write->action = known != 0 ? "set" : "add";
  write->subject = "selection";
  write->subject_id = known != 0 ? known : kor_db_last_insert_id (db);
  write->kind = KOR_KIND_LIST_RUN;
  write->silent = TRUE;
  return TRUE;
}

/**
 * kor_register_save_selection:
 * @self: a register
 * @name: at most 100 characters, not beginning with "@"
 * @selection: what to save
 * @replace: whether one of the same name gives way
 * @error: return location
 *
 * Saves a selection for later lists. Needs the right KOR_ROLE_PRINTS.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_MISSING_VALUE, KOR_ERROR_BAD_VALUE or
 *   KOR_ERROR_EXISTS
 */
gboolean
kor_register_save_selection (KorRegister *self,
                             const char *name,
                             const KorSelection *selection,
                             gboolean replace,
                             GError **error)
{
  Saving saving = { name, selection, replace };

  return check_name (name, error) &&
         kor_register_write (self, KOR_ROLE_PRINTS, save_body, &saving, NULL, error);
}

static gboolean
delete_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  const char *name = data;
  gint64 id;

  if (!find_id (db, name, &id, error))
    return FALSE;
  if (id == 0) {
    kor_error_set (error, KOR_ERROR_NOT_FOUND, "selection", name, NULL);
    return FALSE;
  }
  write->action = "delete";
  write->subject = "selection";
  write->subject_id = id;
  write->kind = KOR_KIND_LIST_RUN;
  write->silent = TRUE;
  return kor_db_run (db, error, "DELETE FROM saved_selection WHERE id = ?", "i", id);
}

/**
 * kor_register_delete_selection:
 * @self: a register
 * @name: of a saved selection, whatever its case
 * @error: return location
 *
 * Needs the right KOR_ROLE_PRINTS.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT or KOR_ERROR_NOT_FOUND
 */
gboolean
kor_register_delete_selection (KorRegister *self, const char *name, GError **error)
{
  return kor_register_write (self, KOR_ROLE_PRINTS, delete_body, (gpointer) name, NULL, error);
}

/* --- reading ---------------------------------------------------------------------------------- */

static gboolean
list_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  GPtrArray *selections = data;
  GError *local = NULL;
  g_autoptr (KorDbStatement) row =
              kor_db_query (db,
                            error,
                            "SELECT s.id, s.name, s.selection, s.saved, u.full_name"
                            " FROM saved_selection s JOIN user u ON u.id = s.saved_by"
                            " ORDER BY s.name_folded",
                            NULL);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    KorSavedSelection *selection = g_new0 (KorSavedSelection, 1);

    selection->id = kor_db_statement_get_int64 (row, 0);
    selection->name = kor_db_statement_dup_text (row, 1);
    selection->selection = kor_db_statement_dup_text (row, 2);
    selection->saved = kor_db_statement_get_int64 (row, 3);
    selection->saved_by = kor_db_statement_dup_text (row, 4);
    g_ptr_array_add (selections, selection);
  }
  return kor_rows_end (local, error);
}

/**
 * kor_register_list_selections:
 *
 * Returns: (transfer full) (element-type KorSavedSelection) (nullable): the saved ones, by name
 */
GPtrArray *
kor_register_list_selections (KorRegister *self, GError **error)
{
  g_autoptr (GPtrArray) selections =
              g_ptr_array_new_with_free_func ((GDestroyNotify) kor_saved_selection_free);

  if (!kor_register_read (self, list_body, selections, NULL, error))
    return NULL;
  return g_steal_pointer (&selections);
}

/**
 * kor_register_load_selection:
 * @self: a register
 * @name: of a saved selection, whatever its case
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the selection, or %NULL with KOR_ERROR_NOT_FOUND
 */
KorSelection *
kor_register_load_selection (KorRegister *self, const char *name, GError **error)
{
  g_autoptr (GPtrArray) selections = kor_register_list_selections (self, error);
  g_autofree char *wanted = kor_fold (name);

  for (guint i = 0; selections != NULL && i < selections->len; i++) {
    const KorSavedSelection *saved = selections->pdata[i];
    g_autofree char *known = kor_fold (saved->name);

    if (g_str_equal (known, wanted))
      return kor_selection_parse (saved->selection, error);
  }
  if (selections != NULL)
    kor_error_set (error, KOR_ERROR_NOT_FOUND, "selection", name, NULL);
  return NULL;
}
