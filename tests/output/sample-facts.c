/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample-facts.h"

#include "sample-cases.h"

#include <string.h>

/* 2026-11-23 12:00 in Finland. */
#define NOW G_GINT64_CONSTANT (1795428000)
#define DAY G_GINT64_CONSTANT (86400)

#define ORGANISATION                                                                               \
  "Hillasuon Erikoistarvike- & Maahantuontiosuuskunta <Pirkanmaan ja Kanta-Hämeen hankintarengas>"

static KorProfile *
make_profile (void)
{
  KorProfile *profile = kor_profile_new ();

  g_set_str (&profile->register_name, "Asiakasrekisteri");
  g_set_str (&profile->controller, "Hillasuon Tarvike Oy");
  g_set_str (&profile->business_id, "9876543-9");
  g_set_str (&profile->street, "Tuohitie 4");
  g_set_str (&profile->postal_code, "33100");
  g_set_str (&profile->city, "Tampere");
  g_set_str (&profile->country, "FI");
  g_set_str (&profile->email, "tietosuoja@hillasuontarvike.example");
  g_set_str (&profile->phone, "03 555 0100");
  g_set_str (&profile->contact_person, "Aino Rautavuori");
  g_set_str (&profile->notice_version, "3");
  profile->notice_date = kor_date_from_ymd (2026, 1, 15);
  profile->language = KOR_LANGUAGE_FI;
  profile->retention_years = 2;
  profile->financial_year_end_month = 4;
  return profile;
}

static KorCustomer *
make_customer (void)
{
  KorCustomer *customer = kor_customer_new ();
  KorAddress *address = kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL);
  KorAddress *delivery = kor_customer_ensure_address (customer, KOR_ADDRESS_DELIVERY);

  customer->id = 12;
  customer->external_id = g_strdup ("10482");
  customer->first_name = g_strdup ("Åke Ömer");
  customer->last_name = g_strdup ("Äijönsalo & <Pojat>");
  customer->organisation = g_strdup (ORGANISATION);
  customer->language = KOR_LANGUAGE_FI;
  customer->created = kor_date_from_ymd (2021, 5, 14);
  g_set_str (&address->street, "Hopeakaari 7 B 21");
  g_set_str (&address->postal_code, "20100");
  g_set_str (&address->city, "Turku");
  g_set_str (&address->country, "FI");
  g_set_str (&delivery->street, "Varastokuja 2");
  g_set_str (&delivery->postal_code, "20200");
  g_set_str (&delivery->city, "Turku");
  g_set_str (&delivery->country, "FI");
  kor_customer_set_email (customer, "ake.aijonsalo@hillasuo.example");
  kor_customer_set_phone (customer, "040 555 0188");
  return customer;
}

static void
add_value (GPtrArray *values,
           const char *field,
           const char *text,
           const char *source,
           KorDate came,
           gint64 ended,
           const char *reason)
{
  KorValue *value = kor_value_new ();

  value->id = values->len + 1;
  value->field = g_strdup (field);
  value->value = g_strdup (text);
  value->source = g_strdup (source);
  value->came = came;
  value->recorded = NOW - (gint64) (100 + values->len) * DAY;
  value->recorded_by = g_strdup ("Hoitaja Nimetön");
  value->ended = ended;
  value->reason = g_strdup (reason);
  g_ptr_array_add (values, value);
}

