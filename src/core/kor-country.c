/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-country.h"

#include <string.h>

#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "kor-collation.h"

/* Names that people write and ICU does not know, folded as fold_name() does. */
static const struct {
  const char *name;
  const char *code;
} aliases[] = {
  { "uk", "GB" },
  { "greatbritain", "GB" },
  { "england", "GB" },
  { "scotland", "GB" },
  { "wales", "GB" },
  { "northernireland", "GB" },
  { "isobritannia", "GB" },
  { "englanti", "GB" },
  { "skotlanti", "GB" },
  { "storbritannien", "GB" },
  { "usa", "US" },
  { "unitedstatesofamerica", "US" },
  { "america", "US" },
  { "amerikanyhdysvallat", "US" },
  { "forentastaterna", "US" },
  { "holland", "NL" },
  { "thenetherlands", "NL" },
  { "hollanti", "NL" },
  { "nederland", "NL" },
  { "deutschland", "DE" },
  { "osterreich", "AT" },
  { "schweiz", "CH" },
  { "suisse", "CH" },
  { "espana", "ES" },
  { "italia", "IT" },
  { "polska", "PL" },
  { "eesti", "EE" },
  { "latvija", "LV" },
  { "lietuva", "LT" },
  { "belgie", "BE" },
  { "belgique", "BE" },
  { "brasil", "BR" },
  { "mexico", "MX" },
  { "eire", "IE" },
  { "republicofireland", "IE" },
  { "irlanti", "IE" },
  { "czechrepublic", "CZ" },
  { "tsekki", "CZ" },
  { "tsekintasavalta", "CZ" },
  { "turkey", "TR" },
  { "russia", "RU" },
  { "southkorea", "KR" },
  { "etelakorea", "KR" },
  { "northkorea", "KP" },
  { "vietnam", "VN" },
  { "ivorycoast", "CI" },
  { "norge", "NO" },
  { "danmark", "DK" },
  { "sverige", "SE" },
  { "island", "IS" },
  { "kosovo", "XK" },
  { "hongkong", "HK" },
  { "macao", "MO" },
  { "macau", "MO" },
  { "burma", "MM" },
  { "swaziland", "SZ" },
  { "valkovenaja", "BY" },
  { "macedonia", "MK" },
  { "makedonia", "MK" },
};

/* Sorted. Countries of the European Economic Area with the territories that belong to it. */
static const char eea_codes[][3] = {
  "AT", "AX", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GF",
  "GP", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MF", "MQ",
  "MT", "NL", "NO", "PL", "PT", "RE", "RO", "SE", "SI", "SK", "YT",
};

/* Sorted. Countries whose addresses have no postcode, or may well do without one. */
static const char no_postcode_codes[][3] = {
  "AE", "AG", "AO", "AW", "BF", "BI", "BJ", "BO", "BS", "BW", "BZ", "CD", "CF", "CG",
  "CI", "CK", "CM", "CW", "DJ", "DM", "ER", "FJ", "GA", "GD", "GH", "GM", "GN", "GQ",
  "GY", "HK", "IE", "JM", "KI", "KM", "KN", "KP", "LC", "LY", "ML", "MO", "MR", "MW",
  "NR", "NU", "PA", "QA", "RW", "SB", "SC", "SL", "SR", "SS", "ST", "SX", "SY", "TD",
  "TF", "TG", "TK", "TL", "TO", "TT", "TV", "TZ", "UG", "VU", "YE", "ZW",
};

static const char *const icu_languages[KOR_N_LANGUAGES] = {
  [KOR_LANGUAGE_EN] = "en",
  [KOR_LANGUAGE_FI] = "fi",
  [KOR_LANGUAGE_SV] = "sv",
};

static int
compare_codes (const void *a, const void *b)
{
  return strcmp (a, b);
}

static gboolean
has_code (const char codes[][3], gsize n_codes, const char *code)
{
  return code != NULL && bsearch (code, codes, n_codes, 3, compare_codes) != NULL;
}

/* Only letters and digits count in a name: "Hong Kong", "HONG-KONG" and "hongkong" are the same. */
static char *
fold_name (const char *name)
{
  g_autofree char *folded = kor_fold (name);
  GString *bare = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isalnum (c))
      g_string_append_unichar (bare, c);
  }
  return g_string_free_and_steal (bare);
}

