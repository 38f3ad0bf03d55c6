/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorRunMonthsDialog:
 *
 * For how long it is kept who was on a list; and those past their time forgotten at once. For
 * administrators.
 */
#define KOR_TYPE_RUN_MONTHS_DIALOG (kor_run_months_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KorRunMonthsDialog, kor_run_months_dialog, KOR, RUN_MONTHS_DIALOG, AdwDialog)

AdwDialog *kor_run_months_dialog_new (KorRegister *register_, guint months);

G_END_DECLS
