/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "kor-label-layout.h"

G_BEGIN_DECLS

/**
 * KorLabelFitter:
 *
 * Fits the lines of one label after the other into an area and draws them. It makes one Pango layout
 * in its life and belongs to the thread that made it.
 */
typedef struct _KorLabelFitter KorLabelFitter;

KorLabelFitter *kor_label_fitter_new (double width, double height);
void kor_label_fitter_free (KorLabelFitter *self);

void kor_label_fitter_set_sender (KorLabelFitter *self, const char *sender);
KorLabelFit
kor_label_fitter_fit (KorLabelFitter *self, const char *const *lines, gboolean separator);
void kor_label_fitter_draw (KorLabelFitter *self, cairo_t *cr, double x, double y);
void kor_label_fitter_draw_block (KorLabelFitter *self,
                                  cairo_t *cr,
                                  const char *text,
                                  double x,
                                  double y,
                                  double width,
                                  double height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorLabelFitter, kor_label_fitter_free)

G_END_DECLS
