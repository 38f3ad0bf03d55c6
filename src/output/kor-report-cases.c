/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-report-cases.h"

#include "kor-report-data.h"
#include "kor-xml.h"

static guint
get_length (const GPtrArray *array)
{
  return array != NULL ? array->len : 0;
}

static void
add_some (xmlNode *parent, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    kor_xml_add_text (parent, name, text);
}

static void
add_item (xmlNode *request, const KorRequestItem *item)
{
  xmlNode *node = kor_xml_add (request, "item");

  kor_xml_set_int (node, "number", item->number);
  kor_xml_set (node, "field", item->field);
  kor_xml_set (node, "ground", kor_ground_to_string (item->ground));
  if (item->contested)
    kor_xml_set (node, "contested", "yes");
  kor_xml_set (node, "decision", kor_item_decision_to_string (item->decision));
  kor_report_set_date (node, "decided", item->decided);
  add_some (node, "held", item->held);
  add_some (node, "wanted", item->wanted);
  add_some (node, "because", item->because);
  add_some (node, "evidence", item->evidence);
  add_some (node, "value", item->value);
  add_some (node, "decision-because", item->decision_because);
}

static void
add_notice (xmlNode *request, const KorRequestNotice *notice)
{
  xmlNode *node = kor_xml_add (request, "notice");

  kor_xml_set_int (node, "item", notice->item);
  kor_xml_set (node, "party", kor_party_to_string (notice->party));
  kor_xml_set (node, "name", notice->name);
  kor_xml_set (node, "state", kor_notice_state_to_string (notice->state));
  kor_report_set_date (node, "date", notice->date);
  kor_xml_set (node, "because", notice->because);
}

static void
set_receipt (xmlNode *node, const KorRequest *request)
{
  g_autofree char *number = kor_request_get_number (request);

  kor_xml_set (node, "number", number);
  kor_xml_set (node, "kind", kor_request_kind_to_string (request->kind));
  kor_report_set_date (node, "received", request->received);
  kor_report_set_date (node, "due", request->due);
  kor_xml_set (node, "channel", kor_channel_to_string (request->channel));
  kor_xml_set (node, "addressee", request->addressee);
  kor_xml_set (node, "language", kor_language_to_string (request->language));
  kor_xml_set (node, "requester", request->requester);
  kor_xml_set (node, "signature", kor_signature_to_string (request->signature));
  kor_report_set_date (node, "asked-signature", request->asked_signature);
  kor_report_set_date (node, "asked-specification", request->asked_specification);
  kor_xml_set (node, "identity", kor_identity_to_string (request->identity));
  kor_xml_set (node, "identity-with", request->identity_with);
  kor_report_set_date (node, "identity-on", request->identity_on);
}

static void
set_answer (xmlNode *node, const KorRequest *request)
{
  kor_report_set_date (node, "extended", request->extended);
  kor_xml_set (node, "extended-because", request->extended_because);
  kor_xml_set (node, "decision", kor_decision_to_string (request->decision));
  kor_report_set_date (node, "decided", request->decided);
  kor_xml_set (node, "decided-because", request->decided_because);
  kor_report_set_date (node, "carried-out", request->carried_out);
  kor_report_set_date (node, "delivered", request->delivered);
  if (request->delivered != KOR_DATE_NONE)
    kor_xml_set (node, "delivery", kor_delivery_to_string (request->delivery));
  kor_report_set_date (node, "closed", request->closed);
  kor_report_set_date (node, "ombudsman-since", request->ombudsman_since);
  kor_xml_set (node, "ombudsman-diary", request->ombudsman_diary);
  kor_report_set_date (node, "ombudsman-ended", request->ombudsman_ended);
  kor_xml_set (node, "ombudsman-outcome", request->ombudsman_outcome);
}

static void
add_request (xmlNode *requests, const KorRequest *request)
{
  xmlNode *node = kor_xml_add (requests, "request");
  g_auto (GStrv) lines =
           g_strsplit (request->requester_lines != NULL ? request->requester_lines : "", "\n", -1);

  set_receipt (node, request);
  set_answer (node, request);
  for (guint i = 0; lines[i] != NULL; i++)
    add_some (node, "line", lines[i]);
  add_some (node, "wants", request->wants);
  for (guint scope = 0; scope < KOR_N_SCOPES; scope++)
    if ((request->scopes & (1u << scope)) != 0)
      kor_xml_add_text (node, "scope", kor_scope_to_string (scope));
  for (guint i = 0; i < get_length (request->items); i++)
    add_item (node, request->items->pdata[i]);
  for (guint i = 0; i < get_length (request->notices); i++)
    add_notice (node, request->notices->pdata[i]);
}

