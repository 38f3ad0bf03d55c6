/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-selection-value.h"

#include "kor-collation.h"
#include "kor-country.h"
#include "kor-selection-text.h"
#include "kor-words-text.h"

/* The text in the entry of a term: one value, or several with commas between them. */

gboolean
kor_selection_value_takes_several (KorSelectField field)
{
  return field == KOR_SELECT_POSTCODE || field == KOR_SELECT_PLACE || field == KOR_SELECT_COUNTRY ||
         field == KOR_SELECT_LANGUAGE || field == KOR_SELECT_REGISTER ||
         field == KOR_SELECT_SOURCE || field == KOR_SELECT_CUSTOMER;
}

/* The values without blanks round them; none are empty. */
static GStrv
split (KorSelectField field, const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *copy = g_strdup (text);
  g_auto (GStrv) parts = NULL;

  if (kor_selection_value_takes_several (field))
    g_strdelimit (copy, ";|", ',');
  parts = g_strsplit (copy, ",", kor_selection_value_takes_several (field) ? -1 : 1);
  for (int i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

/* People write "suomi", the selection says "fi". */
static const char *
find_language (const char *text)
{
  g_autofree char *folded = kor_fold (text);

  for (int i = 0; i < KOR_N_LANGUAGES; i++) {
    g_autofree char *title = kor_fold (kor_language_get_title ((KorLanguage) i));
    const char *word = kor_language_to_string ((KorLanguage) i);

    if (g_str_equal (folded, title) || g_str_equal (folded, word))
      return word;
  }
  return NULL;
}

/* What tells two writings of one value apart from two values. */
static char *
get_key (KorSelectField field, const char *value)
{
  const char *code = NULL;

  if (field == KOR_SELECT_COUNTRY)
    code = kor_country_parse (value);
  else if (field == KOR_SELECT_LANGUAGE)
    code = find_language (value);
  return code != NULL ? g_strdup (code) : kor_fold (value);
}

static gboolean
is_same (KorSelectField field, const char *value, const char *other)
{
  g_autofree char *key = get_key (field, value);
  g_autofree char *other_key = get_key (field, other);

  return g_str_equal (key, other_key);
}

/**
 * kor_selection_value_write:
 * @term: a term of a selection
 * @language: that of the window
 *
 * Returns: (transfer full): the text for the term's entry
 */
char *
kor_selection_value_write (const KorSelectionTerm *term, KorLanguage language)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) titles = NULL;

  if (term->field != KOR_SELECT_LANGUAGE)
    return kor_selection_write_values (term, language);
  for (int i = 0; term->values[i] != NULL; i++) {
    KorLanguage value = KOR_LANGUAGE_EN;

    kor_language_from_string (term->values[i], &value);
    g_strv_builder_add (builder, kor_language_get_title (value));
  }
  titles = g_strv_builder_end (builder);
  return g_strjoinv (", ", titles);
}

/**
 * kor_selection_value_read:
 * @field: what the term asks
 * @text: what stands in its entry
 *
 * Returns: (transfer full): the same for kor_selection_add(), which may still refuse it
 */
char *
kor_selection_value_read (KorSelectField field, const char *text)
{
  g_auto (GStrv) values = split (field, text);

  for (int i = 0; field == KOR_SELECT_LANGUAGE && values[i] != NULL; i++) {
    const char *word = find_language (values[i]);

    if (word != NULL)
      g_set_str (&values[i], word);
  }
  return g_strjoinv (",", values);
}

/**
 * kor_selection_value_find_bad:
 * @field: what the term asks
 * @text: what stands in its entry
 *
 * Returns: (transfer full) (nullable): the first value of the text that can't be read
 */
char *
kor_selection_value_find_bad (KorSelectField field, const char *text)
{
  g_auto (GStrv) values = split (field, text);

  for (int i = 0; values[i] != NULL; i++) {
    g_autoptr (KorSelection) trial = kor_selection_new ();
    g_autofree char *value = kor_selection_value_read (field, values[i]);

    if (!kor_selection_add (trial, 0, field, value, NULL))
      return g_strdup (values[i]);
  }
  return NULL;
}

/* Returns: whether the choice is among the values of the text */
gboolean
kor_selection_value_has (KorSelectField field, const char *text, const char *choice)
{
  g_auto (GStrv) values = split (field, text);

  for (int i = 0; values[i] != NULL; i++)
    if (is_same (field, values[i], choice))
      return TRUE;
  return FALSE;
}

/**
 * kor_selection_value_toggle:
 * @field: what the term asks; one that takes several values
 * @text: what stands in its entry
 * @choice: a value
 * @on: whether to add or to take away @choice
 *
 * Returns: (transfer full): the text with or without @choice
 */
char *
kor_selection_value_toggle (KorSelectField field, const char *text, const char *choice, gboolean on)
{
  g_auto (GStrv) values = split (field, text);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;

  for (int i = 0; values[i] != NULL; i++)
    if (!is_same (field, values[i], choice))
      g_strv_builder_add (builder, values[i]);
  if (on)
    g_strv_builder_add (builder, choice);
  kept = g_strv_builder_end (builder);
  return g_strjoinv (", ", kept);
}
