/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kor-pdf.h"

G_BEGIN_DECLS

/**
 * KorPaperArea:
 *
 * Draws one or two pages of paper beside each other; the drawn part of a #KorPaperView, which alone
 * uses it.
 */
#define KOR_TYPE_PAPER_AREA (kor_paper_area_get_type ())
G_DECLARE_FINAL_TYPE (KorPaperArea, kor_paper_area, KOR, PAPER_AREA, GtkWidget)

void kor_paper_area_set_pages (KorPaperArea *self,
                               guint n_pages,
                               double width,
                               double height,
                               KorPageDraw draw,
                               gpointer data,
                               GDestroyNotify destroy);
void kor_paper_area_show (KorPaperArea *self, guint first, guint columns);
void kor_paper_area_set_zoom (KorPaperArea *self, double zoom);
double kor_paper_area_get_scale (KorPaperArea *self);
gboolean kor_paper_area_find (
  KorPaperArea *self, double x, double y, guint *page, double *page_x, double *page_y);

G_END_DECLS
