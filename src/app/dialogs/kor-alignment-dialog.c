/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-alignment-dialog.h"

#include <glib/gi18n.h>

#include "kor-list-memory.h"
#include "kor-printer-test-page.h"
#include "kor-printer.h"
#include "kor-ui-text.h"

struct _KorAlignmentDialog {
  AdwDialog parent_instance;

  AdwToastOverlay *toasts;
  AdwComboRow *printer;
  AdwSpinRow *offset_x;
  AdwSpinRow *offset_y;
  AdwSpinRow *scale_x;
  AdwSpinRow *scale_y;
  AdwSpinRow *left_a;
  AdwSpinRow *left_b;
  AdwSpinRow *top_a;
  AdwSpinRow *top_c;

  KorLabelSheet *sheet;
  GStrv printers; /* those that are known; the first choice is all others */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (KorAlignmentDialog, kor_alignment_dialog, ADW_TYPE_DIALOG)

static const char *
get_printer (KorAlignmentDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->printer);

  return selected == 0 || self->printers == NULL ? "" : self->printers[selected - 1];
}

static KorPrinterSettings
get_alignment (KorAlignmentDialog *self)
{
  return (KorPrinterSettings) {
    adw_spin_row_get_value (self->offset_x),
    adw_spin_row_get_value (self->offset_y),
    adw_spin_row_get_value (self->scale_x) / 100,
    adw_spin_row_get_value (self->scale_y) / 100,
  };
}

static void
show_alignment (KorAlignmentDialog *self, const KorPrinterSettings *alignment)
{
  self->setting = TRUE;
  adw_spin_row_set_value (self->offset_x, alignment->offset_x);
  adw_spin_row_set_value (self->offset_y, alignment->offset_y);
  adw_spin_row_set_value (self->scale_x, alignment->scale_x * 100);
  adw_spin_row_set_value (self->scale_y, alignment->scale_y * 100);
  self->setting = FALSE;
}

/* Where the crosses of the test page should be. */
static void
show_crosses (KorAlignmentDialog *self)
{
  KorRectangle at = kor_printer_test_page_get_crosses (self->sheet);

  adw_spin_row_set_value (self->left_a, at.x);
  adw_spin_row_set_value (self->left_b, at.x + at.width);
  adw_spin_row_set_value (self->top_a, at.y);
  adw_spin_row_set_value (self->top_c, at.y + at.height);
}

static void
fill_printers (KorAlignmentDialog *self, const char *chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  KorPrinterSettings alignment = kor_list_memory_get_alignment (chosen);
  guint selected = 0;

  self->setting = TRUE;
  g_clear_pointer (&self->printers, g_strfreev);
  self->printers = kor_list_memory_get_printers ();
  gtk_string_list_append (names, _ ("All other printers"));
  for (guint i = 0; self->printers[i] != NULL; i++) {
    gtk_string_list_append (names, self->printers[i]);
    if (g_str_equal (self->printers[i], chosen))
      selected = i + 1;
  }
  adw_combo_row_set_model (self->printer, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->printer, selected);
  self->setting = FALSE;
  show_alignment (self, &alignment);
}

