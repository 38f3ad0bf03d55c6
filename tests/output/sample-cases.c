/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample-cases.h"

#include "kor-recipient.h"
#include "kor-request.h"

#define DAY G_GINT64_CONSTANT (86400)

static void
add_disclosure (GPtrArray *disclosures,
                const char *recipient,
                KorDate date,
                KorDisclosureGround ground,
                const char *fields)
{
  KorDisclosure *disclosure = kor_disclosure_new (12, 1, date);

  disclosure->recipient = g_strdup (recipient);
  disclosure->ground = ground;
  disclosure->fields = g_strsplit (fields, " ", -1);
  g_ptr_array_add (disclosures, disclosure);
}

/* Often to one in the EEA, once to one outside, once to one of whom nothing more is known. */
GPtrArray *
sample_cases_new_disclosures (void)
{
  GPtrArray *disclosures = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_disclosure_free);

  for (int month = 1; month <= 5; month++)
    add_disclosure (disclosures,
                    "Jääkukka Logistiikka Oy",
                    kor_date_from_ymd (2026, month, 12),
                    month == 2 ? KOR_DISCLOSURE_INVOICING : KOR_DISCLOSURE_PROCESSING,
                    month == 2 ? "last_name address email" : "first_name last_name address");
  add_disclosure (disclosures,
                  "Frostmere Mailing & Print Ltd",
                  kor_date_from_ymd (2026, 3, 2),
                  KOR_DISCLOSURE_PROCESSING,
                  "last_name address");
  add_disclosure (disclosures,
                  "Perintä Kaarnakallio Ky",
                  kor_date_from_ymd (2025, 11, 28),
                  KOR_DISCLOSURE_DEBT_COLLECTION,
                  "first_name last_name address order");
  return disclosures;
}

GPtrArray *
sample_cases_new_records (void)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_recipient_free);
  KorRecipient *one = kor_recipient_new ("Jääkukka Logistiikka Oy", KOR_RECIPIENT_MAILING_HOUSE);

  g_set_str (&one->country, "FI");
  g_ptr_array_add (records, one);
  one = kor_recipient_new ("Frostmere Mailing & Print Ltd", KOR_RECIPIENT_PRINTER);
  g_set_str (&one->country, "GB");
  g_ptr_array_add (records, one);
  one = kor_recipient_new ("Perintä Kaarnakallio Ky", KOR_RECIPIENT_COLLECTION_AGENCY);
  g_set_str (&one->country, "EE");
  g_ptr_array_add (records, one);
  return records;
}

static void
add_document (GPtrArray *documents,
              KorDocumentKind kind,
              KorLetterKind letter,
              gint64 request_id,
              const char *name,
              const char *media_type,
              guint n_pages,
              gint64 now)
{
  KorDocument *document = kor_document_new (kind, name, media_type);

  document->id = documents->len + 1;
  document->request_id = request_id;
  document->customer_id = 12;
  document->letter = letter;
  document->language = KOR_LANGUAGE_FI;
  document->size = 48123 + (gint64) documents->len;
  document->n_pages = n_pages;
  document->added = now - (gint64) (40 - documents->len) * DAY;
  document->added_by = g_strdup ("Hoitaja Nimetön");
  g_ptr_array_add (documents, document);
}

GPtrArray *
sample_cases_new_documents (gint64 now)
{
  GPtrArray *documents = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_document_free);
  KorDocumentSignature *signature = kor_document_signature_new ();

  add_document (
    documents, KOR_DOCUMENT_ATTACHMENT, 0, 7, "korjauspyyntö.pdf", "application/pdf", 2, now);
  signature->signer = g_strdup ("AIJONSALO AKE OMER");
  signature->time = now - 41 * DAY;
  signature->valid = TRUE;
  signature->whole_document = TRUE;
  signature->trust = g_strdup ("unknown-issuer");
  g_ptr_array_add (((KorDocument *) documents->pdata[0])->signatures, signature);
  add_document (documents,
                KOR_DOCUMENT_LETTER,
                KOR_LETTER_RECEIPT,
                7,
                "2026-031-receipt.pdf",
                "application/pdf",
                1,
                now);
  add_document (documents, KOR_DOCUMENT_ATTACHMENT, 0, 0, "valtakirja.png", "image/png", 0, now);
  return documents;
}

static void
add_item (KorRequest *request,
          const char *field,
          const char *held,
          const char *wanted,
          KorGround ground,
          KorItemDecision decision)
{
  KorRequestItem *item = kor_request_item_new (field);

  item->number = request->items->len + 1;
  item->held = g_strdup (held);
  item->wanted = g_strdup (wanted);
  item->ground = ground;
  item->decision = decision;
  item->decided = request->decided;
  item->decided_by = g_strdup ("Hoitaja Nimetön");
  g_ptr_array_add (request->items, item);
}

