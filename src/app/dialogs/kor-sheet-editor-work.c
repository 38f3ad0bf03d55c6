/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-sheet-editor-private.h"

#include <glib/gi18n.h>

#include "kor-label-layout.h"
#include "kor-printer.h"
#include "kor-sheet-library.h"
#include "kor-ui-text.h"

/* What the editor of sheets does beside the main thread: files, and a page for the printer. */

static void
start (KorSheetEditor *self, GTaskThreadFunc run, GAsyncReadyCallback done)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, done, NULL);

  if (self->sheet != NULL)
    g_task_set_task_data (task, g_object_ref (self->sheet), g_object_unref);
  g_task_set_static_name (task, "[kortisto] label sheet");
  g_task_run_in_thread (task, run);
}

/* --- all sheets ---------------------------------------------------------------------------------------------- */

static void
load_run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (KorSheetLibrary) library = kor_sheet_library_new ();

  g_task_return_pointer (
    task, g_object_ref (kor_sheet_library_get_sheets (library)), g_object_unref);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KorSheetEditor *self = KOR_SHEET_EDITOR (source);
  g_autoptr (GListModel) sheets = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!self->gone && sheets != NULL)
    kor_sheet_editor_set_sheets (self, sheets);
}

/* Reads all sheets: to copy from, and for their ids. */
void
kor_sheet_editor_load_sheets (KorSheetEditor *self)
{
  start (self, load_run, loaded_cb);
}

/* --- saving -------------------------------------------------------------------------------------------------- */

/* A sheet that was dropped into the folder may lie there in a file of another name, which must go: there
 * would be two of one id. */
static gboolean
has_other_file (KorSheetEditor *self)
{
  const char *id = self->own != NULL ? kor_label_sheet_get_id (self->own) : NULL;
  g_autofree char *folder = kor_label_sheet_get_user_folder ();
  g_autofree char *name = g_strconcat (id != NULL ? id : "", ".xml", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return id != NULL && g_hash_table_contains (self->taken, id) &&
         !g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
save_run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  KorSheetEditor *self = KOR_SHEET_EDITOR (source);
  KorLabelSheet *sheet = KOR_LABEL_SHEET (data);
  gboolean elsewhere = has_other_file (self);
  GError *error = NULL;

  if (!kor_label_sheet_save (sheet, &error) ||
      (elsewhere && !kor_label_sheet_remove (self->own, &error)))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_object_ref (sheet), g_object_unref);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KorSheetEditor *self = KOR_SHEET_EDITOR (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (KorLabelSheet) sheet = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->gone)
    return;
  kor_sheet_editor_set_busy (self, FALSE);
  if (sheet != NULL)
    kor_sheet_editor_finish (self, "saved", sheet);
  else
    kor_sheet_editor_tell_error (self, error);
}

void
kor_sheet_editor_save (KorSheetEditor *self)
{
  kor_sheet_editor_set_busy (self, TRUE);
  start (self, save_run, saved_cb);
}

static void
remove_run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (kor_label_sheet_remove (KOR_SHEET_EDITOR (source)->own, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KorSheetEditor *self = KOR_SHEET_EDITOR (source);
  g_autoptr (GError) error = NULL;

  if (self->gone)
    return;
  kor_sheet_editor_set_busy (self, FALSE);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    kor_sheet_editor_finish (self, "removed", self->own);
  else
    kor_sheet_editor_tell_error (self, error);
}

/* Deletes the user's sheet that is being changed. */
void
kor_sheet_editor_remove (KorSheetEditor *self)
{
  kor_sheet_editor_set_busy (self, TRUE);
  start (self, remove_run, removed_cb);
}

/* --- printing ------------------------------------------------------------------------------------------------ */

static const char *const *
no_lines_cb (guint index, gpointer data)
{
  static const char *const none[] = { NULL };

  return none;
}

static void
pdf_run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  KorLabelSheet *sheet = KOR_LABEL_SHEET (data);
  g_autoptr (KorLabelLayout) layout = kor_label_layout_new (
    sheet, kor_label_sheet_get_n_labels (sheet), no_lines_cb, NULL, NULL);
  KorPdfInfo info = { .title = _ ("Outlines of the labels"), .language = kor_ui_get_language () };
  GError *error = NULL;
  GBytes *pdf;

  kor_label_layout_set_outlines (layout, TRUE);
  pdf = kor_label_layout_to_pdf (layout, &info, cancellable, &error);
  if (pdf == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, pdf, (GDestroyNotify) g_bytes_unref);
}

/* A page on its way: drawn, then a printer is chosen for it, then it is sent. */
typedef struct {
  KorSheetEditor *self;
  GBytes *pdf;
} Page;

static void
page_free (Page *page)
{
  g_object_unref (page->self);
  g_bytes_unref (page->pdf);
  g_free (page);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, page_free)

static GtkWindow *
get_window (KorSheetEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Page) page = user_data;
  g_autoptr (GError) error = NULL;

  if (!kor_printer_send_finish (result, &error) && !page->self->gone &&
      !kor_printer_was_dismissed (error))
    kor_sheet_editor_tell_error (page->self, error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Page) page = user_data;
  g_autoptr (GError) error = NULL;
  GtkPrintSetup *setup = kor_printer_choose_finish (result, &error);
  KorSheetEditor *self = page->self;
  GBytes *pdf = page->pdf;

  if (self->gone) {
    g_clear_pointer (&setup, gtk_print_setup_unref);
  } else if (setup == NULL) {
    if (!kor_printer_was_dismissed (error))
      kor_sheet_editor_tell_error (self, error);
  } else {
    kor_printer_send_async (
      get_window (self),
      setup,
      _ ("Outlines of the labels"), pdf, NULL, sent_cb, g_steal_pointer (&page));
    gtk_print_setup_unref (setup);
  }
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KorSheetEditor *self = KOR_SHEET_EDITOR (source);
  g_autoptr (GError) error = NULL;
  KorLabelSheet *sheet = g_task_get_task_data (G_TASK (result));
  GBytes *pdf = g_task_propagate_pointer (G_TASK (result), &error);
  Page *page;

  if (self->gone || pdf == NULL) {
    if (!self->gone)
      kor_sheet_editor_tell_error (self, error);
    g_clear_pointer (&pdf, g_bytes_unref);
    return;
  }
  page = g_new0 (Page, 1);
  page->self = g_object_ref (self);
  page->pdf = pdf;
  kor_printer_choose_paper_async (get_window (self),
                                  _ ("Outlines of the Labels"),
                                    kor_label_sheet_get_page_width (sheet),
                                    kor_label_sheet_get_page_height (sheet),
                                    NULL,
                                    chosen_cb,
                                    page);
}

/* The outlines of the labels, to be held against a sheet. GTK's print dialog takes no cancellable here: it
 * stays connected to one when it is done. */
void
kor_sheet_editor_print (KorSheetEditor *self)
{
  start (self, pdf_run, drawn_cb);
}
