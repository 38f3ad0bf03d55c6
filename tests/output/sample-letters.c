/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample-letters.h"

#include "kor-ban.h"

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
  return profile;
}

static KorCustomer *
make_customer (void)
{
  KorCustomer *customer = kor_customer_new ();
  KorAddress *address = kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL);

  customer->id = 12;
  customer->first_name = g_strdup ("Onni");
  customer->last_name = g_strdup ("Lumilahti");
  g_set_str (&address->street, "Hopeakaari 7 B 21");
  g_set_str (&address->postal_code, "20100");
  g_set_str (&address->city, "Turku");
  g_set_str (&address->country, "FI");
  return customer;
}

static KorRequestKind
get_request_kind (KorLetterKind kind)
{
  switch (kind) {
  case KOR_LETTER_ASK_SIGNATURE:
  case KOR_LETTER_IDENTITY:
  case KOR_LETTER_EXTENSION:
    return KOR_REQUEST_ACCESS;
  case KOR_LETTER_BAN_CONFIRMATION:
    return KOR_REQUEST_OBJECTION;
  case KOR_LETTER_ERASURE_RESULT:
    return KOR_REQUEST_ERASURE;
  case KOR_LETTER_RECEIPT:
  case KOR_LETTER_ASK_SPECIFICATION:
  case KOR_LETTER_REPLY:
  case KOR_LETTER_DECISION:
  case KOR_LETTER_CERTIFICATE:
  case KOR_LETTER_NOTICE:
  case KOR_N_LETTERS:
  default:
    return KOR_REQUEST_RECTIFICATION;
  }
}

static KorRequest *
make_request (KorLetterKind kind, KorLanguage language)
{
  KorRequest *request = kor_request_new (get_request_kind (kind));

  request->id = 1;
  request->year = 2026;
  request->number = 1;
  request->language = language;
  request->received = kor_date_from_ymd (2026, 11, 6);
  request->requester = g_strdup ("Onni Lumilahti");
  request->requester_lines = g_strdup ("Kuukkelinpolku 4\n33100 Tampere");
  request->customer_id = 12;
  request->customer_name = g_strdup ("Lumilahti Onni");
  return request;
}

KorRequestItem *
sample_letter_add_item (
  SampleLetter *self, const char *field, const char *held, const char *wanted, KorGround ground)
{
  KorRequestItem *item = kor_request_item_new (field);

  item->number = self->request->items->len + 1;
  item->held = g_strdup (held);
  item->wanted = g_strdup (wanted);
  item->ground = ground;
  g_ptr_array_add (self->request->items, item);
  return item;
}

static void
decide_item (KorRequestItem *item, KorItemDecision decision, const char *value, const char *because)
{
  item->decision = decision;
  item->value = g_strdup (value);
  item->decision_because = g_strdup (because);
  item->decided = kor_date_from_ymd (2026, 11, 20);
}

static void
add_items (SampleLetter *self, gboolean decided)
{
  KorRequestItem *items[] = {
    sample_letter_add_item (self,
                            "address",
                            "Hopeakaari 7 A 2, 20100 Turku",
                            "Hopeakaari 7 B 21, 20100 Turku",
                            KOR_GROUND_WRONG),
    sample_letter_add_item (self, "phone", "0188", "040 555 0188", KOR_GROUND_INCOMPLETE),
    sample_letter_add_item (self, "organisation", "Kuukkelin Paja Ky", NULL, KOR_GROUND_NEEDLESS),
    sample_letter_add_item (self, "order", "10248", "10284", KOR_GROUND_WRONG),
  };

  items[0]->contested = TRUE;
  if (!decided)
    return;
  decide_item (items[0], KOR_ITEM_ACCEPT, "Hopeakaari 7 B 21, 20100 Turku", NULL);
  decide_item (items[1], KOR_ITEM_COMPLETE, "+358 40 555 0188", NULL);
  decide_item (items[2], KOR_ITEM_ACCEPT, NULL, NULL);
  decide_item (items[3],
               KOR_ITEM_REFUSE,
               NULL,
               "Tilauksen numero on sama kuin toimitetussa laskussa L-70012, joka on tosite"
               " (kirjanpitolain 2 luvun 10 §).");
}

static void
add_notice (SampleLetter *self, guint item, KorParty party, const char *name, KorNoticeState state)
{
  KorRequestNotice *notice = kor_request_notice_new (item, party, name);

  notice->state = state;
  if (state != KOR_NOTICE_WAITING)
    notice->date = kor_date_from_ymd (2026, 11, 21);
  if (state == KOR_NOTICE_IMPOSSIBLE)
    notice->because = g_strdup ("toiminta on lakannut");
  g_ptr_array_add (self->request->notices, notice);
}

