/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-label-preview.h"

#include <glib/gi18n.h>

#include "kor-font.h"
#include "kor-list-run.h"

/* The same layout draws labels on the screen, into the PDF and for the printer; on the screen the
 * sheet itself is drawn too: labels that are used up and the one to start with. */

static const char *const *
get_lines_cb (guint index, gpointer data)
{
  const KorListPerson *person = g_ptr_array_index ((GPtrArray *) data, index);

  return (const char *const *) person->lines;
}

static void
trace_label (KorLabelSheet *sheet, cairo_t *cr, guint index)
{
  KorRectangle place = kor_label_sheet_get_label (sheet, index);
  double x = place.x * KOR_MM_TO_PT;
  double y = place.y * KOR_MM_TO_PT;
  double width = place.width * KOR_MM_TO_PT;
  double height = place.height * KOR_MM_TO_PT;
  double r = MAX (kor_label_sheet_get_radius (sheet), 1.0) * KOR_MM_TO_PT;

  cairo_new_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, G_PI + G_PI_2);
  cairo_close_path (cr);
}

/* A small word in label @index: in its middle, or at the right upper corner on a ground of blue. */
static void
draw_word (KorLabelSheet *sheet, cairo_t *cr, guint index, const char *word, gboolean corner)
{
  KorRectangle place = kor_label_sheet_get_label (sheet, index);
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (KOR_FONT_FAMILY);
  double x, y;
  int width, height;

  pango_font_description_set_size (font, 7 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, word, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (corner) {
    x = (place.x + place.width) * KOR_MM_TO_PT - width - 8;
    y = place.y * KOR_MM_TO_PT + 4;
    cairo_rectangle (cr, x - 4, y - 1, width + 8, height + 2);
    cairo_set_source_rgb (cr, 0.11, 0.44, 0.85);
    cairo_fill (cr);
    cairo_set_source_rgb (cr, 1, 1, 1);
  } else {
    x = (place.x + place.width / 2) * KOR_MM_TO_PT - width / 2.0;
    y = (place.y + place.height / 2) * KOR_MM_TO_PT - height / 2.0;
    cairo_set_source_rgb (cr, 0.4, 0.4, 0.4);
  }
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_empty (KorLabelSheet *sheet, cairo_t *cr, guint index, const char *word)
{
  const double dashes[] = { 3, 2 };

  trace_label (sheet, cr, index);
  cairo_set_source_rgb (cr, 0.95, 0.95, 0.95);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0.7, 0.7, 0.7);
  cairo_set_line_width (cr, 0.7);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  draw_word (sheet, cr, index, word, FALSE);
}

static void
draw_start (KorLabelSheet *sheet, cairo_t *cr, guint index)
{
  trace_label (sheet, cr, index);
  cairo_set_source_rgb (cr, 0.11, 0.44, 0.85);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);
  /* Translators: in the picture of a sheet: printing starts with this label */
  draw_word (sheet, cr, index, C_ ("label", "start"), TRUE);
}

/**
 * kor_list_layout_new:
 * @sheet: the make of the sheets
 * @persons: (element-type KorListPerson): whom the list holds; kept
 * @start: the first label that is not used up, from 1
 *
 * Returns: (transfer full): the labels of @persons; belongs to the calling thread
 */
KorLabelLayout *
kor_list_layout_new (KorLabelSheet *sheet, GPtrArray *persons, guint start)
{
  KorLabelLayout *layout = kor_label_layout_new (sheet,
                                                 persons->len,
                                                 get_lines_cb,
                                                 g_ptr_array_ref (persons),
                                                 (GDestroyNotify) g_ptr_array_unref);

  kor_label_layout_set_start (layout, start);
  return layout;
}

/* --- the preview --------------------------------------------------------------------------------- */

struct _KorLabelPreview {
  KorLabelLayout *layout;
  KorLabelChoice *choice;
};

/**
 * kor_label_preview_new:
 * @groups: the labels
 * @choice: on what they are printed; how far the printer is off is not shown
 *
 * Returns: (transfer full): sheets as they lie before the clerk; main thread
 */
KorLabelPreview *
kor_label_preview_new (KorLabelGroups *groups, const KorLabelChoice *choice)
{
  KorLabelPreview *self = g_new0 (KorLabelPreview, 1);

  self->choice = kor_label_choice_copy (choice);
  self->choice->printer = KOR_PRINTER_SETTINGS_NONE;
  self->layout = kor_label_choice_lay_out (self->choice, groups);
  kor_label_layout_set_outlines (self->layout, TRUE);
  return self;
}

void
kor_label_preview_free (KorLabelPreview *self)
{
  g_object_unref (self->layout);
  kor_label_choice_free (self->choice);
  g_free (self);
}

guint
kor_label_preview_get_n_pages (KorLabelPreview *self)
{
  return kor_label_layout_get_n_pages (self->layout);
}

/* A #KorPageDraw of a #KorLabelPreview. */
void
kor_label_preview_draw (cairo_t *cr, guint page, gpointer preview)
{
  const KorLabelPreview *self = preview;
  KorLabelSheet *sheet = self->choice->sheet;

  kor_label_layout_draw_page (self->layout, cr, page);
  if (page > 0 || kor_label_sheet_get_n_labels (sheet) == 1)
    return;
  for (guint i = 0; i + 1 < self->choice->start; i++)
    /* Translators: in the picture of a sheet: this label has been used up before */
    draw_empty (sheet, cr, i, C_ ("label", "used"));
  for (guint i = 0; i < self->choice->skipped->len; i++) {
    guint place = g_array_index (self->choice->skipped, guint, i);

    if (place >= self->choice->start)
      /* Translators: in the picture of a sheet: this label is spoiled and is left empty */
      draw_empty (sheet, cr, place - 1, C_ ("label", "skipped"));
  }
  draw_start (sheet, cr, self->choice->start - 1);
}
