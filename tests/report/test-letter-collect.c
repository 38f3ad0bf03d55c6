/* SPDX-License-Identifier: GPL-3.0-or-later */

/* R49–R60: the papers of a case, made from the register and kept with it. */

#include "kor-letter-collect.h"
#include "kor-test-requests.h"

#include <string.h>

static KorCasePaper *
make (KorRegister *self, gint64 id, KorLetterKind kind, KorLanguage language, const char *party)
{
  g_autoptr (GError) error = NULL;
  KorCasePaper *paper = kor_case_paper_make (self, id, kind, language, party, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (paper->pdf, NULL), "%PDF-"));
  g_assert_cmpuint (paper->n_pages, >, 0);
  return paper;
}

static gboolean
page_has (const KorCasePaper *paper, const char *text)
{
  g_autofree char *page =
    g_strndup (g_bytes_get_data (paper->page_xml, NULL), g_bytes_get_size (paper->page_xml));

  return strstr (page, text) != NULL;
}

#define make_refused(id, kind, party, ...)                                                         \
  kor_test_assert_refused (                                                                        \
    kor_case_paper_make (self, id, kind, KOR_LANGUAGE_FI, party, &refused_error) != NULL,          \
    __VA_ARGS__)

/* An unsigned request: the letter that asks for the signature, kept, is the step. */
static void
test_ask_signature (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Onni", "Lumilahti");
  KorRequest *unsaved = kor_test_request_new (KOR_REQUEST_ACCESS, customer, "2026-11-06");
  g_autoptr (KorCasePaper) paper = NULL;
  g_autoptr (KorRequest) request = NULL;
  g_autoptr (KorPageLayout) layout = NULL;
  gint64 id;

  unsaved->signature = KOR_SIGNATURE_NONE;
  id = kor_test_save_request (self, unsaved);
  paper = make (self, id, KOR_LETTER_ASK_SIGNATURE, KOR_LANGUAGE_SV, NULL);
  g_assert_cmpstr (paper->name, ==, "2026-001-ask-signature.pdf");
  g_assert_null (paper->xml);
  g_assert_null (paper->party);
  g_assert_true (page_has (paper, "underteckna din begäran"));
  g_assert_true (page_has (paper, "<line>Hämeenkatu 5 A 12</line>"));
  g_assert_true (page_has (paper, KOR_TEST_USER_NAME));
  layout = kor_case_paper_layout_new (paper);
  g_assert_cmpuint (kor_page_layout_get_n_pages (layout), ==, paper->n_pages);

  request = kor_test_load_request (self, id);
  g_assert_cmpint (request->asked_signature, ==, KOR_DATE_NONE);
  kor_test_assert_done (kor_case_paper_keep (self, paper, &done_error));
  kor_request_free (request);
  request = kor_test_load_request (self, id);
  g_assert_cmpint (request->asked_signature, ==, kor_test_today ());
  g_assert_cmpuint (request->documents->len, ==, 1);
  g_assert_cmpstr (((KorDocument *) request->documents->pdata[0])->name, ==, paper->name);
  g_assert_cmpint (((KorDocument *) request->documents->pdata[0])->language, ==, KOR_LANGUAGE_SV);
  kor_test_register_free (self);
}

/* A paper that the case is not ready for is not made. */
static void
test_not_ready (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Onni", "Lumilahti");
  gint64 id = kor_test_add_request (self, KOR_REQUEST_ACCESS, customer);

  make_refused (
    id, KOR_LETTER_DECISION, NULL, KOR_ERROR_NOT_ALLOWED, "2026-001", "attach", "decision", "");
  make_refused (
    id, KOR_LETTER_REPLY, NULL, KOR_ERROR_NOT_ALLOWED, "2026-001", "carry-out", "decision", "");
  make_refused (
    id, KOR_LETTER_NOTICE, NULL, KOR_ERROR_NOT_ALLOWED, "2026-001", "notify", "party", "");
  make_refused (99, KOR_LETTER_RECEIPT, NULL, KOR_ERROR_NOT_FOUND, "request", "99");
  kor_test_register_free (self);
}

