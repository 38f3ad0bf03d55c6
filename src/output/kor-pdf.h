/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "kor-words.h"

G_BEGIN_DECLS

#define KOR_MM_TO_PT (72.0 / 25.4)

/* What a PDF says about itself. Strings may be %NULL. */
typedef struct {
  const char *title;
  const char *author;
  const char *subject;
  KorLanguage language;
  gint64 made;   /* seconds since 1970 UTC */
  double width;  /* of the paper, in points */
  double height; /* of the paper, in points */
} KorPdfInfo;

/**
 * KorPageDraw:
 * @cr: where to draw, in points from the upper left corner of the page
 * @page: which page, from 0
 * @data: of the caller
 *
 * Draws one page.
 */
typedef void (*KorPageDraw) (cairo_t *cr, guint page, gpointer data);

gboolean kor_pdf_save (const char *path,
                       const KorPdfInfo *info,
                       guint n_pages,
                       KorPageDraw draw,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error);
GBytes *kor_pdf_to_bytes (const KorPdfInfo *info,
                          guint n_pages,
                          KorPageDraw draw,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
