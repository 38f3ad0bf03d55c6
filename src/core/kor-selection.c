/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-selection.h"

#include "kor-country.h"
#include "kor-date.h"
#include "kor-error.h"
#include "kor-money.h"
#include "kor-words-private.h"
#include "kor-words.h"

static const char *const field_words[KOR_N_SELECT_FIELDS] = {
  "postcode", "place",    "country",  "language", "organisation", "ordered-from", "ordered-to",
  "product",  "sum-from", "register", "source",   "has-email",    "customer",
};

const char *
kor_select_field_to_string (KorSelectField field)
{
  g_return_val_if_fail ((guint) field < KOR_N_SELECT_FIELDS, "");
  return field_words[field];
}

gboolean
kor_select_field_from_string (const char *word, KorSelectField *field)
{
  int index = kor_word_find (field_words, KOR_N_SELECT_FIELDS, word);

  if (index < 0)
    return FALSE;
  *field = (KorSelectField) index;
  return TRUE;
}

/* --- values ----------------------------------------------------------------------------- */

/* "33", "33-38", "33 – 38": one value with both ends, each told apart by its own prefix. */
static char *
clean_postcode (const char *value)
{
  g_auto (GStrv) ends = g_strsplit (value, strstr (value, "–") != NULL ? "–" : "-", 2);
  const char *last;

  if (ends[0] == NULL || *g_strstrip (ends[0]) == '\0')
    return NULL;
  last = ends[1] != NULL ? g_strstrip (ends[1]) : ends[0];
  return *last != '\0' ? g_strdup_printf ("%s-%s", ends[0], last) : NULL;
}

static char *
clean_country (const char *value)
{
  return g_strdup (kor_country_parse (value));
}

static char *
clean_language (const char *value)
{
  KorLanguage language;

  return kor_language_from_string (value, &language) ? g_strdup (value) : NULL;
}

static char *
clean_date (const char *value)
{
  return kor_date_to_iso (kor_date_parse (value));
}

static char *
clean_sum (const char *value)
{
  gint64 cents = 0;

  if (!kor_money_parse (value, &cents) || cents < 0)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT, cents / 100, cents % 100);
}

static char *
clean_yes_no (const char *value)
{
  return g_str_equal (value, "yes") || g_str_equal (value, "no") ? g_strdup (value) : NULL;
}

static char *
clean_customer (const char *value)
{
  guint64 id = 0;

  return g_ascii_string_to_unsigned (value, 10, 1, G_MAXINT64, &id, NULL)
           ? g_strdup_printf ("%" G_GUINT64_FORMAT, id)
           : NULL;
}

/* The characters that part terms, groups and values can't stand in one. */
static char *
clean_text (const char *value)
{
  return *value != '\0' && strpbrk (value, ";|") == NULL ? g_strdup (value) : NULL;
}

static char *
clean_value (KorSelectField field, const char *value)
{
  switch (field) {
  case KOR_SELECT_POSTCODE:
    return clean_postcode (value);
  case KOR_SELECT_COUNTRY:
    return clean_country (value);
  case KOR_SELECT_LANGUAGE:
    return clean_language (value);
  case KOR_SELECT_ORDERED_FROM:
  case KOR_SELECT_ORDERED_TO:
    return clean_date (value);
  case KOR_SELECT_SUM_FROM:
    return clean_sum (value);
  case KOR_SELECT_HAS_EMAIL:
    return clean_yes_no (value);
  case KOR_SELECT_CUSTOMER:
    return clean_customer (value);
  case KOR_SELECT_PLACE:
  case KOR_SELECT_ORGANISATION:
  case KOR_SELECT_PRODUCT:
  case KOR_SELECT_REGISTER:
  case KOR_SELECT_SOURCE:
  case KOR_N_SELECT_FIELDS:
  default:
    return clean_text (value);
  }
}

/* A sum may be written with a comma and a name may hold one: only these are lists. */
static gboolean
takes_several (KorSelectField field)
{
  return field == KOR_SELECT_POSTCODE || field == KOR_SELECT_PLACE || field == KOR_SELECT_COUNTRY ||
         field == KOR_SELECT_LANGUAGE || field == KOR_SELECT_REGISTER ||
         field == KOR_SELECT_SOURCE || field == KOR_SELECT_CUSTOMER;
}

