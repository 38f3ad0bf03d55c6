/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "golden.h"
#include "kor-access-report.h"
#include "kor-error.h"
#include "kor-money.h"
#include "kor-recovery-sheet.h"
#include "kor-report-xml.h"
#include "sample-facts.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static const KorLanguage languages[] = { KOR_LANGUAGE_EN, KOR_LANGUAGE_FI, KOR_LANGUAGE_SV };

static KorAccessReport *
make_report (KorLanguage language)
{
  g_autoptr (SampleFacts) sample = sample_facts_new (language);
  g_autoptr (GError) error = NULL;
  KorAccessReport *report = kor_access_report_new (&sample->facts, &error);

  g_assert_no_error (error);
  return report;
}

static void
test_golden (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    const char *word = kor_language_to_string (languages[i]);
    g_autofree char *xml_name = g_strdup_printf ("access-report-%s.xml", word);
    g_autofree char *page_name = g_strdup_printf ("access-page-%s.xml", word);
    KorAccessReport *report = make_report (languages[i]);

    golden_assert (xml_name, kor_access_report_get_xml (report));
    golden_assert (page_name, kor_access_report_get_page_xml (report));
    golden_assert_valid ("access-report-1.xsd", kor_access_report_get_xml (report));
    g_assert_finalize_object (report);
  }
}

