/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-register.h"
#include "kor-words.h"

G_BEGIN_DECLS

GHashTable *kor_register_load_texts (KorRegister *self, KorLanguage language, GError **error);
gboolean kor_register_set_text (
  KorRegister *self, KorLanguage language, const char *id, const char *text, GError **error);

G_END_DECLS
