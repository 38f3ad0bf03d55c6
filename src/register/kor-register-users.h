/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-register.h"

G_BEGIN_DECLS

gboolean
kor_register_add_user (KorRegister *self, KorUser *user, const KorSecret *password, GError **error);
GPtrArray *kor_register_list_users (KorRegister *self, GError **error);

G_END_DECLS
