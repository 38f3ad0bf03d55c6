/* SPDX-License-Identifier: GPL-3.0-or-later */

/* R49–R51, R54: cases are taken down, changed and found. */

#include "kor-test-requests.h"

/* --- taking down ------------------------------------------------------------------------------- */

static void
assert_number (KorRegister *self, const char *received, const char *expected)
{
  g_autoptr (KorRequest) request = kor_test_request_new (KOR_REQUEST_ACCESS, 0, received);
  g_autofree char *number = NULL;

  kor_test_assert_done (kor_register_add_request (self, request, &done_error));
  number = kor_request_get_number (request);
  g_assert_cmpstr (number, ==, expected);
}

/* Each year has its own numbers, whatever the order the cases come in. */
static void
test_numbers (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  assert_number (self, "2026-11-06", "2026-001");
  assert_number (self, "2026-11-06", "2026-002");
  assert_number (self, "2025-12-31", "2025-001");
  assert_number (self, "2026-01-01", "2026-003");
  assert_number (self, "2025-01-02", "2025-002");
  id = kor_register_find_request (self, "2025-002", &error);
  g_assert_cmpint (id, ==, 5);
  g_assert_cmpint (kor_register_find_request (self, "2026-3", &error), ==, 4);
  g_assert_cmpint (kor_register_find_request (self, "4", &error), ==, 4);
  g_assert_no_error (error);
  kor_test_assert_refused (kor_register_find_request (self, "2026-004", &refused_error) != 0,
                           KOR_ERROR_NOT_FOUND,
                           "request",
                           "2026-004");
  kor_test_assert_refused (
    kor_register_find_request (self, "", &refused_error) != 0, KOR_ERROR_NOT_FOUND, "request", "");
  kor_test_register_free (self);
}

/* All that was written down comes back. */
static void
test_facts (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  g_autoptr (KorRequest) request =
              kor_test_request_new (KOR_REQUEST_OBJECTION, customer, "2026-11-06");
  g_autoptr (KorRequest) loaded = NULL;

  request->channel = KOR_CHANNEL_CONTACT_PERSON;
  request->language = KOR_LANGUAGE_SV;
  request->addressee = g_strdup ("Yhteyshenkilö");
  request->requester = g_strdup ("A. Aalto");
  request->requester_lines = g_strdup ("Hämeenkatu 5\n33100 TAMPERE");
  request->wants = g_strdup ("Ei mainoksia");
  request->scopes = 1u << KOR_SCOPE_OPINION_POLL;
  request->signature = KOR_SIGNATURE_ELECTRONIC;
  request->paper_place = g_strdup ("mappi 3");
  kor_test_assert_done (kor_register_add_request (self, request, &done_error));
  g_assert_cmpint (request->due, ==, kor_date_from_ymd (2026, 12, 7));
  g_assert_cmpint (request->recorded, ==, KOR_TEST_NOW);
  g_assert_cmpstr (request->recorded_by, ==, KOR_TEST_USER_NAME);
  g_assert_cmpstr (request->customer_name, ==, "Aalto Aino");

  loaded = kor_test_load_request (self, request->id);
  g_assert_cmpint (loaded->kind, ==, KOR_REQUEST_OBJECTION);
  g_assert_cmpint (loaded->received, ==, request->received);
  g_assert_cmpint (loaded->channel, ==, KOR_CHANNEL_CONTACT_PERSON);
  g_assert_cmpint (loaded->language, ==, KOR_LANGUAGE_SV);
  g_assert_cmpstr (loaded->addressee, ==, "Yhteyshenkilö");
  g_assert_cmpstr (loaded->requester, ==, "A. Aalto");
  g_assert_cmpstr (loaded->requester_lines, ==, "Hämeenkatu 5\n33100 TAMPERE");
  g_assert_cmpint (loaded->customer_id, ==, customer);
  g_assert_cmpstr (loaded->customer_name, ==, "Aalto Aino");
  g_assert_cmpstr (loaded->wants, ==, "Ei mainoksia");
  g_assert_cmpuint (loaded->scopes, ==, 1u << KOR_SCOPE_OPINION_POLL);
  g_assert_cmpint (loaded->signature, ==, KOR_SIGNATURE_ELECTRONIC);
  g_assert_cmpstr (loaded->paper_place, ==, "mappi 3");
  g_assert_cmpint (loaded->due, ==, request->due);
  g_assert_cmpint (loaded->version, ==, request->version);
  g_assert_cmpint (loaded->identity, ==, KOR_IDENTITY_NONE);
  g_assert_cmpint (loaded->decision, ==, KOR_DECISION_NONE);
  g_assert_cmpint (loaded->asked_signature, ==, KOR_DATE_NONE);
  g_assert_cmpint (loaded->extended, ==, KOR_DATE_NONE);
  g_assert_cmpint (loaded->delivered, ==, KOR_DATE_NONE);
  g_assert_cmpint (loaded->closed, ==, KOR_DATE_NONE);
  g_assert_cmpint (loaded->ombudsman_since, ==, KOR_DATE_NONE);
  g_assert_cmpint (kor_request_get_state (loaded), ==, KOR_REQUEST_RECEIVED);
  kor_test_register_free (self);
}

