/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-row-factory.h"

/* What a cell or a row of the view needs to show a row of the list. */
typedef struct {
  KorRowWatch watch;
  const KorCell *cell;
  GtkWidget *widget;
  GtkListItem *item;
  GtkColumnViewRow *row;
  char *(*describe) (gconstpointer row);
} Shown;

static GQuark
get_quark (void)
{
  static GQuark quark;

  if (quark == 0)
    quark = g_quark_from_static_string ("kor-shown");
  return quark;
}

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  kor_row_watch_end (&shown->watch);
  g_free (shown);
}

static Shown *
shown_new (gpointer list_item, void (*changed) (KorRowItem *item, gpointer data))
{
  Shown *shown = g_new0 (Shown, 1);

  shown->watch.changed = changed;
  shown->watch.data = shown;
  g_object_set_qdata_full (list_item, get_quark (), shown, shown_free);
  return shown;
}

static void
bind (gpointer list_item, KorRowItem *item)
{
  Shown *shown = g_object_get_qdata (list_item, get_quark ());

  kor_row_item_watch (item, &shown->watch);
  shown->watch.changed (item, shown);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GObject *list_item)
{
  Shown *shown = g_object_get_qdata (list_item, get_quark ());

  kor_row_watch_end (&shown->watch);
}

static void
fill_cell_cb (KorRowItem *item, gpointer data)
{
  Shown *shown = data;

  shown->cell->fill (shown->widget, kor_row_item_get_row (item));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, const KorCell *cell)
{
  Shown *shown = shown_new (list_item, fill_cell_cb);

  shown->cell = cell;
  shown->widget = cell->make ();
  shown->item = list_item;
  g_object_set_qdata (G_OBJECT (shown->widget), get_quark (), shown);
  gtk_list_item_set_child (list_item, shown->widget);
  gtk_list_item_set_focusable (list_item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  bind (list_item, gtk_list_item_get_item (list_item));
}

/* --- whole rows: what a screen reader says of them -------------------------------------------------- */

static void
label_row_cb (KorRowItem *item, gpointer data)
{
  Shown *shown = data;
  gconstpointer row = kor_row_item_get_row (item);
  g_autofree char *text = row != NULL ? shown->describe (row) : NULL;

  gtk_column_view_row_set_accessible_label (shown->row, text != NULL ? text : "");
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *row, gpointer describe)
{
  Shown *shown = shown_new (row, label_row_cb);

  shown->row = row;
  shown->describe = describe;
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *row)
{
  bind (row, gtk_column_view_row_get_item (row));
}

/**
 * kor_row_factory_new:
 * @cell: (not nullable): how the column shows itself; must outlive the factory
 *
 * Returns: (transfer full): a factory for the cells of one column over a #KorBlockListModel
 */
GtkListItemFactory *
kor_row_factory_new (const KorCell *cell)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) cell);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

static const Shown *
find_shown (GtkWidget *widget)
{
  const Shown *shown = g_object_get_qdata (G_OBJECT (widget), get_quark ());

  for (GtkWidget *child = gtk_widget_get_first_child (widget); shown == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    shown = find_shown (child);
  return shown;
}

/**
 * kor_row_factory_find_position:
 * @view: a column view whose cells are made here
 * @x: a place in it
 * @y: a place in it
 *
 * Returns: which row is there, or GTK_INVALID_LIST_POSITION
 */
guint
kor_row_factory_find_position (GtkWidget *view, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  const Shown *shown;

  while (widget != NULL && widget != view && !g_str_equal (gtk_widget_get_css_name (widget), "row"))
    widget = gtk_widget_get_parent (widget);
  if (widget == NULL || widget == view)
    return GTK_INVALID_LIST_POSITION;
  shown = find_shown (widget);
  return shown != NULL ? gtk_list_item_get_position (shown->item) : GTK_INVALID_LIST_POSITION;
}

/**
 * kor_row_label_factory_new:
 * @describe: gives what a screen reader says of a row
 *
 * Returns: (transfer full): a row factory for gtk_column_view_set_row_factory()
 */
GtkListItemFactory *
kor_row_label_factory_new (char *(*describe) (gconstpointer row))
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), describe);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

/**
 * kor_text_cell_make:
 *
 * Returns: a cell for text. A #GtkInscription never asks the list for a new width, which is what
 *   makes it quick.
 */
GtkWidget *
kor_text_cell_make (void)
{
  return g_object_new (GTK_TYPE_INSCRIPTION,
                       "text-overflow",
                       GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                       "xalign",
                       0.0,
                       NULL);
}

/**
 * kor_dim_cell_make:
 *
 * Returns: a cell for text that stands behind the row's main one
 */
GtkWidget *
kor_dim_cell_make (void)
{
  GtkWidget *cell = kor_text_cell_make ();

  gtk_widget_add_css_class (cell, "data-dim");
  return cell;
}

/**
 * kor_number_cell_make:
 *
 * Returns: a cell for numbers and dates, to the right with digits of one width
 */
GtkWidget *
kor_number_cell_make (void)
{
  GtkWidget *cell = kor_text_cell_make ();

  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 1.0);
  gtk_widget_add_css_class (cell, "numeric");
  return cell;
}

/**
 * kor_text_cell_set:
 * @widget: a cell made by one of the above
 * @text: (nullable): what it shows
 */
void
kor_text_cell_set (GtkWidget *widget, const char *text)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (widget), text != NULL ? text : "");
}

/**
 * kor_mark_cell_make:
 *
 * Returns: a cell for a mark: a word on a coloured ground
 */
GtkWidget *
kor_mark_cell_make (void)
{
  GtkWidget *cell = gtk_label_new (NULL);

  gtk_widget_set_halign (cell, GTK_ALIGN_START);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (cell, "mark");
  return cell;
}

/**
 * kor_mark_cell_set:
 * @widget: a cell made by kor_mark_cell_make()
 * @text: (nullable): its word; %NULL shows nothing
 * @css_class: (nullable): "ban", "caution" or %NULL for plain
 */
void
kor_mark_cell_set (GtkWidget *widget, const char *text, const char *css_class)
{
  gboolean ban = g_strcmp0 (css_class, "ban") == 0;
  gboolean caution = g_strcmp0 (css_class, "caution") == 0;

  gtk_widget_set_visible (widget, text != NULL);
  if (text == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (widget), text);
  if (ban)
    gtk_widget_add_css_class (widget, "ban");
  else
    gtk_widget_remove_css_class (widget, "ban");
  if (caution)
    gtk_widget_add_css_class (widget, "caution");
  else
    gtk_widget_remove_css_class (widget, "caution");
}
