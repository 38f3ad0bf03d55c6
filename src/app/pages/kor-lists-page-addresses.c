/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-lists-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kor-row-factory.h"

/* The list of addresses of the page of lists. */

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, kor_text_cell_make ());
  gtk_list_item_set_focusable (item, FALSE);
}

static void
bind_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_autofree char *name = g_strndup (text, strcspn (text, "\n"));

  kor_text_cell_set (gtk_list_item_get_child (item), name);
}

static void
bind_address_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  const char *rest = strchr (text, '\n');
  g_autofree char *address = g_strdup (rest != NULL ? rest + 1 : "");
  g_auto (GStrv) lines = g_strsplit (address, "\n", -1);
  g_autofree char *joined = g_strjoinv (", ", lines);

  kor_text_cell_set (gtk_list_item_get_child (item), joined);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *row)
{
  const char *text = gtk_string_object_get_string (gtk_column_view_row_get_item (row));
  g_autofree char *label = g_strdelimit (g_strdup (text), "\n", ' ');

  gtk_column_view_row_set_accessible_label (row, label);
}

static void
add_column (KorListsPage *self, const char *title, GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), NULL);
  g_signal_connect (factory, "bind", bind, NULL);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->addresses, column);
}

/* Gives the list its columns and people. */
void
kor_lists_page_prepare_addresses (KorListsPage *self)
{
  g_autoptr (GtkListItemFactory) row_factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection =
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->persons))));

  add_column (self, _ ("Addressee"), G_CALLBACK (bind_name_cb));
  add_column (self, _ ("Address"), G_CALLBACK (bind_address_cb));
  g_signal_connect (row_factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_column_view_set_row_factory (self->addresses, row_factory);
  gtk_column_view_set_model (self->addresses, selection);
  g_object_unref (selection);
}
