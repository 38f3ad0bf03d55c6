/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-label-layout.h"

G_BEGIN_DECLS

KorLabelLayout *kor_list_layout_new (KorLabelSheet *sheet, GPtrArray *persons, guint start);

void kor_label_preview_draw (cairo_t *cr, guint page, gpointer layout);

G_END_DECLS
