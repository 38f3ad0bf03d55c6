/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-ban.h"
#include "kor-register.h"

G_BEGIN_DECLS

gboolean kor_register_add_ban (KorRegister *self, KorBan *ban, GError **error);
gboolean
kor_register_lift_ban (KorRegister *self, gint64 ban_id, const char *because, GError **error);
GPtrArray *
kor_register_list_bans (KorRegister *self, gint64 customer_id, gboolean in_force, GError **error);

G_END_DECLS
