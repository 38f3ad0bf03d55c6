/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include <glib/gi18n.h>

#include "kor-ban-act.h"
#include "kor-ban-dialog.h"
#include "kor-bans-dialog.h"
#include "kor-copy-people.h"
#include "kor-customers-page-private.h"
#include "kor-list-rules.h"
#include "kor-row-factory.h"
#include "kor-ui-text.h"
#include "kor-words-text.h"

/* What is done to the people selected in the list: one, or several at once. */

static GArray *
get_people (KorCustomersPage *self)
{
  GArray *people = kor_list_view_get_all_selected (self->list);
  gint64 shown = kor_customer_card_get_id (self->card);

  /* Somebody found elsewhere has a card but no row. */
  if (people->len == 0 && shown != 0)
    g_array_append_val (people, shown);
  return people;
}

static KorBanWork *
create_work (KorCustomersPage *self, guint scopes)
{
  g_autoptr (GArray) people = get_people (self);

  return kor_ban_work_new ((const gint64 *) (gpointer) people->data, people->len, scopes);
}

static gboolean
has_right (KorCustomersPage *self, KorRole right)
{
  return kor_user_has_right (kor_register_get_user (self->register_), right);
}

static guint
count_people (KorCustomersPage *self)
{
  g_autoptr (GArray) people = get_people (self);

  return people->len;
}

/* The scopes that are forbidden by any of the people selected; several may have rows not yet read. */
static guint
get_scopes_in_force (KorCustomersPage *self)
{
  KorRowSelection *selection = kor_list_view_get_selection (self->list);
  guint all = (1u << KOR_N_SCOPES) - 1;
  g_autoptr (KorCustomerItem) item = NULL;
  const KorCustomerRow *row;

  if (kor_row_selection_get_n_selected (selection) != 1)
    return all;
  item =
    g_list_model_get_item (G_LIST_MODEL (self->model), kor_row_selection_get_current (selection));
  row = item != NULL ? kor_customer_item_get_row (item) : NULL;
  return row != NULL ? row->bans & all : all;
}

/* --- the menu ------------------------------------------------------------------------------------------ */

static GMenu *
create_scopes (const char *action, guint scopes, gboolean numbered)
{
  GMenu *menu = g_menu_new ();

  for (guint place = 0; place < KOR_N_SCOPES; place++) {
    KorScope scope = kor_ban_act_get_scope (place);
    const char *title = kor_scope_get_title (scope);
    g_autofree char *label =
      numbered ? g_strdup_printf ("_%u  %s", place + 1, title) : g_strdup (title);
    g_autoptr (GMenuItem) item = NULL;

    if ((scopes & KOR_SCOPE_BIT (scope)) == 0)
      continue;
    item = g_menu_item_new (label, NULL);
    g_menu_item_set_action_and_target (item, action, "u", scope);
    g_menu_append_item (menu, item);
  }
  return menu;
}

/* The seven stand in the menu itself: two clicks. */
static void
append_bans (KorCustomersPage *self, GMenu *menu, guint n, const char *count)
{
  g_autoptr (GMenu) bans = create_scopes ("people.ban", (1u << KOR_N_SCOPES) - 1, TRUE);
  g_autofree char *several =
    g_strdup_printf (ngettext ("Ban of %s Person", "Ban of %s People", n), count);
  const char *title = n == 1 ? _ ("Ban") : several;

  if (!has_right (self, KOR_ROLE_MAINTAINS))
    title = _ ("Your role may only read");
  g_menu_append (bans, _ ("_More…"), "people.ban-more");
  g_menu_append_section (menu, title, G_MENU_MODEL (bans));
}

static void
append_lifting (KorCustomersPage *self, GMenu *menu, guint n)
{
  g_autoptr (GMenu) section = g_menu_new ();
  guint in_force = get_scopes_in_force (self);

  if (in_force != 0) {
    g_autoptr (GMenu) lift = create_scopes ("people.lift", in_force, FALSE);

    g_menu_append_submenu (section, _ ("_Lift a Ban"), G_MENU_MODEL (lift));
  }
  if (n == 1)
    g_menu_append (section, _ ("Bans in _Detail…"), "people.ban-details");
  if (n == 1 && in_force != 0)
    g_menu_append (section, _ ("_Confirmation Letter…"), "people.letter");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenuModel *
create_menu (KorCustomersPage *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  guint n = count_people (self);
  g_autofree char *count = kor_ui_format_count (n);
  g_autofree char *copy =
    n == 1 ? g_strdup (_ ("Co_py the Address"))
           : g_strdup_printf (ngettext ("Co_py %s Address…", "Co_py %s Addresses…", n), count);

  append_bans (self, menu, n, count);
  append_lifting (self, menu, n);
  g_menu_append (others, copy, "page.copy-address");
  if (n == 1) {
    g_menu_append (others, _ ("_Open the Card"), "people.open");
    g_menu_append (others, _ ("_Edit"), "page.edit");
  }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  return G_MENU_MODEL (menu);
}

static void
update_actions (KorCustomersPage *self)
{
  static const char *const changing[] = {
    "people.ban", "people.ban-more", "people.lift", "people.letter"
  };
  guint n = kor_row_selection_get_n_selected (kor_list_view_get_selection (self->list));

  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    gtk_widget_action_set_enabled (
      GTK_WIDGET (self), changing[i], has_right (self, KOR_ROLE_MAINTAINS));
  gtk_widget_action_set_enabled (
    GTK_WIDGET (self), "page.copy-address", n < 2 || has_right (self, KOR_ROLE_PRINTS));
}

/* What the menu has opened keeps the keyboard; else it goes back to the people. */
static void
enter_list_cb (gpointer user_data)
{
  g_autoptr (KorCustomersPage) self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->register_ != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->view)) &&
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root)) == NULL)
    kor_customers_page_enter_list (self);
}

