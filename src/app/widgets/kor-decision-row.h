/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-request.h"

G_BEGIN_DECLS

/**
 * KorDecisionRow:
 *
 * One item of a rectification with what is to be decided of it: leave, accept, complete (to which
 * value), refuse (for which reasons).
 *
 * Signal "changed".
 */
#define KOR_TYPE_DECISION_ROW (kor_decision_row_get_type ())
G_DECLARE_FINAL_TYPE (KorDecisionRow, kor_decision_row, KOR, DECISION_ROW, AdwBin)

GtkWidget *kor_decision_row_new (const KorRequestItem *item, const char *blocked);
const KorRequestItem *kor_decision_row_get_item (KorDecisionRow *self);
void kor_decision_row_set_held (KorDecisionRow *self, const char *held);
KorItemDecision kor_decision_row_get_decision (KorDecisionRow *self);
char *kor_decision_row_dup_value (KorDecisionRow *self);
char *kor_decision_row_dup_reasons (KorDecisionRow *self);

G_END_DECLS
