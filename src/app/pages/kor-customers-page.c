/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include <glib/gi18n.h>

#include "kor-customer-dialog.h"
#include "kor-customers-page-private.h"
#include "kor-import-dialog.h"
#include "kor-ui-text.h"
#include "kor-window.h"

G_DEFINE_FINAL_TYPE (KorCustomersPage, kor_customers_page, ADW_TYPE_BIN)

enum {
  READY,
  LOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static KorWindow *
get_window (KorCustomersPage *self)
{
  return KOR_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static KorCustomerFilter
get_filter (KorCustomersPage *self)
{
  KorCustomerFilter filter = KOR_CUSTOMER_FILTER_NONE;

  if (gtk_toggle_button_get_active (self->recent_toggle))
    filter |= KOR_CUSTOMER_FILTER_RECENT_ORDER;
  if (gtk_toggle_button_get_active (self->open_toggle))
    filter |= KOR_CUSTOMER_FILTER_OPEN_ORDER;
  if (gtk_toggle_button_get_active (self->ban_toggle))
    filter |= KOR_CUSTOMER_FILTER_BAN;
  if (gtk_toggle_button_get_active (self->restricted_toggle))
    filter |= KOR_CUSTOMER_FILTER_RESTRICTED;
  if (gtk_toggle_button_get_active (self->returned_toggle))
    filter |= KOR_CUSTOMER_FILTER_RETURNED_MAIL;
  if (gtk_toggle_button_get_active (self->archived_toggle))
    filter |= KOR_CUSTOMER_FILTER_ARCHIVED;
  return filter;
}

static const char *
get_search (KorCustomersPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}

static gboolean
is_narrowed (KorCustomersPage *self)
{
  return *get_search (self) != '\0' || get_filter (self) != KOR_CUSTOMER_FILTER_NONE;
}

static void
get_sort (KorCustomersPage *self, KorCustomerQuery *query)
{
  static const KorCustomerSort sorts[KOR_N_CUSTOMER_COLUMNS] = {
    [KOR_CUSTOMER_COLUMN_ORGANISATION] = KOR_CUSTOMER_SORT_ORGANISATION,
    [KOR_CUSTOMER_COLUMN_PLACE] = KOR_CUSTOMER_SORT_PLACE,
    [KOR_CUSTOMER_COLUMN_LAST_ORDER] = KOR_CUSTOMER_SORT_LAST_ORDER,
  };
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->view));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);

  query->sort = KOR_CUSTOMER_SORT_NAME;
  query->descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;
  for (guint i = 0; column != NULL && i < KOR_N_CUSTOMER_COLUMNS; i++) {
    if (self->columns[i] == column)
      query->sort = sorts[i];
  }
}

static void
update_query (KorCustomersPage *self)
{
  KorCustomerQuery query = { 0 };

  if (self->register_ == NULL || self->clearing)
    return;
  query.search = get_search (self);
  query.filter = get_filter (self);
  get_sort (self, &query);
  /* The best hits of a search stand first; without one the person selected stays in view. */
  kor_list_view_restart (self->list, !is_narrowed (self));
  kor_customer_list_model_set_query (self->model, &query);
}

static void
update_stack (KorCustomersPage *self)
{
  gboolean loading = kor_block_list_model_get_loading (KOR_BLOCK_LIST_MODEL (self->model));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  gboolean empty = self->total == 0;

  gtk_widget_set_visible (self->search_box, !empty);
  if (empty)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (!loading && self->total > 0)
    gtk_stack_set_visible_child_name (self->stack, "no-hits");
}

/* --- how many there are --------------------------------------------------------------------------- */

static gpointer
load_info (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree KorRegisterInfo *info = g_new0 (KorRegisterInfo, 1);

  return kor_register_get_info (register_, info, error) ? g_steal_pointer (&info) : NULL;
}

static void
info_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorCustomersPage) self = user_data;
  g_autofree KorRegisterInfo *info = kor_register_call_finish (KOR_REGISTER (source), result, NULL);
  g_autofree char *digits = NULL;
  g_autofree char *subtitle = NULL;

  if (info == NULL || self->register_ == NULL)
    return;
  self->total = info->customers + info->archived_customers;
  digits = kor_ui_format_count ((guint64) info->customers);
  subtitle = info->customers == 0
    ? g_strdup (_ ("No customers"))
    : g_strdup_printf (ngettext ("%s customer", "%s customers", (gulong) info->customers), digits);
  adw_window_title_set_subtitle (self->title, subtitle);
  update_stack (self);
}

