/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-case-dialog.h"

G_BEGIN_DECLS

/**
 * KorDeliveryDialog:
 *
 * Notes how and when the person got the answer.
 */
#define KOR_TYPE_DELIVERY_DIALOG (kor_delivery_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KorDeliveryDialog, kor_delivery_dialog, KOR, DELIVERY_DIALOG, KorCaseDialog)

AdwDialog *kor_delivery_dialog_new (KorRegister *register_, const KorRequest *request);

G_END_DECLS