static void
test_not_saved (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 entries = kor_test_journal_length (self);
  g_autoptr (KorRequest) request = kor_test_request_new (KOR_REQUEST_ACCESS, 77, "2026-11-06");

  kor_test_assert_refused (kor_register_add_request (self, request, &refused_error),
                           KOR_ERROR_NOT_FOUND,
                           "customer",
                           "77");
  g_assert_cmpint (request->id, ==, 0);
  g_assert_cmpint (request->number, ==, 0);
  request->not_in_register = TRUE;
  kor_test_assert_refused (kor_register_add_request (self, request, &refused_error),
                           KOR_ERROR_BAD_VALUE,
                           "customer",
                           "",
                           "not-in-register");
  request->customer_id = 0;
  request->received = KOR_DATE_NONE;
  kor_test_assert_refused (
    kor_register_add_request (self, request, &refused_error), KOR_ERROR_MISSING_VALUE, "received");
  request->received = kor_test_today ();
  request->channel = KOR_CHANNEL_IMPORT;
  kor_test_assert_refused (kor_register_add_request (self, request, &refused_error),
                           KOR_ERROR_BAD_VALUE,
                           "channel",
                           "import",
                           "channel");
  g_assert_cmpint (kor_test_journal_length (self), ==, entries);
  kor_test_register_free (self);
}

/* A new case may come with its items: all are taken down or none. */
static void
test_with_items (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  g_autoptr (KorRequest) request =
              kor_test_request_new (KOR_REQUEST_RECTIFICATION, customer, "2026-11-06");
  KorRequestItem *item = kor_request_item_new ("last_name");
  KorRequestItem *other = kor_request_item_new ("shoe_size");
  KorRequestCounts counts;

  g_ptr_array_add (request->items, item);
  g_ptr_array_add (request->items, other);
  kor_test_assert_refused (kor_register_add_request (self, request, &refused_error),
                           KOR_ERROR_BAD_VALUE,
                           "field",
                           "shoe_size",
                           "field");
  kor_test_assert_done (kor_register_count_requests (self, &counts, &done_error));
  g_assert_cmpuint (counts.open, ==, 0);
  g_set_str (&other->field, "city");
  kor_test_assert_done (kor_register_add_request (self, request, &done_error));
  g_assert_cmpuint (request->items->len, ==, 2);
  item = request->items->pdata[1];
  g_assert_cmpuint (item->number, ==, 2);
  g_assert_cmpstr (item->held, ==, "Tampere");
  g_assert_cmpint (item->id, >, 0);
  kor_test_register_free (self);
}

/* --- changing ---------------------------------------------------------------------------------- */

