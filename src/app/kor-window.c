/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-window.h"

#include <glib/gi18n.h>

#include "kor-customers-page.h"
#include "kor-error-describe.h"
#include "kor-first-run.h"
#include "kor-lists-page.h"
#include "kor-login-page.h"
#include "kor-orders-page.h"
#include "kor-request-badge.h"
#include "kor-requests-page.h"
#include "kor-welcome-page.h"
#include "kor-window-private.h"
#include "kor-words-text.h"

struct _KorWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  KorWelcomePage *welcome_page;
  KorLoginPage *login_page;
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

  GtkWidget *first_run; /* NULL except while a register is being made */

  KorContext *context;
  GSettings *settings;
  char *folder; /* the register chosen, open or not */
  KorRegister *register_;
  gboolean closing;
};

G_DEFINE_FINAL_TYPE (KorWindow, kor_window, ADW_TYPE_APPLICATION_WINDOW)

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
create_sidebar_row (KorWindow *self, guint number)
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
show_welcome (KorWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "welcome");
  kor_welcome_page_focus (self->welcome_page);
}

static void
show_login (KorWindow *self, const char *user)
{
  kor_login_page_set_up (self->login_page, self->context, self->folder, user);
  gtk_stack_set_visible_child_name (self->stack, "login");
  kor_login_page_focus (self->login_page);
}

static void
leave_first_run (KorWindow *self)
{
  if (self->first_run == NULL)
    return;
  gtk_stack_remove (self->stack, self->first_run);
  self->first_run = NULL;
}

/* --- an open register ------------------------------------------------------------------------------ */

static gpointer
load_profile (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  return kor_register_get_profile (register_, error);
}

static void
profile_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorWindow) self = user_data;
  g_autoptr (KorProfile) profile = kor_register_call_finish (KOR_REGISTER (source), result, NULL);
  g_autofree char *title = NULL;

  if (profile == NULL || self->register_ != KOR_REGISTER (source))
    return;
  adw_window_title_set_title (self->register_title, profile->register_name);
  adw_window_title_set_subtitle (self->register_title, profile->controller);
  /* Translators: the window's title, for example "Customer register – Kortisto" */
  title = g_strdup_printf (_ ("%s – Kortisto"), profile->register_name);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* A page is made when it is shown for the first time: the first list is there sooner. */
static GtkWidget *
ensure_page (KorWindow *self, guint index)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->page_stack, pages[index].name);

  if (page == NULL) {
    page = pages[index].create (self->register_);
    gtk_stack_add_named (self->page_stack, page, pages[index].name);
  }
  return page;
}

static void
show_index (KorWindow *self, guint index)
{
  gtk_stack_set_visible_child (self->page_stack, ensure_page (self, index));
  adw_navigation_page_set_title (self->content_page, _ (pages[index].title));
}

static void
fill_pages (KorWindow *self)
{
  const KorUser *user = kor_register_get_user (self->register_);
  const char *name = user->full_name != NULL ? user->full_name : user->name;

  adw_avatar_set_text (self->user_avatar, name);
  gtk_label_set_label (self->user_label, name);
  gtk_label_set_label (self->role_label, kor_role_get_title (user->role));
  kor_request_badge_set_register (self->request_badge, self->register_);
  gtk_list_box_select_row (self->page_list, gtk_list_box_get_row_at_index (self->page_list, 0));
  show_index (self, 0);
}

static void
empty_pages (KorWindow *self)
{
  GtkWidget *child;

  kor_request_badge_set_register (self->request_badge, NULL);
  adw_navigation_view_pop_to_tag (self->navigation_view, "root");
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->page_stack))) != NULL)
    gtk_stack_remove (self->page_stack, child);
}

static void
set_register (KorWindow *self, KorRegister *register_)
{
  self->register_ = g_object_ref (register_);
  fill_pages (self);
  kor_register_call_async (register_,
                           load_profile,
                           NULL,
                           NULL,
                           (GDestroyNotify) kor_profile_free,
                           NULL,
                           profile_loaded_cb,
                           g_object_ref (self));
  gtk_stack_set_visible_child_name (self->stack, "main");
  kor_window_show_page (self, 1);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "last-register", self->folder);
}

