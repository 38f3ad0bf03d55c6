/* SPDX-License-Identifier: GPL-3.0-or-later */

/* R50–R60: a case goes its way step by step, and says what it lacks. */

#include "kor-test-requests.h"

static gboolean
identify (KorRegister *self, gint64 id, GError **error)
{
  return kor_register_identify_request (self, id, KOR_IDENTITY_COMPARED, "sopimus 2024", error);
}

static gboolean
extend (KorRegister *self, gint64 id, GError **error)
{
  return kor_register_extend_request (self, id, "paljon papereita", error);
}

static gboolean
grant (KorRegister *self, gint64 id, GError **error)
{
  return kor_register_decide_request (self, id, TRUE, NULL, error);
}

static gboolean
reply (KorRegister *self, gint64 id, GError **error)
{
  return kor_test_keep_letter (self, id, KOR_LETTER_REPLY, error);
}

static gboolean
deliver (KorRegister *self, gint64 id, GError **error)
{
  return kor_register_deliver_request (self, id, KOR_DELIVERY_LETTER, KOR_DATE_NONE, error);
}

static gboolean
attach (KorRegister *self, gint64 id, GError **error)
{
  g_autoptr (KorDocument) document =
              kor_document_new (KOR_DOCUMENT_ATTACHMENT, "pyyntö.pdf", "application/pdf");
  g_autoptr (GInputStream) stream = kor_test_stream_new (100);

  document->request_id = id;
  return kor_register_attach_document (self, document, stream, NULL, error);
}

static gboolean
edit (KorRegister *self, gint64 id, GError **error)
{
  g_autoptr (KorRequest) request = kor_test_load_request (self, id);

  return kor_register_update_request (self, request, error);
}

static gboolean
claim (KorRegister *self, gint64 id, GError **error)
{
  g_autoptr (KorRequestItem) item = kor_request_item_new ("city");

  return kor_register_save_request_item (self, id, item, error);
}

static gboolean
notify (KorRegister *self, gint64 id, GError **error)
{
  return kor_register_track_notice (self, id, 1, KOR_NOTICE_DONE, NULL, error);
}

static gboolean
withhold (KorRegister *self, gint64 id, GError **error)
{
  return kor_register_withhold (self, id, "muistiinpano", "koskee toista", error);
}

static gboolean
certify (KorRegister *self, gint64 id, GError **error)
{
  return kor_test_keep_letter (self, id, KOR_LETTER_CERTIFICATE, error);
}

/* What may be tried with a case, and what it lacks for it at each of the stages of test_way(): "" when
 * it may be done (which is then not tried here). */
static const struct {
  const char *name;
  gboolean (*operation) (KorRegister *self, gint64 id, GError **error);
  const char *action;
  const char *lacks[6]; /* received, identified, decided, replied, delivered, closed */
} attempts[] = {
  { "edit", edit, "edit", { "", "", "undecided", "undecided", "undecided", "open" } },
  { "attach", attach, "attach", { "", "", "", "", "", "open" } },
  { "claim", claim, "claim", { "kind", "kind", "kind", "kind", "kind", "open" } },
  { "identify", identify, "identify", { "", "", "undecided", "undecided", "undecided", "open" } },
  { "extend", extend, "extend", { "", "", "undecided", "undecided", "undecided", "open" } },
  { "grant", grant, "decide", { "comparison", "", "undecided", "undecided", "undecided", "open" } },
  { "carry out",
    kor_register_carry_out_request,
    "carry-out",
    { "decision", "decision", "reply", "undone", "undone", "open" } },
  { "reply", reply, "carry-out", { "decision", "decision", "", "", "undone", "open" } },
  { "certify",
    certify,
    "attach",
    { "decision", "decision", "refusal", "refusal", "refusal", "open" } },
  { "deliver", deliver, "deliver", { "decision", "decision", "reply", "", "undone", "open" } },
  { "notify", notify, "notify", { "decision", "decision", "?", "?", "?", "open" } },
  { "withhold", withhold, "carry-out", { "", "", "", "", "undone", "open" } },
  { "close",
    kor_register_close_request,
    "close",
    { "decision", "decision", "reply", "delivery", "", "open" } },
};

