/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "kor-label-sheet.h"
#include "kor-pdf.h"

G_BEGIN_DECLS

#define KOR_TYPE_LABEL_LAYOUT (kor_label_layout_get_type ())

G_DECLARE_FINAL_TYPE (KorLabelLayout, kor_label_layout, KOR, LABEL_LAYOUT, GObject)

/**
 * KorLabelLines:
 * @index: which label, from 0
 * @data: of the caller
 *
 * Gives the lines of one label, the name first. They stay the provider's and need to be there only
 * until the next call, so that a long list need not be in memory at once.
 *
 * Returns: (transfer none): lines ended by %NULL
 */
typedef const char *const *(*KorLabelLines) (guint index, gpointer data);

KorLabelLayout *kor_label_layout_new (
  KorLabelSheet *sheet, guint n_labels, KorLabelLines lines, gpointer data, GDestroyNotify destroy);

void kor_label_layout_set_start (KorLabelLayout *self, guint start);
void kor_label_layout_set_outlines (KorLabelLayout *self, gboolean outlines);
void kor_label_layout_set_offset (KorLabelLayout *self, double x, double y);

KorLabelSheet *kor_label_layout_get_sheet (KorLabelLayout *self);
guint kor_label_layout_get_start (KorLabelLayout *self);
guint kor_label_layout_get_n_labels (KorLabelLayout *self);
guint kor_label_layout_get_n_pages (KorLabelLayout *self);
gboolean
kor_label_layout_find_label (KorLabelLayout *self, guint page, double x, double y, guint *position);

void kor_label_layout_draw_page (KorLabelLayout *self, cairo_t *cr, guint page);
guint kor_label_layout_count_shortened (KorLabelLayout *self);
gboolean kor_label_layout_is_shortened (KorLabelLayout *self, guint index);

gboolean kor_label_layout_save_pdf (KorLabelLayout *self,
                                    const char *path,
                                    const KorPdfInfo *info,
                                    GCancellable *cancellable,
                                    GError **error);
GBytes *kor_label_layout_to_pdf (KorLabelLayout *self,
                                 const KorPdfInfo *info,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
