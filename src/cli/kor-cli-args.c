/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-cli-args.h"

#include <glib/gi18n.h>

struct _KorCliArgs {
  GPtrArray *words;    /* of char *, NULL-terminated */
  GHashTable *options; /* name → GPtrArray of char *, NULL-terminated */
  GPtrArray *in_order; /* of KorCliArg: all of them */
};

G_DEFINE_QUARK (kor-cli-error-quark, kor_cli_error)

typedef enum {
  UNKNOWN,
  FLAG,
  WITH_VALUE,
} OptionKind;

/* Looks @name up in a list such as "search= limit= outlines". */
static OptionKind
find_option (const char *options, const char *name)
{
  g_auto (GStrv) known = g_strsplit (options, " ", -1);
  gsize length = strlen (name);

  for (int i = 0; known[i] != NULL; i++) {
    if (g_str_equal (known[i], name))
      return FLAG;
    if (g_str_has_prefix (known[i], name) && g_str_equal (known[i] + length, "="))
      return WITH_VALUE;
  }
  return UNKNOWN;
}

static void
arg_free (KorCliArg *arg)
{
  g_free (arg->option);
  g_free (arg->value);
  g_free (arg);
}

static void
add_in_order (KorCliArgs *self, const char *option, const char *value)
{
  KorCliArg *arg = g_new (KorCliArg, 1);

  arg->option = g_strdup (option);
  arg->value = g_strdup (value);
  g_ptr_array_add (self->in_order, arg);
}

static void
add_word (KorCliArgs *self, const char *word)
{
  g_ptr_array_add (self->words, g_strdup (word));
  add_in_order (self, NULL, word);
}

static void
add_value (KorCliArgs *self, const char *name, const char *value)
{
  GPtrArray *values = g_hash_table_lookup (self->options, name);

  if (values == NULL) {
    values = g_ptr_array_new_null_terminated (1, g_free, TRUE);
    g_hash_table_insert (self->options, g_strdup (name), values);
  }
  g_ptr_array_add (values, g_strdup (value));
  add_in_order (self, name, value);
}

/* Takes the option at @words[0]; returns how many words it used, 0 on a mistake. */
static guint
take_option (KorCliArgs *self, char **words, const char *options, GError **error)
{
  const char *text = words[0] + (g_str_has_prefix (words[0], "--") ? 2 : 1);
  const char *equals = strchr (text, '=');
  g_autofree char *name =
    equals != NULL ? g_strndup (text, (gsize) (equals - text)) : g_strdup (text);
  OptionKind kind = find_option (options, name);

  if (kind == FLAG && equals == NULL) {
    add_value (self, name, "");
    return 1;
  }
  if (kind == WITH_VALUE && equals != NULL) {
    add_value (self, name, equals + 1);
    return 1;
  }
  if (kind == WITH_VALUE && words[1] != NULL) {
    add_value (self, name, words[1]);
    return 2;
  }
  g_set_error (error,
               KOR_CLI_ERROR,
               KOR_CLI_ERROR_USAGE,
               kind == WITH_VALUE
               ? _("The option %s needs a value.")
               : _("The option %s is not known here."), words[0]);
  return 0;
}

/**
 * kor_cli_args_parse:
 * @words: what stands behind noun and verb
 * @options: the options of the command, see #KorCliCommand
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the sorted words, or %NULL with KOR_CLI_ERROR_USAGE
 */
KorCliArgs *
kor_cli_args_parse (char **words, const char *options, GError **error)
{
  g_autoptr (KorCliArgs) self = g_new0 (KorCliArgs, 1);
  gboolean only_words = FALSE;

  self->words = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  self->options =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->in_order = g_ptr_array_new_with_free_func ((GDestroyNotify) arg_free);
  while (*words != NULL) {
    guint used = 1;

    if (!only_words && g_str_equal (*words, "--"))
      only_words = TRUE;
    else if (!only_words && (*words)[0] == '-' && (*words)[1] != '\0')
      used = take_option (self, words, options, error);
    else
      add_word (self, *words);
    if (used == 0)
      return NULL;
    words += used;
  }
  return g_steal_pointer (&self);
}

void
kor_cli_args_free (KorCliArgs *self)
{
  g_ptr_array_unref (self->words);
  g_hash_table_unref (self->options);
  g_ptr_array_unref (self->in_order);
  g_free (self);
}

guint
kor_cli_args_get_n (const KorCliArgs *self)
{
  return self->words->len;
}

/* The word at a position, NULL behind the last. */
const char *
kor_cli_args_get (const KorCliArgs *self, guint position)
{
  return position < self->words->len ? self->words->pdata[position] : NULL;
}

/* The word at a position; without it an error that names @what is missing. */
const char *
kor_cli_args_need (const KorCliArgs *self, guint position, const char *what, GError **error)
{
  const char *word = kor_cli_args_get (self, position);

  if (word == NULL)
    g_set_error (error, KOR_CLI_ERROR, KOR_CLI_ERROR_USAGE, _("%s is missing."), what);
  return word;
}

gboolean
kor_cli_args_has (const KorCliArgs *self, const char *option)
{
  return g_hash_table_contains (self->options, option);
}

/* The last value given for an option, NULL without one. */
const char *
kor_cli_args_get_option (const KorCliArgs *self, const char *option)
{
  GPtrArray *values = g_hash_table_lookup (self->options, option);

  return values != NULL ? values->pdata[values->len - 1] : NULL;
}

/* The same; without it an error. */
const char *
kor_cli_args_need_option (const KorCliArgs *self, const char *option, GError **error)
{
  const char *value = kor_cli_args_get_option (self, option);

  if (value == NULL)
    g_set_error (error,
                 KOR_CLI_ERROR,
                 KOR_CLI_ERROR_USAGE,
                 _("The option %s%s is missing."), strlen (option) == 1 ? "-" : "--", option);
  return value;
}

/* All values given for an option, ended by NULL; NULL without one. */
const char *const *
kor_cli_args_get_all (const KorCliArgs *self, const char *option)
{
  GPtrArray *values = g_hash_table_lookup (self->options, option);

  return values != NULL ? (const char *const *) values->pdata : NULL;
}

/* Words and options in the order in which they were typed, from 0; NULL behind the last. */
const KorCliArg *
kor_cli_args_get_in_order (const KorCliArgs *self, guint index)
{
  return index < self->in_order->len ? self->in_order->pdata[index] : NULL;
}

/* The whole number given for an option, or @fallback without one. */
gboolean
kor_cli_args_get_number (
  const KorCliArgs *self, const char *option, gint64 fallback, gint64 *number, GError **error)
{
  const char *value = kor_cli_args_get_option (self, option);

  *number = fallback;
  if (value == NULL || g_ascii_string_to_signed (value, 10, 0, G_MAXINT32, number, NULL))
    return TRUE;
  g_set_error (error,
               KOR_CLI_ERROR,
               KOR_CLI_ERROR_USAGE,
               _("The option --%s needs a whole number, not “%s”."), option, value);
  return FALSE;
}
