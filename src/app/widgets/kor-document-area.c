/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-document-area.h"

#include <math.h>

/* Round the page, in pixels. */
#define GAP 9

/* Width of A4 at 96 pixels an inch, and its height by its width: until a page is known. */
#define PAPER_WIDTH 794
#define PAPER_RATIO 1.4142

/* What the helper process draws at most. */
#define LARGEST_PICTURE 4096

struct _KorDocumentArea {
  GtkWidget parent_instance;

  GdkPaintable *picture;
  double ratio; /* height of the page by its width */
  double zoom;  /* 1: as wide as A4 on paper; 0: as much as there is room for */
};

enum {
  RESIZED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorDocumentArea, kor_document_area, GTK_TYPE_WIDGET)

/* Where the page stands, in whole pixels so that it is sharp. */
static graphene_rect_t
get_page_rectangle (KorDocumentArea *self)
{
  double room_width = gtk_widget_get_width (GTK_WIDGET (self));
  double room_height = gtk_widget_get_height (GTK_WIDGET (self));
  double width = self->zoom > 0 ? PAPER_WIDTH * self->zoom : room_width - 2 * GAP;
  double height = width * self->ratio;

  if (self->zoom <= 0 && height > room_height - 2 * GAP) {
    height = room_height - 2 * GAP;
    width = height / self->ratio;
  }
  width = MAX (1, round (width));
  height = MAX (1, round (height));
  return GRAPHENE_RECT_INIT (
    floor ((room_width - width) / 2), floor ((room_height - height) / 2), width, height);
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
kor_document_area_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  KorDocumentArea *self = KOR_DOCUMENT_AREA (widget);
  double width = self->zoom > 0 ? PAPER_WIDTH * self->zoom : PAPER_WIDTH / 4.0;
  double size = orientation == GTK_ORIENTATION_HORIZONTAL ? width : width * self->ratio;

  *natural = (int) ceil (size) + 2 * GAP;
  *minimum = self->zoom > 0 ? *natural : 60;
}

static void
kor_document_area_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  g_signal_emit (widget, signals[RESIZED], 0);
}

static void
kor_document_area_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  const GdkRGBA shadow = { 0, 0, 0, 0.35 };
  const GdkRGBA white = { 1, 1, 1, 1 };
  KorDocumentArea *self = KOR_DOCUMENT_AREA (widget);
  graphene_rect_t place = get_page_rectangle (self);
  GskRoundedRect outline;

  if (self->picture == NULL)
    return;
  gsk_rounded_rect_init_from_rect (&outline, &place, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 0, 4);
  gtk_snapshot_append_color (snapshot, &white, &place);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &place.origin);
  gdk_paintable_snapshot (self->picture, snapshot, place.size.width, place.size.height);
  gtk_snapshot_restore (snapshot);
}

static void
kor_document_area_dispose (GObject *object)
{
  g_clear_object (&KOR_DOCUMENT_AREA (object)->picture);
  G_OBJECT_CLASS (kor_document_area_parent_class)->dispose (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } actions[] = {
    { GDK_KEY_Page_Up, 0, "document.previous" },
    { GDK_KEY_KP_Page_Up, 0, "document.previous" },
    { GDK_KEY_Page_Down, 0, "document.next" },
    { GDK_KEY_KP_Page_Down, 0, "document.next" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "document.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "document.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "document.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "document.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "document.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "document.zoom-fit" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "document.zoom-fit" },
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
kor_document_area_class_init (KorDocumentAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_document_area_dispose;
  widget_class->measure = kor_document_area_measure;
  widget_class->size_allocate = kor_document_area_size_allocate;
  widget_class->snapshot = kor_document_area_snapshot;
  signals[RESIZED] = g_signal_new (
    "resized", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "paperarea");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_bindings (widget_class);
}

static void
kor_document_area_init (KorDocumentArea *self)
{
  self->ratio = PAPER_RATIO;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * kor_document_area_set_picture:
 * @self: an area
 * @picture: (nullable): a page
 */
void
kor_document_area_set_picture (KorDocumentArea *self, GdkPaintable *picture)
{
  double ratio = picture != NULL ? gdk_paintable_get_intrinsic_aspect_ratio (picture) : 0;

  g_set_object (&self->picture, picture);
  if (ratio > 0)
    self->ratio = 1 / ratio;
  if (self->zoom > 0)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* 1 is about the size on paper; 0 fits the page into the room there is. */
void
kor_document_area_set_zoom (KorDocumentArea *self, double zoom)
{
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Returns: the zoom of now, also while it is the fitted one */
double
kor_document_area_get_zoom (KorDocumentArea *self)
{
  return get_page_rectangle (self).size.width / PAPER_WIDTH;
}

/**
 * kor_document_area_get_wanted_size:
 * @self: an area
 * @width: (out): of the largest picture that is of use, in pixels of the screen
 * @height: (out): its height
 *
 * Returns: whether there is room for a picture
 */
gboolean
kor_document_area_get_wanted_size (KorDocumentArea *self, int *width, int *height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkNative *native = gtk_widget_get_native (widget);
  double scale = native != NULL ? gdk_surface_get_scale (gtk_native_get_surface (native)) : 1;
  double wide = gtk_widget_get_width (widget) - 2 * GAP;
  double high = gtk_widget_get_height (widget) - 2 * GAP;

  if (native == NULL || wide < 1 || high < 1)
    return FALSE;
  if (self->zoom > 0) {
    wide = PAPER_WIDTH * self->zoom;
    high = wide * MAX (self->ratio, PAPER_RATIO);
  }
  *width = (int) CLAMP (ceil (wide * scale), 1, LARGEST_PICTURE);
  *height = (int) CLAMP (ceil (high * scale), 1, LARGEST_PICTURE);
  return TRUE;
}
