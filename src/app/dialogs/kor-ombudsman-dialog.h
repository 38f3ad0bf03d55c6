/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-case-dialog.h"

G_BEGIN_DECLS

/**
 * KorOmbudsmanDialog:
 *
 * Notes that a case is, or was, with the Data Protection Ombudsman (R60).
 */
#define KOR_TYPE_OMBUDSMAN_DIALOG (kor_ombudsman_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  KorOmbudsmanDialog, kor_ombudsman_dialog, KOR, OMBUDSMAN_DIALOG, KorCaseDialog)

AdwDialog *kor_ombudsman_dialog_new (KorRegister *register_, const KorRequest *request);

G_END_DECLS
