/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is selected in a long list; needs no screen. */

#include "kor-row-selection.h"

#define N_ROWS 100000

static guint n_asked; /* for items of the list */

/* A list that counts what it is asked for. */
#define TEST_TYPE_LIST (test_list_get_type ())
G_DECLARE_FINAL_TYPE (TestList, test_list, TEST, LIST, GObject)

struct _TestList {
  GObject parent_instance;
  guint n_rows;
};

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return TEST_LIST (model)->n_rows;
}

static gpointer
get_item (GListModel *model, guint position)
{
  n_asked++;
  return position < TEST_LIST (model)->n_rows ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestList,
                               test_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
test_list_class_init (TestListClass *klass)
{
}

static void
test_list_init (TestList *self)
{
  self->n_rows = N_ROWS;
}

static gboolean
is_selected (KorRowSelection *self, guint position)
{
  return gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self), position);
}

/* Ctrl+A of a hundred thousand asks the list for none of its rows. */
static void
test_all (void)
{
  g_autoptr (TestList) list = g_object_new (TEST_TYPE_LIST, NULL);
  g_autoptr (KorRowSelection) self = kor_row_selection_new (G_LIST_MODEL (list), TRUE);

  n_asked = 0;
  g_assert_true (gtk_selection_model_select_all (GTK_SELECTION_MODEL (self)));
  g_assert_cmpuint (kor_row_selection_get_n_selected (self), ==, N_ROWS);
  g_assert_true (is_selected (self, N_ROWS - 1));
  kor_row_selection_select (self, 7);
  g_assert_cmpuint (kor_row_selection_get_n_selected (self), ==, 1);
  g_assert_cmpuint (kor_row_selection_get_current (self), ==, 7);
  g_assert_cmpuint (n_asked, ==, 0);
}

/* The current row is the one chosen last, at whichever end of a range it is. */
static void
test_current (void)
{
  g_autoptr (TestList) list = g_object_new (TEST_TYPE_LIST, NULL);
  g_autoptr (KorRowSelection) self = kor_row_selection_new (G_LIST_MODEL (list), TRUE);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self);

  kor_row_selection_select (self, 10);
  gtk_selection_model_select_range (model, 10, 3, TRUE);
  g_assert_cmpuint (kor_row_selection_get_current (self), ==, 12);
  gtk_selection_model_select_range (model, 8, 3, TRUE);
  g_assert_cmpuint (kor_row_selection_get_current (self), ==, 8);
  g_assert_false (is_selected (self, 12));
  gtk_selection_model_select_item (model, 20, FALSE);
  g_assert_cmpuint (kor_row_selection_get_current (self), ==, 20);
  g_assert_cmpuint (kor_row_selection_get_n_selected (self), ==, 4);
  gtk_selection_model_unselect_item (model, 20);
  g_assert_cmpuint (kor_row_selection_get_current (self), ==, 8);
  gtk_selection_model_unselect_all (model);
  g_assert_cmpuint (kor_row_selection_get_current (self), ==, GTK_INVALID_LIST_POSITION);
}

/* Rows that come and go take their selection along. */
static void
test_changes (void)
{
  g_autoptr (TestList) list = g_object_new (TEST_TYPE_LIST, NULL);
  g_autoptr (KorRowSelection) self = kor_row_selection_new (G_LIST_MODEL (list), TRUE);

  kor_row_selection_select (self, 10);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self), 20, FALSE);
  list->n_rows += 5;
  g_list_model_items_changed (G_LIST_MODEL (list), 15, 0, 5);
  g_assert_true (is_selected (self, 10) && is_selected (self, 25) && !is_selected (self, 20));
  g_assert_cmpuint (kor_row_selection_get_current (self), ==, 25);
  list->n_rows -= 11;
  g_list_model_items_changed (G_LIST_MODEL (list), 20, 11, 0);
  g_assert_cmpuint (kor_row_selection_get_n_selected (self), ==, 1);
  g_assert_cmpuint (kor_row_selection_get_current (self), ==, GTK_INVALID_LIST_POSITION);
}

/* A list in which one row at most is selected. */
static void
test_single (void)
{
  g_autoptr (TestList) list = g_object_new (TEST_TYPE_LIST, NULL);
  g_autoptr (KorRowSelection) self = kor_row_selection_new (G_LIST_MODEL (list), FALSE);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self);

  kor_row_selection_select (self, 3);
  gtk_selection_model_select_item (model, 4, FALSE);
  g_assert_cmpuint (kor_row_selection_get_n_selected (self), ==, 1);
  g_assert_false (gtk_selection_model_select_range (model, 1, 3, TRUE));
  g_assert_cmpuint (kor_row_selection_get_current (self), ==, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-selection/all", test_all);
  g_test_add_func ("/row-selection/current", test_current);
  g_test_add_func ("/row-selection/changes", test_changes);
  g_test_add_func ("/row-selection/single", test_single);
  return g_test_run ();
}
