/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-suppression-dialog.h"

#include <glib/gi18n.h>

#include "kor-ban-act.h"
#include "kor-entry-value.h"
#include "kor-error-describe.h"
#include "kor-form.h"
#include "kor-list-rules.h"
#include "kor-suppression-file.h"
#include "kor-suppression-work.h"
#include "kor-ui-text.h"
#include "kor-words-text.h"

struct _KorSuppressionDialog {
  AdwDialog parent_instance;

  GtkWidget *form;
  AdwActionRow *file_row;
  GtkWidget *file_button;
  GtkWidget *source_row;
  GtkWidget *date_row;
  GtkListBox *scopes_list;
  GtkLabel *message_label;
  GtkWidget *spinner;
  GtkLabel *missing_label;
  GtkWidget *stop_button;
  GtkWidget *import_button;
  GtkCheckButton *checks[KOR_N_SCOPES]; /* by place */

  KorRegister *register_;
  char *path;                /* NULL until a file is chosen that can be read */
  GCancellable *cancellable; /* while it runs */
  guint reading;             /* the youngest file; an older answer is not shown */
};

G_DEFINE_FINAL_TYPE (KorSuppressionDialog, kor_suppression_dialog, ADW_TYPE_DIALOG)

static guint
get_scopes (KorSuppressionDialog *self)
{
  guint scopes = 0;

  for (guint place = 0; place < KOR_N_SCOPES; place++) {
    if (gtk_check_button_get_active (self->checks[place]))
      scopes |= KOR_SCOPE_BIT (kor_ban_act_get_scope (place));
  }
  return scopes;
}

static const char *
get_missing (KorSuppressionDialog *self)
{
  g_autofree char *source = kor_entry_dup_text (self->source_row);
  KorDate date;
  gboolean date_is_good = kor_entry_get_date (self->date_row, TRUE, &date);

  if (!kor_user_has_right (kor_register_get_user (self->register_), KOR_ROLE_MAINTAINS))
    return _ ("Your role may only read");
  if (self->path == NULL)
    return _ ("Choose a file");
  if (source == NULL)
    return _ ("Say which list it is");
  if (!date_is_good)
    return _ ("The day can't be read");
  return get_scopes (self) == 0 ? _ ("Choose what is forbidden") : "";
}

static void
update (KorSuppressionDialog *self)
{
  const char *missing = get_missing (self);
  gboolean running = self->cancellable != NULL;

  gtk_label_set_label (self->missing_label, running ? _ ("Writing…") : missing);
  gtk_widget_set_sensitive (self->import_button, *missing == '\0' && !running);
  gtk_widget_set_visible (self->stop_button, running);
  gtk_widget_set_visible (self->spinner, running);
  kor_form_set_sensitive (self->form, !running);
  adw_dialog_set_can_close (ADW_DIALOG (self), !running);
}

static void
show_message (KorSuppressionDialog *self, const char *text, const char *css_class)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->message_label), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->message_label), "success");
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->message_label), css_class);
  gtk_label_set_label (self->message_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), text != NULL);
}

static void
show_error (KorSuppressionDialog *self, const GError *error)
{
  g_autofree char *text = kor_error_describe (error);

  show_message (self, text, "error");
}

/* --- the file ------------------------------------------------------------------------------------------- */

/* A file that is read through before it is imported: what is wrong with it shows at once. */
typedef struct {
  char *path;
  guint number;
  guint n_rows;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_free (self->path);
  g_free (self);
}

static gboolean
count_row (const KorSuppressionRow *row, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->n_rows++;
  return TRUE;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;
  g_autoptr (KorSuppressionFile) file = kor_suppression_file_new (reading->path, &error);

  if (file == NULL || !kor_suppression_file_run (file, count_row, reading, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KorSuppressionDialog *self = KOR_SUPPRESSION_DIALOG (source);
  const Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (reading->number != self->reading || self->register_ == NULL)
    return;
  if (g_task_propagate_boolean (G_TASK (result), &error)) {
    g_autofree char *name = g_path_get_basename (reading->path);
    g_autofree char *n = kor_ui_format_count (reading->n_rows);
    g_autofree char *rows = g_strdup_printf (ngettext ("%s row", "%s rows", reading->n_rows), n);
    g_autofree char *subtitle = g_strdup_printf ("%s · %s", name, rows);

    self->path = g_strdup (reading->path);
    adw_action_row_set_subtitle (self->file_row, subtitle);
    show_message (self, NULL, NULL);
  } else {
    show_error (self, error);
  }
  update (self);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorSuppressionDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL && self->register_ != NULL)
    kor_suppression_dialog_set_file (self, g_file_peek_path (file));
}

static void
choose_cb (KorSuppressionDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (tables, _ ("Tables (CSV, text)"));
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "tsv");
  gtk_file_filter_add_suffix (tables, "txt");
  g_list_store_append (filters, tables);
  gtk_file_dialog_set_title (dialog, _ ("Choose a File to Import"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog,
                        GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        NULL,
                        file_chosen_cb,
                        g_object_ref (self));
}

/* --- running --------------------------------------------------------------------------------------------- */

static char *
describe_counts (const KorSuppressionCounts *counts)
{
  g_autofree char *n_rows = kor_ui_format_count (counts->rows);
  g_autofree char *n_customers = kor_ui_format_count (counts->customers);
  g_autofree char *n_bans = kor_ui_format_count (counts->bans);
  g_autofree char *rows =
    g_strdup_printf (ngettext ("%s row was read.", "%s rows were read.", counts->rows), n_rows);
  g_autofree char *customers = g_strdup_printf (
    ngettext ("%s customer is on the list", "%s customers are on the list", counts->customers),
    n_customers);
  g_autofree char *bans = g_strdup_printf (
    ngettext ("%s new ban was made", "%s new bans were made", counts->bans), n_bans);

  /* Translators: "1 200 rows were read. 34 customers are on the list: 136 new bans were made. …" */
  return g_strdup_printf (_ ("%s %s: %s. Nothing of the others is kept."), rows, customers, bans);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorSuppressionDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorSuppressionWork) work =
              kor_register_call_finish (KOR_REGISTER (source), result, &error);

  g_clear_object (&self->cancellable);
  if (self->register_ == NULL)
    return;
  if (work != NULL) {
    g_autofree char *text = describe_counts (&work->counts);

    show_message (self, text, "success");
  } else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    show_message (self, _ ("Stopped. Nothing has been kept."), NULL);
  } else {
    show_error (self, error);
  }
  update (self);
}

