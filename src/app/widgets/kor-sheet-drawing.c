/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-sheet-drawing.h"

#include <glib/gi18n.h>
#include <math.h>

/* Round the paper, in pixels: room for the arrows along it. */
#define PAD 30
/* What leaves the paper is shown up to this much of it. */
#define SHOWN_OUTSIDE 0.3

#define SMALLEST 180
#define NATURAL 420
#define NATURAL_HEIGHT 220

#define HATCH 6
#define HEAD 6.0   /* of an arrow */
#define SHORT 22.0 /* shorter arrows point from outside */
#define TICK 7.0

#define FIRST_LINE 0.22 /* of the height of the sample address */

struct _KorSheetDrawing {
  GtkWidget parent_instance;

  KorSheetDraft draft; /* the last that could be drawn; its names are not kept */
  gboolean drawable;   /* whether there is one */
  gboolean faded;      /* it is an older one */
  KorSheetField field;
};

/* While it is drawn. */
typedef struct {
  KorSheetDrawing *self;
  GtkSnapshot *snapshot;
  double scale; /* pixels in a mm */
  double x;     /* of the paper's corner */
  double y;
} Canvas;

/* A length to be shown, from one place on the paper to another, in pixels. */
typedef struct {
  gboolean across;
  double from;
  double to;
  double at; /* on the other axis */
} Measure;

G_DEFINE_FINAL_TYPE (KorSheetDrawing, kor_sheet_drawing, GTK_TYPE_WIDGET)

/* On white paper in the light and the dark. */
static const GdkRGBA paper_color = { 1, 1, 1, 1 };
static const GdkRGBA shadow_color = { 0, 0, 0, 0.35 };
static const GdkRGBA line_color = { 0.40, 0.40, 0.43, 1 };
static const GdkRGBA label_color = { 0.95, 0.95, 0.94, 1 };
static const GdkRGBA ink_color = { 0.36, 0.36, 0.39, 1 };
static const GdkRGBA sample_color = { 0.72, 0.72, 0.74, 1 };
static const GdkRGBA hatch_color = { 0.35, 0.35, 0.38, 0.45 };
static const GdkRGBA bad_color = { 0.75, 0.11, 0.16, 1 };
static const GdkRGBA bad_ground = { 0.88, 0.11, 0.14, 0.22 };
static const GdkRGBA measure_color = { 0.11, 0.44, 0.85, 1 };

#define VALUE(self, field) ((self)->draft.values[KOR_SHEET_FIELD_##field])

/* --- the paper ---------------------------------------------------------------------------------------------- */

static graphene_rect_t
place (const Canvas *canvas, const KorRectangle *rectangle)
{
  double x = canvas->x + rectangle->x * canvas->scale, y = canvas->y + rectangle->y * canvas->scale;
  double width = rectangle->width * canvas->scale, height = rectangle->height * canvas->scale;

  return GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
}

static KorRectangle
get_paper (KorSheetDrawing *self)
{
  return (KorRectangle) { 0, 0, VALUE (self, PAGE_WIDTH), VALUE (self, PAGE_HEIGHT) };
}

/* The paper and what stands out of it at the right and at the bottom. */
static void
make_canvas (KorSheetDrawing *self, GtkSnapshot *snapshot, Canvas *canvas)
{
  KorRectangle paper = get_paper (self);
  KorRectangle last = kor_sheet_draft_get_label (
    &self->draft, (guint) VALUE (self, NX) - 1, (guint) VALUE (self, NY) - 1);
  double width = CLAMP (last.x + last.width, paper.width, paper.width * (1 + SHOWN_OUTSIDE));
  double height = CLAMP (last.y + last.height, paper.height, paper.height * (1 + SHOWN_OUTSIDE));
  double room_x = MAX (1, gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PAD);
  double room_y = MAX (1, gtk_widget_get_height (GTK_WIDGET (self)) - 2 * PAD);

  canvas->self = self;
  canvas->snapshot = snapshot;
  canvas->scale = MIN (room_x / width, room_y / height);
  canvas->x = floor (PAD + (room_x - width * canvas->scale) / 2);
  canvas->y = floor (PAD + (room_y - height * canvas->scale) / 2);
}

