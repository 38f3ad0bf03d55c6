/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-list-mark.h"

struct _KorListMark {
  GtkWidget parent_instance;

  GtkWidget *word;
  const char *css_class; /* interned, or NULL */
};

G_DEFINE_FINAL_TYPE (KorListMark, kor_list_mark, GTK_TYPE_WIDGET)

static int
measure_text (KorListMark *self, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->word, text);
  int width = 0;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
kor_list_mark_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  gtk_widget_measure (KOR_LIST_MARK (widget)->word, orientation, -1, minimum, natural, NULL, NULL);
}

/* The word without text is as wide as its padding. */
static void
kor_list_mark_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KorListMark *self = KOR_LIST_MARK (widget);
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (self->word));
  GtkAllocation place = { 0 };
  int padding;

  gtk_widget_set_child_visible (self->word, text != NULL);
  if (text == NULL)
    return;
  gtk_widget_measure (self->word, GTK_ORIENTATION_HORIZONTAL, -1, &padding, NULL, NULL, NULL);
  gtk_widget_measure (self->word, GTK_ORIENTATION_VERTICAL, -1, &place.height, NULL, NULL, NULL);
  place.width = MAX (padding, MIN (width, padding + measure_text (self, text)));
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    place.x = width - place.width;
  place.y = MAX (0, (height - place.height) / 2);
  gtk_widget_size_allocate (self->word, &place, -1);
}

static void
kor_list_mark_dispose (GObject *object)
{
  g_clear_pointer (&KOR_LIST_MARK (object)->word, gtk_widget_unparent);

  G_OBJECT_CLASS (kor_list_mark_parent_class)->dispose (object);
}

static void
kor_list_mark_class_init (KorListMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_list_mark_dispose;
  widget_class->measure = kor_list_mark_measure;
  widget_class->size_allocate = kor_list_mark_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
kor_list_mark_init (KorListMark *self)
{
  self->word = g_object_new (GTK_TYPE_INSCRIPTION,
                             "min-chars",
                             0,
                             "nat-chars",
                             0,
                             "text-overflow",
                             GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                             NULL);
  gtk_widget_add_css_class (self->word, "mark");
  gtk_widget_set_parent (self->word, GTK_WIDGET (self));
}

static void
set_css_class (KorListMark *self, const char *css_class)
{
  const char *interned = g_intern_string (css_class);

  if (self->css_class == interned)
    return;
  if (self->css_class != NULL)
    gtk_widget_remove_css_class (self->word, self->css_class);
  if (interned != NULL)
    gtk_widget_add_css_class (self->word, interned);
  self->css_class = interned;
}

/**
 * kor_list_mark_new:
 *
 * Returns: (transfer floating): a mark without a word
 */
GtkWidget *
kor_list_mark_new (void)
{
  return g_object_new (KOR_TYPE_LIST_MARK, NULL);
}

/**
 * kor_list_mark_set:
 * @self: a mark
 * @text: (nullable): its word; %NULL shows nothing
 * @css_class: (nullable): "ban", "caution" or %NULL for plain
 */
void
kor_list_mark_set (KorListMark *self, const char *text, const char *css_class)
{
  const char *old;

  g_return_if_fail (KOR_IS_LIST_MARK (self));

  old = gtk_inscription_get_text (GTK_INSCRIPTION (self->word));
  if (text != NULL)
    set_css_class (self, css_class);
  if (g_strcmp0 (old, text) == 0)
    return;
  gtk_inscription_set_text (GTK_INSCRIPTION (self->word), text);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