static void
ask_info (KorCustomersPage *self)
{
  kor_register_call_async (
    self->register_, load_info, NULL, NULL, g_free, NULL, info_loaded_cb, g_object_ref (self));
}

/* The first rows, then all, and only then what is counted: nobody waits for that. */
static void
update_ready (KorCustomersPage *self)
{
  KorBlockListModel *model = KOR_BLOCK_LIST_MODEL (self->model);
  gboolean loading = kor_block_list_model_get_loading (model);

  if (!self->ready && (!loading || kor_block_list_model_get_n_matches (model) > 0)) {
    self->ready = TRUE;
    g_signal_emit (self, signals[READY], 0);
  }
  if (!self->loaded && !loading) {
    self->loaded = TRUE;
    ask_info (self);
    g_signal_emit (self, signals[LOADED], 0);
  }
}

static void
update_counts (KorCustomersPage *self)
{
  guint n = kor_block_list_model_get_n_matches (KOR_BLOCK_LIST_MODEL (self->model));
  g_autofree char *digits = kor_ui_format_count (n);
  g_autofree char *hits = NULL;

  if (!kor_block_list_model_get_loading (KOR_BLOCK_LIST_MODEL (self->model))) {
    if (is_narrowed (self)) {
      hits = g_strdup_printf (ngettext ("%s hit", "%s hits", n), digits);
      gtk_accessible_announce (
        GTK_ACCESSIBLE (self), hits, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
    }
    gtk_label_set_label (self->hits_label, hits != NULL ? hits : "");
  }
  update_stack (self);
  update_ready (self);
}

/* --- the card -------------------------------------------------------------------------------------- */

static void
show_card (KorCustomersPage *self, gint64 id)
{
  kor_customer_card_show (self->card, id);
  if (id == 0)
    adw_overlay_split_view_set_show_sidebar (self->card_view, FALSE);
  else if (!self->card_put_away && !adw_overlay_split_view_get_collapsed (self->card_view))
    adw_overlay_split_view_set_show_sidebar (self->card_view, TRUE);
}

static void
selected_cb (KorCustomersPage *self)
{
  gint64 id = kor_list_view_get_selected (self->list);

  /* While the list changes nothing is selected; who is in view stays. */
  if (id != 0 && self->register_ != NULL)
    show_card (self, id);
}

/* Puts the keyboard into the card. */
void
kor_customers_page_enter_card (KorCustomersPage *self)
{
  if (kor_customer_card_get_id (self->card) == 0)
    return;
  self->card_put_away = FALSE;
  adw_overlay_split_view_set_show_sidebar (self->card_view, TRUE);
  kor_customer_card_enter (self->card);
}

static void
row_activated_cb (KorCustomersPage *self, guint position)
{
  kor_row_selection_select (kor_list_view_get_selection (self->list), position);
  kor_customers_page_enter_card (self);
}

/* Puts the keyboard into the list. */
void
kor_customers_page_enter_list (KorCustomersPage *self)
{
  KorRowSelection *selection = kor_list_view_get_selection (self->list);
  GtkListScrollFlags flags = GTK_LIST_SCROLL_FOCUS;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    return;
  if (kor_row_selection_get_current (selection) == GTK_INVALID_LIST_POSITION)
    kor_row_selection_select (selection, 0);
  /* Selecting tells the view where a range begins; several people who are selected stay so. */
  if (kor_row_selection_get_n_selected (selection) < 2)
    flags |= GTK_LIST_SCROLL_SELECT;
  gtk_column_view_scroll_to (
    self->view, kor_row_selection_get_current (selection), NULL, flags, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
leave_card_cb (KorCustomersPage *self)
{
  if (adw_overlay_split_view_get_collapsed (self->card_view))
    adw_overlay_split_view_set_show_sidebar (self->card_view, FALSE);
  kor_customers_page_enter_list (self);
}

static void
edit_customer_cb (KorCustomersPage *self)
{
  gint64 id = kor_customer_card_get_id (self->card);

  if (id != 0)
    adw_dialog_present (kor_customer_dialog_new (self->register_, id, self->undo),
                        GTK_WIDGET (self));
}

/* --- search and filters ------------------------------------------------------------------------------ */

static void
search_changed_cb (KorCustomersPage *self)
{
  update_query (self);
}

static void
filter_toggled_cb (KorCustomersPage *self)
{
  update_query (self);
}

static void
enter_list_cb (KorCustomersPage *self)
{
  kor_customers_page_enter_list (self);
}

static void
stop_search_cb (KorCustomersPage *self)
{
  if (*get_search (self) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  kor_customers_page_enter_list (self);
}

static gboolean
search_key_cb (KorCustomersPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  kor_customers_page_enter_list (self);
  return GDK_EVENT_STOP;
}

static void
clear (KorCustomersPage *self)
{
  GtkToggleButton *toggles[] = {
    self->recent_toggle,     self->open_toggle,     self->ban_toggle,
    self->restricted_toggle, self->returned_toggle, self->archived_toggle,
  };

  self->clearing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    gtk_toggle_button_set_active (toggles[i], FALSE);
  self->clearing = FALSE;
}

static void
clear_cb (KorCustomersPage *self)
{
  clear (self);
  update_query (self);
  gtk_widget_grab_focus (self->search_entry);
}

/* While the width changes the rows are away for a moment, and the keyboard falls to what holds them. */
static void
refocus_cb (gpointer user_data)
{
  g_autoptr (KorCustomersPage) self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *scrolled = gtk_widget_get_parent (GTK_WIDGET (self->view));

  if (self->register_ != NULL && root != NULL && gtk_root_get_focus (root) == scrolled)
    kor_customers_page_enter_list (self);
}

static void
list_mapped_cb (KorCustomersPage *self)
{
  g_idle_add_once (refocus_cb, g_object_ref (self));
}

static void
width_changed_cb (KorCustomersPage *self, GParamSpec *pspec, AdwBreakpointBin *bin)
{
  AdwBreakpoint *current = adw_breakpoint_bin_get_current_breakpoint (bin);

  if (self->register_ == NULL)
    return;
  self->narrow = current != NULL;
  self->tight = current == self->tight_breakpoint;
  kor_customers_page_update_columns (self);
}

/* --- the model --------------------------------------------------------------------------------------- */

static void
failed_cb (KorCustomersPage *self, const GError *error)
{
  kor_window_show_error (get_window (self), _ ("The customers could not be read"), error);
}

static void
register_changed_cb (KorCustomersPage *self, int kind, gint64 id)
{
  if (kind == KOR_KIND_CUSTOMER || kind == KOR_KIND_ALL)
    ask_info (self);
}

static void
undone_cb (KorCustomersPage *self, const char *title)
{
  /* Translators: %s is what was done, for example "Customer archived" */
  g_autofree char *text = g_strdup_printf (_ ("Undone: %s"), title);

  kor_window_add_toast (get_window (self), adw_toast_new (text));
}

static void
undo_failed_cb (KorCustomersPage *self, const GError *error)
{
  kor_window_show_error (get_window (self), _ ("The change was not undone"), error);
}

/* --- actions ------------------------------------------------------------------------------------------ */

static void
new_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorCustomersPage *self = KOR_CUSTOMERS_PAGE (widget);

  adw_dialog_present (kor_customer_dialog_new (self->register_, 0, self->undo), widget);
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit_customer_cb (KOR_CUSTOMERS_PAGE (widget));
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kor_customers_page_focus_search (KOR_CUSTOMERS_PAGE (widget));
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (kor_import_dialog_new (KOR_CUSTOMERS_PAGE (widget)->register_), widget);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kor_undo_last (KOR_CUSTOMERS_PAGE (widget)->undo);
}

static void
toggle_card_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorCustomersPage *self = KOR_CUSTOMERS_PAGE (widget);
  gboolean show = !adw_overlay_split_view_get_show_sidebar (self->card_view);

  adw_overlay_split_view_set_show_sidebar (self->card_view, show);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (KOR_CUSTOMERS_PAGE (widget)->card), "card.access", NULL);
}

static void
card_toggled_cb (KorCustomersPage *self)
{
  gboolean shown = adw_overlay_split_view_get_show_sidebar (self->card_view);

  /* Nothing to show is no wish of the person's. */
  if (kor_customer_card_get_id (self->card) != 0 &&
      !adw_overlay_split_view_get_collapsed (self->card_view))
    self->card_put_away = !shown;
}

/* --- GObject --------------------------------------------------------------------------------------------- */

static void
kor_customers_page_root (GtkWidget *widget)
{
  GtkRoot *root;

  GTK_WIDGET_CLASS (kor_customers_page_parent_class)->root (widget);
  root = gtk_widget_get_root (widget);
  if (KOR_IS_WINDOW (root))
    kor_customers_page_load_columns (KOR_CUSTOMERS_PAGE (widget),
                                     kor_window_get_settings (KOR_WINDOW (root)));
}

static gboolean
kor_customers_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KOR_CUSTOMERS_PAGE (widget)->search_entry);
}

