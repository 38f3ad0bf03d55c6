/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-test-register.h"

#include <string.h>

static void
assert_customers_equal (const KorCustomer *a, const KorCustomer *b)
{
  g_assert_cmpint (a->id, ==, b->id);
  g_assert_cmpstr (a->external_id, ==, b->external_id);
  g_assert_cmpstr (a->first_name, ==, b->first_name);
  g_assert_cmpstr (a->last_name, ==, b->last_name);
  g_assert_cmpstr (a->former_names, ==, b->former_names);
  g_assert_cmpstr (a->organisation, ==, b->organisation);
  g_assert_cmpstr (a->business_id, ==, b->business_id);
  g_assert_cmpstr (a->organisation_role, ==, b->organisation_role);
  g_assert_cmpint (a->language, ==, b->language);
  g_assert_cmpint (a->deceased, ==, b->deceased);
  g_assert_cmpint (a->restricted, ==, b->restricted);
  g_assert_cmpint (a->archived, ==, b->archived);
  g_assert_cmpint (a->created, ==, b->created);
  g_assert_cmpint (a->relation_ended, ==, b->relation_ended);
  g_assert_cmpint (a->version, ==, b->version);
  g_assert_cmpuint (a->addresses->len, ==, b->addresses->len);
  for (guint i = 0; i < a->addresses->len; i++)
    g_assert_true (kor_address_equal (a->addresses->pdata[i], b->addresses->pdata[i]));
  g_assert_cmpuint (a->emails->len, ==, b->emails->len);
  for (guint i = 0; i < a->emails->len; i++) {
    const KorContact *left = a->emails->pdata[i], *right = b->emails->pdata[i];

    g_assert_cmpstr (left->value, ==, right->value);
    g_assert_cmpint (left->primary, ==, right->primary);
  }
  g_assert_cmpuint (a->phones->len, ==, b->phones->len);
  for (guint i = 0; i < a->phones->len; i++)
    g_assert_cmpstr (
      ((KorContact *) a->phones->pdata[i])->value, ==, ((KorContact *) b->phones->pdata[i])->value);
  g_assert_cmpstrv (a->registers, b->registers);
}

/* A customer with something in every field. */
static KorCustomer *
full_customer (void)
{
  KorCustomer *customer = kor_test_customer_new ("Matti", "Mäkinen");
  KorAddress *delivery = kor_customer_ensure_address (customer, KOR_ADDRESS_DELIVERY);
  KorAddress *postal = kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL);
  static const char *const registers[] = { "Asiakasrekisteri", "omistajat", NULL };

  customer->external_id = g_strdup ("A-1001");
  customer->former_names = g_strdup ("Mattila");
  customer->organisation = g_strdup ("Mäkisen Konepaja Oy");
  customer->business_id = g_strdup ("1234567-1");
  customer->organisation_role = g_strdup ("hankinnat");
  customer->language = KOR_LANGUAGE_SV;
  postal->co = g_strdup ("Leena Laine");
  postal->region = g_strdup ("Pirkanmaa");
  postal->valid_from = kor_date_from_ymd (2020, 2, 29);
  postal->returned_mail = TRUE;
  delivery->street = g_strdup ("Storgatan 1");
  delivery->postal_code = g_strdup ("111 22");
  delivery->city = g_strdup ("Stockholm");
  delivery->country = g_strdup ("SE");
  delivery->valid_to = kor_date_from_ymd (2027, 1, 1);
  kor_customer_set_email (customer, "matti@konepaja.example");
  g_ptr_array_add (customer->emails, kor_contact_new ("m.makinen@posti.example", FALSE));
  kor_customer_set_phone (customer, "+358 40 123 4567");
  g_ptr_array_add (customer->phones, kor_contact_new ("03 222 333", FALSE));
  customer->registers = g_strdupv ((GStrv) registers);
  customer->created = kor_date_from_ymd (2019, 5, 6);
  customer->relation_ended = kor_date_from_ymd (2026, 6, 30);
  return customer;
}

