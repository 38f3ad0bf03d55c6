/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-customer-fields.h"
#include "kor-error.h"
#include "kor-request.h"

static void
test_number (void)
{
  static const struct {
    const char *text;
    int year, number;
  } good[] = { { "2026-001", 2026, 1 }, { "2026-1", 2026, 1 }, { "2031-1234", 2031, 1234 } };

  static const char *const bad[] = { "",       "1",      "2026",    "2026-",   "-1",
                                     "2026-0", "26-001", "2026-1x", "2026-1-1" };
  int year = 0, number = 0;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++) {
    g_assert_true (kor_request_parse_number (good[i].text, &year, &number));
    g_assert_cmpint (year, ==, good[i].year);
    g_assert_cmpint (number, ==, good[i].number);
  }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (kor_request_parse_number (bad[i], &year, &number));
}

static void
test_copy (void)
{
  KorRequest *request = kor_request_new (KOR_REQUEST_RECTIFICATION);
  KorRequestItem *item = kor_request_item_new ("phone");
  KorDocument *document = kor_document_new (KOR_DOCUMENT_ATTACHMENT, "a.pdf", "application/pdf");
  KorDocumentSignature *signature = kor_document_signature_new ();
  g_autoptr (KorRequest) copy = NULL;

  request->requester = g_strdup ("Aune Mäkinen");
  item->wanted = g_strdup ("040");
  signature->signer = g_strdup ("Testi Testinen");
  g_ptr_array_add (document->signatures, signature);
  g_ptr_array_add (request->items, item);
  g_ptr_array_add (request->documents, document);
  g_ptr_array_add (request->notices, kor_request_notice_new (1, KOR_PARTY_SOURCE, "Messut"));
  g_ptr_array_add (request->withheld, kor_request_withheld_new ("a", "b"));
  copy = kor_request_copy (request);
  kor_request_free (request);

  g_assert_cmpstr (kor_request_get_name (copy), ==, "Aune Mäkinen");
  g_assert_cmpstr (((KorRequestItem *) copy->items->pdata[0])->wanted, ==, "040");
  g_assert_cmpstr (((KorRequestNotice *) copy->notices->pdata[0])->name, ==, "Messut");
  g_assert_cmpstr (((KorRequestWithheld *) copy->withheld->pdata[0])->why, ==, "b");
  document = copy->documents->pdata[0];
  signature = document->signatures->pdata[0];
  g_assert_cmpstr (signature->signer, ==, "Testi Testinen");
}

static void
test_signatures (void)
{
  g_autoptr (GPtrArray) signatures =
              g_ptr_array_new_with_free_func ((GDestroyNotify) kor_document_signature_free);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GPtrArray) none = kor_document_signatures_from_text ("a\tb\nrubbish");
  g_autofree char *text = NULL;
  KorDocumentSignature *signature = kor_document_signature_new ();

  g_assert_null (kor_document_signatures_to_text (signatures));
  g_assert_cmpuint (none->len, ==, 0);
  signature->signer = g_strdup ("Testi\tTestinen\nToinen rivi");
  signature->time = 1790000000;
  signature->whole_document = TRUE;
  signature->trust = g_strdup ("unknown-issuer");
  g_ptr_array_add (signatures, signature);
  text = kor_document_signatures_to_text (signatures);
  read = kor_document_signatures_from_text (text);
  g_assert_cmpuint (read->len, ==, 1);
  signature = read->pdata[0];
  g_assert_cmpstr (signature->signer, ==, "Testi Testinen Toinen rivi");
  g_assert_cmpint (signature->time, ==, 1790000000);
  g_assert_false (signature->valid);
  g_assert_true (signature->whole_document);
  g_assert_cmpstr (signature->trust, ==, "unknown-issuer");
}

