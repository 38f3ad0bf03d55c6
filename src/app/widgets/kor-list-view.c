/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-list-view.h"

struct _KorListView {
  GObject parent_instance;

  GtkColumnView *view; /* unowned */
  KorBlockListModel *model;
  KorRowSelection *selection;
  GtkAdjustment *adjustment;
  gint64 wanted;          /* whose row is to be the current one, or 0 */
  GHashTable *others;     /* of gint64: who else is to be selected while the list changes */
  gboolean changing;      /* the selection, by ourselves */
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
  self->changing = TRUE;
  kor_row_selection_select (self->selection, *position);
  self->changing = FALSE;
  return TRUE;
}

static void
select_none (KorListView *self)
{
  self->changing = TRUE;
  kor_row_selection_select (self->selection, GTK_INVALID_LIST_POSITION);
  self->changing = FALSE;
}

/* Who is selected beside the current row is remembered by id. */
static void
remember_others (KorListView *self)
{
  g_autoptr (GArray) ids = NULL;

  if (g_hash_table_size (self->others) > 0 ||
      kor_row_selection_get_n_selected (self->selection) < 2)
    return;
  ids = kor_list_view_get_all_selected (self);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->others, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
}

/* Whoever the new list does not show is not selected any more: nothing is done to people unseen. */
static void
select_others (KorListView *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint current = kor_row_selection_get_current (self->selection);

  if (g_hash_table_size (self->others) == 0)
    return;
  selected = gtk_bitset_new_empty ();
  for (guint i = 0; i < n; i++) {
    gint64 id = kor_block_list_model_get_id (self->model, i);

    if (g_hash_table_contains (self->others, &id))
      gtk_bitset_add (selected, i);
  }
  if (current == GTK_INVALID_LIST_POSITION && !gtk_bitset_is_empty (selected))
    current = gtk_bitset_get_minimum (selected);
  self->changing = TRUE;
  if (!gtk_bitset_is_empty (selected))
    kor_row_selection_set (self->selection, selected, current);
  self->changing = FALSE;
}

/* --- callbacks --------------------------------------------------------------------------------------- */

/* The rows of the list become those of others: the selection lets go for the moment. */
static void
about_to_change_cb (KorListView *self)
{
  gint64 id = kor_list_view_get_selected (self);

  if (id != 0 || !self->missing)
    self->wanted = id;
  remember_others (self);
  select_none (self);
}

/* A person chooses: what was selected before the list changed is no matter any more. */
static void
selection_changed_cb (KorListView *self)
{
  if (!self->changing)
    g_hash_table_remove_all (self->others);
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
  if (kor_row_selection_get_current (self->selection) == GTK_INVALID_LIST_POSITION &&
      select_wanted (self, &position) && self->show_selected) {
    gtk_column_view_scroll_to (self->view, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
    self->show_selected = FALSE;
  }
  select_others (self);
  if (!loading) {
    self->show_selected = FALSE;
    g_hash_table_remove_all (self->others);
  }
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
  g_clear_pointer (&self->others, g_hash_table_unref);

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
  self->others = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
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
 * @several: whether several rows can be selected
 *
 * Returns: (transfer full): the tie between both, nothing selected
 */
KorListView *
kor_list_view_new (GtkColumnView *view, KorBlockListModel *model, gboolean several)
{
  KorListView *self = g_object_new (KOR_TYPE_LIST_VIEW, NULL);

  self->view = view;
  self->model = g_object_ref (model);
  g_signal_connect_object (
    model, "about-to-change", G_CALLBACK (about_to_change_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    model, "notify::loading", G_CALLBACK (loading_cb), self, G_CONNECT_SWAPPED);

  self->selection = kor_row_selection_new (G_LIST_MODEL (model), several);
  g_signal_connect_object (self->selection,
                           "selection-changed",
                           G_CALLBACK (selection_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
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
KorRowSelection *
kor_list_view_get_selection (KorListView *self)
{
  return self->selection;
}

/**
 * kor_list_view_get_selected:
 * @self: the tie
 *
 * Returns: the id of the record chosen last, or 0
 */
gint64
kor_list_view_get_selected (KorListView *self)
{
  return kor_block_list_model_get_id (self->model, kor_row_selection_get_current (self->selection));
}

/**
 * kor_list_view_get_all_selected:
 * @self: the tie
 *
 * Returns: (transfer full): of gint64: the records selected, in the order of the list
 */
GArray *
kor_list_view_get_all_selected (KorListView *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected =
              gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position)) {
    gint64 id = kor_block_list_model_get_id (self->model, position);

    if (id != 0)
      g_array_append_val (ids, id);
  }
  return ids;
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
  g_hash_table_remove_all (self->others);
  if (select_wanted (self, position))
    return TRUE;
  select_none (self);
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
