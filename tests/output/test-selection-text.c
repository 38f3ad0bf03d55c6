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
    "Paikkakunta Turku tai Åbo, kieli suomi, ruotsi tai englanti ja ei sähköpostiosoitetta",
    "Ort Turku eller Åbo, språk finska, svenska eller engelska och har ingen e-postadress",
    "Place Turku or Åbo, language Finnish, Swedish or English and has no e-mail address" },
  { "organisation=yes", "Edustaa organisaatiota", "Företräder en organisation", "Represents an organisation" },
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
  { "place={2}", "Paikkakunta {2}", "Ort {2}", "Place {2}" },
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
    g_autofree char *path =
      g_strdup_printf ("/selection-text/describe/%02" G_GSIZE_FORMAT, i);

    g_test_add_data_func (path, &rows[i], test_describe);
  }
  g_test_add_func ("/selection-text/unreadable", test_unreadable);
  return g_test_run ();
}
