/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "kor-words.h"

G_BEGIN_DECLS

#define KOR_FONT_FAMILY "Inter, Noto Sans, sans-serif"
#define KOR_FONT_FAMILY_MONO "Noto Sans Mono, Noto Mono, monospace"

PangoContext *kor_font_create_context (KorLanguage language);

G_END_DECLS