/* Decision, certificate and extension are the person in charge's (R59). */
static void
test_rights (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Onni", "Lumilahti");
  gint64 id = kor_test_add_known_request (self, KOR_REQUEST_ERASURE, customer);
  g_autoptr (KorUser) clerk = kor_test_user_new ("kerttu", KOR_ROLE_MAINTAINS);
  g_autoptr (KorUser) reader = kor_test_user_new ("lauri", KOR_ROLE_READS);
  g_autoptr (KorSecret) password = kor_test_secret (KOR_TEST_PASSWORD);
  g_autoptr (KorCasePaper) receipt = NULL;
  g_autoptr (KorCasePaper) certificate = NULL;

  kor_test_assert_done (kor_register_decide_request (self, id, FALSE, "Laki estää.", &done_error));
  kor_test_assert_done (kor_register_add_user (self, clerk, password, &done_error));
  kor_test_assert_done (kor_register_add_user (self, reader, password, &done_error));
  certificate = make (self, id, KOR_LETTER_CERTIFICATE, KOR_LANGUAGE_FI, NULL);
  g_assert_true (page_has (certificate, "<p>Laki estää.</p>"));

  self = kor_test_register_reopen (self, "kerttu");
  make_refused (id, KOR_LETTER_CERTIFICATE, NULL, KOR_ERROR_NO_RIGHT, "decides");
  make_refused (id, KOR_LETTER_DECISION, NULL, KOR_ERROR_NO_RIGHT, "decides");
  make_refused (id, KOR_LETTER_EXTENSION, NULL, KOR_ERROR_NO_RIGHT, "decides");
  kor_test_assert_refused (
    kor_case_paper_keep (self, certificate, &refused_error), KOR_ERROR_NO_RIGHT, "decides");
  receipt = make (self, id, KOR_LETTER_RECEIPT, KOR_LANGUAGE_EN, NULL);
  self = kor_test_register_reopen (self, "lauri");
  make_refused (id, KOR_LETTER_RECEIPT, NULL, KOR_ERROR_NO_RIGHT, "maintains");
  kor_test_register_free (self);
}

static void
add_recipient (KorRegister *self, gint64 customer, const char *name, const char *lines)
{
  g_autoptr (KorRecipient) recipient = kor_recipient_new (name, KOR_RECIPIENT_PRINTER);
  g_autoptr (KorDisclosure) disclosure = NULL;

  recipient->lines = g_strdup (lines);
  kor_test_assert_done (kor_register_save_recipient (self, recipient, &done_error));
  disclosure = kor_disclosure_new (customer, recipient->id, kor_test_today ());
  disclosure->ground = KOR_DISCLOSURE_PROCESSING;
  disclosure->fields = g_strsplit ("last_name", " ", -1);
  kor_test_assert_done (kor_register_add_disclosure (self, disclosure, &done_error));
}

/* Two parties wait: each has its own letter, and then there is nobody to choose. */
static void
test_notices (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Onni", "Lumilahti");
  gint64 id = kor_test_add_known_request (self, KOR_REQUEST_RECTIFICATION, customer);
  g_autoptr (KorCasePaper) first = NULL;
  g_autoptr (KorCasePaper) second = NULL;
  g_autoptr (KorCasePaper) copy = NULL;

  add_recipient (self, customer, "Painotalo Oy", "Painokuja 2\n00990 HELSINKI");
  add_recipient (self, customer, "Posti & Pojat", NULL);
  kor_test_claim (self, id, "last_name", "Lumilampi", KOR_GROUND_WRONG);
  kor_test_assert_done (kor_register_decide_request (self, id, TRUE, NULL, &done_error));

  make_refused (id, KOR_LETTER_NOTICE, NULL, KOR_ERROR_MISSING_VALUE, "party");
  make_refused (id, KOR_LETTER_NOTICE, "Muu Oy", KOR_ERROR_NOT_FOUND, "notice", "Muu Oy");
  first = make (self, id, KOR_LETTER_NOTICE, KOR_LANGUAGE_FI, "Painotalo Oy");
  g_assert_cmpstr (first->name, ==, "2026-001-notice-Painotalo-Oy.pdf");
  g_assert_true (page_has (first, "<line>Painokuja 2</line>"));
  g_assert_true (page_has (first, "Onni Lumilampi (aiemmissa tiedoissa: Lumilahti)"));
  g_assert_false (page_has (first, "Hämeenkatu"));
  kor_test_assert_done (kor_case_paper_keep (self, first, &done_error));

  second = make (self, id, KOR_LETTER_NOTICE, KOR_LANGUAGE_EN, NULL);
  g_assert_cmpstr (second->party, ==, "Posti & Pojat");
  g_assert_cmpstr (second->name, ==, "2026-001-notice-Posti-Pojat.pdf");
  kor_test_assert_done (kor_case_paper_keep (self, second, &done_error));
  make_refused (id, KOR_LETTER_NOTICE, NULL, KOR_ERROR_MISSING_VALUE, "party");
  copy = make (self, id, KOR_LETTER_NOTICE, KOR_LANGUAGE_FI, "Painotalo Oy");
  g_assert_true (page_has (copy, "Lumilampi"));
  kor_test_register_free (self);
}