/* One that was decided partly, went to the Ombudsman and has all that a case can have. */
static KorRequest *
make_rectification (void)
{
  KorRequest *request = kor_request_new (KOR_REQUEST_RECTIFICATION);
  KorRequestNotice *notice =
    kor_request_notice_new (1, KOR_PARTY_RECIPIENT, "Painotalo Vaskikello Ky");
  KorRequestItem *item;

  request->id = 7;
  request->year = 2026;
  request->number = 31;
  request->received = kor_date_from_ymd (2026, 10, 13);
  request->due = kor_date_from_ymd (2026, 11, 13);
  request->addressee = g_strdup ("Aino Rautavuori");
  request->requester = g_strdup ("Åke Äijönsalo");
  request->requester_lines = g_strdup ("Hopeakaari 7 B 21\n20100 Turku");
  request->customer_id = 12;
  request->wants = g_strdup ("Korjatkaa nimeni ja osoitteeni,\npoistakaa puhelinnumero.");
  request->signature = KOR_SIGNATURE_HANDWRITTEN;
  request->paper_place = g_strdup ("arkisto, kaappi 2, mappi 11");
  request->identity = KOR_IDENTITY_COMPARED;
  request->identity_with = g_strdup ("tilauslomake 14.5.2021");
  request->identity_on = kor_date_from_ymd (2026, 10, 15);
  request->identity_by = g_strdup ("Hoitaja Nimetön");
  request->decision = KOR_DECISION_PARTLY;
  request->decided = kor_date_from_ymd (2026, 10, 20);
  request->delivered = kor_date_from_ymd (2026, 10, 21);
  request->delivery = KOR_DELIVERY_LETTER;
  request->ombudsman_since = kor_date_from_ymd (2026, 11, 2);
  request->ombudsman_diary = g_strdup ("1234/182/2026");
  add_item (request,
            "last_name",
            "Äijönsalo",
            "Äijönsalo & <Pojat>",
            KOR_GROUND_INCOMPLETE,
            KOR_ITEM_ACCEPT);
  item = request->items->pdata[0];
  item->value = g_strdup ("Äijönsalo & <Pojat>");
  item->evidence = g_strdup ("kaupparekisteriote");
  add_item (request, "phone", "040 555 0188", NULL, KOR_GROUND_NEEDLESS, KOR_ITEM_REFUSE);
  item = request->items->pdata[1];
  item->because = g_strdup ("En vastaa puhelimeen.");
  item->contested = TRUE;
  item->decision_because = g_strdup ("Avoin tilaus T-20417: toimitus sovitaan puhelimitse.");
  notice->state = KOR_NOTICE_SENT;
  notice->date = kor_date_from_ymd (2026, 10, 22);
  g_ptr_array_add (request->notices, notice);
  return request;
}

/* The rectification, an objection that nothing has been done about, and the case that is replied to. */
GPtrArray *
sample_cases_new_requests (void)
{
  GPtrArray *requests = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_request_free);
  KorRequest *request = kor_request_new (KOR_REQUEST_OBJECTION);

  request->id = 3;
  request->year = 2026;
  request->number = 4;
  request->received = kor_date_from_ymd (2026, 1, 30);
  request->due = kor_date_from_ymd (2026, 3, 2);
  request->channel = KOR_CHANNEL_EMAIL;
  request->scopes = 1u << KOR_SCOPE_DIRECT_MARKETING | 1u << KOR_SCOPE_MARKET_RESEARCH;
  g_ptr_array_add (requests, request);
  g_ptr_array_add (requests, make_rectification ());
  request = kor_request_new (KOR_REQUEST_ACCESS);
  request->id = 9;
  request->year = 2026;
  request->number = 45;
  request->received = kor_date_from_ymd (2026, 11, 6);
  request->due = kor_date_from_ymd (2026, 12, 7);
  request->requester = g_strdup ("Åke Äijönsalo");
  request->customer_id = 12;
  request->signature = KOR_SIGNATURE_ELECTRONIC;
  request->identity = KOR_IDENTITY_ELECTRONIC;
  request->identity_on = kor_date_from_ymd (2026, 11, 9);
  request->decision = KOR_DECISION_GRANTED;
  request->decided = kor_date_from_ymd (2026, 11, 20);
  g_ptr_array_add (requests, request);
  return requests;
}
