/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-report-xml.h"

#include "kor-address-format.h"
#include "kor-country.h"
#include "kor-report-data.h"
#include "kor-xml.h"

#include <string.h>

static guint
get_length (const GPtrArray *array)
{
  return array != NULL ? array->len : 0;
}

static void
add_controller (xmlNode *root, const KorProfile *profile)
{
  xmlNode *node = kor_xml_add (root, "controller");

  kor_xml_set (node, "name", profile->controller);
  kor_xml_set (node, "business-id", profile->business_id);
  kor_xml_set (node, "street", profile->street);
  kor_xml_set (node, "postal-code", profile->postal_code);
  kor_xml_set (node, "city", profile->city);
  kor_xml_set (node, "country", profile->country);
  kor_xml_set (node, "email", profile->email);
  kor_xml_set (node, "phone", profile->phone);
  kor_xml_set (node, "contact-person", profile->contact_person);
  kor_xml_set (node, "register", profile->register_name);
  kor_xml_set (node, "notice-version", profile->notice_version);
  kor_report_set_date (node, "notice-date", profile->notice_date);
}

static void
add_person (xmlNode *root, const KorAccessFacts *facts)
{
  const KorCustomer *customer = facts->customer;
  const KorAddress *address;
  g_auto (GStrv) lines = NULL;
  g_autofree char *name = NULL;
  xmlNode *person = kor_xml_add (root, "person");

  if (customer != NULL) {
    name = kor_customer_get_full_name (customer);
    kor_xml_set_int (person, "number", customer->id);
    kor_xml_set (person, "external-number", customer->external_id);
    kor_xml_set (person, "name", name);
    kor_report_set_date (person, "relation-ended", customer->relation_ended);
    address =
      kor_customer_get_address (customer, KOR_ADDRESS_POSTAL, kor_time_get_date (facts->made));
    if (address != NULL && facts->addressee == NULL)
      lines = kor_address_format (address, customer->organisation, name, facts->profile->country);
  }
  if (facts->addressee != NULL)
    lines = g_strdupv ((char **) facts->addressee);
  if (lines == NULL && name != NULL)
    lines = g_strdupv ((char *[]) { name, NULL });
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    kor_xml_add_text (person, "line", lines[i]);
}

static void
add_purposes (xmlNode *root)
{
  static const struct {
    const char *code, *basis;
  } purposes[] = {
    { "orders", "6-1-b" },   { "accounting", "6-1-c" }, { "requests", "6-1-c" },
    { "relation", "6-1-f" }, { "marketing", "6-1-f" },
  };

  xmlNode *node = kor_xml_add (root, "purposes");

  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++) {
    xmlNode *purpose = kor_xml_add (node, "purpose");

    kor_xml_set (purpose, "code", purposes[i].code);
    kor_xml_set (purpose, "basis", purposes[i].basis);
  }
}

static const char *
get_category (const char *field)
{
  static const struct {
    const char *part, *category;
  } parts[] = {
    { "name", "name" },       { "organisation", "organisation" }, { "business_id", "organisation" },
    { "address", "address" }, { "returned_mail", "address" },     { "email", "email" },
    { "phone", "phone" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (field, parts[i].part) != NULL)
      return parts[i].category;
  return "other";
}

static void
add_category (xmlNode *categories, const char *code)
{
  for (xmlNode *node = kor_xml_first (categories); node != NULL; node = kor_xml_next (node))
    if (g_str_equal (kor_xml_get (node, "code"), code))
      return;
  kor_xml_set (kor_xml_add (categories, "category"), "code", code);
}

/* The categories are those of the data that is really held. */
static void
fill_categories (xmlNode *categories, xmlNode *data)
{
  static const char *const order[] = {
    "name", "organisation", "address", "email", "phone", "other"
  };
  xmlNode *values = kor_xml_child (data, "values");

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (xmlNode *value = kor_xml_first (values); value != NULL; value = kor_xml_next (value))
      if (g_str_equal (get_category (kor_xml_get (value, "field")), order[i]))
        add_category (categories, order[i]);
  for (xmlNode *part = kor_xml_next (values); part != NULL; part = kor_xml_next (part)) {
    if (kor_xml_first (part) != NULL)
      add_category (categories, (const char *) part->name);
    if (kor_xml_is (part, "orders"))
      for (xmlNode *one = kor_xml_first (part); one != NULL; one = kor_xml_next (one))
        if (kor_xml_child (one, "invoice") != NULL)
          add_category (categories, "invoices");
  }
}

static void
fill_sources (xmlNode *sources, const GPtrArray *values)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < get_length (values); i++) {
    const KorValue *value = values->pdata[i];

    if (value->source != NULL && *value->source != '\0' &&
        !g_str_equal (value->source, KOR_SOURCE_OWN_NOTICE) &&
        !g_str_equal (value->source, KOR_SOURCE_REQUEST) && g_hash_table_add (seen, value->source))
      kor_xml_add_text (sources, "source", value->source);
  }
}

