/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-reprint-dialog.h"

#include <glib/gi18n.h>

#include "kor-error-describe.h"
#include "kor-left-out-dialog.h"
#include "kor-list-memory.h"
#include "kor-list-reminder.h"
#include "kor-list-work.h"
#include "kor-printer.h"
#include "kor-reprint-work.h"
#include "kor-run-text.h"
#include "kor-ui-text.h"
#include "kor-window.h"
#include "kor-words-text.h"

#define A4_WIDTH 210.0
#define A4_HEIGHT 297.0

struct _KorReprintDialog {
  AdwDialog parent_instance;

  AdwWindowTitle *title;
  AdwComboRow *medium;
  AdwComboRow *sheet;
  AdwSpinRow *start;
  AdwComboRow *addresses;
  AdwComboRow *order;
  AdwActionRow *again_row;
  GtkLabel *again;
  AdwActionRow *left_out_row;
  GtkLabel *left_out;
  GtkLabel *outside;
  GtkWidget *print_button;
  GtkWidget *save_button;
  GtkWidget *spinner;

  KorRegister *register_;
  gint64 run_id;
  KorPurpose purpose;
  char *recipient; /* NULL: own use */
  char *path;      /* of the file being made; NULL: it goes to a printer */
  GListModel *sheets;
  KorListResult *preview; /* NULL: none yet, or it could not be made */
  GCancellable *cancellable;
  gboolean making;
  gboolean setting;
};

enum {
  MADE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorReprintDialog, kor_reprint_dialog, ADW_TYPE_DIALOG)

static KorWindow *
get_window (KorReprintDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return KOR_IS_WINDOW (root) ? KOR_WINDOW (root) : NULL;
}

static KorReprintMedium
get_medium (KorReprintDialog *self)
{
  return (KorReprintMedium) adw_combo_row_get_selected (self->medium);
}

static KorLabelSheet *
get_sheet (KorReprintDialog *self)
{
  return adw_combo_row_get_selected_item (self->sheet);
}

static KorReprintWork *
create_work (KorReprintDialog *self)
{
  KorReprintWork *work = kor_reprint_work_new (self->run_id, get_medium (self));

  work->order = (KorListOrder) adw_combo_row_get_selected (self->order);
  work->as_printed = adw_combo_row_get_selected (self->addresses) == 0;
  work->language = kor_ui_get_language ();
  work->title =
    g_strdup (work->medium == KOR_REPRINT_LABELS ? _ ("Address labels") : _ ("Address list"));
  if (work->medium == KOR_REPRINT_LABELS) {
    work->labels = kor_label_choice_new (get_sheet (self));
    work->labels->start = (guint) adw_spin_row_get_value (self->start);
  }
  return work;
}

/* --- what is shown -------------------------------------------------------------------------------------- */

static void
update_actions (KorReprintDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean labels = get_medium (self) == KOR_REPRINT_LABELS;
  gboolean paper = labels || get_medium (self) == KOR_REPRINT_PAPER;
  gboolean ready = self->preview != NULL && self->cancellable == NULL && !self->making &&
                   self->preview->persons->len > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->sheet), labels);
  gtk_widget_set_visible (GTK_WIDGET (self->start), labels);
  gtk_widget_set_visible (self->print_button, paper);
  gtk_button_set_label (GTK_BUTTON (self->save_button), paper ? _ ("Save P_DF…") : _ ("_Save…"));
  if (paper)
    gtk_widget_remove_css_class (self->save_button, "suggested-action");
  else
    gtk_widget_add_css_class (self->save_button, "suggested-action");
  gtk_widget_set_visible (self->spinner, self->cancellable != NULL || self->making);
  gtk_widget_action_set_enabled (widget, "reprint.print", ready && paper);
  gtk_widget_action_set_enabled (widget, "reprint.save", ready);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->left_out_row),
                                    self->preview != NULL && self->preview->left_out->len > 0);
}

/* Why most fall away, in short: "Ban: Direct marketing 3 · Archived 1" */
static char *
describe_reasons (KorReprintDialog *self)
{
  const KorListRun *run = self->preview->run;
  g_autoptr (GString) text = g_string_new (NULL);

  for (int reason = KOR_LEFT_OUT_NO + 1; reason < KOR_N_LEFT_OUT; reason++) {
    g_autofree char *title = kor_run_describe_left_out (self->purpose, (KorLeftOut) reason);
    g_autofree char *count = kor_ui_format_count ((guint64) run->left_out[reason]);

    if (run->left_out[reason] > 0)
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? " · " : "", title, count);
  }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
