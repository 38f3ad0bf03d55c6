/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-requests-page.h"

#include <glib/gi18n.h>

#include "kor-request-dialog.h"
#include "kor-request-list-model.h"
#include "kor-request-listing.h"
#include "kor-request-rows.h"
#include "kor-request-view.h"
#include "kor-ui-text.h"
#include "kor-undo.h"
#include "kor-window.h"

#define DAY_CHECK 60 /* s between two looks at the calendar */

struct _KorRequestsPage {
  AdwBin parent_instance;

  AdwNavigationSplitView *split_view;
  AdwWindowTitle *title;
  GtkWidget *search_entry;
  GtkStack *list_stack;
  GtkListView *list;
  GtkToggleButton *closed_toggle;
  GtkStack *case_stack;
  KorRequestView *view;

  KorRegister *register_;
  KorUndo *undo;
  KorRequestListModel *model;
  GtkSingleSelection *selection;
  GCancellable *cancellable;
  KorRequestCounts counts;
  guint reload_source;
  guint day_source;
  KorDate day;   /* the list is of */
  gint64 wanted; /* comes into view when the list has it */
  gboolean loaded;
  gboolean changing;
};

G_DEFINE_FINAL_TYPE (KorRequestsPage, kor_requests_page, ADW_TYPE_BIN)

static KorWindow *
get_window (KorRequestsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return KOR_IS_WINDOW (root) ? KOR_WINDOW (root) : NULL;
}

static KorDate
get_today (KorRequestsPage *self)
{
  return kor_context_get_today (kor_register_get_context (self->register_));
}

static const char *
get_search (KorRequestsPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}

/* --- selection ---------------------------------------------------------------------------------- */

static void
show_case (KorRequestsPage *self, gint64 id)
{
  kor_request_view_show (self->view, id);
  gtk_stack_set_visible_child_name (self->case_stack, id != 0 ? "case" : "nothing");
}

static void
selected_cb (KorRequestsPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (self->changing || position == GTK_INVALID_LIST_POSITION)
    return;
  self->wanted = 0;
  show_case (self, kor_request_list_model_get_id (self->model, position));
}

/* The case in view stays selected, wherever it has moved to; at first it is the most urgent one. */
static void
restore_selection (KorRequestsPage *self)
{
  gint64 id = self->wanted != 0 ? self->wanted : kor_request_view_get_id (self->view);
  guint position = GTK_INVALID_LIST_POSITION;

  if (id == 0 && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    position = 0;
  else if (id != 0)
    kor_request_list_model_find (self->model, id, &position);
  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION && self->wanted != 0)
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
  if (position != GTK_INVALID_LIST_POSITION) {
    self->wanted = 0;
    show_case (self, kor_request_list_model_get_id (self->model, position));
  }
}

/* --- the list ----------------------------------------------------------------------------------- */

static void
show_counts (KorRequestsPage *self)
{
  g_autofree char *open = kor_ui_format_count (self->counts.open);
  g_autofree char *closed = kor_ui_format_count (self->counts.closed);
  g_autofree char *subtitle =
    g_strdup_printf (ngettext ("%s open", "%s open", self->counts.open), open);
  /* Translators: button that shows the closed requests, too, with how many there are */
  g_autofree char *label = g_strdup_printf (_ ("Closed requests (%s)"), closed);

  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_button_set_label (GTK_BUTTON (self->closed_toggle), label);
  gtk_widget_set_visible (GTK_WIDGET (self->closed_toggle), self->counts.closed > 0);
}

/* An empty page says what to do. */
static void
update_stack (KorRequestsPage *self)
{
  gboolean none = self->counts.open == 0 && self->counts.closed == 0;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  const char *name = n > 0                        ? "list"
                     : none                       ? "empty"
                     : *get_search (self) != '\0' ? "no-hits"
                                                  : "none-open";

  gtk_widget_set_visible (self->search_entry, !none);
  gtk_stack_set_visible_child_name (self->list_stack, name);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorRequestsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorRequestListing) listing =
              kor_register_call_finish (KOR_REGISTER (source), result, &error);

  if (self->register_ == NULL)
    return;
  if (listing == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && get_window (self) != NULL)
      kor_window_show_error (get_window (self), _ ("Requests could not be read"), error);
    return;
  }
  self->counts = listing->counts;
  self->day = get_today (self);
  self->changing = TRUE;
  kor_request_list_model_set_requests (self->model, listing->requests, self->day);
  self->changing = FALSE;
  restore_selection (self);
  show_counts (self);
  update_stack (self);
}

