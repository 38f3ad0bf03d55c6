/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-run-months-dialog.h"

#include <glib/gi18n.h>

#include "kor-register-runs.h"
#include "kor-ui-text.h"
#include "kor-window.h"

struct _KorRunMonthsDialog {
  AdwDialog parent_instance;

  AdwSpinRow *months_row;

  KorRegister *register_;
  guint months; /* as they are in the register */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (KorRunMonthsDialog, kor_run_months_dialog, ADW_TYPE_DIALOG)

static KorWindow *
get_window (KorRunMonthsDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return KOR_IS_WINDOW (root) ? KOR_WINDOW (root) : NULL;
}

static guint
get_months (KorRunMonthsDialog *self)
{
  return (guint) adw_spin_row_get_value (self->months_row);
}

/* Only what is saved is forgotten by. */
static void
update (KorRunMonthsDialog *self)
{
  gboolean changed = get_months (self) != self->months;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "months.save", changed && !self->busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "months.forget", !changed && !self->busy);
}

static void
set_busy (KorRunMonthsDialog *self, gboolean busy)
{
  self->busy = busy;
  gtk_widget_set_sensitive (GTK_WIDGET (self->months_row), !busy);
  update (self);
}

/* --- saving --------------------------------------------------------------------------------------------- */

static gpointer
save_call (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  return kor_register_set_run_months (register_, *(guint *) data, error) ? GINT_TO_POINTER (TRUE)
                                                                         : NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorRunMonthsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->register_ == NULL)
    return;
  set_busy (self, FALSE);
  if (kor_register_call_finish (KOR_REGISTER (source), result, &error) != NULL)
    adw_dialog_close (ADW_DIALOG (self));
  else if (get_window (self) != NULL)
    kor_window_show_error (get_window (self), _ ("The time could not be changed"), error);
}

static void
save_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorRunMonthsDialog *self = KOR_RUN_MONTHS_DIALOG (widget);
  guint months = get_months (self);

  set_busy (self, TRUE);
  kor_register_call_async (self->register_,
                           save_call,
                           g_memdup2 (&months, sizeof months),
                           g_free,
                           NULL,
                           NULL,
                           saved_cb,
                           g_object_ref (self));
}

/* --- forgetting ----------------------------------------------------------------------------------------- */

static gpointer
forget_call (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree KorForgotten *forgotten = g_new0 (KorForgotten, 1);

  return kor_register_forget_run_persons (register_, forgotten, error)
           ? g_steal_pointer (&forgotten)
           : NULL;
}

static void
tell_forgotten (KorRunMonthsDialog *self, const KorForgotten *forgotten)
{
  g_autofree char *count = kor_ui_format_count (forgotten->persons);
  g_autofree char *text =
    forgotten->runs == 0 ? g_strdup (_ ("Nothing was past its time"))
                         : g_strdup_printf (ngettext ("%s name and address was forgotten",
                                                      "%s names and addresses were forgotten",
                                                      forgotten->persons),
                                            count);

  if (get_window (self) != NULL)
    kor_window_add_toast (get_window (self), adw_toast_new (text));
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorRunMonthsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree KorForgotten *forgotten =
    kor_register_call_finish (KOR_REGISTER (source), result, &error);

  if (self->register_ == NULL)
    return;
  set_busy (self, FALSE);
  if (forgotten != NULL) {
    tell_forgotten (self, forgotten);
    adw_dialog_close (ADW_DIALOG (self));
  } else if (get_window (self) != NULL) {
    kor_window_show_error (get_window (self), _ ("The names could not be forgotten"), error);
  }
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorRunMonthsDialog) self = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (self->register_ == NULL || !g_str_equal (answer, "forget"))
    return;
  set_busy (self, TRUE);
  kor_register_call_async (
    self->register_, forget_call, NULL, NULL, g_free, NULL, forgotten_cb, g_object_ref (self));
}

static void
forget_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorRunMonthsDialog *self = KOR_RUN_MONTHS_DIALOG (widget);
  AdwDialog *alert = adw_alert_dialog_new (_ ("Forget the names?"), NULL);

  adw_alert_dialog_format_body (
    ADW_ALERT_DIALOG (alert),
    ngettext (
      "Names and addresses of runs older than %u month are removed for good. What these runs "
      "were for and their counts are kept.",
      "Names and addresses of runs older than %u months are removed for good. What these runs "
      "were for and their counts are kept.",
      self->months),
    self->months);
  adw_alert_dialog_add_responses (
    ADW_ALERT_DIALOG (alert), "cancel", _ ("_Cancel"), "forget", _ ("_Forget"), NULL);
  adw_alert_dialog_set_response_appearance (
    ADW_ALERT_DIALOG (alert), "forget", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "cancel");
  adw_alert_dialog_choose (
    ADW_ALERT_DIALOG (alert), widget, NULL, answered_cb, g_object_ref (self));
}

/* --- GObject -------------------------------------------------------------------------------------------- */

static void
kor_run_months_dialog_dispose (GObject *object)
{
  KorRunMonthsDialog *self = KOR_RUN_MONTHS_DIALOG (object);

  g_clear_object (&self->register_);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_RUN_MONTHS_DIALOG);
  G_OBJECT_CLASS (kor_run_months_dialog_parent_class)->dispose (object);
}

static void
kor_run_months_dialog_class_init (KorRunMonthsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_run_months_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "months.save", NULL, save_action_cb);
  gtk_widget_class_install_action (widget_class, "months.forget", NULL, forget_action_cb);
  gtk_widget_class_add_binding_action (
    widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "months.save", NULL);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-run-months-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorRunMonthsDialog, months_row);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
}

static void
kor_run_months_dialog_init (KorRunMonthsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kor_run_months_dialog_new:
 * @register_: an open register
 * @months: for how long the people of a run are kept now
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_run_months_dialog_new (KorRegister *register_, guint months)
{
  KorRunMonthsDialog *self = g_object_new (KOR_TYPE_RUN_MONTHS_DIALOG, NULL);

  self->register_ = g_object_ref (register_);
  self->months = months;
  adw_spin_row_set_value (self->months_row, months);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->months_row));
  update (self);
  return ADW_DIALOG (self);
}
