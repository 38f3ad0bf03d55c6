/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-label-sheet.h"

G_BEGIN_DECLS

/**
 * KorAlignmentDialog:
 *
 * How far each printer is off, and a test page by which that is measured. What is entered is kept at
 * once.
 */
#define KOR_TYPE_ALIGNMENT_DIALOG (kor_alignment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KorAlignmentDialog, kor_alignment_dialog, KOR, ALIGNMENT_DIALOG, AdwDialog)

AdwDialog *kor_alignment_dialog_new (KorLabelSheet *sheet);

G_END_DECLS
