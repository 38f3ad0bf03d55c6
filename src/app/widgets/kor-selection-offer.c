/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-selection-offer.h"

#include "kor-collation.h"
#include "kor-country.h"
#include "kor-register-choices.h"
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

static void
sort_names (GStrv names, guint first)
{
  g_autoptr (KorCollation) collation = kor_collation_new ();

  g_sort_array (
    names + first, g_strv_length (names) - first, sizeof (char *), compare_names, collation);
}

static void
add_country (GStrvBuilder *names, GHashTable *added, const char *code, KorLanguage language)
{
  g_autofree char *name = kor_country_get_name (code, language);

  /* A name that would be read as another country is written as its code. */
  if (name == NULL || g_strcmp0 (kor_country_parse (name), code) != 0)
    g_set_str (&name, code);
  if (g_hash_table_add (added, g_strdup (code)))
    g_strv_builder_add (names, name);
}

/* All countries there are: those that customers live in first, then the others by name. */
static GStrv
list_countries (const char *const *used, KorLanguage language)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_used;
  GStrv names;

  for (int i = 0; used[i] != NULL; i++)
    if (g_strcmp0 (kor_country_parse (used[i]), used[i]) == 0)
      add_country (builder, added, used[i], language);
  n_used = g_hash_table_size (added);
  for (int i = 0; i < 26 * 26; i++) {
    const char code[] = { (char) ('A' + i / 26), (char) ('A' + i % 26), '\0' };

    if (g_strcmp0 (kor_country_parse (code), code) == 0)
      add_country (builder, added, code, language);
  }
  names = g_strv_builder_end (builder);
  sort_names (names, n_used);
  return names;
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

typedef struct {
  KorLanguage language;
  gboolean addresses;
} Load;

static gpointer
load_call (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  static const KorSelectField fields[] = {
    KOR_SELECT_REGISTER, KOR_SELECT_SOURCE, KOR_SELECT_COUNTRY, KOR_SELECT_PLACE
  };
  const Load *load = data;
  g_autoptr (KorSelectionOffer) self = kor_selection_offer_new ();

  self->today = kor_context_get_today (kor_register_get_context (register_));
  self->choices[KOR_SELECT_LANGUAGE] = list_languages ();
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    gboolean addresses = fields[i] == KOR_SELECT_COUNTRY || fields[i] == KOR_SELECT_PLACE;

    if (addresses && !load->addresses)
      continue;
    self->choices[fields[i]] = kor_register_list_choices (register_, fields[i], cancellable, error);
    if (self->choices[fields[i]] == NULL)
      return NULL;
  }
  if (load->addresses) {
    g_auto (GStrv) used = g_steal_pointer (&self->choices[KOR_SELECT_COUNTRY]);

    self->choices[KOR_SELECT_COUNTRY] = list_countries ((const char *const *) used, load->language);
    sort_names (self->choices[KOR_SELECT_PLACE], 0);
  }
  return g_steal_pointer (&self);
}

/**
 * kor_selection_offer_load_async:
 * @register_: a register
 * @language: in which countries are named
 * @addresses: whether towns and countries are asked, too: they are read from all customers
 * @cancellable: (nullable): to stop it
 * @callback: called when it is loaded
 * @user_data: for @callback
 */
void
kor_selection_offer_load_async (KorRegister *register_,
                                KorLanguage language,
                                gboolean addresses,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Load *load = g_new (Load, 1);

  *load = (Load) { language, addresses };
  kor_register_call_async (register_,
                           load_call,
                           load,
                           g_free,
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
