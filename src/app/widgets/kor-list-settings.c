/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-list-settings.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kor-entry-value.h"
#include "kor-list-rules.h"
#include "kor-ui-text.h"
#include "kor-words-text.h"

#define USUAL_SHEET "avery-l7160"
#define TYPING_DELAY_MS 300

struct _KorListSettings {
  AdwBin parent_instance;

  AdwComboRow *purpose;
  AdwActionRow *basis;
  AdwComboRow *use;
  AdwEntryRow *recipient;
  AdwEntryRow *postcodes;
  AdwEntryRow *countries;
  AdwEntryRow *since;
  AdwEntryRow *until;
  AdwComboRow *sheet;
  AdwActionRow *start_row;
  GtkSpinButton *start;
  AdwComboRow *order;

  GListModel *sheets;
  guint typing;
  gboolean setting;
};

enum {
  CHOICE_CHANGED,
  SHEET_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorListSettings, kor_list_settings, ADW_TYPE_BIN)

static KorPurpose
get_purpose (KorListSettings *self)
{
  return (KorPurpose) adw_combo_row_get_selected (self->purpose);
}

static gboolean
goes_outside (KorListSettings *self)
{
  return adw_combo_row_get_selected (self->use) == 1;
}

/* Lengths on sheets are written with the decimal comma of the window's language. */
static char *
format_mm (double mm)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.1f", mm);
  if (g_str_has_suffix (number, ".0"))
    number[strlen (number) - 2] = '\0';
  if (kor_ui_get_language () != KOR_LANGUAGE_EN)
    g_strdelimit (number, ".", ',');
  return g_strdup (number);
}

static void
update_basis (KorListSettings *self)
{
  const char *article = kor_purpose_get_legal_basis (get_purpose (self));
  g_autofree char *text = NULL;

  if (g_str_has_suffix (article, "(f)"))
    text = g_strdup_printf (_ ("Legitimate interest, %s"), article);
  else if (g_str_has_suffix (article, "(b)"))
    text = g_strdup_printf (_ ("Contract, %s"), article);
  adw_action_row_set_subtitle (self->basis, text != NULL ? text : article);
}

static void
update_sheet (KorListSettings *self)
{
  KorLabelSheet *sheet = kor_list_settings_get_sheet (self);
  guint n = kor_label_sheet_get_n_labels (sheet);
  KorRectangle label = kor_label_sheet_get_label (sheet, 0);
  g_autofree char *width = format_mm (label.width);
  g_autofree char *height = format_mm (label.height);
  /* Translators: a sheet of labels: how many, their width and height */
  g_autofree char *text = g_strdup_printf (
    ngettext ("%u label, %s × %s mm", "%u labels, %s × %s mm", n), n, width, height);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->sheet), text);
  gtk_spin_button_set_range (self->start, 1, n);
}

static void
emit_choice_changed (KorListSettings *self)
{
  g_clear_handle_id (&self->typing, g_source_remove);
  g_signal_emit (self, signals[CHOICE_CHANGED], 0);
}

static void
choice_changed_cb (KorListSettings *self)
{
  if (self->setting)
    return;
  update_basis (self);
  gtk_widget_set_visible (GTK_WIDGET (self->recipient), goes_outside (self));
  emit_choice_changed (self);
}

static gboolean
typed_cb (gpointer user_data)
{
  KorListSettings *self = user_data;

  self->typing = 0;
  emit_choice_changed (self);
  return G_SOURCE_REMOVE;
}

/* Not at every letter: a half postcode asks for half the country. */
static void
typing_cb (KorListSettings *self)
{
  if (self->setting)
    return;
  g_clear_handle_id (&self->typing, g_source_remove);
  self->typing = g_timeout_add (TYPING_DELAY_MS, typed_cb, self);
}

static void
sheet_changed_cb (KorListSettings *self)
{
  if (self->setting)
    return;
  self->setting = TRUE;
  update_sheet (self);
  self->setting = FALSE;
  g_signal_emit (self, signals[SHEET_CHANGED], 0);
}

/* Adds what stands in an entry as a term; an empty entry does not narrow. */
static gboolean
read_term (GtkWidget *entry, KorSelection *selection, KorSelectField field)
{
  g_autofree char *text = kor_entry_dup_text (entry);
  gboolean valid;

  if (text != NULL)
    g_strdelimit (text, ";|", ',');
  valid = text == NULL || kor_selection_add (selection, 0, field, text, NULL);
  kor_entry_mark (entry, valid);
  return valid;
}

static gboolean
read_date (GtkWidget *entry, KorSelection *selection, KorSelectField field)
{
  KorDate date = KOR_DATE_NONE;
  g_autofree char *iso = NULL;

  if (!kor_entry_get_date (entry, FALSE, &date))
    return FALSE;
  iso = kor_date_to_iso (date);
  return iso == NULL || kor_selection_add (selection, 0, field, iso, NULL);
}

