/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-first-run-code.h"

#include <glib/gi18n.h>

#include "kor-file-writer.h"
#include "kor-printer.h"
#include "kor-window.h"

#define N_COLUMNS 4

/* A paper on its way to a printer or a file. */
typedef struct {
  GtkWindow *window;
  GBytes *pdf;
  GtkLabel *note;
} Errand;

static void
errand_free (Errand *self)
{
  g_clear_object (&self->window);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_object (&self->note);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static Errand *
errand_new (GtkWidget *widget, KorPageLayout *sheet, GtkLabel *note)
{
  Errand *self = g_new0 (Errand, 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  self->window = GTK_WINDOW (g_object_ref (gtk_widget_get_root (widget)));
  self->pdf = kor_page_layout_to_pdf (sheet, g_date_time_to_unix (now), NULL, NULL);
  self->note = g_object_ref (note);
  return self;
}

/* "Printed at 9.42", so that nobody wonders whether it went out. */
static void
say_done (GtkLabel *note, const char *format)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *text = g_date_time_format (now, format);

  gtk_label_set_label (note, text);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;

  if (kor_printer_send_finish (result, &error))
    /* Translators: a time for g_date_time_format(), for example "Printed at 14:05" */
    say_done (errand->note, _ ("Printed at %H:%M"));
  else if (!kor_printer_was_dismissed (error))
    kor_window_show_error (KOR_WINDOW (errand->window), _ ("The code was not printed"), error);
}

static void
printer_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  GtkPrintSetup *setup = kor_printer_choose_finish (result, &error);
  GtkWindow *window = errand->window;
  GBytes *pdf = errand->pdf;

  if (setup == NULL) {
    if (!kor_printer_was_dismissed (error))
      kor_window_show_error (KOR_WINDOW (window), _ ("The code was not printed"), error);
    return;
  }
  kor_printer_send_async (
    window, setup, _ ("Recovery code"), pdf, NULL, sent_cb, g_steal_pointer (&errand));
  gtk_print_setup_unref (setup);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file == NULL)
    return;
  if (kor_file_write_bytes (g_file_peek_path (file), errand->pdf, &error))
    /* Translators: a time for g_date_time_format(), for example "Saved at 14:05" */
    say_done (errand->note, _ ("Saved at %H:%M: print it and delete the file"));
  else
    kor_window_show_error (KOR_WINDOW (errand->window), _ ("The code was not saved"), error);
}

/**
 * kor_first_run_code_fill:
 * @grid: an empty grid
 * @groups: the groups of a recovery code
 *
 * Shows the code, numbered, and not selectable: it shall not stay on a clipboard.
 */
void
kor_first_run_code_fill (GtkGrid *grid, const char *const *groups)
{
  for (int i = 0; groups[i] != NULL; i++) {
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
    g_autofree char *digits = g_strdup_printf ("%d", i + 1);
    GtkWidget *number = gtk_label_new (digits);
    GtkWidget *group = gtk_label_new (groups[i]);

    gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (number, "caption");
    gtk_widget_add_css_class (number, "dimmed");
    gtk_widget_add_css_class (group, "code-group");
    gtk_label_set_selectable (GTK_LABEL (group), FALSE);
    gtk_box_append (GTK_BOX (box), number);
    gtk_box_append (GTK_BOX (box), group);
    gtk_grid_attach (grid, box, i % N_COLUMNS, i / N_COLUMNS, 1, 1);
  }
}

/**
 * kor_first_run_code_print:
 * @widget: in the window that asks
 * @sheet: the paper with the code
 * @note: where to say that it is printed
 */
void
kor_first_run_code_print (GtkWidget *widget, KorPageLayout *sheet, GtkLabel *note)
{
  Errand *errand = errand_new (widget, sheet, note);

  kor_printer_choose_async (errand->window,
                            _ ("Print the Recovery Code"), NULL, printer_chosen_cb, errand);
}

/**
 * kor_first_run_code_save:
 * @widget: in the window that asks
 * @sheet: the paper with the code
 * @note: where to say that it is saved
 */
void
kor_first_run_code_save (GtkWidget *widget, KorPageLayout *sheet, GtkLabel *note)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Errand *errand = errand_new (widget, sheet, note);

  gtk_file_dialog_set_title (dialog, _ ("Save the Recovery Code"));
  gtk_file_dialog_set_initial_name (dialog, _ ("Recovery code.pdf"));
  gtk_file_dialog_save (dialog, errand->window, NULL, file_chosen_cb, errand);
}