static gboolean
save (KorRegister *self, KorCustomer *customer, const char *source, const char *reason)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = kor_register_save_customer (self, customer, source, reason, &error);

  g_assert_no_error (error);
  return saved;
}

/* R14–R18, R35: what was saved comes back. */
static void
test_round_trip (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorCustomer) customer = full_customer ();
  g_autoptr (KorCustomer) loaded = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  const KorCustomerRow *row;

  g_assert_true (save (self, customer, NULL, NULL));
  g_assert_cmpint (customer->id, ==, 1);
  g_assert_cmpint (customer->version, ==, 1);
  loaded = kor_register_load_customer (self, 1, &error);
  assert_customers_equal (customer, loaded);

  /* The record that was saved may be saved again, and so may the loaded one. */
  customer->deceased = TRUE;
  customer->restricted = TRUE;
  g_assert_true (save (self, customer, NULL, NULL));
  g_clear_pointer (&loaded, kor_customer_free);
  loaded = kor_register_load_customer (self, 1, &error);
  assert_customers_equal (customer, loaded);
  g_assert_true (save (self, loaded, NULL, NULL));

  rows = kor_register_load_customer_rows (self, &loaded->id, 1, NULL, &error);
  row = rows->pdata[0];
  g_assert_cmpstr (row->name, ==, "Mäkinen Matti");
  g_assert_cmpstr (row->last_name, ==, "Mäkinen");
  g_assert_cmpstr (row->first_name, ==, "Matti");
  g_assert_cmpstr (row->organisation, ==, "Mäkisen Konepaja Oy");
  g_assert_cmpstr (row->postal_code, ==, "33100");
  g_assert_cmpstr (row->city, ==, "Tampere");
  g_assert_cmpstr (row->country, ==, "FI");
  g_assert_cmpstr (row->email, ==, "matti@konepaja.example");
  g_assert_cmpstr (row->phone, ==, "+358 40 123 4567");
  g_assert_cmpint (row->last_order, ==, KOR_DATE_NONE);
  g_assert_cmpuint (row->bans, ==, 0);
  g_assert_true (row->restricted);
  g_assert_false (row->archived);
  kor_test_register_free (self);
}

static void
test_least (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorCustomer) customer = kor_customer_new ();
  g_autoptr (KorCustomer) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;
  KorCustomerQuery query = { .search = "" };

  g_assert_false (kor_register_save_customer (self, customer, NULL, NULL, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_MISSING_VALUE);
  g_clear_error (&error);
  customer->organisation = g_strdup ("Yksin Oy");
  g_assert_true (save (self, customer, NULL, NULL));
  loaded = kor_register_load_customer (self, customer->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->organisation, ==, "Yksin Oy");
  g_assert_null (loaded->business_id);
  g_assert_null (loaded->first_name);
  g_assert_cmpint (loaded->created, ==, kor_test_today ());
  g_assert_cmpstr (loaded->registers[0], ==, "Asiakasrekisteri");
  names = kor_test_list_names (self, &query);
  g_assert_cmpstr (names, ==, "Yksin Oy");
  kor_test_register_free (self);
}

static char *
describe_values (KorRegister *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = kor_register_list_values (self, id, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < values->len; i++) {
    const KorValue *value = values->pdata[i];

    g_assert_cmpint (value->recorded, ==, KOR_TEST_NOW);
    g_assert_cmpstr (value->recorded_by, ==, KOR_TEST_USER_NAME);
    g_assert_cmpint (value->came, ==, kor_test_today ());
    g_string_append_printf (text,
                            "%s=%s [%s]%s%s\n",
                            value->field,
                            value->value,
                            value->source,
                            value->ended != 0 ? " ended: " : "",
                            value->ended != 0 ? value->reason : "");
  }
  return g_string_free (text, FALSE);
}

