/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-case-dialog.h"

G_BEGIN_DECLS

/**
 * KorDecisionDialog:
 *
 * Decides a case: a rectification item by item, all in one go (R54–R59), any other as a whole. Says before what
 * will happen. Only for users in charge.
 */
#define KOR_TYPE_DECISION_DIALOG (kor_decision_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KorDecisionDialog, kor_decision_dialog, KOR, DECISION_DIALOG, KorCaseDialog)

AdwDialog *kor_decision_dialog_new (KorRegister *register_, const KorRequest *request);

G_END_DECLS
