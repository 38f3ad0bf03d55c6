/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-ban.h"
#include "kor-register.h"

G_BEGIN_DECLS

void kor_ban_edit (GtkWidget *from, KorRegister *register_, const KorBan *ban);

G_END_DECLS
