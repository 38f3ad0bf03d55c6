/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-label-layout.h"

#include "kor-font.h"

#include <math.h>
#include <string.h>

/* Between the label's edge and its ink, in mm; a printer may shift the paper by as much. */
#define MARGIN 3.0
#define MARGIN_LEFT 4.5

/* Sizes of the font in quarter points. */
#define SIZE_LARGEST 42
#define SIZE_SMALLEST 28
#define N_SIZES (SIZE_LARGEST - SIZE_SMALLEST + 1)

#define LINE_SPACING 1.08f
#define OUTLINE_WIDTH (0.1 * KOR_MM_TO_PT)

/**
 * KorLabelLayout:
 *
 * Lays the lines of many labels on sheets of one make and draws them, for the screen, a PDF and the
 * printer alike (R11). It makes one Pango layout in its life and belongs to the thread that made it.
 */
struct _KorLabelLayout {
  GObject parent_instance;

  KorLabelSheet *sheet;
  KorLabelLines lines;
  gpointer lines_data;
  GDestroyNotify lines_destroy;
  guint n_labels;
  guint start; /* position of the first label, from 1 */
  gboolean outlines;
  double offset_x; /* of the printer, in mm */
  double offset_y;

  PangoLayout *layout;
  PangoFontDescription *fonts[N_SIZES]; /* by quarter points above the smallest */
  int font;                             /* index of the one set, or -1 */
  GString *text;                        /* of the label at hand */
  double inner_width;                   /* in points */
  double inner_height;
  guint max_lines; /* that fit at the smallest size */
};

G_DEFINE_FINAL_TYPE (KorLabelLayout, kor_label_layout, G_TYPE_OBJECT)

/* What a fitted label takes up with all its ink, in points from where its layout is drawn. */
typedef struct {
  double x;
  double y;
  double width;
  double height;
  double middle; /* of the lines, whatever accents stand out above them */
} Extents;

static void
set_font (KorLabelLayout *self, int font)
{
  if (self->font == font)
    return;
  if (self->fonts[font] == NULL) {
    self->fonts[font] = pango_font_description_from_string (KOR_FONT_FAMILY);
    pango_font_description_set_size (self->fonts[font], (SIZE_SMALLEST + font) * PANGO_SCALE / 4);
  }
  pango_layout_set_font_description (self->layout, self->fonts[font]);
  self->font = font;
}

/* Ink may stand out of the logical box, and a line without ink still has its height: take both. */
static Extents
measure (KorLabelLayout *self)
{
  PangoRectangle ink;
  PangoRectangle logical;
  int left, top, right, bottom;

  pango_layout_get_extents (self->layout, &ink, &logical);
  left = MIN (ink.x, logical.x);
  top = MIN (ink.y, logical.y);
  right = MAX (ink.x + ink.width, logical.x + logical.width);
  bottom = MAX (ink.y + ink.height, logical.y + logical.height);
  return (Extents) { pango_units_to_double (left),
                     pango_units_to_double (top),
                     pango_units_to_double (right - left),
                     pango_units_to_double (bottom - top),
                     pango_units_to_double (logical.y + logical.height / 2) };
}

static gboolean
fits (KorLabelLayout *self, const Extents *extents)
{
  return extents->width <= self->inner_width && extents->height <= self->inner_height;
}

