/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-label-layout-private.h"

#define OUTLINE_WIDTH (0.1 * KOR_MM_TO_PT)

G_DEFINE_FINAL_TYPE (KorLabelLayout, kor_label_layout, G_TYPE_OBJECT)

static void
draw_outline (KorLabelLayout *self, cairo_t *cr, const KorRectangle *place)
{
  double x = place->x * KOR_MM_TO_PT;
  double y = place->y * KOR_MM_TO_PT;
  double width = place->width * KOR_MM_TO_PT;
  double height = place->height * KOR_MM_TO_PT;
  double r = kor_label_sheet_get_radius (self->sheet) * KOR_MM_TO_PT;

  cairo_new_path (cr);
  if (r > 0) {
    cairo_arc (cr, x + width - r, y + r, r, -G_PI_2, 0);
    cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI_2);
    cairo_arc (cr, x + r, y + height - r, r, G_PI_2, G_PI);
    cairo_arc (cr, x + r, y + r, r, G_PI, G_PI + G_PI_2);
    cairo_close_path (cr);
  } else {
    cairo_rectangle (cr, x, y, width, height);
  }
  cairo_set_line_width (cr, OUTLINE_WIDTH);
  cairo_set_source_rgb (cr, 0.55, 0.55, 0.55);
  cairo_stroke (cr);
}

/* Fits label @label, so that the fitter can draw it. */
KorLabelFit
kor_label_layout_fit (KorLabelLayout *self, guint label)
{
  return kor_label_fitter_fit (self->fitter,
                               self->lines (label, self->lines_data),
                               kor_label_slots_is_separator (&self->slots, label));
}

static void
draw_label (KorLabelLayout *self, cairo_t *cr, guint label, const KorRectangle *place)
{
  kor_label_layout_fit (self, label);
  kor_label_fitter_draw (self->fitter,
                         cr,
                         (place->x + self->area.x) * KOR_MM_TO_PT,
                         (place->y + self->area.y) * KOR_MM_TO_PT);
}

/* On an envelope the sender stands in its own corner, a line for each part. */
static void
draw_sender (KorLabelLayout *self, cairo_t *cr)
{
  KorRectangle area;
  g_auto (GStrv) parts = NULL;
  g_autofree char *text = NULL;

  if (self->sender == NULL || !kor_label_sheet_get_sender (self->sheet, &area))
    return;
  parts = g_strsplit (self->sender, ", ", -1);
  text = g_strjoinv ("\n", parts);
  kor_label_fitter_draw_block (self->fitter,
                               cr,
                               text,
                               area.x * KOR_MM_TO_PT,
                               area.y * KOR_MM_TO_PT,
                               area.width * KOR_MM_TO_PT,
                               area.height * KOR_MM_TO_PT);
}

static void
kor_label_layout_finalize (GObject *object)
{
  KorLabelLayout *self = KOR_LABEL_LAYOUT (object);

  if (self->lines_destroy != NULL)
    self->lines_destroy (self->lines_data);
  kor_label_slots_clear (&self->slots);
  g_clear_pointer (&self->fitter, kor_label_fitter_free);
  g_clear_object (&self->sheet);
  g_free (self->sender);
  G_OBJECT_CLASS (kor_label_layout_parent_class)->finalize (object);
}

static void
kor_label_layout_class_init (KorLabelLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kor_label_layout_finalize;
}

static void
kor_label_layout_init (KorLabelLayout *self)
{
  self->printer = KOR_PRINTER_SETTINGS_NONE;
}

/**
 * kor_label_layout_new:
 * @sheet: the make of the sheets
 * @n_labels: how many labels
 * @lines: gives the lines of a label
 * @data: for @lines
 * @destroy: (nullable): frees @data
 *
 * Returns: (transfer full): a layout of @n_labels labels beginning at the first of the first sheet
 */
KorLabelLayout *
kor_label_layout_new (
  KorLabelSheet *sheet, guint n_labels, KorLabelLines lines, gpointer data, GDestroyNotify destroy)
{
  KorLabelLayout *self = g_object_new (KOR_TYPE_LABEL_LAYOUT, NULL);

  self->sheet = g_object_ref (sheet);
  self->lines = lines;
  self->lines_data = data;
  self->lines_destroy = destroy;
  kor_label_slots_init (&self->slots, n_labels, kor_label_sheet_get_n_labels (sheet));
  self->area = kor_label_sheet_get_text_area (sheet);
  self->fitter =
    kor_label_fitter_new (self->area.width * KOR_MM_TO_PT, self->area.height * KOR_MM_TO_PT);
  return self;
}

/**
 * kor_label_layout_set_start:
 * @self: a layout
 * @start: which label of the first sheet is printed first, from 1; those before it are used up
 */
void
kor_label_layout_set_start (KorLabelLayout *self, guint start)
{
  self->slots.start = CLAMP (start, 1, kor_label_sheet_get_n_labels (self->sheet));
}

/**
 * kor_label_layout_set_skipped:
 * @self: a layout
 * @positions: (array length=n): spoiled labels of the first sheet, from 1, in any order
 * @n: how many
 *
 * Leaves those labels of the first sheet empty. When none is left of it, a fresh sheet is the first.
 */
void
kor_label_layout_set_skipped (KorLabelLayout *self, const guint *positions, guint n)
{
  kor_label_slots_set_skipped (&self->slots, positions, n);
}

