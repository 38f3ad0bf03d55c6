/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-selection-toggle-row.h"

#include <glib/gi18n.h>

#include "kor-entry-value.h"

struct _KorSelectionToggleRow {
  AdwPreferencesRow parent_instance;

  GtkBox *line;
  GtkLabel *title;
  AdwToggleGroup *toggles;
  GtkEntry *entry;

  KorSelectField field;
  gboolean left; /* the entry has been written in and left */
  gboolean setting;
};

static void row_iface_init (KorSelectionRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KorSelectionToggleRow,
                               kor_selection_toggle_row,
                               ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (KOR_TYPE_SELECTION_ROW, row_iface_init))

static gboolean
asks_words (KorSelectionToggleRow *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->toggles), "words") == 0;
}

static void
add_toggle (KorSelectionToggleRow *self, const char *name, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (self->toggles, toggle);
}

/* --- callbacks -------------------------------------------------------------------------------------- */

static void
active_changed_cb (KorSelectionToggleRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->entry), asks_words (self));
  if (self->setting)
    return;
  if (asks_words (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  kor_selection_row_emit_changed (KOR_SELECTION_ROW (self), FALSE);
}

static void
text_changed_cb (KorSelectionToggleRow *self)
{
  if (!self->setting)
    kor_selection_row_emit_changed (KOR_SELECTION_ROW (self), TRUE);
}

static void
left_cb (KorSelectionToggleRow *self)
{
  if (self->left)
    return;
  self->left = TRUE;
  kor_selection_row_emit_changed (KOR_SELECTION_ROW (self), FALSE);
}

/* --- the term ---------------------------------------------------------------------------------------- */

static KorSelectField
get_field (KorSelectionRow *row)
{
  return KOR_SELECTION_TOGGLE_ROW (row)->field;
}

static char *
dup_value (KorSelectionRow *row)
{
  KorSelectionToggleRow *self = KOR_SELECTION_TOGGLE_ROW (row);

  return asks_words (self) ? kor_entry_dup_text (GTK_WIDGET (self->entry))
                           : g_strdup (adw_toggle_group_get_active_name (self->toggles));
}

static void
set_term (KorSelectionRow *row, const KorSelectionTerm *term)
{
  KorSelectionToggleRow *self = KOR_SELECTION_TOGGLE_ROW (row);
  const char *value = term->values[0];
  gboolean words = !g_str_equal (value, "yes") && !g_str_equal (value, "no");

  self->setting = TRUE;
  self->left = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), words ? value : "");
  adw_toggle_group_set_active_name (self->toggles, words ? "words" : value);
  self->setting = FALSE;
}

static gboolean
mark (KorSelectionRow *row, gboolean valid)
{
  KorSelectionToggleRow *self = KOR_SELECTION_TOGGLE_ROW (row);
  gboolean shown = !valid && self->left;

  kor_entry_mark (GTK_WIDGET (self->entry), !shown);
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

static gboolean
kor_selection_toggle_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (KOR_SELECTION_TOGGLE_ROW (widget)->toggles),
                                 GTK_DIR_TAB_FORWARD);
}

static void
kor_selection_toggle_row_dispose (GObject *object)
{
  KorSelectionToggleRow *self = KOR_SELECTION_TOGGLE_ROW (object);

  self->setting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_SELECTION_TOGGLE_ROW);
  G_OBJECT_CLASS (kor_selection_toggle_row_parent_class)->dispose (object);
}

static void
kor_selection_toggle_row_class_init (KorSelectionToggleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_selection_toggle_row_dispose;
  widget_class->grab_focus = kor_selection_toggle_row_grab_focus;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-selection-toggle-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KorSelectionToggleRow, line);
  gtk_widget_class_bind_template_child (widget_class, KorSelectionToggleRow, title);
  gtk_widget_class_bind_template_child (widget_class, KorSelectionToggleRow, toggles);
  gtk_widget_class_bind_template_child (widget_class, KorSelectionToggleRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, active_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
}

static void
kor_selection_toggle_row_init (KorSelectionToggleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer floating): a row for a term, with "yes" chosen */
GtkWidget *
kor_selection_toggle_row_new (KorSelectField field)
{
  const char *title = kor_select_field_get_title (field);
  KorSelectionToggleRow *self = g_object_new (KOR_TYPE_SELECTION_TOGGLE_ROW, "title", title, NULL);

  self->field = field;
  self->setting = TRUE;
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self->toggles), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  add_toggle (self, "yes", C_ ("whether there is one", "Yes"));
  add_toggle (self, "no", C_ ("whether there is one", "No"));
  if (field == KOR_SELECT_ORGANISATION)
    add_toggle (self, "words", _ ("Name"));
  adw_toggle_group_set_active_name (self->toggles, "yes");
  gtk_box_append (self->line,
                  kor_selection_row_make_remove_button (KOR_SELECTION_ROW (self), field));
  self->setting = FALSE;
  return GTK_WIDGET (self);
}
