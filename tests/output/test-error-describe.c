/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-error-describe.h"

#include "kor-error.h"
#include "kor-import-record.h"
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
  ASSERT_SENTENCE ("customers.csv, line 12, column 4 (Postcode): “123” is not a Finnish postcode: five "
                   "digits are needed.",
                   KOR_ERROR_BAD_FILE,
                   "customers.csv",
                   "12",
                   "4",
                   "postal_code",
                   KOR_IMPORT_BAD_POSTCODE,
                   "123");
  ASSERT_SENTENCE ("orders.csv, Customer number: No column of the file is this field. Say which with FIELD=COLUMN.",
                   KOR_ERROR_BAD_FILE,
                   "orders.csv",
                   "",
                   "",
                   "customer_id",
                   KOR_IMPORT_MISSING_COLUMN,
                   "");
  ASSERT_SENTENCE ("There is no customer “77”.", KOR_ERROR_NOT_FOUND, "customer", "77");
  ASSERT_SENTENCE ("“thing” was not found.", KOR_ERROR_NOT_FOUND, "something", "thing");
  ASSERT_SENTENCE ("Your role does not allow this; the role “Prints lists” is needed. Ask an administrator.",
                   KOR_ERROR_NO_RIGHT,
                   "prints");
  ASSERT_SENTENCE ("E-mail: “a@” does not fit. An e-mail address has the form name@company.example.",
                   KOR_ERROR_BAD_VALUE,
                   "email",
                   "a@",
                   "email");
  ASSERT_SENTENCE ("“/srv/A.kortisto” is in use by another program since 2026-11-23 08:12. Close it there "
                   "(computer toimisto-2, process 4711) and try again.",
                   KOR_ERROR_IN_USE,
                   "/srv/A.kortisto",
                   "2026-11-23 08:12",
                   "toimisto-2",
                   "4711");
  ASSERT_SENTENCE ("Wrong user name or password.", KOR_ERROR_WRONG_PASSWORD);
  ASSERT_SENTENCE ("1 person has been taken off the list since the preview. Look at the list again.",
                   KOR_ERROR_RUN_CHANGED,
                   "1");
  ASSERT_SENTENCE ("12 people have been taken off the list since the preview. Look at the list again.",
                   KOR_ERROR_RUN_CHANGED,
                   "12");
  ASSERT_SENTENCE ("“aino” has no valid confidentiality agreement. An administrator records it.",
                   KOR_ERROR_NO_AGREEMENT,
                   "aino",
                   "");
}

/* No code is without a sentence, however few facts it comes with. */
static void
test_every_code (void)
{
  for (int code = KOR_ERROR_FAILED; code <= KOR_ERROR_CLOSED; code++) {
    GError *error = NULL;
    g_autofree char *text = NULL;

    kor_error_set (&error, (KorError) code, NULL);
    text = kor_error_describe (error);
    g_assert_cmpuint (strlen (text), >, 5);
    g_assert_null (strstr (text, "%s"));
    g_assert_true (code == KOR_ERROR_FAILED || !g_str_has_prefix (text, "Something unexpected"));
    g_error_free (error);
  }
}

static void
test_every_import_problem (void)
{
  static const char *const problems[] = {
    KOR_IMPORT_NOT_A_FILE,       KOR_IMPORT_FILE_TOO_LARGE,   KOR_IMPORT_NOT_TEXT,
    KOR_IMPORT_EMPTY_FILE,       KOR_IMPORT_BAD_ENCODING,     KOR_IMPORT_NUL_BYTE,
    KOR_IMPORT_BAD_CHARACTER,    KOR_IMPORT_UNBALANCED_QUOTE, KOR_IMPORT_FIELD_TOO_LONG,
    KOR_IMPORT_WRONG_FIELD_COUNT, KOR_IMPORT_UNKNOWN_FIELD,   KOR_IMPORT_UNKNOWN_COLUMN,
    KOR_IMPORT_BAD_MAP,          KOR_IMPORT_MISSING_COLUMN,   KOR_IMPORT_NO_NAME,
    KOR_IMPORT_NO_VALUE,         KOR_IMPORT_BAD_POSTCODE,     KOR_IMPORT_BAD_COUNTRY,
    KOR_IMPORT_BAD_DATE,         KOR_IMPORT_BAD_AMOUNT,       KOR_IMPORT_BAD_YES_NO,
    KOR_IMPORT_BAD_WORD,         KOR_IMPORT_DUPLICATE_ID,     KOR_IMPORT_UNKNOWN_CUSTOMER,
    KOR_IMPORT_UNKNOWN_ORDER,
  };

  for (guint i = 0; i < G_N_ELEMENTS (problems); i++) {
    GError *error = NULL;
    g_autofree char *text = NULL;

    kor_error_set (&error, KOR_ERROR_BAD_FILE, "a.csv", "3", "", "", problems[i], "VALUE", NULL);
    text = kor_error_describe (error);
    g_assert_true (g_str_has_prefix (text, "a.csv, line 3: "));
    g_assert_null (strstr (text, "cannot be used"));
    g_error_free (error);
  }
}

static void
test_others (void)
{
  assert_sentence (g_error_new_literal (g_quark_from_string ("kor-db-error-quark"), 3, "SQLITE_FULL"),
                   "The disk is full. Nothing was changed. Make room and try again.");
  assert_sentence (g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "x"),
                   "Cancelled. Nothing was changed.");
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error-describe/sentences", test_sentences);
  g_test_add_func ("/error-describe/every-code", test_every_code);
  g_test_add_func ("/error-describe/every-import-problem", test_every_import_problem);
  g_test_add_func ("/error-describe/others", test_others);
  g_test_add_func ("/words-text/titles", test_words);
  return g_test_run ();
}
