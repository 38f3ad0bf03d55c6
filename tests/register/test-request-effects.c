/* SPDX-License-Identifier: GPL-3.0-or-later */

/* R58, Art. 18: who is to be told of a correction, and what a contested value keeps a person from. */

#include "kor-test-requests.h"

/* "1 recipient Posti Oy waiting | …" */
static char *
join_notices (const GPtrArray *notices)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < notices->len; i++) {
    const KorRequestNotice *notice = notices->pdata[i];

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

static char *
list_notices (KorRegister *self, gint64 id)
{
  g_autoptr (KorRequest) request = kor_test_load_request (self, id);

  return join_notices (request->notices);
}

/* Who would be told if the open items were accepted. */
static char *
foresee_notices (KorRegister *self, gint64 id)
{
  g_autoptr (KorRequest) request = kor_test_load_request (self, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (KorCustomer) customer =
              kor_register_load_customer (self, request->customer_id, &error);
  g_autoptr (GPtrArray) notices = NULL;

  g_assert_no_error (error);
  notices = kor_register_foresee_notices (self, request, customer, &error);
  g_assert_no_error (error);
  return join_notices (notices);
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

/* --- who is to be told ------------------------------------------------------------------------- */

/* Prints the customer on a list for @recipient. */
static void
print_for (KorRegister *self, const char *recipient, gboolean produced)
{
  g_autoptr (KorSelection) selection = kor_selection_new ();
  KorListRequest request = {
    .purpose = KOR_PURPOSE_RELATION, .selection = selection, .recipient = recipient, .medium = "csv"
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KorListResult) result = kor_register_prepare_list (self, &request, NULL, &error);

  g_assert_no_error (error);
  kor_test_assert_done (kor_register_finish_list (self, result->run->id, produced, &done_error));
}

/* R58: those who got the value since it was wrong, each once an item. */
static void
test_recipients (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autofree char *foreseen = NULL;
  g_autofree char *afterwards = NULL;
  gint64 customer = add_from (self, "web-shop");
  gint64 other = kor_test_add_customer (self, "Bo", "Berg");
  gint64 id = add_rectification (self, customer);

  disclose (self, customer, "Ennen Oy", "2026-11-22", "all");
  disclose (self, customer, "Jälkeen Oy", "2026-11-23", "postal_address");
  disclose (self, customer, "Kaikki Oy", "2026-11-24", "all");
  disclose (self, customer, "Kaikki Oy", "2026-11-25", "street last_name");
  disclose (self, customer, "Nimi Oy", "2026-11-25", "last_name");
  disclose (self, customer, "web-shop", "2026-11-25", "street");
  disclose (self, other, "Toisen Oy", "2026-11-25", "all");
  print_for (self, "Postitus Oy", TRUE);
  print_for (self, "Postitus Oy", TRUE);
  print_for (self, "Hylätty Oy", FALSE);
  print_for (self, NULL, TRUE);
  kor_test_claim (self, id, "street", "Koskikatu 1", KOR_GROUND_OUTDATED);
  kor_test_claim (self, id, "email", "uusi@posti.example", KOR_GROUND_OUTDATED);
  kor_test_claim (self, id, "phone", "040 1", KOR_GROUND_INCOMPLETE);
  foreseen = foresee_notices (self, id);
  kor_test_assert_done (kor_register_decide_request (self, id, TRUE, NULL, &done_error));
  assert_notices (id,
                  "1 source web-shop waiting | 1 recipient Jälkeen Oy waiting |"
                  " 1 recipient Kaikki Oy waiting | 1 recipient Postitus Oy waiting |"
                  " 2 source web-shop waiting | 2 recipient Kaikki Oy waiting");
  afterwards = list_notices (self, id);
  g_assert_cmpstr (foreseen, ==, afterwards);
  g_free (g_steal_pointer (&foreseen));
  foreseen = foresee_notices (self, id);
  g_assert_cmpstr (foreseen, ==, "");
  kor_test_register_free (self);
}

/* What a decision made and what the person told has no source to tell. */
static void
test_second_correction (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = add_from (self, "web-shop");
  gint64 first = add_rectification (self, customer);
  gint64 second = add_rectification (self, customer);

  kor_test_claim (self, first, "last_name", "Aallto", KOR_GROUND_WRONG);
  kor_test_assert_done (kor_register_decide_request (self, first, TRUE, NULL, &done_error));
  assert_notices (first, "1 source web-shop waiting");
  kor_test_claim (self, second, "last_name", "Aalto", KOR_GROUND_WRONG);
  kor_test_assert_done (kor_register_decide_request (self, second, TRUE, NULL, &done_error));
  assert_notices (second, "");
  kor_test_register_free (self);
}

/* --- contested values -------------------------------------------------------------------------- */

static gboolean
is_restricted (KorRegister *self, gint64 customer)
{
  g_autoptr (KorCustomer) loaded = kor_register_load_customer (self, customer, NULL);

  return loaded->restricted;
}

static void
contest (KorRegister *self, gint64 id, guint number, const char *field, gboolean contested)
{
  g_autoptr (KorRequestItem) item = kor_request_item_new (field);

  item->number = number;
  item->wanted = g_strdup ("Toinen");
  item->ground = KOR_GROUND_WRONG;
  item->contested = contested;
  kor_test_assert_done (kor_register_save_request_item (self, id, item, &done_error));
}

/* Art. 18(1)(a): restricted while something is contested, and not a moment longer. */
static void
test_contested (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = add_from (self, NULL);
  gint64 first = add_rectification (self, customer);
  gint64 second = add_rectification (self, customer);

  contest (self, first, 0, "last_name", FALSE);
  g_assert_false (is_restricted (self, customer));
  contest (self, first, 1, "last_name", TRUE);
  g_assert_true (is_restricted (self, customer));
  assert_value (customer, "restricted", "yes (customer-request)");
  contest (self, first, 1, "last_name", FALSE);
  g_assert_false (is_restricted (self, customer));
  contest (self, first, 1, "last_name", TRUE);
  contest (self, first, 0, "first_name", TRUE);
  contest (self, second, 0, "city", TRUE);
  kor_test_assert_done (kor_register_decide_request (self, first, FALSE, "ei", &done_error));
  g_assert_true (is_restricted (self, customer)); /* the other case contests */
  kor_test_assert_done (kor_register_decide_request (self, second, TRUE, NULL, &done_error));
  g_assert_false (is_restricted (self, customer));
  assert_value (customer, "restricted", NULL);

  /* Taken away, or found to be somebody else's. */
  first = add_rectification (self, customer);
  contest (self, first, 0, "city", TRUE);
  g_assert_true (is_restricted (self, customer));
  {
    g_autoptr (KorRequest) request = kor_test_load_request (self, first);
    gint64 other = kor_test_add_customer (self, "Bo", "Berg");

    request->customer_id = other;
    kor_test_assert_done (kor_register_update_request (self, request, &done_error));
    g_assert_false (is_restricted (self, customer));
    g_assert_true (is_restricted (self, other));
    kor_test_assert_done (kor_register_remove_request_item (self, first, 1, &done_error));
    g_assert_false (is_restricted (self, other));
  }
  kor_test_register_free (self);
}

/* A restriction that came from somewhere else stays. */
static void
test_contested_stays (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = add_from (self, NULL);
  g_autoptr (KorCustomer) loaded = kor_register_load_customer (self, customer, NULL);
  gint64 other = add_from (self, NULL);
  gint64 id = add_rectification (self, customer);
  gint64 restriction;

  loaded->restricted = TRUE;
  kor_test_assert_done (kor_register_save_customer (self, loaded, NULL, "soitti", &done_error));
  contest (self, id, 0, "city", TRUE);
  assert_value (customer, "restricted", "yes (own-notice)");
  kor_test_assert_done (kor_register_decide_request (self, id, TRUE, NULL, &done_error));
  g_assert_true (is_restricted (self, customer));

  /* A request for restriction that was carried out meanwhile. */
  id = add_rectification (self, other);
  contest (self, id, 0, "city", TRUE);
  restriction = kor_test_add_known_request (self, KOR_REQUEST_RESTRICTION, other);
  kor_test_assert_done (kor_register_decide_request (self, restriction, TRUE, NULL, &done_error));
  kor_test_assert_done (kor_register_carry_out_request (self, restriction, &done_error));
  kor_test_assert_done (kor_register_decide_request (self, id, TRUE, NULL, &done_error));
  g_assert_true (is_restricted (self, other));
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/request-effects/recipients", test_recipients);
  g_test_add_func ("/request-effects/second-correction", test_second_correction);
  g_test_add_func ("/request-effects/contested", test_contested);
  g_test_add_func ("/request-effects/contested-stays", test_contested_stays);
  return kor_test_run ();
}
