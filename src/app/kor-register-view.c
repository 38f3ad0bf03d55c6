/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-register-view.h"

#include <glib/gi18n.h>

#include "kor-customers-page.h"
#include "kor-lists-page.h"
#include "kor-orders-page.h"
#include "kor-request-badge.h"
#include "kor-requests-page.h"
#include "kor-words-text.h"

struct _KorRegisterView {
  AdwBin parent_instance;

  AdwBreakpoint *narrow_breakpoint;
  AdwNavigationView *navigation_view;
  AdwNavigationSplitView *split_view;
  AdwWindowTitle *register_title;
  GtkListBox *page_list;
  AdwNavigationPage *content_page;
  GtkStack *page_stack;
  AdwAvatar *user_avatar;
  GtkLabel *user_label;
  GtkLabel *role_label;
  KorRequestBadge *request_badge; /* in the sidebar's row of the requests */

  KorRegister *register_; /* NULL: none is open */
};

G_DEFINE_FINAL_TYPE (KorRegisterView, kor_register_view, ADW_TYPE_BIN)

enum {
  READY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The pages in the order of the sidebar; Alt+1 is the first. */
/* clang-format off */
static const struct {
  const char *name;
  const char *title;
  const char *icon_name;
  GtkWidget *(*create) (KorRegister *register_);
} pages[] = {
  { "customers", N_ ("Customers"), "system-users-symbolic", kor_customers_page_new },
  { "orders", N_ ("Orders"), "package-x-generic-symbolic", kor_orders_page_new },
  { "requests", N_ ("Requests"), "mail-unread-symbolic", kor_requests_page_new },
  { "lists", N_ ("Lists and Labels"), "view-grid-symbolic", kor_lists_page_new },
};

/* clang-format on */

static GtkWidget *
create_sidebar_row (KorRegisterView *self, guint number)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (pages[number].icon_name);
  GtkWidget *label = gtk_label_new (_ (pages[number].title));
  g_autofree char *hint = g_strdup_printf ("Alt+%u", number + 1);

  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  if (g_str_equal (pages[number].name, "requests")) {
    self->request_badge = KOR_REQUEST_BADGE (kor_request_badge_new ());
    gtk_widget_set_hexpand (label, TRUE);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->request_badge));
  }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, hint);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (row),
    GTK_ACCESSIBLE_PROPERTY_LABEL,
    _ (pages[number].title), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, hint, -1);
  return row;
}

static int
find_page (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    if (g_str_equal (pages[i].name, name))
      return (int) i;
  }
  return -1;
}

static void
add_page (KorRegisterView *self, guint index)
{
  gtk_stack_add_named (self->page_stack, pages[index].create (self->register_), pages[index].name);
}

/* A page is made when it is shown for the first time: the first list is there sooner. */
static void
show_index (KorRegisterView *self, guint index)
{
  if (gtk_stack_get_child_by_name (self->page_stack, pages[index].name) == NULL)
    add_page (self, index);
  gtk_stack_set_visible_child_name (self->page_stack, pages[index].name);
  adw_navigation_page_set_title (self->content_page, _ (pages[index].title));
}

static void
select_first (KorRegisterView *self)
{
  gtk_list_box_select_row (self->page_list, gtk_list_box_get_row_at_index (self->page_list, 0));
  adw_navigation_page_set_title (self->content_page, _ (pages[0].title));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
remove_pages (KorRegisterView *self)
{
  GtkWidget *child;

  adw_navigation_view_pop_to_tag (self->navigation_view, "root");
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->page_stack))) != NULL)
    gtk_stack_remove (self->page_stack, child);
}

static void
show_user (KorRegisterView *self, const KorUser *user)
{
  const char *name = user->full_name != NULL ? user->full_name : user->name;

  adw_avatar_set_text (self->user_avatar, name);
  gtk_label_set_label (self->user_label, name);
  gtk_label_set_label (self->role_label, kor_role_get_title (user->role));
}

static void
show_nobody (KorRegisterView *self)
{
  adw_avatar_set_text (self->user_avatar, NULL);
  gtk_label_set_label (self->user_label, "");
  gtk_label_set_label (self->role_label, "");
  adw_window_title_set_title (self->register_title, "");
  adw_window_title_set_subtitle (self->register_title, "");
}

/* --- callbacks ------------------------------------------------------------------------------------- */

static void
page_ready_cb (KorRegisterView *self)
{
  g_signal_emit (self, signals[READY], 0);
}

/* What else is counted waits until the first list is there. */
static void
page_loaded_cb (KorRegisterView *self)
{
  if (self->register_ != NULL)
    kor_request_badge_set_register (self->request_badge, self->register_);
}

static void
page_selected_cb (KorRegisterView *self, GtkListBoxRow *row)
{
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (index >= 0 && self->register_ != NULL)
    show_index (self, (guint) index);
}

static void
page_activated_cb (KorRegisterView *self, GtkListBoxRow *row)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/* --- GObject --------------------------------------------------------------------------------------- */