static void
kor_customers_page_dispose (GObject *object)
{
  KorCustomersPage *self = KOR_CUSTOMERS_PAGE (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  /* First: what the parts signal while they go away is no question any more. */
  g_clear_object (&self->register_);
  if (self->model != NULL)
    kor_block_list_model_set_register (KOR_BLOCK_LIST_MODEL (self->model), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_CUSTOMERS_PAGE);
  g_clear_object (&self->list);
  g_clear_object (&self->model);
  g_clear_object (&self->undo);
  g_clear_object (&self->column_actions);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (kor_customers_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  static const char *const columns[KOR_N_CUSTOMER_COLUMNS] = {
    "name_column",  "organisation_column", "place_column",      "email_column",
    "phone_column", "bans_column",         "last_order_column",
  };

  gtk_widget_class_bind_template_child (widget_class, KorCustomersPage, card_view);
  gtk_widget_class_bind_template_child (widget_class, KorCustomersPage, card);
  gtk_widget_class_bind_template_child (widget_class, KorCustomersPage, title);
  gtk_widget_class_bind_template_child (widget_class, KorCustomersPage, search_box);
  gtk_widget_class_bind_template_child (widget_class, KorCustomersPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KorCustomersPage, recent_toggle);
  gtk_widget_class_bind_template_child (widget_class, KorCustomersPage, open_toggle);
  gtk_widget_class_bind_template_child (widget_class, KorCustomersPage, ban_toggle);
  gtk_widget_class_bind_template_child (widget_class, KorCustomersPage, restricted_toggle);
  gtk_widget_class_bind_template_child (widget_class, KorCustomersPage, returned_toggle);
  gtk_widget_class_bind_template_child (widget_class, KorCustomersPage, archived_toggle);
  gtk_widget_class_bind_template_child (widget_class, KorCustomersPage, hits_label);
  gtk_widget_class_bind_template_child (widget_class, KorCustomersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KorCustomersPage, view);
  gtk_widget_class_bind_template_child (widget_class, KorCustomersPage, tight_breakpoint);
  for (guint i = 0; i < KOR_N_CUSTOMER_COLUMNS; i++)
    gtk_widget_class_bind_template_child_full (widget_class,
                                               columns[i],
                                               FALSE,
                                               G_STRUCT_OFFSET (KorCustomersPage, columns) +
                                                 (gssize) (i * sizeof (GtkColumnViewColumn *)));
}

static void
kor_customers_page_class_init (KorCustomersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_customers_page_dispose;
  widget_class->root = kor_customers_page_root;
  widget_class->grab_focus = kor_customers_page_grab_focus;

  signals[READY] = g_signal_new (
    "ready", KOR_TYPE_CUSTOMERS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LOADED] = g_signal_new (
    "loaded", KOR_TYPE_CUSTOMERS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KOR_TYPE_CUSTOMER_CARD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-customers-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_card_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_customer_cb);
  gtk_widget_class_bind_template_callback (widget_class, card_toggled_cb);

  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "page.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "page.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "page.toggle-card", NULL, toggle_card_cb);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_cb);
  kor_customers_page_install_people_actions (widget_class);
}