/* R20–R25: every value has its source; old values are kept with the reason of the change. */
static void
test_history (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorCustomer) customer = kor_test_customer_new ("Matti", "Mäkinen");
  g_autofree char *first = NULL, *second = NULL, *third = NULL;
  g_auto (GStrv) sources = NULL;
  g_autoptr (GPtrArray) journal = NULL;

  kor_customer_set_email (customer, "matti@posti.example");
  g_assert_true (save (self, customer, "verkkokauppa", NULL));
  first = describe_values (self, customer->id);
  g_assert_cmpstr (first,
                   ==,
                   "first_name=Matti [verkkokauppa]\n"
                   "last_name=Mäkinen [verkkokauppa]\n"
                   "postal_address=Hämeenkatu 5 A 12, 33100 Tampere, FI [verkkokauppa]\n"
                   "email=matti@posti.example [verkkokauppa]\n");

  kor_customer_set_email (customer, "matti.makinen@posti.example");
  kor_customer_set_phone (customer, "040 1234567");
  g_assert_true (save (self, customer, NULL, "asiakas ilmoitti"));
  second = describe_values (self, customer->id);
  g_assert_cmpstr (second,
                   ==,
                   "first_name=Matti [verkkokauppa]\n"
                   "last_name=Mäkinen [verkkokauppa]\n"
                   "postal_address=Hämeenkatu 5 A 12, 33100 Tampere, FI [verkkokauppa]\n"
                   "email=matti.makinen@posti.example [own-notice]\n"
                   "phone=040 1234567 [own-notice]\n"
                   "email=matti@posti.example [verkkokauppa] ended: asiakas ilmoitti\n");

  journal = kor_register_list_journal (self, 0, 1, NULL);
  g_assert_cmpstr (((KorJournalEntry *) journal->pdata[0])->details, ==, "email, phone");

  g_assert_true (save (self, customer, "väestötieto", "ei muutosta"));
  third = describe_values (self, customer->id);
  g_assert_cmpstr (third, ==, second);
  sources = kor_register_list_sources (self, NULL);
  g_assert_true (g_strv_contains ((const char *const *) sources, "verkkokauppa"));
  g_assert_true (g_strv_contains ((const char *const *) sources, "own-notice"));
  kor_test_register_free (self);
}

/* Two people at once: the second one is told, and nothing is lost. */
static void
test_changed_meanwhile (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 id = kor_test_add_customer (self, "Aino", "Aalto");
  g_autoptr (KorCustomer) mine = kor_register_load_customer (self, id, NULL);
  g_autoptr (KorCustomer) theirs = kor_register_load_customer (self, id, NULL);
  g_autoptr (KorCustomer) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_set_str (&theirs->last_name, "Aaltonen");
  g_assert_true (save (self, theirs, NULL, NULL));
  g_set_str (&mine->last_name, "Aallotar");
  g_assert_false (kor_register_save_customer (self, mine, NULL, NULL, &error));
  kor_test_assert_error (error, KOR_ERROR_CHANGED_MEANWHILE, "customer", "1", NULL);
  g_clear_error (&error);
  g_assert_cmpint (mine->version, ==, 1);
  loaded = kor_register_load_customer (self, id, NULL);
  g_assert_cmpstr (loaded->last_name, ==, "Aaltonen");

  g_assert_true (kor_register_archive_customer (self, id, TRUE, &error));
  g_assert_false (kor_register_save_customer (self, theirs, NULL, NULL, &error));
  kor_test_assert_error (error, KOR_ERROR_CHANGED_MEANWHILE, "customer", "1", NULL);
  g_clear_error (&error);
  mine->id = 99;
  g_assert_false (kor_register_save_customer (self, mine, NULL, NULL, &error));
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "customer", "99", NULL);
  kor_test_register_free (self);
}

