/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-portability-xml.h"

#include "kor-report-data.h"
#include "kor-xml.h"

static guint
get_length (const GPtrArray *array)
{
  return array != NULL ? array->len : 0;
}

/* An amount in units of the currency, always with two decimals. */
static void
set_amount (xmlNode *node, const char *name, gint64 cents)
{
  guint64 size = cents < 0 ? (guint64) 0 - (guint64) cents : (guint64) cents;
  g_autofree char *text = g_strdup_printf (
    "%s%" G_GUINT64_FORMAT ".%02" G_GUINT64_FORMAT, cents < 0 ? "-" : "", size / 100, size % 100);

  kor_xml_set (node, name, text);
}

static void
add_some (xmlNode *parent, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    kor_xml_add_text (parent, name, text);
}

static void
add_controller (xmlNode *root, const KorProfile *profile)
{
  xmlNode *node = kor_xml_add (root, "controller");

  kor_xml_set (node, "name", profile->controller);
  kor_xml_set (node, "business-id", profile->business_id);
  kor_xml_set (node, "email", profile->email);
  kor_xml_set (node, "phone", profile->phone);
  kor_xml_set (node, "register", profile->register_name);
}

/* Data that others gave or that the company set itself are no part of it (Art. 20(1)). */
static gboolean
is_provided (const KorValue *value)
{
  static const char *const own_marks[] = {
    "customer_number", "returned_mail", "deceased", "restricted", NULL,
  };

  return (g_strcmp0 (value->source, KOR_SOURCE_OWN_NOTICE) == 0 ||
          g_strcmp0 (value->source, KOR_SOURCE_REQUEST) == 0) &&
         !g_strv_contains (own_marks, value->field);
}

static void
set_origin (xmlNode *node, const KorValue *value)
{
  kor_xml_set (node, "source", value->source);
  kor_report_set_date (node, "came", value->came);
  if (value->ended != 0)
    kor_report_set_time (node, "ended", value->ended);
}

/* The address that a current value tells of in one line, in its parts; NULL for any other value. */
static const KorAddress *
find_address (const KorCustomer *customer, const KorValue *value)
{
  for (guint i = 0; value->ended == 0 && i < customer->addresses->len; i++) {
    const KorAddress *address = customer->addresses->pdata[i];
    g_autofree char *field =
      g_strconcat (kor_address_kind_to_string (address->kind), "_address", NULL);
    g_autofree char *text = kor_report_join_address (address);

    if (g_strcmp0 (field, value->field) == 0 && g_strcmp0 (text, value->value) == 0)
      return address;
  }
  return NULL;
}

static void
add_address (xmlNode *values, const KorAddress *address, const KorValue *value)
{
  xmlNode *node = kor_xml_add (values, "address");

  kor_xml_set (node, "kind", kor_address_kind_to_string (address->kind));
  set_origin (node, value);
  add_some (node, "co", address->co);
  add_some (node, "street", address->street);
  add_some (node, "postal-code", address->postal_code);
  add_some (node, "city", address->city);
  add_some (node, "region", address->region);
  add_some (node, "country", address->country);
}

static void
add_values (xmlNode *root, const KorPortabilityFacts *facts)
{
  xmlNode *values = kor_xml_add (root, "values");

  for (guint i = 0; i < get_length (facts->values); i++) {
    const KorValue *value = facts->values->pdata[i];
    const KorAddress *address;
    xmlNode *node;

    if (!is_provided (value))
      continue;
    address = find_address (facts->customer, value);
    if (address != NULL) {
      add_address (values, address, value);
      continue;
    }
    node = kor_xml_add_text (values, "value", value->value);
    kor_xml_set (node, "field", value->field);
    set_origin (node, value);
  }
}

static void
add_invoice (xmlNode *order, const KorInvoice *invoice)
{
  xmlNode *node = kor_xml_add (order, "invoice");

  kor_xml_set (node, "number", invoice->number);
  kor_report_set_date (node, "date", invoice->date);
  kor_report_set_date (node, "due", invoice->due);
  set_amount (node, "amount", invoice->cents);
  for (guint i = 0; i < get_length (invoice->payments); i++) {
    const KorPayment *payment = invoice->payments->pdata[i];
    xmlNode *paid = kor_xml_add (node, "payment");

    kor_report_set_date (paid, "date", payment->date);
    set_amount (paid, "amount", payment->cents);
  }
}

