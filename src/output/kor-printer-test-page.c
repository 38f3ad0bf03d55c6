/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-printer-test-page.h"

#include "kor-document-text.h"
#include "kor-font.h"

#include <math.h>

/* From the edges of the paper to the crosses, in mm; less on small paper. */
#define CROSS_AT 20.0
#define CROSS_ARM 5.0

#define LINE_WIDTH (0.1 * KOR_MM_TO_PT)

/* Of the rulers' numbers and the texts, in points. */
#define NUMBER_SIZE 5
#define TEXT_SIZE 9

/* Between crosses and texts, in mm. */
#define TEXT_SPACE 9.0

typedef struct {
  cairo_t *cr;
  KorLabelSheet *sheet;
  KorLanguage language;
  PangoLayout *layout;
  KorRectangle crosses;
} TestPage;

/**
 * kor_printer_test_page_get_crosses:
 * @sheet: the make of the sheets
 *
 * Returns: where the crosses of the test page stand: A at (x, y), B @width to the right of it, C
 *   @height below it, in millimetres from the upper left corner of the paper
 */
KorRectangle
kor_printer_test_page_get_crosses (KorLabelSheet *sheet)
{
  double width = kor_label_sheet_get_page_width (sheet);
  double height = kor_label_sheet_get_page_height (sheet);
  double x = MIN (CROSS_AT, floor (width / 4));
  double y = MIN (CROSS_AT, floor (height / 4));

  return (KorRectangle) { x, y, width - 2 * x, height - 2 * y };
}

static void
set_text (TestPage *self, const char *text, double size, double width)
{
  PangoFontDescription *font = pango_font_description_from_string (KOR_FONT_FAMILY);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (self->layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (self->layout, width > 0 ? (int) (width * PANGO_SCALE) : -1);
  pango_layout_set_text (self->layout, text, -1);
}

static void
draw_line (TestPage *self, double x1, double y1, double x2, double y2)
{
  cairo_move_to (self->cr, x1 * KOR_MM_TO_PT, y1 * KOR_MM_TO_PT);
  cairo_line_to (self->cr, x2 * KOR_MM_TO_PT, y2 * KOR_MM_TO_PT);
  cairo_stroke (self->cr);
}

static void
draw_outlines (TestPage *self)
{
  cairo_set_source_rgb (self->cr, 0.6, 0.6, 0.6);
  for (guint i = 0; i < kor_label_sheet_get_n_labels (self->sheet); i++) {
    KorRectangle place = kor_label_sheet_get_label (self->sheet, i);

    cairo_rectangle (self->cr,
                     place.x * KOR_MM_TO_PT,
                     place.y * KOR_MM_TO_PT,
                     place.width * KOR_MM_TO_PT,
                     place.height * KOR_MM_TO_PT);
    cairo_stroke (self->cr);
  }
}

static void
draw_cross (TestPage *self, const char *name, double x, double y)
{
  draw_line (self, x - CROSS_ARM, y, x + CROSS_ARM, y);
  draw_line (self, x, y - CROSS_ARM, x, y + CROSS_ARM);
  cairo_arc (
    self->cr, x * KOR_MM_TO_PT, y * KOR_MM_TO_PT, CROSS_ARM / 2 * KOR_MM_TO_PT, 0, 2 * G_PI);
  cairo_stroke (self->cr);
  set_text (self, name, TEXT_SIZE, 0);
  cairo_move_to (self->cr, (x + 1) * KOR_MM_TO_PT, (y + 1.5) * KOR_MM_TO_PT);
  pango_cairo_show_layout (self->cr, self->layout);
}

static double
get_tick (int mm)
{
  return mm % 10 == 0 ? 3.0 : mm % 5 == 0 ? 2.0 : 1.0;
}

static void
draw_number (TestPage *self, int mm, double x, double y)
{
  g_autofree char *number = g_strdup_printf ("%d", mm);
  PangoRectangle logical;

  set_text (self, number, NUMBER_SIZE, 0);
  pango_layout_get_extents (self->layout, NULL, &logical);
  cairo_move_to (self->cr,
                 x * KOR_MM_TO_PT - pango_units_to_double (logical.width) / 2,
                 y * KOR_MM_TO_PT - pango_units_to_double (logical.height) / 2);
  pango_cairo_show_layout (self->cr, self->layout);
}

/* From edge to edge, with the distance from the edge in mm: where it begins on the paper, the printer
 * begins. */
static void
draw_rulers (TestPage *self)
{
  int width = (int) kor_label_sheet_get_page_width (self->sheet);
  int height = (int) kor_label_sheet_get_page_height (self->sheet);
  double x = self->crosses.x, y = self->crosses.y;

  draw_line (self, 0, y, width, y);
  draw_line (self, x, 0, x, height);
  for (int mm = 1; mm < width; mm++) {
    draw_line (self, mm, y, mm, y - get_tick (mm));
    if (mm % 10 == 0)
      draw_number (self, mm, mm, y - 4.2);
  }
  for (int mm = 1; mm < height; mm++) {
    draw_line (self, x, mm, x - get_tick (mm), mm);
    if (mm % 10 == 0)
      draw_number (self, mm, x - 4.8, mm);
  }
}

/* Millimetres as people of the language write them. */
static char *
format_mm (double mm, int decimals, KorLanguage language)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *format = g_strdup_printf ("%%.%df", decimals);
  char *number = g_strdup (g_ascii_formatd (text, sizeof text, format, mm));

  return language == KOR_LANGUAGE_EN ? number : g_strdelimit (number, ".", ',');
}

