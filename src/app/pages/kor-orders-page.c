/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-orders-page.h"

#include <glib/gi18n.h>

#include "kor-list-view.h"
#include "kor-order-columns.h"
#include "kor-order-dialog.h"
#include "kor-order-list-model.h"
#include "kor-ui-text.h"
#include "kor-undo.h"
#include "kor-window.h"

struct _KorOrdersPage {
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkSearchEntry *search;
  GtkToggleButton *filter_open;
  GtkToggleButton *filter_unpaid;
  GtkToggleButton *filter_overdue;
  GtkToggleButton *filter_archived;
  GtkLabel *hits;
  GtkStack *stack;
  AdwStatusPage *nothing;
  GtkColumnView *view;

  KorRegister *register_;
  KorOrderListModel *model;
  KorListView *list;
  KorUndo *undo;
  gboolean shown; /* has been */
  gint64 saved;   /* comes into view when the model has it */
};

G_DEFINE_FINAL_TYPE (KorOrdersPage, kor_orders_page, ADW_TYPE_BIN)

static KorWindow *
get_window (KorOrdersPage *self)
{
  return KOR_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static KorOrderFilter
get_filter (KorOrdersPage *self)
{
  KorOrderFilter filter = KOR_ORDER_FILTER_NONE;

  if (gtk_toggle_button_get_active (self->filter_open))
    filter |= KOR_ORDER_FILTER_OPEN;
  if (gtk_toggle_button_get_active (self->filter_unpaid))
    filter |= KOR_ORDER_FILTER_UNPAID;
  if (gtk_toggle_button_get_active (self->filter_overdue))
    filter |= KOR_ORDER_FILTER_OVERDUE;
  if (gtk_toggle_button_get_active (self->filter_archived))
    filter |= KOR_ORDER_FILTER_ARCHIVED;
  return filter;
}

static gboolean
is_narrowed (KorOrdersPage *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0' ||
         get_filter (self) != KOR_ORDER_FILTER_NONE;
}

static void
update_query (KorOrdersPage *self)
{
  KorOrderQuery query = { .sort = KOR_ORDER_SORT_DATE, .descending = TRUE };

  if (self->model == NULL)
    return;
  query.search = gtk_editable_get_text (GTK_EDITABLE (self->search));
  query.filter = get_filter (self);
  kor_order_columns_get_sort (self->view, &query.sort, &query.descending);
  kor_list_view_restart (self->list, !is_narrowed (self));
  kor_order_list_model_set_query (self->model, &query);
}

/* An empty page says what to do. */
static void
update_nothing (KorOrdersPage *self)
{
  gboolean narrowed = is_narrowed (self);

  adw_status_page_set_icon_name (self->nothing,
                                 narrowed ? "edit-find-symbolic" : "view-grid-symbolic");
  adw_status_page_set_title (self->nothing, narrowed ? _ ("No orders found") : _ ("No orders yet"));
  adw_status_page_set_description (
    self->nothing,
    narrowed
    ? _ ("Try other words, or take a filter away")
    : _ ("Add the first one with Ctrl+N, or import them from a file"));
}

static void
count_changed_cb (KorOrdersPage *self)
{
  guint n = kor_block_list_model_get_n_matches (KOR_BLOCK_LIST_MODEL (self->model));
  gboolean loading = kor_block_list_model_get_loading (KOR_BLOCK_LIST_MODEL (self->model));
  g_autofree char *count = kor_ui_format_count (n);
  g_autofree char *orders = NULL;

  if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  if (loading)
    return;
  orders = g_strdup_printf (ngettext ("%s order", "%s orders", n), count);
  gtk_label_set_text (self->hits, is_narrowed (self) ? orders : "");
  if (!is_narrowed (self))
    adw_window_title_set_subtitle (self->title, orders);
  update_nothing (self);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "nothing");
}

/* What has just been saved is to be seen, wherever the sorting puts it. */
static void
reveal_saved (KorOrdersPage *self)
{
  guint position;

  if (self->saved == 0 ||
      !kor_block_list_model_find (KOR_BLOCK_LIST_MODEL (self->model), self->saved, &position))
    return;
  self->saved = 0;
  gtk_column_view_scroll_to (self->view, position, NULL, GTK_LIST_SCROLL_SELECT, NULL);
}

static void
settled_cb (KorOrdersPage *self)
{
  reveal_saved (self);
  count_changed_cb (self);
}

static void
failed_cb (KorOrdersPage *self, const GError *error)
{
  kor_window_show_error (get_window (self), _ ("Orders could not be read"), error);
}

static void
undone_cb (KorOrdersPage *self, const char *title)
{
  g_autofree char *text = g_strdup_printf (_ ("Undone: %s"), title);

  kor_window_add_toast (get_window (self), adw_toast_new (text));
}

static void
undo_failed_cb (KorOrdersPage *self, const GError *error)
{
  kor_window_show_error (get_window (self), _ ("This could not be undone"), error);
}

