/* SPDX-License-Identifier: GPL-3.0-or-later */

/* R54–R59, R61: what is decided is done with the decision, or nothing is. */

#include "kor-test-requests.h"

#define verdict(number_, decision_, value_, because_)                                              \
  ((KorItemVerdict) { number_, decision_, value_, because_ })

static gboolean
decide_one (KorRegister *self, gint64 id, KorItemVerdict one, GError **error)
{
  return kor_register_decide_items (self, id, &one, 1, error);
}

static KorRequestItem *
get_item (const KorRequest *request, guint number)
{
  KorRequestItem *item = kor_request_find_item (request, number);

  g_assert_nonnull (item);
  return item;
}

/* "1 recipient Posti Oy waiting | …" */
static char *
list_notices (KorRegister *self, gint64 id)
{
  g_autoptr (KorRequest) request = kor_test_load_request (self, id);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < request->notices->len; i++) {
    const KorRequestNotice *notice = request->notices->pdata[i];

    g_string_append_printf (text,
                            "%s%u %s %s %s",
                            i > 0 ? " | " : "",
                            notice->item,
                            kor_party_to_string (notice->party),
                            notice->name,
                            kor_notice_state_to_string (notice->state));
  }
  return g_string_free (text, FALSE);
}

#define assert_notices(id, expected)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *listed = list_notices (self, id);                                             \
    g_assert_cmpstr (listed, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

#define assert_value(customer, field, expected)                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *current = kor_test_current_value (self, customer, field);                     \
    g_assert_cmpstr (current, ==, expected);                                                       \
  }                                                                                                \
  G_STMT_END

static gint64
add_from (KorRegister *self, const char *source)
{
  g_autoptr (KorCustomer) customer = kor_test_customer_new ("Aino", "Alto");

  kor_customer_set_email (customer, "aino@posti.example");
  kor_test_assert_done (kor_register_save_customer (self, customer, source, NULL, &done_error));
  return customer->id;
}

static void
disclose (
  KorRegister *self, gint64 customer, const char *name, const char *date, const char *fields)
{
  g_autoptr (KorRecipient) recipient = kor_register_find_recipient (self, name, NULL);
  g_autoptr (KorDisclosure) disclosure = NULL;

  if (recipient == NULL) {
    recipient = kor_recipient_new (name, KOR_RECIPIENT_PRINTER);
    kor_test_assert_done (kor_register_save_recipient (self, recipient, &done_error));
  }
  disclosure = kor_disclosure_new (customer, recipient->id, kor_date_parse (date));
  disclosure->ground = KOR_DISCLOSURE_PROCESSING;
  disclosure->fields = g_strsplit (fields, " ", -1);
  kor_test_assert_done (kor_register_add_disclosure (self, disclosure, &done_error));
}

static gint64
add_rectification (KorRegister *self, gint64 customer)
{
  return kor_test_add_known_request (self, KOR_REQUEST_RECTIFICATION, customer);
}

static void
assert_whole (KorRegister *self)
{
  kor_test_assert_done (kor_register_verify (self, NULL, &done_error));
}

/* --- rectification ----------------------------------------------------------------------------- */

/* One item accepted, one completed, one refused: the register is changed with its history, two notices
 * wait, and the case is partly granted. */
