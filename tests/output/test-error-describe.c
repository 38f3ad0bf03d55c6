/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-error-describe.h"

#include "kor-error.h"
#include "kor-import-record.h"
#include "kor-request-words-text.h"
#include "kor-selection.h"
#include "kor-words-text.h"

#include <string.h>

static void
assert_sentence (GError *error, const char *sentence)
{
  g_autofree char *text = kor_error_describe (error);

  g_assert_cmpstr (text, ==, sentence);
  g_error_free (error);
}

#define ASSERT_SENTENCE(sentence, ...)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    GError *error = NULL;                                                                          \
    kor_error_set (&error, __VA_ARGS__, NULL);                                                     \
    assert_sentence (error, sentence);                                                             \
  }                                                                                                \
  G_STMT_END

static void
test_sentences (void)
{
  ASSERT_SENTENCE (
    "customers.csv, line 12, column 4 (postal_code): A Finnish postcode has five digits. [123]",
    KOR_ERROR_BAD_FILE,
    "customers.csv",
    "12",
    "4",
    "postal_code",
    KOR_IMPORT_BAD_POSTCODE,
    "123");
  ASSERT_SENTENCE (
    "own.xml: The labels overlap. Make them smaller, or the step from one to the next larger.",
    KOR_ERROR_BAD_FILE,
    "own.xml",
    "",
    "",
    "",
    "sheet-overlap",
    "");
  ASSERT_SENTENCE (
    "own.xml, line 2: The file has a document type declaration, which is not accepted. Take it out, with its entities.",
    KOR_ERROR_BAD_FILE,
    "own.xml",
    "2",
    "",
    "",
    "xml-doctype",
    "");
  ASSERT_SENTENCE ("There is no customer 77.", KOR_ERROR_NOT_FOUND, "customer", "77");
  ASSERT_SENTENCE ("“thing” was not found.", KOR_ERROR_NOT_FOUND, "something", "thing");
  ASSERT_SENTENCE ("E-mail: “a@” does not fit. An e-mail address looks like name@company.example.",
                   KOR_ERROR_BAD_VALUE,
                   "email",
                   "a@",
                   "email");
  ASSERT_SENTENCE ("Wrong user name or password.", KOR_ERROR_WRONG_PASSWORD);
}

/* Whoever mistypes a selection is told all it can ask, or how this one term is written (R6). */
static void
test_selection (void)
{
  GError *error = NULL;
  g_autofree char *all = NULL;

  kor_error_set (&error, KOR_ERROR_BAD_VALUE, "select", "height=180", "selection", NULL);
  all = kor_error_describe (error);
  g_clear_error (&error);
  for (guint field = 0; field < KOR_N_SELECT_FIELDS; field++) {
    const char *word = kor_select_field_to_string ((KorSelectField) field);
    g_autofree char *example = g_strconcat (word, "=", NULL);
    g_autofree char *bad = g_strconcat (word, "=;", NULL);
    g_autofree char *one = NULL;

    g_assert_nonnull (strstr (all, example));
    kor_error_set (&error, KOR_ERROR_BAD_VALUE, "select", bad, "selection", NULL);
    one = kor_error_describe (error);
    g_clear_error (&error);
    g_assert_cmpuint (strlen (one), <, strlen (all) / 2);
    g_assert_true (g_str_has_suffix (one, "."));
    g_assert_nonnull (strstr (one, bad));
    g_assert_nonnull (strchr (one, '.'));
  }
}

/* No code is without a sentence of its own. */
static void
test_every_code (void)
{
  for (int code = KOR_ERROR_FAILED; code <= KOR_ERROR_NOT_ALLOWED; code++) {
    GError *error = NULL;
    g_autofree char *text = NULL;

    kor_error_set (&error, (KorError) code, "first", "2", "3", "fourth", "no-name", "6", NULL);
    text = kor_error_describe (error);
    g_assert_cmpuint (strlen (text), >, 5);
    g_assert_null (strstr (text, "%s"));
    g_assert_null (strstr (text, "(null)"));
    g_assert_true (code == KOR_ERROR_FAILED || !g_str_has_prefix (text, "Something unexpected"));
    g_error_free (error);
  }
}

