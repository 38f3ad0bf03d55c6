/* SPDX-License-Identifier: GPL-3.0-or-later */

/* limit-labels LINES.TXT OUT.PDF: the same lines on the same sheet by bare Pango and Cairo: one
 * layout, its text set, drawn in the middle of the label's height. */

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>

#define MM (72.0 / 25.4)
#define N_COLUMNS 3
#define PER_SHEET 21
#define FONT "Inter, Noto Sans, sans-serif 10.5"

static PangoLayout *
make_layout (cairo_t *cr)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_cairo_context_set_resolution (pango_layout_get_context (layout), 72);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  return layout;
}

static void
draw (cairo_t *cr, PangoLayout *layout, guint index, const char *text)
{
  double x = (7.2 + (index % N_COLUMNS) * 66.0 + 4.5) * MM;
  double y = (15.1 + (index / N_COLUMNS) * 38.1 + 19.05) * MM;
  PangoRectangle logical;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &logical);
  cairo_move_to (cr, x, y - pango_units_to_double (logical.height) / 2);
  pango_cairo_show_layout (cr, layout);
}

int
main (int argc, char **argv)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) labels = NULL;
  cairo_surface_t *surface;
  PangoLayout *layout;
  gint64 start;
  cairo_t *cr;
  guint n;

  if (argc != 3 || !g_file_get_contents (argv[1], &text, NULL, NULL)) {
    fprintf (stderr, "usage: limit-labels LINES.TXT OUT.PDF\n");
    return 2;
  }
  labels = g_strsplit (text, "\f", -1);
  n = g_strv_length (labels) - 1;
  start = g_get_monotonic_time ();
  surface = cairo_pdf_surface_create (argv[2], 210 * MM, 297 * MM);
  cr = cairo_create (surface);
  layout = make_layout (cr);
  for (guint i = 0; i < n; i++) {
    draw (cr, layout, i % PER_SHEET, labels[i]);
    if (i % PER_SHEET == PER_SHEET - 1 || i == n - 1)
      cairo_show_page (cr);
  }
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    return 1;
  cairo_surface_destroy (surface);
  printf ("labels %.9g\n", (double) (g_get_monotonic_time () - start) / 1e6);
  return 0;
}
