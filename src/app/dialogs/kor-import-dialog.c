/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-import-dialog.h"

#include <glib/gi18n.h>

#include "kor-error-describe.h"
#include "kor-form.h"
#include "kor-import-work.h"
#include "kor-ui-text.h"
#include "kor-window.h"
#include "kor-words-text.h"

#define PROGRESS_INTERVAL 100 /* ms */

struct _KorImportDialog {
  AdwDialog parent_instance;

  GtkWidget *form;
  GtkWidget *file_row;
  GtkWidget *file_button;
  GtkWidget *kind_row;
  GtkWidget *source_row;
  GtkWidget *columns_group;
  GtkLabel *message_label;
  GtkStack *foot_stack;
  GtkLabel *missing_label;
  GtkWidget *check_button;
  GtkWidget *import_button;
  GtkProgressBar *progress_bar;

  KorRegister *register_;
  char *path;
  GPtrArray *column_rows; /* of AdwComboRow, one per heading */
  GStrv headings;
  KorImportWork *work; /* while it runs */
  GCancellable *cancellable;
  guint progress_source;
  guint reading; /* the youngest question for headings; an older answer is not shown */
};

G_DEFINE_FINAL_TYPE (KorImportDialog, kor_import_dialog, ADW_TYPE_DIALOG)

/* --- messages -------------------------------------------------------------------------------------------- */

static void
show_message (KorImportDialog *self, const char *text, const char *css_class)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->message_label), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->message_label), "success");
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->message_label), css_class);
  gtk_label_set_label (self->message_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), text != NULL);
}

static void
show_error (KorImportDialog *self, const GError *error)
{
  g_autofree char *text = kor_error_describe (error);

  show_message (self, text, "error");
}

static KorImportKind
get_kind (KorImportDialog *self)
{
  return (KorImportKind) adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind_row));
}

static char *
dup_source (KorImportDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->source_row))));
}

static void
update (KorImportDialog *self)
{
  g_autofree char *source = dup_source (self);
  const char *missing = self->path == NULL ? _ ("Choose a file")
                                           : self->headings == NULL
    ? _ ("The file cannot be read")
    : *source == '\0'
    ? _ ("Say where the data comes from")
    : "";
  gboolean running = self->work != NULL;

  gtk_label_set_label (self->missing_label, missing);
  gtk_widget_set_sensitive (self->check_button, *missing == '\0');
  gtk_widget_set_sensitive (self->import_button, *missing == '\0');
  kor_form_set_sensitive (self->form, !running);
  gtk_stack_set_visible_child_name (self->foot_stack, running ? "progress" : "buttons");
  adw_dialog_set_can_close (ADW_DIALOG (self), !running);
}

/* --- the file's columns ------------------------------------------------------------------------------------ */

/* What was asked for and what the file's first line says. */
typedef struct {
  KorImportKind kind;
  char *path;
  guint number;
  GStrv headings;
  int *fields; /* the field recognised per heading, or -1 */
} Headings;

static void
headings_free (gpointer data)
{
  Headings *self = data;

  g_strfreev (self->headings);
  g_free (self->fields);
  g_free (self->path);
  g_free (self);
}

static void
clear_columns (KorImportDialog *self)
{
  for (guint i = 0; i < self->column_rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->columns_group),
                                  g_ptr_array_index (self->column_rows, i));
  g_ptr_array_set_size (self->column_rows, 0);
  g_clear_pointer (&self->headings, g_strfreev);
  gtk_widget_set_visible (self->columns_group, FALSE);
}

/* The first choice leaves the column out; a heading that the import knows has no such choice. */
static GtkStringList *
create_choices (KorImportKind kind, gboolean recognised)
{
  guint n_fields = 0;
  const KorImportField *fields = kor_import_kind_get_fields (kind, &n_fields);
  GtkStringList *list = gtk_string_list_new (NULL);

  if (!recognised)
    gtk_string_list_append (list, _ ("Not imported"));
  for (guint i = 0; i < n_fields; i++)
    gtk_string_list_append (list, kor_field_get_title (kor_import_field_to_string (fields[i])));
  return list;
}

static guint
find_choice (KorImportKind kind, int field)
{
  guint n_fields = 0;
  const KorImportField *fields = kor_import_kind_get_fields (kind, &n_fields);

  for (guint i = 0; field >= 0 && i < n_fields; i++) {
    if ((int) fields[i] == field)
      return i;
  }
  return 0;
}

