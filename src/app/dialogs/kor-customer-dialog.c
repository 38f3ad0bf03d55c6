/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-customer-dialog.h"

#include <glib/gi18n.h>

#include "kor-country.h"
#include "kor-customer-work.h"
#include "kor-entry-value.h"
#include "kor-error-describe.h"
#include "kor-error.h"
#include "kor-form.h"
#include "kor-ui-text.h"
#include "kor-window.h"
#include "kor-words-text.h"

struct _KorCustomerDialog {
  AdwDialog parent_instance;

  GtkWidget *first_name_row;
  GtkWidget *last_name_row;
  GtkWidget *former_names_row;
  GtkWidget *organisation_row;
  GtkWidget *business_id_row;
  GtkWidget *role_row;
  GtkWidget *co_row;
  GtkWidget *street_row;
  GtkWidget *postal_code_row;
  GtkWidget *city_row;
  GtkWidget *region_row;
  GtkWidget *country_row;
  GtkWidget *returned_row;
  GtkWidget *email_row;
  GtkWidget *phone_row;
  GtkWidget *language_row;
  GtkWidget *deceased_row;
  GtkWidget *source_row;
  GtkMenuButton *source_button;
  GtkWidget *reason_row;
  GtkWidget *form;
  GtkRevealer *message_revealer;
  GtkLabel *message_label;

  KorRegister *register_;
  KorUndo *undo;
  KorCustomer *former; /* as read; a new record for a new customer */
  char *home_country;
  gboolean loaded;
  gboolean filling;
  gboolean dirty;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (KorCustomerDialog, kor_customer_dialog, ADW_TYPE_DIALOG)

/* --- between the form and the record ------------------------------------------------------------------- */

static void
set_text (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static void
take_text (char **field, GtkWidget *row)
{
  g_free (*field);
  *field = kor_entry_dup_text (row);
}

static gboolean
is_active (GtkWidget *row)
{
  return adw_switch_row_get_active (ADW_SWITCH_ROW (row));
}

static gboolean
address_is_empty (const KorAddress *address)
{
  return address->co == NULL && address->street == NULL && address->postal_code == NULL &&
         address->city == NULL && address->region == NULL && !address->returned_mail;
}

static void
collect_address (KorCustomerDialog *self, KorCustomer *customer)
{
  KorAddress *address = kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL);
  g_autofree char *country = kor_entry_dup_text (self->country_row);

  take_text (&address->co, self->co_row);
  take_text (&address->street, self->street_row);
  take_text (&address->postal_code, self->postal_code_row);
  take_text (&address->city, self->city_row);
  take_text (&address->region, self->region_row);
  g_free (address->country);
  address->country = g_strdup (country != NULL ? kor_country_parse (country) : self->home_country);
  address->returned_mail = is_active (self->returned_row);
  if (address_is_empty (address))
    g_ptr_array_remove (customer->addresses, address);
}

static KorCustomer *
collect (KorCustomerDialog *self)
{
  KorCustomer *customer = kor_customer_copy (self->former);
  g_autofree char *email = kor_entry_dup_text (self->email_row);
  g_autofree char *phone = kor_entry_dup_text (self->phone_row);

  take_text (&customer->first_name, self->first_name_row);
  take_text (&customer->last_name, self->last_name_row);
  take_text (&customer->former_names, self->former_names_row);
  take_text (&customer->organisation, self->organisation_row);
  take_text (&customer->business_id, self->business_id_row);
  take_text (&customer->organisation_role, self->role_row);
  if (g_strcmp0 (email, kor_customer_get_email (customer)) != 0)
    kor_customer_set_email (customer, email);
  if (g_strcmp0 (phone, kor_customer_get_phone (customer)) != 0)
    kor_customer_set_phone (customer, phone);
  customer->language =
    (KorLanguage) adw_combo_row_get_selected (ADW_COMBO_ROW (self->language_row));
  customer->deceased = is_active (self->deceased_row);
  collect_address (self, customer);
  return customer;
}

static void
fill (KorCustomerDialog *self)
{
  const KorCustomer *customer = self->former;
  const KorAddress *address =
    kor_customer_get_address (customer,
                              KOR_ADDRESS_POSTAL,
                              kor_context_get_today (kor_register_get_context (self->register_)));
  const char *code =
    address != NULL && address->country != NULL ? address->country : self->home_country;
  g_autofree char *country = kor_country_get_name (code, kor_ui_get_language ());

  self->filling = TRUE;
  set_text (self->first_name_row, customer->first_name);
  set_text (self->last_name_row, customer->last_name);
  set_text (self->former_names_row, customer->former_names);
  set_text (self->organisation_row, customer->organisation);
  set_text (self->business_id_row, customer->business_id);
  set_text (self->role_row, customer->organisation_role);
  set_text (self->email_row, kor_customer_get_email (customer));
  set_text (self->phone_row, kor_customer_get_phone (customer));
  set_text (self->co_row, address != NULL ? address->co : NULL);
  set_text (self->street_row, address != NULL ? address->street : NULL);
  set_text (self->postal_code_row, address != NULL ? address->postal_code : NULL);
  set_text (self->city_row, address != NULL ? address->city : NULL);
  set_text (self->region_row, address != NULL ? address->region : NULL);
  set_text (self->country_row, country);
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->returned_row),
                             address != NULL && address->returned_mail);
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->deceased_row), customer->deceased);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->language_row), customer->language);
  self->filling = FALSE;
}