/* A search looks into closed cases, too: somebody is on the phone about an old one. */
static void
load (KorRequestsPage *self)
{
  gboolean searching = *get_search (self) != '\0';
  gboolean all = searching || gtk_toggle_button_get_active (self->closed_toggle);
  KorRequestListing *wanted = kor_request_listing_new (all, searching ? get_search (self) : NULL);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->loaded = TRUE;
  kor_register_call_async (self->register_,
                           kor_request_listing_load,
                           wanted,
                           (GDestroyNotify) kor_request_listing_free,
                           (GDestroyNotify) kor_request_listing_free,
                           self->cancellable,
                           listed_cb,
                           g_object_ref (self));
}

static void
reload_cb (gpointer user_data)
{
  KorRequestsPage *self = user_data;

  self->reload_source = 0;
  load (self);
}

static void
register_changed_cb (KorRequestsPage *self, int kind, gint64 id)
{
  if ((kind == KOR_KIND_REQUEST || kind == KOR_KIND_CUSTOMER || kind == KOR_KIND_ALL) &&
      self->loaded && self->reload_source == 0)
    self->reload_source = g_idle_add_once (reload_cb, self);
}

/* --- callbacks ---------------------------------------------------------------------------------- */

static void
question_changed_cb (KorRequestsPage *self)
{
  if (self->register_ != NULL && self->loaded)
    load (self);
}

static void
enter_list_cb (KorRequestsPage *self)
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

static void
stop_search_cb (KorRequestsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  enter_list_cb (self);
}

/* Down goes from the search to the list. */
static gboolean
search_key_cb (KorRequestsPage *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  enter_list_cb (self);
  return GDK_EVENT_STOP;
}

static void
enter_case (KorRequestsPage *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  kor_request_view_enter (self->view);
}

static void
activated_cb (KorRequestsPage *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  enter_case (self);
}

static void
leave_case_cb (KorRequestsPage *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  enter_list_cb (self);
}

static void
enter_saved_cb (gpointer user_data)
{
  g_autoptr (KorRequestsPage) self = user_data;

  if (self->register_ != NULL)
    enter_case (self);
}

/* The dialog gives the keyboard back first to where it came from. */
static void
dialog_closed_cb (KorRequestsPage *self)
{
  g_idle_add_once (enter_saved_cb, g_object_ref (self));
}

/* A case that has been taken down is shown at once, wherever its limit puts it. */
static void
saved_cb (KorRequestsPage *self, gint64 id, AdwDialog *dialog)
{
  kor_requests_page_show (self, id);
  g_signal_connect_object (
    dialog, "closed", G_CALLBACK (dialog_closed_cb), self, G_CONNECT_SWAPPED);
}

static void
new_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kor_requests_page_take_down (KOR_REQUESTS_PAGE (widget), 0);
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kor_requests_page_focus_search (KOR_REQUESTS_PAGE (widget));
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (KOR_REQUESTS_PAGE (widget)->view), "case.edit", NULL);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kor_request_view_print_next (KOR_REQUESTS_PAGE (widget)->view);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kor_undo_last (KOR_REQUESTS_PAGE (widget)->undo);
}

static void
toggle_card_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (
    GTK_WIDGET (KOR_REQUESTS_PAGE (widget)->view), "case.toggle-papers", NULL);
}

static void
undone_cb (KorRequestsPage *self, const char *title)
{
  g_autofree char *text = g_strdup_printf (_ ("Undone: %s"), title);

  if (get_window (self) != NULL)
    kor_window_add_toast (get_window (self), adw_toast_new (text));
}

static void
undo_failed_cb (KorRequestsPage *self, const GError *error)
{
  if (get_window (self) != NULL)
    kor_window_show_error (get_window (self), _ ("This could not be undone"), error);
}

/* --- GObject ------------------------------------------------------------------------------------ */

/* What was due tomorrow is due today. */
static gboolean
look_at_day_cb (gpointer user_data)
{
  KorRequestsPage *self = user_data;

  if (self->day != get_today (self)) {
    load (self);
    kor_request_view_reload (self->view);
  }
  return G_SOURCE_CONTINUE;
}