static void
add_column (KorImportDialog *self, KorImportKind kind, const char *heading, int field)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) choices = create_choices (kind, field >= 0);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *heading != '\0' ? heading : _ ("(no heading)"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), find_choice (kind, field));
  g_object_set_data (G_OBJECT (row), "kor-recognised", GINT_TO_POINTER (field + 1));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->columns_group), row);
  g_ptr_array_add (self->column_rows, row);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Headings *headings = data;
  GError *error = NULL;
  g_autoptr (KorImport) import = kor_import_new (headings->kind, headings->path, NULL, &error);

  if (import == NULL) {
    g_task_return_error (task, error);
    return;
  }
  headings->headings = g_strdupv ((GStrv) kor_import_get_headings (import));
  headings->fields = g_new0 (int, g_strv_length (headings->headings));
  for (guint i = 0; headings->headings[i] != NULL; i++) {
    KorImportField field;

    headings->fields[i] = kor_import_guess (import, i, &field) ? (int) field : -1;
  }
  g_task_return_boolean (task, TRUE);
}

static void
headings_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KorImportDialog *self = KOR_IMPORT_DIALOG (source);
  Headings *headings = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (headings->number != self->reading)
    return;
  clear_columns (self);
  if (g_task_propagate_boolean (G_TASK (result), &error)) {
    for (guint i = 0; headings->headings[i] != NULL; i++)
      add_column (self, headings->kind, headings->headings[i], headings->fields[i]);
    self->headings = g_steal_pointer (&headings->headings);
    gtk_widget_set_visible (self->columns_group, TRUE);
    show_message (self, NULL, NULL);
  } else {
    show_error (self, error);
  }
  update (self);
}

static void
read_headings (KorImportDialog *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, headings_read_cb, NULL);
  Headings *headings;

  if (self->path == NULL)
    return;
  headings = g_new0 (Headings, 1);
  headings->kind = get_kind (self);
  headings->path = g_strdup (self->path);
  headings->number = ++self->reading;
  g_task_set_source_tag (task, read_headings);
  g_task_set_task_data (task, headings, headings_free);
  g_task_run_in_thread (task, read_in_thread);
}

/* FIELD=COLUMN for every column whose choice is not what its heading says. */
static GStrv
collect_maps (KorImportDialog *self)
{
  KorImportKind kind = get_kind (self);
  guint n_fields = 0;
  const KorImportField *fields = kor_import_kind_get_fields (kind, &n_fields);
  g_autoptr (GStrvBuilder) maps = g_strv_builder_new ();

  for (guint i = 0; i < self->column_rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->column_rows, i);
    int recognised = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "kor-recognised")) - 1;
    guint choice = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

    if (recognised < 0 && choice == 0)
      continue;
    choice -= recognised < 0 ? 1 : 0;
    if (choice < n_fields && (int) fields[choice] != recognised)
      g_strv_builder_take (
        maps,
        g_strdup_printf ("%s=%s", kor_import_field_to_string (fields[choice]), self->headings[i]));
  }
  return g_strv_builder_end (maps);
}

/* --- running ------------------------------------------------------------------------------------------------ */

static gboolean
progress_cb (gpointer user_data)
{
  KorImportDialog *self = user_data;
  double fraction = kor_import_work_get_fraction (self->work);

  gtk_progress_bar_set_fraction (self->progress_bar, fraction);
  gtk_progress_bar_set_text (self->progress_bar, fraction >= 1.0 ? _ ("Writing…") : NULL);
  return G_SOURCE_CONTINUE;
}

static char *
describe_counts (const KorImportWork *work)
{
  g_autofree char *added = kor_ui_format_count (work->counts.added);
  g_autofree char *updated = kor_ui_format_count (work->counts.updated);
  g_autofree char *bans = kor_ui_format_count (work->counts.bans_set);

  if (work->kind != KOR_IMPORT_CUSTOMERS)
    return work->dry_run
      ? g_strdup_printf (
          _ ("The file is good: %s new, %s updated. Nothing has been kept."), added, updated)
      : g_strdup_printf (_ ("Imported: %s new, %s updated."), added, updated);
  return work->dry_run
    ? g_strdup_printf (_ ("The file is good: %s new, %s updated, %s bans. Nothing has been kept."),
                         added,
                         updated,
                         bans)
    : g_strdup_printf (_ ("Imported: %s new, %s updated, %s bans set."), added, updated, bans);
}