static void
add_text (
  TestPage *self, GString *text, const char *id, int decimals, const double *values, guint n)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autofree char *line = NULL;

  for (guint i = 0; i < n; i++)
    g_strv_builder_take (builder, format_mm (values[i], decimals, self->language));
  words = g_strv_builder_end (builder);
  line = kor_document_text_fill (self->language, id, (const char *const *) words);
  g_string_append_printf (text, "%s\n", line);
}

static char *
make_text (TestPage *self, const KorPrinterSettings *printer)
{
  const KorRectangle *at = &self->crosses;
  const double across[] = { at->x, at->x + at->width }, down[] = { at->y, at->y + at->height };
  const double used[] = { printer->offset_x, printer->offset_y };
  g_autofree char *width =
    format_mm (kor_label_sheet_get_page_width (self->sheet), 0, self->language);
  g_autofree char *height =
    format_mm (kor_label_sheet_get_page_height (self->sheet), 0, self->language);
  g_autofree char *sheet = kor_document_text_fill (
    self->language,
    "test-page.sheet",
    (const char *[]) { kor_label_sheet_get_name (self->sheet), width, height, NULL });
  g_autofree char *offset_x = format_mm (used[0], 2, self->language);
  g_autofree char *offset_y = format_mm (used[1], 2, self->language);
  g_autofree char *scale_x = format_mm (printer->scale_x, 4, self->language);
  g_autofree char *scale_y = format_mm (printer->scale_y, 4, self->language);
  g_autofree char *settings =
    kor_document_text_fill (self->language,
                            "test-page.used",
                            (const char *[]) { offset_x, offset_y, scale_x, scale_y, NULL });
  GString *text = g_string_new (NULL);

  g_string_append_printf (
    text, "%s\n%s\n", kor_document_text_get (self->language, "test-page.title"), sheet);
  add_text (self, text, "test-page.print", 0, NULL, 0);
  add_text (self, text, "test-page.hold", 0, NULL, 0);
  add_text (self, text, "test-page.across", 1, across, 2);
  add_text (self, text, "test-page.down", 1, down, 2);
  add_text (self, text, "test-page.enter", 0, NULL, 0);
  g_string_append (text, settings);
  return g_string_free_and_steal (text);
}

/* Between the crosses, in type as large as fits there. */
static void
draw_text (TestPage *self, const KorPrinterSettings *printer)
{
  g_autofree char *text = make_text (self, printer);
  double x = (self->crosses.x + TEXT_SPACE) * KOR_MM_TO_PT;
  double y = (self->crosses.y + TEXT_SPACE) * KOR_MM_TO_PT;
  double width = (self->crosses.width - 2 * TEXT_SPACE) * KOR_MM_TO_PT;
  double most = (self->crosses.height - 2 * TEXT_SPACE) * KOR_MM_TO_PT;
  PangoRectangle logical;

  if (width < 20 || most < 10)
    return;
  for (double size = TEXT_SIZE; size >= 3; size -= 0.5) {
    set_text (self, text, size, width);
    pango_layout_get_extents (self->layout, NULL, &logical);
    if (pango_units_to_double (logical.height) <= most)
      break;
  }
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, self->layout);
}

/**
 * kor_printer_test_page_draw:
 * @cr: where to draw, in points from the upper left corner of the page
 * @sheet: the make of the sheets
 * @printer: the settings to try
 * @language: of the reader
 *
 * Draws crosses and rulers at known millimetres and the outlines of the labels, and says what to do
 * with them.
 */