static void
assert_refusals (KorRegister *self, gint64 id, guint stage)
{
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++) {
    const char *lack = attempts[i].lacks[stage];
    gint64 entries = kor_test_journal_length (self);
    guint n_files = kor_test_count_files (self);
    g_autoptr (GError) error = NULL;

    if (*lack == '\0')
      continue;
    g_test_message ("%s at stage %u", attempts[i].name, stage);
    g_assert_false (attempts[i].operation (self, id, &error));
    if (*lack == '?') /* this case has no notices */
      kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "notice", "1", NULL);
    else
      kor_test_assert_error (
        error, KOR_ERROR_NOT_ALLOWED, "2026-001", attempts[i].action, lack, "", NULL);
    g_assert_cmpint (kor_test_journal_length (self), ==, entries);
    g_assert_cmpuint (kor_test_count_files (self), ==, n_files);
  }
}

/* The way of a request for access; at each stage everything else is refused, and says why. */
static void
test_way (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 id = kor_test_add_request (self, KOR_REQUEST_ACCESS, customer);
  g_autoptr (KorRequest) request = NULL;

  assert_refusals (self, id, 0);
  kor_test_assert_done (identify (self, id, &done_error));
  assert_refusals (self, id, 1);
  kor_test_assert_done (withhold (self, id, &done_error));
  kor_test_assert_done (grant (self, id, &done_error));
  assert_refusals (self, id, 2);
  kor_test_assert_done (reply (self, id, &done_error));
  assert_refusals (self, id, 3);
  kor_test_assert_done (deliver (self, id, &done_error));
  assert_refusals (self, id, 4);
  kor_test_assert_done (kor_register_close_request (self, id, &done_error));
  assert_refusals (self, id, 5);

  request = kor_test_load_request (self, id);
  g_assert_cmpint (kor_request_get_state (request), ==, KOR_REQUEST_CLOSED);
  g_assert_cmpint (request->identity, ==, KOR_IDENTITY_COMPARED);
  g_assert_cmpstr (request->identity_with, ==, "sopimus 2024");
  g_assert_cmpint (request->identity_on, ==, kor_test_today ());
  g_assert_cmpstr (request->identity_by, ==, KOR_TEST_USER_NAME);
  g_assert_cmpint (request->decision, ==, KOR_DECISION_GRANTED);
  g_assert_cmpint (request->decided, ==, kor_test_today ());
  g_assert_cmpstr (request->decided_by, ==, KOR_TEST_USER_NAME);
  g_assert_cmpint (request->carried_out, ==, kor_test_today ());
  g_assert_cmpstr (request->carried_out_by, ==, KOR_TEST_USER_NAME);
  g_assert_cmpint (request->delivered, ==, kor_test_today ());
  g_assert_cmpint (request->delivery, ==, KOR_DELIVERY_LETTER);
  g_assert_cmpstr (request->delivered_by, ==, KOR_TEST_USER_NAME);
  g_assert_cmpint (request->closed, ==, kor_test_today ());
  g_assert_cmpstr (request->closed_by, ==, KOR_TEST_USER_NAME);
  g_assert_cmpuint (request->withheld->len, ==, 1);
  g_assert_cmpuint (request->documents->len, ==, 2);
  kor_test_register_free (self);
}

/* Its journal tells it all, and no value of anybody. */
static void
test_journal (void)
{
  static const char *const expected[] = {
    "add 2026-001 access",
    "letter 2026-001 receipt fi",
    "letter 2026-001 ask-signature fi",
    "identify 2026-001 in-person",
    "decide 2026-001 granted",
    "letter 2026-001 reply fi",
    "deliver 2026-001 letter 2026-11-23",
    "close 2026-001",
  };
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 id = kor_test_add_request (self, KOR_REQUEST_ACCESS, customer);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  kor_test_assert_done (kor_test_keep_letter (self, id, KOR_LETTER_RECEIPT, &done_error));
  kor_test_assert_done (kor_test_keep_letter (self, id, KOR_LETTER_ASK_SIGNATURE, &done_error));
  kor_test_assert_done (
    kor_register_identify_request (self, id, KOR_IDENTITY_IN_PERSON, "passi", &done_error));
  kor_test_assert_done (grant (self, id, &done_error));
  kor_test_assert_done (reply (self, id, &done_error));
  kor_test_assert_done (deliver (self, id, &done_error));
  kor_test_assert_done (kor_register_close_request (self, id, &done_error));
  entries = kor_register_list_subject_journal (self, "request", id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < entries->len; i++) {
    const KorJournalEntry *entry = entries->pdata[i];
    g_autofree char *line = g_strdup_printf ("%s %s", entry->action, entry->details);

    g_assert_cmpstr (line, ==, expected[i]);
    g_assert_cmpstr (entry->user, ==, KOR_TEST_USER);
  }
  kor_test_assert_done (kor_register_verify (self, NULL, &done_error));
  kor_test_register_free (self);
}