static void
decide (SampleLetter *self, KorDecision decision)
{
  KorRequest *request = self->request;

  request->signature = KOR_SIGNATURE_HANDWRITTEN;
  request->identity = KOR_IDENTITY_COMPARED;
  request->decision = decision;
  request->decided = kor_date_from_ymd (2026, 11, 20);
  request->carried_out = request->decided;
}

static void
prepare_decided (SampleLetter *self)
{
  add_items (self, TRUE);
  decide (self, KOR_DECISION_PARTLY);
  self->request->decided_because =
    g_strdup ("Osoite ja puhelinnumero on tarkistettu väestötietojärjestelmästä ja asiakkaan "
              "omasta kirjeestä.\n"
              "Tilauksen numeroa ei voida muuttaa, koska lasku on tosite.");
  add_notice (self, 1, KOR_PARTY_SOURCE, "Jääkukka Logistiikka Oy", KOR_NOTICE_WAITING);
  add_notice (self, 2, KOR_PARTY_SOURCE, "Jääkukka Logistiikka Oy", KOR_NOTICE_WAITING);
  add_notice (self, 1, KOR_PARTY_RECIPIENT, "Painotalo Vaskikello Ky", KOR_NOTICE_SENT);
  add_notice (self, 3, KOR_PARTY_RECIPIENT, "Suopursun Perintä Oy", KOR_NOTICE_IMPOSSIBLE);
}

static void
add_ban (SampleLetter *self, KorScope scope, KorExtent extent)
{
  g_ptr_array_add (
    self->bans,
    kor_ban_new (12, scope, extent, KOR_CHANNEL_LETTER, kor_date_from_ymd (2026, 11, 6)));
}

static void
prepare (SampleLetter *self)
{
  switch (self->facts.kind) {
  case KOR_LETTER_RECEIPT:
    add_items (self, FALSE);
    self->request->wants =
      g_strdup ("Osoite ja puhelin väärin, työnantajaa ei kuulu olla rekisterissä.");
    break;
  case KOR_LETTER_ASK_SPECIFICATION:
    sample_letter_add_item (self, "email", "onni@lumilahti.example", NULL, KOR_GROUND_NONE);
    sample_letter_add_item (self, "phone", "0188", "040 555 0188", KOR_GROUND_NONE);
    sample_letter_add_item (self, "city", "Turku", NULL, KOR_GROUND_OUTDATED);
    sample_letter_add_item (self, "last_name", "Lumilahti", "Lumilampi", KOR_GROUND_OUTDATED);
    break;
  case KOR_LETTER_EXTENSION:
    self->request->extended = kor_date_from_ymd (2026, 11, 23);
    self->request->extended_because = g_strdup ("Tietosi ovat osittain paperiarkistossa, ja niiden "
                                                "kokoaminen vie aikaa.\nPyyntöjä on saapunut"
                                                " marraskuussa poikkeuksellisen paljon.");
    break;
  case KOR_LETTER_DECISION:
  case KOR_LETTER_CERTIFICATE:
  case KOR_LETTER_NOTICE:
    prepare_decided (self);
    break;
  case KOR_LETTER_BAN_CONFIRMATION:
    decide (self, KOR_DECISION_GRANTED);
    add_ban (self, KOR_SCOPE_DIRECT_ADVERTISING, KOR_EXTENT_BOTH);
    add_ban (self, KOR_SCOPE_OPINION_POLL, KOR_EXTENT_DISCLOSURE);
    break;
  case KOR_LETTER_ERASURE_RESULT:
    decide (self, KOR_DECISION_GRANTED);
    self->facts.customer = NULL;
    break;
  case KOR_LETTER_ASK_SIGNATURE:
  case KOR_LETTER_IDENTITY:
  case KOR_LETTER_REPLY:
  case KOR_N_LETTERS:
  default:
    break;
  }
}

SampleLetter *
sample_letter_new (KorLetterKind kind, KorLanguage language)
{
  SampleLetter *self = g_new0 (SampleLetter, 1);

  self->profile = make_profile ();
  self->customer = make_customer ();
  self->request = make_request (kind, language);
  self->bans = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_ban_free);
  self->facts = (KorLetterFacts) {
    .kind = kind,
    .language = language,
    .profile = self->profile,
    .request = self->request,
    .customer = self->customer,
    .bans = self->bans,
    .signer = "Tuomas Kanervisto",
    .today = kor_date_from_ymd (2026, 11, 23),
  };
  if (kind == KOR_LETTER_NOTICE) {
    self->facts.party = "Jääkukka Logistiikka Oy";
    self->facts.party_lines = "Rahtikuja 2\n00980 HELSINKI";
  }
  prepare (self);
  return self;
}

void
sample_letter_free (SampleLetter *self)
{
  kor_profile_free (self->profile);
  kor_customer_free (self->customer);
  kor_request_free (self->request);
  g_ptr_array_unref (self->bans);
  g_free (self);
}
