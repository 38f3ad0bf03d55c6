/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paper.h"

#include <math.h>
#include <string.h>

/* Less than this is the edge of a line that lies between two pixels. */
#define INK 16

struct _Paper {
  cairo_surface_t *surface;
  guchar *data;
  int width; /* in pixels */
  int height;
  int stride;
};

Paper *
paper_new (KorLabelSheet *sheet)
{
  Paper *self = g_new0 (Paper, 1);

  self->width = (int) (kor_label_sheet_get_page_width (sheet) / PAPER_PIXEL);
  self->height = (int) (kor_label_sheet_get_page_height (sheet) / PAPER_PIXEL);
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_A8, self->width, self->height);
  self->data = cairo_image_surface_get_data (self->surface);
  self->stride = cairo_image_surface_get_stride (self->surface);
  return self;
}

cairo_t *
paper_begin (Paper *self)
{
  cairo_t *cr = cairo_create (self->surface);

  cairo_scale (cr, PAPER_DPI / 72, PAPER_DPI / 72);
  return cr;
}

void
paper_end (Paper *self, cairo_t *cr)
{
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
}

Paper *
paper_render (KorLabelLayout *layout, guint page)
{
  Paper *self = paper_new (kor_label_layout_get_sheet (layout));
  cairo_t *cr = paper_begin (self);

  kor_label_layout_draw_page (layout, cr, page);
  paper_end (self, cr);
  return self;
}

void
paper_free (Paper *self)
{
  cairo_surface_destroy (self->surface);
  g_free (self);
}

static gboolean
row_has_ink (const guchar *row, int n)
{
  int i = 0;

  for (; i + 8 <= n; i += 8) {
    guint64 eight;

    memcpy (&eight, row + i, 8);
    if (eight != 0)
      for (int j = i; j < i + 8; j++)
        if (row[j] > INK)
          return TRUE;
  }
  for (; i < n; i++)
    if (row[i] > INK)
      return TRUE;
  return FALSE;
}

/* Looks for ink in a rectangle of millimetres, and wipes it away when asked to. */
static gboolean
scan (Paper *self, double x, double y, double width, double height, gboolean wipe)
{
  int left = CLAMP ((int) ceil (x / PAPER_PIXEL), 0, self->width);
  int right = CLAMP ((int) floor ((x + width) / PAPER_PIXEL), left, self->width);
  int top = CLAMP ((int) ceil (y / PAPER_PIXEL), 0, self->height);
  int bottom = CLAMP ((int) floor ((y + height) / PAPER_PIXEL), top, self->height);
  gboolean found = FALSE;

  for (int row = top; row < bottom && (wipe || !found); row++) {
    guchar *start = self->data + (gsize) row * self->stride + left;

    found = found || row_has_ink (start, right - left);
    if (wipe)
      memset (start, 0, right - left);
  }
  return found;
}

gboolean
paper_has_ink (Paper *self, double x, double y, double width, double height)
{
  return scan (self, x, y, width, height, FALSE);
}

/* Whether there is ink in the rectangle; it is gone after that. */
gboolean
paper_take (Paper *self, double x, double y, double width, double height)
{
  return scan (self, x, y, width, height, TRUE);
}

gboolean
paper_is_empty (Paper *self)
{
  return !scan (self, 0, 0, 1e6, 1e6, FALSE);
}
