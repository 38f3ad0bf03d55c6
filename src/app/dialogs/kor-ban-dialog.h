/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-undo.h"

G_BEGIN_DECLS

/**
 * KorBanDialog:
 *
 * Takes bans while somebody is on the telephone: find the person, choose what is forbidden by its
 * number, save. It asks for no signature and no form (R53), and the ban works when it is saved (R13).
 */
#define KOR_TYPE_BAN_DIALOG (kor_ban_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KorBanDialog, kor_ban_dialog, KOR, BAN_DIALOG, AdwDialog)

AdwDialog *kor_ban_dialog_new (KorRegister *register_, KorUndo *undo);
AdwDialog *
kor_ban_dialog_new_for_people (KorRegister *register_, KorUndo *undo, const GArray *customers);

G_END_DECLS