static void
test_external_id (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorCustomer) first = kor_test_customer_new ("Aino", "Aalto");
  g_autoptr (KorCustomer) second = kor_test_customer_new ("Bo", "Berg");
  g_autoptr (GError) error = NULL;

  first->external_id = g_strdup ("2");
  second->external_id = g_strdup ("2");
  g_assert_true (save (self, first, NULL, NULL));
  g_assert_false (kor_register_save_customer (self, second, NULL, NULL, &error));
  kor_test_assert_error (error, KOR_ERROR_EXISTS, "customer", "2", NULL);
  g_clear_error (&error);
  g_assert_cmpint (second->id, ==, 0);
  g_assert_cmpint (second->created, ==, KOR_DATE_NONE);
  g_set_str (&second->external_id, "");
  g_assert_true (save (self, second, NULL, NULL));

  /* The external number goes before the own id. */
  g_assert_cmpint (kor_register_find_customer (self, "2", NULL), ==, 1);
  g_assert_cmpint (kor_register_find_customer (self, "1", NULL), ==, 1);
  g_assert_cmpint (kor_register_find_customer (self, "3", &error), ==, 0);
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "customer", "3", NULL);
  g_clear_error (&error);
  g_assert_cmpint (kor_register_find_customer (self, "", &error), ==, 0);
  g_assert_error (error, KOR_ERROR, KOR_ERROR_NOT_FOUND);
  kor_test_register_free (self);
}

static void
assert_names (KorRegister *self, const KorCustomerQuery *query, const char *expected)
{
  g_autofree char *names = kor_test_list_names (self, query);

  g_assert_cmpstr (names, ==, expected);
}

#define assert_found(self, text, expected)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    KorCustomerQuery found_query = { .search = (text) };                                           \
    assert_names ((self), &found_query, (expected));                                               \
  }                                                                                                \
  G_STMT_END

/* R2: archived customers are out of the list, found by search, and can come back. */
static void
test_archive (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 id = kor_test_add_customer (self, "Aino", "Aalto");
  KorCustomerQuery all = { .search = NULL };
  KorCustomerQuery archived = { .filter = KOR_CUSTOMER_FILTER_ARCHIVED };
  KorCustomerQuery archived_search = { .search = "berg", .filter = KOR_CUSTOMER_FILTER_ARCHIVED };
  g_autoptr (KorCustomer) loaded = NULL;
  g_autoptr (GError) error = NULL;
  KorRegisterInfo info;

  kor_test_add_customer (self, "Bo", "Berg");
  g_assert_true (kor_register_archive_customer (self, id, TRUE, &error));
  assert_names (self, &all, "Berg Bo");
  assert_names (self, &archived, "Aalto Aino");
  assert_names (self, &archived_search, "");
  assert_found (self, "aalto", "Aalto Aino");
  g_assert_true (kor_register_get_info (self, &info, NULL));
  g_assert_cmpint (info.customers, ==, 1);
  g_assert_cmpint (info.archived_customers, ==, 1);

  loaded = kor_register_load_customer (self, id, NULL);
  g_assert_true (loaded->archived);
  g_set_str (&loaded->last_name, "Aaltonen");
  loaded->archived = FALSE;
  g_assert_true (save (self, loaded, NULL, NULL));
  assert_names (self, &archived, "Aaltonen Aino");

  g_assert_true (kor_register_archive_customer (self, id, FALSE, &error));
  assert_names (self, &all, "Aaltonen Aino | Berg Bo");
  g_assert_false (kor_register_archive_customer (self, 99, TRUE, &error));
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "customer", "99", NULL);
  kor_test_register_free (self);
}

static void
add_at (KorRegister *self, const char *last, const char *organisation, const char *city)
{
  KorCustomer *customer = kor_test_customer_new ("Etu", last);

  customer->organisation = g_strdup (organisation);
  g_set_str (&kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL)->city, city);
  kor_test_save_customer (self, customer);
}