static void
import_cb (KorSuppressionDialog *self)
{
  g_autofree char *name = kor_entry_dup_text (self->source_row);
  KorDate date;

  kor_entry_get_date (self->date_row, TRUE, &date);
  self->cancellable = g_cancellable_new ();
  show_message (self, NULL, NULL);
  update (self);
  kor_register_call_async (self->register_,
                           kor_suppression_work_run,
                           kor_suppression_work_new (self->path, name, date, get_scopes (self)),
                           (GDestroyNotify) kor_suppression_work_unref,
                           (GDestroyNotify) kor_suppression_work_unref,
                           self->cancellable,
                           imported_cb,
                           g_object_ref (self));
}

static void
stop_cb (KorSuppressionDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
edited_cb (KorSuppressionDialog *self)
{
  if (self->register_ != NULL)
    update (self);
}

/* --- GObject --------------------------------------------------------------------------------------------- */

static void
kor_suppression_dialog_dispose (GObject *object)
{
  KorSuppressionDialog *self = KOR_SUPPRESSION_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->register_);
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_SUPPRESSION_DIALOG);

  G_OBJECT_CLASS (kor_suppression_dialog_parent_class)->dispose (object);
}

static void
kor_suppression_dialog_finalize (GObject *object)
{
  KorSuppressionDialog *self = KOR_SUPPRESSION_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_free (self->path);

  G_OBJECT_CLASS (kor_suppression_dialog_parent_class)->finalize (object);
}

static void
kor_suppression_dialog_class_init (KorSuppressionDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kor_suppression_dialog_dispose;
  object_class->finalize = kor_suppression_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-suppression-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorSuppressionDialog, form);
  gtk_widget_class_bind_template_child (widget_class, KorSuppressionDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, KorSuppressionDialog, file_button);
  gtk_widget_class_bind_template_child (widget_class, KorSuppressionDialog, source_row);
  gtk_widget_class_bind_template_child (widget_class, KorSuppressionDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, KorSuppressionDialog, scopes_list);
  gtk_widget_class_bind_template_child (widget_class, KorSuppressionDialog, message_label);
  gtk_widget_class_bind_template_child (widget_class, KorSuppressionDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, KorSuppressionDialog, missing_label);
  gtk_widget_class_bind_template_child (widget_class, KorSuppressionDialog, stop_button);
  gtk_widget_class_bind_template_child (widget_class, KorSuppressionDialog, import_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
add_scope (KorSuppressionDialog *self, guint place)
{
  KorScope scope = kor_ban_act_get_scope (place);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), kor_scope_get_title (scope));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               (KOR_SUPPRESSION_SCOPES & KOR_SCOPE_BIT (scope)) != 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->scopes_list, row);
  self->checks[place] = GTK_CHECK_BUTTON (check);
}

static void
kor_suppression_dialog_init (KorSuppressionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint place = 0; place < KOR_N_SCOPES; place++)
    add_scope (self, place);
  adw_dialog_set_focus (ADW_DIALOG (self), self->file_button);
}

/**
 * kor_suppression_dialog_new:
 * @register_: an open register
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
AdwDialog *
kor_suppression_dialog_new (KorRegister *register_)
{
  KorSuppressionDialog *self = g_object_new (KOR_TYPE_SUPPRESSION_DIALOG, NULL);

  self->register_ = g_object_ref (register_);
  kor_entry_set_date (self->date_row, kor_context_get_today (kor_register_get_context (register_)));
  update (self);
  return ADW_DIALOG (self);
}

/**
 * kor_suppression_dialog_set_file:
 * @self: the dialog
 * @path: a file
 *
 * Chooses @path and reads it through.
 */
void
kor_suppression_dialog_set_file (KorSuppressionDialog *self, const char *path)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, read_cb, NULL);
  Reading *reading = g_new0 (Reading, 1);
  g_autofree char *name = g_path_get_basename (path);

  g_clear_pointer (&self->path, g_free);
  adw_action_row_set_subtitle (self->file_row, name);
  reading->path = g_strdup (path);
  reading->number = ++self->reading;
  g_task_set_source_tag (task, kor_suppression_dialog_set_file);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_in_thread);
  update (self);
}
