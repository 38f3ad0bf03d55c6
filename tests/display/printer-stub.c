/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "printer-stub.h"

static struct {
  GTask *choosing; /* the dialog is open */
  GTask *sending;  /* the pages have come */
  GBytes *pdf;
  double width, height;
} stub;

/* --- what the page calls ------------------------------------------------------------------------------ */

void
kor_printer_choose_paper_async (GtkWindow *parent,
                                const char *title,
                                double width,
                                double height,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_assert_null (stub.choosing);
  g_assert_true (GTK_IS_WINDOW (parent));
  stub.width = width;
  stub.height = height;
  stub.choosing = g_task_new (NULL, cancellable, callback, user_data);
}

void
kor_printer_choose_async (GtkWindow *parent,
                          const char *title,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  kor_printer_choose_paper_async (parent, title, 210, 297, cancellable, callback, user_data);
}

/* What was chosen is the printer's name. */
GtkPrintSetup *
kor_printer_choose_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
kor_printer_send_async (GtkWindow *parent,
                        GtkPrintSetup *setup,
                        const char *title,
                        GBytes *pdf,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_assert_null (stub.choosing);
  g_assert_null (stub.sending);
  stub.pdf = g_bytes_ref (pdf);
  stub.sending = g_task_new (NULL, cancellable, callback, user_data);
}

gboolean
kor_printer_send_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

const char *
kor_printer_get_name (GtkPrintSetup *setup)
{
  return (const char *) setup;
}

void
kor_printer_release (GtkPrintSetup *setup)
{
  g_free (setup);
}

gboolean
kor_printer_was_dismissed (const GError *error)
{
  return g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- what the test calls ------------------------------------------------------------------------------ */

gboolean
printer_stub_is_open (void)
{
  return stub.choosing != NULL;
}

gboolean
printer_stub_is_sent (void)
{
  return stub.sending != NULL;
}

GBytes *
printer_stub_get_pdf (void)
{
  return stub.pdf;
}

void
printer_stub_get_paper (double *width, double *height)
{
  *width = stub.width;
  *height = stub.height;
}

/* The clerk presses Print. */
void
printer_stub_choose (const char *printer)
{
  g_autoptr (GTask) task = g_steal_pointer (&stub.choosing);

  g_task_return_pointer (task, g_strdup (printer), g_free);
}

void
printer_stub_dismiss (void)
{
  g_autoptr (GTask) task = g_steal_pointer (&stub.choosing);

  g_task_return_new_error (task, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED, "dismissed");
}

void
printer_stub_end_sending (gboolean done)
{
  g_autoptr (GTask) task = g_steal_pointer (&stub.sending);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "no paper");
}

void
printer_stub_clear (void)
{
  g_assert_null (stub.choosing);
  g_assert_null (stub.sending);
  g_clear_pointer (&stub.pdf, g_bytes_unref);
}