static void
close_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  kor_register_close (data);
  g_task_return_boolean (task, TRUE);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KorWindow *self = KOR_WINDOW (source);

  self->closing = FALSE;
  kor_login_page_set_busy (self->login_page, FALSE);
  if (GPOINTER_TO_INT (user_data))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    kor_login_page_focus (self->login_page);
}

/* Closing waits for what is being written and then packs the log away: never on the main loop. */
static void
close_register (KorWindow *self, gboolean destroy)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, closed_cb, GINT_TO_POINTER (destroy));

  self->closing = TRUE;
  empty_pages (self);
  g_task_set_source_tag (task, close_register);
  g_task_set_task_data (task, g_steal_pointer (&self->register_), g_object_unref);
  g_task_run_in_thread (task, close_in_thread);
}

/* A form with unsaved changes keeps the window where it is. */
static gboolean
close_dialogs (KorWindow *self)
{
  AdwDialog *dialog;

  while ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self))) !=
         NULL) {
    if (!adw_dialog_close (dialog))
      return FALSE;
    if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == dialog)
      break;
  }
  return TRUE;
}

/* A page begins with its search where it has one. */
static void
focus_page (KorWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->page_stack);

  if (page != NULL && !gtk_widget_activate_action (page, "page.search", NULL))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/* --- callbacks --------------------------------------------------------------------------------------- */

static void
opened_cb (KorWindow *self, KorRegister *register_)
{
  set_register (self, register_);
}

static void
created_cb (KorWindow *self, KorRegister *register_)
{
  g_free (self->folder);
  self->folder = g_strdup (kor_register_get_folder (register_));
  set_register (self, register_);
  leave_first_run (self);
}

static void
first_run_cancelled_cb (KorWindow *self)
{
  if (self->folder != NULL)
    show_login (self, NULL);
  else
    show_welcome (self);
  leave_first_run (self);
}

static void
page_selected_cb (KorWindow *self, GtkListBoxRow *row)
{
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (index >= 0 && self->register_ != NULL)
    show_index (self, (guint) index);
}

static void
page_activated_cb (KorWindow *self, GtkListBoxRow *row)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/* --- GtkWindow ----------------------------------------------------------------------------------------- */

static void
save_size (KorWindow *self)
{
  int width = 0;
  int height = 0;

  if (self->settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (
    self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
}

static gboolean
kor_window_close_request (GtkWindow *window)
{
  KorWindow *self = KOR_WINDOW (window);

  if (self->closing || !close_dialogs (self))
    return GDK_EVENT_STOP;
  if (self->first_run != NULL && !kor_first_run_may_close (KOR_FIRST_RUN (self->first_run)))
    return GDK_EVENT_STOP;

  save_size (self);
  if (self->register_ == NULL)
    return GTK_WINDOW_CLASS (kor_window_parent_class)->close_request (window);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  close_register (self, TRUE);
  return GDK_EVENT_STOP;
}

static void
kor_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_WINDOW);

  G_OBJECT_CLASS (kor_window_parent_class)->dispose (object);
}

static void
kor_window_finalize (GObject *object)
{
  KorWindow *self = KOR_WINDOW (object);

  g_clear_object (&self->register_);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->context, kor_context_unref);
  g_free (self->folder);

  G_OBJECT_CLASS (kor_window_parent_class)->finalize (object);
}

static void
kor_window_class_init (KorWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kor_window_dispose;
  object_class->finalize = kor_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = kor_window_close_request;

  g_type_ensure (KOR_TYPE_LOGIN_PAGE);
  g_type_ensure (KOR_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kortisto/Kortisto/ui/kor-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KorWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, KorWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KorWindow, welcome_page);
  gtk_widget_class_bind_template_child (widget_class, KorWindow, login_page);
  gtk_widget_class_bind_template_child (widget_class, KorWindow, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, KorWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, KorWindow, register_title);
  gtk_widget_class_bind_template_child (widget_class, KorWindow, page_list);
  gtk_widget_class_bind_template_child (widget_class, KorWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, KorWindow, page_stack);
  gtk_widget_class_bind_template_child (widget_class, KorWindow, user_avatar);
  gtk_widget_class_bind_template_child (widget_class, KorWindow, user_label);
  gtk_widget_class_bind_template_child (widget_class, KorWindow, role_label);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_activated_cb);
  kor_window_install_actions (widget_class);
}