static void
test_rectification (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = add_from (self, "web-shop");
  gint64 id = add_rectification (self, customer);
  const KorItemVerdict verdicts[] = {
    { 1, KOR_ITEM_ACCEPT, NULL, NULL },
    { 2, KOR_ITEM_COMPLETE, "Hämeenkatu 5 B 3", "tarkistettu" },
    { 3, KOR_ITEM_REFUSE, NULL, "osoite on oikein" },
  };
  g_autoptr (KorRequest) request = NULL;
  g_autoptr (KorCustomer) loaded = NULL;
  g_autoptr (GPtrArray) values = NULL;
  g_autofree char *found = NULL;
  gboolean former = FALSE;

  disclose (self, customer, "Painotalo Oy", "2026-11-23", "last_name");
  kor_test_claim (self, id, "last_name", "Aalto", KOR_GROUND_WRONG);
  kor_test_claim (self, id, "street", "Hämeenkatu 5", KOR_GROUND_INCOMPLETE);
  kor_test_claim (self, id, "email", "x@y.example", KOR_GROUND_OUTDATED);
  kor_test_assert_done (
    kor_register_decide_items (self, id, verdicts, G_N_ELEMENTS (verdicts), &done_error));

  request = kor_test_load_request (self, id);
  g_assert_cmpint (request->decision, ==, KOR_DECISION_PARTLY);
  g_assert_cmpint (request->decided, ==, kor_test_today ());
  g_assert_cmpstr (request->decided_by, ==, KOR_TEST_USER_NAME);
  g_assert_cmpint (request->carried_out, ==, kor_test_today ());
  g_assert_cmpint (get_item (request, 1)->decision, ==, KOR_ITEM_ACCEPT);
  g_assert_cmpstr (get_item (request, 1)->held, ==, "Alto");
  g_assert_cmpstr (get_item (request, 1)->value, ==, "Aalto");
  g_assert_cmpint (get_item (request, 2)->decision, ==, KOR_ITEM_COMPLETE);
  g_assert_cmpstr (get_item (request, 2)->value, ==, "Hämeenkatu 5 B 3");
  g_assert_cmpint (get_item (request, 3)->decision, ==, KOR_ITEM_REFUSE);
  g_assert_null (get_item (request, 3)->value);
  g_assert_cmpstr (get_item (request, 3)->decision_because, ==, "osoite on oikein");
  g_assert_cmpint (get_item (request, 3)->decided, ==, kor_test_today ());
  g_assert_cmpstr (get_item (request, 3)->decided_by, ==, KOR_TEST_USER_NAME);

  loaded = kor_register_load_customer (self, customer, NULL);
  g_assert_cmpstr (loaded->last_name, ==, "Aalto");
  g_assert_cmpstr (((KorAddress *) loaded->addresses->pdata[0])->street, ==, "Hämeenkatu 5 B 3");
  g_assert_cmpstr (kor_customer_get_email (loaded), ==, "aino@posti.example");
  g_assert_cmpint (loaded->version, ==, 2); /* one record, saved once */
  found = kor_test_search (self, "aalto");
  g_assert_cmpstr (found, ==, "Aalto Aino");

  assert_value (customer, "last_name", "Aalto (customer-request)");
  assert_value (
    customer, "postal_address", "Hämeenkatu 5 B 3, 33100 Tampere, FI (customer-request)");
  assert_value (customer, "email", "aino@posti.example (web-shop)");
  values = kor_register_list_values (self, customer, NULL);
  for (guint i = 0; i < values->len; i++) {
    const KorValue *value = values->pdata[i];

    if (value->ended == 0 || !g_str_equal (value->field, "last_name"))
      continue;
    g_assert_cmpstr (value->value, ==, "Alto");
    g_assert_cmpstr (value->reason, ==, "request 2026-001");
    former = TRUE;
  }
  g_assert_true (former);
  assert_notices (id,
                  "1 source web-shop waiting | 1 recipient Painotalo Oy waiting |"
                  " 2 source web-shop waiting");
  assert_whole (self);
  kor_test_register_free (self);
}

