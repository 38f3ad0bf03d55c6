/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-paper-pane.h"

#include <glib/gi18n.h>

#include "kor-paper-view.h"

struct _KorPaperPane {
  AdwBin parent_instance;

  GtkLabel *position;
  GtkStack *stack;
  AdwStatusPage *problem;
  KorPaperView *paper;
};

enum {
  PROP_0,
  PROP_COLUMNS,
  PROP_PROBLEM_TITLE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KorPaperPane, kor_paper_pane, ADW_TYPE_BIN)

static void
page_changed_cb (KorPaperPane *self)
{
  guint n_pages = kor_paper_view_get_n_pages (self->paper);
  guint first = kor_paper_view_get_page (self->paper) + 1;
  guint last = MIN (n_pages, first + kor_paper_view_get_columns (self->paper) - 1);
  g_autofree char *text = NULL;

  if (n_pages == 0)
    return;
  if (first == last)
    text = g_strdup_printf (_ ("Page %u / %u"), first, n_pages);
  else
    /* Translators: "Pages 1–2 / 4": the first and last page shown, and how many there are */
    text = g_strdup_printf (_ ("Pages %u–%u / %u"), first, last, n_pages);
  gtk_label_set_text (self->position, text);
  kor_paper_view_set_label (self->paper, text);
}

static void
draw_page_cb (cairo_t *cr, guint page, gpointer data)
{
  kor_page_layout_draw_page (data, cr, page);
}

static void
kor_paper_pane_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KorPaperPane *self = KOR_PAPER_PANE (object);

  switch (prop_id) {
  case PROP_COLUMNS:
    g_value_set_uint (value, kor_paper_view_get_columns (self->paper));
    break;
  case PROP_PROBLEM_TITLE:
    g_value_set_string (value, adw_status_page_get_title (self->problem));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kor_paper_pane_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KorPaperPane *self = KOR_PAPER_PANE (object);

  switch (prop_id) {
  case PROP_COLUMNS:
    kor_paper_view_set_columns (self->paper, g_value_get_uint (value));
    break;
  case PROP_PROBLEM_TITLE:
    adw_status_page_set_title (self->problem, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kor_paper_pane_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_PAPER_PANE);
  G_OBJECT_CLASS (kor_paper_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kortisto/Kortisto/ui/kor-paper-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KorPaperPane, position);
  gtk_widget_class_bind_template_child (widget_class, KorPaperPane, stack);
  gtk_widget_class_bind_template_child (widget_class, KorPaperPane, problem);
  gtk_widget_class_bind_template_child (widget_class, KorPaperPane, paper);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kor_paper_view_previous);
  gtk_widget_class_bind_template_callback (widget_class, kor_paper_view_next);
  gtk_widget_class_bind_template_callback (widget_class, kor_paper_view_zoom_in);
  gtk_widget_class_bind_template_callback (widget_class, kor_paper_view_zoom_out);
  gtk_widget_class_bind_template_callback (widget_class, kor_paper_view_zoom_fit);
}

static void
kor_paper_pane_class_init (KorPaperPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kor_paper_pane_get_property;
  object_class->set_property = kor_paper_pane_set_property;
  object_class->dispose = kor_paper_pane_dispose;
  props[PROP_COLUMNS] =
    g_param_spec_uint ("columns", NULL, NULL, 1, 2, 1, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_PROBLEM_TITLE] = g_param_spec_string (
    "problem-title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (KOR_TYPE_PAPER_VIEW);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
kor_paper_pane_init (KorPaperPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kor_paper_pane_show_layout:
 * @self: a pane
 * @layout: the paper; kept
 */
void
kor_paper_pane_show_layout (KorPaperPane *self, KorPageLayout *layout)
{
  kor_paper_view_set_pages (self->paper,
                            kor_page_layout_get_n_pages (layout),
                            KOR_PAGE_WIDTH,
                            KOR_PAGE_HEIGHT,
                            draw_page_cb,
                            g_object_ref (layout),
                            g_object_unref);
  page_changed_cb (self);
  gtk_stack_set_visible_child_name (self->stack, "paper");
}

/* Says why there is no paper. */
void
kor_paper_pane_show_problem (KorPaperPane *self, const char *text)
{
  adw_status_page_set_description (self->problem, text);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}