static char *
run (const char *program, const char *path)
{
  g_autofree char *command = g_strdup_printf ("%s %s", program, path);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  g_assert_true (g_spawn_command_line_sync (command, &text, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return text;
}

static char *
read_pdf (const char *path)
{
  g_autofree char *with_output = g_strconcat (path, " -", NULL);

  return run ("pdftotext", with_output);
}

/* The file is what the paper says it is: the hash of its bytes stands on every page. */
static void
test_saved_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kortisto-report-XXXXXX", NULL);
  g_autofree char *xml = g_build_filename (folder, "reply.xml", NULL);
  g_autofree char *pdf = g_build_filename (folder, "reply.pdf", NULL);
  g_autoptr (GError) error = NULL;
  KorAccessReport *report = make_report (KOR_LANGUAGE_FI);
  g_autofree char *hash = NULL;
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;
  g_autofree char *data = NULL;
  guint n_pages = kor_page_layout_get_n_pages (kor_access_report_get_layout (report));
  guint n_found = 0;
  gsize length;
  GStatBuf st;

  g_assert_true (kor_access_report_save_xml (report, xml, &error));
  g_assert_no_error (error);
  g_assert_true (kor_access_report_save_pdf (report, pdf, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (xml, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);

  g_assert_true (g_file_get_contents (xml, &data, &length, &error));
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);
  g_assert_cmpstr (hash, ==, kor_access_report_get_sha256 (report));

  text = read_pdf (pdf);
  for (const char *p = text; (p = strstr (p, hash)) != NULL; p++)
    n_found++;
  g_assert_cmpuint (n_pages, >, 4);
  g_assert_cmpuint (n_found, ==, n_pages);

  info = run ("pdfinfo", pdf);
  g_assert_nonnull (strstr (info, "Henkilötietosi asiakasrekisterissämme"));
  g_assert_nonnull (strstr (info, "Hillasuon Tarvike Oy"));
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_nonnull (strstr (info, "A4"));

  g_unlink (xml);
  g_unlink (pdf);
  g_rmdir (folder);
  g_assert_finalize_object (report);
}

static gboolean
paper_has (KorAccessReport *report, const char *text)
{
  GBytes *bytes = kor_access_report_get_page_xml (report);
  g_autofree char *page = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GString) escaped = g_string_new (text);

  /* As Canonical XML writes text. */
  g_string_replace (escaped, "&", "&amp;", 0);
  g_string_replace (escaped, "<", "&lt;", 0);
  g_string_replace (escaped, ">", "&gt;", 0);
  return strstr (page, escaped->str) != NULL;
}

static void
assert_on_paper (KorAccessReport *report, const char *text)
{
  if (!paper_has (report, text))
    g_test_message ("missing on the paper: %s", text);
  g_assert_true (paper_has (report, text));
}

static void
assert_order_on_paper (KorAccessReport *report, const KorOrder *order)
{
  g_autofree char *sum = kor_money_format (order->total_cents, order->currency, KOR_LANGUAGE_FI);
  g_autofree char *date = kor_date_format (order->date, KOR_LANGUAGE_FI);

  assert_on_paper (report, order->number);
  assert_on_paper (report, sum);
  assert_on_paper (report, date);
  for (guint i = 0; i < order->lines->len; i++)
    assert_on_paper (report, ((const KorOrderLine *) order->lines->pdata[i])->product);
  for (guint i = 0; i < order->invoices->len; i++)
    assert_on_paper (report, ((const KorInvoice *) order->invoices->pdata[i])->number);
}

/* What is in the register stands on the paper, and who recorded it does not. */
static void
test_same_values (void)
{
  g_autoptr (SampleFacts) sample = sample_facts_new (KOR_LANGUAGE_FI);
  g_autoptr (GError) error = NULL;
  KorAccessReport *report = kor_access_report_new (&sample->facts, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < sample->facts.values->len; i++) {
    const KorValue *value = sample->facts.values->pdata[i];

    assert_on_paper (report, value->value);
  }
  for (guint i = 0; i < sample->facts.orders->len; i++)
    assert_order_on_paper (report, sample->facts.orders->pdata[i]);
  for (guint i = 0; i < sample->facts.recipients->len; i++)
    assert_on_paper (report,
                     ((const KorAccessRecipient *) sample->facts.recipients->pdata[i])->name);
  for (guint i = 0; i < sample->facts.lookups->len; i++) {
    const KorLookup *lookup = sample->facts.lookups->pdata[i];
    g_autofree char *date = kor_date_format (kor_time_get_date (lookup->at), KOR_LANGUAGE_FI);

    assert_on_paper (report, date);
  }
  /* Of the record, though no value tells of it. */
  assert_on_paper (report, "Varastokuja 2, 20200 Turku, FI");
  assert_on_paper (report, "Toimitusosoite");
  assert_on_paper (report, "kirje, mappi 7");
  assert_on_paper (report, "Toisen henkilön nimi muistiinpanossa 3.9.2025");
  assert_on_paper (report, "suomi");
  g_assert_false (paper_has (report, "Hoitaja Nimetön"));
  g_assert_finalize_object (report);
}

/* The paper speaks its reader's language; the locale of the test is C. */
static void
test_languages (void)
{
  KorAccessReport *finnish = make_report (KOR_LANGUAGE_FI);
  KorAccessReport *swedish = make_report (KOR_LANGUAGE_SV);
  KorAccessReport *english = make_report (KOR_LANGUAGE_EN);

  assert_on_paper (finnish, "Henkilötietosi asiakasrekisterissämme");
  assert_on_paper (finnish, "tietosuojavaltuutetulle");
  assert_on_paper (finnish, "Suoramainonta");
  assert_on_paper (swedish, "dataombudsmannen");
  assert_on_paper (swedish, "Direktreklam");
  assert_on_paper (english, "Data Protection Ombudsman");
  assert_on_paper (english, "Direct advertising");
  g_assert_false (paper_has (finnish, "Direct advertising"));
  g_assert_false (paper_has (swedish, "Orders"));
  g_assert_finalize_object (finnish);
  g_assert_finalize_object (swedish);
  g_assert_finalize_object (english);
}

/* Recipients by name, with what they are, where, why, what they got and when (Art. 15(1)(c)). */
static void
test_recipients (void)
{
  KorAccessReport *report = make_report (KOR_LANGUAGE_EN);
  GBytes *bytes = kor_access_report_get_xml (report);
  g_autofree char *xml = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  assert_on_paper (report, "Jääkukka Logistiikka Oy");
  assert_on_paper (report, "Mailing house, Finland");
  assert_on_paper (report, "processing under contract, invoicing");
  assert_on_paper (report, "first name, last name, address, e-mail");
  assert_on_paper (report, "5 times, 12\u00a0Jan\u00a02026–12\u00a0May\u00a02026");
  assert_on_paper (report, "Debt collection agency, Estonia");
  assert_on_paper (report, "list: direct advertising");
  /* Only the one outside the EEA, and the one whose country nobody has noted. */
  assert_on_paper (report,
                   "outside the EU and the EEA: Frostmere Mailing & Print Ltd (United Kingdom).");
  assert_on_paper (report, "not recorded in the register: Painotalo Vaskikello Ky.");
  g_assert_false (paper_has (report, "No data has been transferred outside"));
  g_assert_nonnull (
    strstr (xml,
            "<transfers outside-eea=\"yes\"><recipient country=\"GB\""
            " name=\"Frostmere Mailing &amp; Print Ltd\"></recipient>"
            "<recipient name=\"Painotalo Vaskikello Ky\"></recipient></transfers>"));
  g_assert_finalize_object (report);
}

/* A list run names a recipient as typed; the record of the same name tells the rest. */
static void
test_recipient_of_list (void)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_list_run_free);
  g_autoptr (GPtrArray) records =
              g_ptr_array_new_with_free_func ((GDestroyNotify) kor_recipient_free);
  static const char *const typed[] = {
    "postitustalo öylätti oy", NULL, "Postitustalo Öylätti Oy", "Muu Oy"
  };
  g_autoptr (GPtrArray) recipients = NULL;
  const KorAccessRecipient *one;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++) {
    KorListRun *run = kor_list_run_new ();

    run->at = 1795428000 - i * 86400;
    run->purpose = KOR_PURPOSE_RELATION;
    run->medium = g_strdup (i == 0 ? "labels" : "export");
    run->recipient = g_strdup (typed[i]);
    run->state = i == 3 ? KOR_RUN_FAILED : KOR_RUN_PRODUCED; /* nothing went to the last one */
    g_ptr_array_add (runs, run);
  }
  g_ptr_array_add (records, kor_recipient_new ("Postitustalo Oylatti Oy", KOR_RECIPIENT_OTHER));
  g_ptr_array_add (records, kor_recipient_new ("Postitustalo Öylätti Oy", KOR_RECIPIENT_PRINTER));
  recipients = kor_access_recipients_new (NULL, runs, records);
  g_assert_cmpuint (recipients->len, ==, 1);
  one = recipients->pdata[0];
  g_assert_cmpstr (one->name, ==, "Postitustalo Öylätti Oy");
  g_assert_cmpstr (one->role, ==, "printer");
  g_assert_null (one->country);
  g_assert_cmpuint (one->givings->len, ==, 2);
  g_assert_cmpstr (g_array_index (one->givings, KorAccessGiving, 0).fields[0], ==, "all");
  g_assert_cmpstr (g_array_index (one->givings, KorAccessGiving, 1).fields[1], ==, "address");
  g_assert_cmpstr (g_array_index (one->givings, KorAccessGiving, 1).purpose, ==, "relation");
  g_assert_null (g_array_index (one->givings, KorAccessGiving, 1).ground);
}

