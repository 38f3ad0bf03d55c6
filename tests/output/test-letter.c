/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "golden.h"
#include "kor-ban.h"
#include "kor-document-text.h"
#include "kor-error.h"
#include "kor-letter.h"
#include "kor-xml.h"
#include "sample-letters.h"

#include <glib/gstdio.h>
#include <string.h>

static const KorLanguage languages[] = { KOR_LANGUAGE_FI, KOR_LANGUAGE_SV, KOR_LANGUAGE_EN };

static KorLetter *
make_letter (const KorLetterFacts *facts)
{
  g_autoptr (GError) error = NULL;
  KorLetter *letter = kor_letter_new (facts, &error);

  g_assert_no_error (error);
  return letter;
}

static char *
dup_text (GBytes *bytes)
{
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* As people read it: an element a line. */
static GBytes *
pretty_print (GBytes *canonical)
{
  g_autoptr (xmlDoc) doc = kor_xml_read_made (canonical);
  xmlChar *text = NULL;
  int length = 0;

  xmlDocDumpFormatMemoryEnc (doc, &text, &length, "UTF-8", 1);
  return g_bytes_new_with_free_func (text, (gsize) length, (GDestroyNotify) xmlFree, text);
}

static void
test_golden (gconstpointer data)
{
  KorLetterKind kind = (KorLetterKind) GPOINTER_TO_INT (data);
  const char *word = kor_letter_to_string (kind);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autoptr (SampleLetter) sample = sample_letter_new (kind, languages[i]);
    g_autofree char *page_name =
      g_strdup_printf ("letter-%s-page-%s.xml", word, kor_language_to_string (languages[i]));
    g_autofree char *xml_name = g_strdup_printf ("letter-%s.xml", word);
    KorLetter *letter = make_letter (&sample->facts);
    g_autoptr (GBytes) xml = pretty_print (kor_letter_get_xml (letter));
    g_autoptr (GBytes) page = pretty_print (kor_letter_get_page_xml (letter));

    golden_assert_valid ("letter-1.xsd", kor_letter_get_xml (letter));
    if (languages[i] == KOR_LANGUAGE_FI)
      golden_assert (xml_name, xml);
    golden_assert (page_name, page);
    g_assert_cmpuint (kor_page_layout_get_n_pages (kor_letter_get_layout (letter)), <=, 2);
    g_assert_finalize_object (letter);
  }
}

static gboolean
page_has (KorLetter *letter, const char *text)
{
  g_autofree char *page = dup_text (kor_letter_get_page_xml (letter));

  return strstr (page, text) != NULL;
}

static void
assert_has (KorLetter *letter, const char *text)
{
  if (!page_has (letter, text)) {
    g_autofree char *page = dup_text (kor_letter_get_page_xml (letter));

    g_test_message ("missing: %s in %s", text, page);
  }
  g_assert_true (page_has (letter, text));
}

static char *
read_pdf (GBytes *pdf, const char *command)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kortisto-letter-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "letter.pdf", NULL);
  g_autofree char *line = g_strconcat (command, " ", path, " -", NULL);
  char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (
    path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error));
  g_assert_true (g_spawn_command_line_sync (line, &text, NULL, NULL, &error));
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
  return text;
}

/* The PDF says what the letter is for, and the same letter is always the same bytes. */
static void
test_pdf (void)
{
  static const char *const facts[] = { "Kieltäytymistodistus",
                                       "2026-001",
                                       "23.11.2026",
                                       "Onni Lumilahti",
                                       "20100 TURKU",
                                       "10248",
                                       "10284",
                                       "L-70012",
                                       "tietosuoja@om.fi",
                                       "Tuomas Kanervisto" };
  g_autoptr (SampleLetter) sample = sample_letter_new (KOR_LETTER_CERTIFICATE, KOR_LANGUAGE_FI);
  g_autoptr (GError) error = NULL;
  KorLetter *letter = make_letter (&sample->facts);
  guint n_pages = 0;
  g_autoptr (GBytes) pdf = kor_letter_to_pdf (letter, &n_pages, &error);
  g_autoptr (GBytes) again = kor_letter_to_pdf (letter, NULL, &error);
  g_autofree char *text = read_pdf (pdf, "pdftotext");

  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, ==, 1);
  g_assert_true (g_bytes_equal (pdf, again));
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    g_assert_nonnull (strstr (text, facts[i]));
  /* What was accepted is not the certificate's matter. */
  g_assert_null (strstr (text, "+358 40 555 0188"));
  g_assert_cmpstr (kor_page_layout_get_title (kor_letter_get_layout (letter)),
                   ==,
                   "Kieltäytymistodistus (2026-001)");
  g_assert_finalize_object (letter);
}

