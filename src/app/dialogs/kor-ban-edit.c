/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-ban-edit.h"

#include <glib/gi18n.h>

#include "kor-combo.h"
#include "kor-entry-value.h"
#include "kor-register-bans.h"
#include "kor-window.h"
#include "kor-words-text.h"

#define FORM_WIDTH 330 /* room for the longest title */

/* What a ban that was taken in a hurry lacks: how it came, when, and where that can be seen. */
typedef struct {
  KorWindow *window;
  KorRegister *register_;
  KorBan *ban;
  AdwAlertDialog *dialog; /* these are unowned */
  AdwComboRow *channel;
  GtkWidget *received;
  GtkWidget *evidence;
} Edit;

static void
edit_free (gpointer data, GClosure *closure)
{
  Edit *self = data;

  g_object_unref (self->window);
  g_object_unref (self->register_);
  kor_ban_free (self->ban);
  g_free (self);
}

static gpointer
change_ban (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (kor_register_change_ban (register_, data, error));
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (kor_register_call_finish (KOR_REGISTER (source), result, &error) == NULL &&
      kor_window_get_register (window) == KOR_REGISTER (source))
    kor_window_show_error (window, _ ("The ban was not changed"), error);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Edit *self)
{
  KorBan *ban;

  if (!g_str_equal (response, "save"))
    return;
  ban = kor_ban_copy (self->ban);
  if (self->channel != NULL)
    ban->channel = (KorChannel) adw_combo_row_get_selected (self->channel);
  kor_entry_get_date (self->received, TRUE, &ban->received);
  g_free (ban->evidence);
  ban->evidence = kor_entry_dup_text (self->evidence);
  kor_register_call_async (self->register_,
                           change_ban,
                           ban,
                           (GDestroyNotify) kor_ban_free,
                           NULL,
                           NULL,
                           changed_cb,
                           g_object_ref (self->window));
}

static void
received_changed_cb (GtkWidget *entry, Edit *self)
{
  KorDate date;

  adw_alert_dialog_set_response_enabled (
    self->dialog, "save", kor_entry_get_date (entry, TRUE, &date));
}

static GtkWidget *
add_entry (GtkListBox *list, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (row, "plain-entry");
  g_object_set (row, "activates-default", TRUE, NULL);
  gtk_list_box_append (list, row);
  return row;
}

/* What an imported list has said came by no other way. */
static AdwComboRow *
add_channel (GtkListBox *list, const KorBan *ban)
{
  AdwComboRow *row;

  if (ban->channel == KOR_CHANNEL_IMPORT)
    return NULL;
  row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Told by"));
  kor_combo_fill_channels (row);
  adw_combo_row_set_selected (row, ban->channel);
  gtk_list_box_append (list, GTK_WIDGET (row));
  return row;
}

static GtkWidget *
create_form (Edit *self)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());

  gtk_list_box_set_selection_mode (list, GTK_SELECTION_NONE);
  gtk_widget_set_size_request (GTK_WIDGET (list), FORM_WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (list), "boxed-list");
  self->channel = add_channel (list, self->ban);
  self->received = add_entry (list, _ ("Received"));
  self->evidence = add_entry (list, _ ("Evidence: where the letter or message is"));
  kor_entry_set_date (self->received, self->ban->received);
  if (self->ban->evidence != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->evidence), self->ban->evidence);
  return GTK_WIDGET (list);
}

/**
 * kor_ban_edit:
 * @from: a widget of the window
 * @register_: an open register
 * @ban: in force
 *
 * Completes how the ban came: channel, day and evidence (R13). What it forbids is not touched.
 */
void
kor_ban_edit (GtkWidget *from, KorRegister *register_, const KorBan *ban)
{
  AdwAlertDialog *dialog =
    ADW_ALERT_DIALOG (adw_alert_dialog_new (kor_scope_get_title (ban->scope), NULL));
  Edit *self = g_new0 (Edit, 1);

  self->window = g_object_ref (KOR_WINDOW (gtk_widget_get_root (from)));
  self->register_ = g_object_ref (register_);
  self->ban = kor_ban_copy (ban);
  self->dialog = dialog;
  adw_alert_dialog_set_prefer_wide_layout (dialog, TRUE);
  adw_alert_dialog_set_extra_child (dialog, create_form (self));
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "save", _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "save");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, edit_free, 0);
  g_signal_connect (self->received, "changed", G_CALLBACK (received_changed_cb), self);
  adw_dialog_present (ADW_DIALOG (dialog), from);
  gtk_widget_grab_focus (self->evidence);
}