static void
filters_changed_cb (KorOrdersPage *self)
{
  update_query (self);
}

static void
stop_search_cb (KorOrdersPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Down goes from the search to the list. */
static gboolean
search_key_cb (KorOrdersPage *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return GDK_EVENT_STOP;
}

static void
saved_cb (KorOrdersPage *self, gint64 id)
{
  self->saved = id;
  reveal_saved (self);
}

static void
present_dialog (KorOrdersPage *self, gint64 id)
{
  AdwDialog *dialog = kor_order_dialog_new (self->register_, id, self->undo);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
activate_cb (KorOrdersPage *self, guint position)
{
  gint64 id = kor_block_list_model_get_id (KOR_BLOCK_LIST_MODEL (self->model), position);

  if (id != 0)
    present_dialog (self, id);
}

static void
new_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_dialog (KOR_ORDERS_PAGE (widget), 0);
}

static void
edit_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorOrdersPage *self = KOR_ORDERS_PAGE (widget);
  gint64 id = kor_list_view_get_selected (self->list);

  if (id != 0)
    present_dialog (self, id);
}

static void
search_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kor_orders_page_focus_search (KOR_ORDERS_PAGE (widget));
}

static void
undo_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kor_undo_last (KOR_ORDERS_PAGE (widget)->undo);
}

static void
narrow_cb (KorOrdersPage *self)
{
  kor_order_columns_set_narrow (self->view, TRUE);
}

static void
wide_cb (KorOrdersPage *self)
{
  kor_order_columns_set_narrow (self->view, FALSE);
}

/* The orders are listed when somebody looks. */
static void
kor_orders_page_map (GtkWidget *widget)
{
  KorOrdersPage *self = KOR_ORDERS_PAGE (widget);

  GTK_WIDGET_CLASS (kor_orders_page_parent_class)->map (widget);
  if (!self->shown) {
    self->shown = TRUE;
    update_query (self);
  }
}

static void
kor_orders_page_dispose (GObject *object)
{
  KorOrdersPage *self = KOR_ORDERS_PAGE (object);

  if (self->model != NULL)
    kor_block_list_model_set_register (KOR_BLOCK_LIST_MODEL (self->model), NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->list);
  g_clear_object (&self->undo);
  g_clear_object (&self->register_);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_ORDERS_PAGE);
  G_OBJECT_CLASS (kor_orders_page_parent_class)->dispose (object);
}

static void
kor_orders_page_class_init (KorOrdersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_orders_page_dispose;
  widget_class->map = kor_orders_page_map;

  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_action_cb);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_action_cb);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action_cb);
  gtk_widget_class_install_action (widget_class, "page.undo", NULL, undo_action_cb);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-orders-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KorOrdersPage, title);
  gtk_widget_class_bind_template_child (widget_class, KorOrdersPage, search);
  gtk_widget_class_bind_template_child (widget_class, KorOrdersPage, filter_open);
  gtk_widget_class_bind_template_child (widget_class, KorOrdersPage, filter_unpaid);
  gtk_widget_class_bind_template_child (widget_class, KorOrdersPage, filter_overdue);
  gtk_widget_class_bind_template_child (widget_class, KorOrdersPage, filter_archived);
  gtk_widget_class_bind_template_child (widget_class, KorOrdersPage, hits);
  gtk_widget_class_bind_template_child (widget_class, KorOrdersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KorOrdersPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, KorOrdersPage, view);
  gtk_widget_class_bind_template_callback (widget_class, filters_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
}

static void
kor_orders_page_init (KorOrdersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kor_order_columns_add (self->view);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view),
                           "changed",
                           G_CALLBACK (filters_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
set_register (KorOrdersPage *self, KorRegister *register_)
{
  gboolean maintains = kor_user_has_right (kor_register_get_user (register_), KOR_ROLE_MAINTAINS);

  self->register_ = g_object_ref (register_);
  self->undo = kor_undo_new (register_);
  g_signal_connect_object (self->undo, "undone", G_CALLBACK (undone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    self->undo, "failed", G_CALLBACK (undo_failed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new", maintains);

  self->model = kor_order_list_model_new (register_);
  self->list = kor_list_view_new (self->view, KOR_BLOCK_LIST_MODEL (self->model), FALSE);
  g_signal_connect_object (
    self->model, "notify::n-matches", G_CALLBACK (count_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    self->model, "notify::loading", G_CALLBACK (count_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    self->model, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kor_orders_page_new:
 * @register_: an open register
 *
 * Returns: (transfer floating): the page of its orders
 */
GtkWidget *
kor_orders_page_new (KorRegister *register_)
{
  KorOrdersPage *self = g_object_new (KOR_TYPE_ORDERS_PAGE, NULL);

  set_register (self, register_);
  return GTK_WIDGET (self);
}

void
kor_orders_page_focus_search (KorOrdersPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Opens the order @id as if its row had been activated. */
void
kor_orders_page_show_order (KorOrdersPage *self, gint64 id)
{
  present_dialog (self, id);
}
