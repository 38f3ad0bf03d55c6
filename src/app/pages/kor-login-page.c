/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-login-page.h"

#include <glib/gi18n.h>

#include "kor-entry-value.h"
#include "kor-error-describe.h"
#include "kor-error.h"
#include "kor-form.h"
#include "kor-words-text.h"

#define LONGEST_DELAY 30 /* seconds between two attempts */

struct _KorLoginPage {
  AdwBin parent_instance;

  GtkWidget *title_label;
  GtkWidget *folder_label;
  GtkWidget *user_row;
  GtkWidget *password_row;
  GtkWidget *caps_box;
  GtkWidget *error_label;
  GtkWidget *open_button;
  GtkWidget *button_stack;

  KorContext *context;
  char *folder;
  GdkDevice *keyboard;
  GCancellable *cancellable;
  guint n_wrong; /* wrong passwords in a row */
  guint delay_source;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (KorLoginPage, kor_login_page, ADW_TYPE_BIN)

enum {
  OPENING,
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct {
  KorContext *context;
  char *folder;
  char *user;
  KorSecret *password;
} Attempt;

static void
attempt_free (gpointer data)
{
  Attempt *attempt = data;

  kor_context_unref (attempt->context);
  kor_secret_free (attempt->password);
  g_free (attempt->folder);
  g_free (attempt->user);
  g_free (attempt);
}

static void
update (KorLoginPage *self)
{
  gboolean waiting = self->delay_source != 0;
  gboolean complete = *gtk_editable_get_text (GTK_EDITABLE (self->user_row)) != '\0' &&
                      *gtk_editable_get_text (GTK_EDITABLE (self->password_row)) != '\0';

  gtk_widget_set_sensitive (self->open_button, complete && !waiting && !self->busy);
  kor_form_set_sensitive (self->user_row, !self->busy);
  kor_form_set_sensitive (self->password_row, !self->busy);
  gtk_stack_set_visible_child_name (GTK_STACK (self->button_stack),
                                    self->busy || waiting ? "busy" : "word");
}

static void
show_error (KorLoginPage *self, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->error_label), text != NULL ? text : "");
  gtk_widget_set_visible (self->error_label, text != NULL);
  kor_entry_mark (self->password_row, text == NULL);
  if (text != NULL) {
    gtk_accessible_announce (
      GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  }
}

static void
delay_over_cb (gpointer user_data)
{
  KorLoginPage *self = user_data;

  self->delay_source = 0;
  update (self);
}

/* 0, 1, 2, 4 … 30 s: enough against guessing at the desk; the key derivation guards the file itself. */
static void
start_delay (KorLoginPage *self)
{
  guint seconds = 1;

  if (++self->n_wrong < 2)
    return;
  for (guint i = 2; i < self->n_wrong && seconds < LONGEST_DELAY; i++)
    seconds *= 2;
  self->delay_source =
    g_timeout_add_seconds_once (MIN (seconds, LONGEST_DELAY), delay_over_cb, self);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Attempt *attempt = data;
  GError *error = NULL;
  KorRegister *register_ =
    kor_register_open (attempt->context, attempt->folder, attempt->user, attempt->password, &error);

  if (register_ != NULL)
    g_task_return_pointer (task, register_, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* The row itself would give the focus to its button that shows the password. */
static void
focus_row (GtkWidget *row)
{
  gtk_widget_grab_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row))));
}

static void
open_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KorLoginPage *self = KOR_LOGIN_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (KorRegister) register_ = g_task_propagate_pointer (G_TASK (result), &error);

  kor_login_page_set_busy (self, FALSE);
  if (register_ != NULL) {
    self->n_wrong = 0;
    g_signal_emit (self, signals[OPENED], 0, register_);
    return;
  }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_autofree char *text = kor_error_describe (error);

    if (g_error_matches (error, KOR_ERROR, KOR_ERROR_WRONG_PASSWORD))
      start_delay (self);
    show_error (self, text);
    update (self);
    focus_row (self->password_row);
  }
}

static void
open_cb (KorLoginPage *self)
{
  const char *password = gtk_editable_get_text (GTK_EDITABLE (self->password_row));
  g_autoptr (GTask) task = NULL;
  Attempt *attempt;

  if (!gtk_widget_get_sensitive (self->open_button))
    return;

  attempt = g_new0 (Attempt, 1);
  attempt->context = kor_context_ref (self->context);
  attempt->folder = g_strdup (self->folder);
  attempt->user = kor_entry_dup_text (self->user_row);
  attempt->password = kor_secret_new_copy (password, strlen (password));
  gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
  show_error (self, NULL);
  kor_login_page_set_busy (self, TRUE);

  task = g_task_new (self, self->cancellable, open_done_cb, NULL);
  g_task_set_source_tag (task, open_cb);
  g_task_set_task_data (task, attempt, attempt_free);
  g_task_run_in_thread (task, open_in_thread);
  g_signal_emit (self, signals[OPENING], 0);
}

