/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-ban.h"
#include "kor-register.h"

G_BEGIN_DECLS

gboolean kor_register_add_ban (KorRegister *self, KorBan *ban, GError **error);
gboolean
kor_register_lift_ban (KorRegister *self, gint64 ban_id, const char *because, GError **error);
gboolean kor_register_change_ban (KorRegister *self, const KorBan *ban, GError **error);
gboolean kor_register_add_bans (KorRegister *self,
                                const GArray *customer_ids,
                                const GPtrArray *bans,
                                GArray **ban_ids,
                                GError **error);
gboolean kor_register_lift_bans (
  KorRegister *self, const GArray *ban_ids, const char *because, guint *n_lifted, GError **error);
GPtrArray *
kor_register_list_bans (KorRegister *self, gint64 customer_id, gboolean in_force, GError **error);

G_END_DECLS
