/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-register-requests.h"

G_BEGIN_DECLS

/* What a dialog of a case has done. */
typedef enum {
  KOR_CASE_WORK_ADD,
  KOR_CASE_WORK_UPDATE,
  KOR_CASE_WORK_ITEM,
  KOR_CASE_WORK_IDENTIFY,
  KOR_CASE_WORK_EXTEND,
  KOR_CASE_WORK_DECIDE,
  KOR_CASE_WORK_DECIDE_ITEMS,
  KOR_CASE_WORK_DELIVER,
  KOR_CASE_WORK_NOTICE,
  KOR_CASE_WORK_WITHHOLD,
  KOR_CASE_WORK_OMBUDSMAN,
  KOR_CASE_WORK_TEXTS, /* of the letters; of no case */
} KorCaseWorkKind;

/**
 * KorCaseWork:
 *
 * A change of a case as a dialog hands it to the register, off the main thread. Only what the kind of
 * work needs is set.
 */
typedef struct {
  KorCaseWorkKind kind;
  gint64 request_id;
  KorRequest *request; /* to add or to update */
  KorRequestItem *item;
  KorSignature signature; /* of an identification */
  KorIdentity identity;   /* NONE: only the signature is noted */
  gboolean grant;         /* of a decision as a whole */
  GArray *verdicts;       /* of KorItemVerdict, with strings of its own */
  KorDelivery delivery;
  gint64 notice_id;
  KorNoticeState notice_state;
  KorDate date; /* of a delivery; since when it is at the Ombudsman */
  KorDate ended;
  char *what;                         /* compared with, withheld, diary number */
  char *because;                      /* reasons, ground, outcome */
  GHashTable *texts[KOR_N_LANGUAGES]; /* id → text, "" for the original; NULL: none changed */
} KorCaseWork;

KorCaseWork *kor_case_work_new (KorCaseWorkKind kind, gint64 request_id);
void kor_case_work_add_verdict (KorCaseWork *self,
                                guint number,
                                KorItemDecision decision,
                                const char *value,
                                const char *because);
void kor_case_work_unref (KorCaseWork *self);
gpointer kor_case_work_run (KorRegister *register_,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorCaseWork, kor_case_work_unref)

G_END_DECLS