static void
add_orders (xmlNode *root, const KorPortabilityFacts *facts)
{
  xmlNode *orders = kor_xml_add (root, "orders");

  for (guint i = 0; i < get_length (facts->orders); i++) {
    const KorOrder *order = facts->orders->pdata[i];
    xmlNode *node = kor_xml_add (orders, "order");

    kor_xml_set (node, "number", order->number);
    kor_report_set_date (node, "date", order->date);
    kor_xml_set (node, "state", kor_order_state_to_string (order->state));
    kor_xml_set (node, "currency", order->currency);
    set_amount (node, "amount", order->total_cents);
    for (guint j = 0; j < get_length (order->lines); j++) {
      const KorOrderLine *line = order->lines->pdata[j];
      xmlNode *child = kor_xml_add (node, "line");

      kor_xml_set (child, "product", line->product);
      kor_xml_set (child, "description", line->description);
      kor_report_set_decimal (child, "quantity", line->quantity_milli, 3);
      kor_report_set_decimal (child, "unit-price", line->unit_price_micro, 6);
      if (line->discount_bp != 0)
        kor_report_set_decimal (child, "discount-percent", line->discount_bp, 2);
      set_amount (child, "amount", line->total_cents);
    }
    for (guint j = 0; j < get_length (order->invoices); j++)
      add_invoice (node, order->invoices->pdata[j]);
  }
}

static void
add_bans (xmlNode *root, const KorPortabilityFacts *facts)
{
  xmlNode *bans = kor_xml_add (root, "bans");

  for (guint i = 0; i < get_length (facts->bans); i++) {
    const KorBan *ban = facts->bans->pdata[i];
    xmlNode *node = kor_xml_add (bans, "ban");

    kor_xml_set (node, "scope", kor_scope_to_string (ban->scope));
    kor_xml_set (node, "extent", kor_extent_to_string (ban->extent));
    kor_xml_set (node, "channel", kor_channel_to_string (ban->channel));
    kor_report_set_date (node, "received", ban->received);
    kor_report_set_date (node, "lifted", ban->lifted);
  }
}

static void
add_item (xmlNode *request, const KorRequestItem *item)
{
  xmlNode *node = kor_xml_add (request, "item");

  kor_xml_set (node, "field", item->field);
  kor_xml_set (node, "ground", kor_ground_to_string (item->ground));
  add_some (node, "wanted", item->wanted);
  add_some (node, "because", item->because);
  add_some (node, "evidence", item->evidence);
}

/* As the person made it; what the office found and decided is not the person's. */
static void
add_request (xmlNode *requests, const KorRequest *request)
{
  xmlNode *node = kor_xml_add (requests, "request");
  g_autofree char *number = kor_request_get_number (request);
  g_auto (GStrv) lines =
           g_strsplit (request->requester_lines != NULL ? request->requester_lines : "", "\n", -1);

  kor_xml_set (node, "number", number);
  kor_xml_set (node, "kind", kor_request_kind_to_string (request->kind));
  kor_report_set_date (node, "received", request->received);
  kor_xml_set (node, "channel", kor_channel_to_string (request->channel));
  kor_xml_set (node, "language", kor_language_to_string (request->language));
  kor_xml_set (node, "requester", request->requester);
  for (guint i = 0; lines[i] != NULL; i++)
    add_some (node, "line", lines[i]);
  add_some (node, "wants", request->wants);
  for (guint scope = 0; scope < KOR_N_SCOPES; scope++)
    if ((request->scopes & (1u << scope)) != 0)
      kor_xml_add_text (node, "scope", kor_scope_to_string (scope));
  for (guint i = 0; i < get_length (request->items); i++)
    add_item (node, request->items->pdata[i]);
}

static xmlDoc *
make_doc (const KorPortabilityFacts *facts)
{
  xmlDoc *doc = xmlNewDoc ((const xmlChar *) "1.0");
  xmlNode *root = xmlNewDocNode (doc, NULL, (const xmlChar *) "portability", NULL);
  xmlNode *node;

  xmlDocSetRootElement (doc, root);
  xmlSetNs (root, xmlNewNs (root, (const xmlChar *) KOR_PORTABILITY_NAMESPACE, NULL));
  kor_report_set_time (root, "made", facts->made);
  kor_xml_set (root, "case", facts->case_number);
  kor_report_set_date (root, "received", facts->received);
  add_controller (root, facts->profile);
  node = kor_xml_add (root, "person");
  if (facts->customer != NULL) {
    kor_xml_set_int (node, "number", facts->customer->id);
    kor_xml_set (node, "customer-number", facts->customer->external_id);
  }
  add_values (root, facts);
  add_orders (root, facts);
  add_bans (root, facts);
  node = kor_xml_add (root, "requests");
  for (guint i = 0; i < get_length (facts->requests); i++)
    add_request (node, facts->requests->pdata[i]);
  return doc;
}

/**
 * kor_portability_to_xml:
 * @facts: what the register holds of a person
 * @error: return location
 *
 * Makes the file of Art. 20: what the person has provided, for another controller's program. Values
 * are those that the person gave or asked for, each with which of the two; orders, bans and requests
 * are the person's own doing. Dates are ISO 8601, amounts decimal in the order's currency. What others
 * gave, what the office found or decided, and staff are not in it. Canonical XML, checked against its
 * schema. Any thread.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with KOR_ERROR_BAD_FILE
 */
GBytes *
kor_portability_to_xml (const KorPortabilityFacts *facts, GError **error)
{
  g_autoptr (xmlDoc) doc = make_doc (facts);

  if (!kor_xml_validate (doc, "portability", "portability-1.xsd", error))
    return NULL;
  return kor_xml_to_canonical (doc);
}
