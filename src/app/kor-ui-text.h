/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-date.h"
#include "kor-words.h"

G_BEGIN_DECLS

KorLanguage kor_ui_get_language (void);
char *kor_ui_format_date (KorDate date);
char *kor_ui_format_time (gint64 unix_seconds);
char *kor_ui_format_count (guint64 count);
const char *kor_ui_get_scope_mark (KorScope scope);

G_END_DECLS
