/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-font.h"

/**
 * kor_font_create_context:
 * @language: of the text, for the shaping
 *
 * Makes a context whose measures are the same on a screen, in a PDF and on a printer: one unit is a
 * point, nothing is hinted or rounded to the device. It belongs to the calling thread.
 *
 * Returns: (transfer full): the context
 */
PangoContext *
kor_font_create_context (KorLanguage language)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context,
                              pango_language_from_string (kor_language_to_string (language)));
  cairo_font_options_destroy (options);
  return context;
}
