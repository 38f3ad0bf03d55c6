/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-row-list.h"

static int
find_focus (GtkListBox *list)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (list)))
    return -1;
  while (!GTK_IS_LIST_BOX_ROW (focus))
    focus = gtk_widget_get_parent (focus);
  return gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus));
}

/**
 * kor_row_list_new:
 * @label: what a screen reader calls it
 *
 * Returns: (transfer floating): a list of rows on a card
 */
GtkListBox *
kor_row_list_new (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_LIST_BOX (list);
}

/**
 * kor_row_list_fill:
 * @list: a list
 * @rows: (element-type GtkWidget): its new rows
 *
 * Takes the former rows away. A list without rows is invisible.
 */
void
kor_row_list_fill (GtkListBox *list, GPtrArray *rows)
{
  int focused = find_focus (list);

  gtk_list_box_remove_all (list);
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (list, g_ptr_array_index (rows, i));
  gtk_widget_set_visible (GTK_WIDGET (list), rows->len > 0);
  if (focused >= 0 && rows->len > 0)
    gtk_widget_child_focus (
      GTK_WIDGET (gtk_list_box_get_row_at_index (list, MIN (focused, (int) rows->len - 1))),
      GTK_DIR_TAB_FORWARD);
}

/**
 * kor_fact_row_new:
 * @title: what stands above
 * @subtitle: (nullable): what stands below
 *
 * Returns: (transfer floating): a row of plain text
 */
GtkWidget *
kor_fact_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
set_action (GtkWidget *button, const char *action, GVariant *target)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static GtkWidget *
create_button (const char *icon_name, const char *label)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content;

  if (icon_name == NULL) {
    gtk_button_set_label (GTK_BUTTON (button), label);
    return button;
  }
  content = adw_button_content_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon_name);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  return button;
}

/**
 * kor_row_add_button:
 * @row: an #AdwActionRow
 * @icon_name: (nullable): the button's picture
 * @label: the button's text
 * @action: (nullable): what it does; %NULL: nothing yet
 * @target: (nullable): of @action
 *
 * What a screen reader says of the button names the row, too.
 *
 * Returns: (transfer none): the button at the row's end
 */
GtkWidget *
kor_row_add_button (
  GtkWidget *row, const char *icon_name, const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = create_button (icon_name, label);
  g_autofree char *name =
    g_strdup_printf ("%s %s", label, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  set_action (button, action, target);
  if (action == NULL)
    gtk_widget_set_sensitive (button, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

/**
 * kor_row_add_word:
 * @row: an #AdwActionRow
 * @word: stands at its end
 * @css_class: colours it
 */
void
kor_row_add_word (GtkWidget *row, const char *word, const char *css_class)
{
  GtkWidget *label = gtk_label_new (word);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, css_class);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}
