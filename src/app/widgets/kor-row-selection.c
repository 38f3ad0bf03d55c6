/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-row-selection.h"

#define NOBODY GTK_INVALID_LIST_POSITION

struct _KorRowSelection {
  GObject parent_instance;

  GListModel *model;
  gboolean several; /* else at most one row is selected */
  GtkBitset *selected;
  guint current;
  guint anchor; /* where a range begins */
};

enum {
  PROP_0,
  PROP_CURRENT,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KorRowSelection,
                               kor_row_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                 G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                        selection_model_init))

static guint
get_n_rows (KorRowSelection *self)
{
  return g_list_model_get_n_items (self->model);
}

static void
set_current (KorRowSelection *self, guint current)
{
  if (self->current == current)
    return;
  self->current = current;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CURRENT]);
}

/* Takes the set over and says which rows look different now. */
static void
change (KorRowSelection *self, GtkBitset *selected, guint current)
{
  g_autoptr (GtkBitset) differing = gtk_bitset_copy (selected);
  guint first, last;

  gtk_bitset_difference (differing, self->selected);
  g_clear_pointer (&self->selected, gtk_bitset_unref);
  self->selected = selected;
  if (!gtk_bitset_is_empty (differing)) {
    first = gtk_bitset_get_minimum (differing);
    last = gtk_bitset_get_maximum (differing);
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first, last - first + 1);
  }
  set_current (self, current);
}

/* --- GtkSelectionModel ------------------------------------------------------------------------------- */

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (KOR_ROW_SELECTION (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n)
{
  return gtk_bitset_ref (KOR_ROW_SELECTION (model)->selected);
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  KorRowSelection *self = KOR_ROW_SELECTION (model);
  GtkBitset *selected;

  if (position >= get_n_rows (self))
    return FALSE;
  selected =
    unselect_rest || !self->several ? gtk_bitset_new_empty () : gtk_bitset_copy (self->selected);
  gtk_bitset_add (selected, position);
  self->anchor = position;
  change (self, selected, position);
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  KorRowSelection *self = KOR_ROW_SELECTION (model);
  GtkBitset *selected = gtk_bitset_copy (self->selected);
  guint current = self->current;

  gtk_bitset_remove (selected, position);
  self->anchor = position;
  if (current == position)
    current = gtk_bitset_is_empty (selected) ? NOBODY : gtk_bitset_get_minimum (selected);
  change (self, selected, current);
  return TRUE;
}

/* The current row is the end of the range that is not where it began. */
static gboolean
select_range (GtkSelectionModel *model, guint position, guint n, gboolean unselect_rest)
{
  KorRowSelection *self = KOR_ROW_SELECTION (model);
  GtkBitset *selected;
  guint last, current;

  if (!self->several || n == 0 || position >= get_n_rows (self))
    return FALSE;
  n = MIN (n, get_n_rows (self) - position);
  last = position + n - 1;
  current = n == get_n_rows (self) && self->current != NOBODY ? self->current
            : self->anchor == position                        ? last
                                                              : position;
  selected = unselect_rest ? gtk_bitset_new_empty () : gtk_bitset_copy (self->selected);
  gtk_bitset_add_range (selected, position, n);
  change (self, selected, current);
  return TRUE;
}

static gboolean
unselect_range (GtkSelectionModel *model, guint position, guint n)
{
  KorRowSelection *self = KOR_ROW_SELECTION (model);
  GtkBitset *selected = gtk_bitset_copy (self->selected);
  guint current = self->current;

  gtk_bitset_remove_range (selected, position, n);
  if (current >= position && current - position < n)
    current = gtk_bitset_is_empty (selected) ? NOBODY : gtk_bitset_get_minimum (selected);
  change (self, selected, current);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
}

/* --- GListModel -------------------------------------------------------------------------------------- */

static GType
get_item_type (GListModel *list)
{
  return g_list_model_get_item_type (KOR_ROW_SELECTION (list)->model);
}

static guint
get_n_items (GListModel *list)
{
  return get_n_rows (KOR_ROW_SELECTION (list));
}

static gpointer
get_item (GListModel *list, guint position)
{
  return g_list_model_get_item (KOR_ROW_SELECTION (list)->model, position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static guint
move (guint row, guint position, guint removed, guint added)
{
  if (row == NOBODY || row < position)
    return row;
  return row - position < removed ? NOBODY : row - removed + added;
}

static void
items_changed_cb (KorRowSelection *self, guint position, guint removed, guint added)
{
  guint current = move (self->current, position, removed, added);

  gtk_bitset_splice (self->selected, position, removed, added);
  self->anchor = move (self->anchor, position, removed, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  set_current (self, current);
}

/* --- GObject ----------------------------------------------------------------------------------------- */

static void
kor_row_selection_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id) {
  case PROP_CURRENT:
    g_value_set_uint (value, KOR_ROW_SELECTION (object)->current);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kor_row_selection_finalize (GObject *object)
{
  KorRowSelection *self = KOR_ROW_SELECTION (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->selected, gtk_bitset_unref);

  G_OBJECT_CLASS (kor_row_selection_parent_class)->finalize (object);
}

static void
kor_row_selection_class_init (KorRowSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kor_row_selection_get_property;
  object_class->finalize = kor_row_selection_finalize;
  props[PROP_CURRENT] = g_param_spec_uint (
    "current", NULL, NULL, 0, G_MAXUINT, NOBODY, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kor_row_selection_init (KorRowSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
  self->current = NOBODY;
  self->anchor = NOBODY;
}

/**
 * kor_row_selection_new:
 * @model: the rows
 * @several: whether more than one may be selected
 *
 * Returns: (transfer full): a selection of none
 */
KorRowSelection *
kor_row_selection_new (GListModel *model, gboolean several)
{
  KorRowSelection *self = g_object_new (KOR_TYPE_ROW_SELECTION, NULL);

  self->model = g_object_ref (model);
  self->several = several;
  g_signal_connect_object (
    model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * kor_row_selection_get_current:
 * @self: a selection
 *
 * Returns: the row last chosen, or GTK_INVALID_LIST_POSITION
 */
guint
kor_row_selection_get_current (KorRowSelection *self)
{
  return self->current;
}

/**
 * kor_row_selection_get_n_selected:
 * @self: a selection
 *
 * Returns: how many rows are selected
 */
guint
kor_row_selection_get_n_selected (KorRowSelection *self)
{
  return (guint) gtk_bitset_get_size (self->selected);
}

/**
 * kor_row_selection_select:
 * @self: a selection
 * @position: a row; GTK_INVALID_LIST_POSITION: none
 *
 * Selects that row alone.
 */
void
kor_row_selection_select (KorRowSelection *self, guint position)
{
  if (position != NOBODY)
    select_item (GTK_SELECTION_MODEL (self), position, TRUE);
  else
    change (self, gtk_bitset_new_empty (), NOBODY);
}

/**
 * kor_row_selection_set:
 * @self: a selection
 * @selected: rows
 * @current: one of them, or GTK_INVALID_LIST_POSITION
 *
 * Selects exactly those rows.
 */
void
kor_row_selection_set (KorRowSelection *self, const GtkBitset *selected, guint current)
{
  self->anchor = current;
  change (self, gtk_bitset_copy (selected), current);
}
