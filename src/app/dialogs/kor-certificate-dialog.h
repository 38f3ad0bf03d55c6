/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-case-dialog.h"

G_BEGIN_DECLS

/**
 * KorCertificateDialog:
 *
 * What a certificate of refusal will say (R59): what was refused, why, who signs; goes on to the paper.
 */
#define KOR_TYPE_CERTIFICATE_DIALOG (kor_certificate_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  KorCertificateDialog, kor_certificate_dialog, KOR, CERTIFICATE_DIALOG, KorCaseDialog)

AdwDialog *kor_certificate_dialog_new (KorRegister *register_, const KorRequest *request);

G_END_DECLS
