/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For the files of the gate alone. */

#include "kor-register-lists.h"
#include "kor-register-merge.h"
#include "kor-register-private.h"
#include "kor-register-selection.h"

G_BEGIN_DECLS

/* A selection of people on its way through the gate. The caller sets the first three. */
typedef struct {
  const KorListRequest *request;
  KorListResult *result;
  GHashTable *only; /* customer id → KorRunPerson: whom a reprint is of; NULL: a new list */
  KorSelector *selector;
  KorMerger *merger;
  GHashTable *bans;   /* customer id → mask */
  GArray *kept;       /* of those kept back */
  GArray *places;     /* of those let through, where they stand in the order of the mail */
  GStringChunk *keys; /* of @places */
  char *home_country;
} KorGate;

/* kor-register-lists.c */
KorListResult *kor_gate_result_new (void);
void kor_gate_fill_run (KorRegister *self, KorListRun *run, const KorListRequest *request);
gboolean kor_gate_pass (KorRegister *self, KorDb *db, KorGate *gate, GError **error);
gboolean kor_gate_record (
  KorRegister *self, KorDb *db, KorWrite *write, KorListResult *result, GError **error);

/* kor-register-outside.c */
gboolean
kor_run_check_recipient (KorDb *db, KorListRun *run, const KorListRequest *request, GError **error);
gboolean kor_run_disclose (
  KorRegister *self, KorDb *db, const KorListRun *run, guint *n_people, GError **error);

/* kor-register-runs.c */
KorListRun *kor_run_load (KorDb *db, gint64 id, GError **error);
GPtrArray *kor_run_load_persons (KorDb *db, gint64 id, GError **error);

G_END_DECLS
