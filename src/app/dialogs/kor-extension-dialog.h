/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-case-dialog.h"

G_BEGIN_DECLS

/**
 * KorExtensionDialog:
 *
 * Takes two months more for a case, with the reasons (Art. 12(3)).
 */
#define KOR_TYPE_EXTENSION_DIALOG (kor_extension_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  KorExtensionDialog, kor_extension_dialog, KOR, EXTENSION_DIALOG, KorCaseDialog)

AdwDialog *kor_extension_dialog_new (KorRegister *register_, const KorRequest *request);

G_END_DECLS
