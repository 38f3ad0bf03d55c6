/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-selection-text.h"

typedef struct {
  const char *words;
  const char *fi;
  const char *sv;
  const char *en;
} Row;

static const Row rows[] = {
  { "", "Kaikki asiakkaat", "Alla kunder", "All customers" },
  { "country=SE | all", "Kaikki asiakkaat", "Alla kunder", "All customers" },
  { "postcode=33-38", "Postinumero 33–38", "Postnummer 33–38", "Postcode 33–38" },
  { "postcode=00100, 20, 33-38",
    "Postinumero 00100, 20 tai 33–38",
    "Postnummer 00100, 20 eller 33–38",
    "Postcode 00100, 20 or 33–38" },
  { "postcode=33-38; ordered-from=2024-11-01 | country=SE",
    "Postinumero 33–38 ja tilannut 1.11.2024 alkaen, tai maa Ruotsi",
    "Postnummer 33–38 och beställt 1.11.2024 eller senare, eller land Sverige",
    "Postcode 33–38 and ordered on 1 Nov 2024 or later, or country Sweden" },
  { "place=Turku,Åbo; language=fi,sv,en; has-email=no",
    "Postitoimipaikka Turku tai Åbo, kieli suomi, ruotsi tai englanti ja ei sähköpostiosoitetta",
    "Postanstalt Turku eller Åbo, språk finska, svenska eller engelska och har ingen e-postadress",
    "Town Turku or Åbo, language Finnish, Swedish or English and has no e-mail address" },
  { "organisation=yes",
    "Edustaa organisaatiota",
    "Företräder en organisation",
    "Represents an organisation" },
  { "organisation=no; has-email=yes",
    "Ei organisaatiota ja on sähköpostiosoite",
    "Ingen organisation och har e-postadress",
    "No organisation and has an e-mail address" },
  { "organisation=kirja",
    "Organisaation nimessä ”kirja”",
    "”kirja” i organisationens namn",
    "“kirja” in the name of the organisation" },
  { "ordered-to=2025-12-31",
    "Tilannut viimeistään 31.12.2025",
    "Beställt 31.12.2025 eller tidigare",
    "Ordered on 31 Dec 2025 or earlier" },
  { "country=FI; sum-from=100; product=muki, iso; ordered-to=2025-12-31; ordered-from=2024-11-01",
    "Maa Suomi ja tilannut tuotetta ”muki, iso” 1.11.2024–31.12.2025 yhteensä vähintään "
    "100,00 €:n arvosta",
    "Land Finland och beställt produkten ”muki, iso” 1.11.2024–31.12.2025 för sammanlagt minst "
    "100,00 €",
    "Country Finland and ordered product “muki, iso” from 1 Nov 2024 to 31 Dec 2025 for €100.00 "
    "or more in all" },
  { "sum-from=1 250,5",
    "Tilannut yhteensä vähintään 1 250,50 €:n arvosta",
    "Beställt för sammanlagt minst 1 250,50 €",
    "Ordered for €1,250.50 or more in all" },
  { "register=Uutiskirje,Messut; source=Osoitepalvelu Kirjo Oy",
    "Rekisteri ”Uutiskirje” tai ”Messut” ja tietoja lähteestä ”Osoitepalvelu Kirjo Oy”",
    "Register ”Uutiskirje” eller ”Messut” och uppgifter från källan ”Osoitepalvelu Kirjo Oy”",
    "Register “Uutiskirje” or “Messut” and data from the source “Osoitepalvelu Kirjo Oy”" },
  { "customer=12", "Asiakasnumero 12", "Kundnummer 12", "Customer number 12" },
  { "customer=1,2,3,4,5,6,7,8,9,10,11",
    "11 numerolla valittua asiakasta",
    "11 kunder valda med nummer",
    "11 customers chosen by number" },
  { "place={2}", "Postitoimipaikka {2}", "Postanstalt {2}", "Town {2}" },
  { "country=FI | country=SE | country=NO; language=en",
    "Maa Suomi, tai maa Ruotsi, tai maa Norja ja kieli englanti",
    "Land Finland, eller land Sverige, eller land Norge och språk engelska",
    "Country Finland, or country Sweden, or country Norway and language English" },
};

