/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "kor-words.h"

G_BEGIN_DECLS

const char *kor_country_parse (const char *text);
char *kor_country_get_name (const char *code, KorLanguage language);
gboolean kor_country_has_postcodes (const char *code);
gboolean kor_country_is_eea (const char *code);

G_END_DECLS
