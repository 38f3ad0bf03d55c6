/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-printer.h"

#include <errno.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <unistd.h>

/*
 * Printing in two steps, so that what may be printed can be asked after the clerk has pressed Print
 * in the dialog: choose a printer, then send the pages. The paper is the sheet's own and nothing is
 * scaled: labels would not meet the sheet otherwise.
 */

#define A4_WIDTH 210.0
#define A4_HEIGHT 297.0

/* While a job is on its way: the memory that GTK reads it from. */
typedef struct {
  GtkPrintDialog *dialog;
  GtkPrintSetup *setup;
  int fd;
} Sending;

static void
sending_free (Sending *self)
{
  g_clear_fd (&self->fd, NULL);
  gtk_print_setup_unref (self->setup);
  g_object_unref (self->dialog);
  g_free (self);
}

/* A file without a name or a place on the disk: nothing of the register may lie there in plain. */
static int
create_memory_file (GBytes *bytes, GError **error)
{
  g_autofd int fd = memfd_create ("kortisto", MFD_CLOEXEC);
  g_autoptr (GOutputStream) stream = NULL;

  if (fd < 0) {
    int saved = errno;

    g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (saved), g_strerror (saved));
    return -1;
  }
  stream = g_unix_output_stream_new (fd, FALSE);
  if (!g_output_stream_write_all (
        stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, NULL, error))
    return -1;
  return g_steal_fd (&fd);
}

/* The paper by its own name where it has one: printers know those. Upright; lengths in mm. */
static GtkPaperSize *
create_paper (double width, double height)
{
  static const char *const names[] = {
    GTK_PAPER_NAME_A4, GTK_PAPER_NAME_A5, GTK_PAPER_NAME_LETTER, "iso_c4", "iso_c5", "iso_dl",
  };
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (names[i]);

    if (ABS (gtk_paper_size_get_width (paper, GTK_UNIT_MM) - width) < 1 &&
        ABS (gtk_paper_size_get_height (paper, GTK_UNIT_MM) - height) < 1)
      return g_steal_pointer (&paper);
  }
  name = g_strdup_printf ("kortisto_%.0fx%.0fmm", width, height);
  title = g_strdup_printf ("%.0f × %.0f mm", width, height);
  return gtk_paper_size_new_custom (name, title, width, height, GTK_UNIT_MM);
}

static GtkPrintDialog *
create_dialog (const char *title, double width, double height)
{
  GtkPrintDialog *dialog = gtk_print_dialog_new ();
  GtkPageOrientation orientation =
    width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT;
  g_autoptr (GtkPaperSize) paper = create_paper (MIN (width, height), MAX (width, height));
  g_autoptr (GtkPageSetup) page_setup = gtk_page_setup_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();

  gtk_page_setup_set_paper_size (page_setup, paper);
  gtk_page_setup_set_orientation (page_setup, orientation);
  gtk_print_settings_set_paper_size (settings, paper);
  gtk_print_settings_set_orientation (settings, orientation);
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
 * kor_printer_choose_paper_async:
 * @parent: the window
 * @title: of the dialog
 * @width: of the paper, in mm; wider than high is printed across
 * @height: of the paper, in mm
 * @cancellable: (nullable): a cancellable
 * @callback: called when the clerk has chosen
 * @user_data: for @callback
 *
 * Shows the print dialog. Main thread.
 */
void
kor_printer_choose_paper_async (GtkWindow *parent,
                                const char *title,
                                double width,
                                double height,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GtkPrintDialog) dialog = create_dialog (title, width, height);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, kor_printer_choose_paper_async);
  gtk_print_dialog_setup (dialog, parent, cancellable, chosen_cb, task);
}

/* As kor_printer_choose_paper_async(), on A4. */
void
kor_printer_choose_async (GtkWindow *parent,
                          const char *title,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  kor_printer_choose_paper_async (
    parent, title, A4_WIDTH, A4_HEIGHT, cancellable, callback, user_data);
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
 * The pages go through memory that has the form of a file, which this process alone can open. Main thread.
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
  g_autofree char *path = NULL;
  Sending *sending = g_new0 (Sending, 1);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GFile) file = NULL;
  GError *error = NULL;

  g_task_set_source_tag (task, kor_printer_send_async);
  sending->dialog = create_dialog (title, A4_WIDTH, A4_HEIGHT); /* the paper is in @setup */
  sending->setup = gtk_print_setup_ref (setup);
  sending->fd = create_memory_file (pdf, &error);
  g_task_set_task_data (task, sending, (GDestroyNotify) sending_free);
  if (sending->fd < 0) {
    g_task_return_error (task, error);
    g_object_unref (task);
    return;
  }
  path = g_strdup_printf ("/proc/self/fd/%d", sending->fd);
  file = g_file_new_for_path (path);
  gtk_print_dialog_print_file (sending->dialog, parent, setup, file, cancellable, sent_cb, task);
}

gboolean
kor_printer_send_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Returns: (transfer none): the printer that was chosen; "" when the system keeps its name to itself */
const char *
kor_printer_get_name (GtkPrintSetup *setup)
{
  GtkPrintSettings *settings = gtk_print_setup_get_print_settings (setup);
  const char *name = settings != NULL ? gtk_print_settings_get_printer (settings) : NULL;

  return name != NULL ? name : "";
}

/* Done with what kor_printer_choose_finish() gave. */
void
kor_printer_release (GtkPrintSetup *setup)
{
  gtk_print_setup_unref (setup);
}

/* Returns: whether an error only says that the clerk closed a dialog */
gboolean
kor_printer_was_dismissed (const GError *error)
{
  return g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
         g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}
