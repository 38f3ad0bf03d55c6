/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-words.h"

G_BEGIN_DECLS

/**
 * KorLeftOutDialog:
 *
 * Who is not on a list, and why; opens their cards. There is no way round a ban from here (Art. 21).
 *
 * Signal "customer-activated" (gint64 id).
 */
#define KOR_TYPE_LEFT_OUT_DIALOG (kor_left_out_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KorLeftOutDialog, kor_left_out_dialog, KOR, LEFT_OUT_DIALOG, AdwDialog)

AdwDialog *kor_left_out_dialog_new (GPtrArray *left_out, KorPurpose purpose);

G_END_DECLS
