/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorSuppressionDialog:
 *
 * Takes a list of people who do not want marketing, as update services give them out: whoever of them is
 * a customer gets bans, and of the others nothing is kept (R20–R25, R52).
 */
#define KOR_TYPE_SUPPRESSION_DIALOG (kor_suppression_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  KorSuppressionDialog, kor_suppression_dialog, KOR, SUPPRESSION_DIALOG, AdwDialog)

AdwDialog *kor_suppression_dialog_new (KorRegister *register_);
void kor_suppression_dialog_set_file (KorSuppressionDialog *self, const char *path);

G_END_DECLS