void
kor_printer_test_page_draw (cairo_t *cr,
                            KorLabelSheet *sheet,
                            const KorPrinterSettings *printer,
                            KorLanguage language)
{
  PangoContext *context = kor_font_create_context (language);
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  TestPage page = { cr, sheet, language, layout, kor_printer_test_page_get_crosses (sheet) };
  const KorRectangle *at = &page.crosses;

  g_object_unref (context);
  cairo_save (cr);
  cairo_translate (cr, printer->offset_x * KOR_MM_TO_PT, printer->offset_y * KOR_MM_TO_PT);
  cairo_scale (cr, printer->scale_x, printer->scale_y);
  cairo_set_line_width (cr, LINE_WIDTH);
  draw_outlines (&page);
  draw_text (&page, printer);
  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_rulers (&page);
  draw_cross (&page, "A", at->x, at->y);
  draw_cross (&page, "B", at->x + at->width, at->y);
  draw_cross (&page, "C", at->x, at->y + at->height);
  draw_cross (&page, "D", at->x + at->width, at->y + at->height);
  cairo_restore (cr);
}

typedef struct {
  KorLabelSheet *sheet;
  const KorPrinterSettings *printer;
  KorLanguage language;
} PageData;

static void
draw_page_cb (cairo_t *cr, guint page, gpointer data)
{
  const PageData *self = data;

  kor_printer_test_page_draw (cr, self->sheet, self->printer, self->language);
}

/**
 * kor_printer_test_page_save_pdf:
 * @sheet: the make of the sheets
 * @printer: the settings to try
 * @info: the reader's language and the time; title and paper are the page's
 * @path: the file to write
 * @error: return location
 *
 * Returns: %FALSE with KOR_ERROR_CANNOT_WRITE
 */
gboolean
kor_printer_test_page_save_pdf (KorLabelSheet *sheet,
                                const KorPrinterSettings *printer,
                                const KorPdfInfo *info,
                                const char *path,
                                GError **error)
{
  PageData data = { sheet, printer, info->language };
  KorPdfInfo own = *info;

  own.title = kor_document_text_get (info->language, "test-page.title");
  own.width = kor_label_sheet_get_page_width (sheet) * KOR_MM_TO_PT;
  own.height = kor_label_sheet_get_page_height (sheet) * KOR_MM_TO_PT;
  return kor_pdf_save (path, &own, 1, draw_page_cb, &data, NULL, error);
}

/* Whether offset and scale are within what a printer may need. */
gboolean
kor_printer_settings_are_good (const KorPrinterSettings *self)
{
  return fabs (self->offset_x) <= KOR_PRINTER_OFFSET_MAX &&
         fabs (self->offset_y) <= KOR_PRINTER_OFFSET_MAX &&
         self->scale_x >= KOR_PRINTER_SCALE_MIN && self->scale_x <= KOR_PRINTER_SCALE_MAX &&
         self->scale_y >= KOR_PRINTER_SCALE_MIN && self->scale_y <= KOR_PRINTER_SCALE_MAX;
}

/* A printer puts what is drawn at d to a + b·d; what is meant for x is to be drawn at (x - a) / b. */
static void
solve (double used_offset,
       double used_scale,
       double nominal,
       double distance,
       double measured,
       double measured_distance,
       double *offset,
       double *scale)
{
  double drawn = used_offset + used_scale * nominal;
  double b = measured_distance / (used_scale * distance);
  double a = measured - b * drawn;

  *scale = 1 / b;
  *offset = -a / b;
}

/**
 * kor_printer_settings_measure:
 * @used: the settings the test page was printed with
 * @sheet: its sheet
 * @measured: where on the paper the crosses are: A at (x, y), B at x + width, C at y + height, in mm
 * @settings: (out): the settings that bring them to where they belong
 *
 * Returns: %FALSE when no printer is so far off: a measure is wrong
 */
gboolean
kor_printer_settings_measure (const KorPrinterSettings *used,
                              KorLabelSheet *sheet,
                              const KorRectangle *measured,
                              KorPrinterSettings *settings)
{
  KorRectangle at = kor_printer_test_page_get_crosses (sheet);

  *settings = KOR_PRINTER_SETTINGS_NONE;
  if (!(measured->width > 0) || !(measured->height > 0))
    return FALSE;
  solve (used->offset_x,
         used->scale_x,
         at.x,
         at.width,
         measured->x,
         measured->width,
         &settings->offset_x,
         &settings->scale_x);
  solve (used->offset_y,
         used->scale_y,
         at.y,
         at.height,
         measured->y,
         measured->height,
         &settings->offset_y,
         &settings->scale_y);
  return kor_printer_settings_are_good (settings);
}