/* A line feed inside a line would make two of it, and an empty line a gap. */
static void
append_line (GString *text, const char *line)
{
  gsize start;

  if (*line == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  start = text->len;
  g_string_append (text, line);
  for (char *p = text->str + start; *p != '\0'; p++)
    if (*p == '\n' || *p == '\r')
      *p = ' ';
}

static void
set_lines (KorLabelLayout *self, const char *const *lines)
{
  g_string_truncate (self->text, 0);
  for (guint i = 0; lines[i] != NULL; i++)
    append_line (self->text, lines[i]);
  pango_layout_set_text (self->layout, self->text->str, (int) self->text->len);
}

/* Keeps the name and the last lines, which the mail needs; the middle goes. */
static void
set_fewer_lines (KorLabelLayout *self, const char *const *lines)
{
  guint n = g_strv_length ((char **) lines);

  g_string_truncate (self->text, 0);
  append_line (self->text, lines[0]);
  for (guint i = MAX (1, n - MIN (n, self->max_lines - 1)); i < n; i++)
    append_line (self->text, lines[i]);
  pango_layout_set_text (self->layout, self->text->str, (int) self->text->len);
}

/* Fits one label; most fit at once, the others in two or three steps. TRUE when text was lost. */
static gboolean
fit_label (KorLabelLayout *self, const char *const *lines, Extents *extents)
{
  double scale;
  int font = N_SIZES - 1;

  if (pango_layout_get_width (self->layout) != -1)
    pango_layout_set_width (self->layout, -1);
  set_font (self, font);
  set_lines (self, lines);
  *extents = measure (self);
  if (fits (self, extents))
    return FALSE;

  scale = MIN (self->inner_width / extents->width, self->inner_height / extents->height);
  font = CLAMP ((int) floor (SIZE_LARGEST * scale) - SIZE_SMALLEST, 0, N_SIZES - 2);
  for (; font >= 0; font--) {
    set_font (self, font);
    *extents = measure (self);
    if (fits (self, extents))
      return FALSE;
  }

  if (extents->height > self->inner_height)
    set_fewer_lines (self, lines);
  pango_layout_set_width (self->layout, (int) (self->inner_width * PANGO_SCALE));
  *extents = measure (self);
  return TRUE;
}

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

/* Draws label @index at @place: at the left, in the middle of the height. */
static void
draw_label (KorLabelLayout *self, cairo_t *cr, guint index, const KorRectangle *place)
{
  Extents extents;
  double x = (place->x + self->offset_x + MARGIN_LEFT) * KOR_MM_TO_PT;
  double y = (place->y + self->offset_y + MARGIN) * KOR_MM_TO_PT;

  fit_label (self, self->lines (index, self->lines_data), &extents);
  y += CLAMP (self->inner_height / 2 - extents.middle,
              -extents.y,
              MAX (-extents.y, self->inner_height - extents.y - extents.height));
  cairo_move_to (cr, x - extents.x, y);
  cairo_set_source_rgb (cr, 0, 0, 0);
  pango_cairo_show_layout (cr, self->layout);
}

static void
draw_page_cb (cairo_t *cr, guint page, gpointer data)
{
  kor_label_layout_draw_page (data, cr, page);
}

static void
kor_label_layout_finalize (GObject *object)
{
  KorLabelLayout *self = KOR_LABEL_LAYOUT (object);

  if (self->lines_destroy != NULL)
    self->lines_destroy (self->lines_data);
  for (guint i = 0; i < N_SIZES; i++)
    g_clear_pointer (&self->fonts[i], pango_font_description_free);
  g_clear_object (&self->layout);
  g_clear_object (&self->sheet);
  g_string_free (self->text, TRUE);
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
  PangoContext *context = kor_font_create_context (KOR_LANGUAGE_FI);

  self->start = 1;
  self->font = -1;
  self->text = g_string_new (NULL);
  self->layout = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_line_spacing (self->layout, LINE_SPACING);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  /* Addresses are read from the left even when a name begins with another script. */
  pango_layout_set_auto_dir (self->layout, FALSE);
}

static void
measure_sheet (KorLabelLayout *self)
{
  KorRectangle place = kor_label_sheet_get_label (self->sheet, 0);
  double one, two;

  self->inner_width = MAX (1, place.width - MARGIN_LEFT - MARGIN) * KOR_MM_TO_PT;
  self->inner_height = MAX (1, place.height - 2 * MARGIN) * KOR_MM_TO_PT;
  set_font (self, 0);
  pango_layout_set_text (self->layout, "Åg", -1);
  one = measure (self).height;
  pango_layout_set_text (self->layout, "Åg\nÅg", -1);
  two = measure (self).height;
  self->max_lines = 1 + (guint) MAX (0, (self->inner_height - one) / (two - one));
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
  self->n_labels = n_labels;
  self->lines = lines;
  self->lines_data = data;
  self->lines_destroy = destroy;
  measure_sheet (self);
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
  self->start = CLAMP (start, 1, kor_label_sheet_get_n_labels (self->sheet));
}

/* Whether the edges of the labels are drawn, with a line of 0.1 mm. */
void
kor_label_layout_set_outlines (KorLabelLayout *self, gboolean outlines)
{
  self->outlines = outlines;
}

/* How far the text is moved to the right and down for this printer, in mm. */
void
kor_label_layout_set_offset (KorLabelLayout *self, double x, double y)
{
  self->offset_x = x;
  self->offset_y = y;
}

KorLabelSheet *
kor_label_layout_get_sheet (KorLabelLayout *self)
{
  return self->sheet;
}

guint
kor_label_layout_get_start (KorLabelLayout *self)
{
  return self->start;
}

guint
kor_label_layout_get_n_labels (KorLabelLayout *self)
{
  return self->n_labels;
}

guint
kor_label_layout_get_n_pages (KorLabelLayout *self)
{
  guint per_page = kor_label_sheet_get_n_labels (self->sheet);

  return self->n_labels == 0 ? 0 : (self->start - 1 + self->n_labels + per_page - 1) / per_page;
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

  x /= KOR_MM_TO_PT;
  y /= KOR_MM_TO_PT;
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

  for (guint i = 0; i < per_page; i++) {
    KorRectangle place = kor_label_sheet_get_label (self->sheet, i);
    guint slot = page * per_page + i;

    if (self->outlines)
      draw_outline (self, cr, &place);
    if (slot >= self->start - 1 && slot - (self->start - 1) < self->n_labels)
      draw_label (self, cr, slot - (self->start - 1), &place);
  }
}

/**
 * kor_label_layout_is_shortened:
 * @self: a layout
 * @index: which label, from 0
 *
 * Returns: whether the label's text does not fit even in the smallest type, so that some is lost
 */
gboolean
kor_label_layout_is_shortened (KorLabelLayout *self, guint index)
{
  Extents extents;

  return fit_label (self, self->lines (index, self->lines_data), &extents);
}

/**
 * kor_label_layout_count_shortened:
 * @self: a layout
 *
 * Fits every label, which takes about as long as drawing them.
 *
 * Returns: how many labels are shortened
 */
guint
kor_label_layout_count_shortened (KorLabelLayout *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_labels; i++)
    n += kor_label_layout_is_shortened (self, i);
  return n;
}

