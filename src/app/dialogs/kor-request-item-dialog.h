/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-case-dialog.h"

G_BEGIN_DECLS

/**
 * KorRequestItemDialog:
 *
 * One thing that a request for rectification wants corrected (R54–R56): which data, what is wanted, on what
 * ground. Beside it stands what the register holds now. What the request does not say may be left open: the
 * item waits then.
 */
#define KOR_TYPE_REQUEST_ITEM_DIALOG (kor_request_item_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  KorRequestItemDialog, kor_request_item_dialog, KOR, REQUEST_ITEM_DIALOG, KorCaseDialog)

AdwDialog *
kor_request_item_dialog_new (KorRegister *register_, const KorRequest *request, guint number);

G_END_DECLS