static void
tell (KorAlignmentDialog *self, const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

/* --- callbacks --------------------------------------------------------------------------------------- */

static void
changed_cb (KorAlignmentDialog *self)
{
  KorPrinterSettings alignment;

  if (self->setting)
    return;
  alignment = get_alignment (self);
  kor_list_memory_set_alignment (get_printer (self), &alignment);
}

static void
printer_changed_cb (KorAlignmentDialog *self)
{
  KorPrinterSettings alignment;

  if (self->setting)
    return;
  kor_list_memory_set_printer (get_printer (self));
  alignment = kor_list_memory_get_alignment (get_printer (self));
  show_alignment (self, &alignment);
}

static void
measured_cb (KorAlignmentDialog *self)
{
  KorPrinterSettings used = get_alignment (self);
  KorRectangle measured = {
    .x = adw_spin_row_get_value (self->left_a),
    .y = adw_spin_row_get_value (self->top_a),
  };
  KorPrinterSettings found;

  measured.width = adw_spin_row_get_value (self->left_b) - measured.x;
  measured.height = adw_spin_row_get_value (self->top_c) - measured.y;
  if (!kor_printer_settings_measure (&used, self->sheet, &measured, &found)) {
    tell (self, _ ("No printer is so far off: a measure is wrong"));
    return;
  }
  show_alignment (self, &found);
  kor_list_memory_set_alignment (get_printer (self), &found);
  show_crosses (self);
  tell (self, _ ("The alignment is set. Print the test page again to see it"));
}

/* --- the test page ------------------------------------------------------------------------------------- */

static void
draw_cb (cairo_t *cr, guint page, gpointer data)
{
  KorAlignmentDialog *self = data;
  KorPrinterSettings alignment = get_alignment (self);

  kor_printer_test_page_draw (cr, self->sheet, &alignment, kor_ui_get_language ());
}

static void
tell_error (KorAlignmentDialog *self, const GError *error)
{
  if (!kor_printer_was_dismissed (error))
    tell (self, _ ("The test page could not be printed"));
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorAlignmentDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!kor_printer_send_finish (result, &error))
    tell_error (self, error);
  else
    tell (self, _ ("The test page was sent to the printer"));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorAlignmentDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkPrintSetup *setup = kor_printer_choose_finish (result, &error);
  g_autoptr (GBytes) pdf = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  KorPdfInfo info = {
    .title = _ ("Printer test page"),
               .language = kor_ui_get_language (),
               .width = kor_label_sheet_get_page_width (self->sheet) * KOR_MM_TO_PT,
               .height = kor_label_sheet_get_page_height (self->sheet) * KOR_MM_TO_PT,
    };

  if (setup == NULL) {
    tell_error (self, error);
    return;
  }
  if (root != NULL) {
    kor_list_memory_set_printer (kor_printer_get_name (setup));
    fill_printers (self, kor_printer_get_name (setup));
    pdf = kor_pdf_to_bytes (&info, 1, draw_cb, self, NULL, &error);
  }
  if (pdf != NULL)
    kor_printer_send_async (
      GTK_WINDOW (root), setup, info.title, pdf, NULL, sent_cb, g_object_ref (self));
  else if (error != NULL)
    tell_error (self, error);
  kor_printer_release (setup);
}

static void
print_cb (KorAlignmentDialog *self)
{
  kor_printer_choose_paper_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                  _ ("Printer test page"),
                                    kor_label_sheet_get_page_width (self->sheet),
                                    kor_label_sheet_get_page_height (self->sheet),
                                    NULL,
                                    chosen_cb,
                                    g_object_ref (self));
}

/* --- object --------------------------------------------------------------------------------------------- */

static void
kor_alignment_dialog_dispose (GObject *object)
{
  KorAlignmentDialog *self = KOR_ALIGNMENT_DIALOG (object);

  self->setting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_ALIGNMENT_DIALOG);
  g_clear_object (&self->sheet);
  g_clear_pointer (&self->printers, g_strfreev);
  G_OBJECT_CLASS (kor_alignment_dialog_parent_class)->dispose (object);
}

static void
kor_alignment_dialog_class_init (KorAlignmentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_alignment_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-alignment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorAlignmentDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, KorAlignmentDialog, printer);
  gtk_widget_class_bind_template_child (widget_class, KorAlignmentDialog, offset_x);
  gtk_widget_class_bind_template_child (widget_class, KorAlignmentDialog, offset_y);
  gtk_widget_class_bind_template_child (widget_class, KorAlignmentDialog, scale_x);
  gtk_widget_class_bind_template_child (widget_class, KorAlignmentDialog, scale_y);
  gtk_widget_class_bind_template_child (widget_class, KorAlignmentDialog, left_a);
  gtk_widget_class_bind_template_child (widget_class, KorAlignmentDialog, left_b);
  gtk_widget_class_bind_template_child (widget_class, KorAlignmentDialog, top_a);
  gtk_widget_class_bind_template_child (widget_class, KorAlignmentDialog, top_c);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, printer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, measured_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
}

static void
kor_alignment_dialog_init (KorAlignmentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kor_alignment_dialog_new:
 * @sheet: what the test page is laid out for
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_alignment_dialog_new (KorLabelSheet *sheet)
{
  KorAlignmentDialog *self = g_object_new (KOR_TYPE_ALIGNMENT_DIALOG, NULL);
  g_autofree char *last = kor_list_memory_get_printer ();

  self->sheet = g_object_ref (sheet);
  fill_printers (self, last);
  show_crosses (self);
  return ADW_DIALOG (self);
}