/* The paper is the sheet's, whatever the caller's info says. */
static KorPdfInfo
get_pdf_info (KorLabelLayout *self, const KorPdfInfo *info)
{
  KorPdfInfo own = *info;

  own.width = kor_label_sheet_get_page_width (self->sheet) * KOR_MM_TO_PT;
  own.height = kor_label_sheet_get_page_height (self->sheet) * KOR_MM_TO_PT;
  return own;
}

/**
 * kor_label_layout_save_pdf:
 * @self: a layout
 * @path: the file to write
 * @info: title, author and language; the paper's size is the sheet's
 * @cancellable: (nullable): looked at before each page
 * @error: return location
 *
 * Returns: %FALSE with KOR_ERROR_CANNOT_WRITE or G_IO_ERROR_CANCELLED
 */
gboolean
kor_label_layout_save_pdf (KorLabelLayout *self,
                           const char *path,
                           const KorPdfInfo *info,
                           GCancellable *cancellable,
                           GError **error)
{
  KorPdfInfo own = get_pdf_info (self, info);

  return kor_pdf_save (
    path, &own, kor_label_layout_get_n_pages (self), draw_page_cb, self, cancellable, error);
}

/* As kor_label_layout_save_pdf(), into memory. */
GBytes *
kor_label_layout_to_pdf (KorLabelLayout *self,
                         const KorPdfInfo *info,
                         GCancellable *cancellable,
                         GError **error)
{
  KorPdfInfo own = get_pdf_info (self, info);

  return kor_pdf_to_bytes (
    &own, kor_label_layout_get_n_pages (self), draw_page_cb, self, cancellable, error);
}
