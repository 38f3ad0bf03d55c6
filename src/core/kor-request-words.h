/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The closed word lists of requests and of what belongs to them; see kor-words.h. */

/* What a person asks for. */
typedef enum {
  KOR_REQUEST_ACCESS,        /* Art. 15 */
  KOR_REQUEST_RECTIFICATION, /* Art. 16 */
  KOR_REQUEST_ERASURE,       /* Art. 17 */
  KOR_REQUEST_RESTRICTION,   /* Art. 18 */
  KOR_REQUEST_OBJECTION,     /* Art. 21 */
  KOR_REQUEST_PORTABILITY,   /* Art. 20 */
  KOR_REQUEST_ANONYMISATION, /* R62 */
  KOR_N_REQUEST_KINDS,
} KorRequestKind;

/* How the paper is signed; that it is not pauses a request and never ends it. */
typedef enum {
  KOR_SIGNATURE_NONE,
  KOR_SIGNATURE_HANDWRITTEN,
  KOR_SIGNATURE_ELECTRONIC,
  KOR_N_SIGNATURES,
} KorSignature;

/* How it was seen that the requester is the person. */
typedef enum {
  KOR_IDENTITY_NONE,
  KOR_IDENTITY_COMPARED,        /* the signature, with a paper that was signed before */
  KOR_IDENTITY_IN_PERSON,       /* with an identity document */
  KOR_IDENTITY_CALLBACK,        /* called back at the number in the register */
  KOR_IDENTITY_ELECTRONIC,      /* strong electronic identification */
  KOR_IDENTITY_CUSTOMER_NUMBER, /* knew the customer number and was called back */
  KOR_N_IDENTITIES,
} KorIdentity;

typedef enum {
  KOR_REQUEST_RECEIVED,
  KOR_REQUEST_ASKED_SIGNATURE,
  KOR_REQUEST_ASKED_SPECIFICATION,
  KOR_REQUEST_IDENTIFIED,
  KOR_REQUEST_DECIDED,
  KOR_REQUEST_CARRIED_OUT,
  KOR_REQUEST_NOTIFIED, /* the requester has the answer, and nobody else waits to be told */
  KOR_REQUEST_CLOSED,
  KOR_REQUEST_AT_OMBUDSMAN,
  KOR_N_REQUEST_STATES,
} KorRequestState;

typedef enum {
  KOR_DECISION_NONE,
  KOR_DECISION_GRANTED,
  KOR_DECISION_PARTLY, /* some items of a rectification were refused */
  KOR_DECISION_REFUSED,
  KOR_N_DECISIONS,
} KorDecision;

/* Why a held value is to be corrected (R54, R56). */
typedef enum {
  KOR_GROUND_NONE, /* the request does not say */
  KOR_GROUND_WRONG,
  KOR_GROUND_NEEDLESS,
  KOR_GROUND_INCOMPLETE,
  KOR_GROUND_OUTDATED,
  KOR_N_GROUNDS,
} KorGround;

/* What is to be done about it; it follows from the ground. */
typedef enum {
  KOR_REMEDY_CORRECT,
  KOR_REMEDY_ERASE,
  KOR_REMEDY_COMPLETE,
  KOR_N_REMEDIES,
} KorRemedy;

typedef enum {
  KOR_ITEM_OPEN,
  KOR_ITEM_ACCEPT,   /* the wanted value is taken */
  KOR_ITEM_COMPLETE, /* another value is taken: the held one, completed */
  KOR_ITEM_REFUSE,
  KOR_N_ITEM_DECISIONS,
} KorItemDecision;

/* Who is told of a correction: where the wrong value came from, and who received it (R58, Art. 19). */
typedef enum {
  KOR_PARTY_SOURCE,
  KOR_PARTY_RECIPIENT,
  KOR_N_PARTIES,
} KorParty;

typedef enum {
  KOR_NOTICE_WAITING,
  KOR_NOTICE_SENT,
  KOR_NOTICE_DONE,
  KOR_NOTICE_IMPOSSIBLE, /* with the reason */
  KOR_N_NOTICE_STATES,
} KorNoticeState;

/* How the answer was given. */
typedef enum {
  KOR_DELIVERY_LETTER,
  KOR_DELIVERY_EMAIL,
  KOR_DELIVERY_IN_PERSON,
  KOR_DELIVERY_ELECTRONIC, /* a service of the company that asks who one is */
  KOR_N_DELIVERIES,
} KorDelivery;

/* The papers that go out. */
typedef enum {
  KOR_LETTER_RECEIPT,
  KOR_LETTER_ASK_SIGNATURE,
  KOR_LETTER_ASK_SPECIFICATION,
  KOR_LETTER_IDENTITY,
  KOR_LETTER_EXTENSION,
  KOR_LETTER_REPLY,
  KOR_LETTER_DECISION,
  KOR_LETTER_CERTIFICATE,
  KOR_LETTER_NOTICE,
  KOR_LETTER_BAN_CONFIRMATION,
  KOR_LETTER_ERASURE_RESULT,
  KOR_N_LETTERS,
} KorLetterKind;