static void
run_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorImportDialog) self = user_data;
  g_autoptr (KorImportWork) work = g_steal_pointer (&self->work);
  g_autoptr (GError) error = NULL;
  gboolean done = kor_register_call_finish (KOR_REGISTER (source), result, &error) != NULL;

  g_clear_handle_id (&self->progress_source, g_source_remove);
  if (self->register_ == NULL)
    return;
  update (self);
  if (done) {
    g_autofree char *text = describe_counts (work);

    show_message (self, text, "success");
  } else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    show_message (self, _ ("Stopped. Nothing has been kept."), NULL);
  } else {
    show_error (self, error);
  }
}

static void
start (KorImportDialog *self, gboolean dry_run)
{
  g_autofree char *source = dup_source (self);

  self->work = kor_import_work_new (get_kind (self), self->path, source, dry_run);
  self->work->maps = collect_maps (self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  self->progress_source = g_timeout_add (PROGRESS_INTERVAL, progress_cb, self);
  show_message (self, NULL, NULL);
  update (self);
  kor_register_call_async (self->register_,
                           kor_import_work_run,
                           kor_import_work_ref (self->work),
                           (GDestroyNotify) kor_import_work_unref,
                           NULL,
                           self->cancellable,
                           run_done_cb,
                           g_object_ref (self));
}

/* --- callbacks ------------------------------------------------------------------------------------------------ */

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorImportDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL)
    kor_import_dialog_set_file (self, g_file_peek_path (file));
}

static void
choose_cb (KorImportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (tables, _ ("Tables (CSV, text)"));
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "tsv");
  gtk_file_filter_add_suffix (tables, "txt");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, tables);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (dialog, _ ("Choose a File to Import"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog,
                        GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        NULL,
                        file_chosen_cb,
                        g_object_ref (self));
}

static void
kind_chosen_cb (KorImportDialog *self)
{
  read_headings (self);
}

static void
edited_cb (KorImportDialog *self)
{
  update (self);
}

static void
check_cb (KorImportDialog *self)
{
  start (self, TRUE);
}

static void
import_cb (KorImportDialog *self)
{
  start (self, FALSE);
}

static void
stop_cb (KorImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
close_attempt_cb (KorImportDialog *self)
{
  show_message (self, _ ("The import is running. Stop it first."), NULL);
}

/* --- GObject ----------------------------------------------------------------------------------------------------- */

static void
kor_import_dialog_dispose (GObject *object)
{
  KorImportDialog *self = KOR_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->register_);

  G_OBJECT_CLASS (kor_import_dialog_parent_class)->dispose (object);
}

static void
kor_import_dialog_finalize (GObject *object)
{
  KorImportDialog *self = KOR_IMPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->column_rows, g_ptr_array_unref);
  g_strfreev (self->headings);
  g_free (self->path);

  G_OBJECT_CLASS (kor_import_dialog_parent_class)->finalize (object);
}

static void
kor_import_dialog_class_init (KorImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kor_import_dialog_dispose;
  object_class->finalize = kor_import_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorImportDialog, form);
  gtk_widget_class_bind_template_child (widget_class, KorImportDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, KorImportDialog, file_button);
  gtk_widget_class_bind_template_child (widget_class, KorImportDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, KorImportDialog, source_row);
  gtk_widget_class_bind_template_child (widget_class, KorImportDialog, columns_group);
  gtk_widget_class_bind_template_child (widget_class, KorImportDialog, message_label);
  gtk_widget_class_bind_template_child (widget_class, KorImportDialog, foot_stack);
  gtk_widget_class_bind_template_child (widget_class, KorImportDialog, missing_label);
  gtk_widget_class_bind_template_child (widget_class, KorImportDialog, check_button);
  gtk_widget_class_bind_template_child (widget_class, KorImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, KorImportDialog, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
}

static void
kor_import_dialog_init (KorImportDialog *self)
{
  self->column_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_focus (ADW_DIALOG (self), self->file_button);
  update (self);
}

/**
 * kor_import_dialog_new:
 * @register_: an open register
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
AdwDialog *
kor_import_dialog_new (KorRegister *register_)
{
  KorImportDialog *self = g_object_new (KOR_TYPE_IMPORT_DIALOG, NULL);

  self->register_ = g_object_ref (register_);
  return ADW_DIALOG (self);
}

/**
 * kor_import_dialog_set_file:
 * @self: the dialog
 * @path: a file
 *
 * Chooses @path and shows its columns.
 */
void
kor_import_dialog_set_file (KorImportDialog *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  g_free (self->path);
  self->path = g_strdup (path);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->file_row), name);
  read_headings (self);
}