/* The way to the end of a case that was partly granted: certificate, answer, notices. */
static void
test_notified (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = add_from (self, "web-shop");
  gint64 id = add_rectification (self, customer);
  const KorItemVerdict verdicts[] = {
    { 1, KOR_ITEM_ACCEPT, NULL, NULL },
    { 2, KOR_ITEM_REFUSE, NULL, "oikein" },
  };
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF", 4);
  KorKeptLetter letter = kor_test_letter (id, KOR_LETTER_NOTICE, pdf, NULL);
  g_autoptr (KorRequest) request = NULL;
  const KorRequestNotice *notice;

  disclose (self, customer, "Perintä Oy", "2026-11-23", "all");
  kor_test_claim (self, id, "last_name", "Aalto", KOR_GROUND_WRONG);
  kor_test_claim (self, id, "email", "", KOR_GROUND_NEEDLESS);
  kor_test_assert_refused (
    kor_register_keep_letter (self, &letter, &refused_error), KOR_ERROR_MISSING_VALUE, "notice");
  letter.notice = "web-shop";
  kor_test_assert_refused (kor_register_keep_letter (self, &letter, &refused_error),
                           KOR_ERROR_NOT_ALLOWED,
                           "2026-001",
                           "notify",
                           "party",
                           "");
  kor_test_assert_done (kor_register_decide_items (self, id, verdicts, 2, &done_error));
  kor_test_assert_refused (kor_register_close_request (self, id, &refused_error),
                           KOR_ERROR_NOT_ALLOWED,
                           "2026-001",
                           "close",
                           "certificate",
                           "");
  kor_test_assert_done (kor_test_keep_letter (self, id, KOR_LETTER_CERTIFICATE, &done_error));
  kor_test_assert_refused (kor_register_close_request (self, id, &refused_error),
                           KOR_ERROR_NOT_ALLOWED,
                           "2026-001",
                           "close",
                           "delivery",
                           "");
  kor_test_assert_done (kor_test_keep_letter (self, id, KOR_LETTER_DECISION, &done_error));
  kor_test_assert_refused (kor_register_close_request (self, id, &refused_error),
                           KOR_ERROR_NOT_ALLOWED,
                           "2026-001",
                           "close",
                           "notices",
                           "");
  kor_test_assert_done (kor_register_keep_letter (self, &letter, &done_error));
  assert_notices (id, "1 source web-shop sent | 1 recipient Perintä Oy waiting");
  kor_test_assert_refused (kor_register_keep_letter (self, &letter, &refused_error),
                           KOR_ERROR_NOT_FOUND,
                           "notice",
                           "web-shop");
  g_assert_cmpuint (kor_test_count_files (self), ==, 3);

  request = kor_test_load_request (self, id);
  notice = request->notices->pdata[0];
  g_assert_cmpint (notice->date, ==, kor_test_today ());
  g_assert_cmpstr (notice->by, ==, KOR_TEST_USER_NAME);
  kor_test_assert_done (
    kor_register_track_notice (self, id, notice->id, KOR_NOTICE_DONE, NULL, &done_error));
  notice = request->notices->pdata[1];
  kor_test_assert_refused (
    kor_register_track_notice (self, id, notice->id, KOR_NOTICE_IMPOSSIBLE, "", &refused_error),
    KOR_ERROR_MISSING_VALUE,
    "because");
  kor_test_assert_done (kor_register_track_notice (
    self, id, notice->id, KOR_NOTICE_IMPOSSIBLE, "lopettanut", &done_error));
  kor_test_assert_done (
    kor_register_track_notice (self, id, notice->id, KOR_NOTICE_WAITING, NULL, &done_error));
  assert_notices (id, "1 source web-shop done | 1 recipient Perintä Oy waiting");
  kor_test_assert_done (kor_register_track_notice (
    self, id, notice->id, KOR_NOTICE_IMPOSSIBLE, "lopettanut", &done_error));
  kor_test_assert_done (kor_register_close_request (self, id, &done_error));
  kor_test_register_free (self);
}

