/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-texts.h"

#include "kor-error.h"
#include "kor-register-private.h"

typedef struct {
  KorLanguage language;
  GHashTable *texts;
} Loading;

static gboolean
load_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  const Loading *loading = data;
  GError *local = NULL;
  g_autoptr (KorDbStatement) row =
              kor_db_query (db,
                            error,
                            "SELECT id, text FROM letter_text WHERE language = ?",
                            "t",
                            kor_language_to_string (loading->language));

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local))
    g_hash_table_insert (
      loading->texts, kor_db_statement_dup_text (row, 0), kor_db_statement_dup_text (row, 1));
  return kor_rows_end (local, error);
}

/**
 * kor_register_load_texts:
 * @self: a register
 * @language: of the paper
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8 utf8) (nullable): the texts of papers that the office has
 *   changed, by id; for all others the program's own stand
 */
GHashTable *
kor_register_load_texts (KorRegister *self, KorLanguage language, GError **error)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Loading loading = { language, texts };

  if (!kor_register_read (self, load_body, &loading, NULL, error))
    return NULL;
  return g_steal_pointer (&texts);
}

typedef struct {
  KorLanguage language;
  const char *id;
  const char *text;
} Setting;

static gboolean
set_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  const Setting *setting = data;
  const char *language = kor_language_to_string (setting->language);
  gboolean own = kor_text_or_null (setting->text) != NULL;

  if (own ? !kor_db_run (db,
                         error,
                         "INSERT INTO letter_text (language, id, text) VALUES (?, ?, ?)"
                         " ON CONFLICT (language, id) DO UPDATE SET text = excluded.text",
                         "ttt",
                         language,
                         setting->id,
                         setting->text)
          : !kor_db_run (db,
                         error,
                         "DELETE FROM letter_text WHERE language = ? AND id = ?",
                         "tt",
                         language,
                         setting->id))
    return FALSE;
  write->action = own ? "set" : "reset";
  write->subject = "text";
  write->kind = KOR_KIND_PROFILE;
  write->details = g_strdup_printf ("%s %s", language, setting->id);
  return TRUE;
}

/**
 * kor_register_set_text:
 * @self: a register
 * @language: of the paper
 * @id: which text
 * @text: (nullable): what it is to be; %NULL or "": the program's own again
 * @error: return location
 *
 * Changes a text of the papers. Needs the right KOR_ROLE_ADMINISTERS.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT or KOR_ERROR_MISSING_VALUE
 */
gboolean
kor_register_set_text (
  KorRegister *self, KorLanguage language, const char *id, const char *text, GError **error)
{
  Setting setting = { language, id, text };

  if (kor_text_or_null (id) == NULL) {
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "text", NULL);
    return FALSE;
  }
  return kor_register_write (self, KOR_ROLE_ADMINISTERS, set_body, &setting, NULL, error);
}
