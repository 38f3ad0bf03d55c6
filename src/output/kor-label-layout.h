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

/**
 * KorLabelProgress:
 * @page: how many pages are drawn
 * @n_pages: of how many
 * @data: of the caller
 *
 * Is called on the thread that draws, before each page and behind the last.
 */
typedef void (*KorLabelProgress) (guint page, guint n_pages, gpointer data);

/* The most times each label may be printed. */
#define KOR_LABEL_COPIES_MAX 1000

/* How the text of a label went into it. */
typedef enum {
  KOR_LABEL_FIT_WHOLE,     /* in the usual type */
  KOR_LABEL_FIT_SHRUNK,    /* in smaller type */
  KOR_LABEL_FIT_SHORTENED, /* not even in the smallest: some text is lost */
} KorLabelFit;

/* Longer lines are told of before printing: the mail asks for no more characters in one. */
#define KOR_LABEL_LINE_LENGTH 30

/* A label to look at before printing. */
typedef struct {
  guint label;   /* from 0 */
  guint line;    /* its longest line, from 0 */
  guint n_chars; /* in that line */
  KorLabelFit fit;
} KorLabelLongLine;

/* How far a printer is off, and by how much it stretches what it prints. */
typedef struct {
  double offset_x; /* in mm: what is printed is moved to the right */
  double offset_y; /* and down */
  double scale_x;  /* and made wider, 0.95 to 1.05 */
  double scale_y;
} KorPrinterSettings;

#define KOR_PRINTER_SETTINGS_NONE ((KorPrinterSettings) { 0, 0, 1, 1 })
#define KOR_PRINTER_OFFSET_MAX 20.0
#define KOR_PRINTER_SCALE_MIN 0.95
#define KOR_PRINTER_SCALE_MAX 1.05

KorLabelLayout *kor_label_layout_new (
  KorLabelSheet *sheet, guint n_labels, KorLabelLines lines, gpointer data, GDestroyNotify destroy);

void kor_label_layout_set_start (KorLabelLayout *self, guint start);
void kor_label_layout_set_skipped (KorLabelLayout *self, const guint *positions, guint n);
void kor_label_layout_set_copies (KorLabelLayout *self, guint copies);
void kor_label_layout_set_separators (KorLabelLayout *self, const guint *labels, guint n);
void kor_label_layout_set_outlines (KorLabelLayout *self, gboolean outlines);
void kor_label_layout_set_offset (KorLabelLayout *self, double x, double y);
void kor_label_layout_set_scale (KorLabelLayout *self, double x, double y);
void kor_label_layout_set_printer (KorLabelLayout *self, const KorPrinterSettings *printer);
void kor_label_layout_set_sender (KorLabelLayout *self, const char *sender);
void kor_label_layout_set_progress (KorLabelLayout *self, KorLabelProgress progress, gpointer data);

KorLabelSheet *kor_label_layout_get_sheet (KorLabelLayout *self);
guint kor_label_layout_get_start (KorLabelLayout *self);
guint kor_label_layout_get_n_labels (KorLabelLayout *self);
guint kor_label_layout_get_n_pages (KorLabelLayout *self);
gboolean
kor_label_layout_find_label (KorLabelLayout *self, guint page, double x, double y, guint *position);

void kor_label_layout_draw_page (KorLabelLayout *self, cairo_t *cr, guint page);
guint kor_label_layout_count_shortened (KorLabelLayout *self);
gboolean kor_label_layout_is_shortened (KorLabelLayout *self, guint index);
GArray *kor_label_layout_find_long_lines (KorLabelLayout *self, GCancellable *cancellable);

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