static void
draw_paper (Canvas *canvas)
{
  KorRectangle paper = get_paper (canvas->self);
  graphene_rect_t at = place (canvas, &paper);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &at, 0);
  gtk_snapshot_append_outset_shadow (canvas->snapshot, &outline, &shadow_color, 0, 1, 0, 4);
  gtk_snapshot_append_color (canvas->snapshot, &paper_color, &at);
}

static void
stroke (Canvas *canvas, GskPathBuilder *builder, const GdkRGBA *color, float width)
{
  g_autoptr (GskPath) path = gsk_path_builder_free_to_path (builder);
  GskStroke *pen = gsk_stroke_new (width);

  gtk_snapshot_append_stroke (canvas->snapshot, path, pen, color);
  gsk_stroke_free (pen);
}

static GskPath *
make_hatch (const graphene_rect_t *at)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  float width = at->size.width, height = at->size.height;

  for (float x = -height; x < width; x += HATCH) {
    gsk_path_builder_move_to (builder, at->origin.x + x, at->origin.y + height);
    gsk_path_builder_line_to (builder, at->origin.x + x + height, at->origin.y);
  }
  return gsk_path_builder_free_to_path (builder);
}

/* The four edges that the printer can't reach. */
static void
draw_unprinted (Canvas *canvas)
{
  KorSheetDrawing *self = canvas->self;
  KorRectangle paper = get_paper (self);
  double margin = MIN (VALUE (self, PRINTER), MIN (paper.width, paper.height) / 2);
  const KorRectangle edges[] = {
    { 0, 0, paper.width, margin },
    { 0, paper.height - margin, paper.width, margin },
    { 0, margin, margin, paper.height - 2 * margin },
    { paper.width - margin, margin, margin, paper.height - 2 * margin },
  };
  graphene_rect_t all = place (canvas, &paper);
  g_autoptr (GskPath) hatch = make_hatch (&all);
  GskStroke *pen = gsk_stroke_new (1);
  gboolean meant = self->field == KOR_SHEET_FIELD_PRINTER;

  for (guint i = 0; margin > 0 && i < G_N_ELEMENTS (edges); i++) {
    graphene_rect_t at = place (canvas, &edges[i]);

    gtk_snapshot_push_clip (canvas->snapshot, &at);
    gtk_snapshot_append_stroke (
      canvas->snapshot, hatch, pen, meant ? &measure_color : &hatch_color);
    gtk_snapshot_pop (canvas->snapshot);
  }
  gsk_stroke_free (pen);
}

/* --- the labels --------------------------------------------------------------------------------------------- */

static PangoLayout *
make_text (Canvas *canvas, const char *text, double size, gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (canvas->self), text);
  PangoFontDescription *font = pango_font_description_copy (
    pango_context_get_font_description (pango_layout_get_context (layout)));

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  return layout;
}

static void
draw_text (Canvas *canvas, PangoLayout *layout, double x, double y, const GdkRGBA *color)
{
  gtk_snapshot_save (canvas->snapshot);
  gtk_snapshot_translate (canvas->snapshot,
                          &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_snapshot_append_layout (canvas->snapshot, layout, color);
  gtk_snapshot_restore (canvas->snapshot);
}

/* The labels are counted row by row. */
static void
draw_number (Canvas *canvas, const graphene_rect_t *at, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autoptr (PangoLayout) layout = NULL;
  int width, height;

  if (at->size.width < 24 || at->size.height < 14)
    return;
  layout = make_text (canvas, text, CLAMP (at->size.height / 3, 9, 13), FALSE);
  pango_layout_get_pixel_size (layout, &width, &height);
  draw_text (canvas,
             layout,
             at->origin.x + at->size.width - width - 5,
             at->origin.y + at->size.height - height - 2,
             &ink_color);
}

static void
draw_label (Canvas *canvas, const KorRectangle *label, gboolean bad, guint number)
{
  double radius = MIN (VALUE (canvas->self, RADIUS), MIN (label->width, label->height) / 2);
  const GdkRGBA *color = bad ? &bad_color : &line_color;
  const GdkRGBA colors[] = { *color, *color, *color, *color };
  const float width = bad ? 1.5f : 1.0f;
  const float widths[] = { width, width, width, width };
  graphene_rect_t at = place (canvas, label);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &at, (float) (radius * canvas->scale));
  gtk_snapshot_push_rounded_clip (canvas->snapshot, &outline);
  gtk_snapshot_append_color (canvas->snapshot, bad ? &bad_ground : &label_color, &at);
  gtk_snapshot_pop (canvas->snapshot);
  gtk_snapshot_append_border (canvas->snapshot, &outline, widths, colors);
  draw_number (canvas, &at, number);
}