static void
kor_window_init (KorWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_list_box_append (self->page_list, create_sidebar_row (self, i));
}

/* --- for the window's own files ------------------------------------------------------------------------ */

/**
 * kor_window_get_visible_page:
 * @self: the window
 *
 * Returns: (nullable): the page that shortcuts mean: the one pushed over the others, else the one
 *   chosen in the sidebar; %NULL while no register is open
 */
GtkWidget *
kor_window_get_visible_page (KorWindow *self)
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
 * kor_window_show_page:
 * @self: the window
 * @number: a page of the sidebar, from 1
 *
 * Returns: whether there is such a page
 */
gboolean
kor_window_show_page (KorWindow *self, guint number)
{
  GtkListBoxRow *row;

  if (self->register_ == NULL || number < 1 || number > G_N_ELEMENTS (pages))
    return FALSE;
  adw_navigation_view_pop_to_tag (self->navigation_view, "root");
  row = gtk_list_box_get_row_at_index (self->page_list, (int) number - 1);
  gtk_list_box_select_row (self->page_list, row);
  page_selected_cb (self, row);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  focus_page (self);
  return TRUE;
}

/**
 * kor_window_lock:
 * @self: the window
 *
 * Closes the register and asks for the password again (R37).
 */
void
kor_window_lock (KorWindow *self)
{
  g_autofree char *user = NULL;

  if (self->register_ == NULL || self->closing || !close_dialogs (self))
    return;
  user = g_strdup (kor_register_get_user (self->register_)->name);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Kortisto"));
  show_login (self, user);
  kor_login_page_set_busy (self->login_page, TRUE);
  close_register (self, FALSE);
}

/**
 * kor_window_start_first_run:
 * @self: the window
 *
 * Shows the assistant that makes a new register.
 */