static void
test_validate (void)
{
  g_autoptr (KorRequest) request = kor_request_new (KOR_REQUEST_ACCESS);
  g_autoptr (GError) error = NULL;

  g_assert_false (kor_request_validate (request, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_MISSING_VALUE);
  g_clear_error (&error);
  request->received = kor_date_from_ymd (2026, 11, 2);
  g_assert_true (kor_request_validate (request, NULL));
  request->customer_id = 4;
  request->not_in_register = TRUE;
  g_assert_false (kor_request_validate (request, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_VALUE);
  request->not_in_register = FALSE;
  request->channel = KOR_CHANNEL_IMPORT;
  g_assert_false (kor_request_validate (request, NULL));
}

/* The first month counts from the receipt, whatever has been asked meanwhile (Art. 12(3)). */
static void
test_limit (void)
{
  g_autoptr (KorRequest) request = kor_request_new (KOR_REQUEST_ACCESS);

  request->received = kor_date_from_ymd (2026, 11, 6);
  request->asked_signature = kor_date_from_ymd (2026, 11, 9);
  g_assert_cmpint (kor_request_get_limit (request), ==, kor_date_from_ymd (2026, 12, 7));
  g_assert_cmpint (kor_request_get_limit_if_extended (request), ==, kor_date_from_ymd (2027, 2, 8));
  g_assert_true (kor_request_may_be_extended (request, kor_date_from_ymd (2026, 12, 7)));
  g_assert_false (kor_request_may_be_extended (request, kor_date_from_ymd (2026, 12, 8)));
  request->extended = kor_date_from_ymd (2026, 12, 1);
  g_assert_cmpint (kor_request_get_limit (request), ==, kor_date_from_ymd (2027, 2, 8));
  g_assert_false (kor_request_may_be_extended (request, kor_date_from_ymd (2026, 12, 2)));
}

/* --- fields ----------------------------------------------------------------------------- */

static void
assert_field (const KorCustomer *customer, const char *field, const char *expected)
{
  g_autofree char *value = kor_customer_get_field (customer, field, KOR_DATE_NONE);

  g_assert_cmpstr (value, ==, expected);
}

/* What is set is what is held; emptied, nothing is. */
static void
test_fields (void)
{
  static const char *const values[][2] = {
    { "id", "A-17" },
    { "first_name", "Aune" },
    { "last_name", "Mäkinen" },
    { "organisation", "Vene" },
    { "business_id", "1234567-1" },
    { "organisation_role", "myyjä" },
    { "co", "Virtanen" },
    { "street", "Suotie 4" },
    { "postal_code", "90100" },
    { "city", "Oulu" },
    { "region", "Pohjois-Pohjanmaa" },
    { "country", "SE" },
    { "email", "a@b.example" },
    { "phone", "040 1" },
    { "former_names", "Koski" },
  };
  const char *const *names = kor_customer_get_field_names ();
  g_autoptr (KorCustomer) customer = kor_customer_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    g_assert_true (kor_customer_has_field (names[i]));
  g_assert_false (kor_customer_has_field ("restricted"));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
    g_assert_true (kor_customer_set_field (customer, values[i][0], values[i][1], &error));
    g_assert_no_error (error);
    assert_field (customer, values[i][0], values[i][1]);
  }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
    g_assert_true (kor_customer_set_field (customer, values[i][0], "", NULL));
    assert_field (customer, values[i][0], NULL);
  }
  g_assert_false (kor_customer_set_field (customer, "shoe_size", "44", &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_VALUE);
}

static void
test_address (void)
{
  static const char *const good[][2] = {
    { "Suotie 4, 90100 Oulu", "Suotie 4, 90100 Oulu" },
    { "c/o Virtanen, Suotie 4, 90100 Oulu", "c/o Virtanen, Suotie 4, 90100 Oulu" },
    { "Storgatan 1\n11122 Stockholm\nRuotsi", "Storgatan 1, 11122 Stockholm, SE" },
    { "PL 12, 00101 Helsinki, FI", "PL 12, 00101 Helsinki" },
  };
  static const char *const bad[] = {
    "Suotie 4", ", 90100 Oulu", "a, b, c, d", "Suotie 4, Oulu, Nowhere"
  };
  g_autoptr (KorCustomer) customer = kor_customer_new ();

  for (guint i = 0; i < G_N_ELEMENTS (good); i++) {
    g_assert_true (kor_customer_set_field (customer, "address", good[i][0], NULL));
    assert_field (customer, "address", good[i][1]);
  }
  assert_field (customer, "postal_code", "00101");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (kor_customer_set_field (customer, "address", bad[i], &error));
    g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_VALUE);
  }
  g_assert_true (kor_customer_set_field (customer, "address", "", NULL));
  assert_field (customer, "street", NULL);
}

/* An address stands in the history as one value. */
static void
test_history (void)
{
  g_assert_cmpstr (kor_customer_field_get_history ("street"), ==, "postal_address");
  g_assert_cmpstr (kor_customer_field_get_history ("country"), ==, "postal_address");
  g_assert_cmpstr (kor_customer_field_get_history ("address"), ==, "postal_address");
  g_assert_cmpstr (kor_customer_field_get_history ("id"), ==, "customer_number");
  g_assert_cmpstr (kor_customer_field_get_history ("phone"), ==, "phone");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/request/number", test_number);
  g_test_add_func ("/request/copy", test_copy);
  g_test_add_func ("/request/signatures", test_signatures);
  g_test_add_func ("/request/validate", test_validate);
  g_test_add_func ("/request/limit", test_limit);
  g_test_add_func ("/customer-fields/set-get", test_fields);
  g_test_add_func ("/customer-fields/address", test_address);
  g_test_add_func ("/customer-fields/history", test_history);
  return g_test_run ();
}
