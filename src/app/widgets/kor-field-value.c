/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-field-value.h"

#include <glib/gi18n.h>

#include "kor-country.h"
#include "kor-ui-text.h"
#include "kor-words-text.h"

static const char *const flags[] = { "yes", "no", NULL };

static gboolean
is_flag (const char *field)
{
  return g_str_equal (field, "deceased") || g_str_equal (field, "returned_mail");
}

static gboolean
is_language (const char *field)
{
  return g_str_equal (field, "language");
}

/* Returns: (nullable): the word at a position of the choice; 0 is that nothing is said */
static const char *
get_word (const char *field, guint position)
{
  if (position == 0)
    return NULL;
  if (is_flag (field))
    return position <= 2 ? flags[position - 1] : NULL;
  return position <= KOR_N_LANGUAGES ? kor_language_to_string ((KorLanguage) (position - 1)) : NULL;
}

static char *
describe_word (const char *field, const char *value)
{
  KorLanguage language;

  if (is_flag (field))
    return g_strdup (g_str_equal (value, "yes") ? _ ("yes") : _ ("no"));
  if (is_language (field) && kor_language_from_string (value, &language))
    return g_strdup (kor_language_get_title (language));
  if (g_str_equal (field, "country"))
    return kor_country_get_name (value, kor_ui_get_language ());
  return NULL;
}

/**
 * kor_field_value_describe:
 * @field: a field of a customer
 * @value: (nullable): what is held, or wanted
 *
 * Returns: (transfer full): @value in the window's language; "nothing" when there is none
 */
char *
kor_field_value_describe (const char *field, const char *value)
{
  char *text = NULL;

  if (value == NULL || *value == '\0')
    return g_strdup (C_ ("value", "nothing"));
  text = describe_word (field, value);
  return text != NULL ? text : g_strdup (value);
}

/* Returns: whether the field takes only a few words, so that one is chosen instead of written */
gboolean
kor_field_value_has_choice (const char *field)
{
  return is_flag (field) || is_language (field);
}

/* Fills a row with the words that a field takes. */
void
kor_field_value_fill (AdwComboRow *row, const char *field)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  const char *word;

  gtk_string_list_append (titles, C_ ("value", "not said"));
  for (guint i = 1; (word = get_word (field, i)) != NULL; i++)
    gtk_string_list_take (titles, describe_word (field, word));
  adw_combo_row_set_model (row, G_LIST_MODEL (titles));
}

void
kor_field_value_choose (AdwComboRow *row, const char *field, const char *value)
{
  const char *word;

  for (guint i = 1; (word = get_word (field, i)) != NULL; i++)
    if (g_strcmp0 (word, value) == 0)
      adw_combo_row_set_selected (row, i);
}

/* Returns: (transfer none) (nullable): the word that is chosen; %NULL: none */
const char *
kor_field_value_get_chosen (AdwComboRow *row, const char *field)
{
  return get_word (field, adw_combo_row_get_selected (row));
}
