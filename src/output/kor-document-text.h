/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kor-words.h"

G_BEGIN_DECLS

const char *kor_document_text_find (KorLanguage language, const char *id);
const char *kor_document_text_get (KorLanguage language, const char *id);
char *kor_document_text_insert (const char *text, const char *const *values);
char *kor_document_text_fill (KorLanguage language, const char *id, const char *const *values);

G_END_DECLS
