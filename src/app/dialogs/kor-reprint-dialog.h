/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-label-sheet.h"
#include "kor-list-run.h"
#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorReprintDialog:
 *
 * Makes a recorded run again: on paper or as a file, with the addresses of then or of now; shows before
 * how many fall away and why (R11, R13).
 *
 * Signal "made" (gint64 id): the new run.
 * Actions: reprint.print, reprint.save.
 */
#define KOR_TYPE_REPRINT_DIALOG (kor_reprint_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KorReprintDialog, kor_reprint_dialog, KOR, REPRINT_DIALOG, AdwDialog)

AdwDialog *
kor_reprint_dialog_new (KorRegister *register_, const KorListRun *run, KorLabelSheet *sheet);

G_END_DECLS
