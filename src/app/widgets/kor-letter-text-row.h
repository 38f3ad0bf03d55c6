/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KorLetterTextRow:
 *
 * A text of a letter: as the office writes it beside the original, with a way back.
 *
 * Signal "changed": something was written.
 */
#define KOR_TYPE_LETTER_TEXT_ROW (kor_letter_text_row_get_type ())
G_DECLARE_FINAL_TYPE (KorLetterTextRow, kor_letter_text_row, KOR, LETTER_TEXT_ROW, AdwExpanderRow)

GtkWidget *kor_letter_text_row_new (const char *id);
const char *kor_letter_text_row_get_id (KorLetterTextRow *self);
void kor_letter_text_row_set_text (KorLetterTextRow *self, const char *original, const char *text);
char *kor_letter_text_row_dup_change (KorLetterTextRow *self);
gboolean kor_letter_text_row_check (KorLetterTextRow *self, GError **error);

G_END_DECLS
