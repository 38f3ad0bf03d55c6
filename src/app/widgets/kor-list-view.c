/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-list-view.h"

struct _KorListView {
  GObject parent_instance;

  GtkColumnView *view; /* unowned */
  KorBlockListModel *model;
  GtkSingleSelection *selection;
  GtkAdjustment *adjustment;
  gint64 wanted;          /* who is to be selected, or 0 */
  gboolean missing;       /* the list does not show that one */
  gboolean restarted;     /* the list has not settled since */
  gboolean show_selected; /* once it has */
};

G_DEFINE_FINAL_TYPE (KorListView, kor_list_view, G_TYPE_OBJECT)

static gboolean
select_wanted (KorListView *self, guint *position)
{
  self->missing =
    self->wanted != 0 && !kor_block_list_model_find (self->model, self->wanted, position);
  if (self->wanted == 0 || self->missing)
    return FALSE;
  gtk_single_selection_set_selected (self->selection, *position);
  return TRUE;
}

/* --- callbacks --------------------------------------------------------------------------------------- */

/* The rows of the list become those of others: the selection lets go for the moment. */
static void
about_to_change_cb (KorListView *self)
{
  gint64 id = kor_list_view_get_selected (self);

  if (id != 0 || !self->missing)
    self->wanted = id;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

static void
settled_cb (KorListView *self)
{
  gboolean loading = kor_block_list_model_get_loading (self->model);
  guint position = 0;

  /* What was above may have moved the beginning a little. */
  if (self->restarted && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0) {
    gtk_column_view_scroll_to (self->view, 0, NULL, GTK_LIST_SCROLL_NONE, NULL);
    self->restarted = FALSE;
  }
  /* A person may have been quicker. */
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION &&
      select_wanted (self, &position) && self->show_selected) {
    gtk_column_view_scroll_to (self->view, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
    self->show_selected = FALSE;
  }
  if (!loading)
    self->show_selected = FALSE;
}

static void
loading_cb (KorListView *self)
{
  if (!kor_block_list_model_get_loading (self->model))
    settled_cb (self);
}

/* Rows are all of one height. */
static void
view_moved_cb (KorListView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  double row = gtk_adjustment_get_upper (self->adjustment) / MAX (n, 1);

  if (row < 1)
    return;
  kor_block_list_model_set_view (self->model,
                                 (guint) (gtk_adjustment_get_value (self->adjustment) / row),
                                 (guint) (gtk_adjustment_get_page_size (self->adjustment) / row) +
                                   2);
}

/* --- GObject ----------------------------------------------------------------------------------------- */

static void
kor_list_view_dispose (GObject *object)
{
  KorListView *self = KOR_LIST_VIEW (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->adjustment);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (kor_list_view_parent_class)->dispose (object);
}

static void
kor_list_view_class_init (KorListViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kor_list_view_dispose;
}

static void
kor_list_view_init (KorListView *self)
{
}

/* An adjustment of our own tells us first where the view goes: the view then finds its rows loaded. */
static void
watch_view (KorListView *self)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self->view), GTK_TYPE_SCROLLED_WINDOW);

  self->adjustment = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_object (
    self->adjustment, "value-changed", G_CALLBACK (view_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    self->adjustment, "changed", G_CALLBACK (view_moved_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_vadjustment (GTK_SCROLLED_WINDOW (scrolled), self->adjustment);
}

/**
 * kor_list_view_new:
 * @view: a view in a scrolled window; outlives what is made here
 * @model: what it shows from now on
 *
 * Returns: (transfer full): the tie between both, nothing selected
 */
KorListView *
kor_list_view_new (GtkColumnView *view, KorBlockListModel *model)
{
  KorListView *self = g_object_new (KOR_TYPE_LIST_VIEW, NULL);

  self->view = view;
  self->model = g_object_ref (model);
  g_signal_connect_object (
    model, "about-to-change", G_CALLBACK (about_to_change_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    model, "notify::loading", G_CALLBACK (loading_cb), self, G_CONNECT_SWAPPED);

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (model));
  watch_view (self);
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (self->selection));
  return self;
}

/**
 * kor_list_view_get_selection:
 * @self: the tie
 *
 * Returns: (transfer none): the selection
 */
GtkSingleSelection *
kor_list_view_get_selection (KorListView *self)
{
  return self->selection;
}

/**
 * kor_list_view_get_selected:
 * @self: the tie
 *
 * Returns: the id of the record selected, or 0
 */
gint64
kor_list_view_get_selected (KorListView *self)
{
  return kor_block_list_model_get_id (self->model,
                                      gtk_single_selection_get_selected (self->selection));
}

/**
 * kor_list_view_select:
 * @self: the tie
 * @id: a record
 * @position: (out): where it stands
 *
 * Selects a record; one that the list does not show is selected when it does.
 *
 * Returns: whether the list shows it
 */
gboolean
kor_list_view_select (KorListView *self, gint64 id, guint *position)
{
  self->wanted = id;
  if (select_wanted (self, position))
    return TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  return FALSE;
}

/**
 * kor_list_view_restart:
 * @self: the tie
 * @show_selected: whether who is selected comes into view
 *
 * To be called before the model gets another question: the answer is shown from its beginning.
 */
void
kor_list_view_restart (KorListView *self, gboolean show_selected)
{
  self->restarted = TRUE;
  self->show_selected = show_selected;
  gtk_adjustment_set_value (self->adjustment, 0);
}
