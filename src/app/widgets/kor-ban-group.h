/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-undo.h"

G_BEGIN_DECLS

/**
 * KorBanGroup:
 *
 * The bans of one customer as switches: on is forbidden (R13, R52, R61). A switch works at once,
 * with an undo; only lifting a ban asks on whose word.
 */
#define KOR_TYPE_BAN_GROUP (kor_ban_group_get_type ())
G_DECLARE_FINAL_TYPE (KorBanGroup, kor_ban_group, KOR, BAN_GROUP, AdwPreferencesGroup)

void kor_ban_group_set_register (KorBanGroup *self, KorRegister *register_, KorUndo *undo);
void kor_ban_group_set_bans (KorBanGroup *self, gint64 customer_id, GPtrArray *bans);

G_END_DECLS