static void
test_update (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 aino = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 bo = kor_test_add_customer (self, "Bo", "Berg");
  gint64 id = kor_test_add_request (self, KOR_REQUEST_RECTIFICATION, aino);
  g_autoptr (KorRequest) first = kor_test_load_request (self, id);
  g_autoptr (KorRequest) second = kor_test_load_request (self, id);
  g_autoptr (KorRequest) third = NULL;
  const KorRequestItem *item;

  first->received = kor_date_from_ymd (2026, 1, 31);
  g_set_str (&first->wants, "Nimi väärin");
  kor_test_assert_done (kor_register_update_request (self, first, &done_error));
  g_assert_cmpint (first->due, ==, kor_date_from_ymd (2026, 3, 2));
  g_assert_cmpint (first->version, ==, second->version + 1);
  kor_test_assert_refused (kor_register_update_request (self, second, &refused_error),
                           KOR_ERROR_CHANGED_MEANWHILE,
                           "request",
                           "2026-001");

  /* It turns out to be somebody else's: so is what is held. */
  kor_test_claim (self, id, "last_name", "Bergh", KOR_GROUND_WRONG);
  third = kor_test_load_request (self, id);
  item = third->items->pdata[0];
  g_assert_cmpstr (item->held, ==, "Aalto");
  third->customer_id = bo;
  kor_test_assert_done (kor_register_update_request (self, third, &done_error));
  g_assert_cmpstr (third->customer_name, ==, "Berg Bo");
  kor_request_free (g_steal_pointer (&third));
  third = kor_test_load_request (self, id);
  item = third->items->pdata[0];
  g_assert_cmpstr (item->held, ==, "Berg");
  third->kind = KOR_REQUEST_ACCESS;
  kor_test_assert_refused (kor_register_update_request (self, third, &refused_error),
                           KOR_ERROR_NOT_ALLOWED,
                           "2026-001",
                           "edit",
                           "kind",
                           "");
  third->kind = KOR_REQUEST_RECTIFICATION;
  third->customer_id = 99;
  kor_test_assert_refused (kor_register_update_request (self, third, &refused_error),
                           KOR_ERROR_NOT_FOUND,
                           "customer",
                           "99");
  third->id = 99;
  kor_test_assert_refused (kor_register_update_request (self, third, &refused_error),
                           KOR_ERROR_NOT_FOUND,
                           "request",
                           "99");
  kor_test_register_free (self);
}

