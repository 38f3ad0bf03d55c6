/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-date.h"
#include "kor-page-layout.h"

G_BEGIN_DECLS

KorPageLayout *kor_recovery_sheet_new (KorLanguage language,
                                       const char *controller,
                                       const char *register_name,
                                       const char *user,
                                       KorDate date,
                                       const char *const *groups);

G_END_DECLS