/* Item by item: the case is decided with the last one. */
static void
test_one_by_one (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = add_from (self, NULL);
  gint64 id = add_rectification (self, customer);
  g_autoptr (KorRequest) request = NULL;
  g_autoptr (KorRequestItem) item = NULL;

  kor_test_claim (self, id, "last_name", "Aalto", KOR_GROUND_WRONG);
  kor_test_claim (self, id, "email", NULL, KOR_GROUND_NONE);
  kor_test_assert_refused (
    decide_one (self, id, verdict (2, KOR_ITEM_ACCEPT, NULL, NULL), &refused_error),
    KOR_ERROR_NOT_ALLOWED,
    "2026-001",
    "decide",
    "item-wanted",
    "2");
  kor_test_assert_refused (
    decide_one (self, id, verdict (3, KOR_ITEM_ACCEPT, NULL, NULL), &refused_error),
    KOR_ERROR_NOT_ALLOWED,
    "2026-001",
    "decide",
    "items",
    "3");
  kor_test_assert_refused (
    decide_one (self, id, verdict (1, KOR_ITEM_REFUSE, NULL, NULL), &refused_error),
    KOR_ERROR_MISSING_VALUE,
    "because");
  kor_test_assert_refused (
    decide_one (self, id, verdict (1, KOR_ITEM_COMPLETE, "", NULL), &refused_error),
    KOR_ERROR_MISSING_VALUE,
    "value");
  kor_test_assert_refused (
    decide_one (self, id, verdict (1, KOR_ITEM_OPEN, NULL, NULL), &refused_error),
    KOR_ERROR_MISSING_VALUE,
    "decision");
  kor_test_assert_done (
    decide_one (self, id, verdict (1, KOR_ITEM_ACCEPT, NULL, NULL), &done_error));
  assert_notices (id, ""); /* the person said it */
  kor_test_assert_refused (
    decide_one (self, id, verdict (1, KOR_ITEM_REFUSE, NULL, "ei"), &refused_error),
    KOR_ERROR_NOT_ALLOWED,
    "2026-001",
    "decide",
    "undecided",
    "1");
  request = kor_test_load_request (self, id);
  g_assert_cmpint (request->decision, ==, KOR_DECISION_NONE);
  item = kor_request_item_copy (get_item (request, 1));
  kor_test_assert_refused (kor_register_save_request_item (self, id, item, &refused_error),
                           KOR_ERROR_NOT_ALLOWED,
                           "2026-001",
                           "claim",
                           "undecided",
                           "1");
  kor_test_assert_refused (kor_register_remove_request_item (self, id, 1, &refused_error),
                           KOR_ERROR_NOT_ALLOWED,
                           "2026-001",
                           "claim",
                           "undecided",
                           "1");
  kor_request_item_free (g_steal_pointer (&item));
  item = kor_request_item_copy (get_item (request, 2));
  item->ground = KOR_GROUND_NEEDLESS;
  kor_test_assert_done (kor_register_save_request_item (self, id, item, &done_error));
  kor_test_assert_done (
    decide_one (self, id, verdict (2, KOR_ITEM_ACCEPT, NULL, NULL), &done_error));
  kor_request_free (g_steal_pointer (&request));
  request = kor_test_load_request (self, id);
  g_assert_cmpint (request->decision, ==, KOR_DECISION_GRANTED);
  g_assert_cmpint (request->carried_out, ==, kor_test_today ());
  assert_value (customer, "email", NULL);
  kor_test_register_free (self);
}

