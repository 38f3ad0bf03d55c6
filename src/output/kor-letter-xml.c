/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-letter-xml.h"

#include "kor-address-format.h"
#include "kor-ban.h"
#include "kor-deadline.h"
#include "kor-request-rules.h"
#include "kor-xml.h"

/*
 * The facts of a letter as XML. Each kind gets what it tells of and nothing else: what a reader must not
 * see is not in the letter's data either.
 */

/* --- helpers ---------------------------------------------------------------------------- */

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
set_date (xmlNode *node, const char *name, KorDate date)
{
  g_autofree char *iso = kor_date_to_iso (date);

  kor_xml_set (node, name, iso);
}

static void
add_text_if (xmlNode *parent, const char *name, const char *text)
{
  if (is_set (text))
    kor_xml_add_text (parent, name, text);
}

/* Each line of what somebody wrote is a paragraph. */
static void
add_paragraphs (xmlNode *parent, const char *name, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  xmlNode *node = NULL;

  for (guint i = 0; lines[i] != NULL; i++) {
    if (*g_strstrip (lines[i]) == '\0')
      continue;
    if (node == NULL)
      node = kor_xml_add (parent, name);
    kor_xml_add_text (node, "p", lines[i]);
  }
}

/* --- the head --------------------------------------------------------------------------- */

static void
add_controller (xmlNode *root, const KorProfile *profile)
{
  xmlNode *node = kor_xml_add (root, "controller");

  kor_xml_set (node, "name", profile->controller);
  kor_xml_set (node, "business-id", profile->business_id);
  kor_xml_set (node, "street", profile->street);
  kor_xml_set (node, "postal-code", profile->postal_code);
  kor_xml_set (node, "city", profile->city);
  kor_xml_set (node, "email", profile->email);
  kor_xml_set (node, "phone", profile->phone);
  kor_xml_set (node, "contact-person", profile->contact_person);
  kor_xml_set (node, "register", profile->register_name);
}

/* The name as signed, else as people say it. */
static void
set_requester (xmlNode *node, const KorLetterFacts *facts)
{
  g_autofree char *name =
    facts->customer != NULL ? kor_customer_get_full_name (facts->customer) : NULL;

  kor_xml_set (node,
               "requester",
               is_set (facts->request->requester) || !is_set (name)
                 ? kor_request_get_name (facts->request)
                 : name);
}

/* The postal address in the register; NULL when there is none, or when mail comes back from it and the
 * request names another. */
static const KorAddress *
find_postal_address (const KorLetterFacts *facts)
{
  const KorAddress *address;

  if (facts->kind == KOR_LETTER_NOTICE || facts->customer == NULL)
    return NULL;
  address = kor_customer_get_address (facts->customer, KOR_ADDRESS_POSTAL, facts->today);
  if (address != NULL && address->returned_mail && facts->request != NULL &&
      is_set (facts->request->requester_lines))
    return NULL;
  return address;
}

static void
add_lines (xmlNode *addressee, const char *name, const char *lines)
{
  g_auto (GStrv) split = g_strsplit (lines != NULL ? lines : "", "\n", -1);

  add_text_if (addressee, "line", name);
  for (guint i = 0; split[i] != NULL; i++)
    add_text_if (addressee, "line", g_strstrip (split[i]));
}

static void
add_addressee (xmlNode *root, const KorLetterFacts *facts)
{
  const KorAddress *address = find_postal_address (facts);
  xmlNode *node = kor_xml_add (root, "addressee");
  g_autofree char *name =
    facts->customer != NULL ? kor_customer_get_full_name (facts->customer) : NULL;

  if (facts->kind == KOR_LETTER_NOTICE) {
    add_lines (node, facts->party, facts->party_lines);
  } else if (address != NULL) {
    g_auto (GStrv) lines = kor_address_format (
      address, facts->customer->organisation, name, facts->profile->country);

    for (guint i = 0; lines[i] != NULL; i++)
      add_text_if (node, "line", lines[i]);
  } else if (facts->request != NULL && is_set (facts->request->requester)) {
    add_lines (node, facts->request->requester, facts->request->requester_lines);
  } else {
    add_lines (node, name, facts->request != NULL ? facts->request->requester_lines : NULL);
  }
}