static void
add_giving (xmlNode *recipient, const KorAccessGiving *giving)
{
  xmlNode *node = kor_xml_add (recipient, "given");

  kor_report_set_date (node, "date", giving->date);
  kor_xml_set (node, "ground", giving->ground);
  kor_xml_set (node, "purpose", giving->purpose);
  for (guint i = 0; giving->fields != NULL && giving->fields[i] != NULL; i++)
    kor_xml_add_text (node, "field", giving->fields[i]);
}

static void
add_recipients (xmlNode *root, const GPtrArray *recipients)
{
  xmlNode *parent = kor_xml_add (root, "recipients");

  for (guint i = 0; i < get_length (recipients); i++) {
    const KorAccessRecipient *recipient = recipients->pdata[i];
    xmlNode *node = kor_xml_add (parent, "recipient");

    kor_xml_set (node, "name", recipient->name);
    kor_xml_set (node, "role", recipient->role);
    kor_xml_set (node, "country", recipient->country);
    for (guint j = 0; j < recipient->givings->len; j++)
      add_giving (node, &g_array_index (recipient->givings, KorAccessGiving, j));
  }
}

/* Where a country is not recorded, the reply can't say that nothing left the EEA (R28, R29). */
static void
add_transfers (xmlNode *root, const GPtrArray *recipients)
{
  xmlNode *transfers = kor_xml_add (root, "transfers");
  const char *outside = "no";

  for (guint i = 0; i < get_length (recipients); i++) {
    const KorAccessRecipient *recipient = recipients->pdata[i];
    gboolean known = recipient->country != NULL && *recipient->country != '\0';
    xmlNode *node;

    if (known && kor_country_is_eea (recipient->country))
      continue;
    node = kor_xml_add (transfers, "recipient");
    kor_xml_set (node, "name", recipient->name);
    kor_xml_set (node, "country", recipient->country);
    if (known)
      outside = "yes";
    else if (g_str_equal (outside, "no"))
      outside = "not-known";
  }
  kor_xml_set (transfers, "outside-eea", outside);
}

/**
 * kor_report_get_voucher_end:
 * @invoice: date of a voucher
 * @financial_year_end_month: 1–12
 *
 * Vouchers are kept six years from the end of the calendar year in which the financial year ended
 * (Accounting Act 2:10).
 *
 * Returns: the last day, or %KOR_DATE_NONE when the date is not known
 */
KorDate
kor_report_get_voucher_end (KorDate invoice, int financial_year_end_month)
{
  int year, month, day;

  if (invoice == KOR_DATE_NONE)
    return KOR_DATE_NONE;
  kor_date_get_ymd (invoice, &year, &month, &day);
  if (financial_year_end_month >= 1 && month > financial_year_end_month)
    year++;
  return kor_date_from_ymd (year + 6, 12, 31);
}

/* Of the last invoice; all earlier ones may go before it. */
static KorDate
get_last_voucher_end (const KorAccessFacts *facts)
{
  KorDate last = KOR_DATE_NONE;

  for (guint i = 0; i < get_length (facts->orders); i++) {
    const KorOrder *order = facts->orders->pdata[i];

    for (guint j = 0; j < get_length (order->invoices); j++) {
      const KorInvoice *invoice = order->invoices->pdata[j];

      last = MAX (
        last, kor_report_get_voucher_end (invoice->date, facts->profile->financial_year_end_month));
    }
  }
  return last;
}

