/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KorDocumentArea:
 *
 * Draws the picture of one page and says how large it is wanted; the drawn part of a #KorDocumentView,
 * which alone uses it.
 *
 * Signal "resized": the picture is wanted in another size.
 */
#define KOR_TYPE_DOCUMENT_AREA (kor_document_area_get_type ())
G_DECLARE_FINAL_TYPE (KorDocumentArea, kor_document_area, KOR, DOCUMENT_AREA, GtkWidget)

void kor_document_area_set_picture (KorDocumentArea *self, GdkPaintable *picture);
void kor_document_area_set_zoom (KorDocumentArea *self, double zoom);
double kor_document_area_get_zoom (KorDocumentArea *self);
gboolean kor_document_area_get_wanted_size (KorDocumentArea *self, int *width, int *height);

G_END_DECLS
