/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-report-data.h"

#include "kor-report-cases.h"
#include "kor-report-xml.h"
#include "kor-selection.h"
#include "kor-xml.h"

#include <string.h>

static guint
get_length (const GPtrArray *array)
{
  return array != NULL ? array->len : 0;
}

void
kor_report_set_date (xmlNode *node, const char *name, KorDate date)
{
  g_autofree char *iso = kor_date_to_iso (date);

  kor_xml_set (node, name, iso);
}

void
kor_report_set_time (xmlNode *node, const char *name, gint64 unix_seconds)
{
  g_autofree char *iso = kor_time_to_iso (unix_seconds);

  kor_xml_set (node, name, iso);
}

/* Writes @scaled / 10^@decimals without needless zeros: 12500000 with 6 decimals is "12.5". */
void
kor_report_set_decimal (xmlNode *node, const char *name, gint64 scaled, int decimals)
{
  g_autofree char *digits =
    g_strdup_printf ("%0*" G_GUINT64_FORMAT,
                     decimals + 1,
                     scaled < 0 ? (guint64) 0 - (guint64) scaled : (guint64) scaled);
  gsize whole = strlen (digits) - (gsize) decimals;
  GString *text = g_string_new (scaled < 0 ? "-" : "");

  g_string_append_len (text, digits, (gssize) whole);
  g_string_append_c (text, '.');
  g_string_append (text, digits + whole);
  while (text->str[text->len - 1] == '0')
    g_string_truncate (text, text->len - 1);
  if (text->str[text->len - 1] == '.')
    g_string_truncate (text, text->len - 1);
  kor_xml_set (node, name, text->str);
  g_string_free (text, TRUE);
}

static void
add_value (xmlNode *parent, const KorValue *value)
{
  xmlNode *node = kor_xml_add_text (parent, "value", value->value);
  gboolean requested = g_strcmp0 (value->source, KOR_SOURCE_REQUEST) == 0;
  gboolean own = requested || g_strcmp0 (value->source, KOR_SOURCE_OWN_NOTICE) == 0;

  kor_xml_set (node, "field", value->field);
  kor_xml_set (node, "own", own ? "yes" : "no");
  if (requested || !own)
    kor_xml_set (node, "source", value->source);
  kor_report_set_date (node, "came", value->came);
  if (value->recorded != 0)
    kor_report_set_time (node, "recorded", value->recorded);
  if (value->ended != 0) {
    kor_report_set_time (node, "ended", value->ended);
    kor_xml_set (node, "reason", value->reason);
  }
}