show_preview (KorReprintDialog *self)
{
  guint n_fall = self->preview->left_out->len;
  g_autofree char *again = kor_ui_format_count (self->preview->persons->len);
  g_autofree char *fall = kor_ui_format_count (n_fall);
  g_autofree char *reasons = describe_reasons (self);

  gtk_label_set_text (self->again, again);
  gtk_label_set_text (self->left_out, fall);
  adw_action_row_set_subtitle (
    self->again_row, self->preview->persons->len == 0 ? _ ("There is nobody to print") : "");
  adw_action_row_set_subtitle (self->left_out_row,
                               n_fall > 0 ? reasons : _ ("All of them may still be printed"));
}

static void
show_problem (KorReprintDialog *self, const GError *error)
{
  g_autofree char *text = kor_error_describe (error);

  gtk_label_set_text (self->again, "");
  gtk_label_set_text (self->left_out, "");
  adw_action_row_set_subtitle (self->again_row, text);
  adw_action_row_set_subtitle (self->left_out_row, "");
}

/* --- the preview ---------------------------------------------------------------------------------------- */

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorReprintDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorListResult) preview =
              kor_register_call_finish (KOR_REGISTER (source), result, &error);

  if (self->register_ == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->preview, kor_list_result_free_in_thread);
  self->preview = g_steal_pointer (&preview);
  if (self->preview != NULL)
    show_preview (self);
  else
    show_problem (self, error);
  update_actions (self);
}

/* A newer preview cancels the older. */
static void
start_preview (KorReprintDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  update_actions (self);
  kor_register_call_async (self->register_,
                           kor_reprint_work_preview,
                           create_work (self),
                           (GDestroyNotify) kor_reprint_work_free,
                           (GDestroyNotify) kor_list_result_free,
                           self->cancellable,
                           previewed_cb,
                           g_object_ref (self));
}

/* --- paper and files ------------------------------------------------------------------------------------ */

static void
tell_sent (KorReprintDialog *self, const KorReprintProduct *product)
{
  g_autofree char *count = kor_ui_format_count (product->n_persons);
  g_autofree char *people =
    g_strdup_printf (ngettext ("%s address", "%s addresses", product->n_persons), count);
  g_autofree char *text = NULL;

  if (product->n_persons == 0)
    text = g_strdup (_ ("Nobody is left on the list; nothing was made"));
  else
    text = g_strdup_printf (_ ("%s · %s"), people, _ ("sent to the printer"));
  kor_window_add_toast (get_window (self), adw_toast_new (text));
}

/* What lies outside the register now, and until when it may (R6). */
static void
tell_saved (KorReprintDialog *self, const KorReprintProduct *product)
{
  guint n_seen = self->preview != NULL ? self->preview->persons->len : 0;
  KorListSaved saved = {
    .path = self->path,
    .purpose = self->purpose,
    .recipient = self->recipient,
    .n_persons = product->n_persons,
    .n_fewer = n_seen > product->n_persons ? n_seen - product->n_persons : 0,
    .keep_until = product->keep_until,
  };

  adw_dialog_present (kor_list_reminder_new (&saved), GTK_WIDGET (get_window (self)));
}

static void
tell_failed (KorReprintDialog *self, const GError *error)
{
  if (get_window (self) != NULL && !kor_printer_was_dismissed (error))
    kor_window_show_error (get_window (self), _ ("The list could not be made"), error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorReprintDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorReprintProduct) product = kor_reprint_make_finish (result, &error);

  self->making = FALSE;
  if (self->register_ == NULL)
    return;
  update_actions (self);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  if (product == NULL) {
    tell_failed (self, error);
    return;
  }
  g_signal_emit (self, signals[MADE], 0, product->run_id);
  if (get_window (self) != NULL) {
    if (product->n_persons == 0 || self->path == NULL)
      tell_sent (self, product);
    else
      tell_saved (self, product);
  }
  adw_dialog_close (ADW_DIALOG (self));
}

/* The labels are laid out for the printer that was chosen. */
static void
take_printer (KorReprintWork *work, GtkPrintSetup *setup)
{
  const char *name = kor_printer_get_name (setup);

  if (work->labels == NULL)
    return;
  if (*name != '\0')
    kor_list_memory_set_printer (name);
  work->labels->printer = kor_list_memory_get_alignment (name);
}

static void
make (KorReprintDialog *self, GtkPrintSetup *setup, const char *path)
{
  KorReprintWork *work = create_work (self);

  if (setup != NULL)
    take_printer (work, setup);
  work->path = g_strdup (path);
  g_set_str (&self->path, path);
  self->making = TRUE;
  update_actions (self);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  kor_reprint_make_async (
    self->register_, work, GTK_WINDOW (get_window (self)), setup, made_cb, g_object_ref (self));
}