/* Returns: (nullable): the values as they are kept, %NULL when one can't be read */
static GStrv
read_values (KorSelectField field, const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit (text, ",", takes_several (field) ? -1 : 1);
  GStrv values;

  for (int i = 0; parts[i] != NULL; i++) {
    char *value = clean_value (field, g_strstrip (parts[i]));

    if (value != NULL)
      g_strv_builder_take (builder, value);
    else if (*parts[i] != '\0')
      return NULL;
  }
  values = g_strv_builder_end (builder);
  if (values[0] == NULL)
    g_clear_pointer (&values, g_strfreev);
  return values;
}

/* --- terms ------------------------------------------------------------------------------ */

static void
free_term (gpointer data)
{
  KorSelectionTerm *term = data;

  g_strfreev (term->values);
  g_free (term);
}

static GPtrArray *
ensure_group (KorSelection *self, guint group)
{
  while (self->groups->len <= group)
    g_ptr_array_add (self->groups, g_ptr_array_new_with_free_func (free_term));
  return self->groups->pdata[group];
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  const KorSelectionTerm *left = *(KorSelectionTerm *const *) a;
  const KorSelectionTerm *right = *(KorSelectionTerm *const *) b;

  return (int) left->field - (int) right->field;
}

/**
 * kor_selection_new:
 *
 * Returns: (transfer full): a selection of everybody
 */
KorSelection *
kor_selection_new (void)
{
  KorSelection *self = g_new0 (KorSelection, 1);

  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return self;
}

KorSelection *
kor_selection_copy (const KorSelection *self)
{
  KorSelection *copy = kor_selection_new ();

  for (guint g = 0; g < self->groups->len; g++) {
    const GPtrArray *group = self->groups->pdata[g];
    GPtrArray *terms = ensure_group (copy, g);

    for (guint i = 0; i < group->len; i++) {
      const KorSelectionTerm *term = group->pdata[i];
      KorSelectionTerm *other = g_new0 (KorSelectionTerm, 1);

      other->field = term->field;
      other->values = g_strdupv (term->values);
      g_ptr_array_add (terms, other);
    }
  }
  return copy;
}

void
kor_selection_free (KorSelection *self)
{
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/**
 * kor_selection_equal:
 *
 * Returns: whether both select by the same words
 */
gboolean
kor_selection_equal (const KorSelection *a, const KorSelection *b)
{
  g_autofree char *left = kor_selection_to_string (a);
  g_autofree char *right = kor_selection_to_string (b);

  return g_str_equal (left, right);
}

/**
 * kor_selection_is_all:
 *
 * Returns: whether everybody is selected
 */
gboolean
kor_selection_is_all (const KorSelection *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    if (((const GPtrArray *) self->groups->pdata[i])->len == 0)
      return TRUE;
  return self->groups->len == 0;
}

/**
 * kor_selection_add:
 * @self: a selection
 * @group: number of the group, from 0; it is added if it is not there
 * @field: what the term asks
 * @value: the values it may have, joined by "," where there may be several, as people write them
 * @error: return location
 *
 * Adds a term to a group; a group has one term of each field, and the newest stays.
 *
 * Returns: %FALSE with KOR_ERROR_BAD_VALUE naming the term, which is then not added
 */
gboolean
kor_selection_add (
  KorSelection *self, guint group, KorSelectField field, const char *value, GError **error)
{
  GStrv values = read_values (field, value);
  GPtrArray *terms;
  KorSelectionTerm *term;

  if (values == NULL) {
    g_autofree char *text = g_strdup_printf ("%s=%s", kor_select_field_to_string (field), value);

    kor_error_set (error, KOR_ERROR_BAD_VALUE, "select", text, "selection", NULL);
    return FALSE;
  }
  terms = ensure_group (self, group);
  for (guint i = terms->len; i > 0; i--)
    if (((const KorSelectionTerm *) terms->pdata[i - 1])->field == field)
      g_ptr_array_remove_index (terms, i - 1);
  term = g_new0 (KorSelectionTerm, 1);
  term->field = field;
  term->values = values;
  g_ptr_array_add (terms, term);
  g_ptr_array_sort (terms, compare_terms);
  return TRUE;
}

static const KorSelectionTerm *
find_customers (const GPtrArray *terms)
{
  for (guint i = 0; i < terms->len; i++) {
    const KorSelectionTerm *term = terms->pdata[i];

    if (term->field == KOR_SELECT_CUSTOMER)
      return term;
  }
  return NULL;
}

/**
 * kor_selection_new_of_customers:
 * @ids: (array length=n_ids): numbers of customers
 * @n_ids: how many; at least one
 *
 * Returns: (transfer full): a selection of these customers and nobody else
 */
KorSelection *
kor_selection_new_of_customers (const gint64 *ids, guint n_ids)
{
  KorSelection *self = kor_selection_new ();
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  KorSelectionTerm *term = g_new0 (KorSelectionTerm, 1);

  for (guint i = 0; i < n_ids; i++)
    g_strv_builder_take (values, g_strdup_printf ("%" G_GINT64_FORMAT, ids[i]));
  term->field = KOR_SELECT_CUSTOMER;
  term->values = g_strv_builder_end (values);
  g_ptr_array_add (ensure_group (self, 0), term);
  return self;
}

/**
 * kor_selection_get_customers:
 * @self: a selection
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the only customers who can be selected, when
 *   every group names them by number; %NULL when anybody can
 */
GArray *
kor_selection_get_customers (const KorSelection *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint g = 0; g < self->groups->len; g++) {
    const KorSelectionTerm *term = find_customers (self->groups->pdata[g]);

    if (term == NULL)
      return NULL;
    for (guint i = 0; term->values[i] != NULL; i++) {
      gint64 id = g_ascii_strtoll (term->values[i], NULL, 10);

      g_array_append_val (ids, id);
    }
  }
  return ids->len > 0 ? g_steal_pointer (&ids) : NULL;
}