static void
assert_reply (KorRegister *self, KorRequestKind kind, gint64 customer, const char *root)
{
  gint64 id = kor_test_add_known_request (self, kind, customer);
  g_autoptr (KorCasePaper) paper = NULL;
  g_autoptr (KorRequest) request = NULL;
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;

  kor_test_assert_done (kor_register_decide_request (self, id, TRUE, NULL, &done_error));
  paper = make (self, id, KOR_LETTER_REPLY, KOR_LANGUAGE_FI, NULL);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (paper->xml, NULL), root));
  g_assert_true (page_has (paper, "Henkilötietosi asiakasrekisterissämme"));
  kor_test_assert_done (kor_case_paper_keep (self, paper, &done_error));
  request = kor_test_load_request (self, id);
  number = kor_request_get_number (request);
  name = g_strconcat (number, "-reply.pdf", NULL);
  g_assert_cmpstr (paper->name, ==, name);
  g_assert_true (request->reply_kept);
  g_assert_cmpuint (request->documents->len, ==, 2);
}

static void
test_replies (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Onni", "Lumilahti");

  assert_reply (self, KOR_REQUEST_ACCESS, customer, "<access-report ");
  assert_reply (self, KOR_REQUEST_PORTABILITY, customer, "<portability ");
  kor_test_register_free (self);
}

/* The bans that an objection has made stand on the confirmation. */
static void
test_ban_confirmation (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Onni", "Lumilahti");
  gint64 id = kor_test_add_known_request (self, KOR_REQUEST_OBJECTION, customer);
  g_autoptr (KorCasePaper) paper = NULL;

  kor_test_add_ban (self, customer, KOR_SCOPE_OPINION_POLL, KOR_EXTENT_BOTH);
  kor_test_assert_done (kor_register_decide_request (self, id, TRUE, NULL, &done_error));
  paper = make (self, id, KOR_LETTER_BAN_CONFIRMATION, KOR_LANGUAGE_FI, NULL);
  g_assert_true (page_has (paper, "Mielipidetutkimus"));
  g_assert_true (page_has (paper, "Suoramarkkinointi"));
  kor_test_register_free (self);
}

/* The office's text of one language stands on its letters, and the other languages keep theirs. */
static void
test_own_texts (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Onni", "Lumilahti");
  gint64 id = kor_test_add_request (self, KOR_REQUEST_ACCESS, customer);
  g_autoptr (KorCasePaper) finnish = NULL;
  g_autoptr (KorCasePaper) english = NULL;

  kor_test_assert_done (kor_register_set_text (
    self, KOR_LANGUAGE_FI, "letter.receipt.fee", "Tästä ei peritä maksua.", &done_error));
  finnish = make (self, id, KOR_LETTER_RECEIPT, KOR_LANGUAGE_FI, NULL);
  english = make (self, id, KOR_LETTER_RECEIPT, KOR_LANGUAGE_EN, NULL);
  g_assert_true (page_has (finnish, "Tästä ei peritä maksua."));
  g_assert_false (page_has (finnish, "maksutonta"));
  g_assert_true (page_has (english, "free of charge"));
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/letter-collect/ask-signature", test_ask_signature);
  g_test_add_func ("/letter-collect/not-ready", test_not_ready);
  g_test_add_func ("/letter-collect/rights", test_rights);
  g_test_add_func ("/letter-collect/notices", test_notices);
  g_test_add_func ("/letter-collect/replies", test_replies);
  g_test_add_func ("/letter-collect/ban-confirmation", test_ban_confirmation);
  g_test_add_func ("/letter-collect/own-texts", test_own_texts);
  return kor_test_run ();
}
