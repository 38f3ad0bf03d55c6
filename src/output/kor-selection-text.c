/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-selection-text.h"

#include <string.h>

#include "kor-country.h"
#include "kor-date.h"
#include "kor-document-text.h"
#include "kor-money.h"

/*
 * A selection as a sentence: the terms of a group with "and", groups with "or". What is asked of orders
 * is asked of the same ones, so those terms of a group are told in one breath.
 */

/* More customers than these are counted, not named. */
#define MAX_NUMBERS 10

static char *
fill (KorLanguage language, const char *id, const char *first, const char *second)
{
  const char *const values[] = { first, second, NULL };

  return kor_document_text_fill (language, id, values);
}

static char *
quote (KorLanguage language, const char *text)
{
  return fill (language, "selection.quoted", text, NULL);
}

/* "a, b or c": the last two by the text @id, those before by commas. */
static char *
join (const GPtrArray *parts, KorLanguage language, const char *id)
{
  g_autoptr (GString) head = g_string_new (NULL);

  if (parts->len == 1)
    return g_strdup (parts->pdata[0]);
  for (guint i = 0; i + 1 < parts->len; i++)
    g_string_append_printf (head, "%s%s", i > 0 ? ", " : "", (const char *) parts->pdata[i]);
  return fill (language, id, head->str, parts->pdata[parts->len - 1]);
}

/* --- values ----------------------------------------------------------------------------------- */

/* "33-38" → "33–38", "00100-00100" → "00100". */
static char *
describe_postcode (const char *value)
{
  g_auto (GStrv) ends = g_strsplit (value, "-", 2);

  if (ends[1] == NULL || g_str_equal (ends[0], ends[1]))
    return g_strdup (ends[0]);
  return g_strdup_printf ("%s–%s", ends[0], ends[1]);
}

static char *
describe_language (const char *value, KorLanguage language)
{
  g_autofree char *id = g_strconcat ("language.", value, NULL);
  const char *name = kor_document_text_find (language, id);

  return g_strdup (name != NULL ? name : value);
}

static char *
describe_value (KorSelectField field, const char *value, KorLanguage language)
{
  gint64 cents = 0;

  switch (field) {
  case KOR_SELECT_POSTCODE:
    return describe_postcode (value);
  case KOR_SELECT_COUNTRY:
    return kor_country_get_name (value, language);
  case KOR_SELECT_LANGUAGE:
    return describe_language (value, language);
  case KOR_SELECT_ORDERED_FROM:
  case KOR_SELECT_ORDERED_TO:
    return kor_date_format (kor_date_parse (value), language);
  case KOR_SELECT_SUM_FROM:
    kor_money_parse (value, &cents);
    return kor_money_format (cents, "EUR", language);
  case KOR_SELECT_ORGANISATION:
  case KOR_SELECT_PRODUCT:
  case KOR_SELECT_REGISTER:
  case KOR_SELECT_SOURCE:
    return quote (language, value);
  case KOR_SELECT_PLACE:
  case KOR_SELECT_HAS_EMAIL:
  case KOR_SELECT_CUSTOMER:
  case KOR_N_SELECT_FIELDS:
  default:
    return g_strdup (value);
  }
}

static char *
describe_values (const KorSelectionTerm *term, KorLanguage language)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; term->values[i] != NULL; i++)
    g_ptr_array_add (parts, describe_value (term->field, term->values[i], language));
  return join (parts, language, "selection.any");
}

/* --- terms ------------------------------------------------------------------------------------ */

static gboolean
is_yes_no (const KorSelectionTerm *term)
{
  return (term->field == KOR_SELECT_ORGANISATION || term->field == KOR_SELECT_HAS_EMAIL) &&
         (g_str_equal (term->values[0], "yes") || g_str_equal (term->values[0], "no"));
}

static char *
describe_term (const KorSelectionTerm *term, KorLanguage language)
{
  const char *word = kor_select_field_to_string (term->field);
  g_autofree char *values = NULL;
  g_autofree char *id = is_yes_no (term)
                          ? g_strdup_printf ("selection.%s.%s", word, term->values[0])
                          : g_strdup_printf ("selection.%s", word);
  guint n_values = g_strv_length (term->values);

  if (term->field == KOR_SELECT_CUSTOMER && n_values > MAX_NUMBERS) {
    g_autofree char *count = g_strdup_printf ("%u", n_values);

    return fill (language, "selection.customers", count, NULL);
  }
  values = describe_values (term, language);
  return fill (language, id, values, NULL);
}

static gboolean
is_about_orders (KorSelectField field)
{
  return field == KOR_SELECT_ORDERED_FROM || field == KOR_SELECT_ORDERED_TO ||
         field == KOR_SELECT_PRODUCT || field == KOR_SELECT_SUM_FROM;
}

static char *
dup_value (const GPtrArray *terms, KorSelectField field, KorLanguage language)
{
  for (guint i = 0; i < terms->len; i++) {
    const KorSelectionTerm *term = terms->pdata[i];

    if (term->field == field)
      return describe_value (field, term->values[0], language);
  }
  return NULL;
}

static void
append_part (GString *text, KorLanguage language, const char *id, const char *a, const char *b)
{
  g_autofree char *part = fill (language, id, a, b);

  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", part);
}

