/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-household.h"
#include "kor-list-run.h"
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
  const char *recipient; /* NULL: own use; else the run leaves the company */
  const char *medium;    /* "labels", "csv", "xml" */
  const char *sheet;     /* NULL where there is none */
  gboolean on_paper;
  KorListOrder order;
  KorMerge merge; /* who may share a label */
} KorListRequest;

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
gboolean
kor_register_finish_list (KorRegister *self, gint64 run_id, gboolean produced, GError **error);
GPtrArray *
kor_register_list_runs (KorRegister *self, gint64 customer_id, guint limit, GError **error);

G_END_DECLS