/* How many times each label is printed, 1 to 1000, one behind the other; a separator only once. */
void
kor_label_layout_set_copies (KorLabelLayout *self, guint copies)
{
  self->slots.copies = CLAMP (copies, 1, KOR_LABEL_COPIES_MAX);
}

/**
 * kor_label_layout_set_separators:
 * @self: a layout
 * @labels: (array length=n): which labels are separators, from 0, in any order
 * @n: how many
 *
 * A separator stands between groups of labels: bold type in a frame, without a sender.
 */
void
kor_label_layout_set_separators (KorLabelLayout *self, const guint *labels, guint n)
{
  kor_label_slots_set_separators (&self->slots, labels, n);
}

/* Whether the edges of the labels are drawn, with a line of 0.1 mm. */
void
kor_label_layout_set_outlines (KorLabelLayout *self, gboolean outlines)
{
  self->outlines = outlines;
}

/* How far everything is moved to the right and down for this printer, in mm. */
void
kor_label_layout_set_offset (KorLabelLayout *self, double x, double y)
{
  self->printer.offset_x = CLAMP (x, -KOR_PRINTER_OFFSET_MAX, KOR_PRINTER_OFFSET_MAX);
  self->printer.offset_y = CLAMP (y, -KOR_PRINTER_OFFSET_MAX, KOR_PRINTER_OFFSET_MAX);
}

/* By how much everything is stretched for this printer from the upper left corner, 0.95 to 1.05. */
void
kor_label_layout_set_scale (KorLabelLayout *self, double x, double y)
{
  self->printer.scale_x = CLAMP (x, KOR_PRINTER_SCALE_MIN, KOR_PRINTER_SCALE_MAX);
  self->printer.scale_y = CLAMP (y, KOR_PRINTER_SCALE_MIN, KOR_PRINTER_SCALE_MAX);
}

/* Offset and scale together. */
void
kor_label_layout_set_printer (KorLabelLayout *self, const KorPrinterSettings *printer)
{
  kor_label_layout_set_offset (self, printer->offset_x, printer->offset_y);
  kor_label_layout_set_scale (self, printer->scale_x, printer->scale_y);
}

/**
 * kor_label_layout_set_sender:
 * @self: a layout
 * @sender: (nullable): name and address of the sender, its parts joined by ", "
 *
 * An envelope carries the sender in its corner, a large label in a small line above the address; a
 * label that is too small for it, none: see kor_label_sheet_has_room_for_sender().
 */
void
kor_label_layout_set_sender (KorLabelLayout *self, const char *sender)
{
  KorRectangle area;

  g_set_str (&self->sender, sender);
  if (!kor_label_sheet_get_sender (self->sheet, &area) &&
      kor_label_sheet_has_room_for_sender (self->sheet))
    kor_label_fitter_set_sender (self->fitter, sender);
}

/* Sets what is called for every page when a PDF is made. */
void
kor_label_layout_set_progress (KorLabelLayout *self, KorLabelProgress progress, gpointer data)
{
  self->progress = progress;
  self->progress_data = data;
}

KorLabelSheet *
kor_label_layout_get_sheet (KorLabelLayout *self)
{
  return self->sheet;
}

guint
kor_label_layout_get_start (KorLabelLayout *self)
{
  return self->slots.start;
}

guint
kor_label_layout_get_n_labels (KorLabelLayout *self)
{
  return self->slots.n_labels;
}

guint
kor_label_layout_get_n_pages (KorLabelLayout *self)
{
  return kor_label_slots_get_n_pages (&self->slots);
}

/**
 * kor_label_layout_find_label:
 * @self: a layout
 * @page: a page, from 0
 * @x: points from the left
 * @y: points from the top
 * @position: (out): which label of the sheet is there, from 1
 *
 * Returns: whether there is a label at that place
 */
gboolean
kor_label_layout_find_label (KorLabelLayout *self, guint page, double x, double y, guint *position)
{
  guint n = kor_label_sheet_get_n_labels (self->sheet);

  x = (x / KOR_MM_TO_PT - self->printer.offset_x) / self->printer.scale_x;
  y = (y / KOR_MM_TO_PT - self->printer.offset_y) / self->printer.scale_y;
  for (guint i = 0; i < n; i++) {
    KorRectangle place = kor_label_sheet_get_label (self->sheet, i);

    if (x >= place.x && x < place.x + place.width && y >= place.y && y < place.y + place.height) {
      *position = i + 1;
      return TRUE;
    }
  }
  return FALSE;
}

/**
 * kor_label_layout_draw_page:
 * @self: a layout
 * @cr: where to draw, in points from the upper left corner of the page
 * @page: which page, from 0
 */
void
kor_label_layout_draw_page (KorLabelLayout *self, cairo_t *cr, guint page)
{
  guint per_page = kor_label_sheet_get_n_labels (self->sheet);
  gboolean used = FALSE;
  guint label;

  cairo_save (cr);
  cairo_translate (
    cr, self->printer.offset_x * KOR_MM_TO_PT, self->printer.offset_y * KOR_MM_TO_PT);
  cairo_scale (cr, self->printer.scale_x, self->printer.scale_y);
  for (guint i = 0; i < per_page; i++) {
    KorRectangle place = kor_label_sheet_get_label (self->sheet, i);

    if (self->outlines)
      draw_outline (self, cr, &place);
    if (kor_label_slots_find (&self->slots, page, i, &label)) {
      draw_label (self, cr, label, &place);
      used = used || !kor_label_slots_is_separator (&self->slots, label);
    }
  }
  if (used)
    draw_sender (self, cr);
  cairo_restore (cr);
}
