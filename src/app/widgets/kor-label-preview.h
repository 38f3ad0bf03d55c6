/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-label-choice.h"

G_BEGIN_DECLS

KorLabelLayout *kor_list_layout_new (KorLabelSheet *sheet, GPtrArray *persons, guint start);

/* Sheets of labels for a #KorPaperView. */
typedef struct _KorLabelPreview KorLabelPreview;

KorLabelPreview *kor_label_preview_new (KorLabelGroups *groups, const KorLabelChoice *choice);
void kor_label_preview_free (KorLabelPreview *self);
guint kor_label_preview_get_n_pages (KorLabelPreview *self);
void kor_label_preview_draw (cairo_t *cr, guint page, gpointer preview);

G_END_DECLS