static void
draw_labels (Canvas *canvas)
{
  KorSheetDrawing *self = canvas->self;
  guint nx = (guint) VALUE (self, NX), ny = (guint) VALUE (self, NY);
  gboolean overlap = kor_sheet_draft_overlaps (&self->draft);

  for (guint i = 0; i < nx * ny; i++) {
    KorRectangle label = kor_sheet_draft_get_label (&self->draft, i % nx, i / nx);

    draw_label (
      canvas, &label, overlap || kor_sheet_draft_is_outside (&self->draft, &label), i + 1);
  }
}

static void
draw_dashed (Canvas *canvas, const graphene_rect_t *at, const GdkRGBA *color)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskStroke *pen = gsk_stroke_new (1);
  const float dashes[] = { 3, 3 };

  gsk_path_builder_add_rect (builder, at);
  path = gsk_path_builder_free_to_path (builder);
  gsk_stroke_set_dash (pen, dashes, G_N_ELEMENTS (dashes));
  gtk_snapshot_append_stroke (canvas->snapshot, path, pen, color);
  gsk_stroke_free (pen);
}

/* Where the address goes, as far as the inner margin says, and the place of the sender. */
static void
draw_inside (Canvas *canvas)
{
  KorSheetDrawing *self = canvas->self;
  KorRectangle label = kor_sheet_draft_get_label (&self->draft, 0, 0);
  double margin = MIN (VALUE (self, MARGIN), MIN (label.width, label.height) / 2);
  KorRectangle inside = {
    label.x + margin, label.y + margin, label.width - 2 * margin, label.height - 2 * margin
  };
  graphene_rect_t at = place (canvas, &inside);

  if (margin > 0)
    draw_dashed (canvas, &at, self->field == KOR_SHEET_FIELD_MARGIN ? &measure_color : &line_color);
  for (guint i = 0; i < 3 && at.size.height > 20; i++) {
    float line = at.size.height * 0.09f;
    float y = at.origin.y + at.size.height * (float) (FIRST_LINE + i * 0.2);
    float width = at.size.width * (i == 0 ? 0.5f : i == 1 ? 0.62f : 0.45f);

    gtk_snapshot_append_color (
      canvas->snapshot,
      &sample_color,
      &GRAPHENE_RECT_INIT (at.origin.x + at.size.width * 0.08f, y, width, line));
  }
  at = place (canvas, &self->draft.sender);
  if (self->draft.sender.width > 0)
    draw_dashed (canvas, &at, &line_color);
}

/* --- the arrow ---------------------------------------------------------------------------------------------- */

static void
add_line (GskPathBuilder *builder, gboolean across, double from, double to, double at)
{
  if (across) {
    gsk_path_builder_move_to (builder, (float) from, (float) at);
    gsk_path_builder_line_to (builder, (float) to, (float) at);
  } else {
    gsk_path_builder_move_to (builder, (float) at, (float) from);
    gsk_path_builder_line_to (builder, (float) at, (float) to);
  }
}

/* A head with its tip at @tip; @side is -1 when it points to the right or down. */
static void
draw_head (Canvas *canvas, gboolean across, double tip, double at, int side)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  float end = (float) (tip + side * HEAD), middle = (float) at, half = (float) HEAD / 2;
  float point = (float) tip;

  gsk_path_builder_move_to (builder, across ? point : middle, across ? middle : point);
  gsk_path_builder_line_to (builder, across ? end : middle - half, across ? middle - half : end);
  gsk_path_builder_line_to (builder, across ? end : middle + half, across ? middle + half : end);
  gsk_path_builder_close (builder);
  path = gsk_path_builder_free_to_path (builder);
  gtk_snapshot_append_fill (canvas->snapshot, path, GSK_FILL_RULE_WINDING, &measure_color);
}

