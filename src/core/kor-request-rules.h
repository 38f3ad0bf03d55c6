/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-request.h"

G_BEGIN_DECLS

/* One thing that an action waits for. */
typedef struct {
  KorMissing missing;
  guint item; /* number of the item it is about; 0: the whole case */
} KorRequestLack;

/* The six steps of the path a case goes, as the window shows it. */
typedef enum {
  KOR_STEP_RECEIVED,
  KOR_STEP_IDENTITY,
  KOR_STEP_DECISION,
  KOR_STEP_CARRY_OUT,
  KOR_STEP_NOTICES,
  KOR_STEP_CLOSED,
  KOR_N_STEPS,
} KorRequestStep;

typedef enum {
  KOR_STEP_AHEAD,
  KOR_STEP_CURRENT,
  KOR_STEP_DONE,
  KOR_STEP_NEEDLESS, /* a refused case has nothing to carry out */
} KorStepState;

KorRequestState kor_request_get_state (const KorRequest *self);
gboolean kor_request_is_identified (const KorRequest *self);
gboolean kor_request_is_answered (const KorRequest *self);
gboolean kor_request_needs_carry_out (const KorRequest *self);
gboolean kor_request_needs_certificate (const KorRequest *self);
GArray *kor_request_check (const KorRequest *self, KorRequestAction action, KorDate today);
GArray *kor_request_check_decision (const KorRequest *self, gboolean grant, KorDate today);
GArray *kor_request_check_identity (const KorRequest *self, KorIdentity by, KorDate today);
GArray *kor_request_check_item (const KorRequest *self,
                                guint number,
                                KorItemDecision decision,
                                KorDate today);
GArray *kor_request_check_letter (const KorRequest *self, KorLetterKind letter, KorDate today);
gboolean kor_request_require (const KorRequest *self,
                              KorRequestAction action,
                              KorDate today,
                              GError **error);
gboolean kor_request_allow (const KorRequest *self,
                            KorRequestAction action,
                            const GArray *lacks,
                            GError **error);
void kor_request_get_steps (const KorRequest *self, KorStepState steps[KOR_N_STEPS]);
KorRequestAction kor_request_get_next_action (const KorRequest *self);

G_END_DECLS
