/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-undo.h"

G_BEGIN_DECLS

/**
 * KorBansDialog:
 *
 * All bans of one customer, scope by scope: what each forbids, how it came and who took it, and those
 * lifted with when, by whom and on whose word (R13, R52, R61).
 */
#define KOR_TYPE_BANS_DIALOG (kor_bans_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KorBansDialog, kor_bans_dialog, KOR, BANS_DIALOG, AdwDialog)

AdwDialog *kor_bans_dialog_new (KorRegister *register_, KorUndo *undo, gint64 customer_id);

G_END_DECLS