/* One bad value, and nothing of the decision is there. */
static void
test_all_or_nothing (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = add_from (self, "web-shop");
  gint64 id = add_rectification (self, customer);
  const KorItemVerdict verdicts[] = {
    { 1, KOR_ITEM_ACCEPT, NULL, NULL },
    { 2, KOR_ITEM_ACCEPT, NULL, NULL },
    { 3, KOR_ITEM_REFUSE, NULL, "ei" },
  };
  gint64 entries;
  g_autoptr (KorRequest) before = NULL;
  g_autoptr (KorRequest) request = NULL;
  g_autoptr (KorCustomer) loaded = NULL;

  kor_test_claim (self, id, "last_name", "Aalto", KOR_GROUND_WRONG);
  kor_test_claim (self, id, "postal_code", "331", KOR_GROUND_WRONG);
  kor_test_claim (self, id, "email", "a@b.example", KOR_GROUND_WRONG);
  before = kor_test_load_request (self, id);
  entries = kor_test_journal_length (self);
  kor_test_assert_refused (kor_register_decide_items (self, id, verdicts, 3, &refused_error),
                           KOR_ERROR_BAD_VALUE,
                           "postal_code",
                           "331",
                           "postcode");
  request = kor_test_load_request (self, id);
  loaded = kor_register_load_customer (self, customer, NULL);
  g_assert_cmpint (request->decision, ==, KOR_DECISION_NONE);
  g_assert_cmpint (request->version, ==, before->version);
  for (guint i = 1; i <= 3; i++)
    g_assert_cmpint (get_item (request, i)->decision, ==, KOR_ITEM_OPEN);
  g_assert_cmpstr (loaded->last_name, ==, "Alto");
  g_assert_cmpint (loaded->version, ==, 1);
  assert_value (customer, "last_name", "Alto (web-shop)");
  assert_notices (id, "");
  g_assert_cmpint (kor_test_journal_length (self), ==, entries);

  /* A number that is somebody else's, a record without a name: as when saved by hand. */
  kor_test_claim (self, id, "last_name", "", KOR_GROUND_NEEDLESS);
  kor_test_claim (self, id, "first_name", "", KOR_GROUND_NEEDLESS);
  {
    const KorItemVerdict names[] = {
      { 4, KOR_ITEM_ACCEPT, NULL, NULL },
      { 5, KOR_ITEM_ACCEPT, NULL, NULL },
    };

    kor_test_assert_refused (kor_register_decide_items (self, id, names, 2, &refused_error),
                             KOR_ERROR_MISSING_VALUE,
                             "last_name");
  }
  assert_whole (self);
  kor_test_register_free (self);
}

/* Deciding the whole case decides all items that are open. */
static void
test_whole_case (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = add_from (self, NULL);
  gint64 granted = add_rectification (self, customer);
  gint64 refused = add_rectification (self, customer);
  gint64 empty = add_rectification (self, customer);
  g_autoptr (KorRequest) request = NULL;

  kor_test_claim (self, granted, "last_name", "Aalto", KOR_GROUND_WRONG);
  kor_test_claim (self, granted, "city", "Turku", KOR_GROUND_OUTDATED);
  kor_test_claim (self, refused, "first_name", "Anna", KOR_GROUND_WRONG);
  kor_test_assert_refused (kor_register_decide_request (self, empty, TRUE, NULL, &refused_error),
                           KOR_ERROR_NOT_ALLOWED,
                           "2026-003",
                           "decide",
                           "items",
                           "");
  kor_test_assert_done (
    decide_one (self, granted, verdict (2, KOR_ITEM_REFUSE, NULL, "asuu siellä"), &done_error));
  kor_test_assert_done (kor_register_decide_request (self, granted, TRUE, NULL, &done_error));
  request = kor_test_load_request (self, granted);
  g_assert_cmpint (request->decision, ==, KOR_DECISION_PARTLY);
  g_assert_cmpint (get_item (request, 1)->decision, ==, KOR_ITEM_ACCEPT);
  g_assert_cmpint (get_item (request, 2)->decision, ==, KOR_ITEM_REFUSE);
  kor_test_assert_refused (kor_register_decide_request (self, refused, FALSE, NULL, &refused_error),
                           KOR_ERROR_MISSING_VALUE,
                           "because");
  kor_test_assert_done (
    kor_register_decide_request (self, refused, FALSE, "on oikein", &done_error));
  kor_request_free (g_steal_pointer (&request));
  request = kor_test_load_request (self, refused);
  g_assert_cmpint (request->decision, ==, KOR_DECISION_REFUSED);
  g_assert_cmpint (request->carried_out, ==, KOR_DATE_NONE);
  g_assert_cmpstr (get_item (request, 1)->decision_because, ==, "on oikein");
  assert_value (customer, "first_name", "Aino (own-notice)");
  kor_test_register_free (self);
}

