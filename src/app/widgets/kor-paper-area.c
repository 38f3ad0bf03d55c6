/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-paper-area.h"

#include <math.h>

/* Pixels of the screen in a point of paper at 100 %. */
#define PIXELS_PER_POINT (96.0 / 72.0)

/* Round a page and between two, in pixels. */
#define GAP 18

#define SMALLEST 160

struct _KorPaperArea {
  GtkWidget parent_instance;

  guint n_pages;
  double page_width; /* in points */
  double page_height;
  KorPageDraw draw;
  gpointer data;
  GDestroyNotify destroy;

  guint first;
  guint columns;
  double zoom; /* 1: as on paper; 0: as much as there is room for */
};

G_DEFINE_FINAL_TYPE (KorPaperArea, kor_paper_area, GTK_TYPE_WIDGET)

static double
get_fitting_scale (KorPaperArea *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - (self->columns + 1) * GAP;
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * GAP;

  if (self->page_width <= 0 || self->page_height <= 0)
    return 0;
  return MAX (0, MIN (width / (self->columns * self->page_width), height / self->page_height));
}

/* Where the page in @column stands, in whole pixels so that its edges are sharp. */
static graphene_rect_t
get_page_rectangle (KorPaperArea *self, guint column)
{
  double scale = kor_paper_area_get_scale (self);
  double width = round (self->page_width * scale);
  double height = round (self->page_height * scale);
  double all = self->columns * width + (self->columns - 1) * GAP;
  double left = floor ((gtk_widget_get_width (GTK_WIDGET (self)) - all) / 2);
  double top = floor ((gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2);

  return GRAPHENE_RECT_INIT (left + column * (width + GAP), top, width, height);
}

static void
snapshot_page (KorPaperArea *self, GtkSnapshot *snapshot, guint column)
{
  const GdkRGBA shadow = { 0, 0, 0, 0.35 };
  const GdkRGBA white = { 1, 1, 1, 1 };
  graphene_rect_t place = get_page_rectangle (self, column);
  double scale = kor_paper_area_get_scale (self);
  GskRoundedRect outline;
  cairo_t *cr;

  gsk_rounded_rect_init_from_rect (&outline, &place, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 0, 4);
  gtk_snapshot_append_color (snapshot, &white, &place);
  cr = gtk_snapshot_append_cairo (snapshot, &place);
  cairo_translate (cr, place.origin.x, place.origin.y);
  cairo_scale (cr, scale, scale);
  self->draw (cr, self->first + column, self->data);
  cairo_destroy (cr);
}

static gboolean
scroll_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  gboolean handled = FALSE;
  int type;

  g_variant_get (args, "(i)", &type);
  if (scroller != NULL)
    g_signal_emit_by_name (scroller,
                           "scroll-child",
                           type,
                           type == GTK_SCROLL_STEP_LEFT || type == GTK_SCROLL_STEP_RIGHT,
                           &handled);
  return handled;
}

static void
kor_paper_area_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  KorPaperArea *self = KOR_PAPER_AREA (widget);
  double scale = PIXELS_PER_POINT * (self->zoom > 0 ? self->zoom : 1);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = (int) ceil (self->columns * (self->page_width * scale + GAP)) + GAP;
  else
    *natural = (int) ceil (self->page_height * scale) + 2 * GAP;
  *natural = MAX (*natural, SMALLEST);
  *minimum = self->zoom > 0 ? *natural : SMALLEST;
}

static void
kor_paper_area_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KorPaperArea *self = KOR_PAPER_AREA (widget);

  if (self->draw == NULL || kor_paper_area_get_scale (self) <= 0)
    return;
  for (guint column = 0; column < self->columns && self->first + column < self->n_pages; column++)
    snapshot_page (self, snapshot, column);
}