/* A signature that is not there can't be compared; who checked another way has shown it. */
static void
test_identity (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  g_autoptr (KorRequest) request = kor_test_request_new (KOR_REQUEST_ACCESS, customer, "2026-11-06");
  gint64 id;

  request->signature = KOR_SIGNATURE_NONE;
  kor_test_assert_done (kor_register_add_request (self, request, &done_error));
  id = request->id;
  kor_test_assert_refused (
    grant (self, id, &refused_error), KOR_ERROR_NOT_ALLOWED, "2026-001", "decide", "signature", "");
  kor_test_assert_refused (identify (self, id, &refused_error),
                           KOR_ERROR_NOT_ALLOWED,
                           "2026-001",
                           "identify",
                           "signature",
                           "");
  kor_test_assert_refused (
    kor_register_identify_request (self, id, KOR_IDENTITY_NONE, NULL, &refused_error),
    KOR_ERROR_MISSING_VALUE,
    "identity");
  kor_test_assert_done (
    kor_register_identify_request (self, id, KOR_IDENTITY_CALLBACK, "040 123", &done_error));
  kor_test_assert_done (grant (self, id, &done_error));
  kor_test_register_free (self);
}

/* Art. 12(3): two months more, once, with reasons, within the first month. */
static void
test_extension (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 id = kor_test_add_request (self, KOR_REQUEST_ACCESS, customer);
  gint64 late =
    kor_test_save_request (self, kor_test_request_new (KOR_REQUEST_ACCESS, customer, "2026-10-22"));
  g_autoptr (KorRequest) request = NULL;

  kor_test_assert_refused (kor_test_keep_letter (self, id, KOR_LETTER_EXTENSION, &refused_error),
                           KOR_ERROR_NOT_ALLOWED,
                           "2026-001",
                           "attach",
                           "extension",
                           "");
  kor_test_assert_refused (
    kor_register_extend_request (self, id, "", &refused_error), KOR_ERROR_MISSING_VALUE, "because");
  kor_test_assert_done (extend (self, id, &done_error));
  kor_test_assert_done (kor_test_keep_letter (self, id, KOR_LETTER_EXTENSION, &done_error));
  request = kor_test_load_request (self, id);
  g_assert_cmpint (request->due, ==, kor_date_from_ymd (2027, 2, 8));
  g_assert_cmpint (request->extended, ==, kor_test_today ());
  g_assert_cmpstr (request->extended_because, ==, "paljon papereita");
  g_assert_cmpstr (request->extended_by, ==, KOR_TEST_USER_NAME);
  kor_test_assert_refused (extend (self, id, &refused_error),
                           KOR_ERROR_NOT_ALLOWED,
                           "2026-001",
                           "extend",
                           "unextended",
                           "");
  /* Another day of receipt leaves it extended. */
  request->received = kor_date_from_ymd (2026, 11, 5);
  kor_test_assert_done (kor_register_update_request (self, request, &done_error));
  g_assert_cmpint (request->due, ==, kor_date_from_ymd (2027, 2, 5));
  /* The month from 22.10. ends on a Sunday, so that today is still in it. */
  kor_test_assert_done (extend (self, late, &done_error));
  late =
    kor_test_save_request (self, kor_test_request_new (KOR_REQUEST_ACCESS, customer, "2026-10-12"));
  kor_test_assert_refused (
    extend (self, late, &refused_error), KOR_ERROR_NOT_ALLOWED, "2026-003", "extend", "time", "");
  kor_test_register_free (self);
}

