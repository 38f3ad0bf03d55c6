/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-label-layout.h"

G_BEGIN_DECLS

/* A page as a printer of 600 dpi sees it: one pixel is 0.042 mm, so that 0.2 mm can be told. */
#define PAPER_DPI 600.0
#define PAPER_PIXEL (25.4 / PAPER_DPI)

typedef struct _Paper Paper;

Paper *paper_new (KorLabelSheet *sheet);
Paper *paper_render (KorLabelLayout *layout, guint page);
void paper_free (Paper *self);
cairo_t *paper_begin (Paper *self);
void paper_end (Paper *self, cairo_t *cr);

gboolean paper_has_ink (Paper *self, double x, double y, double width, double height);
gboolean paper_take (Paper *self, double x, double y, double width, double height);
gboolean paper_is_empty (Paper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paper, paper_free)

G_END_DECLS
