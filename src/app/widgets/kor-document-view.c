/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-document-view.h"

#include <glib/gi18n.h>

#include "kor-document-area.h"
#include "kor-document-work.h"
#include "kor-error-describe.h"

/* While a window is being resized nothing is drawn anew. */
#define DELAY_MS 60

#define ZOOM_STEP 1.25
#define ZOOM_SMALLEST 0.25
#define ZOOM_LARGEST 4.0

struct _KorDocumentView {
  AdwBin parent_instance;

  GtkStack *stack;
  AdwStatusPage *problem;
  KorDocumentArea *area;
  GtkWidget *bar;
  GtkLabel *position;

  KorRegister *register_;
  KorDocument *document;     /* NULL: none */
  KorOpenDocument *opened;   /* NULL until it is decrypted */
  GCancellable *cancellable; /* of what is under way */
  guint delay;
  guint page;
  int width, height; /* of the picture that is shown or being drawn, in pixels of the screen */
};

enum {
  PROP_0,
  PROP_PAGE,
  PROP_N_PAGES,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KorDocumentView, kor_document_view, ADW_TYPE_BIN)

static void
cancel (KorDocumentView *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
was_overtaken (GAsyncResult *result)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)));
}

static void
show_problem (KorDocumentView *self, const char *text)
{
  adw_status_page_set_description (self->problem, text);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
show_error (KorDocumentView *self, const GError *error)
{
  g_autofree char *text = kor_error_describe (error);

  show_problem (self, text);
}

static void
update (KorDocumentView *self)
{
  guint n_pages = kor_document_view_get_n_pages (self);
  g_autofree char *position = g_strdup_printf (_ ("Page %u / %u"), self->page + 1, n_pages);
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->bar, n_pages > 1);
  gtk_label_set_label (self->position, position);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.previous", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.next", self->page + 1 < n_pages);
  if (self->document == NULL)
    return;
  /* Translators: for a screen reader: name of a file, then "Page 1 / 2" */
  label = g_strdup_printf (_ ("%s, %s"), self->document->name, position);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* --- drawing -------------------------------------------------------------------------------------------- */

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorDocumentView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = kor_register_call_finish (KOR_REGISTER (source), result, &error);

  if (self->register_ == NULL || was_overtaken (result))
    return;
  if (texture == NULL) {
    self->width = 0;
    show_error (self, error);
    return;
  }
  kor_document_area_set_picture (self->area, GDK_PAINTABLE (texture));
  gtk_stack_set_visible_child_name (self->stack, "page");
}

static gboolean
render_cb (gpointer user_data)
{
  KorDocumentView *self = user_data;
  KorPageRendering *rendering;
  int width, height;

  self->delay = 0;
  if (self->opened == NULL || !kor_document_area_get_wanted_size (self->area, &width, &height) ||
      (width == self->width && height == self->height))
    return G_SOURCE_REMOVE;
  cancel (self);
  self->width = width;
  self->height = height;
  self->cancellable = g_cancellable_new ();
  rendering = g_new (KorPageRendering, 1);
  *rendering =
    (KorPageRendering) { kor_open_document_ref (self->opened), self->page, width, height };
  kor_register_call_async (self->register_,
                           kor_document_work_render,
                           rendering,
                           (GDestroyNotify) kor_page_rendering_free,
                           g_object_unref,
                           self->cancellable,
                           rendered_cb,
                           g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
resized_cb (KorDocumentView *self)
{
  if (self->opened != NULL && self->delay == 0)
    self->delay = g_timeout_add (DELAY_MS, render_cb, self);
}

/* Another page, or another document: whatever size the last picture had. */
static void
render_anew (KorDocumentView *self)
{
  self->width = 0;
  resized_cb (self);
}

/* --- opening -------------------------------------------------------------------------------------------- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorDocumentView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorOpenDocument) opened =
              kor_register_call_finish (KOR_REGISTER (source), result, &error);

  if (self->register_ == NULL || was_overtaken (result))
    return;
  if (opened == NULL) {
    show_error (self, error);
    return;
  }
  self->opened = g_steal_pointer (&opened);
  /* The page is there to be measured, and drawn as large as it will be. */
  gtk_stack_set_visible_child_name (self->stack, "page");
  render_anew (self);
}

static void
open_document (KorDocumentView *self)
{
  if (g_str_has_suffix (self->document->media_type, "xml")) {
    show_problem (self, _ ("These are data for programs. Save a copy to look at them."));
    return;
  }
  gtk_stack_set_visible_child_name (self->stack, "loading");
  self->cancellable = g_cancellable_new ();
  kor_register_call_async (self->register_,
                           kor_document_work_open,
                           g_memdup2 (&self->document->id, sizeof self->document->id),
                           g_free,
                           (GDestroyNotify) kor_open_document_unref,
                           self->cancellable,
                           opened_cb,
                           g_object_ref (self));
}

/* --- callbacks ------------------------------------------------------------------------------------------ */

static void
turn_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorDocumentView *self = KOR_DOCUMENT_VIEW (widget);
  gboolean next = g_str_equal (name, "document.next");

  kor_document_view_set_page (self, next ? self->page + 1 : self->page - 1);
}

static void
zoom_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorDocumentView *self = KOR_DOCUMENT_VIEW (widget);
  double zoom = kor_document_area_get_zoom (self->area);

  if (g_str_equal (name, "document.zoom-in"))
    kor_document_view_set_zoom (self, MIN (zoom * ZOOM_STEP, ZOOM_LARGEST));
  else if (g_str_equal (name, "document.zoom-out"))
    kor_document_view_set_zoom (self, MAX (zoom / ZOOM_STEP, ZOOM_SMALLEST));
  else
    kor_document_view_set_zoom (self, 0);
}