static void
menu_closed_cb (KorCustomersPage *self)
{
  g_idle_add_once (enter_list_cb, g_object_ref (self));
}

static void
show_menu (KorCustomersPage *self, const GdkRectangle *at)
{
  g_autoptr (GMenuModel) model = NULL;

  if (count_people (self) == 0)
    return;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  update_actions (self);
  model = create_menu (self);
  self->menu = gtk_popover_menu_new_from_model (model);
  /* A column view would give it no room. */
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  g_signal_connect_object (
    self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (KorCustomersPage *self, int n_press, double x, double y, GtkGesture *gesture)
{
  KorRowSelection *selection = kor_list_view_get_selection (self->list);
  guint position = kor_row_factory_find_position (GTK_WIDGET (self->view), x, y);
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);
  GdkRectangle at = { 0, 0, 1, 1 };

  if (position == GTK_INVALID_LIST_POSITION ||
      !gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self), &point, &point))
    return;
  at.x = (int) point.x;
  at.y = (int) point.y;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), position))
    kor_row_selection_select (selection, position);
  show_menu (self, &at);
}

/* By keyboard the menu stands under the row in focus. */
static void
show_menu_at_row (KorCustomersPage *self, GtkWidget *row)
{
  graphene_rect_t bounds;
  GdkRectangle at = { 24, 40, 1, 1 };

  if (gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    at = (GdkRectangle) {
      (int) bounds.origin.x + 24, (int) bounds.origin.y, 1, (int) bounds.size.height
    };
  show_menu (self, &at);
}

/* Before the search, which takes every key to be its own. */
static gboolean
key_cb (KorCustomersPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean wanted =
    keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0);

  if (!wanted || focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return GDK_EVENT_PROPAGATE;
  show_menu_at_row (self, focus);
  return GDK_EVENT_STOP;
}

/* --- actions -------------------------------------------------------------------------------------------- */

static void
ban_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorCustomersPage *self = KOR_CUSTOMERS_PAGE (widget);

  kor_ban_act_run (widget,
                   self->register_,
                   self->undo,
                   create_work (self, KOR_SCOPE_BIT (g_variant_get_uint32 (parameter))),
                   NULL);
}

static void
ban_more_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorCustomersPage *self = KOR_CUSTOMERS_PAGE (widget);
  g_autoptr (GArray) people = get_people (self);

  if (people->len > 0)
    adw_dialog_present (kor_ban_dialog_new_for_people (self->register_, self->undo, people),
                        widget);
}

static void
take_ban_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorCustomersPage *self = KOR_CUSTOMERS_PAGE (widget);

  adw_dialog_present (kor_ban_dialog_new (self->register_, self->undo), widget);
}

static void
lift_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorCustomersPage *self = KOR_CUSTOMERS_PAGE (widget);

  kor_ban_act_ask_and_lift (widget,
                            self->register_,
                            self->undo,
                            create_work (self, KOR_SCOPE_BIT (g_variant_get_uint32 (parameter))));
}

static void
details_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorCustomersPage *self = KOR_CUSTOMERS_PAGE (widget);
  g_autoptr (GArray) people = get_people (self);

  if (people->len == 1)
    adw_dialog_present (
      kor_bans_dialog_new (self->register_, self->undo, g_array_index (people, gint64, 0)), widget);
}

static void
letter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorCustomersPage *self = KOR_CUSTOMERS_PAGE (widget);
  g_autoptr (GArray) people = get_people (self);

  if (people->len == 1)
    kor_ban_act_show_letter (widget, self->register_, g_array_index (people, gint64, 0));
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kor_customers_page_enter_card (KOR_CUSTOMERS_PAGE (widget));
}

/* One address is what an envelope needs; several are a list and go through the gate (R6). */
static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorCustomersPage *self = KOR_CUSTOMERS_PAGE (widget);
  g_autoptr (GArray) people = get_people (self);

  if (people->len > 1)
    kor_copy_people (widget, self->register_, people);
  else
    kor_customer_card_copy_address (self->card);
}

/* --- for the page ----------------------------------------------------------------------------------------- */

/* Installs what can be done to people. */
void
kor_customers_page_install_people_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "people.ban", "u", ban_cb);
  gtk_widget_class_install_action (widget_class, "people.ban-more", NULL, ban_more_cb);
  gtk_widget_class_install_action (widget_class, "page.take-ban", NULL, take_ban_cb);
  gtk_widget_class_install_action (widget_class, "people.lift", "u", lift_cb);
  gtk_widget_class_install_action (widget_class, "people.ban-details", NULL, details_cb);
  gtk_widget_class_install_action (widget_class, "people.letter", NULL, letter_cb);
  gtk_widget_class_install_action (widget_class, "people.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "page.copy-address", NULL, copy_cb);
  gtk_widget_class_add_binding_action (
    widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "page.copy-address", NULL);
}

/* Ties the list's menu to the list; the page has a register and a list. */
void
kor_customers_page_set_up_people (KorCustomersPage *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (gesture));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (kor_list_view_get_selection (self->list),
                           "selection-changed",
                           G_CALLBACK (update_actions),
                           self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
}