/* The day of delivery lies between receipt and today. */
static void
test_delivery (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 id = kor_test_add_known_request (self, KOR_REQUEST_ACCESS, customer);
  KorDate day = kor_date_from_ymd (2026, 11, 20);
  g_autoptr (KorRequest) request = NULL;

  kor_test_assert_done (grant (self, id, &done_error));
  kor_test_assert_done (reply (self, id, &done_error));
  kor_test_assert_refused (kor_register_deliver_request (
                             self, id, KOR_DELIVERY_EMAIL, kor_test_today () + 1, &refused_error),
                           KOR_ERROR_BAD_VALUE,
                           "delivered",
                           "2026-11-24",
                           "day-of-case");
  kor_test_assert_refused (
    kor_register_deliver_request (
      self, id, KOR_DELIVERY_EMAIL, kor_date_from_ymd (2026, 11, 5), &refused_error),
    KOR_ERROR_BAD_VALUE,
    "delivered",
    "2026-11-05",
    "day-of-case");
  kor_test_assert_done (
    kor_register_deliver_request (self, id, KOR_DELIVERY_ELECTRONIC, day, &done_error));
  request = kor_test_load_request (self, id);
  g_assert_cmpint (request->delivered, ==, day);
  g_assert_cmpint (request->delivery, ==, KOR_DELIVERY_ELECTRONIC);
  kor_test_register_free (self);
}

/* R60: the Ombudsman may have a case, also one that was closed, and gives it back with an outcome. */
static void
test_ombudsman (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 id = kor_test_add_known_request (self, KOR_REQUEST_ERASURE, customer);
  KorDate since = kor_date_from_ymd (2026, 11, 20), ended = kor_date_from_ymd (2027, 3, 1);
  g_autoptr (KorRequest) request = NULL;

  kor_test_assert_refused (kor_register_decide_request (self, id, FALSE, "", &refused_error),
                           KOR_ERROR_MISSING_VALUE,
                           "because");
  kor_test_assert_done (
    kor_register_decide_request (self, id, FALSE, "lasku avoinna", &done_error));
  kor_test_assert_refused (deliver (self, id, &refused_error),
                           KOR_ERROR_NOT_ALLOWED,
                           "2026-001",
                           "deliver",
                           "certificate",
                           "");
  kor_test_assert_done (certify (self, id, &done_error));
  kor_test_assert_done (deliver (self, id, &done_error));
  kor_test_assert_done (kor_register_close_request (self, id, &done_error));
  kor_test_assert_refused (kor_register_note_ombudsman (
                             self, id, NULL, KOR_DATE_NONE, NULL, KOR_DATE_NONE, &refused_error),
                           KOR_ERROR_MISSING_VALUE,
                           "ombudsman_since");
  kor_test_assert_refused (
    kor_register_note_ombudsman (self, id, NULL, since, NULL, ended, &refused_error),
    KOR_ERROR_MISSING_VALUE,
    "ombudsman_outcome");
  kor_test_assert_refused (
    kor_register_note_ombudsman (self, id, NULL, since, "hylätty", since - 1, &refused_error),
    KOR_ERROR_BAD_VALUE,
    "ombudsman_ended",
    "2026-11-19",
    "day-of-case");
  kor_test_assert_done (
    kor_register_note_ombudsman (self, id, "1234/182/26", since, NULL, KOR_DATE_NONE, &done_error));
  request = kor_test_load_request (self, id);
  g_assert_cmpint (kor_request_get_state (request), ==, KOR_REQUEST_AT_OMBUDSMAN);
  g_assert_cmpstr (request->ombudsman_diary, ==, "1234/182/26");
  kor_test_assert_done (kor_register_note_ombudsman (
    self, id, "1234/182/26", since, "ei huomauttamista", since, &done_error));
  kor_request_free (g_steal_pointer (&request));
  request = kor_test_load_request (self, id);
  g_assert_cmpint (kor_request_get_state (request), ==, KOR_REQUEST_CLOSED);
  g_assert_cmpstr (request->ombudsman_outcome, ==, "ei huomauttamista");
  g_assert_cmpstr (request->decided_because, ==, "lasku avoinna");
  g_assert_cmpint (request->carried_out, ==, KOR_DATE_NONE);
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/request-steps/way", test_way);
  g_test_add_func ("/request-steps/journal", test_journal);
  g_test_add_func ("/request-steps/identity", test_identity);
  g_test_add_func ("/request-steps/extension", test_extension);
  g_test_add_func ("/request-steps/delivery", test_delivery);
  g_test_add_func ("/request-steps/ombudsman", test_ombudsman);
  return kor_test_run ();
}
