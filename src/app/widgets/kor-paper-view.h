/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-pdf.h"

G_BEGIN_DECLS

/**
 * KorPaperView:
 *
 * A preview of pages of paper, drawn by the same function that draws them for PDF and printer. One
 * page is shown, or two beside each other ("columns"); Page Up and Page Down turn the page, Ctrl with
 * plus, minus and 0 zooms.
 *
 * Properties: "columns" (guint, 1 or 2), "page" (guint, the first one shown, from 0), "n-pages"
 * (guint, read only), "has-previous", "has-next" (gboolean, read only), "label" (what the preview
 * shows, for those who can't see it).
 * Actions: paper.previous, paper.next, paper.first, paper.last, paper.zoom-in, paper.zoom-out,
 * paper.zoom-fit.
 * Signal "page-clicked" (guint page, double x, double y): in points from the page's upper left corner.
 */
#define KOR_TYPE_PAPER_VIEW (kor_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (KorPaperView, kor_paper_view, KOR, PAPER_VIEW, AdwBin)

void kor_paper_view_set_pages (KorPaperView *self,
                               guint n_pages,
                               double width,
                               double height,
                               KorPageDraw draw,
                               gpointer data,
                               GDestroyNotify destroy);
void kor_paper_view_clear (KorPaperView *self);
guint kor_paper_view_get_n_pages (KorPaperView *self);
guint kor_paper_view_get_page (KorPaperView *self);
void kor_paper_view_set_page (KorPaperView *self, guint page);
guint kor_paper_view_get_columns (KorPaperView *self);
void kor_paper_view_set_columns (KorPaperView *self, guint columns);
void kor_paper_view_set_label (KorPaperView *self, const char *label);

void kor_paper_view_previous (KorPaperView *self);
void kor_paper_view_next (KorPaperView *self);
void kor_paper_view_zoom_in (KorPaperView *self);
void kor_paper_view_zoom_out (KorPaperView *self);
void kor_paper_view_zoom_fit (KorPaperView *self);

G_END_DECLS
