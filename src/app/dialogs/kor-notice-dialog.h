/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-case-dialog.h"

G_BEGIN_DECLS

/**
 * KorNoticeDialog:
 *
 * Tracks that somebody is told of a correction (R58, Art. 19), or why that is impossible; the letter is
 * made from here.
 */
#define KOR_TYPE_NOTICE_DIALOG (kor_notice_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KorNoticeDialog, kor_notice_dialog, KOR, NOTICE_DIALOG, KorCaseDialog)

AdwDialog *
kor_notice_dialog_new (KorRegister *register_, const KorRequest *request, gint64 notice_id);

G_END_DECLS
