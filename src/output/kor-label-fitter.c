/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-label-fitter.h"

#include "kor-font.h"
#include "kor-label-words.h"

#include <math.h>
#include <string.h>

/* Sizes of the font in quarter points. */
#define SIZE_LARGEST 42
#define SIZE_SMALLEST 28
#define N_SIZES (SIZE_LARGEST - SIZE_SMALLEST + 1)
#define SIZE_SENDER 26
#define SIZE_SENDER_BLOCK 36

#define LINE_SPACING 1.08f

/* Below the sender: a rule and what is free around it, in points. */
#define RULE_WIDTH 0.5
#define RULE_SPACE 2.0

/* A separator's frame, and what is free inside it, in points. */
#define FRAME_WIDTH 2.0
#define FRAME_SPACE 5.0

/* What a fitted label takes up with all its ink, in points from where its layout is drawn. */
typedef struct {
  double x;
  double y;
  double width;
  double height;
  double middle; /* of the lines, whatever accents stand out above them */
} Extents;

struct _KorLabelFitter {
  double width; /* of the area, in points */
  double height;
  PangoLayout *layout;
  PangoFontDescription
    *fonts[2][N_SIZES]; /* plain and bold, by quarter points above the smallest */
  KorLabelWords *words; /* in the largest plain type */
  gboolean quick;       /* the text at hand is theirs */
  gboolean bold;
  int font;      /* index of the one set, or -1 */
  GString *text; /* of the label at hand */
  Extents extents;
  gboolean separator;
  guint max_lines;     /* that fit at the smallest size */
  PangoLayout *sender; /* NULL: none */
  double sender_height;
};

static void
set_font (KorLabelFitter *self, gboolean bold, int font)
{
  PangoFontDescription **description = &self->fonts[bold][font];

  if (self->font == font && self->bold == bold)
    return;
  if (*description == NULL) {
    *description = pango_font_description_from_string (KOR_FONT_FAMILY);
    pango_font_description_set_size (*description, (SIZE_SMALLEST + font) * PANGO_SCALE / 4);
    if (bold)
      pango_font_description_set_weight (*description, PANGO_WEIGHT_BOLD);
  }
  pango_layout_set_font_description (self->layout, *description);
  self->font = font;
  self->bold = bold;
}

/* Ink may stand out of the logical box, and a line without ink still has its height: take both. */
static Extents
join (const PangoRectangle *ink, const PangoRectangle *logical)
{
  int left = MIN (ink->x, logical->x);
  int top = MIN (ink->y, logical->y);
  int right = MAX (ink->x + ink->width, logical->x + logical->width);
  int bottom = MAX (ink->y + ink->height, logical->y + logical->height);

  return (Extents) { pango_units_to_double (left),
                     pango_units_to_double (top),
                     pango_units_to_double (right - left),
                     pango_units_to_double (bottom - top),
                     pango_units_to_double (logical->y + logical->height / 2) };
}

static Extents
measure (PangoLayout *layout)
{
  PangoRectangle ink;
  PangoRectangle logical;

  pango_layout_get_extents (layout, &ink, &logical);
  return join (&ink, &logical);
}

/* What a frame takes from every side. */
static double
get_frame (KorLabelFitter *self)
{
  double most = MIN (self->width, self->height) / 4;

  return self->separator ? MIN (FRAME_WIDTH + FRAME_SPACE, most) : 0;
}

static double
get_inner_width (KorLabelFitter *self)
{
  return self->width - 2 * get_frame (self);
}

static double
get_inner_height (KorLabelFitter *self)
{
  return self->height - 2 * get_frame (self) - (self->separator ? 0 : self->sender_height);
}