static void
test_items (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 aino = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 bo = kor_test_add_customer (self, "Bo", "Berg");
  gint64 id = kor_test_add_request (self, KOR_REQUEST_RECTIFICATION, aino);
  gint64 access = kor_test_add_request (self, KOR_REQUEST_ACCESS, aino);
  gint64 nobody = kor_test_add_request (self, KOR_REQUEST_RECTIFICATION, 0);
  g_autoptr (KorRequestItem) item = kor_request_item_new ("street");
  g_autoptr (KorRequestItem) order = kor_request_item_new ("order");
  g_autoptr (KorRequest) loaded = NULL;

  kor_test_add_order (self, bo, "2001");
  kor_test_add_order (self, aino, "1001");
  kor_test_assert_done (kor_register_save_request_item (self, id, item, &done_error));
  g_assert_cmpuint (item->number, ==, 1);
  g_assert_cmpstr (item->held, ==, "Hämeenkatu 5 A 12");
  item->ground = KOR_GROUND_OUTDATED;
  g_set_str (&item->wanted, "Koskikatu 1");
  g_set_str (&item->because, "muutin");
  g_set_str (&item->evidence, "muuttoilmoitus");
  kor_test_assert_done (kor_register_save_request_item (self, id, item, &done_error));
  g_assert_cmpuint (item->number, ==, 1);

  kor_test_assert_refused (kor_register_save_request_item (self, id, order, &refused_error),
                           KOR_ERROR_MISSING_VALUE,
                           "held");
  g_set_str (&order->held, "2001");
  kor_test_assert_refused (kor_register_save_request_item (self, id, order, &refused_error),
                           KOR_ERROR_NOT_FOUND,
                           "order",
                           "2001");
  g_set_str (&order->held, "1001");
  kor_test_assert_done (kor_register_save_request_item (self, id, order, &done_error));
  g_assert_cmpuint (order->number, ==, 2);

  item->number = 0;
  kor_test_assert_refused (kor_register_save_request_item (self, access, item, &refused_error),
                           KOR_ERROR_NOT_ALLOWED,
                           "2026-002",
                           "claim",
                           "kind",
                           "");
  kor_test_assert_refused (kor_register_save_request_item (self, nobody, item, &refused_error),
                           KOR_ERROR_NOT_ALLOWED,
                           "2026-003",
                           "claim",
                           "customer",
                           "");
  item->number = 7;
  kor_test_assert_refused (kor_register_save_request_item (self, id, item, &refused_error),
                           KOR_ERROR_NOT_FOUND,
                           "item",
                           "7");
  kor_test_assert_refused (kor_register_remove_request_item (self, id, 7, &refused_error),
                           KOR_ERROR_NOT_FOUND,
                           "item",
                           "7");
  g_clear_pointer (&item->field, g_free);
  item->number = 0;
  kor_test_assert_refused (kor_register_save_request_item (self, id, item, &refused_error),
                           KOR_ERROR_MISSING_VALUE,
                           "field");

  loaded = kor_test_load_request (self, id);
  g_assert_cmpuint (loaded->items->len, ==, 2);
  g_assert_cmpstr (((KorRequestItem *) loaded->items->pdata[0])->wanted, ==, "Koskikatu 1");
  g_assert_cmpstr (((KorRequestItem *) loaded->items->pdata[0])->because, ==, "muutin");
  g_assert_cmpstr (((KorRequestItem *) loaded->items->pdata[0])->evidence, ==, "muuttoilmoitus");
  g_assert_cmpstr (((KorRequestItem *) loaded->items->pdata[1])->held, ==, "1001");
  kor_test_assert_done (kor_register_remove_request_item (self, id, 1, &done_error));
  kor_request_free (g_steal_pointer (&loaded));
  loaded = kor_test_load_request (self, id);
  g_assert_cmpuint (loaded->items->len, ==, 1);
  g_assert_cmpuint (((KorRequestItem *) loaded->items->pdata[0])->number, ==, 2);
  kor_test_register_free (self);
}

/* --- lists ------------------------------------------------------------------------------------- */

static char *
list_numbers (KorRegister *self, KorRequestWhich which, gint64 customer, const char *search)
{
  KorRequestQuery query = { which, customer, search };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) requests = kor_register_list_requests (self, &query, NULL, &error);
  GString *numbers = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < requests->len; i++) {
    g_autofree char *number = kor_request_get_number (requests->pdata[i]);

    g_string_append_printf (numbers, "%s%s", i > 0 ? " " : "", number + 5);
  }
  return g_string_free (numbers, FALSE);
}

