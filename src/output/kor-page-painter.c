/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-page-layout-private.h"

/*
 * Draws the pages of a KorPageLayout: the same for the screen, a PDF and a printer. The structure tags
 * reach a PDF only; other surfaces pass them by.
 */

#define RULE_WIDTH 0.4
#define HEAD_LINE_HEIGHT 12.0
#define ADDRESS_WIDTH (80 * KOR_MM_TO_PT)

static const double ink[] = { 0.09, 0.09, 0.11 };
static const double pale_ink[] = { 0.36, 0.36, 0.40 };
static const double rule[] = { 0.86, 0.86, 0.88 };
static const double ground[] = { 0.945, 0.945, 0.96 };

static void
set_colour (cairo_t *cr, const double *colour)
{
  cairo_set_source_rgb (cr, colour[0], colour[1], colour[2]);
}

/* Draws some lines of the prepared text with its upper left corner at (x, y). */
static void
show_lines (cairo_t *cr, PangoLayout *layout, double x, double y, int first, int n)
{
  PangoLayoutIter *iter;
  int line = 0;
  double top = 0;

  if (n < 0) {
    cairo_move_to (cr, x, y);
    pango_cairo_show_layout (cr, layout);
    return;
  }
  iter = pango_layout_get_iter (layout);
  do {
    PangoRectangle logical;

    pango_layout_iter_get_line_extents (iter, NULL, &logical);
    if (line == first)
      top = pango_units_to_double (logical.y);
    if (line >= first && line < first + n) {
      cairo_move_to (cr,
                     x + pango_units_to_double (logical.x),
                     y - top + pango_units_to_double (pango_layout_iter_get_baseline (iter)));
      pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
    }
    line++;
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
show_text (
  KorPageLayout *self, cairo_t *cr, KorTextStyle style, const char *text, double x, double y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, kor_page_layout_set_text (self, style, text, -1));
}

/* As show_text(), ending at @right. */
static void
show_text_end (
  KorPageLayout *self, cairo_t *cr, KorTextStyle style, const char *text, double right, double y)
{
  PangoRectangle logical;

  pango_layout_get_extents (kor_page_layout_set_text (self, style, text, -1), NULL, &logical);
  show_text (self, cr, style, text, right - pango_units_to_double (logical.width), y);
}

/* One line that is cut with an ellipsis rather than run into what stands beside it. */
static void
show_text_within (KorPageLayout *self,
                  cairo_t *cr,
                  KorTextStyle style,
                  const char *text,
                  double x,
                  double y,
                  double width)
{
  PangoLayout *layout = kor_page_layout_set_text (self, style, text, width);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
}

static void
draw_rule (cairo_t *cr, double x, double y, double right)
{
  cairo_rectangle (cr, x, y, right - x, RULE_WIDTH);
  set_colour (cr, rule);
  cairo_fill (cr);
  set_colour (cr, ink);
}

static void
draw_head (KorPageLayout *self, cairo_t *cr, guint page)
{
  const KorPageDocument *document = self->document;
  g_autofree char *number = g_strdup_printf ("%u (%u)", page + 1, self->pages->len);
  g_autofree char *capitals =
    document->head_right != NULL ? g_utf8_strup (document->head_right, -1) : NULL;
  double y = KOR_PAGE_TOP;
  double room = KOR_PAGE_RIGHT - 40 - KOR_PAGE_MIDDLE;

  cairo_tag_begin (cr, "Artifact", NULL);
  set_colour (cr, ink);
  show_text_within (self,
                    cr,
                    KOR_TEXT_HEAD_STRONG,
                    document->head_left,
                    KOR_PAGE_LEFT,
                    y,
                    KOR_PAGE_MIDDLE - KOR_PAGE_LEFT - 10);
  show_text_end (self, cr, KOR_TEXT_HEAD, number, KOR_PAGE_RIGHT, y);
  show_text_within (self,
                    cr,
                    page == 0 ? KOR_TEXT_HEAD_STRONG : KOR_TEXT_HEAD,
                    page == 0 ? capitals : document->head_right,
                    KOR_PAGE_MIDDLE,
                    y,
                    room);
  if (page == 0) {
    for (guint i = 0; i < document->head_lines->len; i++)
      show_text_within (self,
                        cr,
                        KOR_TEXT_HEAD,
                        document->head_lines->pdata[i],
                        KOR_PAGE_MIDDLE,
                        y + (i + 1) * HEAD_LINE_HEIGHT,
                        room);
    set_colour (cr, pale_ink);
    show_text_within (self,
                      cr,
                      KOR_TEXT_SMALL,
                      document->head_small,
                      KOR_PAGE_LEFT,
                      y + HEAD_LINE_HEIGHT,
                      KOR_PAGE_MIDDLE - KOR_PAGE_LEFT - 10);
  }
  cairo_tag_end (cr, "Artifact");
}

/* A long organisation takes two lines; the window shows no more of it. */
static double
draw_address_line (KorPageLayout *self, cairo_t *cr, const char *text, double y)
{
  PangoLayout *layout = kor_page_layout_set_text (self, KOR_TEXT_BODY, text, ADDRESS_WIDTH);
  PangoRectangle logical;

  pango_layout_set_height (layout, -2);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_extents (layout, NULL, &logical);
  cairo_move_to (cr, KOR_PAGE_ADDRESS_LEFT, y);
  pango_cairo_show_layout (cr, layout);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_height (layout, -1);
  return y + pango_units_to_double (logical.height) + 0.8;
}

static void
draw_address (KorPageLayout *self, cairo_t *cr)
{
  double y = KOR_PAGE_ADDRESS_TOP;

  if (self->document->address->len == 0)
    return;
  cairo_tag_begin (cr, "P", NULL);
  set_colour (cr, ink);
  for (guint i = 0; i < self->document->address->len; i++)
    y = draw_address_line (self, cr, self->document->address->pdata[i], y);
  cairo_tag_end (cr, "P");
}

static void
draw_foot (KorPageLayout *self, cairo_t *cr)
{
  const GPtrArray *lines = self->document->foot_lines;
  double y = KOR_PAGE_FOOT;

  cairo_tag_begin (cr, "Artifact", NULL);
  draw_rule (cr, KOR_PAGE_LEFT, y, KOR_PAGE_RIGHT);
  set_colour (cr, pale_ink);
  for (guint i = 0; i < lines->len; i++) {
    gboolean mono = self->document->foot_mono && i == lines->len - 1;

    show_text_within (self,
                      cr,
                      mono ? KOR_TEXT_FOOT_MONO : KOR_TEXT_FOOT,
                      lines->pdata[i],
                      KOR_PAGE_LEFT,
                      y + 5 + i * 10.5,
                      KOR_PAGE_RIGHT - KOR_PAGE_LEFT);
  }
  cairo_tag_end (cr, "Artifact");
}

static void
draw_text (KorPageLayout *self, cairo_t *cr, const KorPlacedUnit *placed)
{
  const KorBlock *block = placed->unit.block;
  double width = KOR_PAGE_RIGHT - KOR_PAGE_LEFT - block->indent;
  double x = KOR_PAGE_LEFT + block->indent;

  cairo_tag_begin (cr, block->tag, NULL);
  set_colour (cr, block->style == KOR_TEXT_SMALL ? pale_ink : ink);
  if (block->label != NULL && placed->unit.first_line == 0) {
    if (block->style == KOR_TEXT_CODE)
      show_text_end (self, cr, KOR_TEXT_SMALL, block->label, x - 10, placed->y + 13);
    else
      show_text (self, cr, block->style, block->label, KOR_PAGE_LEFT, placed->y);
  }
  show_lines (cr,
              kor_page_layout_set_text (self, block->style, block->text, width),
              x,
              placed->y,
              placed->unit.first_line,
              placed->unit.n_lines);
  cairo_tag_end (cr, block->tag);
}

static void
draw_signature (KorPageLayout *self, cairo_t *cr, const KorPlacedUnit *placed)
{
  const KorBlock *block = placed->unit.block;
  double y = placed->y + 20;

  cairo_tag_begin (cr, "P", NULL);
  cairo_rectangle (cr, KOR_PAGE_LEFT, y, 62 * KOR_MM_TO_PT, 0.5);
  set_colour (cr, pale_ink);
  cairo_fill (cr);
  set_colour (cr, ink);
  show_text (self, cr, KOR_TEXT_STRONG, block->text, KOR_PAGE_LEFT, y + 3);
  set_colour (cr, pale_ink);
  show_text (self, cr, KOR_TEXT_SMALL, block->label, KOR_PAGE_LEFT, y + 15);
  cairo_tag_end (cr, "P");
}

static void
draw_cell (KorPageLayout *self, cairo_t *cr, const KorPlacedUnit *placed, guint i)
{
  const KorBlock *table = placed->unit.block;
  const KorColumn *column = table->columns->pdata[i];
  gboolean head = placed->unit.row < 0;
  const char *tag = head ? "TH" : "TD";
  const char *text = head ? column->title : ((GStrv) table->rows->pdata[placed->unit.row])[i];
  KorTextStyle style =
    head ? KOR_TEXT_CELL_HEAD : (column->strong ? KOR_TEXT_CELL_STRONG : KOR_TEXT_CELL);
  double width;
  double x = kor_page_layout_get_column (table, i, &width) + KOR_CELL_PAD_X;
  PangoLayout *layout = kor_page_layout_set_text (self, style, text, width);

  pango_layout_set_alignment (layout, column->end ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  cairo_tag_begin (cr, tag, NULL);
  show_lines (
    cr, layout, x, placed->y + KOR_CELL_PAD_Y, placed->unit.first_line, placed->unit.n_lines);
  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  cairo_tag_end (cr, tag);
}

static void
draw_row (KorPageLayout *self, cairo_t *cr, const KorPlacedUnit *placed)
{
  double bottom = placed->y + placed->unit.height;

  if (placed->unit.row < 0) {
    cairo_rectangle (
      cr, KOR_PAGE_LEFT, placed->y, KOR_PAGE_RIGHT - KOR_PAGE_LEFT, placed->unit.height);
    set_colour (cr, ground);
    cairo_fill (cr);
  } else {
    draw_rule (cr, KOR_PAGE_LEFT, bottom - RULE_WIDTH, KOR_PAGE_RIGHT);
  }
  set_colour (cr, ink);
  cairo_tag_begin (cr, "TR", NULL);
  for (guint i = 0; i < placed->unit.block->columns->len; i++)
    draw_cell (self, cr, placed, i);
  cairo_tag_end (cr, "TR");
}

static void
draw_units (KorPageLayout *self, cairo_t *cr, GArray *page)
{
  const KorBlock *table = NULL;

  for (guint i = 0; i < page->len; i++) {
    const KorPlacedUnit *placed = &g_array_index (page, KorPlacedUnit, i);
    const KorBlock *block = placed->unit.block;

    if (table != NULL && block != table) {
      cairo_tag_end (cr, "Table");
      table = NULL;
    }
    if (block->kind == KOR_BLOCK_TABLE && table == NULL) {
      cairo_tag_begin (cr, "Table", NULL);
      table = block;
    }
    if (block->kind == KOR_BLOCK_TABLE)
      draw_row (self, cr, placed);
    else if (block->kind == KOR_BLOCK_TEXT)
      draw_text (self, cr, placed);
    else if (block->kind == KOR_BLOCK_SIGNATURE)
      draw_signature (self, cr, placed);
  }
  if (table != NULL)
    cairo_tag_end (cr, "Table");
}

/**
 * kor_page_layout_draw_page:
 * @self: a paper
 * @cr: where to draw, in points from the upper left corner of the page
 * @page: which page, from 0
 */
void
kor_page_layout_draw_page (KorPageLayout *self, cairo_t *cr, guint page)
{
  g_return_if_fail (page < self->pages->len);

  draw_head (self, cr, page);
  if (page == 0)
    draw_address (self, cr);
  draw_units (self, cr, self->pages->pdata[page]);
  draw_foot (self, cr);
}