/* The screen may have become a finer one. */
static void
kor_document_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kor_document_view_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (gtk_widget_get_native (widget)),
                           "notify::scale",
                           G_CALLBACK (resized_cb),
                           widget,
                           G_CONNECT_SWAPPED);
}

static gboolean
kor_document_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KOR_DOCUMENT_VIEW (widget)->area));
}

static void
kor_document_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KorDocumentView *self = KOR_DOCUMENT_VIEW (object);

  switch (prop_id) {
  case PROP_PAGE:
    g_value_set_uint (value, self->page);
    break;
  case PROP_N_PAGES:
    g_value_set_uint (value, kor_document_view_get_n_pages (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kor_document_view_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch (prop_id) {
  case PROP_PAGE:
    kor_document_view_set_page (KOR_DOCUMENT_VIEW (object), g_value_get_uint (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kor_document_view_dispose (GObject *object)
{
  KorDocumentView *self = KOR_DOCUMENT_VIEW (object);

  cancel (self);
  g_clear_object (&self->register_);
  g_clear_pointer (&self->opened, kor_open_document_unref);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_DOCUMENT_VIEW);
  G_OBJECT_CLASS (kor_document_view_parent_class)->dispose (object);
}

static void
kor_document_view_finalize (GObject *object)
{
  g_clear_pointer (&KOR_DOCUMENT_VIEW (object)->document, kor_document_free);
  G_OBJECT_CLASS (kor_document_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-document-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KorDocumentView, stack);
  gtk_widget_class_bind_template_child (widget_class, KorDocumentView, problem);
  gtk_widget_class_bind_template_child (widget_class, KorDocumentView, area);
  gtk_widget_class_bind_template_child (widget_class, KorDocumentView, bar);
  gtk_widget_class_bind_template_child (widget_class, KorDocumentView, position);
  gtk_widget_class_bind_template_callback (widget_class, resized_cb);
}

static void
install_properties (GObjectClass *object_class)
{
  props[PROP_PAGE] =
    g_param_spec_uint ("page",
                       NULL,
                       NULL,
                       0,
                       G_MAXUINT,
                       0,
                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_N_PAGES] = g_param_spec_uint (
    "n-pages", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kor_document_view_class_init (KorDocumentViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kor_document_view_get_property;
  object_class->set_property = kor_document_view_set_property;
  object_class->dispose = kor_document_view_dispose;
  object_class->finalize = kor_document_view_finalize;
  widget_class->realize = kor_document_view_realize;
  widget_class->grab_focus = kor_document_view_grab_focus;
  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "document.previous", NULL, turn_action_cb);
  gtk_widget_class_install_action (widget_class, "document.next", NULL, turn_action_cb);
  gtk_widget_class_install_action (widget_class, "document.zoom-in", NULL, zoom_action_cb);
  gtk_widget_class_install_action (widget_class, "document.zoom-out", NULL, zoom_action_cb);
  gtk_widget_class_install_action (widget_class, "document.zoom-fit", NULL, zoom_action_cb);
  gtk_widget_class_set_css_name (widget_class, "paperview");

  g_type_ensure (KOR_TYPE_DOCUMENT_AREA);
  bind_template (widget_class);
}

static void
kor_document_view_init (KorDocumentView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/* Returns: (transfer floating): an empty view */
GtkWidget *
kor_document_view_new (void)
{
  return g_object_new (KOR_TYPE_DOCUMENT_VIEW, NULL);
}

/**
 * kor_document_view_set_document:
 * @self: a view
 * @register_: (nullable): the register it is in
 * @document: (nullable): what is shown; %NULL: nothing
 *
 * Shows the first page. That is a look-up of the customer whose document it is; the document that is shown
 * already is not opened again.
 */
void
kor_document_view_set_document (KorDocumentView *self,
                                KorRegister *register_,
                                const KorDocument *document)
{
  gint64 former = self->document != NULL ? self->document->id : 0;

  if (register_ == self->register_ && former == (document != NULL ? document->id : 0))
    return;
  cancel (self);
  g_clear_pointer (&self->opened, kor_open_document_unref);
  g_clear_pointer (&self->document, kor_document_free);
  g_set_object (&self->register_, register_);
  self->document = document != NULL ? kor_document_copy (document) : NULL;
  self->page = 0;
  self->width = 0;
  kor_document_area_set_picture (self->area, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAGE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_PAGES]);
  update (self);
  if (document != NULL)
    open_document (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "nothing");
}

guint
kor_document_view_get_page (KorDocumentView *self)
{
  return self->page;
}

void
kor_document_view_set_page (KorDocumentView *self, guint page)
{
  guint n_pages = kor_document_view_get_n_pages (self);

  page = n_pages == 0 ? 0 : MIN (page, n_pages - 1);
  if (self->page == page)
    return;
  self->page = page;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAGE]);
  update (self);
  render_anew (self);
}

/* Returns: how many pages there are; 0 while nothing is shown */
guint
kor_document_view_get_n_pages (KorDocumentView *self)
{
  return self->document != NULL ? MAX (1, self->document->n_pages) : 0;
}

/* 1 is about the size on paper; 0 fits the page into the room there is. */
void
kor_document_view_set_zoom (KorDocumentView *self, double zoom)
{
  kor_document_area_set_zoom (self->area, zoom);
}