/* R14: Finnish and Swedish order: å ä ö stand last. */
static void
test_order (void)
{
  KorRegister *self = kor_test_register_new ();
  KorCustomerQuery query = { .search = NULL };
  g_autoptr (KorOrder) early = kor_test_order_new (1, "1", "2026-01-05");
  g_autoptr (KorOrder) late = kor_test_order_new (3, "2", "2026-10-05");

  add_at (self, "Öhman", "Ängs Ab", "Åbo");
  add_at (self, "Zetterberg", NULL, "Vaasa");
  add_at (self, "Åkerman", "aalto oy", "Äänekoski");
  add_at (self, "Aalto", "Öljy Oy", NULL);
  add_at (self, "Äijälä", "Beta Oy", "oulu");
  add_at (self, "aarnio", "Åland Ab", "Zürich");
  g_assert_true (kor_register_save_order (self, early, NULL));
  g_assert_true (kor_register_save_order (self, late, NULL));

  assert_names (
    self, &query, "Aalto Etu | aarnio Etu | Zetterberg Etu | Åkerman Etu | Äijälä Etu | Öhman Etu");
  query.descending = TRUE;
  assert_names (
    self, &query, "Öhman Etu | Äijälä Etu | Åkerman Etu | Zetterberg Etu | aarnio Etu | Aalto Etu");
  query.limit = 2;
  assert_names (self, &query, "Öhman Etu | Äijälä Etu");
  query.limit = 0;

  query.sort = KOR_CUSTOMER_SORT_ORGANISATION;
  assert_names (
    self, &query, "Aalto Etu | Öhman Etu | aarnio Etu | Äijälä Etu | Åkerman Etu | Zetterberg Etu");
  query.descending = FALSE;
  assert_names (
    self, &query, "Åkerman Etu | Äijälä Etu | aarnio Etu | Öhman Etu | Aalto Etu | Zetterberg Etu");
  query.limit = 1;
  assert_names (self, &query, "Åkerman Etu");
  query.limit = 0;

  query.sort = KOR_CUSTOMER_SORT_PLACE;
  assert_names (
    self, &query, "Äijälä Etu | Zetterberg Etu | aarnio Etu | Öhman Etu | Åkerman Etu | Aalto Etu");
  query.descending = TRUE;
  assert_names (
    self, &query, "Åkerman Etu | Öhman Etu | aarnio Etu | Zetterberg Etu | Äijälä Etu | Aalto Etu");

  query.sort = KOR_CUSTOMER_SORT_LAST_ORDER;
  assert_names (
    self, &query, "Åkerman Etu | Öhman Etu | Aalto Etu | aarnio Etu | Zetterberg Etu | Äijälä Etu");
  query.descending = FALSE;
  assert_names (
    self, &query, "Öhman Etu | Åkerman Etu | Aalto Etu | aarnio Etu | Zetterberg Etu | Äijälä Etu");

  /* A search sorted otherwise than by name. */
  query.search = "etu";
  query.sort = KOR_CUSTOMER_SORT_PLACE;
  assert_names (
    self, &query, "Äijälä Etu | Zetterberg Etu | aarnio Etu | Öhman Etu | Åkerman Etu | Aalto Etu");
  kor_test_register_free (self);
}

