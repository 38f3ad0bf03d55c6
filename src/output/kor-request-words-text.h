/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-request-rules.h"

G_BEGIN_DECLS

/*
 * What people call the words of kor-request-words.h, in the program's language: for the window and the
 * command line. The letters, which speak their reader's language, have data/documents/strings.xml.
 */

const char *kor_request_kind_get_title (KorRequestKind value);
const char *kor_signature_get_title (KorSignature value);
const char *kor_identity_get_title (KorIdentity value);
const char *kor_request_state_get_title (KorRequestState value);
const char *kor_decision_get_title (KorDecision value);
const char *kor_ground_get_title (KorGround value);
const char *kor_remedy_get_title (KorRemedy value);
const char *kor_item_decision_get_title (KorItemDecision value);
const char *kor_party_get_title (KorParty value);
const char *kor_notice_state_get_title (KorNoticeState value);
const char *kor_delivery_get_title (KorDelivery value);
const char *kor_letter_get_title (KorLetterKind value);
const char *kor_recipient_role_get_title (KorRecipientRole value);
const char *kor_disclosure_ground_get_title (KorDisclosureGround value);

char *kor_request_lack_describe (const KorRequestLack *lack, KorRequestAction action);
char *kor_request_refusal_describe (const char *number,
                                    const KorRequestLack *lack,
                                    KorRequestAction action);

G_END_DECLS
