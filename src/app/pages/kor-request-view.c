/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include <glib/gi18n.h>

#include "kor-register-requests.h"
#include "kor-request-next.h"
#include "kor-request-steps.h"
#include "kor-request-view-private.h"

G_DEFINE_FINAL_TYPE (KorRequestView, kor_request_view, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_NARROW,
  N_PROPERTIES,
};

enum {
  LEAVE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

/* --- loading ------------------------------------------------------------------------------------ */

static gpointer
load_request (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  return kor_register_load_request (register_, *(gint64 *) data, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorRequestView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorRequest) request = kor_register_call_finish (KOR_REGISTER (source), result, &error);
  KorWindow *window = kor_request_view_get_window (self);

  if (self->register_ == NULL)
    return;
  if (request == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && window != NULL)
      kor_window_show_error (window, _ ("The case could not be read"), error);
    return;
  }
  if (request->id != self->id)
    return;
  g_clear_pointer (&self->request, kor_request_free);
  self->request = g_steal_pointer (&request);
  kor_request_view_show_request (self);
  if (self->entering)
    kor_request_view_enter (self);
}

static void
load (KorRequestView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->id == 0)
    return;
  self->cancellable = g_cancellable_new ();
  kor_register_call_async (self->register_,
                           load_request,
                           g_memdup2 (&self->id, sizeof self->id),
                           g_free,
                           (GDestroyNotify) kor_request_free,
                           self->cancellable,
                           loaded_cb,
                           g_object_ref (self));
}

static void
reload_cb (gpointer user_data)
{
  KorRequestView *self = user_data;

  self->reload_source = 0;
  load (self);
}

static gboolean
concerns (KorRequestView *self, KorKind kind, gint64 id)
{
  if (kind == KOR_KIND_REQUEST)
    return id == 0 || id == self->id;
  if (kind == KOR_KIND_CUSTOMER)
    return id == 0 || (self->request != NULL && id == self->request->customer_id);
  return kind == KOR_KIND_ALL;
}

static void
register_changed_cb (KorRequestView *self, int kind, gint64 id)
{
  if (concerns (self, (KorKind) kind, id) && self->reload_source == 0)
    self->reload_source = g_idle_add_once (reload_cb, self);
}

/* --- callbacks ---------------------------------------------------------------------------------- */

static gboolean
key_pressed_cb (KorRequestView *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[LEAVE], 0);
  return GDK_EVENT_STOP;
}

/* --- GObject ------------------------------------------------------------------------------------ */

