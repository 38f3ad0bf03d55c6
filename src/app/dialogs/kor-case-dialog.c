/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-case-dialog.h"

#include <glib/gi18n.h>

#include "kor-error-describe.h"
#include "kor-form.h"
#include "kor-request-text.h"
#include "kor-request-words-text.h"
#include "kor-window.h"

typedef struct {
  AdwWindowTitle *title;
  GtkWidget *cancel_button;
  GtkButton *save_button;
  GtkViewport *viewport;
  GtkWidget *form;
  GtkRevealer *message_revealer;
  GtkLabel *message;

  KorRegister *register_;
  KorRequest *request; /* as the dialog was opened on it; NULL: a new case */
  gboolean dirty;
  gboolean busy;
  gboolean blocked;
  gboolean ready;
  GtkWidget *focus; /* weak; where it was when saving began */
  guint scrolling;  /* source */
} KorCaseDialogPrivate;

enum {
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];
static GtkBuildableIface *parent_buildable;

static void kor_case_dialog_buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (KorCaseDialog,
                                  kor_case_dialog,
                                  ADW_TYPE_DIALOG,
                                  G_ADD_PRIVATE (KorCaseDialog)
                                    G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                           kor_case_dialog_buildable_init))

static KorCaseDialogPrivate *
get (KorCaseDialog *self)
{
  return kor_case_dialog_get_instance_private (self);
}

static void
apply_state (KorCaseDialog *self)
{
  KorCaseDialogPrivate *priv = get (self);

  gtk_widget_action_set_enabled (
    GTK_WIDGET (self), "case.save", priv->ready && !priv->busy && !priv->blocked);
  adw_dialog_set_can_close (ADW_DIALOG (self), !priv->dirty && !priv->busy);
}

static void
set_busy (KorCaseDialog *self, gboolean busy)
{
  KorCaseDialogPrivate *priv = get (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  priv->busy = busy;
  if (busy)
    g_set_weak_pointer (&priv->focus, root != NULL ? gtk_root_get_focus (root) : NULL);
  kor_form_set_sensitive (priv->form, !busy && !priv->blocked);
  if (!busy && priv->focus != NULL)
    gtk_widget_grab_focus (priv->focus);
  apply_state (self);
}

/* --- saving --------------------------------------------------------------------------------------- */

static void
finish (KorCaseDialog *self, const KorCaseWork *work)
{
  KorCaseDialogClass *klass = KOR_CASE_DIALOG_GET_CLASS (self);

  get (self)->dirty = FALSE;
  apply_state (self);
  g_signal_emit (self, signals[SAVED], 0, work->request_id);
  if (klass->saved != NULL)
    klass->saved (self, work);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorCaseDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorCaseWork) work = kor_register_call_finish (KOR_REGISTER (source), result, &error);
  g_autofree char *text = NULL;

  if (get (self)->register_ == NULL)
    return;
  set_busy (self, FALSE);
  if (work != NULL) {
    finish (self, work);
    return;
  }
  text = kor_error_describe (error);
  kor_case_dialog_tell (self, KOR_MESSAGE_ERROR, text);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorCaseDialog *self = KOR_CASE_DIALOG (widget);
  KorCaseDialogPrivate *priv = get (self);
  KorCaseWork *work = KOR_CASE_DIALOG_GET_CLASS (self)->collect (self);

  if (work == NULL)
    return;
  set_busy (self, TRUE);
  kor_register_call_async (priv->register_,
                           kor_case_work_run,
                           work,
                           (GDestroyNotify) kor_case_work_unref,
                           (GDestroyNotify) kor_case_work_unref,
                           NULL,
                           saved_cb,
                           g_object_ref (self));
}

/* --- closing ---------------------------------------------------------------------------------------- */

