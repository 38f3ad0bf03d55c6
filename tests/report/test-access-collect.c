/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-access-collect.h"
#include "kor-test-requests.h"

#include <string.h>

static char *
dup_xml (KorAccessReport *report)
{
  GBytes *bytes = kor_access_report_get_xml (report);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_has (const char *xml, const char *part)
{
  if (strstr (xml, part) == NULL)
    g_error ("missing in the reply: %s", part);
}

static KorCustomer *
customer_new (gboolean address)
{
  KorCustomer *customer = kor_test_customer_new ("Onni", "Lumilahti");

  g_ptr_array_set_size (customer->addresses, 0);
  if (address) {
    KorAddress *postal = kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL);

    g_set_str (&postal->street, "Hopeakaari 7");
    g_set_str (&postal->postal_code, "20100");
    g_set_str (&postal->city, "Turku");
    g_set_str (&postal->country, "FI");
  }
  return customer;
}

/* Somebody abroad and somebody at home, each known with a country. */
static void
disclose (KorRegister *self, gint64 customer)
{
  static const struct {
    const char *name, *country;
    KorRecipientRole role;
    KorDisclosureGround ground;
  } cases[] = {
    { "Postitustalo Koe Oy", "FI", KOR_RECIPIENT_MAILING_HOUSE, KOR_DISCLOSURE_PROCESSING },
    { "Frostmere Ltd", "GB", KOR_RECIPIENT_COLLECTION_AGENCY, KOR_DISCLOSURE_DEBT_COLLECTION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KorRecipient) recipient = kor_recipient_new (cases[i].name, cases[i].role);
    g_autoptr (KorDisclosure) disclosure = NULL;

    g_set_str (&recipient->country, cases[i].country);
    recipient->contract = kor_date_from_ymd (2026, 1, 2);
    kor_test_assert_done (kor_register_save_recipient (self, recipient, &done_error));
    disclosure = kor_disclosure_new (customer, recipient->id, kor_date_from_ymd (2026, 10, 1 + i));
    disclosure->ground = cases[i].ground;
    disclosure->fields = g_strsplit ("last_name address", " ", -1);
    kor_test_assert_done (kor_register_add_disclosure (self, disclosure, &done_error));
  }
}

/* Of everybody, with a recipient as somebody typed it. */
static void
print_list (KorRegister *self)
{
  g_autoptr (KorSelection) selection = kor_selection_new ();
  KorListRequest request = {
    .purpose = KOR_PURPOSE_RELATION,
    .selection = selection,
    .recipient = "postitustalo koe oy",
    .medium = "csv",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KorListResult) result = NULL;

  result = kor_register_prepare_list (self, &request, NULL, &error);
  g_assert_no_error (error);
  kor_test_assert_done (kor_register_finish_list (self, result->run->id, TRUE, &done_error));
}

static KorAccessReport *
collect_case (KorRegister *self, gint64 id, KorLanguage language)
{
  g_autoptr (KorRequest) request = kor_test_load_request (self, id);
  g_autoptr (GError) error = NULL;
  KorAccessReport *report = kor_access_collect_case (self, request, language, &error);

  g_assert_no_error (error);
  return report;
}

