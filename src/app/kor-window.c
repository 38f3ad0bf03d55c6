/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-window.h"

#include <glib/gi18n.h>

#include "kor-customers-page.h"
#include "kor-error-describe.h"
#include "kor-first-run.h"
#include "kor-login-page.h"
#include "kor-orders-page.h"
#include "kor-register-view.h"
#include "kor-requests-page.h"
#include "kor-welcome-page.h"
#include "kor-window-private.h"

#define WAIT_TIME 200 /* ms the login page stays for the first rows */

struct _KorWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  KorLoginPage *login_page;

  KorWelcomePage *welcome_page; /* NULL until there is no register to ask a password for */
  KorRegisterView *view;        /* NULL until a password is tried for the first time */
  GtkWidget *first_run;         /* NULL except while a register is being made */

  KorContext *context;
  GSettings *settings;
  char *folder; /* the register chosen, open or not */
  KorRegister *register_;
  gboolean closing;
  guint prepare_source;
  guint wait_source; /* the register is open, and its first rows are being read */
};

G_DEFINE_FINAL_TYPE (KorWindow, kor_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_welcome (KorWindow *self)
{
  if (self->welcome_page == NULL) {
    self->welcome_page = g_object_new (KOR_TYPE_WELCOME_PAGE, NULL);
    gtk_stack_add_named (self->stack, GTK_WIDGET (self->welcome_page), "welcome");
  }
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
  kor_register_view_set_profile (self->view, profile);
  /* Translators: the window's title, for example "Customer register – Kortisto" */
  title = g_strdup_printf (_ ("%s – Kortisto"), profile->register_name);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
show_view (KorWindow *self)
{
  g_clear_handle_id (&self->wait_source, g_source_remove);
  kor_login_page_set_busy (self->login_page, FALSE);
  /* Nothing fades: what was asked for is there at once. */
  gtk_stack_set_visible_child_full (self->stack, "main", GTK_STACK_TRANSITION_TYPE_NONE);
  kor_register_view_focus (self->view);
}

static void
waited_cb (gpointer user_data)
{
  KorWindow *self = user_data;

  self->wait_source = 0;
  show_view (self);
}

static void
ready_cb (KorWindow *self)
{
  if (self->wait_source != 0)
    show_view (self);
}

static void
ensure_view (KorWindow *self)
{
  GtkWidget *view;

  if (self->view != NULL)
    return;
  view = kor_register_view_new ();
  self->view = KOR_REGISTER_VIEW (view);
  g_signal_connect_object (view, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  adw_application_window_add_breakpoint (
    ADW_APPLICATION_WINDOW (self), g_object_ref (kor_register_view_get_breakpoint (self->view)));
  gtk_stack_add_named (self->stack, view, "main");
}

/* One part in a turn of the main loop: what moves on the login page goes on moving. */
static gboolean
prepare_cb (gpointer user_data)
{
  KorWindow *self = user_data;

  if (self->view == NULL) {
    ensure_view (self);
    return G_SOURCE_CONTINUE;
  }
  if (kor_register_view_prepare (self->view))
    return G_SOURCE_CONTINUE;
  self->prepare_source = 0;
  return G_SOURCE_REMOVE;
}

static void
set_register (KorWindow *self, KorRegister *register_)
{
  self->register_ = g_object_ref (register_);
  g_clear_handle_id (&self->prepare_source, g_source_remove);
  ensure_view (self);
  kor_login_page_set_busy (self->login_page, TRUE);
  self->wait_source = g_timeout_add_once (WAIT_TIME, waited_cb, self);
  kor_register_view_set_register (self->view, register_);
  kor_register_call_async (register_,
                           load_profile,
                           NULL,
                           NULL,
                           (GDestroyNotify) kor_profile_free,
                           NULL,
                           profile_loaded_cb,
                           g_object_ref (self));
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
  g_clear_handle_id (&self->wait_source, g_source_remove);
  kor_register_view_set_register (self->view, NULL);
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

/* --- callbacks --------------------------------------------------------------------------------------- */

/* While the key is derived, on a thread of its own, the main loop has nothing to do. */
static void
opening_cb (KorWindow *self)
{
  if (self->prepare_source == 0)
    self->prepare_source = g_idle_add (prepare_cb, self);
}

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
  show_view (self);
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
  KorWindow *self = KOR_WINDOW (object);

  g_clear_handle_id (&self->prepare_source, g_source_remove);
  g_clear_handle_id (&self->wait_source, g_source_remove);
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
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kortisto/Kortisto/ui/kor-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KorWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, KorWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KorWindow, login_page);
  gtk_widget_class_bind_template_callback (widget_class, opening_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  kor_window_install_actions (widget_class);
}

static void
kor_window_init (KorWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  return self->view != NULL ? kor_register_view_get_visible_page (self->view) : NULL;
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
  return self->register_ != NULL && kor_register_view_show_page (self->view, number);
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
 * Returns: (transfer none): a window that is to be told next what it shows
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
  return self;
}

/**
 * kor_window_show_welcome:
 * @self: a window without a register
 *
 * Offers to make or open one.
 */
void
kor_window_show_welcome (KorWindow *self)
{
  g_return_if_fail (KOR_IS_WINDOW (self));

  if (self->folder == NULL && self->first_run == NULL)
    show_welcome (self);
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
  close_dialogs (self);
  page = kor_register_view_show_named (self->view, "customers");
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
  close_dialogs (self);
  page = kor_register_view_show_named (self->view, "orders");
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
  close_dialogs (self);
  page = kor_register_view_show_named (self->view, "requests");
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
  page = kor_register_view_show_named (self->view, "requests");
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
  kor_register_view_push (self->view, page);
}