#define assert_list(which, customer, search, expected)                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *listed = list_numbers (self, which, customer, search);                        \
    g_assert_cmpstr (listed, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

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

static void
close_case (KorRegister *self, gint64 id)
{
  kor_test_assert_done (
    kor_register_identify_request (self, id, KOR_IDENTITY_IN_PERSON, NULL, &done_error));
  kor_test_assert_done (grant (self, id, &done_error));
  kor_test_assert_done (reply (self, id, &done_error));
  kor_test_assert_done (deliver (self, id, &done_error));
  kor_test_assert_done (kor_register_close_request (self, id, &done_error));
}

static void
test_list (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 aino = kor_test_add_customer (self, "Aino", "Mäkinen");
  gint64 bo = kor_test_add_customer (self, "Bo", "Berg");
  KorRequestQuery query = { KOR_REQUESTS_ALL, 0, NULL };
  g_autoptr (KorRequest) named = kor_test_request_new (KOR_REQUEST_ACCESS, 0, "2026-10-01");
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (GError) error = NULL;
  KorRequestCounts counts;
  gint64 done, answered;

  kor_test_save_request (self, kor_test_request_new (KOR_REQUEST_ACCESS, aino, "2026-11-20"));
  kor_test_save_request (self, kor_test_request_new (KOR_REQUEST_ACCESS, bo, "2026-10-26"));
  named->requester = g_strdup ("Cecilia Öhman");
  kor_test_assert_done (kor_register_add_request (self, named, &done_error));
  done = kor_test_save_request (self, kor_test_request_new (KOR_REQUEST_ACCESS, bo, "2026-09-01"));
  close_case (self, done);
  answered =
    kor_test_save_request (self, kor_test_request_new (KOR_REQUEST_RESTRICTION, bo, "2026-10-02"));

  assert_list (KOR_REQUESTS_OPEN, 0, NULL, "003 005 002 001");
  assert_list (KOR_REQUESTS_CLOSED, 0, NULL, "004");
  assert_list (KOR_REQUESTS_ALL, 0, NULL, "003 005 002 001 004");
  assert_list (KOR_REQUESTS_ALL, bo, NULL, "005 002 004");
  assert_list (KOR_REQUESTS_OPEN, bo, NULL, "005 002");
  assert_list (KOR_REQUESTS_ALL, 0, "makinen", "001");
  assert_list (KOR_REQUESTS_ALL, 0, "ÖHMAN ceci", "003");
  assert_list (KOR_REQUESTS_ALL, 0, "2026-004", "004");
  assert_list (KOR_REQUESTS_ALL, 0, "2026-004 mäkinen", "");

  /* Due 26.11. this week; 1.10. and 2.10. are late. */
  kor_test_assert_done (kor_register_count_requests (self, &counts, &done_error));
  g_assert_cmpuint (counts.open, ==, 4);
  g_assert_cmpuint (counts.overdue, ==, 2);
  g_assert_cmpuint (counts.this_week, ==, 1);
  g_assert_cmpuint (counts.closed, ==, 1);

  /* Who has the answer is not waited for any more. */
  kor_test_assert_done (
    kor_register_identify_request (self, answered, KOR_IDENTITY_IN_PERSON, NULL, &done_error));
  kor_test_assert_done (grant (self, answered, &done_error));
  kor_test_assert_done (kor_register_carry_out_request (self, answered, &done_error));
  kor_test_assert_done (kor_test_keep_letter (self, answered, KOR_LETTER_DECISION, &done_error));
  kor_test_assert_done (kor_register_count_requests (self, &counts, &done_error));
  g_assert_cmpuint (counts.open, ==, 4);
  g_assert_cmpuint (counts.overdue, ==, 1);

  /* The light records stand where the whole ones do. */
  requests = kor_register_list_requests (self, &query, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < requests->len; i++) {
    const KorRequest *light = requests->pdata[i];
    g_autoptr (KorRequest) whole = kor_test_load_request (self, light->id);

    g_assert_cmpint (kor_request_get_state (light), ==, kor_request_get_state (whole));
    g_assert_cmpint (kor_request_get_next_action (light), ==, kor_request_get_next_action (whole));
    g_assert_cmpstr (light->customer_name, ==, whole->customer_name);
  }
  kor_test_register_free (self);
}

/* --- who asks ---------------------------------------------------------------------------------- */

static char *
find (KorRegister *self, const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = kor_register_find_requesters (self, typed, 10, NULL, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (
      names, "%s%s", i > 0 ? " | " : "", ((const KorCustomerRow *) rows->pdata[i])->name);
  return g_string_free (names, FALSE);
}

#define assert_found(typed, expected)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found = find (self, typed);                                                   \
    g_assert_cmpstr (found, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

/* A requester is found by what the register knows, and never by an e-mail address alone. */
static void
test_requesters (void)
{
  KorRegister *self = kor_test_register_new ();
  KorCustomer *customer = kor_test_customer_new ("Aino", "Mäkinen");
  gint64 aino, mallory;

  customer->former_names = g_strdup ("Virtanen");
  customer->external_id = g_strdup ("K-77");
  kor_customer_set_email (customer, "aino@posti.example");
  kor_customer_set_phone (customer, "+358 40 123 4567");
  aino = kor_test_save_customer (self, customer);
  customer = kor_test_customer_new ("Mallory", "Muu");
  customer->organisation = g_strdup ("Koe Oy");
  kor_customer_set_email (customer, "makinen@posti.example");
  mallory = kor_test_save_customer (self, customer);
  kor_test_add_order (self, aino, "T-1001");

  assert_found ("makinen", "Mäkinen Aino");
  assert_found ("MÄKI ai", "Mäkinen Aino");
  assert_found ("virtanen", "Mäkinen Aino");
  assert_found ("040 123 45", "Mäkinen Aino");
  assert_found ("+358401234567", "Mäkinen Aino");
  assert_found ("K-77", "Mäkinen Aino");
  assert_found ("T-1001", "Mäkinen Aino");
  assert_found ("koe oy", "Muu Mallory");
  assert_found ("aino@posti.example", "");
  assert_found ("posti.example", "");
  assert_found ("makinen@posti.example", "");
  assert_found ("mallory posti", "");
  assert_found ("", "");
  assert_found ("@", "");
  kor_test_assert_done (kor_register_archive_customer (self, mallory, TRUE, &done_error));
  assert_found ("mallory", "Muu Mallory");
  assert_found ("tampere", "Muu Mallory | Mäkinen Aino");
  kor_test_register_free (self);
}

/* --- texts and signals ------------------------------------------------------------------------- */

static void
test_texts (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (GHashTable) texts = NULL;
  g_autoptr (GError) error = NULL;

  kor_test_assert_done (
    kor_register_set_text (self, KOR_LANGUAGE_FI, "receipt.body", "Kiitos.", &done_error));
  kor_test_assert_done (
    kor_register_set_text (self, KOR_LANGUAGE_FI, "receipt.body", "Kiitämme.", &done_error));
  kor_test_assert_done (
    kor_register_set_text (self, KOR_LANGUAGE_EN, "receipt.body", "Thank you.", &done_error));
  texts = kor_register_load_texts (self, KOR_LANGUAGE_FI, &error);
  g_assert_cmpuint (g_hash_table_size (texts), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (texts, "receipt.body"), ==, "Kiitämme.");
  kor_test_assert_done (
    kor_register_set_text (self, KOR_LANGUAGE_FI, "receipt.body", NULL, &done_error));
  g_clear_pointer (&texts, g_hash_table_unref);
  texts = kor_register_load_texts (self, KOR_LANGUAGE_FI, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (texts), ==, 0);
  kor_test_assert_refused (kor_register_set_text (self, KOR_LANGUAGE_FI, "", "x", &refused_error),
                           KOR_ERROR_MISSING_VALUE,
                           "text");
  kor_test_register_free (self);
}

static void
changed_cb (KorRegister *self, int kind, gint64 id, gpointer data)
{
  g_string_append_printf (data, "%d:%d ", kind, (int) id);
}

/* A decision that changes a customer says so too. */
static void
test_signal (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 id = kor_test_add_known_request (self, KOR_REQUEST_RESTRICTION, customer);
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autofree char *expected = g_strdup_printf ("%d:%d %d:%d %d:%d ",
                                               KOR_KIND_REQUEST,
                                               (int) id,
                                               KOR_KIND_REQUEST,
                                               (int) id,
                                               KOR_KIND_CUSTOMER,
                                               (int) customer);

  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), seen);
  kor_test_assert_done (grant (self, id, &done_error));
  kor_test_assert_done (kor_register_carry_out_request (self, id, &done_error));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpstr (seen->str, ==, expected);
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/requests/numbers", test_numbers);
  g_test_add_func ("/requests/facts", test_facts);
  g_test_add_func ("/requests/not-saved", test_not_saved);
  g_test_add_func ("/requests/with-items", test_with_items);
  g_test_add_func ("/requests/update", test_update);
  g_test_add_func ("/requests/items", test_items);
  g_test_add_func ("/requests/list", test_list);
  g_test_add_func ("/requests/requesters", test_requesters);
  g_test_add_func ("/requests/texts", test_texts);
  g_test_add_func ("/requests/signal", test_signal);
  return kor_test_run ();
}