static void
kor_register_view_dispose (GObject *object)
{
  KorRegisterView *self = KOR_REGISTER_VIEW (object);

  g_clear_object (&self->register_);
  /* The template would take the bin's own child out behind its back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_REGISTER_VIEW);

  G_OBJECT_CLASS (kor_register_view_parent_class)->dispose (object);
}

static void
kor_register_view_class_init (KorRegisterViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_register_view_dispose;

  signals[READY] = g_signal_new (
    "ready", KOR_TYPE_REGISTER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-register-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KorRegisterView, narrow_breakpoint);
  gtk_widget_class_bind_template_child (widget_class, KorRegisterView, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, KorRegisterView, split_view);
  gtk_widget_class_bind_template_child (widget_class, KorRegisterView, register_title);
  gtk_widget_class_bind_template_child (widget_class, KorRegisterView, page_list);
  gtk_widget_class_bind_template_child (widget_class, KorRegisterView, content_page);
  gtk_widget_class_bind_template_child (widget_class, KorRegisterView, page_stack);
  gtk_widget_class_bind_template_child (widget_class, KorRegisterView, user_avatar);
  gtk_widget_class_bind_template_child (widget_class, KorRegisterView, user_label);
  gtk_widget_class_bind_template_child (widget_class, KorRegisterView, role_label);
  gtk_widget_class_bind_template_callback (widget_class, page_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_activated_cb);
}

static void
kor_register_view_init (KorRegisterView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_list_box_append (self->page_list, create_sidebar_row (self, i));
  select_first (self);
}

/**
 * kor_register_view_new:
 *
 * Returns: (transfer floating): the view of no register
 */
GtkWidget *
kor_register_view_new (void)
{
  return g_object_new (KOR_TYPE_REGISTER_VIEW, NULL);
}

/**
 * kor_register_view_get_breakpoint:
 * @self: the view
 *
 * Returns: (transfer none): what a window that is narrow changes in the view
 */
AdwBreakpoint *
kor_register_view_get_breakpoint (KorRegisterView *self)
{
  return self->narrow_breakpoint;
}

/**
 * kor_register_view_prepare:
 * @self: the view
 *
 * Makes another part of the page that is shown first, while there is no register yet.
 *
 * Returns: whether there are more to be made
 */
gboolean
kor_register_view_prepare (KorRegisterView *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->page_stack, pages[0].name);

  if (page != NULL)
    return self->register_ == NULL && kor_customers_page_prepare (KOR_CUSTOMERS_PAGE (page));
  add_page (self, 0);
  return TRUE;
}

/**
 * kor_register_view_set_register:
 * @self: the view
 * @register_: (nullable): the register it shows, its first page in view; %NULL lets go of it and of
 *   everything that was shown (R37)
 */
void
kor_register_view_set_register (KorRegisterView *self, KorRegister *register_)
{
  GtkWidget *page;

  if (register_ == NULL) {
    g_clear_object (&self->register_);
    kor_request_badge_set_register (self->request_badge, NULL);
    remove_pages (self);
    show_nobody (self);
    select_first (self);
    return;
  }
  show_index (self, 0);
  self->register_ = g_object_ref (register_);
  page = gtk_stack_get_visible_child (self->page_stack);
  g_signal_connect_object (page, "ready", G_CALLBACK (page_ready_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "loaded", G_CALLBACK (page_loaded_cb), self, G_CONNECT_SWAPPED);
  kor_customers_page_set_register (KOR_CUSTOMERS_PAGE (page), register_);
  show_user (self, kor_register_get_user (register_));
  select_first (self);
}

/**
 * kor_register_view_set_profile:
 * @self: the view
 * @profile: whose register it is
 *
 * Writes it above the sidebar.
 */
void
kor_register_view_set_profile (KorRegisterView *self, const KorProfile *profile)
{
  adw_window_title_set_title (self->register_title, profile->register_name);
  adw_window_title_set_subtitle (self->register_title, profile->controller);
}

/**
 * kor_register_view_get_visible_page:
 * @self: the view
 *
 * Returns: (nullable): the page that shortcuts mean: the one pushed over the others, else the one
 *   chosen in the sidebar; %NULL while no register is open
 */
GtkWidget *
kor_register_view_get_visible_page (KorRegisterView *self)
{
  AdwNavigationPage *top;

  if (self->register_ == NULL)
    return NULL;
  top = adw_navigation_view_get_visible_page (self->navigation_view);
  if (top != NULL && g_strcmp0 (adw_navigation_page_get_tag (top), "root") != 0)
    return GTK_WIDGET (top);
  return gtk_stack_get_visible_child (self->page_stack);
}

/**
 * kor_register_view_show_page:
 * @self: the view
 * @number: a page of the sidebar, from 1
 *
 * Shows the page, with the keyboard in it.
 *
 * Returns: whether there is such a page
 */
gboolean
kor_register_view_show_page (KorRegisterView *self, guint number)
{
  GtkListBoxRow *row;

  if (self->register_ == NULL || number < 1 || number > G_N_ELEMENTS (pages))
    return FALSE;
  adw_navigation_view_pop_to_tag (self->navigation_view, "root");
  row = gtk_list_box_get_row_at_index (self->page_list, (int) number - 1);
  gtk_list_box_select_row (self->page_list, row);
  page_selected_cb (self, row);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  kor_register_view_focus (self);
  return TRUE;
}

/**
 * kor_register_view_show_named:
 * @self: the view, of an open register
 * @name: a page's name
 *
 * Shows the page, with the keyboard in it.
 *
 * Returns: (transfer none) (nullable): the page
 */
GtkWidget *
kor_register_view_show_named (KorRegisterView *self, const char *name)
{
  kor_register_view_show_page (self, (guint) (find_page (name) + 1));
  return gtk_stack_get_child_by_name (self->page_stack, name);
}

/**
 * kor_register_view_focus:
 * @self: the view, on the screen
 *
 * A page begins with its search where it has one.
 */
void
kor_register_view_focus (KorRegisterView *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->page_stack);

  if (page != NULL && !gtk_widget_activate_action (page, "page.search", NULL))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/**
 * kor_register_view_push:
 * @self: the view
 * @page: a page that covers the others until one goes back, such as a paper's preview
 */
void
kor_register_view_push (KorRegisterView *self, AdwNavigationPage *page)
{
  adw_navigation_view_push (self->navigation_view, page);
}
