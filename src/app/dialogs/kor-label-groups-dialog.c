/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-label-groups-dialog.h"

#include <glib/gi18n.h>

#include "kor-ui-text.h"

/* A row's item: "33100 TAMPERE" and the count, a tab between them. */
static GListModel *
make_model (KorLabelGroups *groups)
{
  GtkStringList *rows = gtk_string_list_new (NULL);

  for (guint i = 0; i < kor_label_groups_get_n_groups (groups); i++) {
    const KorLabelGroup *group = kor_label_groups_get_group (groups, i);
    g_autofree char *count = kor_ui_format_count (group->n);

    gtk_string_list_take (rows, g_strconcat (group->title, "\t", count, NULL));
  }
  return G_LIST_MODEL (rows);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), count);
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_auto (GStrv) parts = g_strsplit (text, "\t", 2);
  GtkWidget *row = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (row)), parts[0]);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (row)), parts[1]);
}

static GtkWidget *
make_list (KorLabelGroups *groups)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view, *scroller;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  view =
    gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (make_model (groups))), factory);
  gtk_widget_add_css_class (view, "navigation-sidebar");
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Labels by Postcode"), -1);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (
    GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  return scroller;
}

/**
 * kor_label_groups_dialog_new:
 * @groups: the labels of a list
 *
 * Says how many labels go to each postcode, as the mail wants to know them.
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_label_groups_dialog_new (KorLabelGroups *groups)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_list (groups));
  adw_dialog_set_title (dialog, _ ("Labels by Postcode"));
  adw_dialog_set_content_width (dialog, 420);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