static GPtrArray *
make_values (void)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_value_free);
  KorDate first = kor_date_from_ymd (2021, 5, 14);
  KorDate moved = kor_date_from_ymd (2025, 9, 3);

  add_value (values, "first_name", "Åke Ömer", KOR_SOURCE_OWN_NOTICE, first, 0, NULL);
  add_value (values, "last_name", "Äijönsalo & <Pojat>", KOR_SOURCE_OWN_NOTICE, first, 0, NULL);
  add_value (values, "organisation", ORGANISATION, "organisaation yhteyshenkilö", first, 0, NULL);
  add_value (values,
             "postal_address",
             "Hopeakaari 7 B 21, 20100 Turku, FI",
             "osoitepäivitys, viranomainen",
             moved,
             0,
             NULL);
  add_value (
    values, "email", "ake.aijonsalo@hillasuo.example", KOR_SOURCE_OWN_NOTICE, first, 0, NULL);
  add_value (values,
             "business_id",
             "1234567-1",
             KOR_SOURCE_REQUEST,
             kor_date_from_ymd (2026, 10, 20),
             0,
             NULL);
  add_value (values, "phone", "040 555 0188", "jälleenmyyjä \"Kuukkelin\a Paja\"", first, 0, NULL);
  add_value (values,
             "postal_address",
             "Kuukkelinpolku 4 A 12, 33100 Tampere, FI",
             KOR_SOURCE_OWN_NOTICE,
             first,
             NOW - 446 * DAY,
             "muutto");
  return values;
}

static GPtrArray *
make_bans (void)
{
  GPtrArray *bans = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_ban_free);
  KorDate date = kor_date_from_ymd (2024, 6, 11);
  KorBan *ban = kor_ban_new (
    12, KOR_SCOPE_DIRECT_ADVERTISING, KOR_EXTENT_BOTH, KOR_CHANNEL_CUSTOMER_SERVICE, date);

  ban->taken_by = g_strdup ("Hoitaja Nimetön");
  g_ptr_array_add (bans, ban);
  g_ptr_array_add (
    bans,
    kor_ban_new (12, KOR_SCOPE_DISTANCE_SELLING, KOR_EXTENT_PROCESSING, KOR_CHANNEL_EMAIL, date));
  ban = kor_ban_new (12, KOR_SCOPE_OPINION_POLL, KOR_EXTENT_DISCLOSURE, KOR_CHANNEL_LETTER, date);
  ban->evidence = g_strdup ("kirje, mappi 7");
  ban->lifted = kor_date_from_ymd (2025, 1, 2);
  ban->lifted_because = g_strdup ("asiakkaan puhelu");
  g_ptr_array_add (bans, ban);
  return bans;
}

static void
add_lines (KorOrder *order, int i)
{
  for (int j = 0; j <= i % 3; j++) {
    KorOrderLine *line = kor_order_line_new ();

    line->product = g_strdup_printf ("P-%03d", 10 * i + j);
    line->description = g_strdup (j == 0 ? "Lapio, lyhytvartinen" : "Sangollinen nauloja 75 mm");
    line->quantity_milli = 1000 * (j + 1) + (j == 2 ? 500 : 0);
    line->unit_price_micro = 12900000 + i * 100000;
    line->discount_bp = j == 1 ? 1250 : 0;
    kor_order_line_update_total (line);
    g_ptr_array_add (order->lines, line);
  }
  kor_order_update_total (order);
}

static void
add_invoice (KorOrder *order, int i)
{
  KorInvoice *invoice = kor_invoice_new ();

  invoice->number = g_strdup_printf ("L-%05d", 70000 + i);
  invoice->date = order->date + 3;
  invoice->due = order->date + 17;
  invoice->cents = order->total_cents;
  invoice->state = i % 7 == 0 ? KOR_INVOICE_OPEN : KOR_INVOICE_PAID;
  if (invoice->state == KOR_INVOICE_PAID)
    g_ptr_array_add (invoice->payments, kor_payment_new (order->date + 10, order->total_cents));
  g_ptr_array_add (order->invoices, invoice);
}

/* Enough orders that their tables break over pages. */
static GPtrArray *
make_orders (void)
{
  GPtrArray *orders = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_order_free);

  for (int i = 0; i < 60; i++) {
    KorOrder *order = kor_order_new ();

    order->id = 60 - i;
    order->number = g_strdup_printf ("T-%05d", 20417 - 137 * i);
    order->customer_id = 12;
    order->date = kor_date_from_ymd (2026, 11, 6) - 30 * i;
    order->state =
      i == 0 ? KOR_ORDER_OPEN : (i % 11 == 10 ? KOR_ORDER_CANCELLED : KOR_ORDER_DELIVERED);
    strcpy (order->currency, "EUR");
    add_lines (order, i);
    if (order->state != KOR_ORDER_CANCELLED)
      add_invoice (order, i);
    g_ptr_array_add (orders, order);
  }
  return orders;
}