static void
add_signer (xmlNode *root, const KorLetterFacts *facts)
{
  xmlNode *node = kor_xml_add (root, "signer");
  gboolean in_charge = facts->kind == KOR_LETTER_EXTENSION || facts->kind == KOR_LETTER_DECISION ||
                       facts->kind == KOR_LETTER_CERTIFICATE;

  kor_xml_set (node, "name", facts->signer);
  kor_xml_set (node, "role", in_charge ? "in-charge" : "handler");
}

/* --- the request ------------------------------------------------------------------------ */

static gboolean
has_contested_items (const KorRequest *request)
{
  for (guint i = 0; i < request->items->len; i++)
    if (((const KorRequestItem *) request->items->pdata[i])->contested)
      return TRUE;
  return FALSE;
}

static void
add_decision (xmlNode *node, const KorRequest *request)
{
  if (request->decision == KOR_DECISION_NONE)
    return;
  kor_xml_set (node, "decision", kor_decision_to_string (request->decision));
  set_date (node, "decided", request->decided);
  set_date (node,
            "carried-out",
            request->carried_out != KOR_DATE_NONE ? request->carried_out : request->decided);
  if (request->not_in_register)
    kor_xml_set (node, "held", "no");
  if (has_contested_items (request))
    kor_xml_set (node, "contested", "yes");
}

static void
add_request (xmlNode *root, const KorLetterFacts *facts)
{
  const KorRequest *request = facts->request;
  xmlNode *node = kor_xml_add (root, "request");

  kor_xml_set (node, "kind", kor_request_kind_to_string (request->kind));
  set_date (node, "received", request->received);
  set_date (node, "first-limit", kor_deadline_get_limit (request->received));
  set_date (node, "limit", kor_request_get_limit (request));
  if (request->extended != KOR_DATE_NONE)
    kor_xml_set (node, "extended", "yes");
  if (kor_request_is_identified (request))
    kor_xml_set (node, "identified", "yes");
  add_decision (node, request);
  if (facts->kind == KOR_LETTER_CERTIFICATE)
    set_requester (node, facts);
  if (facts->kind == KOR_LETTER_RECEIPT)
    add_text_if (node, "wants", request->wants);
  for (guint i = 0; i < KOR_N_SCOPES; i++)
    if (facts->kind == KOR_LETTER_DECISION && (request->scopes & (1u << i)) != 0)
      kor_xml_add_text (node, "scope", kor_scope_to_string ((KorScope) i));
}

/* --- items ------------------------------------------------------------------------------ */

static xmlNode *
add_item (xmlNode *items, const KorRequestItem *item)
{
  xmlNode *node = kor_xml_add (items, "item");

  kor_xml_set_int (node, "number", item->number);
  kor_xml_set (node, "field", item->field);
  if (item->ground != KOR_GROUND_NONE)
    kor_xml_set (node, "ground", kor_ground_to_string (item->ground));
  return node;
}

static void
add_items_of_receipt (xmlNode *items, const KorLetterFacts *facts)
{
  for (guint i = 0; i < facts->request->items->len; i++) {
    const KorRequestItem *item = facts->request->items->pdata[i];
    xmlNode *node = add_item (items, item);

    if (kor_request_item_get_remedy (item) == KOR_REMEDY_ERASE)
      kor_xml_set (node, "erase", "yes");
    add_text_if (node, "wanted", item->wanted);
  }
}

/* What the register holds is told only to the person: somebody of whom it is not known yet that they are
 * the person learns it only by mail to the person's own address. */
static gboolean
may_tell_held (const KorLetterFacts *facts)
{
  return kor_request_is_identified (facts->request) || find_postal_address (facts) != NULL;
}

static void
add_unsaid_items (xmlNode *items, const KorLetterFacts *facts)
{
  for (guint i = 0; i < facts->request->items->len; i++) {
    const KorRequestItem *item = facts->request->items->pdata[i];
    gboolean erase = kor_request_item_get_remedy (item) == KOR_REMEDY_ERASE;
    gboolean no_wanted = !is_set (item->wanted) && !erase;
    gboolean no_ground = item->ground == KOR_GROUND_NONE;
    xmlNode *node;

    if (item->decision != KOR_ITEM_OPEN || (!no_wanted && !no_ground))
      continue;
    node = add_item (items, item);
    kor_xml_set (node, "missing", !no_ground ? "wanted" : (no_wanted ? "both" : "ground"));
    if (may_tell_held (facts))
      add_text_if (node, "held", item->held);
    add_text_if (node, "wanted", item->wanted);
  }
}