/* All that belongs to the person, gathered from a register: the reply is told by its own case. */
static void
test_case (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_save_customer (self, customer_new (TRUE));
  gint64 older = kor_test_add_known_request (self, KOR_REQUEST_RECTIFICATION, customer);
  g_autoptr (KorRequest) request = kor_test_request_new (KOR_REQUEST_ACCESS, customer, "2026-11-16");
  KorAccessReport *report;
  g_autofree char *xml = NULL;
  gint64 id;

  kor_test_claim (self, older, "phone", "040 555 0100", KOR_GROUND_OUTDATED);
  kor_test_attach (self, older, 500);
  disclose (self, customer);
  print_list (self);
  request->requester = g_strdup ("O. Lumilahti");
  request->requester_lines = g_strdup ("Muualla 1\n00100 Helsinki");
  request->paper_place = g_strdup ("mappi 3");
  id = kor_test_save_request (self, g_steal_pointer (&request));
  kor_test_assert_done (kor_register_withhold (
    self, id, "Muistiinpano 3.9.2025", "Toisen oikeudet, 15 artiklan 4 kohta", &done_error));

  report = collect_case (self, id, KOR_LANGUAGE_SV);
  xml = dup_xml (report);
  assert_has (xml, " case=\"2026-002\" language=\"sv\" made=\"2026-11-23T");
  assert_has (xml, " received=\"2026-11-16\"");
  /* To the address of the register, not to the one of the letter. */
  assert_has (
    xml, "<line>Onni Lumilahti</line><line>Hopeakaari 7</line><line>20100 TURKU</line></person>");
  assert_has (xml,
              "<recipient country=\"FI\" name=\"Postitustalo Koe Oy\" role=\"mailing-house\">"
              "<given date=\"2026-10-01\" ground=\"processing\"><field>");
  assert_has (xml,
              "<given date=\"2026-11-23\" "
              "purpose=\"relation\"><field>name</field><field>address</field></given>");
  assert_has (xml,
              "<transfers outside-eea=\"yes\"><recipient country=\"GB\" name=\"Frostmere "
              "Ltd\"></recipient></transfers>");
  assert_has (
    xml, "<disclosure date=\"2026-10-02\" ground=\"debt-collection\" recipient=\"Frostmere Ltd\">");
  assert_has (xml, "<wanted>040 555 0100</wanted>");
  assert_has (xml, "kind=\"access\"");
  assert_has (xml, "<document added=\"2026-11-23T");
  assert_has (xml, "<paper case=\"2026-002\" place=\"mappi 3\" received=\"2026-11-16\"></paper>");
  assert_has (xml,
              "<what>Muistiinpano 3.9.2025</what><why>Toisen oikeudet, 15 artiklan 4 kohta</why>");
  assert_has (xml, "purpose=\"report\"></lookup></lookups>");
  g_assert_null (strstr (xml, KOR_TEST_USER_NAME));
  g_assert_finalize_object (report);
  kor_test_register_free (self);
}

/* Whoever has no address in the register is written to where the letter came from. */
static void
test_addressee (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_save_customer (self, customer_new (FALSE));
  g_autoptr (KorRequest) request = kor_test_request_new (KOR_REQUEST_ACCESS, customer, "2026-11-16");
  KorAccessReport *report;
  g_autofree char *xml = NULL;

  request->requester = g_strdup ("O. Lumilahti");
  request->requester_lines = g_strdup ("Muualla 1\n\n 00100 Helsinki ");
  report =
    collect_case (self, kor_test_save_request (self, g_steal_pointer (&request)), KOR_LANGUAGE_FI);
  xml = dup_xml (report);
  assert_has (
    xml, "<line>O. Lumilahti</line><line>Muualla 1</line><line>00100 Helsinki</line></person>");
  g_assert_finalize_object (report);
  kor_test_register_free (self);
}

/* "We hold no data" is a reply too (R50), and nobody was looked up. */
static void
test_not_held (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorRequest) request = kor_test_request_new (KOR_REQUEST_ACCESS, 0, "2026-11-16");
  KorAccessReport *report;
  g_autofree char *xml = NULL;
  gint64 id, length;

  request->not_in_register = TRUE;
  request->requester = g_strdup ("Veera Kuukkeli");
  request->requester_lines = g_strdup ("Tuohitie 4\n33100 Tampere");
  id = kor_test_save_request (self, g_steal_pointer (&request));
  length = kor_test_journal_length (self);
  report = collect_case (self, id, KOR_LANGUAGE_EN);
  xml = dup_xml (report);
  assert_has (xml,
              "<person><line>Veera Kuukkeli</line><line>Tuohitie 4</line><line>33100 "
              "Tampere</line></person>");
  assert_has (xml, "<processing held=\"no\"></processing>");
  assert_has (xml, "<complaint ");
  g_assert_null (strstr (xml, "<data"));
  g_assert_cmpint (kor_test_journal_length (self), ==, length);
  g_assert_finalize_object (report);
  kor_test_register_free (self);
}

