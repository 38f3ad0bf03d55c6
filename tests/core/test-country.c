/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-country.h"

#include <string.h>

static void
test_parse (void)
{
  static const struct {
    const char *text;
    const char *code;
  } cases[] = {
    { "FI", "FI" },
    { "fi", "FI" },
    { "FIN", "FI" },
    { "Finland", "FI" },
    { "Suomi", "FI" },
    { "SUOMI", "FI" },
    { " suomi ", "FI" },
    { "Ruotsi", "SE" },
    { "Sverige", "SE" },
    { "Saksa", "DE" },
    { "Tyskland", "DE" },
    { "Germany", "DE" },
    { "Deutschland", "DE" },
    { "UK", "GB" },
    { "U.K.", "GB" },
    { "Great Britain", "GB" },
    { "United Kingdom", "GB" },
    { "Iso-Britannia", "GB" },
    { "Storbritannien", "GB" },
    { "USA", "US" },
    { "U.S.A.", "US" },
    { "United States", "US" },
    { "Yhdysvallat", "US" },
    { "Amerikan yhdysvallat", "US" },
    { "Åland", "AX" },
    { "Ahvenanmaa", "AX" },
    { "Åland Islands", "AX" },
    { "Ireland", "IE" },
    { "Irlanti", "IE" },
    { "Venezuela", "VE" },
    { "Brazil", "BR" },
    { "Brasilia", "BR" },
    { "Brasilien", "BR" },
    { "Mexico", "MX" },
    { "Meksiko", "MX" },
    { "Argentina", "AR" },
    { "Switzerland", "CH" },
    { "Sveitsi", "CH" },
    { "Austria", "AT" },
    { "Itävalta", "AT" },
    { "Itavalta", "AT" },
    { "Denmark", "DK" },
    { "Tanska", "DK" },
    { "Norway", "NO" },
    { "Norge", "NO" },
    { "Poland", "PL" },
    { "Puola", "PL" },
    { "Portugal", "PT" },
    { "Spain", "ES" },
    { "Espanja", "ES" },
    { "France", "FR" },
    { "Ranska", "FR" },
    { "Belgium", "BE" },
    { "Italy", "IT" },
    { "Canada", "CA" },
    { "Viro", "EE" },
    { "Estland", "EE" },
    { "Alankomaat", "NL" },
    { "Hollanti", "NL" },
    { "Czech Republic", "CZ" },
    { "XK", "XK" },
    { "Niger", "NE" },
    { "Nigeria", "NG" },
    { "Dominica", "DM" },
    { "Georgia", "GE" },
    { "Atlantis", NULL },
    { "XX", NULL },
    { "EU", NULL },
    { "", NULL },
    { "-", NULL },
    { NULL, NULL },
    { "F\xe4rsaaret", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_assert_cmpstr (kor_country_parse (cases[i].text), ==, cases[i].code);
  }
}

static void
test_names (void)
{
  static const struct {
    const char *code;
    KorLanguage language;
    const char *name;
  } cases[] = {
    { "FI", KOR_LANGUAGE_EN, "Finland" },        { "FI", KOR_LANGUAGE_FI, "Suomi" },
    { "FI", KOR_LANGUAGE_SV, "Finland" },        { "DE", KOR_LANGUAGE_EN, "Germany" },
    { "DE", KOR_LANGUAGE_FI, "Saksa" },          { "DE", KOR_LANGUAGE_SV, "Tyskland" },
    { "GB", KOR_LANGUAGE_EN, "United Kingdom" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = kor_country_get_name (cases[i].code, cases[i].language);

    g_assert_cmpstr (name, ==, cases[i].name);
    g_assert_cmpstr (kor_country_parse (name), ==, cases[i].code);
  }
}

static void
test_facts (void)
{
  static const char *const eea =
    "AT AX BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT "
    "NL NO PL PT RO SE SI SK";
  static const char *const outside = "AR BR CA CH GB MX US VE RU TR UA";
  g_auto (GStrv) inside_codes = g_strsplit (eea, " ", -1);
  g_auto (GStrv) outside_codes = g_strsplit (outside, " ", -1);

  for (guint i = 0; inside_codes[i] != NULL; i++) {
    g_assert_true (kor_country_is_eea (inside_codes[i]));
    g_assert_cmpint (
      kor_country_has_postcodes (inside_codes[i]), ==, !g_str_equal (inside_codes[i], "IE"));
  }
  for (guint i = 0; outside_codes[i] != NULL; i++) {
    g_assert_false (kor_country_is_eea (outside_codes[i]));
    g_assert_true (kor_country_has_postcodes (outside_codes[i]));
  }
  g_assert_false (kor_country_has_postcodes ("HK"));
  g_assert_false (kor_country_has_postcodes ("AE"));
  g_assert_false (kor_country_is_eea (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/country/parse", test_parse);
  g_test_add_func ("/core/country/names", test_names);
  g_test_add_func ("/core/country/facts", test_facts);
  return g_test_run ();
}