static void
set_narrow (KorRequestView *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  adw_overlay_split_view_set_collapsed (self->papers_view, narrow);
  adw_overlay_split_view_set_show_sidebar (self->papers_view, !narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
kor_request_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, KOR_REQUEST_VIEW (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kor_request_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    set_narrow (KOR_REQUEST_VIEW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kor_request_view_dispose (GObject *object)
{
  KorRequestView *self = KOR_REQUEST_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_REQUEST_VIEW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->undo);
  g_clear_object (&self->register_);
  g_clear_pointer (&self->request, kor_request_free);

  G_OBJECT_CLASS (kor_request_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KorRequestView, title);
  gtk_widget_class_bind_template_child (widget_class, KorRequestView, papers_toggle);
  gtk_widget_class_bind_template_child (widget_class, KorRequestView, papers_content);
  gtk_widget_class_bind_template_child (widget_class, KorRequestView, customer_button);
  gtk_widget_class_bind_template_child (widget_class, KorRequestView, path);
  gtk_widget_class_bind_template_child (widget_class, KorRequestView, papers_view);
  gtk_widget_class_bind_template_child (widget_class, KorRequestView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KorRequestView, lacks);
  gtk_widget_class_bind_template_child (widget_class, KorRequestView, wants_group);
  gtk_widget_class_bind_template_child (widget_class, KorRequestView, wants_label);
  gtk_widget_class_bind_template_child (widget_class, KorRequestView, items);
  gtk_widget_class_bind_template_child (widget_class, KorRequestView, letters);
  gtk_widget_class_bind_template_child (widget_class, KorRequestView, notices);
  gtk_widget_class_bind_template_child (widget_class, KorRequestView, documents);
  gtk_widget_class_bind_template_child (widget_class, KorRequestView, facts);
  gtk_widget_class_bind_template_child (widget_class, KorRequestView, limit_label);
  gtk_widget_class_bind_template_child (widget_class, KorRequestView, reason_label);
  gtk_widget_class_bind_template_child (widget_class, KorRequestView, next_button);
}

static void
ensure_types (void)
{
  g_type_ensure (KOR_TYPE_STEP_PATH);
  g_type_ensure (KOR_TYPE_REQUEST_LACKS);
  g_type_ensure (KOR_TYPE_REQUEST_ITEMS);
  g_type_ensure (KOR_TYPE_REQUEST_LETTERS);
  g_type_ensure (KOR_TYPE_REQUEST_NOTICES);
  g_type_ensure (KOR_TYPE_REQUEST_DOCUMENTS);
  g_type_ensure (KOR_TYPE_REQUEST_FACTS);
}

static void
kor_request_view_class_init (KorRequestViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kor_request_view_dispose;
  object_class->get_property = kor_request_view_get_property;
  object_class->set_property = kor_request_view_set_property;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow",
                          NULL,
                          NULL,
                          FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[LEAVE] = g_signal_new (
    "leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  ensure_types ();
  gtk_widget_class_set_css_name (widget_class, "requestview");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-request-view.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  kor_request_view_install_actions (widget_class);
  kor_request_view_install_dialogs (widget_class);
}

static void
kor_request_view_init (KorRequestView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kor_request_steps_set_up (self->path);
  kor_request_view_accept_files (self);
}

/* --- for its own files -------------------------------------------------------------------------- */

KorDate
kor_request_view_get_today (KorRequestView *self)
{
  return kor_context_get_today (kor_register_get_context (self->register_));
}

/* Whether who is at the desk has @right. */
gboolean
kor_request_view_has_right (KorRequestView *self, KorRole right)
{
  return kor_user_has_right (kor_register_get_user (self->register_), right);
}

/* Returns: (nullable): the case in view */
const KorRequest *
kor_request_view_get_request (KorRequestView *self)
{
  return self->request != NULL && self->request->id == self->id ? self->request : NULL;
}

/* Returns: (nullable): the window it is in */
KorWindow *
kor_request_view_get_window (KorRequestView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return KOR_IS_WINDOW (root) ? KOR_WINDOW (root) : NULL;
}

/* --- public ------------------------------------------------------------------------------------- */

/**
 * kor_request_view_set_register:
 * @self: the view
 * @register_: whose cases it shows
 * @undo: where its changes can be taken back
 */
void
kor_request_view_set_register (KorRequestView *self, KorRegister *register_, KorUndo *undo)
{
  self->register_ = g_object_ref (register_);
  self->undo = g_object_ref (undo);
  g_signal_connect_object (
    register_, "changed", G_CALLBACK (register_changed_cb), self, G_CONNECT_SWAPPED);
  kor_request_view_update_actions (self);
}

/**
 * kor_request_view_show:
 * @self: the view
 * @id: a case, or 0 for none
 *
 * Shows another case; what was shown stays until the new one is read.
 */
void
kor_request_view_show (KorRequestView *self, gint64 id)
{
  if (self->id == id)
    return;
  self->id = id;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  kor_request_view_update_actions (self);
  load (self);
}

/**
 * kor_request_view_reload:
 * @self: the view
 *
 * Reads the case anew.
 */
void
kor_request_view_reload (KorRequestView *self)
{
  if (self->id != 0)
    load (self);
}

/**
 * kor_request_view_get_id:
 * @self: the view
 *
 * Returns: the case it shows, or 0
 */
gint64
kor_request_view_get_id (KorRequestView *self)
{
  return self->id;
}

/**
 * kor_request_view_enter:
 * @self: the view, being shown
 *
 * Puts the keyboard to the button that moves the case on, else to the first control; when the case is
 * still being read, as soon as it has been.
 *
 * Returns: whether there was one
 */
gboolean
kor_request_view_enter (KorRequestView *self)
{
  self->entering = self->id != 0 && kor_request_view_get_request (self) == NULL;
  return self->entering || gtk_widget_grab_focus (GTK_WIDGET (self->next_button)) ||
         gtk_widget_child_focus (GTK_WIDGET (self->scrolled), GTK_DIR_TAB_FORWARD) ||
         gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * kor_request_view_keep_focus:
 * @self: the view, being shown
 *
 * Puts the keyboard back into the view when the control that had it is gone.
 */
void
kor_request_view_keep_focus (KorRequestView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    kor_request_view_enter (self);
}

/**
 * kor_request_view_print_next:
 * @self: the view
 *
 * Opens the paper that is called for first.
 */
void
kor_request_view_print_next (KorRequestView *self)
{
  const KorRequest *request = kor_request_view_get_request (self);
  KorLetterKind letter = KOR_N_LETTERS;

  if (request != NULL)
    letter = kor_request_letters_get_next (request, kor_request_view_get_today (self));
  if (letter == KOR_LETTER_CERTIFICATE) {
    gtk_widget_activate_action (GTK_WIDGET (self), "case.certificate", NULL);
  } else if (letter != KOR_N_LETTERS) {
    g_autoptr (GVariant) target = kor_request_letter_target (letter, NULL);

    gtk_widget_activate_action_variant (GTK_WIDGET (self), "case.letter", target);
  }
}