static void
add_storage (xmlNode *root, const KorAccessFacts *facts)
{
  const KorProfile *profile = facts->profile;
  xmlNode *storage = kor_xml_add (root, "storage");
  xmlNode *vouchers = kor_xml_add (storage, "vouchers");
  xmlNode *customer = kor_xml_add (storage, "customer");
  KorDate ended = facts->customer != NULL ? facts->customer->relation_ended : KOR_DATE_NONE;

  kor_xml_set (vouchers, "law", "accounting-act-2-10");
  kor_report_set_date (vouchers, "until", get_last_voucher_end (facts));
  kor_xml_set_int (customer, "years-after-end", profile->retention_years);
  if (ended != KOR_DATE_NONE)
    kor_report_set_date (
      customer, "until", kor_date_add_months (ended, 12 * profile->retention_years));
}

static void
add_rights (xmlNode *root)
{
  static const struct {
    const char *code, *article;
  } rights[] = {
    { "rectification", "16" }, { "erasure", "17" },   { "restriction", "18" },
    { "portability", "20" },   { "objection", "21" },
  };

  xmlNode *node = kor_xml_add (root, "rights");

  for (guint i = 0; i < G_N_ELEMENTS (rights); i++) {
    xmlNode *right = kor_xml_add (node, "right");

    kor_xml_set (right, "code", rights[i].code);
    kor_xml_set (right, "article", rights[i].article);
  }
}

static void
add_complaint (xmlNode *root)
{
  xmlNode *node = kor_xml_add (root, "complaint");

  kor_xml_set (node, "authority", "fi-data-protection-ombudsman");
  kor_xml_set (node, "email", "tietosuoja@om.fi");
  kor_xml_set (node, "phone", "+358 29 566 6700");
  kor_xml_set (node, "web", "https://tietosuoja.fi");
}

static void
add_withheld (xmlNode *root, const GPtrArray *withheld)
{
  xmlNode *node = kor_xml_add (root, "withheld");

  for (guint i = 0; i < get_length (withheld); i++) {
    const KorRequestWithheld *one = withheld->pdata[i];
    xmlNode *item = kor_xml_add (node, "item");

    kor_xml_add_text (item, "what", one->what);
    kor_xml_add_text (item, "why", one->why);
  }
}

static xmlNode *
make_root (xmlDoc *doc, const KorAccessFacts *facts)
{
  xmlNode *root = xmlNewDocNode (doc, NULL, (const xmlChar *) "access-report", NULL);

  xmlDocSetRootElement (doc, root);
  xmlSetNs (root, xmlNewNs (root, (const xmlChar *) KOR_ACCESS_REPORT_NAMESPACE, NULL));
  kor_xml_set (root, "language", kor_language_to_string (facts->language));
  kor_report_set_time (root, "made", facts->made);
  kor_xml_set (root, "case", facts->case_number);
  kor_report_set_date (root, "received", facts->received);
  return root;
}

/**
 * kor_report_xml_new:
 * @facts: what the register holds of a person
 *
 * Makes the access report of them in a fixed order of elements, with every point of Art. 15. Values are
 * neutral of language: words of the register, ISO 8601 dates, cents.
 *
 * Returns: (transfer full): the report, urn:kortisto:access-report:1
 */
xmlDoc *
kor_report_xml_new (const KorAccessFacts *facts)
{
  xmlDoc *doc = xmlNewDoc ((const xmlChar *) "1.0");
  xmlNode *root = make_root (doc, facts);
  xmlNode *processing, *categories, *node;

  add_controller (root, facts->profile);
  add_person (root, facts);
  processing = kor_xml_add (root, "processing");
  kor_xml_set (processing, "held", facts->customer != NULL ? "yes" : "no");
  if (facts->customer != NULL)
    kor_report_set_date (processing, "since", facts->customer->created);
  add_purposes (root);
  categories = kor_xml_add (root, "categories");
  add_recipients (root, facts->recipients);
  add_storage (root, facts);
  add_rights (root);
  add_complaint (root);
  fill_sources (kor_xml_add (root, "sources"), facts->values);
  node = kor_xml_add (root, "automated-decisions");
  kor_xml_set (node, "made", "no");
  kor_xml_set (node, "profiling", "no");
  add_transfers (root, facts->recipients);
  if (facts->customer != NULL) {
    kor_report_data_add (root, facts);
    fill_categories (categories, kor_xml_child (root, "data"));
  }
  add_withheld (root, facts->withheld);
  return doc;
}