static void
add_decided_items (xmlNode *items, const KorLetterFacts *facts)
{
  gboolean only_refused = facts->kind == KOR_LETTER_CERTIFICATE;

  for (guint i = 0; i < facts->request->items->len; i++) {
    const KorRequestItem *item = facts->request->items->pdata[i];
    gboolean refused = item->decision == KOR_ITEM_REFUSE;
    xmlNode *node;

    if (item->decision == KOR_ITEM_OPEN || (only_refused && !refused))
      continue;
    node = add_item (items, item);
    kor_xml_set (node, "decision", kor_item_decision_to_string (item->decision));
    if (kor_request_item_get_remedy (item) == KOR_REMEDY_ERASE)
      kor_xml_set (node, "erase", "yes");
    add_text_if (node, "held", item->held);
    add_text_if (node, "wanted", item->wanted);
    add_text_if (node, "value", refused ? item->held : item->value);
    add_text_if (node, "because", item->decision_because);
  }
}

/* An empty list is left out. */
static void
add_items (xmlNode *root,
           const KorLetterFacts *facts,
           void (*fill) (xmlNode *items, const KorLetterFacts *facts))
{
  xmlNode *items = kor_xml_add (root, "items");

  fill (items, facts);
  if (kor_xml_first (items) == NULL) {
    xmlUnlinkNode (items);
    xmlFreeNode (items);
  }
}

/* --- who is told ------------------------------------------------------------------------ */

/* A party is named once, whatever the number of items that concern it. */
static void
add_parties (xmlNode *root, const KorRequest *request)
{
  xmlNode *parties = kor_xml_add (root, "parties");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < request->notices->len; i++) {
    const KorRequestNotice *notice = request->notices->pdata[i];
    xmlNode *node;

    if (!is_set (notice->name) || !g_hash_table_add (seen, notice->name))
      continue;
    node = kor_xml_add (parties, "party");
    kor_xml_set (node, "name", notice->name);
    kor_xml_set (node, "state", kor_notice_state_to_string (notice->state));
    set_date (node, "date", notice->date);
    kor_xml_set (node, "because", notice->because);
  }
}

static gboolean
is_name_field (const char *field)
{
  static const char *const fields[] = { "first_name", "last_name", "organisation", NULL };

  return g_strv_contains (fields, field);
}

/* The notices to the party of this letter: those that wait or, for a copy, those that were sent. */
static gboolean
is_notice_of (const KorRequestNotice *notice, const KorLetterFacts *facts, gboolean waiting)
{
  return g_strcmp0 (notice->name, facts->party) == 0 && notice->state != KOR_NOTICE_IMPOSSIBLE &&
         (notice->state == KOR_NOTICE_WAITING) == waiting;
}

static void
add_notice_item (xmlNode *items, xmlNode *person, const KorRequestItem *item)
{
  xmlNode *node = add_item (items, item);
  KorRemedy remedy = is_set (item->value) ? kor_request_item_get_remedy (item) : KOR_REMEDY_ERASE;

  kor_xml_set (node, "action", kor_remedy_to_string (remedy));
  add_text_if (node, "value", item->value);
  /* The party knows the person by the name it gave or got. */
  if (is_name_field (item->field) && *kor_xml_get (person, "formerly") == '\0')
    kor_xml_set (person, "formerly", item->held);
}

/* Only what the party needs: which data, the right value, and whose they are (Art. 19). */
static void
add_notice (xmlNode *root, const KorLetterFacts *facts, gboolean waiting)
{
  const KorRequest *request = facts->request;
  xmlNode *person = kor_xml_add (root, "person");
  xmlNode *items = kor_xml_add (root, "items");
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autofree char *name =
    facts->customer != NULL ? kor_customer_get_full_name (facts->customer) : NULL;
  KorDate corrected = request->carried_out;

  kor_xml_set (person, "name", is_set (name) ? name : kor_request_get_name (request));
  for (guint i = 0; i < request->notices->len; i++) {
    const KorRequestNotice *notice = request->notices->pdata[i];
    const KorRequestItem *item = kor_request_find_item (request, notice->item);

    if (item == NULL || !is_notice_of (notice, facts, waiting) ||
        !g_hash_table_add (seen, (gpointer) item))
      continue;
    add_notice_item (items, person, item);
    corrected = MAX (corrected, item->decided);
    if (*kor_xml_get (items, "party") == '\0')
      kor_xml_set (items, "party", kor_party_to_string (notice->party));
  }
  set_date (items, "corrected", corrected != KOR_DATE_NONE ? corrected : facts->today);
}

