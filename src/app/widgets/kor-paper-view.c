/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-paper-view.h"

#include "kor-paper-area.h"

#define PIXELS_PER_POINT (96.0 / 72.0)
#define ZOOM_STEP 1.25
#define ZOOM_SMALLEST 0.25
#define ZOOM_LARGEST 5.0

struct _KorPaperView {
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  KorPaperArea *area;

  guint n_pages;
  guint page;
  guint columns;
  double zoom; /* 0: fitted */
  char *label;
};

enum {
  PROP_0,
  PROP_COLUMNS,
  PROP_PAGE,
  PROP_N_PAGES,
  PROP_HAS_PREVIOUS,
  PROP_HAS_NEXT,
  PROP_LABEL,
  N_PROPS,
};

enum {
  PAGE_CLICKED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorPaperView, kor_paper_view, ADW_TYPE_BIN)

static gboolean
has_previous (KorPaperView *self)
{
  return self->page > 0;
}

static gboolean
has_next (KorPaperView *self)
{
  return self->page + self->columns < self->n_pages;
}

static void
update (KorPaperView *self)
{
  /* A paper of one page stands in the middle. */
  kor_paper_area_show (self->area, self->page, MAX (1, MIN (self->columns, self->n_pages)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.previous", has_previous (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.next", has_next (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAGE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HAS_PREVIOUS]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HAS_NEXT]);
}

static void
set_zoom (KorPaperView *self, double zoom)
{
  self->zoom = zoom;
  kor_paper_area_set_zoom (self->area, zoom);
}

/* The zoom of now, also while it is the fitted one. */
static double
get_zoom (KorPaperView *self)
{
  return kor_paper_area_get_scale (self->area) / PIXELS_PER_POINT;
}

static void
turn_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorPaperView *self = KOR_PAPER_VIEW (widget);

  if (g_str_equal (name, "paper.previous"))
    kor_paper_view_previous (self);
  else if (g_str_equal (name, "paper.next"))
    kor_paper_view_next (self);
  else
    kor_paper_view_set_page (self, g_str_equal (name, "paper.first") ? 0 : G_MAXUINT);
}

static void
zoom_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorPaperView *self = KOR_PAPER_VIEW (widget);

  if (g_str_equal (name, "paper.zoom-in"))
    kor_paper_view_zoom_in (self);
  else if (g_str_equal (name, "paper.zoom-out"))
    kor_paper_view_zoom_out (self);
  else
    kor_paper_view_zoom_fit (self);
}

static void
pressed_cb (KorPaperView *self, int n_press, double x, double y)
{
  double page_x, page_y;
  guint page;

  gtk_widget_grab_focus (GTK_WIDGET (self->area));
  if (kor_paper_area_find (self->area, x, y, &page, &page_x, &page_y))
    g_signal_emit (self, signals[PAGE_CLICKED], 0, page, page_x, page_y);
}

static gboolean
scrolled_cb (KorPaperView *self, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  if (dy < 0)
    kor_paper_view_zoom_in (self);
  else if (dy > 0)
    kor_paper_view_zoom_out (self);
  return GDK_EVENT_STOP;
}