/* The spaces in amounts do not break; here they are as people read them. */
static void
assert_sentence (const char *words, KorLanguage language, const char *expected)
{
  g_autofree char *text = kor_selection_describe_words (words, language);
  g_autofree char *plain = NULL;
  g_auto (GStrv) parts = g_strsplit (text, "\xc2\xa0", -1);

  plain = g_strjoinv (" ", parts);
  g_assert_cmpstr (plain, ==, expected);
}

static void
test_describe (gconstpointer data)
{
  const Row *row = data;

  assert_sentence (row->words, KOR_LANGUAGE_FI, row->fi);
  assert_sentence (row->words, KOR_LANGUAGE_SV, row->sv);
  assert_sentence (row->words, KOR_LANGUAGE_EN, row->en);
}

/* What is written into the entries is read as the same selection. */
static void
test_write (void)
{
  static const struct {
    const char *words;
    KorLanguage language;
    const char *written;
  } values[] = {
    { "postcode=33-38,00100", KOR_LANGUAGE_FI, "33–38, 00100" },
    { "country=SE,GB,US", KOR_LANGUAGE_FI, "Ruotsi, Iso-Britannia, Yhdysvallat" },
    { "country=SE", KOR_LANGUAGE_SV, "Sverige" },
    { "ordered-from=2024-11-01", KOR_LANGUAGE_FI, "1.11.2024" },
    { "ordered-to=2024-11-01", KOR_LANGUAGE_EN, "2024-11-01" },
    { "sum-from=100", KOR_LANGUAGE_SV, "100" },
    { "sum-from=49.9", KOR_LANGUAGE_FI, "49,90" },
    { "sum-from=49.9", KOR_LANGUAGE_EN, "49.90" },
    { "product=muki, iso", KOR_LANGUAGE_FI, "muki, iso" },
    { "place=Turku,Åbo", KOR_LANGUAGE_FI, "Turku, Åbo" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    g_autoptr (KorSelection) selection = kor_selection_parse (values[i].words, NULL);
    g_autoptr (KorSelection) again = kor_selection_new ();
    const GPtrArray *group = selection->groups->pdata[0];
    const KorSelectionTerm *term = group->pdata[0];
    g_autofree char *written = kor_selection_write_values (term, values[i].language);

    g_assert_cmpstr (written, ==, values[i].written);
    g_assert_true (kor_selection_add (again, 0, term->field, written, NULL));
    g_assert_true (kor_selection_equal (selection, again));
  }
}

/* Every country there is, in every language. */
static void
test_write_countries (void)
{
  for (int i = 0; i < 26 * 26; i++) {
    const char code[] = { (char) ('A' + i / 26), (char) ('A' + i % 26), '\0' };
    g_autofree char *words = g_strconcat ("country=", code, NULL);
    g_autoptr (KorSelection) selection = kor_selection_parse (words, NULL);

    for (int l = 0; selection != NULL && l < KOR_N_LANGUAGES; l++) {
      g_autoptr (KorSelection) again = kor_selection_new ();
      const GPtrArray *group = selection->groups->pdata[0];
      g_autofree char *written = kor_selection_write_values (group->pdata[0], (KorLanguage) l);

      g_assert_true (kor_selection_add (again, 0, KOR_SELECT_COUNTRY, written, NULL));
      g_assert_true (kor_selection_equal (selection, again));
    }
  }
}

/* Words that no selection has are shown as they are: a run of a later version is read too. */
static void
test_unreadable (void)
{
  assert_sentence ("shoe-size=43", KOR_LANGUAGE_FI, "shoe-size=43");
  assert_sentence ("country=Nowhere", KOR_LANGUAGE_EN, "country=Nowhere");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/selection-text/describe/%02" G_GSIZE_FORMAT, i);

    g_test_add_data_func (path, &rows[i], test_describe);
  }
  g_test_add_func ("/selection-text/write", test_write);
  g_test_add_func ("/selection-text/write-countries", test_write_countries);
  g_test_add_func ("/selection-text/unreadable", test_unreadable);
  return g_test_run ();
}