/* --- text ------------------------------------------------------------------------------- */

static gboolean
parse_term (KorSelection *self, guint group, const char *text, GError **error)
{
  g_auto (GStrv) pair = g_strsplit (text, "=", 2);
  KorSelectField field = KOR_SELECT_POSTCODE;

  if (pair[0] != NULL && pair[1] != NULL &&
      (kor_select_field_from_string (g_strstrip (pair[0]), &field) ||
       g_str_equal (pair[0], "postal_code")))
    return kor_selection_add (self, group, field, g_strstrip (pair[1]), error);
  kor_error_set (error, KOR_ERROR_BAD_VALUE, "select", text, "selection", NULL);
  return FALSE;
}

/**
 * kor_selection_parse:
 * @text: terms joined by ";", of which all must hold: `postcode=33-38`, `country=FI,SE`,
 *   `ordered-from=2025-01-01` …, see #KorSelectField; groups of them joined by "|", of which one must
 *   hold. "" or "all" selects everybody
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the selection, or %NULL with KOR_ERROR_BAD_VALUE naming the term
 */
KorSelection *
kor_selection_parse (const char *text, GError **error)
{
  g_autoptr (KorSelection) self = kor_selection_new ();
  g_auto (GStrv) groups = g_strsplit (text, "|", -1);

  for (guint g = 0; groups[g] != NULL; g++) {
    g_auto (GStrv) terms = g_strsplit (groups[g], ";", -1);

    ensure_group (self, g);
    for (guint i = 0; terms[i] != NULL; i++) {
      const char *term = g_strstrip (terms[i]);

      if (*term != '\0' && !g_str_equal (term, "all") && !parse_term (self, g, term, error))
        return NULL;
    }
  }
  return g_steal_pointer (&self);
}

/**
 * kor_selection_to_string:
 *
 * Returns: (transfer full): the selection in the form kor_selection_parse() reads; "all" for everybody
 */
char *
kor_selection_to_string (const KorSelection *self)
{
  GString *text = g_string_new (NULL);

  for (guint g = 0; g < self->groups->len && !kor_selection_is_all (self); g++) {
    const GPtrArray *group = self->groups->pdata[g];

    for (guint i = 0; i < group->len; i++) {
      const KorSelectionTerm *term = group->pdata[i];
      g_autofree char *values = g_strjoinv (",", term->values);

      g_string_append_printf (text,
                              "%s%s=%s",
                              i > 0   ? "; "
                              : g > 0 ? " | "
                                      : "",
                              kor_select_field_to_string (term->field),
                              values);
    }
  }
  if (text->len == 0)
    g_string_append (text, "all");
  return g_string_free (text, FALSE);
}
