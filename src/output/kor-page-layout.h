/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "kor-pdf.h"

G_BEGIN_DECLS

#define KOR_TYPE_PAGE_LAYOUT (kor_page_layout_get_type ())

G_DECLARE_FINAL_TYPE (KorPageLayout, kor_page_layout, KOR, PAGE_LAYOUT, GObject)

/* A4 in points. */
#define KOR_PAGE_WIDTH (210 * KOR_MM_TO_PT)
#define KOR_PAGE_HEIGHT (297 * KOR_MM_TO_PT)

struct _xmlDoc; /* of libxml2, which users of this header need not know */

KorPageLayout *kor_page_layout_new (struct _xmlDoc *page_xml);

guint kor_page_layout_get_n_pages (KorPageLayout *self);
const char *kor_page_layout_get_title (KorPageLayout *self);
void kor_page_layout_draw_page (KorPageLayout *self, cairo_t *cr, guint page);
gboolean kor_page_layout_save_pdf (
  KorPageLayout *self, const char *path, gint64 made, GCancellable *cancellable, GError **error);
GBytes *kor_page_layout_to_pdf (KorPageLayout *self,
                                gint64 made,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
