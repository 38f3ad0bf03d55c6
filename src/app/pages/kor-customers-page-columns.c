/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-customers-page-private.h"

/* Which columns the list of customers shows: what a person has chosen, and what has room. */

/* Shows the columns that are wanted and have room. */
void
kor_customers_page_update_columns (KorCustomersPage *self)
{
  for (guint i = 0; i < KOR_N_CUSTOMER_COLUMNS; i++) {
    gboolean no_room =
      (self->narrow && i == KOR_CUSTOMER_COLUMN_EMAIL) ||
      (self->tight && (i == KOR_CUSTOMER_COLUMN_ORGANISATION || i == KOR_CUSTOMER_COLUMN_PHONE));

    gtk_column_view_column_set_visible (self->columns[i],
                                        (self->hidden & (1u << i)) == 0 && !no_room);
  }
}

static void
save_columns (KorCustomersPage *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (self->settings == NULL)
    return;
  for (guint i = 0; i < KOR_N_CUSTOMER_COLUMNS; i++) {
    if (self->hidden & (1u << i))
      g_strv_builder_add (builder, kor_customer_column_to_string (i));
  }
  words = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "hidden-customer-columns", (const char *const *) words);
}

static void
column_toggled_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  KorCustomersPage *self = user_data;

  for (guint i = 0; i < KOR_N_CUSTOMER_COLUMNS; i++) {
    if (!g_str_equal (kor_customer_column_to_string (i), g_action_get_name (G_ACTION (action))))
      continue;
    self->hidden =
      g_variant_get_boolean (state) ? self->hidden & ~(1u << i) : self->hidden | (1u << i);
  }
  g_simple_action_set_state (action, state);
  kor_customers_page_update_columns (self);
  save_columns (self);
}

/* Installs an action for each column that can be put away. */
void
kor_customers_page_create_column_actions (KorCustomersPage *self)
{
  self->column_actions = g_simple_action_group_new ();
  for (guint i = KOR_CUSTOMER_COLUMN_ORGANISATION; i < KOR_N_CUSTOMER_COLUMNS; i++) {
    g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
      kor_customer_column_to_string (i), NULL, g_variant_new_boolean (TRUE));

    g_signal_connect (action, "change-state", G_CALLBACK (column_toggled_cb), self);
    g_action_map_add_action (G_ACTION_MAP (self->column_actions), G_ACTION (action));
  }
  gtk_widget_insert_action_group (
    GTK_WIDGET (self), "columns", G_ACTION_GROUP (self->column_actions));
}

/* Puts away what a person has put away before. */
void
kor_customers_page_load_columns (KorCustomersPage *self, GSettings *settings)
{
  g_auto (GStrv) words = NULL;

  if (settings == NULL || self->settings != NULL)
    return;
  words = g_settings_get_strv (settings, "hidden-customer-columns");
  for (guint i = KOR_CUSTOMER_COLUMN_ORGANISATION; i < KOR_N_CUSTOMER_COLUMNS; i++) {
    if (g_strv_contains ((const char *const *) words, kor_customer_column_to_string (i)))
      g_action_group_change_action_state (G_ACTION_GROUP (self->column_actions),
                                          kor_customer_column_to_string (i),
                                          g_variant_new_boolean (FALSE));
  }
  self->settings = g_object_ref (settings);
}