/* Whether the values with their sources already tell that @field is @text. */
static gboolean
is_told (const GPtrArray *values, const char *field, const char *text)
{
  for (guint i = 0; i < get_length (values); i++) {
    const KorValue *value = values->pdata[i];

    if (value->ended == 0 && g_strcmp0 (value->field, field) == 0 &&
        g_strcmp0 (value->value, text) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_field_told (const GPtrArray *values, const char *field)
{
  for (guint i = 0; i < get_length (values); i++) {
    const KorValue *value = values->pdata[i];

    if (value->ended == 0 && g_strcmp0 (value->field, field) == 0)
      return TRUE;
  }
  return FALSE;
}

/* A datum of the record that no value tells of is in the copy all the same, without a source. */
static void
add_untold (xmlNode *parent, const KorAccessFacts *facts, const char *field, const char *text)
{
  xmlNode *node;

  if (text == NULL || *text == '\0' || is_told (facts->values, field, text))
    return;
  node = kor_xml_add_text (parent, "value", text);
  kor_xml_set (node, "field", field);
  kor_xml_set (node, "own", "no");
}

/* A whole address in one line, as the register keeps it among the values. */
char *
kor_report_join_address (const KorAddress *address)
{
  g_autofree char *place = g_strjoin (" ",
                                      address->postal_code != NULL ? address->postal_code : "",
                                      address->city != NULL ? address->city : "",
                                      NULL);
  const char *parts[] = { address->street, g_strstrip (place), address->region, address->country };
  GString *text = g_string_new (NULL);

  if (address->co != NULL && *address->co != '\0')
    g_string_append_printf (text, "c/o %s", address->co);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", parts[i]);
  return g_string_free_and_steal (text);
}

static void
add_untold_address (xmlNode *parent, const KorAccessFacts *facts, const KorAddress *address)
{
  g_autofree char *field =
    g_strconcat (kor_address_kind_to_string (address->kind), "_address", NULL);
  g_autofree char *text = kor_report_join_address (address);

  if (!is_field_told (facts->values, field))
    add_untold (parent, facts, field, text);
}

static void
add_untold_flag (xmlNode *parent, const KorAccessFacts *facts, const char *field, gboolean set)
{
  if (set && !is_field_told (facts->values, field))
    add_untold (parent, facts, field, "yes");
}

static void
add_values (xmlNode *data, const KorAccessFacts *facts)
{
  const KorCustomer *customer = facts->customer;
  xmlNode *values = kor_xml_add (data, "values");
  g_autofree char *registers =
    customer->registers != NULL ? g_strjoinv (", ", customer->registers) : NULL;

  for (guint i = 0; i < get_length (facts->values); i++)
    add_value (values, facts->values->pdata[i]);
  add_untold (values, facts, "first_name", customer->first_name);
  add_untold (values, facts, "last_name", customer->last_name);
  add_untold (values, facts, "former_names", customer->former_names);
  add_untold (values, facts, "organisation", customer->organisation);
  add_untold (values, facts, "business_id", customer->business_id);
  add_untold (values, facts, "organisation_role", customer->organisation_role);
  for (guint i = 0; i < get_length (customer->addresses); i++)
    add_untold_address (values, facts, customer->addresses->pdata[i]);
  for (guint i = 0; i < get_length (customer->emails); i++)
    add_untold (values, facts, "email", ((const KorContact *) customer->emails->pdata[i])->value);
  for (guint i = 0; i < get_length (customer->phones); i++)
    add_untold (values, facts, "phone", ((const KorContact *) customer->phones->pdata[i])->value);
  add_untold (values, facts, "customer_number", customer->external_id);
  add_untold (values, facts, "language", kor_language_to_string (customer->language));
  add_untold (values, facts, "registers", registers);
  add_untold_flag (values, facts, "deceased", customer->deceased);
  add_untold_flag (values, facts, "restricted", customer->restricted);
  add_untold_flag (values, facts, "archived", customer->archived);
}

static void
add_bans (xmlNode *data, const KorAccessFacts *facts)
{
  xmlNode *bans = kor_xml_add (data, "bans");

  for (guint i = 0; i < get_length (facts->bans); i++) {
    const KorBan *ban = facts->bans->pdata[i];
    xmlNode *node = kor_xml_add (bans, "ban");

    kor_xml_set (node, "scope", kor_scope_to_string (ban->scope));
    kor_xml_set (node, "extent", kor_extent_to_string (ban->extent));
    kor_xml_set (node, "channel", kor_channel_to_string (ban->channel));
    kor_report_set_date (node, "received", ban->received);
    kor_report_set_date (node, "lifted", ban->lifted);
    kor_xml_set (node, "lifted-because", ban->lifted_because);
    kor_xml_set (node, "evidence", ban->evidence);
  }
}

static void
add_invoice (xmlNode *order, const KorInvoice *invoice, const KorAccessFacts *facts)
{
  xmlNode *node = kor_xml_add (order, "invoice");
  KorInvoiceState state = kor_invoice_get_state (invoice, kor_time_get_date (facts->made));

  kor_xml_set (node, "number", invoice->number);
  kor_report_set_date (node, "date", invoice->date);
  kor_report_set_date (node, "due", invoice->due);
  kor_xml_set_int (node, "cents", invoice->cents);
  kor_xml_set (node, "state", kor_invoice_state_to_string (state));
  kor_report_set_date (
    node,
    "kept-until",
    kor_report_get_voucher_end (invoice->date, facts->profile->financial_year_end_month));
  for (guint i = 0; i < get_length (invoice->payments); i++) {
    const KorPayment *payment = invoice->payments->pdata[i];
    xmlNode *paid = kor_xml_add (node, "payment");

    kor_report_set_date (paid, "date", payment->date);
    kor_xml_set_int (paid, "cents", payment->cents);
  }
}

static void
add_order (xmlNode *orders, const KorOrder *order, const KorAccessFacts *facts)
{
  xmlNode *node = kor_xml_add (orders, "order");

  kor_xml_set (node, "number", order->number);
  kor_report_set_date (node, "date", order->date);
  kor_xml_set (node, "state", kor_order_state_to_string (order->state));
  kor_xml_set (node, "currency", order->currency);
  kor_xml_set_int (node, "cents", order->total_cents);
  for (guint i = 0; i < get_length (order->lines); i++) {
    const KorOrderLine *line = order->lines->pdata[i];
    xmlNode *child = kor_xml_add (node, "line");

    kor_xml_set (child, "product", line->product);
    kor_xml_set (child, "description", line->description);
    kor_report_set_decimal (child, "quantity", line->quantity_milli, 3);
    kor_report_set_decimal (child, "unit-price", line->unit_price_micro, 6);
    if (line->discount_bp != 0)
      kor_report_set_decimal (child, "discount-percent", line->discount_bp, 2);
    kor_xml_set_int (child, "cents", line->total_cents);
  }
  for (guint i = 0; i < get_length (order->invoices); i++)
    add_invoice (node, order->invoices->pdata[i], facts);
}

/* Numbers of other customers are not for this reader (Art. 15(4)). */
static const char *
hide_others (const char *words)
{
  g_autoptr (KorSelection) selection = kor_selection_parse (words, NULL);

  for (guint i = 0; selection != NULL && i < selection->groups->len; i++) {
    const GPtrArray *group = selection->groups->pdata[i];

    for (guint j = 0; j < group->len; j++)
      if (((const KorSelectionTerm *) group->pdata[j])->field == KOR_SELECT_CUSTOMER)
        return "chosen";
  }
  return words;
}

static void
add_runs (xmlNode *data, const KorAccessFacts *facts)
{
  xmlNode *runs = kor_xml_add (data, "runs");

  for (guint i = 0; i < get_length (facts->runs); i++) {
    const KorListRun *run = facts->runs->pdata[i];
    xmlNode *node = kor_xml_add (runs, "run");

    kor_report_set_time (node, "at", run->at);
    kor_xml_set (node, "purpose", kor_purpose_to_string (run->purpose));
    kor_xml_set (node, "medium", run->medium);
    kor_xml_set (node, "recipient", run->recipient);
    kor_xml_set (node, "selection", hide_others (run->selection));
    if (run->state == KOR_RUN_FAILED)
      kor_xml_set (node, "failed", "yes");
  }
}

static void
add_lookups (xmlNode *data, const KorAccessFacts *facts)
{
  xmlNode *lookups = kor_xml_add (data, "lookups");

  for (guint i = 0; i < get_length (facts->lookups); i++) {
    const KorLookup *lookup = facts->lookups->pdata[i];
    xmlNode *node = kor_xml_add (lookups, "lookup");

    kor_report_set_time (node, "at", lookup->at);
    kor_xml_set (node, "purpose", lookup->purpose);
  }
}

/**
 * kor_report_data_add:
 * @root: the report
 * @facts: with a customer
 *
 * Adds the copy of all data (Art. 15(3)): values with history and sources, bans, orders, requests,
 * documents, disclosures, list runs and look-ups. Staff are not named.
 */
void
kor_report_data_add (xmlNode *root, const KorAccessFacts *facts)
{
  xmlNode *data = kor_xml_add (root, "data");
  xmlNode *orders;

  add_values (data, facts);
  add_bans (data, facts);
  orders = kor_xml_add (data, "orders");
  for (guint i = 0; i < get_length (facts->orders); i++)
    add_order (orders, facts->orders->pdata[i], facts);
  kor_report_cases_add_requests (data, facts);
  kor_report_cases_add_documents (data, facts);
  kor_report_cases_add_disclosures (data, facts);
  add_runs (data, facts);
  add_lookups (data, facts);
}
