/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-case-dialog.h"

G_BEGIN_DECLS

/**
 * KorRequestDialog:
 *
 * Takes a person's request down, or changes what was taken down (R49–R51, R54): a new case needs little
 * more than its kind and who asks. The requester is found by name, former name, telephone or order number.
 */
#define KOR_TYPE_REQUEST_DIALOG (kor_request_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KorRequestDialog, kor_request_dialog, KOR, REQUEST_DIALOG, KorCaseDialog)

AdwDialog *kor_request_dialog_new (KorRegister *register_, gint64 customer_id);
AdwDialog *kor_request_dialog_new_edit (KorRegister *register_, const KorRequest *request);

G_END_DECLS
