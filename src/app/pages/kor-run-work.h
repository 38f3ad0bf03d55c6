/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-label-sheet.h"
#include "kor-register-runs.h"

G_BEGIN_DECLS

/* What the window shows of a run beside its people, read in one go off the main thread. */
typedef struct {
  KorListRun *run;
  KorLabelSheet *sheet; /* NULL: no labels, or a sheet that is not there any more */
  guint months;         /* for how long the people are kept */
} KorRunFacts;

void kor_run_facts_free (KorRunFacts *self);
const char *kor_run_facts_get_sheet_name (const KorRunFacts *self);
KorDate kor_run_facts_get_end (const KorRunFacts *self);

gpointer kor_run_load_facts (KorRegister *register_,
                             gpointer run_id,
                             GCancellable *cancellable,
                             GError **error);
gpointer kor_run_load_people (KorRegister *register_,
                              gpointer run_id,
                              GCancellable *cancellable,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorRunFacts, kor_run_facts_free)

G_END_DECLS