/* --- validation -------------------------------------------------------------------------------------------- */

static void
show_message (KorCustomerDialog *self, const char *text)
{
  if (text != NULL)
    gtk_label_set_label (self->message_label, text);
  gtk_revealer_set_reveal_child (self->message_revealer, text != NULL);
}

static gboolean
names_field (const GError *error, const char *field)
{
  g_auto (GStrv) facts = kor_error_get_facts (error);

  return facts != NULL && g_strcmp0 (facts[0], field) == 0;
}

/* Marks the field that the record is refused for and says why. */
static gboolean
validate (KorCustomerDialog *self, const KorCustomer *customer)
{
  const struct {
    GtkWidget *row;
    const char *field;
  } fields[] = {
    { self->email_row, "email" },
    { self->postal_code_row, "postal_code" },
    { self->country_row, "country" },
  };

  g_autoptr (GError) error = NULL;
  g_autofree char *country = kor_entry_dup_text (self->country_row);
  g_autofree char *text = NULL;
  gboolean known = country == NULL || kor_country_parse (country) != NULL;

  if (!known)
    kor_error_set (&error, KOR_ERROR_BAD_VALUE, "country", country, "", NULL);
  if (error == NULL)
    kor_customer_check (customer, &error);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    kor_entry_mark (fields[i].row, error == NULL || !names_field (error, fields[i].field));
  /* A form just opened is not scolded for being empty. */
  if (error != NULL && !g_error_matches (error, KOR_ERROR, KOR_ERROR_MISSING_VALUE))
    text = kor_error_describe (error);
  show_message (self, text);
  return error == NULL;
}

static void
update (KorCustomerDialog *self)
{
  g_autoptr (KorCustomer) customer = NULL;
  gboolean valid;

  if (self->filling || !self->loaded)
    return;
  customer = collect (self);
  valid = validate (self, customer);
  gtk_widget_action_set_enabled (
    GTK_WIDGET (self), "dialog.save", valid && self->dirty && !self->busy);
  kor_form_set_sensitive (self->form, !self->busy);
  adw_dialog_set_can_close (ADW_DIALOG (self), !self->dirty && !self->busy);
}

/* --- loading -------------------------------------------------------------------------------------------------- */

static void
pick_source_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_text (KOR_CUSTOMER_DIALOG (widget)->source_row, g_variant_get_string (parameter, NULL));
}

static void
fill_sources (KorCustomerDialog *self, GStrv sources)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i == 0 || (sources != NULL && sources[i - 1] != NULL); i++) {
    const char *source = i == 0 ? _ ("own notice") : sources[i - 1];
    g_autoptr (GMenuItem) item = NULL;

    if (i > 0 && g_str_equal (source, KOR_SOURCE_OWN_NOTICE))
      continue;
    item = g_menu_item_new (source, NULL);
    g_menu_item_set_action_and_target (item, "dialog.pick-source", "s", source);
    g_menu_append_item (menu, item);
  }
  gtk_menu_button_set_menu_model (self->source_button, G_MENU_MODEL (menu));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorCustomerDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorCustomerForm) form =
              kor_register_call_finish (KOR_REGISTER (source), result, &error);

  if (self->register_ == NULL)
    return;
  if (form == NULL) {
    g_autofree char *text = kor_error_describe (error);

    show_message (self, text);
    return;
  }
  g_clear_pointer (&self->former, kor_customer_free);
  self->former = g_steal_pointer (&form->customer);
  self->home_country = g_steal_pointer (&form->home_country);
  fill_sources (self, form->sources);
  fill (self);
  self->loaded = TRUE;
  kor_form_set_sensitive (self->form, TRUE);
  update (self);
  adw_dialog_set_focus (ADW_DIALOG (self), self->first_name_row);
  gtk_widget_grab_focus (self->first_name_row);
}

/* --- saving ---------------------------------------------------------------------------------------------------- */

