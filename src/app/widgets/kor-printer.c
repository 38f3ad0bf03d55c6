/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-printer.h"

#include "kor-file-writer.h"

#include <glib/gstdio.h>

/*
 * Printing in two steps, so that what may be printed can be asked after the clerk has pressed Print
 * in the dialog: choose a printer, then send the pages. Paper is A4, nothing is scaled: labels would
 * not meet the sheet otherwise.
 */

/* While a job is on its way: the file that GTK reads it from. */
typedef struct {
  GtkPrintDialog *dialog;
  GtkPrintSetup *setup;
  char *path;
} Sending;

static void
sending_free (Sending *self)
{
  g_unlink (self->path);
  g_free (self->path);
  gtk_print_setup_unref (self->setup);
  g_object_unref (self->dialog);
  g_free (self);
}

static GtkPrintDialog *
create_dialog (const char *title)
{
  GtkPrintDialog *dialog = gtk_print_dialog_new ();
  g_autoptr (GtkPaperSize) a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autoptr (GtkPageSetup) page_setup = gtk_page_setup_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();

  gtk_page_setup_set_paper_size (page_setup, a4);
  gtk_page_setup_set_orientation (page_setup, GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_settings_set_paper_size (settings, a4);
  gtk_print_settings_set_orientation (settings, GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_settings_set_scale (settings, 100.0);
  /* Without this CUPS may shrink the page to the printer's margins. */
  gtk_print_settings_set (settings, "cups-print-scaling", "none");
  gtk_print_dialog_set_title (dialog, title);
  gtk_print_dialog_set_modal (dialog, TRUE);
  gtk_print_dialog_set_page_setup (dialog, page_setup);
  gtk_print_dialog_set_print_settings (dialog, settings);
  return dialog;
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GtkPrintSetup *setup = gtk_print_dialog_setup_finish (GTK_PRINT_DIALOG (source), result, &error);

  if (setup == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, setup, (GDestroyNotify) gtk_print_setup_unref);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!gtk_print_dialog_print_file_finish (GTK_PRINT_DIALOG (source), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * kor_printer_choose_async:
 * @parent: the window
 * @title: of the dialog
 * @cancellable: (nullable): a cancellable
 * @callback: called when the clerk has chosen
 * @user_data: for @callback
 *
 * Shows the print dialog. Main thread.
 */
void
kor_printer_choose_async (GtkWindow *parent,
                          const char *title,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GtkPrintDialog) dialog = create_dialog (title);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, kor_printer_choose_async);
  gtk_print_dialog_setup (dialog, parent, cancellable, chosen_cb, task);
}

/* Returns: (transfer full) (nullable): what was chosen, or %NULL; see kor_printer_was_dismissed() */
GtkPrintSetup *
kor_printer_choose_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kor_printer_send_async:
 * @parent: the window
 * @setup: what kor_printer_choose_async() gave
 * @title: of the job, seen in the queue: no names of customers
 * @pdf: the pages
 * @cancellable: (nullable): a cancellable
 * @callback: called when the job has been handed over
 * @user_data: for @callback
 *
 * The pages go through a file in the user's runtime folder, which is kept in memory, and not through
 * /tmp: nothing of the register may lie in plain on the disk. Main thread.
 */
void
kor_printer_send_async (GtkWindow *parent,
                        GtkPrintSetup *setup,
                        const char *title,
                        GBytes *pdf,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *name = g_strconcat ("kortisto-", unique, ".pdf", NULL);
  Sending *sending = g_new0 (Sending, 1);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GFile) file = NULL;
  GError *error = NULL;

  g_task_set_source_tag (task, kor_printer_send_async);
  sending->dialog = create_dialog (title);
  sending->setup = gtk_print_setup_ref (setup);
  sending->path = g_build_filename (g_get_user_runtime_dir (), name, NULL);
  g_task_set_task_data (task, sending, (GDestroyNotify) sending_free);
  if (!kor_file_write_bytes (sending->path, pdf, &error)) {
    g_task_return_error (task, error);
    g_object_unref (task);
    return;
  }
  file = g_file_new_for_path (sending->path);
  gtk_print_dialog_print_file (sending->dialog, parent, setup, file, cancellable, sent_cb, task);
}

gboolean
kor_printer_send_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Returns: whether an error only says that the clerk closed a dialog */
gboolean
kor_printer_was_dismissed (const GError *error)
{
  return g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
         g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}
