/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KorTextRow:
 *
 * A row of a list to write several lines in, with its title over them. Tab goes on to the next row.
 *
 * Property "text" (string; notified). Signal "changed": something was written.
 */
#define KOR_TYPE_TEXT_ROW (kor_text_row_get_type ())
G_DECLARE_FINAL_TYPE (KorTextRow, kor_text_row, KOR, TEXT_ROW, AdwPreferencesRow)

char *kor_text_row_dup_text (KorTextRow *self);
void kor_text_row_set_text (KorTextRow *self, const char *text);
void kor_text_row_mark (KorTextRow *self, gboolean valid);

G_END_DECLS