/* Whether the dialog is still there and nothing else is being made. */
static gboolean
is_ready (KorReprintDialog *self)
{
  return self->register_ != NULL && get_window (self) != NULL && !self->making;
}

static void
printer_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorReprintDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkPrintSetup *setup = kor_printer_choose_finish (result, &error);

  if (setup == NULL)
    tell_failed (self, error);
  else if (is_ready (self))
    make (self, setup, NULL);
  g_clear_pointer (&setup, kor_printer_release);
}

static void
print_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorReprintDialog *self = KOR_REPRINT_DIALOG (widget);
  gboolean labels = get_medium (self) == KOR_REPRINT_LABELS;
  KorLabelSheet *sheet = get_sheet (self);

  kor_printer_choose_paper_async (GTK_WINDOW (get_window (self)),
                                  labels
                                  ? _ ("Address labels")
                                  : _ ("Address list"),
                                      labels ? kor_label_sheet_get_page_width (sheet) : A4_WIDTH,
                                      labels ? kor_label_sheet_get_page_height (sheet) : A4_HEIGHT,
                                      NULL,
                                      printer_chosen_cb,
                                      g_object_ref (self));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorReprintDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && is_ready (self))
    make (self, NULL, path);
}

static void
save_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const names[KOR_N_REPRINTS] = {
    [KOR_REPRINT_LABELS] = N_ ("labels.pdf"),
                              [KOR_REPRINT_PAPER] = N_ ("list.pdf"),
                                                       [KOR_REPRINT_CSV] = N_ ("list.csv"),
                                                                              [KOR_REPRINT_XML] =
                                                                                N_ ("list.xml"),
                                                                              };
  KorReprintDialog *self = KOR_REPRINT_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Save the List"));
  gtk_file_dialog_set_initial_name (dialog, _ (names[get_medium (self)]));
  gtk_file_dialog_save (
    dialog, GTK_WINDOW (get_window (self)), NULL, file_chosen_cb, g_object_ref (self));
}

/* --- callbacks ------------------------------------------------------------------------------------------ */

/* Whoever gets a ban now is seen to fall away. */
static void
register_changed_cb (KorReprintDialog *self, int kind, gint64 id)
{
  if (!self->making && (kind == KOR_KIND_CUSTOMER || kind == KOR_KIND_BAN || kind == KOR_KIND_ALL))
    start_preview (self);
}

static void
medium_changed_cb (KorReprintDialog *self)
{
  if (!self->setting)
    start_preview (self);
}

static void
sheet_changed_cb (KorReprintDialog *self)
{
  KorLabelSheet *sheet = get_sheet (self);

  if (sheet != NULL)
    adw_spin_row_set_range (self->start, 1, kor_label_sheet_get_n_labels (sheet));
}

static void
customer_activated_cb (KorReprintDialog *self, gint64 id)
{
  KorWindow *window = get_window (self);

  if (window == NULL)
    return;
  adw_dialog_close (ADW_DIALOG (self));
  kor_window_show_customer (window, id);
}

