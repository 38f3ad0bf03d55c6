/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-date.h"

G_BEGIN_DECLS

KorDate kor_deadline_get_limit (KorDate received);
KorDate kor_deadline_get_extended (KorDate received);
gboolean kor_deadline_may_extend (KorDate received, KorDate on);

int kor_deadline_get_days_open (KorDate received, KorDate on);
int kor_deadline_get_days_left (KorDate limit, KorDate on);

G_END_DECLS
