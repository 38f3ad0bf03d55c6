/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-runs-page.h"

#include <glib/gi18n.h>

#include "kor-collation.h"
#include "kor-reprint-dialog.h"
#include "kor-run-list-model.h"
#include "kor-run-rows.h"
#include "kor-run-text.h"
#include "kor-run-view.h"
#include "kor-ui-text.h"
#include "kor-window.h"

struct _KorRunsPage {
  AdwNavigationPage parent_instance;

  GtkStack *page_stack;
  AdwNavigationSplitView *split_view;
  AdwWindowTitle *title;
  GtkWidget *search_entry;
  GtkStack *list_stack;
  GtkListView *list;
  GtkStack *run_stack;
  KorRunView *view;

  KorRegister *register_;
  KorRunListModel *model;
  GtkSingleSelection *selection;
  gint64 wanted; /* comes into view when the list has it; 0: none */
  gboolean changing;
  gboolean listed;  /* the list has been read once */
  gboolean entered; /* the keyboard goes into the list as soon as there is one */
};

G_DEFINE_FINAL_TYPE (KorRunsPage, kor_runs_page, ADW_TYPE_NAVIGATION_PAGE)

static KorWindow *
get_window (KorRunsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return KOR_IS_WINDOW (root) ? KOR_WINDOW (root) : NULL;
}

static const char *
get_search (KorRunsPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}

/* --- the run in view ------------------------------------------------------------------------------------ */

static void
update_actions (KorRunsPage *self)
{
  const KorRunFacts *facts = kor_run_view_get_facts (self->view);

  gtk_widget_action_set_enabled (
    GTK_WIDGET (self),
    "page.print",
    facts != NULL && kor_run_can_reprint (facts->run) &&
      kor_user_has_right (kor_register_get_user (self->register_), KOR_ROLE_PRINTS));
}

static void
show_run (KorRunsPage *self, gint64 id)
{
  kor_run_view_show (self->view, id);
  gtk_stack_set_visible_child_name (self->run_stack, id != 0 ? "run" : "nothing");
  update_actions (self);
}

/* --- the list ------------------------------------------------------------------------------------------- */

static void
update_stack (KorRunsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  gboolean searching = *get_search (self) != '\0';
  guint n_matches = kor_block_list_model_get_n_matches (KOR_BLOCK_LIST_MODEL (self->model));
  g_autofree char *count = kor_ui_format_count (n_matches);
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%s run", "%s runs", n_matches), count);

  if (!self->listed)
    return;
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_stack_set_visible_child_name (self->page_stack, n == 0 && !searching ? "empty" : "runs");
  gtk_stack_set_visible_child_name (self->list_stack, n > 0 ? "list" : "no-hits");
}

/* What is in view stays selected, wherever it has moved to; at first it is the newest run. */
static void
restore_selection (KorRunsPage *self)
{
  KorBlockListModel *model = KOR_BLOCK_LIST_MODEL (self->model);
  gint64 id = self->wanted != 0 ? self->wanted : kor_run_view_get_id (self->view);
  guint position = GTK_INVALID_LIST_POSITION;

  if (id == 0 && g_list_model_get_n_items (G_LIST_MODEL (model)) > 0)
    position = 0;
  else if (id != 0 && !kor_block_list_model_find (model, id, &position))
    position = GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (self->selection, position);
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (self->wanted != 0)
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
  self->wanted = 0;
  show_run (self, kor_block_list_model_get_id (model, position));
}

