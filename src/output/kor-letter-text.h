/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kor-request-words.h"
#include "kor-words.h"

G_BEGIN_DECLS

/* The texts of the letters that the office can change. */

const char *const *kor_letter_get_text_ids (KorLetterKind kind);
gboolean kor_letter_text_is_editable (const char *id);
const char *kor_letter_text_get_title (const char *id);
const char *kor_letter_text_get_original (const char *id, KorLanguage language);
gboolean kor_letter_text_check (const char *original, const char *changed, GError **error);

G_END_DECLS