static void
draw_arrow (Canvas *canvas, const Measure *measure)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  gboolean outside = measure->to - measure->from < SHORT;
  double tail = outside ? HEAD + 6 : 0;

  /* Where it begins and ends, across it. */
  add_line (builder, !measure->across, measure->at - TICK, measure->at + TICK, measure->from);
  add_line (builder, !measure->across, measure->at - TICK, measure->at + TICK, measure->to);
  add_line (builder,
            measure->across,
            measure->from - tail,
            outside ? measure->from : measure->to,
            measure->at);
  if (outside)
    add_line (builder, measure->across, measure->to, measure->to + tail, measure->at);
  stroke (canvas, builder, &measure_color, 1.5f);
  draw_head (canvas, measure->across, measure->from, measure->at, outside ? -1 : 1);
  draw_head (canvas, measure->across, measure->to, measure->at, outside ? 1 : -1);
}

/* A word on a ground of its own, kept inside the widget. */
static void
draw_pill (Canvas *canvas, const char *text, double x, double y, const GdkRGBA *ground)
{
  g_autoptr (PangoLayout) layout = make_text (canvas, text, 12, TRUE);
  GskRoundedRect outline;
  graphene_rect_t at;
  int width, height;
  double left, top;

  pango_layout_get_pixel_size (layout, &width, &height);
  left = CLAMP (
    x - width / 2.0 - 6, 2, MAX (2, gtk_widget_get_width (GTK_WIDGET (canvas->self)) - width - 14));
  top = CLAMP (y - height / 2.0 - 2,
               2,
               MAX (2, gtk_widget_get_height (GTK_WIDGET (canvas->self)) - height - 6));
  at = GRAPHENE_RECT_INIT ((float) left, (float) top, (float) width + 12, (float) height + 4);
  gsk_rounded_rect_init_from_rect (&outline, &at, (float) (height + 4) / 2);
  gtk_snapshot_push_rounded_clip (canvas->snapshot, &outline);
  gtk_snapshot_append_color (canvas->snapshot, ground, &at);
  gtk_snapshot_pop (canvas->snapshot);
  draw_text (canvas, layout, left + 6, top + 2, &paper_color);
}

/* The length in words, on its arrow where that is long enough, or else beside it. */
static void
draw_length (Canvas *canvas, const Measure *measure, const char *text)
{
  g_autoptr (PangoLayout) layout = make_text (canvas, text, 12, TRUE);
  double middle = (measure->from + measure->to) / 2;
  double length = measure->to - measure->from;
  double beside;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  width += 12;
  if (measure->across) {
    beside = length < SHORT ? measure->to + HEAD + 10 + width / 2.0 : middle;
    if (length >= width + 4 * HEAD)
      draw_pill (canvas, text, middle, measure->at, &measure_color);
    else if (length >= SHORT)
      draw_pill (canvas, text, middle, measure->at + TICK + height / 2.0 + 4, &measure_color);
    else
      draw_pill (canvas, text, beside, measure->at, &measure_color);
  } else if (length >= height + 5 * HEAD) {
    draw_pill (canvas, text, measure->at, middle, &measure_color);
  } else {
    draw_pill (canvas, text, measure->at + TICK + width / 2.0 + 4, middle, &measure_color);
  }
}

/* What is measured along a row or a column: in mm from the paper's corner. */
static gboolean
find_inside (KorSheetDrawing *self, gboolean across, double *from, double *to)
{
  double start = across ? VALUE (self, X0) : VALUE (self, Y0);
  double size = across ? VALUE (self, WIDTH) : VALUE (self, HEIGHT);
  double step = across ? VALUE (self, DX) : VALUE (self, DY);
  double n = across ? VALUE (self, NX) : VALUE (self, NY);

  switch ((int) self->field) {
  case KOR_SHEET_FIELD_NX:
  case KOR_SHEET_FIELD_NY:
    *from = start, *to = start + (n > 1 ? (n - 1) * step : 0) + size;
    return TRUE;
  case KOR_SHEET_FIELD_WIDTH:
  case KOR_SHEET_FIELD_HEIGHT:
    *from = start, *to = start + size;
    return TRUE;
  case KOR_SHEET_FIELD_X0:
  case KOR_SHEET_FIELD_Y0:
    *from = 0, *to = start;
    return TRUE;
  case KOR_SHEET_FIELD_GAP_X:
  case KOR_SHEET_FIELD_GAP_Y:
    *from = start + MIN (size, step), *to = start + MAX (size, step);
    return n > 1;
  case KOR_SHEET_FIELD_DX:
  case KOR_SHEET_FIELD_DY:
    *from = start, *to = start + step;
    return n > 1;
  case KOR_SHEET_FIELD_RADIUS:
    *from = start, *to = start + MIN (VALUE (self, RADIUS), size);
    return *to > *from;
  case KOR_SHEET_FIELD_MARGIN:
    *from = start, *to = start + MIN (VALUE (self, MARGIN), size);
    return *to > *from;
  default:
    return FALSE;
  }
}

