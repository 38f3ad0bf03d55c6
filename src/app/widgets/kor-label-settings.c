/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-label-settings.h"

#include <glib/gi18n.h>

#include "kor-alignment-dialog.h"
#include "kor-entry-value.h"
#include "kor-list-memory.h"
#include "kor-sheet-chooser.h"
#include "kor-sheet-library.h"
#include "kor-sheet-words-text.h"

#define USUAL_SHEET "avery-l7160"
#define TYPING_DELAY_MS 300

struct _KorLabelSettings {
  AdwBin parent_instance;

  AdwActionRow *sheet_row;
  GtkLabel *sheet_name;
  AdwActionRow *sheet_warning;
  AdwActionRow *start_row;
  GtkSpinButton *start;
  AdwEntryRow *skipped;
  GtkSpinButton *copies;
  AdwComboRow *order;
  AdwActionRow *alignment;
  AdwSwitchRow *sender;
  AdwEntryRow *sender_text;
  AdwComboRow *separators;

  KorLabelSheet *sheet;
  KorSheetLibrary *library; /* NULL until it is read */
  guint typing;
  gboolean setting;
};

enum {
  CHANGED,
  ORDER_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorLabelSettings, kor_label_settings, ADW_TYPE_BIN)

/* --- what is shown --------------------------------------------------------------------------------- */

static void
update_sender (KorLabelSettings *self)
{
  gboolean room = kor_label_sheet_has_room_for_sender (self->sheet);

  gtk_widget_set_sensitive (GTK_WIDGET (self->sender), room);
  gtk_widget_set_visible (GTK_WIDGET (self->sender_text),
                          room && adw_switch_row_get_active (self->sender));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->sender),
                               room ? NULL : _ ("These labels are too small for it."));
}

static void
update_sheet (KorLabelSettings *self)
{
  guint n = kor_label_sheet_get_n_labels (self->sheet);
  g_autofree char *name = kor_label_sheet_get_title (self->sheet);
  g_autofree char *size = kor_sheet_chooser_describe (self->sheet);
  g_autofree char *warnings = kor_label_sheet_describe_warnings (self->sheet);

  gtk_label_set_text (self->sheet_name, name);
  adw_action_row_set_subtitle (self->sheet_row, size);
  adw_action_row_set_subtitle (self->sheet_warning, warnings);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet_warning), *warnings != '\0');
  gtk_spin_button_set_range (self->start, 1, n);
  gtk_widget_set_visible (GTK_WIDGET (self->start_row), n > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->skipped), n > 1);
  update_sender (self);
}

static char *
format_offset (double mm)
{
  return g_strdup_printf ("%.1f", ABS (mm) < 0.05 ? 0.0 : ABS (mm));
}

static void
update_alignment (KorLabelSettings *self)
{
  g_autofree char *printer = kor_list_memory_get_printer ();
  KorPrinterSettings alignment = kor_list_memory_get_alignment (printer);
  g_autofree char *x = format_offset (alignment.offset_x);
  g_autofree char *y = format_offset (alignment.offset_y);
  g_autofree char *right =
    g_strdup_printf (alignment.offset_x < 0 ? _ ("%s mm left") : _ ("%s mm right"), x);
  g_autofree char *down =
    g_strdup_printf (alignment.offset_y < 0 ? _ ("%s mm up") : _ ("%s mm down"), y);
  g_autofree char *text = *printer != '\0' ? g_strdup_printf ("%s: %s, %s", printer, right, down)
                                           : g_strdup_printf ("%s, %s", right, down);

  adw_action_row_set_subtitle (self->alignment, text);
}

/* A start and spoiled labels are of the former sheet. */
static void
set_sheet (KorLabelSettings *self, KorLabelSheet *sheet)
{
  gboolean other = self->sheet == NULL || g_strcmp0 (kor_label_sheet_get_id (self->sheet),
                                                     kor_label_sheet_get_id (sheet)) != 0;

  self->setting = TRUE;
  g_set_object (&self->sheet, sheet);
  if (other) {
    gtk_spin_button_set_value (self->start, 1);
    gtk_editable_set_text (GTK_EDITABLE (self->skipped), "");
  }
  update_sheet (self);
  self->setting = FALSE;
}

/* --- callbacks --------------------------------------------------------------------------------------- */