/* "ordered product “mug” on 1 Nov 2024 or later, for €100.00 or more in all". */
static char *
describe_orders (const GPtrArray *terms, KorLanguage language)
{
  g_autofree char *product = dup_value (terms, KOR_SELECT_PRODUCT, language);
  g_autofree char *from = dup_value (terms, KOR_SELECT_ORDERED_FROM, language);
  g_autofree char *to = dup_value (terms, KOR_SELECT_ORDERED_TO, language);
  g_autofree char *sum = dup_value (terms, KOR_SELECT_SUM_FROM, language);
  g_autoptr (GString) parts = g_string_new (NULL);

  if (product != NULL)
    append_part (parts, language, "selection.product", product, NULL);
  if (from != NULL && to != NULL)
    append_part (parts, language, "selection.ordered-between", from, to);
  else if (from != NULL)
    append_part (parts, language, "selection.ordered-from", from, NULL);
  else if (to != NULL)
    append_part (parts, language, "selection.ordered-to", to, NULL);
  if (sum != NULL)
    append_part (parts, language, "selection.sum-from", sum, NULL);
  return fill (language, "selection.ordered", parts->str, NULL);
}

static char *
describe_group (const GPtrArray *terms, KorLanguage language)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  gboolean orders_told = FALSE;

  for (guint i = 0; i < terms->len; i++) {
    const KorSelectionTerm *term = terms->pdata[i];

    if (!is_about_orders (term->field))
      g_ptr_array_add (parts, describe_term (term, language));
    else if (!orders_told)
      g_ptr_array_add (parts, describe_orders (terms, language));
    orders_told |= is_about_orders (term->field);
  }
  return join (parts, language, "selection.and");
}

static char *
capitalise (const char *text)
{
  GString *sentence = g_string_new (NULL);

  g_string_append_unichar (sentence, g_unichar_totitle (g_utf8_get_char (text)));
  g_string_append (sentence, g_utf8_next_char (text));
  return g_string_free_and_steal (sentence);
}

/* --- values to be written ----------------------------------------------------------------------- */

/* A name that would be read as something else, or as two, is not written. */
static char *
write_country (const char *code, KorLanguage language)
{
  g_autofree char *name = kor_country_get_name (code, language);

  if (strchr (name, ',') == NULL && g_strcmp0 (kor_country_parse (name), code) == 0)
    return g_steal_pointer (&name);
  return g_strdup (code);
}

/* "100.00" → "100", "49.90" → "49,90" where the comma is the decimal sign. */
static char *
write_sum (const char *value, KorLanguage language)
{
  g_autofree char *sum = g_strdup (value);

  if (g_str_has_suffix (sum, ".00"))
    sum[strlen (sum) - 3] = '\0';
  if (language != KOR_LANGUAGE_EN)
    g_strdelimit (sum, ".", ',');
  return g_steal_pointer (&sum);
}

static char *
write_value (KorSelectField field, const char *value, KorLanguage language)
{
  if (field == KOR_SELECT_COUNTRY)
    return write_country (value, language);
  if (field == KOR_SELECT_SUM_FROM)
    return write_sum (value, language);
  if (field == KOR_SELECT_POSTCODE)
    return describe_postcode (value);
  /* English has no short form of a day that can be typed. */
  if ((field == KOR_SELECT_ORDERED_FROM || field == KOR_SELECT_ORDERED_TO) &&
      language != KOR_LANGUAGE_EN)
    return kor_date_format (kor_date_parse (value), language);
  return g_strdup (value);
}

/**
 * kor_selection_write_values:
 * @term: a term of a selection
 * @language: of who reads and writes it
 *
 * Returns: (transfer full): the term's values as people write them, so that kor_selection_add() reads the
 *   same ones
 */
char *
kor_selection_write_values (const KorSelectionTerm *term, KorLanguage language)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;

  for (int i = 0; term->values[i] != NULL; i++)
    g_strv_builder_take (builder, write_value (term->field, term->values[i], language));
  values = g_strv_builder_end (builder);
  return g_strjoinv (", ", values);
}

/* --- the sentence --------------------------------------------------------------------------------- */

/**
 * kor_selection_describe:
 * @selection: whom a list is made of
 * @language: of the reader
 *
 * Any thread.
 *
 * Returns: (transfer full): the selection as a sentence without its full stop, "Postcode 33–38 and
 *   country Finland, or language Swedish" (R6)
 */
char *
kor_selection_describe (const KorSelection *selection, KorLanguage language)
{
  g_autofree char *text = NULL;

  if (kor_selection_is_all (selection))
    return capitalise (kor_document_text_get (language, "selection.all"));
  text = describe_group (selection->groups->pdata[0], language);
  for (guint i = 1; i < selection->groups->len; i++) {
    g_autofree char *before = g_steal_pointer (&text);
    g_autofree char *group = describe_group (selection->groups->pdata[i], language);

    text = fill (language, "selection.or", before, group);
  }
  return capitalise (text);
}

/**
 * kor_selection_describe_words:
 * @words: a selection as a run has kept it, see kor_selection_to_string()
 * @language: of the reader
 *
 * Any thread.
 *
 * Returns: (transfer full): as kor_selection_describe(), or @words themselves where they are none
 */
char *
kor_selection_describe_words (const char *words, KorLanguage language)
{
  g_autoptr (KorSelection) selection = kor_selection_parse (words, NULL);

  return selection != NULL ? kor_selection_describe (selection, language) : g_strdup (words);
}