static gboolean
fits (KorLabelFitter *self)
{
  return self->extents.width <= get_inner_width (self) &&
         self->extents.height <= get_inner_height (self);
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
set_lines (KorLabelFitter *self, const char *const *lines)
{
  g_string_truncate (self->text, 0);
  for (guint i = 0; lines[i] != NULL; i++)
    append_line (self->text, lines[i]);
}

/* Whether the text is of the usual kind and fits in the usual type. */
static gboolean
fit_quickly (KorLabelFitter *self)
{
  PangoRectangle ink, logical;

  self->quick = FALSE;
  if (self->separator || !kor_label_words_set_text (self->words, self->text->str, &ink, &logical))
    return FALSE;
  self->extents = join (&ink, &logical);
  self->quick = fits (self);
  return self->quick;
}

/* Keeps the name and the last lines, which the mail needs; the middle goes. */
static void
set_fewer_lines (KorLabelFitter *self, const char *const *lines)
{
  guint n = g_strv_length ((char **) lines);

  g_string_truncate (self->text, 0);
  append_line (self->text, lines[0]);
  for (guint i = MAX (1, n - MIN (n, self->max_lines - 1)); i < n; i++)
    append_line (self->text, lines[i]);
  pango_layout_set_text (self->layout, self->text->str, (int) self->text->len);
}

static void
count_lines (KorLabelFitter *self)
{
  double one, two;

  set_font (self, FALSE, 0);
  pango_layout_set_text (self->layout, "Åg", -1);
  one = measure (self->layout).height;
  pango_layout_set_text (self->layout, "Åg\nÅg", -1);
  two = measure (self->layout).height;
  self->max_lines = 1 + (guint) MAX (0, (get_inner_height (self) - one) / (two - one));
}

static PangoLayout *
make_layout (void)
{
  PangoContext *context = kor_font_create_context (KOR_LANGUAGE_FI);
  PangoLayout *layout = pango_layout_new (context);

  g_object_unref (context);
  pango_layout_set_line_spacing (layout, LINE_SPACING);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  /* Addresses are read from the left even when a name begins with another script. */
  pango_layout_set_auto_dir (layout, FALSE);
  return layout;
}

static PangoLayout *
make_small_layout (const char *text, int size, double width, double height)
{
  PangoLayout *layout = make_layout ();
  PangoFontDescription *font = pango_font_description_from_string (KOR_FONT_FAMILY);

  pango_font_description_set_size (font, size * PANGO_SCALE / 4);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_height (layout, (int) (height * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/**
 * kor_label_fitter_new:
 * @width: of the area the text may take, in points
 * @height: of the area
 *
 * Returns: (transfer full): a fitter
 */
KorLabelFitter *
kor_label_fitter_new (double width, double height)
{
  KorLabelFitter *self = g_new0 (KorLabelFitter, 1);

  self->width = width;
  self->height = height;
  self->font = -1;
  self->text = g_string_new (NULL);
  self->layout = make_layout ();
  set_font (self, FALSE, N_SIZES - 1);
  self->words = kor_label_words_new (
    pango_layout_get_context (self->layout), self->fonts[FALSE][N_SIZES - 1], LINE_SPACING);
  count_lines (self);
  return self;
}

void
kor_label_fitter_free (KorLabelFitter *self)
{
  for (guint bold = 0; bold < 2; bold++)
    for (guint i = 0; i < N_SIZES; i++)
      g_clear_pointer (&self->fonts[bold][i], pango_font_description_free);
  g_clear_object (&self->sender);
  g_clear_object (&self->layout);
  kor_label_words_free (self->words);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * kor_label_fitter_set_sender:
 * @self: a fitter
 * @sender: (nullable): who sends it, in one line
 *
 * Keeps a small line above every address for the sender; what does not fit in it is cut off.
 */
void
kor_label_fitter_set_sender (KorLabelFitter *self, const char *sender)
{
  g_clear_object (&self->sender);
  self->sender_height = 0;
  if (sender != NULL && *sender != '\0') {
    g_autofree char *line = g_strdelimit (g_strdup (sender), "\r\n", ' ');

    self->sender = make_small_layout (line, SIZE_SENDER, self->width, -1);
    self->sender_height = measure (self->sender).height + RULE_WIDTH + 2 * RULE_SPACE;
  }
  count_lines (self);
}

/**
 * kor_label_fitter_fit:
 * @self: a fitter
 * @lines: of the label; they need not be there any more when it is drawn
 * @separator: whether it is a label between others, in bold type and a frame
 *
 * Fits one label; most fit at once, the others in two or three steps.
 *
 * Returns: whether the type was made smaller, or text was lost
 */
KorLabelFit
kor_label_fitter_fit (KorLabelFitter *self, const char *const *lines, gboolean separator)
{
  double scale;
  int font = N_SIZES - 1;

  self->separator = separator;
  set_lines (self, lines);
  if (fit_quickly (self))
    return KOR_LABEL_FIT_WHOLE;
  if (pango_layout_get_width (self->layout) != -1)
    pango_layout_set_width (self->layout, -1);
  set_font (self, separator, font);
  pango_layout_set_text (self->layout, self->text->str, (int) self->text->len);
  self->extents = measure (self->layout);
  if (fits (self))
    return KOR_LABEL_FIT_WHOLE;

  scale = MIN (get_inner_width (self) / self->extents.width,
               get_inner_height (self) / self->extents.height);
  font = CLAMP ((int) floor (SIZE_LARGEST * scale) - SIZE_SMALLEST, 0, N_SIZES - 2);
  for (; font >= 0; font--) {
    set_font (self, separator, font);
    self->extents = measure (self->layout);
    if (fits (self))
      return KOR_LABEL_FIT_SHRUNK;
  }

  if (self->extents.height > get_inner_height (self))
    set_fewer_lines (self, lines);
  pango_layout_set_width (self->layout, (int) (get_inner_width (self) * PANGO_SCALE));
  self->extents = measure (self->layout);
  return KOR_LABEL_FIT_SHORTENED;
}

static void
draw_sender (KorLabelFitter *self, cairo_t *cr, double x, double y)
{
  Extents extents = measure (self->sender);

  cairo_move_to (cr, x - extents.x, y - extents.y);
  pango_cairo_show_layout (cr, self->sender);
  cairo_rectangle (
    cr, x, y + self->sender_height - RULE_SPACE - RULE_WIDTH, self->width, RULE_WIDTH);
  cairo_fill (cr);
}

static void
draw_frame (KorLabelFitter *self, cairo_t *cr, double x, double y)
{
  cairo_rectangle (cr,
                   x + FRAME_WIDTH / 2,
                   y + FRAME_WIDTH / 2,
                   self->width - FRAME_WIDTH,
                   self->height - FRAME_WIDTH);
  cairo_set_line_width (cr, FRAME_WIDTH);
  cairo_stroke (cr);
}

/**
 * kor_label_fitter_draw:
 * @self: a fitter
 * @cr: where to draw
 * @x: left edge of the area, in points
 * @y: upper edge of the area, in points
 *
 * Draws the label that was fitted last: at the left, in the middle of the height.
 */
void
kor_label_fitter_draw (KorLabelFitter *self, cairo_t *cr, double x, double y)
{
  const Extents *extents = &self->extents;
  double frame = get_frame (self);
  double inner_height = get_inner_height (self);

  cairo_set_source_rgb (cr, 0, 0, 0);
  if (self->separator) {
    draw_frame (self, cr, x, y);
  } else if (self->sender != NULL) {
    draw_sender (self, cr, x, y);
    y += self->sender_height;
  }
  y += CLAMP (inner_height / 2 - extents->middle,
              -extents->y,
              MAX (-extents->y, inner_height - extents->y - extents->height));
  x += frame - extents->x;
  y += frame;
  if (self->quick) {
    kor_label_words_draw (self->words, cr, x, y);
    return;
  }
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, self->layout);
}

/* Draws @text from the upper left corner of a place in points: the sender of an envelope. */
void
kor_label_fitter_draw_block (KorLabelFitter *self,
                             cairo_t *cr,
                             const char *text,
                             double x,
                             double y,
                             double width,
                             double height)
{
  g_autoptr (PangoLayout) layout = make_small_layout (text, SIZE_SENDER_BLOCK, width, height);
  Extents extents = measure (layout);

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, x - extents.x, y - extents.y);
  pango_cairo_show_layout (cr, layout);
}