static void
enter_list_cb (KorRunsPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  gtk_list_view_scroll_to (
    self->list, position, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
}

/* Whoever opens the page goes through the runs with the arrows. */
static void
enter_at_first (KorRunsPage *self)
{
  if (!self->entered || g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    return;
  self->entered = FALSE;
  enter_list_cb (self);
}

/* Other rows take the places of those there were: the selection lets go meanwhile. */
static void
about_to_change_cb (KorRunsPage *self)
{
  self->changing = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

static void
settled_cb (KorRunsPage *self)
{
  restore_selection (self);
  self->changing = FALSE;
  self->listed = TRUE;
  update_stack (self);
  enter_at_first (self);
}

/* The list has grown, or nothing answers the question. */
static void
loading_cb (KorRunsPage *self)
{
  if (kor_block_list_model_get_loading (KOR_BLOCK_LIST_MODEL (self->model)))
    return;
  self->listed = TRUE;
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    restore_selection (self);
  update_stack (self);
}

static void
failed_cb (KorRunsPage *self, const GError *error)
{
  if (get_window (self) != NULL)
    kor_window_show_error (get_window (self), _ ("The list runs could not be read"), error);
}

static void
ask (KorRunsPage *self)
{
  KorRunQuery query = { .search = get_search (self) };
  g_auto (GStrv) words = g_strsplit (query.search, " ", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL && n < KOR_RUN_SEARCH_WORDS; i++) {
    g_autofree char *folded = kor_fold (words[i]);

    if (*folded != '\0')
      query.purposes[n++] = kor_run_find_purposes (folded);
  }
  kor_run_list_model_set_query (self->model, &query);
}

/* --- callbacks ------------------------------------------------------------------------------------------ */

static void
selected_cb (KorRunsPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (self->changing || position == GTK_INVALID_LIST_POSITION)
    return;
  self->wanted = 0;
  show_run (self, kor_block_list_model_get_id (KOR_BLOCK_LIST_MODEL (self->model), position));
}

static void
search_changed_cb (KorRunsPage *self)
{
  if (self->register_ != NULL)
    ask (self);
}

static void
stop_search_cb (KorRunsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  self->entered = TRUE;
  enter_at_first (self);
}

/* Down goes from the search to the list. */
static gboolean
search_key_cb (KorRunsPage *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  enter_list_cb (self);
  return GDK_EVENT_STOP;
}

static void
activated_cb (KorRunsPage *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  kor_run_view_enter (self->view);
}

static void
leave_cb (KorRunsPage *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  enter_list_cb (self);
}

static void
run_activated_cb (KorRunsPage *self, gint64 id)
{
  kor_runs_page_show_run (self, id);
}

static void
search_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorRunsPage *self = KOR_RUNS_PAGE (widget);

  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  gtk_widget_grab_focus (self->search_entry);
}

static void
print_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorRunsPage *self = KOR_RUNS_PAGE (widget);
  const KorRunFacts *facts = kor_run_view_get_facts (self->view);

  AdwDialog *dialog;

  if (facts == NULL)
    return;
  dialog = kor_reprint_dialog_new (self->register_, facts->run, facts->sheet);
  g_signal_connect_object (dialog, "made", G_CALLBACK (run_activated_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* --- GObject -------------------------------------------------------------------------------------------- */

static void
kor_runs_page_shown (AdwNavigationPage *page)
{
  KorRunsPage *self = KOR_RUNS_PAGE (page);

  self->entered = TRUE;
  enter_at_first (self);
}

static void
kor_runs_page_dispose (GObject *object)
{
  KorRunsPage *self = KOR_RUNS_PAGE (object);

  self->changing = TRUE;
  g_clear_object (&self->register_);
  if (self->model != NULL)
    kor_block_list_model_set_register (KOR_BLOCK_LIST_MODEL (self->model), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_RUNS_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (kor_runs_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kortisto/Kortisto/ui/kor-runs-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KorRunsPage, page_stack);
  gtk_widget_class_bind_template_child (widget_class, KorRunsPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, KorRunsPage, title);
  gtk_widget_class_bind_template_child (widget_class, KorRunsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KorRunsPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, KorRunsPage, list);
  gtk_widget_class_bind_template_child (widget_class, KorRunsPage, run_stack);
  gtk_widget_class_bind_template_child (widget_class, KorRunsPage, view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, run_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
}

static void
kor_runs_page_class_init (KorRunsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_runs_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = kor_runs_page_shown;
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action_cb);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action_cb);

  g_type_ensure (KOR_TYPE_RUN_VIEW);
  bind_template (widget_class);
}

static void
kor_runs_page_init (KorRunsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = kor_run_rows_create_factory ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->list, factory);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search_entry),
                                           GTK_WIDGET (self->list));
}

static void
create_list (KorRunsPage *self)
{
  self->model = kor_run_list_model_new (self->register_);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  g_signal_connect_object (
    self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    self->model, "about-to-change", G_CALLBACK (about_to_change_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    self->model, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    self->model, "notify::loading", G_CALLBACK (loading_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    self->model, "notify::n-matches", G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

/**
 * kor_runs_page_new:
 * @register_: an open register
 *
 * Returns: (transfer floating): a page with all list runs, the newest in view
 */
AdwNavigationPage *
kor_runs_page_new (KorRegister *register_)
{
  KorRunsPage *self = g_object_new (KOR_TYPE_RUNS_PAGE, NULL);

  self->register_ = g_object_ref (register_);
  create_list (self);
  kor_run_view_set_register (self->view, register_);
  update_actions (self);
  ask (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * kor_runs_page_show_run:
 * @self: the page
 * @id: a run
 *
 * Brings a run into view, whatever was searched for.
 */
void
kor_runs_page_show_run (KorRunsPage *self, gint64 id)
{
  guint position;

  g_return_if_fail (KOR_IS_RUNS_PAGE (self));

  self->wanted = id;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  if (kor_block_list_model_find (KOR_BLOCK_LIST_MODEL (self->model), id, &position))
    restore_selection (self);
  show_run (self, id);
}
