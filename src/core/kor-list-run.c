/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-list-run.h"
#include "kor-country.h"
#include "kor-error.h"

KorSelection *
kor_selection_new (void)
{
  KorSelection *self = g_new0 (KorSelection, 1);

  self->ordered_from = KOR_DATE_NONE;
  self->ordered_to = KOR_DATE_NONE;
  return self;
}

KorSelection *
kor_selection_copy (const KorSelection *self)
{
  KorSelection *copy = g_new0 (KorSelection, 1);

  *copy = *self;
  copy->postcode_from = g_strdup (self->postcode_from);
  copy->postcode_to = g_strdup (self->postcode_to);
  copy->countries = g_strdupv (self->countries);
  copy->register_name = g_strdup (self->register_name);
  return copy;
}

void
kor_selection_free (KorSelection *self)
{
  g_free (self->postcode_from);
  g_free (self->postcode_to);
  g_strfreev (self->countries);
  g_free (self->register_name);
  g_free (self);
}

static gboolean
parse_postcode (KorSelection *self, const char *value)
{
  g_auto (GStrv) ends = g_strsplit (value, "-", 2);

  if (ends[0] == NULL || *g_strstrip (ends[0]) == '\0')
    return FALSE;
  g_set_str (&self->postcode_from, ends[0]);
  g_set_str (&self->postcode_to,
             ends[1] != NULL && *g_strstrip (ends[1]) != '\0' ? ends[1] : ends[0]);
  return TRUE;
}

static gboolean
parse_countries (KorSelection *self, const char *value)
{
  g_auto (GStrv) names = g_strsplit (value, ",", -1);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (int i = 0; names[i] != NULL; i++) {
    const char *code = kor_country_parse (g_strstrip (names[i]));

    if (code == NULL)
      return FALSE;
    g_strv_builder_add (codes, code);
  }
  g_clear_pointer (&self->countries, g_strfreev);
  self->countries = g_strv_builder_end (codes);
  return self->countries[0] != NULL;
}

static gboolean
parse_date (const char *value, KorDate *date)
{
  *date = kor_date_parse (value);
  return *date != KOR_DATE_NONE;
}

static gboolean
parse_term (KorSelection *self, const char *key, const char *value)
{
  if (g_str_equal (key, "postcode") || g_str_equal (key, "postal_code"))
    return parse_postcode (self, value);
  if (g_str_equal (key, "country"))
    return parse_countries (self, value);
  if (g_str_equal (key, "ordered-from"))
    return parse_date (value, &self->ordered_from);
  if (g_str_equal (key, "ordered-to"))
    return parse_date (value, &self->ordered_to);
  if (g_str_equal (key, "register")) {
    g_set_str (&self->register_name, value);
    return *value != '\0';
  }
  if (g_str_equal (key, "customer"))
    return g_ascii_string_to_unsigned (
      value, 10, 1, G_MAXINT64, (guint64 *) &self->customer_id, NULL);
  return FALSE;
}

/**
 * kor_selection_parse:
 * @text: terms joined by ";": `postcode=33-38`, `country=FI,SE`, `ordered-from=2025-01-01`,
 *   `ordered-to=…`, `register=NAME`, `customer=ID`; "" or "all" selects everybody
 * @error: return location
 *
 * All terms must hold.
 *
 * Returns: (transfer full) (nullable): the selection, or %NULL with KOR_ERROR_BAD_VALUE naming the
 * term
 */
KorSelection *
kor_selection_parse (const char *text, GError **error)
{
  g_autoptr (KorSelection) self = kor_selection_new ();
  g_auto (GStrv) terms = g_strsplit (text, ";", -1);

  for (int i = 0; terms[i] != NULL; i++) {
    const char *term = g_strstrip (terms[i]);
    g_auto (GStrv) pair = g_strsplit (term, "=", 2);

    if (*term == '\0' || g_str_equal (term, "all"))
      continue;
    if (pair[1] == NULL || !parse_term (self, g_strstrip (pair[0]), g_strstrip (pair[1]))) {
      kor_error_set (error, KOR_ERROR_BAD_VALUE, "select", term, "selection", NULL);
      return NULL;
    }
  }
  return g_steal_pointer (&self);
}

static void
append_term (GString *text, const char *key, const char *value)
{
  g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "; " : "", key, value);
}

static void
append_date (GString *text, const char *key, KorDate date)
{
  g_autofree char *iso = kor_date_to_iso (date);

  if (iso != NULL)
    append_term (text, key, iso);
}

/**
 * kor_selection_to_string:
 *
 * Returns: (transfer full): the selection in the form kor_selection_parse() reads; "all" for
 * everybody
 */
char *
kor_selection_to_string (const KorSelection *self)
{
  GString *text = g_string_new (NULL);

  if (self->postcode_from != NULL) {
    g_autofree char *range = g_strdup_printf ("%s-%s", self->postcode_from, self->postcode_to);

    append_term (text, "postcode", range);
  }
  if (self->countries != NULL) {
    g_autofree char *joined = g_strjoinv (",", self->countries);

    append_term (text, "country", joined);
  }
  append_date (text, "ordered-from", self->ordered_from);
  append_date (text, "ordered-to", self->ordered_to);
  if (self->register_name != NULL)
    append_term (text, "register", self->register_name);
  if (self->customer_id != 0) {
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->customer_id);

    append_term (text, "customer", id);
  }
  if (text->len == 0)
    g_string_append (text, "all");
  return g_string_free (text, FALSE);
}

KorListRun *
kor_list_run_new (void)
{
  return g_new0 (KorListRun, 1);
}

void
kor_list_run_free (KorListRun *self)
{
  g_free (self->made_by);
  g_free (self->recipient);
  g_free (self->selection);
  g_free (self->medium);
  g_free (self->sheet);
  g_free (self);
}

/**
 * kor_list_run_get_left_out:
 *
 * Returns: how many people were left out, whatever the reason
 */
int
kor_list_run_get_left_out (const KorListRun *self)
{
  int sum = 0;

  for (int reason = KOR_LEFT_OUT_NO + 1; reason < KOR_N_LEFT_OUT; reason++)
    sum += self->left_out[reason];
  return sum;
}

void
kor_list_person_free (KorListPerson *self)
{
  g_strfreev (self->lines);
  g_free (self);
}

void
kor_list_left_out_free (KorListLeftOut *self)
{
  g_free (self->name);
  g_free (self);
}
