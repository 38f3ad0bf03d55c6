/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-register.h"
#include "kor-request.h"

G_BEGIN_DECLS

GBytes *kor_portability_collect (KorRegister *register_, const KorRequest *request, GError **error);

G_END_DECLS