static void
kor_paper_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KorPaperView *self = KOR_PAPER_VIEW (object);

  switch (prop_id) {
  case PROP_COLUMNS:
    g_value_set_uint (value, self->columns);
    break;
  case PROP_PAGE:
    g_value_set_uint (value, self->page);
    break;
  case PROP_N_PAGES:
    g_value_set_uint (value, self->n_pages);
    break;
  case PROP_HAS_PREVIOUS:
    g_value_set_boolean (value, has_previous (self));
    break;
  case PROP_HAS_NEXT:
    g_value_set_boolean (value, has_next (self));
    break;
  case PROP_LABEL:
    g_value_set_string (value, self->label);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kor_paper_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KorPaperView *self = KOR_PAPER_VIEW (object);

  switch (prop_id) {
  case PROP_COLUMNS:
    kor_paper_view_set_columns (self, g_value_get_uint (value));
    break;
  case PROP_PAGE:
    kor_paper_view_set_page (self, g_value_get_uint (value));
    break;
  case PROP_LABEL:
    kor_paper_view_set_label (self, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kor_paper_view_dispose (GObject *object)
{
  /* The template's teardown would take a bound child of the bin away behind its back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_PAPER_VIEW);
  G_OBJECT_CLASS (kor_paper_view_parent_class)->dispose (object);
}

static void
kor_paper_view_finalize (GObject *object)
{
  g_free (KOR_PAPER_VIEW (object)->label);
  G_OBJECT_CLASS (kor_paper_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags write = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  props[PROP_COLUMNS] = g_param_spec_uint ("columns", NULL, NULL, 1, 2, 1, write);
  props[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, write);
  props[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0, read);
  props[PROP_HAS_PREVIOUS] = g_param_spec_boolean ("has-previous", NULL, NULL, FALSE, read);
  props[PROP_HAS_NEXT] = g_param_spec_boolean ("has-next", NULL, NULL, FALSE, read);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, write);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kor_paper_view_class_init (KorPaperViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kor_paper_view_get_property;
  object_class->set_property = kor_paper_view_set_property;
  object_class->dispose = kor_paper_view_dispose;
  object_class->finalize = kor_paper_view_finalize;
  install_properties (object_class);

  signals[PAGE_CLICKED] = g_signal_new ("page-clicked",
                                        G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        3,
                                        G_TYPE_UINT,
                                        G_TYPE_DOUBLE,
                                        G_TYPE_DOUBLE);

  gtk_widget_class_install_action (widget_class, "paper.previous", NULL, turn_action_cb);
  gtk_widget_class_install_action (widget_class, "paper.next", NULL, turn_action_cb);
  gtk_widget_class_install_action (widget_class, "paper.first", NULL, turn_action_cb);
  gtk_widget_class_install_action (widget_class, "paper.last", NULL, turn_action_cb);
  gtk_widget_class_install_action (widget_class, "paper.zoom-in", NULL, zoom_action_cb);
  gtk_widget_class_install_action (widget_class, "paper.zoom-out", NULL, zoom_action_cb);
  gtk_widget_class_install_action (widget_class, "paper.zoom-fit", NULL, zoom_action_cb);

  g_type_ensure (KOR_TYPE_PAPER_AREA);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kortisto/Kortisto/ui/kor-paper-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KorPaperView, scroller);
  gtk_widget_class_bind_template_child (widget_class, KorPaperView, area);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, scrolled_cb);
  gtk_widget_class_set_css_name (widget_class, "paperview");
}

static void
kor_paper_view_init (KorPaperView *self)
{
  self->columns = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * kor_paper_view_set_pages:
 * @self: a view
 * @n_pages: how many pages there are
 * @width: of the paper, in points
 * @height: of the paper, in points
 * @draw: draws a page
 * @data: for @draw
 * @destroy: (nullable): frees @data
 *
 * Shows other pages, from the one on that was shown until now if there still is one.
 */
void
kor_paper_view_set_pages (KorPaperView *self,
                          guint n_pages,
                          double width,
                          double height,
                          KorPageDraw draw,
                          gpointer data,
                          GDestroyNotify destroy)
{
  kor_paper_area_set_pages (self->area, n_pages, width, height, draw, data, destroy);
  self->n_pages = n_pages;
  if (self->page >= n_pages)
    self->page = n_pages == 0 ? 0 : (n_pages - 1) / self->columns * self->columns;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_PAGES]);
  update (self);
}

void
kor_paper_view_clear (KorPaperView *self)
{
  kor_paper_view_set_pages (self, 0, 0, 0, NULL, NULL, NULL);
}

guint
kor_paper_view_get_n_pages (KorPaperView *self)
{
  return self->n_pages;
}

guint
kor_paper_view_get_page (KorPaperView *self)
{
  return self->page;
}

void
kor_paper_view_set_page (KorPaperView *self, guint page)
{
  page = self->n_pages == 0 ? 0 : MIN (page, self->n_pages - 1);
  page -= page % self->columns;
  if (self->page == page)
    return;
  self->page = page;
  update (self);
}

guint
kor_paper_view_get_columns (KorPaperView *self)
{
  return self->columns;
}

void
kor_paper_view_set_columns (KorPaperView *self, guint columns)
{
  if (self->columns == columns)
    return;
  self->columns = columns;
  self->page -= self->page % columns;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COLUMNS]);
  update (self);
}

void
kor_paper_view_set_label (KorPaperView *self, const char *label)
{
  if (!g_set_str (&self->label, label))
    return;
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL, label != NULL ? label : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}

void
kor_paper_view_previous (KorPaperView *self)
{
  if (has_previous (self))
    kor_paper_view_set_page (self, self->page - self->columns);
}

void
kor_paper_view_next (KorPaperView *self)
{
  if (has_next (self))
    kor_paper_view_set_page (self, self->page + self->columns);
}

void
kor_paper_view_zoom_in (KorPaperView *self)
{
  set_zoom (self, MIN (get_zoom (self) * ZOOM_STEP, ZOOM_LARGEST));
}

void
kor_paper_view_zoom_out (KorPaperView *self)
{
  set_zoom (self, MAX (get_zoom (self) / ZOOM_STEP, ZOOM_SMALLEST));
}

/* As large as there is room for. */
void
kor_paper_view_zoom_fit (KorPaperView *self)
{
  set_zoom (self, 0);
}
