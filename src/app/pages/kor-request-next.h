/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-request-rules.h"
#include "kor-user.h"

G_BEGIN_DECLS

/* Which button moves the case on, and why it can't when it can't. */
typedef struct {
  const char *label;  /* with an underscore; NULL: nothing is left to do */
  const char *action; /* of the view, "case.decide" */
  GVariant *target;   /* of the action; may be NULL */
  char *reason;       /* NULL: the button works */
} KorRequestNext;

void kor_request_next_init (KorRequestNext *self,
                            const KorRequest *request,
                            const KorUser *user,
                            KorDate today);
void kor_request_next_clear (KorRequestNext *self);

/* The paper that helps with something a case lacks; KOR_N_LETTERS: none does. */
KorLetterKind kor_request_lack_get_letter (const KorRequestLack *lack);
KorRequestAction kor_request_get_lacking_action (const KorRequest *request);
char *kor_request_deny_right (const KorUser *user, KorRole right);
KorRole kor_request_action_get_right (KorRequestAction action);
KorRole kor_request_letter_get_right (KorLetterKind letter);
GVariant *kor_request_letter_target (KorLetterKind letter, const char *party);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KorRequestNext, kor_request_next_clear)

G_END_DECLS
