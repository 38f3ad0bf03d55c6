/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small things that the commands share. */

#include <glib/gi18n.h>

#include "kor-cli.h"
#include "kor-error.h"
#include "kor-register-customers.h"

/* Remembers what a changing command made; printed by main() or answered by the batch. */
void
kor_cli_set_result (KorCli *cli, gint64 id)
{
  g_free (cli->result);
  cli->result = g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

/* The same for what has a name of its own, such as the number of a case. */
void
kor_cli_set_result_text (KorCli *cli, const char *text)
{
  g_set_str (&cli->result, text);
}

/* The customer named by a word: an external number or the own id; 0 with an error. */
gint64
kor_cli_find_customer (KorCli *cli, KorCliArgs *args, guint position, GError **error)
{
  const char *reference = kor_cli_args_need (args, position, _("CUSTOMER"), error);

  return reference != NULL ? kor_register_find_customer (cli->register_, reference, error) : 0;
}

/* Reads a date as typed; the error names @field. */
gboolean
kor_cli_parse_date (const char *field, const char *text, KorDate *date, GError **error)
{
  *date = kor_date_parse (text);
  if (*date == KOR_DATE_NONE)
    kor_error_set (error, KOR_ERROR_BAD_VALUE, field, text, "date", NULL);
  return *date != KOR_DATE_NONE;
}

/* A value that does not fit; @wanted is a word kor_error_describe() has a hint for. Always FALSE. */
gboolean
kor_cli_refuse (const char *field, const char *value, const char *wanted, GError **error)
{
  kor_error_set (error, KOR_ERROR_BAD_VALUE, field, value, wanted, NULL);
  return FALSE;
}

/* The words of the command are wrong, for the reason told by a whole sentence. Always FALSE. */
gboolean
kor_cli_misuse (GError **error, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, KOR_CLI_ERROR, KOR_CLI_ERROR_USAGE, sentence);
  return FALSE;
}

/**
 * kor_cli_take_files:
 * @args: the words of a command with the option "o="
 * @pdf: (out): the file to write as PDF, or %NULL
 * @xml: (out): the file to write as XML, or %NULL
 * @error: return location
 *
 * Looks at the names of the files before anything is collected for them.
 *
 * Returns: %FALSE with KOR_CLI_ERROR_USAGE, also when no file is named
 */
gboolean
kor_cli_take_files (KorCliArgs *args, const char **pdf, const char **xml, GError **error)
{
  const char *const *files = kor_cli_args_get_all (args, "o");

  *pdf = *xml = NULL;
  if (files == NULL)
    return kor_cli_args_need_option (args, "o", error) != NULL;
  for (int i = 0; files[i] != NULL; i++) {
    if (g_str_has_suffix (files[i], ".pdf"))
      *pdf = files[i];
    else if (g_str_has_suffix (files[i], ".xml"))
      *xml = files[i];
    else
      return kor_cli_misuse (error,
                             _("The report is written to .pdf or .xml, not to “%s”."), files[i]);
  }
  return TRUE;
}

/* The words of the scopes whose bits are set. */
char *
kor_cli_join_scopes (guint scopes, const char *separator)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (int scope = 0; scope < KOR_N_SCOPES; scope++)
    if ((scopes & (1u << scope)) != 0)
      g_strv_builder_add (words, kor_scope_to_string ((KorScope) scope));
  strv = g_strv_builder_end (words);
  return g_strjoinv (separator, strv);
}