static void
emit_changed (KorLabelSettings *self)
{
  g_clear_handle_id (&self->typing, g_source_remove);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
changed_cb (KorLabelSettings *self)
{
  if (self->setting)
    return;
  update_sender (self);
  emit_changed (self);
}

static void
order_changed_cb (KorLabelSettings *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->separators),
                            kor_label_settings_get_order (self) == KOR_LIST_ORDER_POSTCODE);
  if (!self->setting)
    g_signal_emit (self, signals[ORDER_CHANGED], 0);
}

static gboolean
typed_cb (gpointer user_data)
{
  KorLabelSettings *self = user_data;

  self->typing = 0;
  emit_changed (self);
  return G_SOURCE_REMOVE;
}

static void
typing_cb (KorLabelSettings *self)
{
  if (self->setting)
    return;
  g_clear_handle_id (&self->typing, g_source_remove);
  self->typing = g_timeout_add (TYPING_DELAY_MS, typed_cb, self);
}

static void
sheet_chosen_cb (KorLabelSettings *self, KorLabelSheet *sheet)
{
  kor_list_memory_add_sheet (kor_label_sheet_get_id (sheet));
  set_sheet (self, sheet);
  emit_changed (self);
}

static void
align_cb (KorLabelSettings *self)
{
  AdwDialog *dialog = kor_alignment_dialog_new (self->sheet);

  g_signal_connect_object (
    dialog, "closed", G_CALLBACK (update_alignment), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* --- the library --------------------------------------------------------------------------------------- */

static void
read_library_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, kor_sheet_library_new (), g_object_unref);
}

/* The sheet used last comes back, unless the clerk was faster. */
static void
take_recent_sheet (KorLabelSettings *self)
{
  g_auto (GStrv) recent = kor_list_memory_get_sheets ();
  g_autoptr (KorLabelSheet) sheet =
              recent[0] != NULL ? kor_sheet_library_lookup (self->library, recent[0], NULL) : NULL;

  if (sheet == NULL || !g_str_equal (kor_label_sheet_get_id (self->sheet), USUAL_SHEET) ||
      g_str_equal (recent[0], USUAL_SHEET))
    return;
  set_sheet (self, sheet);
  emit_changed (self);
}

static void
library_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KorLabelSettings *self = KOR_LABEL_SETTINGS (source);
  gboolean first = self->library == NULL;
  KorSheetLibrary *library = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_object (&self->library);
  self->library = library;
  if (first && self->sheet != NULL)
    take_recent_sheet (self);
}

/* Reads files in many folders: not on the main thread. */
static void
read_library (KorLabelSettings *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, library_read_cb, NULL);

  g_task_run_in_thread (task, read_library_cb);
}

static void
choose_sheet_cb (KorLabelSettings *self)
{
  g_autoptr (GListModel) shipped = NULL;
  AdwDialog *dialog;

  if (self->library == NULL)
    shipped = kor_label_sheet_list ();
  dialog = kor_sheet_chooser_new (
    self->library != NULL ? kor_sheet_library_get_sheets (self->library) : shipped, self->sheet);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (sheet_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    dialog, "library-changed", G_CALLBACK (read_library), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* The sheets of this computer are looked for once somebody sees the page. */
static void
kor_label_settings_map (GtkWidget *widget)
{
  KorLabelSettings *self = KOR_LABEL_SETTINGS (widget);

  GTK_WIDGET_CLASS (kor_label_settings_parent_class)->map (widget);
  if (self->library == NULL)
    read_library (self);
}

/* --- object --------------------------------------------------------------------------------------------- */

static void
kor_label_settings_dispose (GObject *object)
{
  KorLabelSettings *self = KOR_LABEL_SETTINGS (object);

  g_clear_handle_id (&self->typing, g_source_remove);
  self->setting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_LABEL_SETTINGS);
  g_clear_object (&self->sheet);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (kor_label_settings_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KorLabelSettings, sheet_row);
  gtk_widget_class_bind_template_child (widget_class, KorLabelSettings, sheet_name);
  gtk_widget_class_bind_template_child (widget_class, KorLabelSettings, sheet_warning);
  gtk_widget_class_bind_template_child (widget_class, KorLabelSettings, start_row);
  gtk_widget_class_bind_template_child (widget_class, KorLabelSettings, start);
  gtk_widget_class_bind_template_child (widget_class, KorLabelSettings, skipped);
  gtk_widget_class_bind_template_child (widget_class, KorLabelSettings, copies);
  gtk_widget_class_bind_template_child (widget_class, KorLabelSettings, order);
  gtk_widget_class_bind_template_child (widget_class, KorLabelSettings, alignment);
  gtk_widget_class_bind_template_child (widget_class, KorLabelSettings, sender);
  gtk_widget_class_bind_template_child (widget_class, KorLabelSettings, sender_text);
  gtk_widget_class_bind_template_child (widget_class, KorLabelSettings, separators);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, typing_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, align_cb);
}