/* What a case lacks is told with its number, the item and what to do. */
static void
test_not_allowed (void)
{
  ASSERT_SENTENCE (
    "Case 2026-001 can’t be decided: it is not signed. Ask for the signature and compare"
    " it, or see who asks in another way: in person, by calling back or by strong"
    " electronic identification.",
    KOR_ERROR_NOT_ALLOWED,
    "2026-001",
    "decide",
    "signature",
    "");
  ASSERT_SENTENCE (
    "The identity can’t be noted in case 2026-001: it is not signed, so there is no"
    " signature to compare. See who asks in another way: in person, by calling back or by"
    " strong electronic identification.",
    KOR_ERROR_NOT_ALLOWED,
    "2026-001",
    "identify",
    "signature",
    "");
  ASSERT_SENTENCE (
    "Case 2026-012 can’t be decided: item 3 does not say on what ground. Add it, or ask the"
    " person.",
    KOR_ERROR_NOT_ALLOWED,
    "2026-012",
    "decide",
    "item-ground",
    "3");
  ASSERT_SENTENCE (
    "The limit of case 2026-012 can’t be extended: the first month is over, and the limit"
    " can be extended only within it (Article 12(3)).",
    KOR_ERROR_NOT_ALLOWED,
    "2026-012",
    "extend",
    "time",
    "");
  ASSERT_SENTENCE (
    "Case 2026-012 does not allow this.", KOR_ERROR_NOT_ALLOWED, "2026-012", "sing", "voice", "");
}

/* Each lack has a sentence for each action. */
static void
test_every_lack (void)
{
  for (int missing = 0; missing < KOR_N_MISSING; missing++)
    for (int action = 0; action < KOR_N_ACTIONS; action++)
      for (guint item = 0; item < 2; item++) {
        KorRequestLack lack = { (KorMissing) missing, item };
        g_autofree char *text = kor_request_lack_describe (&lack, (KorRequestAction) action);
        g_autofree char *whole =
          kor_request_refusal_describe ("2026-001", &lack, (KorRequestAction) action);

        g_assert_true (g_str_has_suffix (text, "."));
        g_assert_true (g_ascii_isupper (text[0]));
        g_assert_nonnull (strstr (whole, "2026-001"));
        g_assert_nonnull (strstr (whole, text + 1));
      }
}

static void
test_every_import_problem (void)
{
  static const char *const problems[] = {
    KOR_IMPORT_NOT_A_FILE,        KOR_IMPORT_FILE_TOO_LARGE,   KOR_IMPORT_NOT_TEXT,
    KOR_IMPORT_EMPTY_FILE,        KOR_IMPORT_BAD_ENCODING,     KOR_IMPORT_NUL_BYTE,
    KOR_IMPORT_BAD_CHARACTER,     KOR_IMPORT_UNBALANCED_QUOTE, KOR_IMPORT_FIELD_TOO_LONG,
    KOR_IMPORT_WRONG_FIELD_COUNT, KOR_IMPORT_UNKNOWN_FIELD,    KOR_IMPORT_UNKNOWN_COLUMN,
    KOR_IMPORT_BAD_MAP,           KOR_IMPORT_MISSING_COLUMN,   KOR_IMPORT_NO_NAME,
    KOR_IMPORT_NO_VALUE,          KOR_IMPORT_BAD_POSTCODE,     KOR_IMPORT_BAD_COUNTRY,
    KOR_IMPORT_BAD_DATE,          KOR_IMPORT_BAD_AMOUNT,       KOR_IMPORT_BAD_YES_NO,
    KOR_IMPORT_BAD_WORD,          KOR_IMPORT_DUPLICATE_ID,     KOR_IMPORT_UNKNOWN_CUSTOMER,
    KOR_IMPORT_UNKNOWN_ORDER,
  };

  for (guint i = 0; i < G_N_ELEMENTS (problems); i++) {
    GError *error = NULL;
    g_autofree char *text = NULL;

    kor_error_set (&error, KOR_ERROR_BAD_FILE, "a.csv", "3", "", "", problems[i], "VALUE", NULL);
    text = kor_error_describe (error);
    g_assert_true (g_str_has_prefix (text, "a.csv, line 3: "));
    /* A problem without a sentence would be told by its bare word. */
    g_assert_null (strstr (text, problems[i]));
    g_error_free (error);
  }
}

