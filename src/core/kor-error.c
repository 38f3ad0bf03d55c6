/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-error.h"

/* Facts are joined by a character that no value of the register may hold. */
#define FACT_SEPARATOR "\x1f"

G_DEFINE_QUARK (kor-error-quark, kor_error)

/**
 * kor_error_set:
 * @error: (out) (optional): where to put the error
 * @code: what happened
 * @...: the facts of @code as strings, ended by %NULL; a "" stands for one that is not known
 *
 * Sets @error to @code with its facts. Any thread.
 */
void
kor_error_set (GError **error, KorError code, ...)
{
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;
  g_autofree char *message = NULL;
  const char *fact;
  va_list args;

  va_start (args, code);
  while ((fact = va_arg (args, const char *)) != NULL)
    g_strv_builder_add (facts, fact);
  va_end (args);

  strv = g_strv_builder_end (facts);
  message = g_strjoinv (FACT_SEPARATOR, strv);
  g_set_error_literal (error, KOR_ERROR, (int) code, message);
}

/**
 * kor_error_get_facts:
 * @error: an error of the domain %KOR_ERROR
 *
 * Returns: (transfer full): the facts given to kor_error_set(), never %NULL
 */
char **
kor_error_get_facts (const GError *error)
{
  return g_strsplit (error->message, FACT_SEPARATOR, -1);
}