/* --- orders ------------------------------------------------------------------------------------ */

static void
claim_order (KorRegister *self, gint64 id, const char *number, KorGround ground)
{
  g_autoptr (KorRequestItem) item = kor_request_item_new ("order");

  item->held = g_strdup (number);
  item->wanted = g_strdup ("pois");
  item->ground = ground;
  kor_test_assert_done (kor_register_save_request_item (self, id, item, &done_error));
}

/* A needless order goes, a voucher stays. */
static void
test_orders (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = add_from (self, NULL);
  gint64 id = add_rectification (self, customer);
  gint64 free_order = kor_test_add_order (self, customer, "1001");
  gint64 invoiced = kor_test_add_order (self, customer, "1002");
  g_autoptr (KorOrder) order = kor_register_load_order (self, invoiced, NULL);
  KorInvoice *invoice = kor_invoice_new ();
  g_autoptr (KorRequest) request = NULL;
  const KorItemVerdict both[] = {
    { 1, KOR_ITEM_ACCEPT, NULL, NULL },
    { 2, KOR_ITEM_ACCEPT, NULL, NULL },
  };

  invoice->date = kor_test_today ();
  invoice->cents = 1250;
  g_ptr_array_add (order->invoices, invoice);
  kor_test_assert_done (kor_register_save_order (self, order, &done_error));
  disclose (self, customer, "Perintä Oy", "2026-11-10", "order");
  claim_order (self, id, "1001", KOR_GROUND_NEEDLESS);
  claim_order (self, id, "1002", KOR_GROUND_NEEDLESS);
  claim_order (self, id, "1001", KOR_GROUND_WRONG);
  kor_test_assert_refused (kor_register_decide_items (self, id, both, 2, &refused_error),
                           KOR_ERROR_BAD_VALUE,
                           "order",
                           "1002",
                           "has-invoice");
  g_assert_cmpint (kor_register_find_order (self, "1001", NULL), ==, free_order);
  kor_test_assert_refused (
    decide_one (self, id, verdict (3, KOR_ITEM_ACCEPT, NULL, NULL), &refused_error),
    KOR_ERROR_BAD_VALUE,
    "ground",
    "wrong",
    "order");
  kor_test_assert_done (
    decide_one (self, id, verdict (1, KOR_ITEM_ACCEPT, NULL, NULL), &done_error));
  kor_test_assert_refused (kor_register_find_order (self, "1001", &refused_error) != 0,
                           KOR_ERROR_NOT_FOUND,
                           "order",
                           "1001");
  assert_notices (id, "1 recipient Perintä Oy waiting");
  kor_test_assert_done (kor_register_decide_request (self, id, FALSE, "tosite", &done_error));
  request = kor_test_load_request (self, id);
  g_assert_cmpint (request->decision, ==, KOR_DECISION_PARTLY);
  g_assert_cmpint (kor_register_find_order (self, "1002", NULL), ==, invoiced);
  kor_test_register_free (self);
}

/* --- the other kinds --------------------------------------------------------------------------- */

static char *
list_bans (KorRegister *self, gint64 customer)
{
  g_autoptr (GPtrArray) bans = kor_register_list_bans (self, customer, TRUE, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bans->len; i++) {
    const KorBan *ban = bans->pdata[i];
    g_autofree char *received = kor_date_to_iso (ban->received);

    g_string_append_printf (text,
                            "%s%s %s %s %s %s",
                            i > 0 ? " | " : "",
                            kor_scope_to_string (ban->scope),
                            kor_extent_to_string (ban->extent),
                            kor_channel_to_string (ban->channel),
                            received,
                            ban->evidence != NULL ? ban->evidence : "-");
  }
  return g_string_free (text, FALSE);
}