static void
kor_requests_page_map (GtkWidget *widget)
{
  KorRequestsPage *self = KOR_REQUESTS_PAGE (widget);

  GTK_WIDGET_CLASS (kor_requests_page_parent_class)->map (widget);
  load (self);
  if (self->day_source == 0)
    self->day_source = g_timeout_add_seconds (DAY_CHECK, look_at_day_cb, self);
}

static void
kor_requests_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&KOR_REQUESTS_PAGE (widget)->day_source, g_source_remove);
  GTK_WIDGET_CLASS (kor_requests_page_parent_class)->unmap (widget);
}

static void
kor_requests_page_dispose (GObject *object)
{
  KorRequestsPage *self = KOR_REQUESTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_handle_id (&self->day_source, g_source_remove);
  self->changing = TRUE;
  g_clear_object (&self->register_);
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_REQUESTS_PAGE);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->undo);

  G_OBJECT_CLASS (kor_requests_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KorRequestsPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, KorRequestsPage, title);
  gtk_widget_class_bind_template_child (widget_class, KorRequestsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KorRequestsPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, KorRequestsPage, list);
  gtk_widget_class_bind_template_child (widget_class, KorRequestsPage, closed_toggle);
  gtk_widget_class_bind_template_child (widget_class, KorRequestsPage, case_stack);
  gtk_widget_class_bind_template_child (widget_class, KorRequestsPage, view);
  gtk_widget_class_bind_template_callback (widget_class, question_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_case_cb);
}

static void
kor_requests_page_class_init (KorRequestsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_requests_page_dispose;
  widget_class->map = kor_requests_page_map;
  widget_class->unmap = kor_requests_page_unmap;

  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "page.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "page.toggle-card", NULL, toggle_card_cb);

  g_type_ensure (KOR_TYPE_REQUEST_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-requests-page.ui");
  bind_template (widget_class);
}

static void
kor_requests_page_init (KorRequestsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = kor_request_rows_create_factory ();
  g_autoptr (GtkListItemFactory) headers = kor_request_rows_create_header_factory ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_header_factory (self->list, headers);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search_entry),
                                           GTK_WIDGET (self->list));
}

static void
set_register (KorRequestsPage *self, KorRegister *register_)
{
  self->register_ = g_object_ref (register_);
  self->undo = kor_undo_new (register_);
  g_signal_connect_object (self->undo, "undone", G_CALLBACK (undone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    self->undo, "failed", G_CALLBACK (undo_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    register_, "changed", G_CALLBACK (register_changed_cb), self, G_CONNECT_SWAPPED);
  kor_request_view_set_register (self->view, register_, self->undo);
  gtk_widget_action_set_enabled (
    GTK_WIDGET (self),
    "page.new",
    kor_user_has_right (kor_register_get_user (register_), KOR_ROLE_MAINTAINS));

  self->model = kor_request_list_model_new ();
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  g_signal_connect_object (
    self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

/**
 * kor_requests_page_new:
 * @register_: an open register
 *
 * Returns: (transfer floating): the page of its requests
 */
GtkWidget *
kor_requests_page_new (KorRegister *register_)
{
  KorRequestsPage *self = g_object_new (KOR_TYPE_REQUESTS_PAGE, NULL);

  set_register (self, register_);
  return GTK_WIDGET (self);
}

/**
 * kor_requests_page_focus_search:
 * @self: the page
 *
 * Puts the keyboard into the search.
 */
void
kor_requests_page_focus_search (KorRequestsPage *self)
{
  if (gtk_widget_get_visible (self->search_entry))
    gtk_widget_grab_focus (self->search_entry);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * kor_requests_page_show:
 * @self: the page
 * @id: a case
 *
 * Opens a case, whether the list shows it or not.
 */
void
kor_requests_page_show (KorRequestsPage *self, gint64 id)
{
  guint position;

  self->wanted = id;
  if (kor_request_list_model_find (self->model, id, &position))
    restore_selection (self);
  show_case (self, id);
  enter_case (self);
}

/**
 * kor_requests_page_take_down:
 * @self: the page
 * @customer_id: whose request it is, or 0
 *
 * Opens the form of a new request.
 */
void
kor_requests_page_take_down (KorRequestsPage *self, gint64 customer_id)
{
  AdwDialog *dialog = kor_request_dialog_new (self->register_, customer_id);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