/* To recipients in the EEA alone nothing was transferred; without a country that can't be said. */
static void
test_transfers (void)
{
  static const struct {
    const char *country, *outside;
  } cases[] = {
    { "FI", "no" },  { "NO", "no" },  { "LI", "no" },
    { "GB", "yes" }, { "CH", "yes" }, { NULL, "not-known" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (SampleFacts) sample = sample_facts_new (KOR_LANGUAGE_FI);
    g_autoptr (GArray) givings = g_array_new (FALSE, TRUE, sizeof (KorAccessGiving));
    KorAccessGiving giving = { .date = sample->facts.received, .ground = "invoicing" };
    KorAccessRecipient one = { "Jääkukka", "other", cases[i].country, givings };
    g_autoptr (GPtrArray) recipients = g_ptr_array_new ();
    g_autofree char *wanted = g_strdup_printf ("<transfers outside-eea=\"%s\">", cases[i].outside);
    g_autofree char *xml = NULL;
    g_autoptr (GError) error = NULL;
    KorAccessReport *report;
    GBytes *bytes;

    g_array_append_val (givings, giving);
    g_ptr_array_add (recipients, &one);
    g_ptr_array_unref (sample->facts.recipients);
    sample->facts.recipients = g_steal_pointer (&recipients);
    report = kor_access_report_new (&sample->facts, &error);
    g_assert_no_error (error);
    bytes = kor_access_report_get_xml (report);
    xml = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    g_assert_nonnull (strstr (xml, wanted));
    g_assert_cmpint (
      paper_has (report, "Tietoja ei ole siirretty"), ==, g_str_equal (cases[i].outside, "no"));
    g_assert_finalize_object (report);
  }
}

/* The reply to a case: its number and day, the person's own requests, and the papers kept of them. */
static void
test_case (void)
{
  static const char *const on_paper[] = {
    "Asia 2026-045",
    "Pyysit 6.11.2026",
    "2026-031 · Korjauspyyntö",
    "13.10.2026, kirje, vastaanottaja Aino Rautavuori",
    "Åke Äijönsalo, Hopeakaari 7 B 21, 20100 Turku",
    "allekirjoitus verrattu, 15.10.2026: tilauslomake 14.5.2021",
    "hyväksytty osittain, 20.10.2026",
    "hylätty 20.10.2026; Avoin tilaus T-20417: toimitus sovitaan puhelimitse.",
    "tarpeeton, paikkansapitävyys kiistetty: En vastaa puhelimeen.",
    "Painotalo Vaskikello Ky (tiedon saaja): lähetetty 22.10.2026",
    "diaarinumero 1234/182/2026 vireillä 2.11.2026 alkaen",
    "suoramarkkinointi, markkinatutkimus",
    "korjauspyyntö.pdf; sähköinen allekirjoitus: AIJONSALO AKE OMER, 13.10.2026, varmenteen "
    "myöntäjä tuntematon",
    "2026-031-receipt.pdf",
    "Vastaanottoilmoitus",
    "Säilytyspaikka: arkisto, kaappi 2, mappi 11",
    "Sinua koskevan asiakirjan katselu",
    "pyyntösi",
  };
  KorAccessReport *report = make_report (KOR_LANGUAGE_FI);
  GBytes *bytes = kor_access_report_get_xml (report);
  g_autofree char *xml = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  for (guint i = 0; i < G_N_ELEMENTS (on_paper); i++)
    assert_on_paper (report, on_paper[i]);
  g_assert_null (strstr (xml, "Hoitaja"));
  g_assert_finalize_object (report);
}

/* No date is torn in two, in whatever column it stands. */
static void
test_dates_stay_whole (void)
{
  g_autofree char *path =
    g_strdup_printf ("%s/%d-kortisto-test-dates.pdf", g_get_tmp_dir (), getpid ());
  g_autoptr (GRegex) torn = g_regex_new (
    "(\\d\\d? (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)( \\d{0,3})?$|^\\d\\d?$)",
    G_REGEX_MULTILINE,
    0,
    NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) error = NULL;
  KorAccessReport *report = make_report (KOR_LANGUAGE_EN);
  g_autoptr (GString) text = NULL;

  g_assert_true (kor_access_report_save_pdf (report, path, &error));
  text = g_string_new_take (read_pdf (path));
  g_string_replace (text, "\u00a0", " ", 0);
  g_assert_nonnull (strstr (text->str, "30 Nov 2022"));
  g_regex_match (torn, text->str, 0, &match);
  while (g_match_info_matches (match)) {
    g_autofree char *found = g_match_info_fetch (match, 0);

    /* Counts stand alone in their columns. */
    if (strchr (found, ' ') != NULL || g_ascii_strtoll (found, NULL, 10) > 12)
      g_error ("a date is torn at “%s”", found);
    g_match_info_next (match, NULL);
  }
  g_unlink (path);
  g_assert_finalize_object (report);
}

/* Nobody of that name: the requester is told so, with all that is due to them all the same. */
static void
test_nothing_held (void)
{
  static const char *const addressee[] = { "Onni Lumilahti", "Hopeakaari 7", "20100 TURKU", NULL };
  g_autoptr (SampleFacts) sample = sample_facts_new (KOR_LANGUAGE_FI);
  KorAccessFacts facts = {
    .profile = sample->profile,
    .made = sample->facts.made,
    .language = KOR_LANGUAGE_FI,
    .received = KOR_DATE_NONE,
    .addressee = addressee,
  };
  g_autoptr (GError) error = NULL;
  KorAccessReport *report = kor_access_report_new (&facts, &error);

  g_assert_no_error (error);
  assert_on_paper (report, "ei ole sinua koskevia tietoja");
  assert_on_paper (report, "Onni Lumilahti");
  assert_on_paper (report, "tietosuojavaltuutetulle");
  assert_on_paper (report, "Vastaamme EU:n yleisen tietosuoja-asetuksen");
  g_assert_false (paper_has (report, "Sinusta säilytetään ainoastaan"));
  g_assert_false (paper_has (report, "Tilausrivit"));
  g_assert_false (paper_has (report, "Säilytysaika"));
  g_assert_cmpuint (kor_page_layout_get_n_pages (kor_access_report_get_layout (report)), ==, 1);
  g_assert_finalize_object (report);

  facts.case_number = "2026-046";
  facts.received = kor_date_from_ymd (2026, 11, 6);
  report = kor_access_report_new (&facts, &error);
  g_assert_no_error (error);
  assert_on_paper (report, "Asia 2026-046");
  assert_on_paper (report, "Pyysit 6.11.2026");
  assert_on_paper (report, "Sinusta säilytetään ainoastaan lähettämäsi pyyntö ja tämä vastaus");
  assert_on_paper (report, "Hillasuon Tarvike Oy");
  assert_on_paper (report, "Yhteydenotot: Aino Rautavuori");
  assert_on_paper (report, "poistamista tai käsittelyn rajoittamista");
  golden_assert ("access-page-nothing-fi.xml", kor_access_report_get_page_xml (report));
  golden_assert_valid ("access-report-1.xsd", kor_access_report_get_xml (report));
  g_assert_finalize_object (report);
}

/* A person of whom little is held: every empty part says so. */
static void
test_little_held (void)
{
  g_autoptr (SampleFacts) sample = sample_facts_new (KOR_LANGUAGE_FI);
  const KorAccessFacts facts = {
    .profile = sample->profile,
    .customer = sample->customer,
    .made = sample->facts.made,
    .language = KOR_LANGUAGE_FI,
    .received = KOR_DATE_NONE,
  };
  static const char *const sentences[] = {
    "Et ole tehnyt kieltoja.",
    "Tilauksia ei ole.",
    "Et ole tehnyt pyyntöjä.",
    "Sinusta ei säilytetä asiakirjoja.",
    "Luovutuksia ei ole kirjattu.",
    "Tietoja ei ole siirretty EU:n ja ETA-alueen ulkopuolelle",
    "Sinua ei ole tulostettu luetteloihin.",
    "Katseluja ei ole kirjattu.",
    "Mitään tietoja ei ole jätetty antamatta.",
    "Tietojasi ei ole luovutettu yrityksen ulkopuolelle."
  };
  g_autoptr (GError) error = NULL;
  KorAccessReport *report = kor_access_report_new (&facts, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    assert_on_paper (report, sentences[i]);
  assert_on_paper (report, "Hopeakaari 7 B 21");
  g_assert_finalize_object (report);
}

/* What the schema does not allow is not written. */
static void
test_invalid (void)
{
  g_autoptr (SampleFacts) sample = sample_facts_new (KOR_LANGUAGE_FI);
  g_autoptr (GError) error = NULL;

  g_set_str (&sample->profile->controller, "");
  g_assert_null (kor_access_report_new (&sample->facts, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_FILE);
  g_assert_nonnull (strstr (error->message, "xml-schema"));
}

static void
test_voucher_end (void)
{
  static const struct {
    int year, month, day, end_month, until;
  } cases[] = {
    { 2017, 4, 30, 4, 2023 }, { 2016, 5, 1, 4, 2023 },    { 2017, 5, 1, 4, 2024 },
    { 2026, 1, 1, 12, 2032 }, { 2026, 12, 31, 12, 2032 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    KorDate date = kor_date_from_ymd (cases[i].year, cases[i].month, cases[i].day);

    g_assert_cmpint (kor_report_get_voucher_end (date, cases[i].end_month),
                     ==,
                     kor_date_from_ymd (cases[i].until, 12, 31));
  }
  g_assert_cmpint (kor_report_get_voucher_end (KOR_DATE_NONE, 12), ==, KOR_DATE_NONE);
}

static void
test_recovery_sheet (void)
{
  static const char *const groups[] = { "K7QM-2XWP", "9HRT-4BNC", "V3JD-8FZL",
                                        "X6SG-5YKA", "M2PQ-7TWE", "R8CH-3NVB",
                                        "Z4LF-9DJX", "G5AK-6SYU", NULL };
  g_autofree char *path =
    g_strdup_printf ("%s/%d-kortisto-test-recovery.pdf", g_get_tmp_dir (), getpid ());
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  KorPageLayout *layout = kor_recovery_sheet_new (KOR_LANGUAGE_FI,
                                                  "Hillasuon Tarvike Oy",
                                                  "Asiakasrekisteri",
                                                  "Aino Rautavuori",
                                                  kor_date_from_ymd (2026, 11, 23),
                                                  groups);

  g_assert_cmpuint (kor_page_layout_get_n_pages (layout), ==, 1);
  g_assert_true (kor_page_layout_save_pdf (layout, path, 0, NULL, &error));
  text = read_pdf (path);
  for (guint i = 0; groups[i] != NULL; i++)
    g_assert_nonnull (strstr (text, groups[i]));
  g_assert_nonnull (strstr (text, "Palautuskoodi"));
  g_assert_nonnull (strstr (text, "Aino Rautavuori"));
  g_unlink (path);
  g_assert_finalize_object (layout);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/access-report/golden", test_golden);
  g_test_add_func ("/access-report/saved-files", test_saved_files);
  g_test_add_func ("/access-report/same-values", test_same_values);
  g_test_add_func ("/access-report/languages", test_languages);
  g_test_add_func ("/access-report/recipients", test_recipients);
  g_test_add_func ("/access-report/recipient-of-list", test_recipient_of_list);
  g_test_add_func ("/access-report/transfers", test_transfers);
  g_test_add_func ("/access-report/case", test_case);
  g_test_add_func ("/access-report/dates-stay-whole", test_dates_stay_whole);
  g_test_add_func ("/access-report/nothing-held", test_nothing_held);
  g_test_add_func ("/access-report/little-held", test_little_held);
  g_test_add_func ("/access-report/invalid", test_invalid);
  g_test_add_func ("/access-report/voucher-end", test_voucher_end);
  g_test_add_func ("/recovery-sheet/codes", test_recovery_sheet);
  return g_test_run ();
}