static gboolean
is_across (KorSheetField field)
{
  return field != KOR_SHEET_FIELD_PAGE_HEIGHT && field != KOR_SHEET_FIELD_NY &&
         field != KOR_SHEET_FIELD_HEIGHT && field != KOR_SHEET_FIELD_Y0 &&
         field != KOR_SHEET_FIELD_GAP_Y && field != KOR_SHEET_FIELD_DY;
}

/* Returns: whether the field is a length that can be shown */
static gboolean
find_measure (Canvas *canvas, Measure *measure)
{
  KorSheetDrawing *self = canvas->self;
  KorRectangle first = kor_sheet_draft_get_label (&self->draft, 0, 0);
  gboolean across = is_across (self->field);
  double from = 0, to, at = across ? first.y + first.height / 2 : first.x + first.width / 2;

  if (self->field == KOR_SHEET_FIELD_PAGE_WIDTH || self->field == KOR_SHEET_FIELD_PAGE_HEIGHT) {
    to = across ? VALUE (self, PAGE_WIDTH) : VALUE (self, PAGE_HEIGHT);
    at = -PAD / 2.0 / canvas->scale;
  } else if (self->field == KOR_SHEET_FIELD_PRINTER) {
    to = VALUE (self, PRINTER);
    at = VALUE (self, PAGE_HEIGHT) / 2;
  } else if (!find_inside (self, across, &from, &to)) {
    return FALSE;
  }
  if (self->field == KOR_SHEET_FIELD_RADIUS)
    at = first.y + VALUE (self, RADIUS);
  measure->across = across;
  measure->from = (across ? canvas->x : canvas->y) + from * canvas->scale;
  measure->to = (across ? canvas->x : canvas->y) + to * canvas->scale;
  measure->at = (across ? canvas->y : canvas->x) + at * canvas->scale;
  return TRUE;
}

static char *
describe_field (KorSheetDrawing *self)
{
  g_autofree char *number = kor_sheet_format_mm (self->draft.values[self->field]);

  if (self->field == KOR_SHEET_FIELD_NX)
    return g_strdup_printf (ngettext ("%s column", "%s columns", (gulong) VALUE (self, NX)),
                            number);
  if (self->field == KOR_SHEET_FIELD_NY)
    return g_strdup_printf (ngettext ("%s row", "%s rows", (gulong) VALUE (self, NY)), number);
  /* Translators: a length in millimetres: "63.5 mm" */
  return g_strdup_printf (_ ("%s mm"), number);
}

static void
draw_measure (Canvas *canvas)
{
  KorSheetDrawing *self = canvas->self;
  g_autofree char *text = NULL;
  Measure measure;

  if (!find_measure (canvas, &measure))
    return;
  if (self->field == KOR_SHEET_FIELD_RADIUS) {
    GskPathBuilder *builder = gsk_path_builder_new ();

    gsk_path_builder_add_circle (builder,
                                 &GRAPHENE_POINT_INIT ((float) measure.to, (float) measure.at),
                                 (float) (VALUE (self, RADIUS) * canvas->scale));
    stroke (canvas, builder, &measure_color, 1);
  }
  text = describe_field (self);
  draw_arrow (canvas, &measure);
  draw_length (canvas, &measure, text);
}

/* --- words -------------------------------------------------------------------------------------------------- */

