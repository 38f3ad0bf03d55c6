/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-case-dialog.h"

G_BEGIN_DECLS

/**
 * KorIdentityDialog:
 *
 * How a request is signed, what the signature was compared with, or how identity was seen another way; and
 * what was found of the electronic signatures of its papers.
 */
#define KOR_TYPE_IDENTITY_DIALOG (kor_identity_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KorIdentityDialog, kor_identity_dialog, KOR, IDENTITY_DIALOG, KorCaseDialog)

AdwDialog *kor_identity_dialog_new (KorRegister *register_, const KorRequest *request);

G_END_DECLS
