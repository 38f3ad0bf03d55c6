/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-selection-text-row.h"

#include <glib/gi18n.h>

#include "kor-entry-value.h"
#include "kor-selection-choices.h"
#include "kor-selection-days.h"
#include "kor-selection-value.h"
#include "kor-ui-text.h"

struct _KorSelectionTextRow {
  AdwEntryRow parent_instance;

  GtkMenuButton *menu; /* of the choices, or of days */
  GtkEventControllerFocus *row_focus;
  GtkEventControllerFocus *text_focus;
  KorSelectField field;
  gboolean left;    /* the entry has been written in and left */
  gboolean setting; /* the text is being set, not typed */
};

static void row_iface_init (KorSelectionRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KorSelectionTextRow,
                               kor_selection_text_row,
                               ADW_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (KOR_TYPE_SELECTION_ROW, row_iface_init))

static void
set_text (KorSelectionTextRow *self, const char *text)
{
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
  self->setting = FALSE;
}

/* --- callbacks -------------------------------------------------------------------------------------- */

static void
text_changed_cb (KorSelectionTextRow *self)
{
  if (!self->setting)
    kor_selection_row_emit_changed (KOR_SELECTION_ROW (self), TRUE);
}

/* From now on what can't be read is an error; nothing at all only when nothing will be chosen either. */
static void
left_cb (gpointer user_data)
{
  g_autoptr (KorSelectionTextRow) self = user_data;
  GtkEventControllerFocus *focus =
    *gtk_editable_get_text (GTK_EDITABLE (self)) == '\0' ? self->row_focus : self->text_focus;

  if (self->left || gtk_event_controller_focus_contains_focus (focus) ||
      gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  self->left = TRUE;
  kor_selection_row_emit_changed (KOR_SELECTION_ROW (self), FALSE);
}

/* A menu that closes lends the keyboard to others for a moment. */
static void
leave_cb (KorSelectionTextRow *self)
{
  gtk_editable_select_region (GTK_EDITABLE (self), 0, 0);
  if (!self->left)
    g_idle_add_once (left_cb, g_object_ref (self));
}

static void
activated_cb (KorSelectionTextRow *self)
{
  self->left = TRUE;
  kor_selection_row_emit_changed (KOR_SELECTION_ROW (self), FALSE);
}

static void
toggled_cb (KorSelectionTextRow *self, const char *choice, gboolean on)
{
  g_autofree char *text = kor_selection_value_toggle (
    self->field, gtk_editable_get_text (GTK_EDITABLE (self)), choice, on);

  set_text (self, text);
  kor_selection_row_emit_changed (KOR_SELECTION_ROW (self), FALSE);
}

static void
day_chosen_cb (KorSelectionTextRow *self, int day)
{
  self->setting = TRUE;
  kor_entry_set_date (GTK_WIDGET (self), day);
  self->setting = FALSE;
  kor_selection_row_emit_changed (KOR_SELECTION_ROW (self), FALSE);
}

/* What is chosen is shown as chosen whenever the choices are opened. */
static void
popover_shown_cb (KorSelectionTextRow *self, GtkWidget *popover)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

  if (KOR_IS_SELECTION_CHOICES (popover))
    kor_selection_choices_set_text (KOR_SELECTION_CHOICES (popover), text);
  else
    kor_selection_days_set_day (KOR_SELECTION_DAYS (popover), kor_date_parse (text));
}

/* --- the term ---------------------------------------------------------------------------------------- */

static KorSelectField
get_field (KorSelectionRow *row)
{
  return KOR_SELECTION_TEXT_ROW (row)->field;
}

static char *
dup_value (KorSelectionRow *row)
{
  return kor_entry_dup_text (GTK_WIDGET (row));
}

static void
set_term (KorSelectionRow *row, const KorSelectionTerm *term)
{
  KorSelectionTextRow *self = KOR_SELECTION_TEXT_ROW (row);
  g_autofree char *text = kor_selection_value_write (term, kor_ui_get_language ());

  self->left = TRUE;
  set_text (self, text);
}

static gboolean
mark (KorSelectionRow *row, gboolean valid)
{
  gboolean shown = !valid && KOR_SELECTION_TEXT_ROW (row)->left;

  kor_entry_mark (GTK_WIDGET (row), !shown);
  /* The keyboard is in the text, not in the row. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               shown ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  return shown;
}

static void
row_iface_init (KorSelectionRowInterface *iface)
{
  iface->get_field = get_field;
  iface->dup_value = dup_value;
  iface->set_term = set_term;
  iface->mark = mark;
}

/* --- class ------------------------------------------------------------------------------------------- */

static void
kor_selection_text_row_class_init (KorSelectionTextRowClass *klass)
{
}

static GtkEventControllerFocus *
watch_focus (KorSelectionTextRow *self, GtkWidget *widget)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, focus);
  return GTK_EVENT_CONTROLLER_FOCUS (focus);
}

static void
kor_selection_text_row_init (KorSelectionTextRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "plain-entry");
  g_signal_connect (self, "changed", G_CALLBACK (text_changed_cb), NULL);
  g_signal_connect (self, "entry-activated", G_CALLBACK (activated_cb), NULL);
  self->row_focus = watch_focus (self, GTK_WIDGET (self));
  self->text_focus =
    watch_focus (self, GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self))));
}

static void
set_popover (KorSelectionTextRow *self,
             GtkWidget *popover,
             const char *icon_name,
             const char *label)
{
  GtkWidget *button = GTK_WIDGET (self->menu);

  gtk_menu_button_set_popover (self->menu, popover);
  gtk_menu_button_set_icon_name (self->menu, icon_name);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (popover, "show", G_CALLBACK (popover_shown_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (button, TRUE);
}

/* Returns: (transfer floating): an empty row for a term */
GtkWidget *
kor_selection_text_row_new (KorSelectField field)
{
  KorSelectionTextRow *self =
    g_object_new (KOR_TYPE_SELECTION_TEXT_ROW, "title", kor_select_field_get_title (field), NULL);
  GtkWidget *menu = gtk_menu_button_new ();

  self->field = field;
  self->menu = GTK_MENU_BUTTON (menu);
  gtk_widget_set_valign (menu, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (menu, "flat");
  gtk_widget_set_visible (menu, FALSE);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), menu);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self),
                            kor_selection_row_make_remove_button (KOR_SELECTION_ROW (self), field));
  return GTK_WIDGET (self);
}

/**
 * kor_selection_text_row_set_choices:
 * @self: a row of a field that takes several values
 * @choices: (array zero-terminated=1): what can be chosen, as people write it
 */
void
kor_selection_text_row_set_choices (KorSelectionTextRow *self, const char *const *choices)
{
  GtkWidget *popover;

  if (choices[0] == NULL)
    return;
  popover = kor_selection_choices_new (self->field, choices);
  g_signal_connect_object (popover, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  set_popover (self, popover, "pan-down-symbolic", _ ("Choose"));
}

/**
 * kor_selection_text_row_set_today:
 * @self: a row of a field of days
 * @today: the day that months are counted back from
 */
void
kor_selection_text_row_set_today (KorSelectionTextRow *self, KorDate today)
{
  GtkWidget *popover = kor_selection_days_new (today, self->field == KOR_SELECT_ORDERED_FROM);

  g_signal_connect_object (popover, "chosen", G_CALLBACK (day_chosen_cb), self, G_CONNECT_SWAPPED);
  set_popover (self, popover, "x-office-calendar-symbolic", _ ("Choose a day"));
}