/* The person's own requests: what was asked, and what came of it; staff are not named. */
void
kor_report_cases_add_requests (xmlNode *data, const KorAccessFacts *facts)
{
  xmlNode *requests = kor_xml_add (data, "requests");

  for (guint i = 0; i < get_length (facts->requests); i++)
    add_request (requests, facts->requests->pdata[i]);
}

static void
add_signature (xmlNode *document, const KorDocumentSignature *signature)
{
  xmlNode *node = kor_xml_add (document, "signature");

  kor_xml_set (node, "signer", signature->signer);
  if (signature->time != 0)
    kor_report_set_time (node, "at", signature->time);
  kor_xml_set (node, "valid", signature->valid ? "yes" : "no");
  kor_xml_set (node, "whole-document", signature->whole_document ? "yes" : "no");
  kor_xml_set (node, "trust", signature->trust);
}

static const KorRequest *
find_request (const KorAccessFacts *facts, gint64 id)
{
  for (guint i = 0; i < get_length (facts->requests); i++) {
    const KorRequest *request = facts->requests->pdata[i];

    if (request->id == id)
      return request;
  }
  return NULL;
}

static void
add_document (xmlNode *documents, const KorDocument *document, const KorAccessFacts *facts)
{
  const KorRequest *request = find_request (facts, document->request_id);
  g_autofree char *number = request != NULL ? kor_request_get_number (request) : NULL;
  xmlNode *node = kor_xml_add (documents, "document");

  kor_xml_set (node, "name", document->name);
  kor_xml_set (node, "kind", kor_document_kind_to_string (document->kind));
  if (document->kind != KOR_DOCUMENT_ATTACHMENT) {
    kor_xml_set (node, "letter", kor_letter_to_string (document->letter));
    kor_xml_set (node, "language", kor_language_to_string (document->language));
  }
  kor_xml_set (node, "case", number);
  kor_report_set_time (node, "added", document->added);
  kor_xml_set (node, "media-type", document->media_type);
  kor_xml_set_int (node, "size", document->size);
  if (document->n_pages > 0)
    kor_xml_set_int (node, "pages", document->n_pages);
  for (guint i = 0; i < get_length (document->signatures); i++)
    add_signature (node, document->signatures->pdata[i]);
}

/* What is kept of the person beside the register: files, and the places of papers (R31). */
void
kor_report_cases_add_documents (xmlNode *data, const KorAccessFacts *facts)
{
  xmlNode *documents = kor_xml_add (data, "documents");

  for (guint i = 0; i < get_length (facts->documents); i++)
    add_document (documents, facts->documents->pdata[i], facts);
  for (guint i = 0; i < get_length (facts->requests); i++) {
    const KorRequest *request = facts->requests->pdata[i];
    g_autofree char *number = kor_request_get_number (request);
    xmlNode *node;

    if (request->paper_place == NULL || *request->paper_place == '\0')
      continue;
    node = kor_xml_add (documents, "paper");
    kor_xml_set (node, "case", number);
    kor_report_set_date (node, "received", request->received);
    kor_xml_set (node, "place", request->paper_place);
  }
}

/* To whom data were disclosed, when, on what ground and which (R27). */
void
kor_report_cases_add_disclosures (xmlNode *data, const KorAccessFacts *facts)
{
  xmlNode *disclosures = kor_xml_add (data, "disclosures");

  for (guint i = 0; i < get_length (facts->disclosures); i++) {
    const KorDisclosure *disclosure = facts->disclosures->pdata[i];
    xmlNode *node = kor_xml_add (disclosures, "disclosure");

    kor_report_set_date (node, "date", disclosure->date);
    kor_xml_set (node, "recipient", disclosure->recipient);
    kor_xml_set (node, "ground", kor_disclosure_ground_to_string (disclosure->ground));
    for (guint j = 0; disclosure->fields != NULL && disclosure->fields[j] != NULL; j++)
      kor_xml_add_text (node, "field", disclosure->fields[j]);
  }
}
