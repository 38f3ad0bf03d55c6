/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-selection.h"
#include "kor-words.h"

G_BEGIN_DECLS

gboolean kor_selection_value_takes_several (KorSelectField field);
char *kor_selection_value_write (const KorSelectionTerm *term, KorLanguage language);
char *kor_selection_value_read (KorSelectField field, const char *text);
char *kor_selection_value_find_bad (KorSelectField field, const char *text);
gboolean kor_selection_value_has (KorSelectField field, const char *text, const char *choice);
char *kor_selection_value_toggle (KorSelectField field,
                                  const char *text,
                                  const char *choice,
                                  gboolean on);

G_END_DECLS