static void
kor_paper_area_finalize (GObject *object)
{
  KorPaperArea *self = KOR_PAPER_AREA (object);

  if (self->destroy != NULL)
    self->destroy (self->data);
  G_OBJECT_CLASS (kor_paper_area_parent_class)->finalize (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } actions[] = {
    { GDK_KEY_Page_Up, 0, "paper.previous" },
    { GDK_KEY_KP_Page_Up, 0, "paper.previous" },
    { GDK_KEY_Page_Down, 0, "paper.next" },
    { GDK_KEY_KP_Page_Down, 0, "paper.next" },
    { GDK_KEY_Home, 0, "paper.first" },
    { GDK_KEY_End, 0, "paper.last" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "paper.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "paper.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "paper.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "paper.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "paper.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "paper.zoom-fit" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "paper.zoom-fit" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_add_binding_action (
      widget_class, actions[i].key, actions[i].modifiers, actions[i].action, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, scroll_cb, "(i)", GTK_SCROLL_STEP_UP);
  gtk_widget_class_add_binding (
    widget_class, GDK_KEY_Down, 0, scroll_cb, "(i)", GTK_SCROLL_STEP_DOWN);
  gtk_widget_class_add_binding (
    widget_class, GDK_KEY_Left, 0, scroll_cb, "(i)", GTK_SCROLL_STEP_LEFT);
  gtk_widget_class_add_binding (
    widget_class, GDK_KEY_Right, 0, scroll_cb, "(i)", GTK_SCROLL_STEP_RIGHT);
}

static void
kor_paper_area_class_init (KorPaperAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = kor_paper_area_finalize;
  widget_class->measure = kor_paper_area_measure;
  widget_class->snapshot = kor_paper_area_snapshot;
  gtk_widget_class_set_css_name (widget_class, "paperarea");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_bindings (widget_class);
}

static void
kor_paper_area_init (KorPaperArea *self)
{
  self->columns = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * kor_paper_area_set_pages:
 * @self: an area
 * @n_pages: how many pages there are
 * @width: of the paper, in points
 * @height: of the paper, in points
 * @draw: (nullable): draws a page
 * @data: for @draw
 * @destroy: (nullable): frees @data
 */
void
kor_paper_area_set_pages (KorPaperArea *self,
                          guint n_pages,
                          double width,
                          double height,
                          KorPageDraw draw,
                          gpointer data,
                          GDestroyNotify destroy)
{
  if (self->destroy != NULL)
    self->destroy (self->data);
  self->n_pages = n_pages;
  self->page_width = width;
  self->page_height = height;
  self->draw = draw;
  self->data = data;
  self->destroy = destroy;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Shows @columns pages from page @first (from 0) on. */
void
kor_paper_area_show (KorPaperArea *self, guint first, guint columns)
{
  if (self->columns != columns)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  self->first = first;
  self->columns = columns;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* 1 is the size on paper; 0 fits the pages into the room there is. */
void
kor_paper_area_set_zoom (KorPaperArea *self, double zoom)
{
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns: how many pixels a point of the paper takes now */
double
kor_paper_area_get_scale (KorPaperArea *self)
{
  return self->zoom > 0 ? self->zoom * PIXELS_PER_POINT : get_fitting_scale (self);
}

/**
 * kor_paper_area_find:
 * @self: an area
 * @x: a place on the widget
 * @y: a place on the widget
 * @page: (out): the page there, from 0
 * @page_x: (out): points from the page's left edge
 * @page_y: (out): points from the page's upper edge
 *
 * Returns: whether there is a page at that place
 */
gboolean
kor_paper_area_find (
  KorPaperArea *self, double x, double y, guint *page, double *page_x, double *page_y)
{
  double scale = kor_paper_area_get_scale (self);

  if (scale <= 0)
    return FALSE;
  for (guint column = 0; column < self->columns && self->first + column < self->n_pages; column++) {
    graphene_rect_t place = get_page_rectangle (self, column);

    if (graphene_rect_contains_point (&place, &GRAPHENE_POINT_INIT ((float) x, (float) y))) {
      *page = self->first + column;
      *page_x = (x - place.origin.x) / scale;
      *page_y = (y - place.origin.y) / scale;
      return TRUE;
    }
  }
  return FALSE;
}