static GPtrArray *
make_runs (void)
{
  GPtrArray *runs = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_list_run_free);
  KorListRun *run = kor_list_run_new ();

  run->at = NOW - 100 * DAY;
  run->purpose = KOR_PURPOSE_RELATION;
  run->medium = g_strdup ("labels");
  run->selection = g_strdup ("postcode=20-21");
  run->made_by = g_strdup ("Hoitaja Nimetön");
  g_ptr_array_add (runs, run);
  run = kor_list_run_new ();
  run->at = NOW - 960 * DAY;
  run->purpose = KOR_PURPOSE_DIRECT_ADVERTISING;
  run->medium = g_strdup ("csv");
  run->selection = g_strdup ("all");
  run->recipient = g_strdup ("Painotalo Vaskikello Ky");
  g_ptr_array_add (runs, run);
  run = kor_list_run_new ();
  run->at = NOW - 970 * DAY;
  run->purpose = KOR_PURPOSE_RELATION;
  run->medium = g_strdup ("clipboard");
  run->selection = g_strdup ("customer=10361,10362"); /* another's number is not told */
  g_ptr_array_add (runs, run);
  return runs;
}

static GPtrArray *
make_lookups (void)
{
  static const char *const purposes[] = { "card", "report", "export", "document" };
  GPtrArray *lookups = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_lookup_free);

  for (guint i = 0; i < 23; i++)
    g_ptr_array_add (lookups, kor_lookup_new (NOW - (gint64) i * 40 * DAY, purposes[i % 4]));
  return lookups;
}

SampleFacts *
sample_facts_new (KorLanguage language)
{
  SampleFacts *self = g_new0 (SampleFacts, 1);

  self->profile = make_profile ();
  self->customer = make_customer ();
  self->facts.profile = self->profile;
  self->facts.customer = self->customer;
  self->facts.values = make_values ();
  self->facts.bans = make_bans ();
  self->facts.orders = make_orders ();
  self->facts.runs = make_runs ();
  self->facts.lookups = make_lookups ();
  self->facts.requests = sample_cases_new_requests ();
  self->facts.documents = sample_cases_new_documents (NOW);
  self->facts.disclosures = sample_cases_new_disclosures ();
  self->records = sample_cases_new_records ();
  self->facts.recipients =
    kor_access_recipients_new (self->facts.disclosures, self->facts.runs, self->records);
  self->facts.withheld =
    g_ptr_array_new_with_free_func ((GDestroyNotify) kor_request_withheld_free);
  g_ptr_array_add (self->facts.withheld,
                   kor_request_withheld_new ("Toisen henkilön nimi muistiinpanossa 3.9.2025",
                                             "15 artiklan 4 kohta: toisen oikeudet"));
  self->facts.made = NOW;
  self->facts.language = language;
  self->facts.case_number = "2026-045";
  self->facts.received = kor_date_from_ymd (2026, 11, 6);
  return self;
}

void
sample_facts_free (SampleFacts *self)
{
  kor_profile_free (self->profile);
  kor_customer_free (self->customer);
  g_ptr_array_unref (self->facts.values);
  g_ptr_array_unref (self->facts.bans);
  g_ptr_array_unref (self->facts.orders);
  g_ptr_array_unref (self->facts.runs);
  g_ptr_array_unref (self->facts.lookups);
  g_ptr_array_unref (self->facts.requests);
  g_ptr_array_unref (self->facts.documents);
  g_ptr_array_unref (self->facts.disclosures);
  g_ptr_array_unref (self->facts.recipients);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->facts.withheld);
  g_free (self);
}
