/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * KorLabelWords:
 *
 * The quick way for what nearly every address is: words in Latin letters, in one font at one size. A
 * word is shaped once and its glyphs are kept; names, places and streets come again and again. What is
 * anything else is left to Pango's layout.
 */
typedef struct _KorLabelWords KorLabelWords;

KorLabelWords *
kor_label_words_new (PangoContext *context, const PangoFontDescription *font, float line_spacing);
void kor_label_words_free (KorLabelWords *self);

gboolean kor_label_words_set_text (KorLabelWords *self,
                                   const char *text,
                                   PangoRectangle *ink,
                                   PangoRectangle *logical);
void kor_label_words_draw (KorLabelWords *self, cairo_t *cr, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorLabelWords, kor_label_words_free)

G_END_DECLS