/* What can be done with a case; see kor_request_check(). */
typedef enum {
  KOR_ACTION_EDIT,
  KOR_ACTION_ATTACH,
  KOR_ACTION_CLAIM,
  KOR_ACTION_IDENTIFY,
  KOR_ACTION_EXTEND,
  KOR_ACTION_DECIDE,
  KOR_ACTION_CARRY_OUT,
  KOR_ACTION_DELIVER,
  KOR_ACTION_NOTIFY,
  KOR_ACTION_CLOSE,
  KOR_ACTION_OMBUDSMAN,
  KOR_N_ACTIONS,
} KorRequestAction;

/* What a case still lacks for an action. */
typedef enum {
  KOR_MISSING_CUSTOMER,      /* neither a customer nor the word that the person is not held */
  KOR_MISSING_SIGNATURE,     /* not signed, and identity not shown another way */
  KOR_MISSING_COMPARISON,    /* signed, but not compared, and identity not shown another way */
  KOR_MISSING_ITEMS,         /* a rectification that names nothing to be rectified */
  KOR_MISSING_ITEM_WANTED,   /* an item does not say what is wanted */
  KOR_MISSING_ITEM_GROUND,   /* an item does not say why (R56) */
  KOR_MISSING_ITEM_DECISION, /* an item is not decided */
  KOR_MISSING_DECISION,
  KOR_MISSING_CARRY_OUT,
  KOR_MISSING_REPLY,       /* no reply has been made and kept */
  KOR_MISSING_CERTIFICATE, /* something was refused, and no certificate was issued (R59) */
  KOR_MISSING_DELIVERY,
  KOR_MISSING_NOTICES,    /* somebody has not been told yet (R58) */
  KOR_MISSING_OPEN,       /* the case is closed */
  KOR_MISSING_UNDECIDED,  /* it has been decided already */
  KOR_MISSING_TIME,       /* the first month is over (Art. 12(3)) */
  KOR_MISSING_UNEXTENDED, /* the limit has been extended already */
  KOR_MISSING_GRANT,      /* refused: there is nothing to carry out */
  KOR_MISSING_UNDONE,     /* it has been done already */
  KOR_MISSING_KIND,       /* cases of this kind do not have it */
  KOR_MISSING_ENGINE,     /* erasing is not part of this version */
  KOR_MISSING_EXTENSION,  /* the limit has not been extended */
  KOR_MISSING_REFUSAL,    /* nothing was refused */
  KOR_MISSING_PARTY,      /* there is nobody to tell */
  KOR_N_MISSING,
} KorMissing;

/* What an outside party is to the company (R26). */
typedef enum {
  KOR_RECIPIENT_PROCESSOR,
  KOR_RECIPIENT_AUTHORITY,
  KOR_RECIPIENT_COLLECTION_AGENCY,
  KOR_RECIPIENT_CREDIT,
  KOR_RECIPIENT_PRINTER,
  KOR_RECIPIENT_MAILING_HOUSE,
  KOR_RECIPIENT_OTHER,
  KOR_N_RECIPIENT_ROLES,
} KorRecipientRole;

/* Why data were disclosed (R27). */
typedef enum {
  KOR_DISCLOSURE_CREDIT_APPLICATION,
  KOR_DISCLOSURE_DEBT_COLLECTION,
  KOR_DISCLOSURE_INVOICING,
  KOR_DISCLOSURE_LEGAL_DUTY,
  KOR_DISCLOSURE_PROCESSING, /* to a processor under contract */
  KOR_N_DISCLOSURE_GROUNDS,
} KorDisclosureGround;

/* What an encrypted document of the register is. */
typedef enum {
  KOR_DOCUMENT_ATTACHMENT,
  KOR_DOCUMENT_LETTER,
  KOR_DOCUMENT_REPLY, /* the data of an access reply, as given (XML) */
  KOR_N_DOCUMENT_KINDS,
} KorDocumentKind;

#define KOR_WORD_FUNCTIONS(prefix, Type)                                                           \
  const char *kor_##prefix##_to_string (Type value);                                               \
  gboolean kor_##prefix##_from_string (const char *word, Type *value);

KOR_WORD_FUNCTIONS (request_kind, KorRequestKind)
KOR_WORD_FUNCTIONS (signature, KorSignature)
KOR_WORD_FUNCTIONS (identity, KorIdentity)
KOR_WORD_FUNCTIONS (request_state, KorRequestState)
KOR_WORD_FUNCTIONS (decision, KorDecision)
KOR_WORD_FUNCTIONS (ground, KorGround)
KOR_WORD_FUNCTIONS (remedy, KorRemedy)
KOR_WORD_FUNCTIONS (item_decision, KorItemDecision)
KOR_WORD_FUNCTIONS (party, KorParty)
KOR_WORD_FUNCTIONS (notice_state, KorNoticeState)
KOR_WORD_FUNCTIONS (delivery, KorDelivery)
KOR_WORD_FUNCTIONS (letter, KorLetterKind)
KOR_WORD_FUNCTIONS (action, KorRequestAction)
KOR_WORD_FUNCTIONS (missing, KorMissing)
KOR_WORD_FUNCTIONS (recipient_role, KorRecipientRole)
KOR_WORD_FUNCTIONS (disclosure_ground, KorDisclosureGround)
KOR_WORD_FUNCTIONS (document_kind, KorDocumentKind)

G_END_DECLS
