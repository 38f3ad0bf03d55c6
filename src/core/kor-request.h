/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-date.h"
#include "kor-document.h"
#include "kor-request-words.h"
#include "kor-words.h"

G_BEGIN_DECLS

/**
 * KorRequestItem:
 *
 * One thing that a request for rectification wants corrected, erased or completed (R54–R56). Strings
 * may be %NULL. Owned by its request.
 */
typedef struct {
  gint64 id;    /* 0 until saved */
  guint number; /* within the case, from 1 */
  char *field;  /* a field of kor_customer_fields, or "order" */
  char *held;   /* what the register held when the request was taken down */
  char *wanted; /* what the person wants instead; may be empty only when it is to be erased */
  KorGround ground;
  char *because; /* why, in the person's words */
  char *evidence;
  gboolean contested; /* the person is on no list until this is decided (Art. 18(1)(a)) */
  KorItemDecision decision;
  char *value; /* what the register holds since: @wanted, or what it was completed to */
  char *decision_because;
  KorDate decided;
  char *decided_by;
} KorRequestItem;

/* That somebody is to be told of a correction (R58). Strings may be %NULL. */
typedef struct {
  gint64 id;
  guint item; /* number of the item */
  KorParty party;
  char *name;
  KorNoticeState state;
  KorDate date; /* of the state; KOR_DATE_NONE while it waits */
  char *because;
  char *by;
} KorRequestNotice;

/* What the reply to a request for access does not give, and on what ground (Art. 15(4)). */
typedef struct {
  char *what;
  char *why;
} KorRequestWithheld;

/**
 * KorRequest:
 *
 * A person's request, from the paper on the desk to the closed case (R49–R60). Strings may be %NULL,
 * dates KOR_DATE_NONE. Which state it is in is not kept but follows from these facts, see
 * kor_request_get_state(). A plain record: it may be used by one thread at a time.
 */
typedef struct {
  gint64 id; /* 0 until saved */
  int year;  /* the case's number within the year, "2026-001" */
  int number;
  KorRequestKind kind;
  KorDate received;
  KorChannel channel;
  char *addressee; /* whom the paper was addressed to */
  KorLanguage language;
  char *requester;       /* the name as signed */
  char *requester_lines; /* the address as the paper gives it, lines joined by \n */
  gint64 customer_id;    /* 0: not found yet, or not in the register */
  char *customer_name;   /* as in lists; set by the register */
  gboolean not_in_register;
  char *wants;  /* what is asked, in the person's words */
  guint scopes; /* what an objection is against: a bit per KorScope; 0: all marketing */
  KorSignature signature;
  char *paper_place; /* where the original is kept */

  KorDate asked_signature;
  KorDate asked_specification;
  KorIdentity identity;
  char *identity_with; /* the paper compared with, the number called … */
  KorDate identity_on;
  char *identity_by;

  KorDate extended; /* when the letter was sent that tells of it (Art. 12(3)) */
  char *extended_because;
  char *extended_by;

  KorDecision decision;
  KorDate decided;
  char *decided_by;
  char *decided_because;
  KorDate carried_out;
  char *carried_out_by;
  KorDate delivered;
  KorDelivery delivery;
  char *delivered_by;
  KorDate closed;
  char *closed_by;

  KorDate ombudsman_since;
  char *ombudsman_diary;
  KorDate ombudsman_ended;
  char *ombudsman_outcome;

  gboolean reply_kept;         /* the access reply, as given, is among the documents */
  gboolean certificate_issued; /* so is the certificate of refusal */
  gboolean decision_told;      /* so is the letter that tells of the decision */
  KorDate due;                 /* the limit in force; set by the register */
  gint64 recorded;
  char *recorded_by;
  gint64 version;

  GPtrArray *items;     /* of KorRequestItem */
  GPtrArray *notices;   /* of KorRequestNotice */
  GPtrArray *withheld;  /* of KorRequestWithheld */
  GPtrArray *documents; /* of KorDocument, oldest first */
} KorRequest;

KorRequest *kor_request_new (KorRequestKind kind);
KorRequest *kor_request_copy (const KorRequest *self);
void kor_request_free (KorRequest *self);
char *kor_request_get_number (const KorRequest *self);
gboolean kor_request_parse_number (const char *text, int *year, int *number);
const char *kor_request_get_name (const KorRequest *self);
KorDate kor_request_get_limit (const KorRequest *self);
KorDate kor_request_get_limit_if_extended (const KorRequest *self);
gboolean kor_request_may_be_extended (const KorRequest *self, KorDate on);
gboolean kor_request_validate (const KorRequest *self, GError **error);

KorRequestItem *kor_request_item_new (const char *field);
KorRequestItem *kor_request_item_copy (const KorRequestItem *self);
void kor_request_item_free (KorRequestItem *self);
KorRemedy kor_request_item_get_remedy (const KorRequestItem *self);
KorRequestItem *kor_request_find_item (const KorRequest *self, guint number);
KorRequestNotice *kor_request_notice_new (guint item, KorParty party, const char *name);
KorRequestNotice *kor_request_notice_copy (const KorRequestNotice *self);
void kor_request_notice_free (KorRequestNotice *self);
KorRequestWithheld *kor_request_withheld_new (const char *what, const char *why);
void kor_request_withheld_free (KorRequestWithheld *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorRequest, kor_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorRequestItem, kor_request_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorRequestNotice, kor_request_notice_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorRequestWithheld, kor_request_withheld_free)

G_END_DECLS