/* Before it is known who asks there is nothing to reply. */
static void
test_not_found_yet (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 id = kor_test_add_request (self, KOR_REQUEST_ACCESS, 0);
  g_autoptr (KorRequest) request = kor_test_load_request (self, id);
  gint64 length = kor_test_journal_length (self);
  g_autoptr (GError) error = NULL;

  g_assert_null (kor_access_collect_case (self, request, KOR_LANGUAGE_FI, &error));
  kor_test_assert_error (
    error, KOR_ERROR_NOT_ALLOWED, "2026-001", "carry-out", "customer", "", NULL);
  g_assert_cmpint (kor_test_journal_length (self), ==, length);
  kor_test_register_free (self);
}

/* The journal tells of looking at people, not of numbers that nobody has. */
static void
test_nobody_is_not_journaled (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 length = kor_test_journal_length (self);
  g_autoptr (GError) error = NULL;

  g_assert_null (kor_access_collect (self, 4711, KOR_LANGUAGE_FI, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_NOT_FOUND);
  g_assert_cmpint (kor_test_journal_length (self), ==, length);
  kor_test_register_free (self);
}

/* A person may write at length; the pages hold it all, also when they are laid out from the file. */
static void
test_long_text (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_save_customer (self, customer_new (TRUE));
  g_autoptr (KorRequest) request = kor_test_request_new (KOR_REQUEST_ACCESS, customer, "2026-11-16");
  g_autoptr (GString) wants = g_string_new (NULL);
  g_autoptr (KorPageLayout) layout = NULL;
  KorAccessReport *report;

  while (wants->len < 40000)
    g_string_append (wants, "Haluan tietää kaiken. ");
  request->wants = g_strdup (wants->str);
  report =
    collect_case (self, kor_test_save_request (self, g_steal_pointer (&request)), KOR_LANGUAGE_FI);
  layout = kor_access_layout_new (report);
  g_assert_cmpuint (kor_page_layout_get_n_pages (layout), >, 5);
  g_assert_cmpuint (kor_page_layout_get_n_pages (layout),
                    ==,
                    kor_page_layout_get_n_pages (kor_access_report_get_layout (report)));
  g_assert_finalize_object (report);
  kor_test_register_free (self);
}

/* Without a case the same facts are told, and counted. */
static void
test_without_case (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_save_customer (self, customer_new (TRUE));
  gint64 id = kor_test_add_request (self, KOR_REQUEST_OBJECTION, customer);
  g_autoptr (GError) error = NULL;
  KorAccessCollection *collection;
  KorAccessReport *report;
  KorAccessCounts counts;
  g_autofree char *xml = NULL;

  kor_test_attach (self, id, 300);
  disclose (self, customer);
  collection = kor_access_collection_new (self, customer, &error);
  g_assert_no_error (error);
  kor_access_collection_get_counts (collection, &counts);
  g_assert_cmpuint (counts.requests, ==, 1);
  g_assert_cmpuint (counts.documents, ==, 1);
  g_assert_cmpuint (counts.disclosures, ==, 2);
  g_assert_cmpuint (counts.lookups, ==, 1);
  report = kor_access_collection_make_report (collection, KOR_LANGUAGE_FI, &error);
  g_assert_no_error (error);
  xml = dup_xml (report);
  assert_has (xml, "kind=\"objection\"");
  g_assert_null (strstr (xml, "case=\"2026-001\" language=\"fi\" made"));
  assert_has (xml, "<withheld></withheld>");
  g_assert_finalize_object (report);
  kor_access_collection_unref (collection);
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/access-collect/case", test_case);
  g_test_add_func ("/access-collect/addressee", test_addressee);
  g_test_add_func ("/access-collect/not-held", test_not_held);
  g_test_add_func ("/access-collect/not-found-yet", test_not_found_yet);
  g_test_add_func ("/access-collect/nobody-is-not-journaled", test_nobody_is_not_journaled);
  g_test_add_func ("/access-collect/long-text", test_long_text);
  g_test_add_func ("/access-collect/without-case", test_without_case);
  return kor_test_run ();
}
