/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-request-words.h"

#include "kor-words-private.h"

KOR_WORD_LIST (request_kind,
               KorRequestKind,
               KOR_N_REQUEST_KINDS,
               "access",
               "rectification",
               "erasure",
               "restriction",
               "objection",
               "portability",
               "anonymisation")

KOR_WORD_LIST (signature, KorSignature, KOR_N_SIGNATURES, "none", "handwritten", "electronic")

KOR_WORD_LIST (identity,
               KorIdentity,
               KOR_N_IDENTITIES,
               "none",
               "compared",
               "in-person",
               "callback",
               "electronic",
               "customer-number")

KOR_WORD_LIST (request_state,
               KorRequestState,
               KOR_N_REQUEST_STATES,
               "received",
               "asked-signature",
               "asked-specification",
               "identified",
               "decided",
               "carried-out",
               "notified",
               "closed",
               "at-ombudsman")

KOR_WORD_LIST (decision, KorDecision, KOR_N_DECISIONS, "none", "granted", "partly", "refused")

KOR_WORD_LIST (
  ground, KorGround, KOR_N_GROUNDS, "none", "wrong", "needless", "incomplete", "outdated")

KOR_WORD_LIST (remedy, KorRemedy, KOR_N_REMEDIES, "correct", "erase", "complete")

KOR_WORD_LIST (
  item_decision, KorItemDecision, KOR_N_ITEM_DECISIONS, "open", "accept", "complete", "refuse")

KOR_WORD_LIST (party, KorParty, KOR_N_PARTIES, "source", "recipient")

KOR_WORD_LIST (
  notice_state, KorNoticeState, KOR_N_NOTICE_STATES, "waiting", "sent", "done", "impossible")

KOR_WORD_LIST (
  delivery, KorDelivery, KOR_N_DELIVERIES, "letter", "email", "in-person", "electronic")

KOR_WORD_LIST (letter,
               KorLetterKind,
               KOR_N_LETTERS,
               "receipt",
               "ask-signature",
               "ask-specification",
               "identity",
               "extension",
               "reply",
               "decision",
               "certificate",
               "notice",
               "ban-confirmation",
               "erasure-result")

KOR_WORD_LIST (action,
               KorRequestAction,
               KOR_N_ACTIONS,
               "edit",
               "attach",
               "claim",
               "identify",
               "extend",
               "decide",
               "carry-out",
               "deliver",
               "notify",
               "close",
               "ombudsman")

KOR_WORD_LIST (missing,
               KorMissing,
               KOR_N_MISSING,
               "customer",
               "signature",
               "comparison",
               "items",
               "item-wanted",
               "item-ground",
               "item-decision",
               "decision",
               "carry-out",
               "reply",
               "certificate",
               "delivery",
               "notices",
               "open",
               "undecided",
               "time",
               "unextended",
               "grant",
               "undone",
               "kind",
               "engine",
               "extension",
               "refusal",
               "party")

KOR_WORD_LIST (recipient_role,
               KorRecipientRole,
               KOR_N_RECIPIENT_ROLES,
               "processor",
               "authority",
               "collection-agency",
               "credit",
               "printer",
               "mailing-house",
               "other")

KOR_WORD_LIST (disclosure_ground,
               KorDisclosureGround,
               KOR_N_DISCLOSURE_GROUNDS,
               "credit-application",
               "debt-collection",
               "invoicing",
               "legal-duty",
               "processing")

KOR_WORD_LIST (
  document_kind, KorDocumentKind, KOR_N_DOCUMENT_KINDS, "attachment", "letter", "reply")