/* Many items go on over several pages, each under the table's head, and the signature is not alone. */
static void
test_overflow (void)
{
  g_autoptr (SampleLetter) sample = sample_letter_new (KOR_LETTER_DECISION, KOR_LANGUAGE_FI);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *last = NULL;
  KorLetter *letter;
  guint n_pages;

  for (guint i = 0; i < 60; i++) {
    KorRequestItem *item =
      sample_letter_add_item (sample, "phone", "03 555 0100", "03 555 0199", KOR_GROUND_WRONG);

    item->decision = KOR_ITEM_REFUSE;
    item->decision_because =
      g_strdup ("Numero on tarkistettu soittamalla, ja siihen vastaa asiakas.");
  }
  letter = make_letter (&sample->facts);
  pdf = kor_letter_to_pdf (letter, &n_pages, &error);
  g_assert_cmpuint (n_pages, >, 2);
  last = read_pdf (pdf, "pdftotext -f 3");
  g_assert_nonnull (strstr (last, "Tuomas Kanervisto"));
  g_assert_nonnull (strstr (last, "Ystävällisin terveisin"));
  g_assert_finalize_object (letter);
}

/* --- who it is for ---------------------------------------------------------------------- */

static void
test_addressee (void)
{
  g_autoptr (SampleLetter) sample = sample_letter_new (KOR_LETTER_RECEIPT, KOR_LANGUAGE_FI);
  KorLetter *letter = make_letter (&sample->facts);

  assert_has (letter,
              "<address><line>Onni Lumilahti</line><line>Hopeakaari 7 B 21</line>"
              "<line>20100 TURKU</line></address>");
  g_assert_finalize_object (letter);

  /* Mail comes back from there: the request names where the person is. */
  ((KorAddress *) sample->customer->addresses->pdata[0])->returned_mail = TRUE;
  letter = make_letter (&sample->facts);
  assert_has (letter, "<line>Kuukkelinpolku 4</line>");
  g_assert_finalize_object (letter);

  sample->facts.customer = NULL;
  letter = make_letter (&sample->facts);
  assert_has (letter,
              "<address><line>Onni Lumilahti</line><line>Kuukkelinpolku 4</line>"
              "<line>33100 Tampere</line></address>");
  g_assert_finalize_object (letter);

  g_clear_pointer (&sample->request->requester_lines, g_free);
  letter = make_letter (&sample->facts);
  assert_has (letter, "<address><line>Onni Lumilahti</line></address>");
  g_assert_finalize_object (letter);

  g_clear_pointer (&sample->request->requester, g_free);
  letter = make_letter (&sample->facts);
  g_assert_false (page_has (letter, "<address>"));
  g_assert_finalize_object (letter);
}

static void
test_long_names (void)
{
  g_autoptr (SampleLetter) sample = sample_letter_new (KOR_LETTER_RECEIPT, KOR_LANGUAGE_FI);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  KorLetter *letter;
  guint n_pages;

  g_set_str (&sample->customer->organisation,
             "Hillasuon Erikoistarvike- & Maahantuontiosuuskunta <Pirkanmaan ja Kanta-Hämeen"
             " hankintarengas>");
  g_set_str (&sample->customer->last_name,
             "Äijönsalo-Vanhakartanonperä-Koskenkorvanmäki & <Pojat>");
  letter = make_letter (&sample->facts);
  pdf = kor_letter_to_pdf (letter, &n_pages, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, ==, 1);
  assert_has (letter, "Äijönsalo-Vanhakartanonperä-Koskenkorvanmäki &amp; &lt;Pojat&gt;");
  g_assert_finalize_object (letter);
}