static void
test_others (void)
{
  for (int code = 0; code < 10; code++) {
    g_autoptr (GError) error = g_error_new_literal (
      g_quark_from_string ("kor-db-error-quark"), code, "SQLITE_CODE");
    g_autofree char *text = kor_error_describe (error);

    g_assert_nonnull (strstr (text, "(SQLITE_CODE)"));
    g_assert_true ((code == 3) == (strstr (text, "The disk is full") != NULL));
  }
  assert_sentence (g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "x"),
                   "Cancelled; nothing was changed.");
  assert_sentence (g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "No such file"),
                   "No such file");
}

static void
test_words (void)
{
  g_assert_cmpstr (kor_scope_get_title (KOR_SCOPE_OPINION_POLL), ==, "Opinion poll");
  g_assert_cmpstr (kor_extent_get_title (KOR_EXTENT_BOTH), ==, "Processing and disclosure");
  g_assert_cmpstr (kor_channel_get_title (KOR_CHANNEL_LETTER), ==, "Letter");
  g_assert_cmpstr (kor_purpose_get_title (KOR_PURPOSE_RELATION), ==, "Customer relation");
  g_assert_cmpstr (kor_left_out_get_title (KOR_LEFT_OUT_RETURNED_MAIL), ==, "Mail returned");
  g_assert_cmpstr (kor_order_state_get_title (KOR_ORDER_CANCELLED), ==, "Cancelled");
  g_assert_cmpstr (kor_invoice_state_get_title (KOR_INVOICE_WRITTEN_OFF), ==, "Written off");
  g_assert_cmpstr (kor_role_get_title (KOR_ROLE_DECIDES), ==, "Decides requests");
  g_assert_cmpstr (kor_address_kind_get_title (KOR_ADDRESS_INVOICE), ==, "Invoice address");
  g_assert_cmpstr (kor_run_state_get_title (KOR_RUN_FAILED), ==, "Failed");
  g_assert_cmpstr (kor_language_get_title (KOR_LANGUAGE_SV), ==, "Swedish");
  g_assert_cmpstr (kor_field_get_title ("postal_code"), ==, "Postcode");
  g_assert_cmpstr (kor_field_get_title ("Own column"), ==, "Own column");
  g_assert_cmpstr (kor_medium_get_title ("labels"), ==, "Address labels");
}

#define ASSERT_TITLES(prefix, Type, count)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    for (int i = 0; i < count; i++)                                                                \
      g_assert_cmpuint (strlen (kor_##prefix##_get_title ((Type) i)), >, 2);                       \
  }                                                                                                \
  G_STMT_END

/* A word that is new in core must have a title. */
static void
test_request_words (void)
{
  ASSERT_TITLES (request_kind, KorRequestKind, KOR_N_REQUEST_KINDS);
  ASSERT_TITLES (signature, KorSignature, KOR_N_SIGNATURES);
  ASSERT_TITLES (identity, KorIdentity, KOR_N_IDENTITIES);
  ASSERT_TITLES (request_state, KorRequestState, KOR_N_REQUEST_STATES);
  ASSERT_TITLES (decision, KorDecision, KOR_N_DECISIONS);
  ASSERT_TITLES (ground, KorGround, KOR_N_GROUNDS);
  ASSERT_TITLES (remedy, KorRemedy, KOR_N_REMEDIES);
  ASSERT_TITLES (item_decision, KorItemDecision, KOR_N_ITEM_DECISIONS);
  ASSERT_TITLES (party, KorParty, KOR_N_PARTIES);
  ASSERT_TITLES (notice_state, KorNoticeState, KOR_N_NOTICE_STATES);
  ASSERT_TITLES (delivery, KorDelivery, KOR_N_DELIVERIES);
  ASSERT_TITLES (letter, KorLetterKind, KOR_N_LETTERS);
  ASSERT_TITLES (recipient_role, KorRecipientRole, KOR_N_RECIPIENT_ROLES);
  ASSERT_TITLES (disclosure_ground, KorDisclosureGround, KOR_N_DISCLOSURE_GROUNDS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error-describe/sentences", test_sentences);
  g_test_add_func ("/error-describe/selection", test_selection);
  g_test_add_func ("/error-describe/every-code", test_every_code);
  g_test_add_func ("/error-describe/not-allowed", test_not_allowed);
  g_test_add_func ("/error-describe/every-lack", test_every_lack);
  g_test_add_func ("/error-describe/every-import-problem", test_every_import_problem);
  g_test_add_func ("/error-describe/others", test_others);
  g_test_add_func ("/words-text/titles", test_words);
  g_test_add_func ("/words-text/request-words", test_request_words);
  return g_test_run ();
}
