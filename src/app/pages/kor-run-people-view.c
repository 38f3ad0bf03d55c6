/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-run-people-view.h"

#include <glib/gi18n.h>

#include "kor-row-factory.h"
#include "kor-ui-text.h"
#include "kor-window.h"

#define NAME_WIDTH 170 /* of a column, in px */

struct _KorRunPeopleView {
  AdwBin parent_instance;

  GtkSearchEntry *search;
  GtkLabel *count;
  GtkStack *stack;
  AdwStatusPage *nobody;
  GtkColumnView *people;
  GtkColumnViewColumn *label_column;

  KorRunPersonModel *model;
  gboolean loaded;
  gboolean forgotten; /* their time is over */
  gboolean had_people;
};

G_DEFINE_FINAL_TYPE (KorRunPeopleView, kor_run_people_view, ADW_TYPE_BIN)

/* An empty list says why it is empty. */
static void
update (KorRunPeopleView *self)
{
  guint n = kor_run_person_model_get_n_people (self->model);
  guint n_found = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autofree char *count = kor_ui_format_count (n_found);
  g_autofree char *text = g_strdup_printf (ngettext ("%s person", "%s people", n_found), count);

  gtk_label_set_text (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->search), n > 0);
  if (self->forgotten) {
    adw_status_page_set_title (self->nobody, _ ("The names have been forgotten"));
    adw_status_page_set_description (
      self->nobody, _ ("Their time was over. What the run was for and its counts are kept."));
  } else if (n > 0) {
    adw_status_page_set_title (self->nobody, _ ("Nobody found"));
    adw_status_page_set_description (self->nobody,
                                     _ ("The search looks into names and addresses as printed."));
  } else {
    adw_status_page_set_title (self->nobody,
                               self->had_people
                               ? _ ("Nobody from this list is in the register any more")
                               : _ ("Nobody was on this list"));
    adw_status_page_set_description (self->nobody, "");
  }
  gtk_stack_set_visible_child_name (self->stack, n_found > 0 ? "people" : "nobody");
}

/* --- callbacks ------------------------------------------------------------------------------------------ */

static void
search_changed_cb (KorRunPeopleView *self)
{
  kor_run_person_model_set_search (self->model,
                                   gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (self->loaded)
    update (self);
}

static void
enter_people_cb (KorRunPeopleView *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->people));
  gtk_column_view_scroll_to (self->people, 0, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
}

static void
stop_search_cb (KorRunPeopleView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  enter_people_cb (self);
}

/* Down goes from the search to the people. */
static gboolean
search_key_cb (KorRunPeopleView *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  enter_people_cb (self);
  return GDK_EVENT_STOP;
}

static void
person_activated_cb (KorRunPeopleView *self, guint position)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (KOR_IS_WINDOW (root))
    kor_window_show_customer (KOR_WINDOW (root),
                              kor_run_person_model_get_id (self->model, position));
}

/* --- the columns ---------------------------------------------------------------------------------------- */

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, kor_text_cell_make ());
  gtk_list_item_set_focusable (item, FALSE);
}

static void
bind_part_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer part)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_auto (GStrv) parts = g_strsplit (text, "\n", 3);

  kor_text_cell_set (gtk_list_item_get_child (item), parts[GPOINTER_TO_UINT (part)]);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *row)
{
  const char *text = gtk_string_object_get_string (gtk_column_view_row_get_item (row));
  g_auto (GStrv) parts = g_strsplit (text, "\n", 3);
  g_autofree char *label = g_strdup_printf ("%s, %s", parts[0], parts[1]);

  gtk_column_view_row_set_accessible_label (row, label);
}

static GtkColumnViewColumn *
add_column (KorRunPeopleView *self, const char *title, guint part)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_part_cb), GUINT_TO_POINTER (part));
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->people, column);
  g_object_unref (column);
  return column;
}

static void
prepare_people (KorRunPeopleView *self)
{
  g_autoptr (GtkListItemFactory) row_factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection =
    gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->model)));

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_column_view_column_set_fixed_width (add_column (self, _ ("Name"), 0), NAME_WIDTH);
  gtk_column_view_column_set_expand (add_column (self, _ ("Address as printed"), 1), TRUE);
  self->label_column = add_column (self, _ ("On the label of"), 2);
  gtk_column_view_column_set_fixed_width (self->label_column, NAME_WIDTH);
  gtk_column_view_column_set_visible (self->label_column, FALSE);
  g_signal_connect (row_factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_column_view_set_row_factory (self->people, row_factory);
  gtk_column_view_set_model (self->people, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

/* --- GObject -------------------------------------------------------------------------------------------- */

static void
kor_run_people_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_RUN_PEOPLE_VIEW);
  g_clear_object (&KOR_RUN_PEOPLE_VIEW (object)->model);
  G_OBJECT_CLASS (kor_run_people_view_parent_class)->dispose (object);
}

static void
kor_run_people_view_class_init (KorRunPeopleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_run_people_view_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-run-people-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KorRunPeopleView, search);
  gtk_widget_class_bind_template_child (widget_class, KorRunPeopleView, count);
  gtk_widget_class_bind_template_child (widget_class, KorRunPeopleView, stack);
  gtk_widget_class_bind_template_child (widget_class, KorRunPeopleView, nobody);
  gtk_widget_class_bind_template_child (widget_class, KorRunPeopleView, people);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_people_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_activated_cb);
}

static void
kor_run_people_view_init (KorRunPeopleView *self)
{
  self->model = kor_run_person_model_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  prepare_people (self);
}

/**
 * kor_run_people_view_clear:
 * @self: the view
 *
 * Shows nobody, and no search, until other people are given.
 */
void
kor_run_people_view_clear (KorRunPeopleView *self)
{
  self->loaded = FALSE;
  kor_run_person_model_take_people (self->model, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_set_visible (GTK_WIDGET (self->count), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "loading");
}

/**
 * kor_run_people_view_take_people:
 * @self: the view
 * @people: (transfer full): who stands in the record
 * @run: the run they were on
 */
void
kor_run_people_view_take_people (KorRunPeopleView *self,
                                 KorRunPeople *people,
                                 const KorListRun *run)
{
  self->loaded = TRUE;
  self->forgotten = run->forgotten != 0;
  self->had_people = run->printed > 0;
  gtk_column_view_column_set_visible (self->label_column, run->merged > 0);
  kor_run_person_model_take_people (self->model, people);
  update (self);
}

/**
 * kor_run_people_view_enter:
 * @self: the view
 *
 * Returns: whether there are people, who have the keyboard now
 */
gboolean
kor_run_people_view_enter (KorRunPeopleView *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    return FALSE;
  enter_people_cb (self);
  return TRUE;
}
