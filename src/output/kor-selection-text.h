/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-selection.h"
#include "kor-words.h"

G_BEGIN_DECLS

char *kor_selection_describe (const KorSelection *selection, KorLanguage language);
char *kor_selection_describe_words (const char *words, KorLanguage language);
char *kor_selection_write_values (const KorSelectionTerm *term, KorLanguage language);

G_END_DECLS