static void
test_filters (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 a = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 b = kor_test_add_customer (self, "Bo", "Berg");
  gint64 c = kor_test_add_customer (self, "Cia", "Ceder");
  g_autoptr (KorCustomer) customer = kor_register_load_customer (self, c, NULL);
  g_autoptr (KorOrder) recent = kor_test_order_new (a, "1", "2026-10-24");
  g_autoptr (KorOrder) old = kor_test_order_new (b, "2", "2026-10-23");
  KorCustomerQuery query = { .filter = KOR_CUSTOMER_FILTER_RECENT_ORDER };
  gint64 ban;

  recent->state = KOR_ORDER_DELIVERED;
  g_assert_true (kor_register_save_order (self, recent, NULL));
  g_assert_true (kor_register_save_order (self, old, NULL));
  customer->restricted = TRUE;
  kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL)->returned_mail = TRUE;
  g_assert_true (save (self, customer, NULL, NULL));
  ban = kor_test_add_ban (self, b, KOR_SCOPE_MARKET_RESEARCH, KOR_EXTENT_DISCLOSURE);

  assert_names (self, &query, "Aalto Aino");
  query.filter = KOR_CUSTOMER_FILTER_OPEN_ORDER;
  assert_names (self, &query, "Berg Bo");
  query.filter = KOR_CUSTOMER_FILTER_BAN;
  assert_names (self, &query, "Berg Bo");
  query.filter = KOR_CUSTOMER_FILTER_RESTRICTED;
  assert_names (self, &query, "Ceder Cia");
  query.filter = KOR_CUSTOMER_FILTER_RETURNED_MAIL;
  assert_names (self, &query, "Ceder Cia");
  query.filter = KOR_CUSTOMER_FILTER_BAN | KOR_CUSTOMER_FILTER_RESTRICTED;
  assert_names (self, &query, "");
  query.filter = KOR_CUSTOMER_FILTER_BAN | KOR_CUSTOMER_FILTER_OPEN_ORDER;
  query.search = "berg";
  assert_names (self, &query, "Berg Bo");
  query.search = "aalto";
  assert_names (self, &query, "");
  g_assert_true (kor_register_lift_ban (self, ban, NULL, NULL));
  query.search = NULL;
  query.filter = KOR_CUSTOMER_FILTER_BAN;
  assert_names (self, &query, "");
  kor_test_register_free (self);
}

static void
test_search (void)
{
  KorRegister *self = kor_test_register_new ();
  KorCustomer *customer = full_customer ();
  gint64 id = kor_test_save_customer (self, customer);

  kor_test_add_customer (self, "Anneli", "Makkonen");
  kor_test_add_order (self, id, "T-5577");

  assert_found (self, "makinen", "Mäkinen Matti");
  assert_found (self, "MÄKI", "Mäkinen Matti");
  assert_found (self, "ma\xcc\x88kinen", "Mäkinen Matti");
  assert_found (self, "mak", "Makkonen Anneli | Mäkinen Matti");
  assert_found (self, "matti makinen", "Mäkinen Matti");
  assert_found (self, "makinen matti", "Mäkinen Matti");
  assert_found (self, "  mattila  ", "Mäkinen Matti");
  assert_found (self, "konepaja", "Mäkinen Matti");
  assert_found (self, "040 123 4567", "Mäkinen Matti");
  assert_found (self, "0401234", "Mäkinen Matti");
  assert_found (self, "+358 40 123", "Mäkinen Matti");
  assert_found (self, "+358401234567", "Mäkinen Matti");
  assert_found (self, "00358 40 1234567", "Mäkinen Matti");
  assert_found (self, "(03) 222-333", "Mäkinen Matti");
  assert_found (self, "matti@konepaja.example", "Mäkinen Matti");
  assert_found (self, "m.makinen@posti", "Mäkinen Matti");
  assert_found (self, "33100", "Makkonen Anneli | Mäkinen Matti");
  assert_found (self, "111 22", "Mäkinen Matti");
  assert_found (self, "hämeenkatu 5", "Makkonen Anneli | Mäkinen Matti");
  assert_found (self, "A-1001", "Mäkinen Matti");
  assert_found (self, "1234567-1", "Mäkinen Matti");
  assert_found (self, "T-5577", "Mäkinen Matti");
  assert_found (self, "T-55", "Mäkinen Matti");
  assert_found (self, "kinen", "");
  assert_found (self, "matti makkonen", "");
  assert_found (self, "", "Makkonen Anneli | Mäkinen Matti");
  assert_found (self, " \t ", "Makkonen Anneli | Mäkinen Matti");
  kor_test_register_free (self);
}