static gboolean
has_waiting_notice (const KorLetterFacts *facts)
{
  for (guint i = 0; i < facts->request->notices->len; i++)
    if (is_notice_of (facts->request->notices->pdata[i], facts, TRUE))
      return TRUE;
  return FALSE;
}

static void
add_bans (xmlNode *root, const GPtrArray *bans)
{
  xmlNode *node = kor_xml_add (root, "bans");

  for (guint i = 0; bans != NULL && i < bans->len; i++) {
    const KorBan *ban = bans->pdata[i];
    xmlNode *one;

    if (!kor_ban_in_force (ban))
      continue;
    one = kor_xml_add (node, "ban");
    kor_xml_set (one, "scope", kor_scope_to_string (ban->scope));
    kor_xml_set (one, "extent", kor_extent_to_string (ban->extent));
    kor_xml_set (one, "channel", kor_channel_to_string (ban->channel));
    set_date (one, "received", ban->received);
  }
}

/* --- the letter ------------------------------------------------------------------------- */

static xmlNode *
make_root (xmlDoc *doc, const KorLetterFacts *facts)
{
  xmlNode *root = xmlNewDocNode (doc, NULL, (const xmlChar *) "letter", NULL);
  g_autofree char *number = facts->request != NULL ? kor_request_get_number (facts->request) : NULL;

  xmlDocSetRootElement (doc, root);
  xmlSetNs (root, xmlNewNs (root, (const xmlChar *) KOR_LETTER_NAMESPACE, NULL));
  kor_xml_set (root, "kind", kor_letter_to_string (facts->kind));
  kor_xml_set (root, "language", kor_language_to_string (facts->language));
  set_date (root, "date", facts->today);
  kor_xml_set (root, "case", number);
  return root;
}

static void
add_body (xmlNode *root, const KorLetterFacts *facts)
{
  const KorRequest *request = facts->request;

  if (facts->kind == KOR_LETTER_NOTICE) {
    add_notice (root, facts, has_waiting_notice (facts));
    return;
  }
  if (request != NULL)
    add_request (root, facts);
  if (facts->kind == KOR_LETTER_RECEIPT)
    add_items (root, facts, add_items_of_receipt);
  else if (facts->kind == KOR_LETTER_ASK_SPECIFICATION)
    add_items (root, facts, add_unsaid_items);
  else if (facts->kind == KOR_LETTER_DECISION || facts->kind == KOR_LETTER_CERTIFICATE)
    add_items (root, facts, add_decided_items);
  if (facts->kind == KOR_LETTER_DECISION)
    add_parties (root, request);
  if (facts->kind == KOR_LETTER_DECISION || facts->kind == KOR_LETTER_CERTIFICATE)
    add_paragraphs (root, "reasons", request->decided_because);
  else if (facts->kind == KOR_LETTER_EXTENSION)
    add_paragraphs (root, "reasons", request->extended_because);
  else if (facts->kind == KOR_LETTER_BAN_CONFIRMATION)
    add_bans (root, facts->bans);
}

/**
 * kor_letter_xml_new:
 * @facts: what the letter is made of
 *
 * Makes the data of a letter in a fixed order of elements, neutral of language: words of the register,
 * ISO 8601 dates.
 *
 * Returns: (transfer full): the letter, urn:kortisto:letter:1
 */
xmlDoc *
kor_letter_xml_new (const KorLetterFacts *facts)
{
  xmlDoc *doc = xmlNewDoc ((const xmlChar *) "1.0");
  xmlNode *root = make_root (doc, facts);

  add_controller (root, facts->profile);
  add_addressee (root, facts);
  add_signer (root, facts);
  add_body (root, facts);
  return doc;
}