static void
edited_cb (KorLoginPage *self)
{
  update (self);
}

static void
user_activated_cb (KorLoginPage *self)
{
  focus_row (self->password_row);
}

static void
caps_lock_cb (KorLoginPage *self)
{
  gtk_widget_set_visible (
    self->caps_box, self->keyboard != NULL && gdk_device_get_caps_lock_state (self->keyboard));
}

static void
watch_keyboard (KorLoginPage *self)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self)));

  if (self->keyboard != NULL || seat == NULL)
    return;
  self->keyboard = gdk_seat_get_keyboard (seat);
  if (self->keyboard == NULL)
    return;
  g_object_ref (self->keyboard);
  g_signal_connect_object (
    self->keyboard, "notify::caps-lock-state", G_CALLBACK (caps_lock_cb), self, G_CONNECT_SWAPPED);
  caps_lock_cb (self);
}

static void
kor_login_page_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kor_login_page_parent_class)->realize (widget);
  watch_keyboard (KOR_LOGIN_PAGE (widget));
}

static void
kor_login_page_dispose (GObject *object)
{
  KorLoginPage *self = KOR_LOGIN_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->delay_source, g_source_remove);
  g_clear_object (&self->keyboard);
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_LOGIN_PAGE);

  G_OBJECT_CLASS (kor_login_page_parent_class)->dispose (object);
}

static void
kor_login_page_finalize (GObject *object)
{
  KorLoginPage *self = KOR_LOGIN_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->context, kor_context_unref);
  g_free (self->folder);

  G_OBJECT_CLASS (kor_login_page_parent_class)->finalize (object);
}

/* A row takes the focus only once it is on the screen. */
static void
kor_login_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kor_login_page_parent_class)->map (widget);

  kor_login_page_focus (KOR_LOGIN_PAGE (widget));
}

static void
kor_login_page_class_init (KorLoginPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kor_login_page_dispose;
  object_class->finalize = kor_login_page_finalize;
  widget_class->map = kor_login_page_map;
  widget_class->realize = kor_login_page_realize;

  signals[OPENING] = g_signal_new (
    "opening", KOR_TYPE_LOGIN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened",
                                  KOR_TYPE_LOGIN_PAGE,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  KOR_TYPE_REGISTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kortisto/Kortisto/ui/kor-login-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KorLoginPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, KorLoginPage, folder_label);
  gtk_widget_class_bind_template_child (widget_class, KorLoginPage, user_row);
  gtk_widget_class_bind_template_child (widget_class, KorLoginPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, KorLoginPage, caps_box);
  gtk_widget_class_bind_template_child (widget_class, KorLoginPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, KorLoginPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, KorLoginPage, button_stack);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, user_activated_cb);
}

static void
kor_login_page_init (KorLoginPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * kor_login_page_set_up:
 * @self: the page
 * @context: what the register is opened with
 * @folder: the register's folder
 * @user: (nullable): the user name to begin with; %NULL leaves what is there
 */
void
kor_login_page_set_up (KorLoginPage *self,
                       KorContext *context,
                       const char *folder,
                       const char *user)
{
  g_autofree char *base = g_path_get_basename (folder);
  g_autofree char *parent = g_path_get_dirname (folder);

  if (g_str_has_suffix (base, ".kortisto"))
    base[strlen (base) - strlen (".kortisto")] = '\0';
  gtk_label_set_label (GTK_LABEL (self->title_label), base);
  gtk_label_set_label (GTK_LABEL (self->folder_label), parent);
  gtk_widget_set_tooltip_text (self->folder_label, folder);
  if (user != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->user_row), user);
  gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
  show_error (self, NULL);

  g_clear_pointer (&self->context, kor_context_unref);
  self->context = kor_context_ref (context);
  g_free (self->folder);
  self->folder = g_strdup (folder);
  update (self);
}

/**
 * kor_login_page_set_busy:
 * @self: the page
 * @busy: whether a register is being opened or closed
 */
void
kor_login_page_set_busy (KorLoginPage *self, gboolean busy)
{
  self->busy = busy;
  update (self);
}

/**
 * kor_login_page_focus:
 * @self: the page, being shown
 *
 * Puts the keyboard where something is missing: the password when the user is known.
 */
void
kor_login_page_focus (KorLoginPage *self)
{
  gboolean known = *gtk_editable_get_text (GTK_EDITABLE (self->user_row)) != '\0';

  focus_row (known ? self->password_row : self->user_row);
}
