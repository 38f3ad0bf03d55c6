/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The office's own texts of the letters, with a way back to the program's. */

#include <glib/gi18n.h>

#include "kor-cli-request.h"
#include "kor-cli-table.h"
#include "kor-error.h"
#include "kor-letter-text.h"
#include "kor-register-texts.h"

/* A text of a letter is a paragraph or two. */
#define MAX_TEXT_BYTES 65536

typedef struct {
  const char *word;
  gboolean (*run) (KorCli *cli, KorCliArgs *args, KorLanguage language, GError **error);
} TextVerb;

static const char *
take_id (KorCliArgs *args, GError **error)
{
  const char *id = kor_cli_args_need (args, 1, _("TEXT"), error);

  if (id != NULL && !kor_letter_text_is_editable (id)) {
    kor_cli_refuse ("text", id, "text-id", error);
    return NULL;
  }
  return id;
}

static void
add_row (
  KorCliTable *table, const char *id, KorLetterKind kind, KorLanguage language, GHashTable *own)
{
  const char *changed = g_hash_table_lookup (own, id);

  kor_cli_table_text (table, id);
  kor_cli_table_text (table, kor_letter_to_string (kind));
  kor_cli_table_text (table, changed != NULL ? "yes" : "");
  kor_cli_table_text (table,
                      changed != NULL ? changed : kor_letter_text_get_original (id, language));
}

/* A text that several letters have stands with the first of them. */
static gboolean
list_texts (KorCli *cli, KorCliArgs *args, KorLanguage language, GError **error)
{
  static const char *const columns[] = { "id", "letter", "changed", "text", NULL };
  g_autoptr (GHashTable) own = kor_register_load_texts (cli->register_, language, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (KorCliTable) table = kor_cli_table_new (cli->format, "text", columns);

  if (own == NULL)
    return FALSE;
  for (int kind = 0; kind < KOR_N_LETTERS; kind++) {
    const char *const *ids = kor_letter_get_text_ids ((KorLetterKind) kind);

    for (; *ids != NULL; ids++)
      if (g_hash_table_add (seen, (gpointer) *ids))
        add_row (table, *ids, (KorLetterKind) kind, language, own);
  }
  kor_cli_table_print (table);
  return TRUE;
}

static char *
read_text_file (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, &local)) {
    kor_error_set (error, KOR_ERROR_CANNOT_READ, path, local->message, NULL);
    return NULL;
  }
  if (length > MAX_TEXT_BYTES || !g_utf8_validate (text, (gssize) length, NULL)) {
    kor_error_set (error,
                   KOR_ERROR_BAD_FILE,
                   path,
                   "",
                   "",
                   "",
                   length > MAX_TEXT_BYTES ? "file-too-large" : "bad-encoding",
                   "",
                   NULL);
    return NULL;
  }
  return g_strdup (g_strchomp (text));
}

static gboolean
set_text (KorCli *cli, KorCliArgs *args, KorLanguage language, GError **error)
{
  const char *id = take_id (args, error);
  const char *file = kor_cli_args_get_option (args, "file");
  const char *typed = kor_cli_args_get (args, 2);
  g_autofree char *text = NULL;

  if (id == NULL)
    return FALSE;
  if ((file != NULL) == (typed != NULL))
    return kor_cli_misuse (error, _("Give the text either behind its name or by --file."));
  text = file != NULL ? read_text_file (file, error) : g_strdup (typed);
  return text != NULL &&
         kor_letter_text_check (kor_letter_text_get_original (id, language), text, error) &&
         kor_register_set_text (cli->register_, language, id, text, error);
}

static gboolean
reset_text (KorCli *cli, KorCliArgs *args, KorLanguage language, GError **error)
{
  const char *id = take_id (args, error);

  return id != NULL && kor_register_set_text (cli->register_, language, id, NULL, error);
}

static gboolean
request_text (KorCli *cli, KorCliArgs *args, GError **error)
{
  static const TextVerb verbs[] = {
    { "list", list_texts },
    { "set", set_text },
    { "reset", reset_text },
  };
  const char *word = kor_cli_args_need_option (args, "language", error);
  const char *verb = word != NULL ? kor_cli_args_need (args, 0, "list|set|reset", error) : NULL;
  KorLanguage language;

  if (verb == NULL)
    return FALSE;
  if (!kor_language_from_string (word, &language))
    return kor_cli_refuse ("language", word, "language", error);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].word, verb))
      return verbs[i].run (cli, args, language, error);
  return kor_cli_misuse (error, _("“%s” does not belong here."), verb);
}

const KorCliCommand kor_cli_request_text_commands[] = {
  { "request",
    "text",
    "language= file=",
    "list | set TEXT WORDS | set TEXT --file FILE | reset TEXT --language fi|en|sv",
    TRUE,
    request_text },
  { NULL },
};