/* Whatever is typed is text to be found, never a query language and never an error. */
static void
test_search_text (void)
{
  static const char *const texts[] = {
    "\"",        "\"\"",
    "*",         "-",
    "'",         "^",
    ":",         "(",
    ")",         "NEAR(",
    "NEAR(a b)", "a OR b",
    "AND",       "NOT a",
    "words:a",   "{words numbers}: a",
    "a*",        "\"a",
    "a\"b",      "a + b",
    "😀",        "a 😀",
    "--",        "; DROP TABLE x",
    "%",         "_",
    "\\",        "\xff\xfe",
    "a\xc3",     "\xe2\x80\x8b",
    "\x01",      "+",
    "00",        "+358",
    "(",         "-1",
    "1 1",
  };
  KorRegister *self = kor_test_register_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *word = g_strnfill (10240, 'a');
  g_autofree char *digits = g_strnfill (10240, '1');
  g_autofree char *quotes = g_strnfill (10240, '"');

  kor_test_add_customer (self, "Aino", "Or");
  kor_test_add_customer (self, "Bo", "Near");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *found = kor_test_search (self, texts[i]);
    KorOrderQuery orders = { .search = texts[i] };
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) ids = kor_register_list_orders (self, &orders, NULL, &error);

    g_test_message ("%u", i);
    g_assert_no_error (error);
    g_assert_nonnull (found);
    g_assert_nonnull (ids);
  }
  assert_found (self, "aino or", "Or Aino");
  assert_found (self, "NEAR(", "Near Bo");
  assert_found (self, "\"or\"", "Or Aino");
  assert_found (self, "*", "");
  assert_found (self, "😀", "");

  while (words->len < 10240)
    g_string_append (words, "a ");
  assert_found (self, words->str, "Near Bo | Or Aino");
  assert_found (self, word, "");
  assert_found (self, digits, "");
  assert_found (self, quotes, "");
  kor_test_register_free (self);
}

/* A search follows every change. */
static void
test_search_follows (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 id = kor_test_add_customer (self, "Liisa", "Virtanen");
  g_autoptr (KorCustomer) customer = kor_register_load_customer (self, id, NULL);

  kor_test_add_customer (self, "Aino", "Aalto");
  kor_test_add_customer (self, "Örjan", "Öhman");
  kor_customer_set_email (customer, "liisa@vanha.example");
  g_assert_true (save (self, customer, NULL, NULL));
  assert_found (self, "vanha", "Virtanen Liisa");

  g_set_str (&customer->last_name, "Zimmermann");
  kor_customer_set_email (customer, "liisa@uusi.example");
  g_assert_true (save (self, customer, NULL, NULL));
  assert_found (self, "virtanen", "");
  assert_found (self, "vanha", "");
  assert_found (self, "uusi", "Zimmermann Liisa");
  assert_found (self, "zimmer", "Zimmermann Liisa");

  g_set_str (&customer->former_names, "Virtanen");
  g_assert_true (save (self, customer, NULL, NULL));
  assert_found (self, "virtanen", "Zimmermann Liisa");
  kor_test_register_free (self);
}

/* Ids that are gone or never were have no row. */
static void
test_rows (void)
{
  KorRegister *self = kor_test_register_new ();
  const gint64 ids[] = { 1, 404, 1 };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  kor_test_add_customer (self, "Aino", "Aalto");
  rows = kor_register_load_customer_rows (self, ids, 3, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  none = kor_register_load_customer_rows (self, NULL, 0, NULL, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (kor_register_load_customer (self, 404, &error));
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "customer", "404", NULL);
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/customers/round-trip", test_round_trip);
  g_test_add_func ("/customers/least", test_least);
  g_test_add_func ("/customers/history", test_history);
  g_test_add_func ("/customers/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/customers/external-id", test_external_id);
  g_test_add_func ("/customers/archive", test_archive);
  g_test_add_func ("/customers/order", test_order);
  g_test_add_func ("/customers/filters", test_filters);
  g_test_add_func ("/customers/search", test_search);
  g_test_add_func ("/customers/search-text", test_search_text);
  g_test_add_func ("/customers/search-follows", test_search_follows);
  g_test_add_func ("/customers/rows", test_rows);
  return kor_test_run ();
}