static void
connect_model (KorCustomersPage *self)
{
  const struct {
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { "notify::n-matches", G_CALLBACK (update_counts) },
    { "notify::loading", G_CALLBACK (update_counts) },
    { "settled", G_CALLBACK (update_counts) },
    { "failed", G_CALLBACK (failed_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (
      self->model, handlers[i].signal, handlers[i].callback, self, G_CONNECT_SWAPPED);
}

/* The list before there is anybody to show. */
static void
create_list (KorCustomersPage *self)
{
  self->model = kor_customer_list_model_new (NULL);
  self->list = kor_list_view_new (self->view, KOR_BLOCK_LIST_MODEL (self->model), TRUE);
  connect_model (self);
  g_signal_connect_object (kor_list_view_get_selection (self->list),
                           "notify::current",
                           G_CALLBACK (selected_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_sort_by_column (
    self->view, self->columns[KOR_CUSTOMER_COLUMN_NAME], GTK_SORT_ASCENDING);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
kor_customers_page_init (KorCustomersPage *self)
{
  g_autoptr (GtkListItemFactory) row_factory = kor_customer_row_create_factory ();

  self->total = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < KOR_N_CUSTOMER_COLUMNS; i++) {
    g_autoptr (GtkListItemFactory) factory = kor_customer_column_create_factory (i);

    gtk_column_view_column_set_factory (self->columns[i], factory);
  }
  gtk_column_view_set_row_factory (self->view, row_factory);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search_entry),
                                           GTK_WIDGET (self->stack));
  gtk_stack_set_visible_child_name (self->stack, "loading");
  kor_customers_page_create_column_actions (self);
  create_list (self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view),
                           "changed",
                           G_CALLBACK (update_query),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * kor_customers_page_new:
 * @register_: (nullable): an open register; %NULL when it comes later
 *
 * Returns: (transfer floating): the page of its customers
 */
GtkWidget *
kor_customers_page_new (KorRegister *register_)
{
  KorCustomersPage *self = g_object_new (KOR_TYPE_CUSTOMERS_PAGE, NULL);

  if (register_ != NULL)
    kor_customers_page_set_register (self, register_);
  return GTK_WIDGET (self);
}

/**
 * kor_customers_page_prepare:
 * @self: a page without a register
 *
 * Makes some more of the cells that are seen first, for less than a frame.
 *
 * Returns: whether there are more to be made
 */
gboolean
kor_customers_page_prepare (KorCustomersPage *self)
{
  return kor_block_list_model_prepare (KOR_BLOCK_LIST_MODEL (self->model));
}

/**
 * kor_customers_page_set_register:
 * @self: a page without a register
 * @register_: an open register, whose customers it shows from now on
 */
void
kor_customers_page_set_register (KorCustomersPage *self, KorRegister *register_)
{
  gboolean maintains = kor_user_has_right (kor_register_get_user (register_), KOR_ROLE_MAINTAINS);

  self->register_ = g_object_ref (register_);
  self->undo = kor_undo_new (register_);
  g_signal_connect_object (self->undo, "undone", G_CALLBACK (undone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    self->undo, "failed", G_CALLBACK (undo_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    register_, "changed", G_CALLBACK (register_changed_cb), self, G_CONNECT_SWAPPED);
  kor_customer_card_set_register (self->card, register_, self->undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new", maintains);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.edit", maintains);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.import", maintains);

  kor_block_list_model_set_register (KOR_BLOCK_LIST_MODEL (self->model), register_);
  kor_customers_page_set_up_people (self);
  update_query (self);
}

/**
 * kor_customers_page_focus_search:
 * @self: the page
 *
 * Puts the keyboard into the search.
 */
void
kor_customers_page_focus_search (KorCustomersPage *self)
{
  gtk_widget_grab_focus (self->search_entry);
}

/**
 * kor_customers_page_show:
 * @self: the page
 * @id: a customer
 *
 * Opens the card of a customer, whether the list shows that one or not.
 */
void
kor_customers_page_show (KorCustomersPage *self, gint64 id)
{
  guint position;

  self->card_put_away = FALSE;
  if (kor_list_view_select (self->list, id, &position)) {
    gtk_column_view_scroll_to (self->view, position, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  } else {
    clear (self);
    update_query (self);
  }
  show_card (self, id);
  kor_customers_page_enter_card (self);
}