/* Returns: (nullable): what is red, in words */
static const char *
get_fault (KorSheetDrawing *self)
{
  guint nx = (guint) VALUE (self, NX), ny = (guint) VALUE (self, NY);
  KorRectangle last = kor_sheet_draft_get_label (&self->draft, nx - 1, ny - 1);

  if (kor_sheet_draft_is_outside (&self->draft, &last))
    return _ ("Outside the paper");
  if (kor_sheet_draft_overlaps (&self->draft))
    return _ ("Labels overlap");
  return NULL;
}

static void
draw_fault (Canvas *canvas)
{
  KorSheetDrawing *self = canvas->self;
  const char *fault = get_fault (self);

  if (fault != NULL)
    draw_pill (canvas,
               fault,
               canvas->x + VALUE (self, PAGE_WIDTH) * canvas->scale / 2,
               canvas->y + VALUE (self, PAGE_HEIGHT) * canvas->scale - 16,
               &bad_color);
}

/* The drawing in words, for who does not see it. */
static void
update_description (KorSheetDrawing *self)
{
  g_autofree char *page_width = kor_sheet_format_mm (VALUE (self, PAGE_WIDTH));
  g_autofree char *page_height = kor_sheet_format_mm (VALUE (self, PAGE_HEIGHT));
  g_autofree char *width = kor_sheet_format_mm (VALUE (self, WIDTH));
  g_autofree char *height = kor_sheet_format_mm (VALUE (self, HEIGHT));
  g_autoptr (GString) text = g_string_new (NULL);

  if (!self->drawable)
    return;
  g_string_printf (text,
                   _ ("Paper of %s × %s mm with %u × %u labels of %s × %s mm."),
                     page_width,
                     page_height,
                     (guint) VALUE (self, NX),
                     (guint) VALUE (self, NY),
                     width,
                     height);
  if (get_fault (self) != NULL)
    g_string_append_printf (text, " %s.", get_fault (self));
  if (self->field >= KOR_SHEET_FIELD_PAGE_WIDTH) {
    g_autofree char *length = describe_field (self);

    /* Translators: the field being filled in and its length: "Width of a label: 63.5 mm." */
    g_string_append_c (text, ' ');
    g_string_append_printf (text, _ ("%s: %s."), kor_sheet_field_get_title (self->field), length);
  }
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
}

/* --- widget ------------------------------------------------------------------------------------------------- */

static void
kor_sheet_drawing_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = SMALLEST;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL : NATURAL_HEIGHT;
}

static void
kor_sheet_drawing_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KorSheetDrawing *self = KOR_SHEET_DRAWING (widget);
  graphene_rect_t all = GRAPHENE_RECT_INIT (
    0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  Canvas canvas;

  if (!self->drawable)
    return;
  make_canvas (self, snapshot, &canvas);
  gtk_snapshot_push_clip (snapshot, &all);
  if (self->faded)
    gtk_snapshot_push_opacity (snapshot, 0.4);
  draw_paper (&canvas);
  draw_labels (&canvas);
  draw_inside (&canvas);
  draw_unprinted (&canvas);
  draw_fault (&canvas);
  draw_measure (&canvas);
  if (self->faded)
    gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
kor_sheet_drawing_class_init (KorSheetDrawingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = kor_sheet_drawing_measure;
  widget_class->snapshot = kor_sheet_drawing_snapshot;
  gtk_widget_class_set_css_name (widget_class, "sheetdrawing");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kor_sheet_drawing_init (KorSheetDrawing *self)
{
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Drawing of the sheet"), -1);
}

/**
 * kor_sheet_drawing_set_draft:
 * @self: a drawing
 * @draft: what to draw
 *
 * While the draft lacks a number, what was drawn last stays and pales.
 */
void
kor_sheet_drawing_set_draft (KorSheetDrawing *self, const KorSheetDraft *draft)
{
  self->faded = !kor_sheet_draft_can_draw (draft);
  if (!self->faded) {
    self->draft = *draft;
    self->draft.id = self->draft.brand = self->draft.part = NULL;
    self->drawable = TRUE;
  }
  update_description (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Shows where that length is on the sheet. */
void
kor_sheet_drawing_set_field (KorSheetDrawing *self, KorSheetField field)
{
  self->field = field;
  update_description (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
