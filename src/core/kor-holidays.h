/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-date.h"

G_BEGIN_DECLS

KorDate kor_holidays_get_easter (int year);
gboolean kor_holidays_is_public (KorDate date);
gboolean kor_holidays_is_working_day (KorDate date);

G_END_DECLS