/* Art. 21, R61: a granted objection bans at once; what is banned already stays as it is. */
static void
test_objection (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = add_from (self, NULL);
  g_autoptr (KorRequest) request =
              kor_test_request_new (KOR_REQUEST_OBJECTION, customer, "2026-11-06");
  KorCustomerQuery banned = { .filter = KOR_CUSTOMER_FILTER_BAN };
  g_autofree char *names = NULL, *bans = NULL;
  gint64 all;

  request->channel = KOR_CHANNEL_EMAIL;
  request->scopes = (1u << KOR_SCOPE_OPINION_POLL) | (1u << KOR_SCOPE_LIST_PUBLICATION);
  kor_test_assert_done (kor_register_add_request (self, request, &done_error));
  kor_test_assert_done (
    kor_register_identify_request (self, request->id, KOR_IDENTITY_CALLBACK, NULL, &done_error));
  kor_test_add_ban (self, customer, KOR_SCOPE_LIST_PUBLICATION, KOR_EXTENT_BOTH);
  kor_test_add_ban (self, customer, KOR_SCOPE_OPINION_POLL, KOR_EXTENT_DISCLOSURE);
  kor_test_assert_done (kor_register_decide_request (self, request->id, TRUE, NULL, &done_error));
  bans = list_bans (self, customer);
  g_assert_cmpstr (bans,
                   ==,
                   "opinion-poll both email 2026-11-06 2026-001 |"
                   " list-publication both service-point 2026-11-23 - |"
                   " opinion-poll disclosure service-point 2026-11-23 -");
  names = kor_test_list_names (self, &banned);
  g_assert_cmpstr (names, ==, "Alto Aino");
  kor_request_free (g_steal_pointer (&request));
  request = kor_test_load_request (self, 1);
  g_assert_cmpint (request->carried_out, ==, kor_test_today ());
  kor_test_assert_done (
    kor_test_keep_letter (self, request->id, KOR_LETTER_BAN_CONFIRMATION, &done_error));
  kor_test_assert_done (kor_register_close_request (self, request->id, &done_error));

  /* Against nothing in particular: against all marketing. */
  all = kor_test_add_known_request (
    self, KOR_REQUEST_OBJECTION, kor_test_add_customer (self, "Bo", "Berg"));
  kor_test_assert_done (kor_register_decide_request (self, all, TRUE, NULL, &done_error));
  g_clear_pointer (&bans, g_free);
  bans = list_bans (self, 2);
  g_assert_cmpstr (bans,
                   ==,
                   "direct-advertising both letter 2026-11-06 2026-002 |"
                   " distance-selling both letter 2026-11-06 2026-002 |"
                   " direct-marketing both letter 2026-11-06 2026-002 |"
                   " other-marketing both letter 2026-11-06 2026-002");
  all = kor_test_add_known_request (self, KOR_REQUEST_OBJECTION, 2);
  kor_test_assert_done (kor_register_decide_request (self, all, FALSE, "ei", &done_error));
  g_clear_pointer (&bans, g_free);
  bans = list_bans (self, 2);
  g_assert_nonnull (strstr (bans, "other-marketing both letter 2026-11-06 2026-002"));
  kor_test_register_free (self);
}

static gboolean
is_restricted (KorRegister *self, gint64 customer)
{
  g_autoptr (KorCustomer) loaded = kor_register_load_customer (self, customer, NULL);

  return loaded->restricted;
}

static void
test_restriction (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = add_from (self, NULL);
  gint64 id = kor_test_add_known_request (self, KOR_REQUEST_RESTRICTION, customer);

  kor_test_assert_done (kor_register_decide_request (self, id, TRUE, NULL, &done_error));
  g_assert_false (is_restricted (self, customer));
  kor_test_assert_refused (kor_register_close_request (self, id, &refused_error),
                           KOR_ERROR_NOT_ALLOWED,
                           "2026-001",
                           "close",
                           "carry-out",
                           "");
  kor_test_assert_done (kor_register_carry_out_request (self, id, &done_error));
  g_assert_true (is_restricted (self, customer));
  assert_value (customer, "restricted", "yes (customer-request)");
  kor_test_assert_refused (kor_register_carry_out_request (self, id, &refused_error),
                           KOR_ERROR_NOT_ALLOWED,
                           "2026-001",
                           "carry-out",
                           "undone",
                           "");
  kor_test_register_free (self);
}

