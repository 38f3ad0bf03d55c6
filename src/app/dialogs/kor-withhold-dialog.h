/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-case-dialog.h"

G_BEGIN_DECLS

/**
 * KorWithholdDialog:
 *
 * Notes something that the reply to a request for access leaves out, and why (Art. 15(4)).
 */
#define KOR_TYPE_WITHHOLD_DIALOG (kor_withhold_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KorWithholdDialog, kor_withhold_dialog, KOR, WITHHOLD_DIALOG, KorCaseDialog)

AdwDialog *kor_withhold_dialog_new (KorRegister *register_, const KorRequest *request);

G_END_DECLS