static void
kor_list_settings_dispose (GObject *object)
{
  KorListSettings *self = KOR_LIST_SETTINGS (object);

  g_clear_handle_id (&self->typing, g_source_remove);
  self->setting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_LIST_SETTINGS);
  g_clear_object (&self->sheets);
  G_OBJECT_CLASS (kor_list_settings_parent_class)->dispose (object);
}

static void
kor_list_settings_class_init (KorListSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_list_settings_dispose;
  signals[CHOICE_CHANGED] =
    g_signal_new ("choice-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHEET_CHANGED] =
    g_signal_new ("sheet-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-list-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, KorListSettings, purpose);
  gtk_widget_class_bind_template_child (widget_class, KorListSettings, basis);
  gtk_widget_class_bind_template_child (widget_class, KorListSettings, use);
  gtk_widget_class_bind_template_child (widget_class, KorListSettings, recipient);
  gtk_widget_class_bind_template_child (widget_class, KorListSettings, postcodes);
  gtk_widget_class_bind_template_child (widget_class, KorListSettings, countries);
  gtk_widget_class_bind_template_child (widget_class, KorListSettings, since);
  gtk_widget_class_bind_template_child (widget_class, KorListSettings, until);
  gtk_widget_class_bind_template_child (widget_class, KorListSettings, sheet);
  gtk_widget_class_bind_template_child (widget_class, KorListSettings, start_row);
  gtk_widget_class_bind_template_child (widget_class, KorListSettings, start);
  gtk_widget_class_bind_template_child (widget_class, KorListSettings, order);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, typing_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_changed_cb);
}

static void
fill_purposes (KorListSettings *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (int purpose = 0; purpose < KOR_PURPOSE_EXPORT; purpose++)
    gtk_string_list_append (titles, kor_purpose_get_title ((KorPurpose) purpose));
  adw_combo_row_set_model (self->purpose, G_LIST_MODEL (titles));
}

static void
fill_sheets (KorListSettings *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint usual = 0;

  self->sheets = kor_label_sheet_list ();
  for (guint i = 0; i < g_list_model_get_n_items (self->sheets); i++) {
    g_autoptr (KorLabelSheet) sheet = g_list_model_get_item (self->sheets, i);

    gtk_string_list_append (names, kor_label_sheet_get_name (sheet));
    if (g_str_equal (kor_label_sheet_get_id (sheet), USUAL_SHEET))
      usual = i;
  }
  adw_combo_row_set_model (self->sheet, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->sheet, usual);
}

static void
kor_list_settings_init (KorListSettings *self)
{
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_purposes (self);
  fill_sheets (self);
  update_basis (self);
  update_sheet (self);
  self->setting = FALSE;
}

/**
 * kor_list_settings_get_choice:
 * @self: the settings
 *
 * Returns: (transfer full) (nullable): what is chosen; %NULL while something can't be read or the
 *   recipient's name is missing, which is then marked
 */
KorListChoice *
kor_list_settings_get_choice (KorListSettings *self)
{
  g_autoptr (KorListChoice) choice = g_new0 (KorListChoice, 1);
  gboolean valid;

  choice->purpose = get_purpose (self);
  choice->order = (KorListOrder) adw_combo_row_get_selected (self->order);
  choice->selection = kor_selection_new ();
  valid = read_term (GTK_WIDGET (self->postcodes), choice->selection, KOR_SELECT_POSTCODE);
  valid &= read_term (GTK_WIDGET (self->countries), choice->selection, KOR_SELECT_COUNTRY);
  valid &= read_date (GTK_WIDGET (self->since), choice->selection, KOR_SELECT_ORDERED_FROM);
  valid &= read_date (GTK_WIDGET (self->until), choice->selection, KOR_SELECT_ORDERED_TO);
  if (goes_outside (self)) {
    choice->recipient = kor_entry_dup_text (GTK_WIDGET (self->recipient));
    kor_entry_mark (GTK_WIDGET (self->recipient), choice->recipient != NULL);
    valid &= choice->recipient != NULL;
  }
  return valid ? g_steal_pointer (&choice) : NULL;
}

/* Returns: (transfer none): the sheet chosen */
KorLabelSheet *
kor_list_settings_get_sheet (KorListSettings *self)
{
  g_autoptr (KorLabelSheet) sheet =
              g_list_model_get_item (self->sheets, adw_combo_row_get_selected (self->sheet));

  return sheet; /* the list holds it */
}

/* Returns: the first label that is not used up, from 1 */
guint
kor_list_settings_get_start (KorListSettings *self)
{
  return (guint) gtk_spin_button_get_value_as_int (self->start);
}

void
kor_list_settings_set_start (KorListSettings *self, guint start)
{
  gtk_spin_button_set_value (self->start, start);
}