/* Who is not held can be told that, and nothing else can be granted. */
static void
test_not_held (void)
{
  KorRegister *self = kor_test_register_new ();
  static const KorRequestKind kinds[] = {
    KOR_REQUEST_ERASURE, KOR_REQUEST_RESTRICTION, KOR_REQUEST_OBJECTION, KOR_REQUEST_RECTIFICATION
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (KorRequest) request = kor_test_request_new (kinds[i], 0, "2026-11-06");
    g_autofree char *number = g_strdup_printf ("2026-%03u", i + 1);

    kor_test_assert_done (kor_register_add_request (self, request, &done_error));
    kor_test_assert_done (
      kor_register_identify_request (self, request->id, KOR_IDENTITY_IN_PERSON, NULL, &done_error));
    kor_test_assert_refused (
      kor_register_decide_request (self, request->id, FALSE, "ei ole", &refused_error),
      KOR_ERROR_NOT_ALLOWED,
      number,
      "decide",
      "customer",
      "");
    kor_request_free (g_steal_pointer (&request));
    request = kor_test_load_request (self, i + 1);
    request->not_in_register = TRUE;
    kor_test_assert_done (kor_register_update_request (self, request, &done_error));
    kor_test_assert_refused (
      kor_register_decide_request (self, request->id, TRUE, NULL, &refused_error),
      KOR_ERROR_NOT_ALLOWED,
      number,
      "decide",
      "customer",
      "");
    kor_test_assert_done (
      kor_register_decide_request (self, request->id, FALSE, "ei ole", &done_error));
  }
  {
    g_autoptr (KorRequest) request = kor_test_request_new (KOR_REQUEST_ACCESS, 0, "2026-11-06");

    request->not_in_register = TRUE;
    kor_test_assert_done (kor_register_add_request (self, request, &done_error));
    kor_test_assert_done (kor_register_identify_request (
      self, request->id, KOR_IDENTITY_ELECTRONIC, NULL, &done_error));
    kor_test_assert_done (kor_register_decide_request (self, request->id, TRUE, NULL, &done_error));
    kor_test_assert_done (kor_test_keep_letter (self, request->id, KOR_LETTER_REPLY, &done_error));
  }
  kor_test_register_free (self);
}

/* An erasure is decided here and carried out by a later version. */
static void
test_erasure (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = add_from (self, NULL);
  gint64 id = kor_test_add_known_request (self, KOR_REQUEST_ERASURE, customer);

  kor_test_assert_done (kor_register_decide_request (self, id, TRUE, NULL, &done_error));
  kor_test_assert_refused (kor_register_carry_out_request (self, id, &refused_error),
                           KOR_ERROR_NOT_ALLOWED,
                           "2026-001",
                           "carry-out",
                           "engine",
                           "");
  kor_test_assert_refused (
    kor_test_keep_letter (self, id, KOR_LETTER_ERASURE_RESULT, &refused_error),
    KOR_ERROR_NOT_ALLOWED,
    "2026-001",
    "carry-out",
    "carry-out",
    "");
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/request-decisions/rectification", test_rectification);
  g_test_add_func ("/request-decisions/notified", test_notified);
  g_test_add_func ("/request-decisions/one-by-one", test_one_by_one);
  g_test_add_func ("/request-decisions/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/request-decisions/whole-case", test_whole_case);
  g_test_add_func ("/request-decisions/orders", test_orders);
  g_test_add_func ("/request-decisions/objection", test_objection);
  g_test_add_func ("/request-decisions/restriction", test_restriction);
  g_test_add_func ("/request-decisions/not-held", test_not_held);
  g_test_add_func ("/request-decisions/erasure", test_erasure);
  return kor_test_run ();
}