/* Until it is known who asks, what is held goes only to the person's own address. */
static void
test_held_is_not_told (void)
{
  g_autoptr (SampleLetter) sample =
              sample_letter_new (KOR_LETTER_ASK_SPECIFICATION, KOR_LANGUAGE_FI);
  KorLetter *letter = make_letter (&sample->facts);

  assert_has (letter, "onni@lumilahti.example");
  g_assert_finalize_object (letter);

  g_ptr_array_set_size (sample->customer->addresses, 0);
  letter = make_letter (&sample->facts);
  g_assert_false (page_has (letter, "onni@lumilahti.example"));
  g_assert_false (page_has (letter, "Rekisterissä<"));
  assert_has (letter, "Kuukkelinpolku 4");
  g_assert_finalize_object (letter);

  sample->request->identity = KOR_IDENTITY_CALLBACK;
  letter = make_letter (&sample->facts);
  assert_has (letter, "onni@lumilahti.example");
  g_assert_finalize_object (letter);
}

/* --- what it says ----------------------------------------------------------------------- */

static void
test_notice_of_party (void)
{
  g_autoptr (SampleLetter) sample = sample_letter_new (KOR_LETTER_NOTICE, KOR_LANGUAGE_FI);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *xml = NULL;
  KorLetter *letter = make_letter (&sample->facts);

  name = kor_letter_get_file_name (letter);
  g_assert_cmpstr (name, ==, "2026-001-notice-Jääkukka-Logistiikka-Oy.pdf");
  xml = dup_text (kor_letter_get_xml (letter));
  /* The items of this party, with the right value; nothing else of the person. */
  g_assert_nonnull (strstr (xml, "Hopeakaari 7 B 21, 20100 Turku"));
  g_assert_nonnull (strstr (xml, "+358 40 555 0188"));
  g_assert_null (strstr (xml, "Hopeakaari 7 A 2"));
  g_assert_null (strstr (xml, "Kuukkelin"));
  g_assert_null (strstr (xml, "10248"));
  assert_has (letter, "Henkilö: Onni Lumilahti");
  g_assert_finalize_object (letter);

  sample->facts.party = "../Painotalo:\"Vaski\"";
  g_assert_null (kor_letter_new (&sample->facts, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_NOT_FOUND);
  g_ptr_array_add (sample->request->notices,
                   kor_request_notice_new (3, KOR_PARTY_RECIPIENT, sample->facts.party));
  letter = make_letter (&sample->facts);
  g_free (name);
  name = kor_letter_get_file_name (letter);
  g_assert_cmpstr (name, ==, "2026-001-notice-Painotalo-Vaski.pdf");
  assert_has (letter, "<cell>Poistakaa</cell>");
  assert_has (letter, "luovuttaneet teille");
  /* The needless value is not told again; an organisation's old name says who is meant. */
  assert_has (letter, "Henkilö: Onni Lumilahti (aiemmissa tiedoissa: Kuukkelin Paja Ky)");
  g_assert_finalize_object (letter);
}

static void
assert_decision (KorRequestKind kind, KorDecision decision, const char *fact)
{
  g_autoptr (SampleLetter) sample = sample_letter_new (KOR_LETTER_DECISION, KOR_LANGUAGE_FI);
  KorLetter *letter;

  g_ptr_array_set_size (sample->request->items, 0);
  g_ptr_array_set_size (sample->request->notices, 0);
  sample->request->kind = kind;
  sample->request->decision = decision;
  letter = make_letter (&sample->facts);
  assert_has (letter, fact);
  g_assert_true (page_has (letter, "tietosuojavaltuutetulle") ==
                 (decision != KOR_DECISION_GRANTED));
  g_assert_true (page_has (letter, "kieltäytymistodistuksen") ==
                 (decision != KOR_DECISION_GRANTED));
  g_assert_finalize_object (letter);
}

/* Each decision says what it means, and any refusal how to complain (R60). */
static void
test_decisions (void)
{
  assert_decision (KOR_REQUEST_ACCESS, KOR_DECISION_GRANTED, "erillisessä vastauksessa");
  assert_decision (KOR_REQUEST_ERASURE, KOR_DECISION_GRANTED, "Poistamme sinua koskevat tiedot");
  assert_decision (KOR_REQUEST_RESTRICTION, KOR_DECISION_GRANTED, "18 artiklan 2 kohta");
  assert_decision (KOR_REQUEST_OBJECTION, KOR_DECISION_GRANTED, "ei enää käytetä markkinointiin");
  assert_decision (KOR_REQUEST_PORTABILITY, KOR_DECISION_GRANTED, "koneellisesti luettavana");
  assert_decision (KOR_REQUEST_ANONYMISATION, KOR_DECISION_GRANTED, "ilman henkilöllisyyttäsi");
  assert_decision (KOR_REQUEST_RECTIFICATION, KOR_DECISION_GRANTED, "ei tarvitse ilmoittaa muille");
  for (int kind = 0; kind < KOR_N_REQUEST_KINDS; kind++)
    assert_decision ((KorRequestKind) kind, KOR_DECISION_REFUSED, "Emme ole hyväksyneet");
}

static void
test_objection_scopes (void)
{
  g_autoptr (SampleLetter) sample = sample_letter_new (KOR_LETTER_DECISION, KOR_LANGUAGE_FI);
  KorLetter *letter;

  sample->request->kind = KOR_REQUEST_OBJECTION;
  sample->request->decision = KOR_DECISION_GRANTED;
  sample->request->scopes = (1u << KOR_SCOPE_DISTANCE_SELLING) | (1u << KOR_SCOPE_OPINION_POLL);
  letter = make_letter (&sample->facts);
  assert_has (letter, "seuraaviin tarkoituksiin: etämyynti, mielipidetutkimus.");
  g_assert_finalize_object (letter);
}

/* The law named is that of the right that was refused. */
static void
test_certificates (void)
{
  static const char *const laws[KOR_N_REQUEST_KINDS] = {
    "tietosuojalain (1050/2018) 34\u00a0§",
    "16 artikla",
    "17 artiklan 3 kohta",
    "18 artiklan 1 kohta",
    "21 artiklan 1 kohta",
    "20 artiklan 1 ja 4 kohta",
    "17 artiklan 3 kohta",
  };

  for (int kind = 0; kind < KOR_N_REQUEST_KINDS; kind++) {
    g_autoptr (SampleLetter) sample = sample_letter_new (KOR_LETTER_CERTIFICATE, KOR_LANGUAGE_FI);
    KorLetter *letter;

    sample->request->kind = (KorRequestKind) kind;
    sample->request->decision = KOR_DECISION_REFUSED;
    g_ptr_array_set_size (sample->request->items, 0);
    letter = make_letter (&sample->facts);
    assert_has (letter, laws[kind]);
    assert_has (letter, "12 artiklan 4 kohta");
    assert_has (letter, "79 artikla");
    assert_has (letter, "Tilauksen numeroa ei voida muuttaa, koska lasku on tosite.");
    assert_has (letter, "Rekisterin vastuuhenkilö");
    g_assert_finalize_object (letter);
  }
}

static void
test_not_in_register (void)
{
  g_autoptr (SampleLetter) sample = sample_letter_new (KOR_LETTER_CERTIFICATE, KOR_LANGUAGE_FI);
  KorLetter *letter;

  sample->facts.customer = NULL;
  sample->request->customer_id = 0;
  sample->request->not_in_register = TRUE;
  sample->request->decision = KOR_DECISION_REFUSED;
  g_ptr_array_set_size (sample->request->items, 0);
  letter = make_letter (&sample->facts);
  assert_has (letter, "ei ole sinua koskevia tietoja");
  assert_has (letter, "Kuukkelinpolku 4");
  g_assert_finalize_object (letter);
}

static void
test_specification_of_others (void)
{
  g_autoptr (SampleLetter) sample =
              sample_letter_new (KOR_LETTER_ASK_SPECIFICATION, KOR_LANGUAGE_FI);
  KorLetter *letter;

  g_ptr_array_set_size (sample->request->items, 0);
  letter = make_letter (&sample->facts);
  assert_has (letter, "Pyynnöstäsi ei käy ilmi");
  g_assert_finalize_object (letter);
  sample->request->kind = KOR_REQUEST_ACCESS;
  letter = make_letter (&sample->facts);
  assert_has (letter, "Se ei ole välttämätöntä");
  g_assert_finalize_object (letter);
  sample->request->kind = KOR_REQUEST_RESTRICTION;
  letter = make_letter (&sample->facts);
  assert_has (letter, "millaista käsittelyä");
  g_assert_finalize_object (letter);
}

static void
test_ban_without_case (void)
{
  g_autoptr (SampleLetter) sample = sample_letter_new (KOR_LETTER_BAN_CONFIRMATION, KOR_LANGUAGE_FI);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  KorLetter *letter;

  sample->facts.request = NULL;
  letter = make_letter (&sample->facts);
  name = kor_letter_get_file_name (letter);
  g_assert_cmpstr (name, ==, "ban-confirmation.pdf");
  assert_has (letter, "Suoramainonta");
  g_assert_finalize_object (letter);

  ((KorBan *) sample->bans->pdata[0])->lifted = sample->facts.today;
  letter = make_letter (&sample->facts);
  g_assert_false (page_has (letter, "Suoramainonta"));
  g_assert_finalize_object (letter);

  g_ptr_array_set_size (sample->bans, 0);
  g_assert_null (kor_letter_new (&sample->facts, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_NOT_FOUND);
}

/* What the schema does not allow is not written. */
static void
test_invalid (void)
{
  g_autoptr (SampleLetter) sample = sample_letter_new (KOR_LETTER_RECEIPT, KOR_LANGUAGE_FI);
  g_autoptr (GError) error = NULL;

  g_set_str (&sample->profile->controller, "");
  g_assert_null (kor_letter_new (&sample->facts, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_FILE);
}

/* --- the office's texts ----------------------------------------------------------------- */

static void
set_text (GHashTable *texts, const char *id, const char *text)
{
  g_hash_table_insert (texts, g_strdup (id), g_strdup (text));
}

static void
test_overrides (void)
{
  g_autoptr (SampleLetter) sample = sample_letter_new (KOR_LETTER_RECEIPT, KOR_LANGUAGE_FI);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) error = NULL;
  KorLetter *letter;

  sample->facts.texts = texts;
  set_text (texts, "letter.receipt.fee", "Maksutta <hoituu> \x01& hyvin {ei}.");
  set_text (texts, "letter.receipt.received", "Asia {2} tuli {1}; numero on {2}.");
  set_text (texts, "letter.receipt.title", "");
  set_text (texts, "field.phone", "Ei tätä");
  set_text (texts, "letter.of.yesterday", "Ei tätäkään {7}");
  letter = make_letter (&sample->facts);
  assert_has (letter, "Maksutta &lt;hoituu&gt; &amp; hyvin {ei}.");
  assert_has (letter, "Asia 2026-001 tuli 6.11.2026; numero on 2026-001.");
  assert_has (letter, "Olemme vastaanottaneet pyyntösi");
  g_assert_false (page_has (letter, "Ei tätä"));
  g_assert_finalize_object (letter);

  set_text (texts, "letter.receipt.limit", "Vastaamme pian.");
  g_assert_null (kor_letter_new (&sample->facts, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_VALUE);
}

static void
test_text_check (void)
{
  static const struct {
    const char *original, *changed, *wrong;
  } cases[] = {
    { "a {1} b {2}", "{2}{1} {1}", NULL },   { "a {1} b {2}", "only {1}", "{2}" },
    { "a {1}", "a {1} {3}", "{3}" },         { "a {1}", "a { 1}", "{1}" },
    { "none", "none {0}", "{0}" },           { "none", "{10}", "{10}" },
    { "none", "braces {} {x} { 1 {", NULL }, { "none", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    gboolean good = kor_letter_text_check (cases[i].original, cases[i].changed, &error);
    g_auto (GStrv) facts = error != NULL ? kor_error_get_facts (error) : NULL;

    g_assert_true (good == (cases[i].wrong == NULL));
    if (good)
      continue;
    g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_VALUE);
    g_assert_cmpstr (facts[0], ==, "text");
    g_assert_cmpstr (facts[1], ==, cases[i].wrong);
    g_assert_cmpstr (facts[2], ==, "placeholder");
  }
}

/* Every text of the letters can be changed, is there in every language with the same placeholders, and is
 * used by the stylesheet. */
static void
test_text_ids (void)
{
  g_autoptr (xmlDoc) strings = kor_xml_read_own ("documents/strings.xml");

  for (xmlNode *s = kor_xml_first (xmlDocGetRootElement (strings)); s != NULL;
       s = kor_xml_next (s)) {
    const char *id = kor_xml_get (s, "id");

    if (g_str_has_prefix (id, "letter.") != kor_letter_text_is_editable (id))
      g_error ("Can or can't %s be changed?", id);
  }
  for (int kind = 0; kind < KOR_N_LETTERS; kind++) {
    const char *const *ids = kor_letter_get_text_ids ((KorLetterKind) kind);

    g_assert_true ((ids[0] == NULL) == (kind == KOR_LETTER_REPLY));
    for (guint i = 0; ids[i] != NULL; i++) {
      const char *english = kor_document_text_get (KOR_LANGUAGE_EN, ids[i]);

      g_assert_cmpstr (kor_letter_text_get_title (ids[i]), !=, "");
      for (guint j = 0; j < G_N_ELEMENTS (languages); j++) {
        g_autoptr (GError) error = NULL;
        const char *text = kor_letter_text_get_original (ids[i], languages[j]);

        g_assert_true (kor_letter_text_check (english, text, &error));
        if (languages[j] != KOR_LANGUAGE_EN && g_str_equal (text, english) &&
            strstr (text, "Person:") == NULL)
          g_error ("%s is not translated", ids[i]);
      }
    }
  }
}

static void
test_text_titles (void)
{
  g_assert_cmpstr (kor_letter_text_get_title ("letter.receipt.title"), ==, "Subject line");
  g_assert_cmpstr (kor_letter_text_get_title ("letter.common.how"), ==, "Heading");
  g_assert_cmpstr (kor_letter_text_get_title ("letter.certificate.law.access"), ==, "Law");
  g_assert_cmpstr (kor_letter_text_get_title ("letter.certificate.law"), ==, "Heading");
  g_assert_cmpstr (kor_letter_text_get_title ("letter.receipt.fee"), ==, "Paragraph");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (int kind = 0; kind < KOR_N_LETTERS; kind++) {
    g_autofree char *path =
      g_strconcat ("/letter/golden/", kor_letter_to_string ((KorLetterKind) kind), NULL);

    if (kind != KOR_LETTER_REPLY)
      g_test_add_data_func (path, GINT_TO_POINTER (kind), test_golden);
  }
  g_test_add_func ("/letter/pdf", test_pdf);
  g_test_add_func ("/letter/overflow", test_overflow);
  g_test_add_func ("/letter/addressee", test_addressee);
  g_test_add_func ("/letter/long-names", test_long_names);
  g_test_add_func ("/letter/held-is-not-told", test_held_is_not_told);
  g_test_add_func ("/letter/notice-of-party", test_notice_of_party);
  g_test_add_func ("/letter/decisions", test_decisions);
  g_test_add_func ("/letter/objection-scopes", test_objection_scopes);
  g_test_add_func ("/letter/certificates", test_certificates);
  g_test_add_func ("/letter/not-in-register", test_not_in_register);
  g_test_add_func ("/letter/specification-of-others", test_specification_of_others);
  g_test_add_func ("/letter/ban-without-case", test_ban_without_case);
  g_test_add_func ("/letter/invalid", test_invalid);
  g_test_add_func ("/letter/overrides", test_overrides);
  g_test_add_func ("/letter/text-check", test_text_check);
  g_test_add_func ("/letter/text-ids", test_text_ids);
  g_test_add_func ("/letter/text-titles", test_text_titles);
  return g_test_run ();
}