static void
discard_response_cb (KorCaseDialog *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
kor_case_dialog_close_attempt (AdwDialog *dialog)
{
  AdwDialog *alert;

  if (get (KOR_CASE_DIALOG (dialog))->busy)
    return;
  alert =
    adw_alert_dialog_new (_ ("Discard the Changes?"), _ ("What you have written is not saved."));
  adw_alert_dialog_add_responses (
    ADW_ALERT_DIALOG (alert), "keep", _ ("_Keep Editing"), "discard", _ ("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (
    ADW_ALERT_DIALOG (alert), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "keep");
  g_signal_connect_object (
    alert, "response", G_CALLBACK (discard_response_cb), dialog, G_CONNECT_SWAPPED);
  adw_dialog_present (alert, GTK_WIDGET (dialog));
}

static gboolean
scroll_cb (gpointer user_data)
{
  KorCaseDialogPrivate *priv = get (user_data);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (user_data));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  priv->scrolling = 0;
  if (row != NULL && gtk_widget_is_ancestor (row, priv->form))
    gtk_viewport_scroll_to (priv->viewport, row, NULL);
  return G_SOURCE_REMOVE;
}

/* A line that appears below must not cover what is being written. */
static void
page_size_cb (KorCaseDialog *self)
{
  KorCaseDialogPrivate *priv = get (self);

  if (priv->scrolling == 0)
    priv->scrolling = g_idle_add (scroll_cb, self);
}

static void
cancel_cb (KorCaseDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* --- class -------------------------------------------------------------------------------------------- */

/* What a subclass has in its template goes into the form. */
static void
kor_case_dialog_add_child (GtkBuildable *buildable,
                           GtkBuilder *builder,
                           GObject *child,
                           const char *type)
{
  KorCaseDialogPrivate *priv = get (KOR_CASE_DIALOG (buildable));

  if (priv->form != NULL && GTK_IS_WIDGET (child))
    gtk_box_append (GTK_BOX (priv->form), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
kor_case_dialog_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = kor_case_dialog_add_child;
}

static void
kor_case_dialog_dispose (GObject *object)
{
  KorCaseDialogPrivate *priv = get (KOR_CASE_DIALOG (object));

  g_clear_handle_id (&priv->scrolling, g_source_remove);
  g_clear_weak_pointer (&priv->focus);
  g_clear_object (&priv->register_);
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_CASE_DIALOG);
  G_OBJECT_CLASS (kor_case_dialog_parent_class)->dispose (object);
}

static void
kor_case_dialog_finalize (GObject *object)
{
  g_clear_pointer (&get (KOR_CASE_DIALOG (object))->request, kor_request_free);
  G_OBJECT_CLASS (kor_case_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-case-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, KorCaseDialog, title);
  gtk_widget_class_bind_template_child_private (widget_class, KorCaseDialog, cancel_button);
  gtk_widget_class_bind_template_child_private (widget_class, KorCaseDialog, save_button);
  gtk_widget_class_bind_template_child_private (widget_class, KorCaseDialog, viewport);
  gtk_widget_class_bind_template_child_private (widget_class, KorCaseDialog, form);
  gtk_widget_class_bind_template_child_private (widget_class, KorCaseDialog, message_revealer);
  gtk_widget_class_bind_template_child_private (widget_class, KorCaseDialog, message);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
kor_case_dialog_class_init (KorCaseDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kor_case_dialog_dispose;
  object_class->finalize = kor_case_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->close_attempt = kor_case_dialog_close_attempt;
  signals[SAVED] = g_signal_new ("saved",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_INT64);
  gtk_widget_class_install_action (widget_class, "case.save", NULL, save_cb);
  bind_template (widget_class);
}

static void
kor_case_dialog_init (KorCaseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get (self)->viewport)),
                           "notify::page-size",
                           G_CALLBACK (page_size_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * kor_case_dialog_class_bind_edited:
 * @widget_class: of a subclass
 *
 * Lets the template of the subclass call kor_case_dialog_edited() by the name edited_cb.
 */
void
kor_case_dialog_class_bind_edited (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback_full (
    widget_class, "edited_cb", G_CALLBACK (kor_case_dialog_edited));
}

/**
 * kor_case_dialog_set_case:
 * @self: a dialog that was just made
 * @register_: an open register
 * @request: (nullable): the case; copied. %NULL: a new one
 */
void
kor_case_dialog_set_case (KorCaseDialog *self, KorRegister *register_, const KorRequest *request)
{
  KorCaseDialogPrivate *priv = get (self);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  priv->register_ = g_object_ref (register_);
  if (request == NULL)
    return;
  priv->request = kor_request_copy (request);
  title = kor_request_get_title (request);
  subtitle = *kor_request_get_name (request) != '\0'
               ? g_strdup_printf ("%s · %s", title, kor_request_get_name (request))
               : g_strdup (title);
  adw_window_title_set_subtitle (priv->title, subtitle);
}

/* What it is about, where that is no case. */
void
kor_case_dialog_set_subtitle (KorCaseDialog *self, const char *subtitle)
{
  adw_window_title_set_subtitle (get (self)->title, subtitle);
}

/* What the button that saves is called, when it does more than to save. */
void
kor_case_dialog_set_save_label (KorCaseDialog *self, const char *label)
{
  gtk_button_set_label (get (self)->save_button, label);
}

/* Returns: (nullable): the register; %NULL once the dialog is gone */
KorRegister *
kor_case_dialog_get_register (KorCaseDialog *self)
{
  return get (self)->register_;
}

/* Returns: (transfer none) (nullable): the case; %NULL for a new one */
const KorRequest *
kor_case_dialog_get_request (KorCaseDialog *self)
{
  return get (self)->request;
}

KorDate
kor_case_dialog_get_today (KorCaseDialog *self)
{
  return kor_context_get_today (kor_register_get_context (get (self)->register_));
}

gboolean
kor_case_dialog_is_busy (KorCaseDialog *self)
{
  return get (self)->busy;
}

/**
 * kor_case_dialog_edited:
 * @self: a dialog
 *
 * Something was written: it would be lost, and may be saved now.
 */
void
kor_case_dialog_edited (KorCaseDialog *self)
{
  KorCaseDialogPrivate *priv = get (self);

  if (priv->register_ == NULL || priv->busy)
    return;
  priv->dirty = TRUE;
  kor_case_dialog_update (self);
}

/* Looks again at what is written and whether it can be saved. */
void
kor_case_dialog_update (KorCaseDialog *self)
{
  KorCaseDialogPrivate *priv = get (self);

  if (priv->register_ == NULL || priv->blocked)
    return;
  priv->ready = TRUE;
  kor_case_dialog_tell (self, KOR_MESSAGE_HINT, NULL);
  KOR_CASE_DIALOG_GET_CLASS (self)->update (self);
  apply_state (self);
}

void
kor_case_dialog_set_ready (KorCaseDialog *self, gboolean ready)
{
  get (self)->ready = ready;
  apply_state (self);
}

/* What the form was filled with is not something written. */
void
kor_case_dialog_set_unchanged (KorCaseDialog *self)
{
  get (self)->dirty = FALSE;
  kor_case_dialog_update (self);
  apply_state (self);
}

/**
 * kor_case_dialog_tell:
 * @self: a dialog
 * @kind: how it is meant
 * @text: (nullable): the line below the form; %NULL for none
 */
void
kor_case_dialog_tell (KorCaseDialog *self, KorMessageKind kind, const char *text)
{
  static const char *const classes[] = { "dimmed", "warning", "error" };
  KorCaseDialogPrivate *priv = get (self);
  const char *css_classes[] = { classes[kind], NULL };

  if (text != NULL) {
    gtk_label_set_label (priv->message, text);
    gtk_widget_set_css_classes (GTK_WIDGET (priv->message), css_classes);
  }
  gtk_revealer_set_reveal_child (priv->message_revealer, text != NULL);
  if (text != NULL && kind == KOR_MESSAGE_ERROR)
    gtk_accessible_announce (
      GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/**
 * kor_case_dialog_block:
 * @self: a dialog
 * @reason: why nothing can be written here, a whole sentence
 */
void
kor_case_dialog_block (KorCaseDialog *self, const char *reason)
{
  KorCaseDialogPrivate *priv = get (self);

  priv->blocked = TRUE;
  kor_form_set_sensitive (priv->form, FALSE);
  adw_dialog_set_focus (ADW_DIALOG (self), priv->cancel_button);
  kor_case_dialog_tell (self, KOR_MESSAGE_WARNING, reason);
  apply_state (self);
}

/**
 * kor_case_dialog_require:
 * @self: a dialog
 * @right: what its work needs
 * @otherwise: what is said to a user without it
 *
 * Returns: whether the user may; if not, the dialog is blocked
 */
gboolean
kor_case_dialog_require (KorCaseDialog *self, KorRole right, const char *otherwise)
{
  if (kor_user_has_right (kor_register_get_user (get (self)->register_), right))
    return TRUE;
  kor_case_dialog_block (self, otherwise);
  return FALSE;
}

/**
 * kor_case_dialog_allow:
 * @self: a dialog
 * @action: what it does with its case
 *
 * Returns: whether the case lacks nothing for that; if it does, the dialog is blocked and says what
 */
gboolean
kor_case_dialog_allow (KorCaseDialog *self, KorRequestAction action)
{
  g_autoptr (GArray) lacks =
              kor_request_check (get (self)->request, action, kor_case_dialog_get_today (self));
  g_autofree char *text = NULL;

  if (lacks->len == 0)
    return TRUE;
  text = kor_request_lack_describe (&g_array_index (lacks, KorRequestLack, 0), action);
  kor_case_dialog_block (self, text);
  return FALSE;
}

/* Says in the window what was done. */
void
kor_case_dialog_toast (KorCaseDialog *self, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (KOR_IS_WINDOW (root))
    kor_window_add_toast (KOR_WINDOW (root), adw_toast_new (text));
}
