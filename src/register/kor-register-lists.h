/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-household.h"
#include "kor-list-run.h"
#include "kor-recipient.h"
#include "kor-register-runs.h"
#include "kor-register.h"

G_BEGIN_DECLS

typedef enum {
  KOR_LIST_ORDER_POSTCODE, /* home country first, then abroad by country */
  KOR_LIST_ORDER_NAME,
} KorListOrder;

/* What a list is asked for. The strings are the caller's. */
typedef struct {
  KorPurpose purpose;
  const KorSelection *selection;
  const char *recipient;      /* NULL: own use; else the run leaves the company */
  gboolean has_ground;        /* the recipient does not work for us (R27) */
  KorDisclosureGround ground; /* why they get it, when @has_ground */
  const char *medium;         /* "labels", "paper", "csv", "xml", "vcard", "clipboard" */
  const char *sheet;          /* NULL where there is none */
  gboolean on_paper;
  KorListOrder order;
  KorMerge merge;      /* who may share a label */
  gboolean with_cards; /* the persons get their name and address by parts */
} KorListRequest;

/* A recorded run that is to be made again. The strings are the caller's. */
typedef struct {
  gint64 run_id;
  const char *medium;
  const char *sheet; /* NULL where there is none */
  gboolean on_paper;
  KorListOrder order;
  gboolean as_printed; /* the addresses of then; a label that loses somebody is made anew */
} KorReprint;

/* What the gate let through and what it kept back. */
typedef struct {
  KorListRun *run;     /* id 0 in a preview */
  GPtrArray *persons;  /* of KorListPerson, in printing order */
  GPtrArray *left_out; /* of KorListLeftOut, by reason and name */
} KorListResult;

void kor_list_result_free (KorListResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorListResult, kor_list_result_free)

KorListResult *kor_register_preview_list (KorRegister *self,
                                          const KorListRequest *request,
                                          GCancellable *cancellable,
                                          GError **error);
KorListResult *kor_register_prepare_list (KorRegister *self,
                                          const KorListRequest *request,
                                          GCancellable *cancellable,
                                          GError **error);
KorListResult *kor_register_preview_reprint (KorRegister *self,
                                             const KorReprint *reprint,
                                             GCancellable *cancellable,
                                             GError **error);
KorListResult *kor_register_reprint_list (KorRegister *self,
                                          const KorReprint *reprint,
                                          GCancellable *cancellable,
                                          GError **error);
gboolean
kor_register_finish_list (KorRegister *self, gint64 run_id, gboolean produced, GError **error);

G_END_DECLS
