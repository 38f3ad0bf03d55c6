/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "golden.h"
#include "kor-error.h"
#include "kor-portability-xml.h"
#include "sample-facts.h"

#include <string.h>

static KorPortabilityFacts
get_facts (const SampleFacts *sample)
{
  return (KorPortabilityFacts) {
    .profile = sample->profile,
    .customer = sample->customer,
    .values = sample->facts.values,
    .bans = sample->facts.bans,
    .orders = sample->facts.orders,
    .requests = sample->facts.requests,
    .made = sample->facts.made,
    .case_number = "2026-047",
    .received = kor_date_from_ymd (2026, 11, 16),
  };
}

static GBytes *
make_xml (const KorPortabilityFacts *facts)
{
  g_autoptr (GError) error = NULL;
  GBytes *xml = kor_portability_to_xml (facts, &error);

  g_assert_no_error (error);
  golden_assert_valid ("portability-1.xsd", xml);
  return xml;
}

static char *
dup_text (GBytes *xml)
{
  return g_strndup (g_bytes_get_data (xml, NULL), g_bytes_get_size (xml));
}

static void
assert_has (const char *xml, const char *part)
{
  if (strstr (xml, part) == NULL)
    g_error ("missing in the file: %s", part);
}

static void
test_golden (void)
{
  g_autoptr (SampleFacts) sample = sample_facts_new (KOR_LANGUAGE_FI);
  KorPortabilityFacts facts = get_facts (sample);
  g_autoptr (GBytes) xml = NULL;

  /* A few orders show as much as sixty. */
  g_ptr_array_set_size (sample->facts.orders, 3);
  xml = make_xml (&facts);
  golden_assert ("portability.xml", xml);
}

/* What the person gave or asked for, and which of the two; in fields, ISO days and decimal amounts. */
static void
test_provided (void)
{
  g_autoptr (SampleFacts) sample = sample_facts_new (KOR_LANGUAGE_FI);
  KorPortabilityFacts facts = get_facts (sample);
  g_autoptr (GBytes) bytes = make_xml (&facts);
  g_autofree char *xml = dup_text (bytes);

  assert_has (
    xml, "<value came=\"2021-05-14\" field=\"first_name\" source=\"own-notice\">Åke Ömer</value>");
  assert_has (xml, "field=\"business_id\" source=\"customer-request\">1234567-1</value>");
  assert_has (xml, "amount=\"12.90\" currency=\"EUR\" date=\"2026-11-06\" number=\"T-20417\"");
  assert_has (xml,
              "<ban channel=\"email\" extent=\"processing\" received=\"2024-06-11\" "
              "scope=\"distance-selling\">");
  assert_has (xml, "<scope>direct-marketing</scope>");
  assert_has (xml, "<wanted>Äijönsalo &amp; &lt;Pojat&gt;</wanted>");
}

/* Not what others gave, what the office found, or who did it (Art. 20(1), (4)). */
static void
test_not_provided (void)
{
  static const char *const not_there[] = {
    "Hillasuon Erikoistarvike", /* by somebody else */
    "Kuukkelin Paja",
    "Hoitaja Nimetön", /* staff */
    "identity",
    "decision",
    "Avoin tilaus T-20417: toimitus", /* the office's reasons */
    "tilauslomake",
    "kept-until", /* derived */
    "overdue",
    "lookup",
  };
  g_autoptr (SampleFacts) sample = sample_facts_new (KOR_LANGUAGE_FI);
  KorPortabilityFacts facts = get_facts (sample);
  g_autoptr (GBytes) bytes = make_xml (&facts);
  g_autofree char *xml = dup_text (bytes);

  for (guint i = 0; i < G_N_ELEMENTS (not_there); i++)
    if (strstr (xml, not_there[i]) != NULL)
      g_error ("in the file: %s", not_there[i]);
}

static void
add_value (GPtrArray *values, const char *field, const char *text)
{
  KorValue *value = kor_value_new ();

  value->field = g_strdup (field);
  value->value = g_strdup (text);
  value->source = g_strdup (KOR_SOURCE_OWN_NOTICE);
  value->came = KOR_DATE_NONE;
  g_ptr_array_add (values, value);
}

/* A current address comes in its parts, an earlier one as it was kept; the office's marks never. */
static void
test_address (void)
{
  g_autoptr (SampleFacts) sample = sample_facts_new (KOR_LANGUAGE_FI);
  KorPortabilityFacts facts = get_facts (sample);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *xml = NULL;

  add_value (sample->facts.values, "delivery_address", "Varastokuja 2, 20200 Turku, FI");
  add_value (sample->facts.values, "returned_mail", "Varastokuja 2, 20200 Turku, FI");
  add_value (sample->facts.values, "restricted", "yes");
  bytes = make_xml (&facts);
  xml = dup_text (bytes);
  assert_has (xml,
              "<address kind=\"delivery\" source=\"own-notice\"><street>Varastokuja 2</street>"
              "<postal-code>20200</postal-code><city>Turku</city><country>FI</country></address>");
  assert_has (
    xml,
    "field=\"postal_address\" source=\"own-notice\">Kuukkelinpolku 4 A 12, 33100 Tampere, FI<");
  g_assert_null (strstr (xml, "returned_mail"));
  g_assert_null (strstr (xml, "restricted"));
}

/* Of somebody who is not in the register there is the request alone. */
static void
test_nothing_held (void)
{
  g_autoptr (SampleFacts) sample = sample_facts_new (KOR_LANGUAGE_FI);
  g_autoptr (GPtrArray) requests = g_ptr_array_new ();
  KorPortabilityFacts facts = {
    .profile = sample->profile,
    .requests = requests,
    .made = sample->facts.made,
    .received = KOR_DATE_NONE,
  };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *xml = NULL;

  g_ptr_array_add (requests, sample->facts.requests->pdata[0]);
  bytes = make_xml (&facts);
  xml = dup_text (bytes);
  assert_has (
    xml, "<person></person><values></values><orders></orders><bans></bans><requests><request ");
}

static void
test_invalid (void)
{
  g_autoptr (SampleFacts) sample = sample_facts_new (KOR_LANGUAGE_FI);
  KorPortabilityFacts facts = get_facts (sample);
  g_autoptr (GError) error = NULL;

  g_set_str (&sample->profile->controller, "");
  g_assert_null (kor_portability_to_xml (&facts, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_FILE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/portability-xml/golden", test_golden);
  g_test_add_func ("/portability-xml/provided", test_provided);
  g_test_add_func ("/portability-xml/not-provided", test_not_provided);
  g_test_add_func ("/portability-xml/address", test_address);
  g_test_add_func ("/portability-xml/nothing-held", test_nothing_held);
  g_test_add_func ("/portability-xml/invalid", test_invalid);
  return g_test_run ();
}