static char *
get_icu_name (const char *code, KorLanguage language)
{
  UErrorCode status = U_ZERO_ERROR;
  char locale[16];
  UChar units[128];
  char name[512];
  int32_t length, size;

  g_snprintf (locale, sizeof locale, "und_%.2s", code);
  length =
    uloc_getDisplayCountry (locale, icu_languages[language], units, G_N_ELEMENTS (units), &status);
  if (U_FAILURE (status) || status == U_USING_DEFAULT_WARNING || length <= 0)
    return NULL;

  status = U_ZERO_ERROR;
  u_strToUTF8 (name, sizeof name, &size, units, length, &status);
  return U_FAILURE (status) ? NULL : g_strndup (name, (gsize) size);
}

static void
add_name (GHashTable *countries, const char *name, const char *code)
{
  char *folded = fold_name (name);

  if (*folded == '\0' || g_hash_table_contains (countries, folded))
    g_free (folded);
  else
    g_hash_table_insert (countries, folded, (gpointer) code);
}

static void
add_country (GHashTable *countries, const char *code)
{
  g_autofree char *locale = g_strdup_printf ("und_%s", code);

  add_name (countries, uloc_getISO3Country (locale), code);
  for (guint language = 0; language < KOR_N_LANGUAGES; language++) {
    g_autofree char *name = get_icu_name (code, (KorLanguage) language);

    if (name != NULL)
      add_name (countries, name, code);
  }
}

/* Folded name or code → static ISO code; made once, never freed. */
static GHashTable *
get_countries (void)
{
  static GHashTable *shared = NULL;

  if (g_once_init_enter_pointer (&shared)) {
    GHashTable *countries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    const char *const *codes = uloc_getISOCountries ();

    for (guint i = 0; codes[i] != NULL; i++)
      add_name (countries, codes[i], codes[i]);
    add_name (countries, "XK", "XK");
    for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
      add_name (countries, aliases[i].name, aliases[i].code);
    for (guint i = 0; codes[i] != NULL; i++)
      add_country (countries, codes[i]);
    g_once_init_leave_pointer (&shared, countries);
  }
  return shared;
}

/**
 * kor_country_parse:
 * @text: (nullable): an ISO 3166-1 code of two or three letters, or a country's name in English,
 *   Finnish or Swedish; case, diacritics, spaces and punctuation do not matter
 *
 * Any thread; does not depend on the locale.
 *
 * Returns: (nullable): the ISO 3166-1 code of two letters, static, or %NULL when no country is
 * meant
 */
const char *
kor_country_parse (const char *text)
{
  g_autofree char *folded = NULL;

  if (text == NULL || strlen (text) > 100)
    return NULL;
  folded = fold_name (text);
  return g_hash_table_lookup (get_countries (), folded);
}

/**
 * kor_country_get_name:
 * @code: an ISO 3166-1 code of two letters
 * @language: for whose eyes
 *
 * Any thread.
 *
 * Returns: (transfer full): the country's name, or @code when it is none
 */
char *
kor_country_get_name (const char *code, KorLanguage language)
{
  char *name;

  g_return_val_if_fail (code != NULL && (guint) language < KOR_N_LANGUAGES, g_strdup (""));

  name = get_icu_name (code, language);
  return name != NULL ? name : g_strdup (code);
}

/**
 * kor_country_has_postcodes:
 * @code: (nullable): an ISO 3166-1 code of two letters
 *
 * Any thread.
 *
 * Returns: whether an address there is incomplete without a postcode: %FALSE where there are none,
 * or where mail comes well without (Ireland)
 */
gboolean
kor_country_has_postcodes (const char *code)
{
  return !has_code (no_postcode_codes, G_N_ELEMENTS (no_postcode_codes), code);
}

/**
 * kor_country_is_eea:
 * @code: (nullable): an ISO 3166-1 code of two letters
 *
 * Any thread. R28, R29: data stays inside the European Economic Area unless there is need.
 *
 * Returns: whether the country belongs to the European Economic Area
 */
gboolean
kor_country_is_eea (const char *code)
{
  return has_code (eea_codes, G_N_ELEMENTS (eea_codes), code);
}
