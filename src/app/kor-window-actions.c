/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include <glib/gi18n.h>

#include "kor-ban-dialog.h"
#include "kor-suppression-dialog.h"
#include "kor-window-private.h"

/* The window's shortcuts are the page's actions: "win.new" does "page.new" of the page in view. */
static void
forward_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KorWindow *self = KOR_WINDOW (widget);
  GtkWidget *page = kor_window_get_visible_page (self);
  g_autofree char *name = NULL;

  /* Behind an open dialog the page does nothing. */
  if (page == NULL ||
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return;
  name = g_strconcat ("page.", action_name + strlen ("win."), NULL);
  gtk_widget_activate_action_variant (page, name, NULL);
}

static void
page_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (widget)) == NULL)
    kor_window_show_page (KOR_WINDOW (widget), g_variant_get_int32 (parameter));
}

static void
lock_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  kor_window_lock (KOR_WINDOW (widget));
}

/* A page with changes of its own takes the ban among them. */
static void
take_ban_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KorWindow *self = KOR_WINDOW (widget);
  GtkWidget *page = kor_window_get_visible_page (self);

  if (page != NULL &&
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL &&
      !gtk_widget_activate_action (page, "page.take-ban", NULL))
    adw_dialog_present (kor_ban_dialog_new (kor_window_get_register (self), NULL), widget);
}

static void
import_suppression_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KorRegister *register_ = kor_window_get_register (KOR_WINDOW (widget));

  if (register_ != NULL &&
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (widget)) == NULL)
    adw_dialog_present (kor_suppression_dialog_new (register_), widget);
}

/* Made when it is asked for; under its usual name GTK would make it with every window. */
static void
show_help_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder =
              gtk_builder_new_from_resource ("/io/github/kortisto/Kortisto/ui/help-overlay.ui");
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (overlay, GTK_WINDOW (widget));
  gtk_window_present (overlay);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorWindow) self = user_data;
  g_autoptr (GFile) file =
              gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *folder = file != NULL ? g_file_get_path (file) : NULL;

  if (folder != NULL)
    kor_window_open_folder (self, folder, NULL);
}

static void
choose_register_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Open a Register"));
  gtk_file_dialog_select_folder (
    dialog, GTK_WINDOW (widget), NULL, folder_chosen_cb, g_object_ref (widget));
}

static void
create_register_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  kor_window_start_first_run (KOR_WINDOW (widget));
}

/**
 * kor_window_install_actions:
 * @widget_class: the window's class
 *
 * Installs everything the window can be told to do. Ctrl+Z and Ctrl+Shift+C are bound here and not
 * as the application's accelerators, so that a text field in focus has them first.
 */
void
kor_window_install_actions (GtkWidgetClass *widget_class)
{
  static const char *const forwarded[] = {
    "win.new",  "win.search", "win.print",       "win.edit",
    "win.undo", "win.import", "win.toggle-card", "win.copy-address",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forwarded); i++)
    gtk_widget_class_install_action (widget_class, forwarded[i], NULL, forward_cb);
  gtk_widget_class_install_action (widget_class, "win.page", "i", page_cb);
  gtk_widget_class_install_action (widget_class, "win.take-ban", NULL, take_ban_cb);
  gtk_widget_class_install_action (
    widget_class, "win.import-suppression", NULL, import_suppression_cb);
  gtk_widget_class_install_action (widget_class, "win.lock", NULL, lock_cb);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, show_help_cb);
  gtk_widget_class_install_action (widget_class, "win.choose-register", NULL, choose_register_cb);
  gtk_widget_class_install_action (widget_class, "win.create-register", NULL, create_register_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (
    widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.copy-address", NULL);
}