static void
left_out_activated_cb (KorReprintDialog *self)
{
  AdwDialog *dialog = kor_left_out_dialog_new (self->preview->left_out, self->purpose);

  g_signal_connect_object (
    dialog, "customer-activated", G_CALLBACK (customer_activated_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* --- GObject -------------------------------------------------------------------------------------------- */

static void
kor_reprint_dialog_dispose (GObject *object)
{
  KorReprintDialog *self = KOR_REPRINT_DIALOG (object);

  self->setting = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->register_);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_REPRINT_DIALOG);
  g_clear_object (&self->sheets);
  g_clear_pointer (&self->preview, kor_list_result_free_in_thread);
  G_OBJECT_CLASS (kor_reprint_dialog_parent_class)->dispose (object);
}

static void
kor_reprint_dialog_finalize (GObject *object)
{
  KorReprintDialog *self = KOR_REPRINT_DIALOG (object);

  g_free (self->recipient);
  g_free (self->path);
  G_OBJECT_CLASS (kor_reprint_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-reprint-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorReprintDialog, title);
  gtk_widget_class_bind_template_child (widget_class, KorReprintDialog, medium);
  gtk_widget_class_bind_template_child (widget_class, KorReprintDialog, sheet);
  gtk_widget_class_bind_template_child (widget_class, KorReprintDialog, start);
  gtk_widget_class_bind_template_child (widget_class, KorReprintDialog, addresses);
  gtk_widget_class_bind_template_child (widget_class, KorReprintDialog, order);
  gtk_widget_class_bind_template_child (widget_class, KorReprintDialog, again_row);
  gtk_widget_class_bind_template_child (widget_class, KorReprintDialog, again);
  gtk_widget_class_bind_template_child (widget_class, KorReprintDialog, left_out_row);
  gtk_widget_class_bind_template_child (widget_class, KorReprintDialog, left_out);
  gtk_widget_class_bind_template_child (widget_class, KorReprintDialog, outside);
  gtk_widget_class_bind_template_child (widget_class, KorReprintDialog, print_button);
  gtk_widget_class_bind_template_child (widget_class, KorReprintDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, KorReprintDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, medium_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_out_activated_cb);
}

static void
kor_reprint_dialog_class_init (KorReprintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_reprint_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = kor_reprint_dialog_finalize;
  signals[MADE] = g_signal_new ("made",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_INT64);
  gtk_widget_class_install_action (widget_class, "reprint.print", NULL, print_action_cb);
  gtk_widget_class_install_action (widget_class, "reprint.save", NULL, save_action_cb);
  gtk_widget_class_add_binding_action (
    widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "reprint.print", NULL);
  gtk_widget_class_add_binding_action (
    widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "reprint.save", NULL);
  bind_template (widget_class);
}

static void
kor_reprint_dialog_init (KorReprintDialog *self)
{
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The sheets the program brings, and the one of the run wherever it comes from. */
static void
fill_sheets (KorReprintDialog *self, KorLabelSheet *sheet)
{
  g_autoptr (GtkExpression) name = gtk_property_expression_new (KOR_TYPE_LABEL_SHEET, NULL, "name");
  g_autoptr (GListModel) shipped = kor_label_sheet_list ();
  guint n = g_list_model_get_n_items (shipped);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; sheet != NULL && i < n; i++) {
    g_autoptr (KorLabelSheet) other = g_list_model_get_item (shipped, i);

    if (g_str_equal (kor_label_sheet_get_id (other), kor_label_sheet_get_id (sheet)))
      selected = i;
  }
  if (sheet != NULL && selected == GTK_INVALID_LIST_POSITION) {
    g_list_store_insert (G_LIST_STORE (shipped), 0, sheet);
    selected = 0;
  }
  self->sheets = g_steal_pointer (&shipped);
  adw_combo_row_set_expression (self->sheet, name);
  adw_combo_row_set_model (self->sheet, self->sheets);
  adw_combo_row_set_selected (self->sheet, selected != GTK_INVALID_LIST_POSITION ? selected : 0);
  sheet_changed_cb (self);
}

static void
show_run (KorReprintDialog *self, const KorListRun *run)
{
  g_autofree char *moment = kor_run_format_moment (run->at);
  g_autofree char *subtitle =
    g_strdup_printf ("%s · %s", kor_purpose_get_title (run->purpose), moment);
  g_autofree char *outside = NULL;

  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->outside), run->recipient != NULL);
  if (run->recipient == NULL)
    return;
  /* Translators: %s is who gets a list */
  outside = g_strdup_printf (
    _ ("The list goes to %s once more, and is recorded as a disclosure of each person on it."),
      run->recipient);
  gtk_label_set_text (self->outside, outside);
}

/* What the run was made as, or what comes closest to it. */
static KorReprintMedium
get_medium_of (const KorListRun *run)
{
  if (run->sheet != NULL)
    return KOR_REPRINT_LABELS;
  if (g_str_equal (run->medium, "paper"))
    return KOR_REPRINT_PAPER;
  return g_str_equal (run->medium, "xml") ? KOR_REPRINT_XML : KOR_REPRINT_CSV;
}

/**
 * kor_reprint_dialog_new:
 * @register_: an open register
 * @run: a recorded run that can be made again
 * @sheet: (nullable): its labels, when they are known
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_reprint_dialog_new (KorRegister *register_, const KorListRun *run, KorLabelSheet *sheet)
{
  KorReprintDialog *self = g_object_new (KOR_TYPE_REPRINT_DIALOG, NULL);

  self->register_ = g_object_ref (register_);
  self->run_id = run->id;
  self->purpose = run->purpose;
  self->recipient = g_strdup (run->recipient);
  fill_sheets (self, sheet);
  adw_combo_row_set_selected (self->medium, get_medium_of (run));
  show_run (self, run);
  self->setting = FALSE;
  g_signal_connect_object (
    register_, "changed", G_CALLBACK (register_changed_cb), self, G_CONNECT_SWAPPED);
  start_preview (self);
  return ADW_DIALOG (self);
}