static void
say_saved (KorCustomerDialog *self, KorCustomerSaving *saving)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean added = self->former->id == 0;
  const char *title = added ? _ ("Customer added") : _ ("Customer changed");
  AdwToast *toast = adw_toast_new (title);

  if (!added) {
    kor_undo_push (self->undo,
                   title,
                   kor_customer_work_restore,
                   kor_customer_copy (self->former),
                   (GDestroyNotify) kor_customer_free);
    adw_toast_set_button_label (toast, _ ("_Undo"));
    adw_toast_set_action_name (toast, "win.undo");
  }
  if (!KOR_IS_WINDOW (root)) {
    g_object_unref (toast);
    return;
  }
  kor_window_add_toast (KOR_WINDOW (root), toast);
  if (added)
    kor_window_show_customer (KOR_WINDOW (root), saving->customer->id);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorCustomerDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorCustomerSaving) saving =
              kor_register_call_finish (KOR_REGISTER (source), result, &error);

  self->busy = FALSE;
  if (self->register_ == NULL)
    return;
  if (saving == NULL) {
    g_autofree char *text = kor_error_describe (error);

    update (self);
    show_message (self, text);
    return;
  }
  self->dirty = FALSE;
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  say_saved (self, saving);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorCustomerDialog *self = KOR_CUSTOMER_DIALOG (widget);
  KorCustomerSaving *saving = g_atomic_rc_box_new0 (KorCustomerSaving);

  saving->customer = collect (self);
  saving->source = kor_entry_dup_text (self->source_row);
  if (g_strcmp0 (saving->source, _ ("own notice")) == 0)
    g_clear_pointer (&saving->source, g_free);
  saving->reason = kor_entry_dup_text (self->reason_row);
  self->busy = TRUE;
  update (self);
  kor_register_call_async (self->register_,
                           kor_customer_work_save,
                           saving,
                           (GDestroyNotify) kor_customer_saving_unref,
                           (GDestroyNotify) kor_customer_saving_unref,
                           NULL,
                           saved_cb,
                           g_object_ref (self));
}

/* --- callbacks --------------------------------------------------------------------------------------------------- */

static void
edited_cb (KorCustomerDialog *self)
{
  if (self->filling || !self->loaded)
    return;
  self->dirty = TRUE;
  update (self);
}

static void
discard_response_cb (KorCustomerDialog *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
close_attempt_cb (KorCustomerDialog *self)
{
  AdwDialog *dialog;

  if (self->busy)
    return;
  dialog =
    adw_alert_dialog_new (_ ("Discard the Changes?"), _ ("What you have written is not saved."));
  adw_alert_dialog_add_responses (
    ADW_ALERT_DIALOG (dialog), "keep", _ ("_Keep Editing"), "discard", _ ("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (
    ADW_ALERT_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "keep");
  g_signal_connect_object (
    dialog, "response", G_CALLBACK (discard_response_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
cancel_cb (KorCustomerDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* --- GObject -------------------------------------------------------------------------------------------------------- */

static void
kor_customer_dialog_dispose (GObject *object)
{
  KorCustomerDialog *self = KOR_CUSTOMER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_CUSTOMER_DIALOG);
  g_clear_object (&self->register_);
  g_clear_object (&self->undo);

  G_OBJECT_CLASS (kor_customer_dialog_parent_class)->dispose (object);
}

static void
kor_customer_dialog_finalize (GObject *object)
{
  KorCustomerDialog *self = KOR_CUSTOMER_DIALOG (object);

  g_clear_pointer (&self->former, kor_customer_free);
  g_free (self->home_country);

  G_OBJECT_CLASS (kor_customer_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, first_name_row);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, last_name_row);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, former_names_row);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, organisation_row);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, business_id_row);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, role_row);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, co_row);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, street_row);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, postal_code_row);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, city_row);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, region_row);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, country_row);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, returned_row);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, email_row);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, phone_row);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, deceased_row);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, source_row);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, source_button);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, form);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, message_revealer);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerDialog, message_label);
}

static void
kor_customer_dialog_class_init (KorCustomerDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kor_customer_dialog_dispose;
  object_class->finalize = kor_customer_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-customer-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "dialog.pick-source", "s", pick_source_cb);
  gtk_widget_class_add_binding_action (
    widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.save", NULL);
}

static void
kor_customer_dialog_init (KorCustomerDialog *self)
{
  const char *languages[KOR_N_LANGUAGES + 1] = { NULL };
  g_autoptr (GtkStringList) list = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < KOR_N_LANGUAGES; i++)
    languages[i] = kor_language_get_title (i);
  list = gtk_string_list_new (languages);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->language_row), G_LIST_MODEL (list));
  set_text (self->source_row, _ ("own notice"));
  kor_form_set_sensitive (self->form, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", FALSE);
}

/**
 * kor_customer_dialog_new:
 * @register_: an open register
 * @id: a customer, or 0 for a new one
 * @undo: where the change can be taken back
 *
 * Returns: (transfer floating): the form, to be presented
 */
AdwDialog *
kor_customer_dialog_new (KorRegister *register_, gint64 id, KorUndo *undo)
{
  KorCustomerDialog *self = g_object_new (KOR_TYPE_CUSTOMER_DIALOG, NULL);

  self->register_ = g_object_ref (register_);
  self->undo = g_object_ref (undo);
  adw_dialog_set_title (ADW_DIALOG (self), id == 0 ? _ ("New Customer") : _ ("Edit Customer"));
  gtk_widget_set_visible (self->reason_row, id != 0);
  kor_register_call_async (register_,
                           kor_customer_work_load,
                           g_memdup2 (&id, sizeof id),
                           g_free,
                           (GDestroyNotify) kor_customer_form_free,
                           NULL,
                           loaded_cb,
                           g_object_ref (self));
  return ADW_DIALOG (self);
}