void
kor_window_start_first_run (KorWindow *self)
{
  if (self->register_ != NULL || self->first_run != NULL)
    return;
  self->first_run = kor_first_run_new (self->context);
  g_signal_connect_object (
    self->first_run, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    self->first_run, "cancelled", G_CALLBACK (first_run_cancelled_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, self->first_run, "first-run");
  gtk_stack_set_visible_child_name (self->stack, "first-run");
  kor_first_run_focus (KOR_FIRST_RUN (self->first_run));
}

/* --- public ---------------------------------------------------------------------------------------------- */

/**
 * kor_window_new:
 * @application: the program
 * @context: what registers are opened with
 * @settings: (nullable): where size and last register are remembered
 *
 * Returns: (transfer none): a window that offers to make or open a register
 */
KorWindow *
kor_window_new (GtkApplication *application, KorContext *context, GSettings *settings)
{
  KorWindow *self = g_object_new (KOR_TYPE_WINDOW, "application", application, NULL);

  self->context = kor_context_ref (context);
  if (settings != NULL) {
    self->settings = g_object_ref (settings);
    gtk_window_set_default_size (GTK_WINDOW (self),
                                 g_settings_get_int (settings, "window-width"),
                                 g_settings_get_int (settings, "window-height"));
    if (g_settings_get_boolean (settings, "window-maximized"))
      gtk_window_maximize (GTK_WINDOW (self));
  }
  show_welcome (self);
  return self;
}

/**
 * kor_window_open_folder:
 * @self: the window
 * @folder: the folder of a register
 * @user: (nullable): the user name to begin with
 *
 * Asks for user and password of the register in @folder.
 */
void
kor_window_open_folder (KorWindow *self, const char *folder, const char *user)
{
  g_return_if_fail (KOR_IS_WINDOW (self) && folder != NULL);

  if (self->register_ != NULL)
    return;
  g_free (self->folder);
  self->folder = g_canonicalize_filename (folder, NULL);
  show_login (self, user);
  leave_first_run (self);
}

/**
 * kor_window_get_folder:
 * @self: the window
 *
 * Returns: (nullable): the folder of the register chosen, open or not
 */
const char *
kor_window_get_folder (KorWindow *self)
{
  g_return_val_if_fail (KOR_IS_WINDOW (self), NULL);
  return self->folder;
}

/**
 * kor_window_get_register:
 * @self: the window
 *
 * Returns: (nullable) (transfer none): the open register
 */
KorRegister *
kor_window_get_register (KorWindow *self)
{
  g_return_val_if_fail (KOR_IS_WINDOW (self), NULL);
  return self->register_;
}

/**
 * kor_window_get_settings:
 * @self: the window
 *
 * Returns: (nullable) (transfer none): where the window remembers what a person arranged
 */
GSettings *
kor_window_get_settings (KorWindow *self)
{
  g_return_val_if_fail (KOR_IS_WINDOW (self), NULL);
  return self->settings;
}

/**
 * kor_window_add_toast:
 * @self: the window
 * @toast: (transfer full): what has happened
 */
void
kor_window_add_toast (KorWindow *self, AdwToast *toast)
{
  g_return_if_fail (KOR_IS_WINDOW (self));
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/**
 * kor_window_show_error:
 * @self: the window
 * @title: what did not work, translated ("The customer was not saved")
 * @error: why
 *
 * Says so in a dialog.
 */
void
kor_window_show_error (KorWindow *self, const char *title, const GError *error)
{
  g_autofree char *text = NULL;
  AdwDialog *dialog;

  g_return_if_fail (KOR_IS_WINDOW (self) && error != NULL);

  text = kor_error_describe (error);
  dialog = adw_alert_dialog_new (title, text);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/**
 * kor_window_show_customer:
 * @self: the window
 * @id: a customer
 *
 * Goes to the customers and opens the card.
 */
void
kor_window_show_customer (KorWindow *self, gint64 id)
{
  GtkWidget *page;

  g_return_if_fail (KOR_IS_WINDOW (self));

  if (self->register_ == NULL)
    return;
  page = ensure_page (self, (guint) find_page ("customers"));
  close_dialogs (self);
  kor_window_show_page (self, (guint) find_page ("customers") + 1);
  kor_customers_page_show (KOR_CUSTOMERS_PAGE (page), id);
}

/**
 * kor_window_show_order:
 * @self: the window
 * @id: an order
 *
 * Goes to the orders and opens the order.
 */
void
kor_window_show_order (KorWindow *self, gint64 id)
{
  GtkWidget *page;

  g_return_if_fail (KOR_IS_WINDOW (self));

  if (self->register_ == NULL)
    return;
  page = ensure_page (self, (guint) find_page ("orders"));
  close_dialogs (self);
  kor_window_show_page (self, (guint) find_page ("orders") + 1);
  kor_orders_page_show_order (KOR_ORDERS_PAGE (page), id);
}

/**
 * kor_window_show_request:
 * @self: the window
 * @id: a request
 *
 * Goes to the requests and opens the case.
 */
void
kor_window_show_request (KorWindow *self, gint64 id)
{
  GtkWidget *page;

  g_return_if_fail (KOR_IS_WINDOW (self));

  if (self->register_ == NULL)
    return;
  page = ensure_page (self, (guint) find_page ("requests"));
  close_dialogs (self);
  kor_window_show_page (self, (guint) find_page ("requests") + 1);
  kor_requests_page_show (KOR_REQUESTS_PAGE (page), id);
}

/**
 * kor_window_add_request:
 * @self: the window
 * @customer_id: whose request it is
 *
 * Goes to the requests and opens the form of a new one.
 */
void
kor_window_add_request (KorWindow *self, gint64 customer_id)
{
  GtkWidget *page;

  g_return_if_fail (KOR_IS_WINDOW (self));

  if (self->register_ == NULL)
    return;
  page = ensure_page (self, (guint) find_page ("requests"));
  kor_window_show_page (self, (guint) find_page ("requests") + 1);
  kor_requests_page_take_down (KOR_REQUESTS_PAGE (page), customer_id);
}

/**
 * kor_window_push_page:
 * @self: the window
 * @page: a page that covers the others until one goes back, such as a paper's preview
 */
void
kor_window_push_page (KorWindow *self, AdwNavigationPage *page)
{
  g_return_if_fail (KOR_IS_WINDOW (self));
  adw_navigation_view_push (self->navigation_view, page);
}
