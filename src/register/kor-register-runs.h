/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-list-run.h"
#include "kor-register.h"

G_BEGIN_DECLS

/* For how long the persons of a run are kept when nobody has said otherwise. */
#define KOR_RUN_DEFAULT_MONTHS 24

/* What was forgotten. */
typedef struct {
  guint runs;
  guint persons;
} KorForgotten;

GPtrArray *
kor_register_list_runs (KorRegister *self, gint64 customer_id, guint limit, GError **error);
KorListRun *kor_register_load_run (KorRegister *self, gint64 run_id, GError **error);
GPtrArray *kor_register_load_run_persons (KorRegister *self, gint64 run_id, GError **error);
gboolean kor_register_get_run_months (KorRegister *self, guint *months, GError **error);
gboolean kor_register_set_run_months (KorRegister *self, guint months, GError **error);
gboolean
kor_register_forget_run_persons (KorRegister *self, KorForgotten *forgotten, GError **error);

G_END_DECLS
