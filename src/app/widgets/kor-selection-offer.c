/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-selection-offer.h"

#include "kor-collation.h"
#include "kor-country.h"
#include "kor-register-customers.h"
#include "kor-words-text.h"

KorSelectionOffer *
kor_selection_offer_new (void)
{
  KorSelectionOffer *self = g_new0 (KorSelectionOffer, 1);

  self->today = KOR_DATE_NONE;
  return self;
}

void
kor_selection_offer_free (KorSelectionOffer *self)
{
  for (int i = 0; i < KOR_N_SELECT_FIELDS; i++)
    g_strfreev (self->choices[i]);
  g_free (self);
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer user_data)
{
  g_autoptr (GBytes) left = kor_collation_sort_key (user_data, *(char *const *) a);
  g_autoptr (GBytes) right = kor_collation_sort_key (user_data, *(char *const *) b);

  return g_bytes_compare (left, right);
}

/* All countries there are, by name. */
static GStrv
list_countries (KorLanguage language)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (KorCollation) collation = kor_collation_new ();

  for (int i = 0; i < 26 * 26; i++) {
    const char text[] = { (char) ('A' + i / 26), (char) ('A' + i % 26), '\0' };
    const char *code = kor_country_parse (text);
    g_autofree char *name = code != NULL ? kor_country_get_name (code, language) : NULL;

    if (name != NULL && g_str_equal (code, text) && g_strcmp0 (kor_country_parse (name), code) == 0)
      g_ptr_array_add (names, g_steal_pointer (&name));
  }
  g_ptr_array_sort_with_data (names, compare_names, collation);
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_steal (names, NULL);
}

static GStrv
list_languages (void)
{
  static const KorLanguage languages[] = { KOR_LANGUAGE_FI, KOR_LANGUAGE_SV, KOR_LANGUAGE_EN };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    g_strv_builder_add (builder, kor_language_get_title (languages[i]));
  return g_strv_builder_end (builder);
}

static gpointer
load_call (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (KorSelectionOffer) self = kor_selection_offer_new ();

  self->today = kor_context_get_today (kor_register_get_context (register_));
  self->choices[KOR_SELECT_COUNTRY] = list_countries ((KorLanguage) GPOINTER_TO_INT (data));
  self->choices[KOR_SELECT_LANGUAGE] = list_languages ();
  self->choices[KOR_SELECT_SOURCE] = kor_register_list_sources (register_, error);
  return self->choices[KOR_SELECT_SOURCE] != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * kor_selection_offer_load_async:
 * @register_: a register
 * @language: in which countries are named
 * @cancellable: (nullable): to stop it
 * @callback: called when it is loaded
 * @user_data: for @callback
 */
void
kor_selection_offer_load_async (KorRegister *register_,
                                KorLanguage language,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  kor_register_call_async (register_,
                           load_call,
                           GINT_TO_POINTER (language),
                           NULL,
                           (GDestroyNotify) kor_selection_offer_free,
                           cancellable,
                           callback,
                           user_data);
}

/* Returns: (transfer full) (nullable): what was loaded */
KorSelectionOffer *
kor_selection_offer_load_finish (KorRegister *register_, GAsyncResult *result, GError **error)
{
  return kor_register_call_finish (register_, result, error);
}