static void
kor_label_settings_class_init (KorLabelSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_label_settings_dispose;
  widget_class->map = kor_label_settings_map;
  signals[CHANGED] =
    g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ORDER_CHANGED] =
    g_signal_new ("order-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-label-settings.ui");
  bind_template (widget_class);
}

static void
kor_label_settings_init (KorLabelSettings *self)
{
  g_autoptr (KorLabelSheet) sheet = kor_label_sheet_lookup (USUAL_SHEET, NULL);

  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  set_sheet (self, sheet);
  update_alignment (self);
  self->setting = FALSE;
}

/**
 * kor_label_settings_dup_choice:
 * @self: the settings
 *
 * Returns: (transfer full) (nullable): what is chosen, for the printer used last; %NULL while the
 *   labels to be skipped can't be read, which is then marked
 */
KorLabelChoice *
kor_label_settings_dup_choice (KorLabelSettings *self)
{
  g_autoptr (KorLabelChoice) choice = kor_label_choice_new (self->sheet);
  g_autofree char *skipped = kor_entry_dup_text (GTK_WIDGET (self->skipped));
  g_autofree char *printer = kor_list_memory_get_printer ();
  g_autoptr (GArray) places =
              kor_label_places_parse (skipped, kor_label_sheet_get_n_labels (self->sheet));

  kor_entry_mark (GTK_WIDGET (self->skipped), places != NULL);
  if (places == NULL)
    return NULL;
  g_array_unref (choice->skipped);
  choice->skipped = g_steal_pointer (&places);
  choice->start = (guint) gtk_spin_button_get_value_as_int (self->start);
  choice->copies = (guint) gtk_spin_button_get_value_as_int (self->copies);
  choice->printer = kor_list_memory_get_alignment (printer);
  if (adw_switch_row_get_active (self->sender) && kor_label_sheet_has_room_for_sender (self->sheet))
    choice->sender = kor_entry_dup_text (GTK_WIDGET (self->sender_text));
  return g_steal_pointer (&choice);
}

KorListOrder
kor_label_settings_get_order (KorLabelSettings *self)
{
  return (KorListOrder) adw_combo_row_get_selected (self->order);
}

/* Returns: what separators stand between; people in the order of names have none */
KorLabelGrouping
kor_label_settings_get_grouping (KorLabelSettings *self)
{
  return kor_label_settings_get_order (self) == KOR_LIST_ORDER_POSTCODE
           ? (KorLabelGrouping) adw_combo_row_get_selected (self->separators)
           : KOR_LABEL_GROUPING_NONE;
}

/* Proposes a sender; one that was written stays. */
void
kor_label_settings_set_sender (KorLabelSettings *self, const char *sender)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->sender_text)) != '\0')
    return;
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->sender_text), sender);
  self->setting = FALSE;
}

/* Printing begins at label @place, from 1. */
void
kor_label_settings_set_start (KorLabelSettings *self, guint place)
{
  gtk_spin_button_set_value (self->start, place);
}

/* Marks label @place, from 1, as spoiled, or as good again. */
void
kor_label_settings_toggle_skipped (KorLabelSettings *self, guint place)
{
  g_autoptr (KorLabelChoice) choice = kor_label_settings_dup_choice (self);
  g_autofree char *text = NULL;
  guint i = 0;

  if (choice == NULL)
    return;
  while (i < choice->skipped->len && g_array_index (choice->skipped, guint, i) < place)
    i++;
  if (kor_label_choice_is_skipped (choice, place))
    g_array_remove_index (choice->skipped, i);
  else
    g_array_insert_val (choice->skipped, i, place);
  text = kor_label_places_to_text (choice->skipped);
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->skipped), text);
  self->setting = FALSE;
  emit_changed (self);
}
