/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-ban-dialog.h"

#include <glib/gi18n.h>

#include "kor-ban-act.h"
#include "kor-ban-person.h"
#include "kor-combo.h"
#include "kor-customer-picker.h"
#include "kor-entry-value.h"
#include "kor-form.h"
#include "kor-list-rules.h"
#include "kor-register-suppression.h"
#include "kor-ui-text.h"
#include "kor-window.h"
#include "kor-words-text.h"

struct _KorBanDialog {
  AdwDialog parent_instance;

  GtkWidget *form;
  KorCustomerPicker *picker;
  GtkWidget *nobody_label;
  GtkWidget *person_group;
  AdwActionRow *person_row;
  GtkListBox *scopes_list;
  AdwExpanderRow *details_row;
  AdwComboRow *channel_row;
  AdwComboRow *extent_row;
  GtkWidget *received_row;
  GtkWidget *evidence_row;
  GtkLabel *hint_label;
  GtkWidget *save_button;
  AdwActionRow *rows[KOR_N_SCOPES];     /* by place */
  GtkCheckButton *checks[KOR_N_SCOPES]; /* by place */

  KorRegister *register_;
  KorUndo *undo;        /* may be NULL */
  GArray *customers;    /* of gint64; whose bans are taken */
  KorBanPerson *person; /* the only one of them, once read; else NULL */
  gboolean is_known;    /* nobody is looked for */
  gboolean may_save;    /* the user has the right */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (KorBanDialog, kor_ban_dialog, ADW_TYPE_DIALOG)

static KorExtent
get_extent (KorBanDialog *self)
{
  return (KorExtent) adw_combo_row_get_selected (self->extent_row);
}

/* Whether the scope needs no other ban. */
static gboolean
is_forbidden (KorBanDialog *self, KorScope scope)
{
  KorExtent extent =
    self->person != NULL ? kor_ban_person_get_extent (self->person, scope) : KOR_N_EXTENTS;

  return extent == KOR_EXTENT_BOTH || extent == get_extent (self);
}

static guint
get_scopes (KorBanDialog *self)
{
  guint scopes = 0;

  for (guint place = 0; place < KOR_N_SCOPES; place++) {
    KorScope scope = kor_ban_act_get_scope (place);

    if (gtk_check_button_get_active (self->checks[place]) && !is_forbidden (self, scope))
      scopes |= KOR_SCOPE_BIT (scope);
  }
  return scopes;
}

/* --- showing -------------------------------------------------------------------------------------------- */

static const char *
get_hint (KorBanDialog *self, gboolean date_is_good)
{
  if (!self->may_save)
    return _ ("Your role may only read");
  if (self->customers->len == 0)
    return _ ("Find the person: telephone, name, postcode or number");
  if (!date_is_good)
    return _ ("The day can't be read");
  if (get_scopes (self) == 0)
    return _ ("Choose what is forbidden: keys 1 to 7, or 0");
  return _ ("Enter saves. It works at once.");
}

static void
update (KorBanDialog *self)
{
  KorDate received;
  gboolean date_is_good = kor_entry_get_date (self->received_row, TRUE, &received);
  g_autofree char *date = kor_ui_format_date (received);
  g_autofree char *details =
    g_strdup_printf ("%s · %s · %s",
                     kor_channel_get_title (adw_combo_row_get_selected (self->channel_row)),
                     date,
                     kor_extent_get_title (get_extent (self)));

  adw_expander_row_set_subtitle (self->details_row, details);
  gtk_label_set_label (self->hint_label, get_hint (self, date_is_good));
  gtk_widget_set_sensitive (self->save_button,
                            self->may_save && date_is_good && self->customers->len > 0 &&
                              get_scopes (self) != 0);
}

/* What is forbidden already stays as it is. */
static void
show_scopes (KorBanDialog *self)
{
  self->updating = TRUE;
  for (guint place = 0; place < KOR_N_SCOPES; place++) {
    KorScope scope = kor_ban_act_get_scope (place);
    const KorBan *ban = self->person != NULL ? kor_ban_person_find (self->person, scope) : NULL;
    gboolean was_forbidden = !gtk_widget_get_sensitive (GTK_WIDGET (self->rows[place]));
    gboolean forbidden = is_forbidden (self, scope);
    g_autofree char *subtitle = ban != NULL ? kor_ban_person_describe_ban (ban) : NULL;

    adw_action_row_set_subtitle (self->rows[place], subtitle != NULL ? subtitle : "");
    gtk_widget_set_sensitive (GTK_WIDGET (self->rows[place]), !forbidden);
    if (forbidden || was_forbidden)
      gtk_check_button_set_active (self->checks[place], forbidden);
  }
  self->updating = FALSE;
  update (self);
}

static void
show_person (KorBanDialog *self)
{
  const KorBanPerson *person = self->person;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->person_row),
                                 person->address != NULL ? person->address
                                                         : _ ("No postal address"));
  adw_action_row_set_subtitle (self->person_row, person->contact != NULL ? person->contact : "");
  gtk_widget_set_visible (self->person_group, TRUE);
  if (self->is_known) {
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->person_row), person->name);
    adw_action_row_set_subtitle (self->person_row, person->address != NULL ? person->address : "");
  }
}

/* --- who ------------------------------------------------------------------------------------------------ */

static void
enter_scopes (KorBanDialog *self)
{
  for (guint place = 0; place < KOR_N_SCOPES; place++) {
    if (gtk_widget_get_sensitive (GTK_WIDGET (self->rows[place]))) {
      gtk_widget_grab_focus (GTK_WIDGET (self->rows[place]));
      return;
    }
  }
  gtk_widget_child_focus (GTK_WIDGET (self->details_row), GTK_DIR_TAB_FORWARD);
}

/* A row that becomes insensitive gives the keyboard to the next one. */
static void
show_scopes_of_person (KorBanDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->scopes_list));

  if (inside)
    gtk_root_set_focus (root, NULL);
  show_scopes (self);
  if (inside)
    enter_scopes (self);
}

static void
person_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorBanDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorBanPerson) person = kor_register_call_finish (KOR_REGISTER (source), result, &error);

  if (self->register_ == NULL)
    return;
  if (person == NULL) {
    GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

    if (KOR_IS_WINDOW (root))
      kor_window_show_error (KOR_WINDOW (root), _ ("The customer could not be read"), error);
    return;
  }
  if (self->customers->len != 1 || g_array_index (self->customers, gint64, 0) != person->id)
    return;
  g_clear_pointer (&self->person, kor_ban_person_free);
  self->person = g_steal_pointer (&person);
  show_person (self);
  show_scopes_of_person (self);
}

static void
set_customer (KorBanDialog *self, gint64 id)
{
  g_array_set_size (self->customers, 0);
  g_clear_pointer (&self->person, kor_ban_person_free);
  gtk_widget_set_visible (self->person_group, FALSE);
  gtk_widget_set_visible (self->nobody_label, FALSE);
  show_scopes (self);
  if (id == 0)
    return;
  g_array_append_val (self->customers, id);
  update (self);
  kor_register_call_async (self->register_,
                           kor_ban_person_load_call,
                           g_memdup2 (&id, sizeof id),
                           g_free,
                           (GDestroyNotify) kor_ban_person_free,
                           NULL,
                           person_loaded_cb,
                           g_object_ref (self));
}

/* --- callbacks ------------------------------------------------------------------------------------------ */

static void
customer_chosen_cb (KorBanDialog *self)
{
  gint64 id = kor_customer_picker_get_customer_id (self->picker);

  if (self->register_ == NULL)
    return;
  set_customer (self, id);
  if (id != 0)
    enter_scopes (self);
}

static void
searched_cb (KorBanDialog *self, guint n_found)
{
  gtk_widget_set_visible (self->nobody_label, n_found == 0);
}

static void
edited_cb (KorBanDialog *self)
{
  if (self->register_ != NULL && !self->updating)
    show_scopes (self);
}

static void
checked_cb (KorBanDialog *self)
{
  if (self->register_ != NULL && !self->updating)
    update (self);
}

static void
all_marketing_cb (KorBanDialog *self)
{
  for (guint place = 0; place < KOR_N_SCOPES; place++) {
    if ((KOR_SUPPRESSION_SCOPES & KOR_SCOPE_BIT (kor_ban_act_get_scope (place))) != 0)
      gtk_check_button_set_active (self->checks[place], TRUE);
  }
}

static void
save_cb (KorBanDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  KorBanWork *work;

  if (!gtk_widget_get_sensitive (self->save_button) || root == NULL)
    return;
  work = kor_ban_work_new (
    (const gint64 *) (gpointer) self->customers->data, self->customers->len, get_scopes (self));
  work->who = self->person != NULL ? g_strdup (self->person->name) : NULL;
  work->extent = get_extent (self);
  work->channel = (KorChannel) adw_combo_row_get_selected (self->channel_row);
  work->evidence = kor_entry_dup_text (self->evidence_row);
  kor_entry_get_date (self->received_row, TRUE, &work->received);
  kor_ban_act_run (GTK_WIDGET (root), self->register_, self->undo, work, NULL);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* Keys that are no text where the keyboard is. */
static gboolean
digit_cb (KorBanDialog *self, guint keyval, guint keycode, GdkModifierType state)
{
  guint number =
    keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9 ? keyval - GDK_KEY_KP_0 : keyval - GDK_KEY_0;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || number > KOR_N_SCOPES)
    return GDK_EVENT_PROPAGATE;
  if (number == 0) {
    all_marketing_cb (self);
    return GDK_EVENT_STOP;
  }
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->rows[number - 1])))
    gtk_check_button_set_active (self->checks[number - 1],
                                 !gtk_check_button_get_active (self->checks[number - 1]));
  return GDK_EVENT_STOP;
}

/* Space chooses a scope, Enter saves. */
static gboolean
enter_cb (KorBanDialog *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;
  save_cb (self);
  return GDK_EVENT_STOP;
}

/* --- GObject -------------------------------------------------------------------------------------------- */

static void
kor_ban_dialog_dispose (GObject *object)
{
  KorBanDialog *self = KOR_BAN_DIALOG (object);

  g_clear_object (&self->register_);
  g_clear_object (&self->undo);
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_BAN_DIALOG);
  g_clear_pointer (&self->person, kor_ban_person_free);
  g_clear_pointer (&self->customers, g_array_unref);

  G_OBJECT_CLASS (kor_ban_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kortisto/Kortisto/ui/kor-ban-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorBanDialog, form);
  gtk_widget_class_bind_template_child (widget_class, KorBanDialog, picker);
  gtk_widget_class_bind_template_child (widget_class, KorBanDialog, nobody_label);
  gtk_widget_class_bind_template_child (widget_class, KorBanDialog, person_group);
  gtk_widget_class_bind_template_child (widget_class, KorBanDialog, person_row);
  gtk_widget_class_bind_template_child (widget_class, KorBanDialog, scopes_list);
  gtk_widget_class_bind_template_child (widget_class, KorBanDialog, details_row);
  gtk_widget_class_bind_template_child (widget_class, KorBanDialog, channel_row);
  gtk_widget_class_bind_template_child (widget_class, KorBanDialog, extent_row);
  gtk_widget_class_bind_template_child (widget_class, KorBanDialog, received_row);
  gtk_widget_class_bind_template_child (widget_class, KorBanDialog, evidence_row);
  gtk_widget_class_bind_template_child (widget_class, KorBanDialog, hint_label);
  gtk_widget_class_bind_template_child (widget_class, KorBanDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, customer_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, searched_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_marketing_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, digit_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
}

static void
kor_ban_dialog_class_init (KorBanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_ban_dialog_dispose;

  g_type_ensure (KOR_TYPE_CUSTOMER_PICKER);
  bind_template (widget_class);
}

static void
add_scope (KorBanDialog *self, guint place)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *digit = g_strdup_printf ("%u", place + 1);
  GtkWidget *number = gtk_label_new (digit);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 kor_scope_get_title (kor_ban_act_get_scope (place)));
  gtk_widget_add_css_class (number, "keycap");
  gtk_widget_set_valign (number, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_can_focus (check, FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), number);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, digit, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->scopes_list, row);
  self->rows[place] = ADW_ACTION_ROW (row);
  self->checks[place] = GTK_CHECK_BUTTON (check);
}

static void
kor_ban_dialog_init (KorBanDialog *self)
{
  self->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint place = 0; place < KOR_N_SCOPES; place++)
    add_scope (self, place);
  kor_combo_fill_channels (self->channel_row);
  kor_combo_fill_extents (self->extent_row);
  adw_combo_row_set_selected (self->extent_row, KOR_EXTENT_BOTH);
}

static KorBanDialog *
dialog_new (KorRegister *register_, KorUndo *undo)
{
  KorBanDialog *self = g_object_new (KOR_TYPE_BAN_DIALOG, NULL);

  kor_entry_set_date (self->received_row,
                      kor_context_get_today (kor_register_get_context (register_)));
  self->register_ = g_object_ref (register_);
  self->undo = undo != NULL ? g_object_ref (undo) : NULL;
  self->may_save = kor_user_has_right (kor_register_get_user (register_), KOR_ROLE_MAINTAINS);
  kor_form_set_sensitive (self->form, self->may_save);
  return self;
}

/**
 * kor_ban_dialog_new:
 * @register_: an open register
 * @undo: (nullable): the changes of the page in view
 *
 * Returns: (transfer floating): a dialog that begins with finding the person
 */
AdwDialog *
kor_ban_dialog_new (KorRegister *register_, KorUndo *undo)
{
  KorBanDialog *self = dialog_new (register_, undo);

  kor_customer_picker_set_register (self->picker, register_);
  kor_customer_picker_set_finder (self->picker, NULL, _ ("Telephone, name, postcode or number"));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->picker));
  show_scopes (self);
  return ADW_DIALOG (self);
}

/**
 * kor_ban_dialog_new_for_people:
 * @register_: an open register
 * @undo: (nullable): the changes of the page in view
 * @customers: (element-type gint64): who is known already; at least one
 *
 * Returns: (transfer floating): a dialog that begins with what is forbidden
 */
AdwDialog *
kor_ban_dialog_new_for_people (KorRegister *register_, KorUndo *undo, const GArray *customers)
{
  KorBanDialog *self = dialog_new (register_, undo);
  g_autofree char *count = kor_ui_format_count (customers->len);
  g_autofree char *people =
    g_strdup_printf (ngettext ("%s person", "%s people", customers->len), count);

  gtk_widget_set_visible (GTK_WIDGET (self->picker), FALSE);
  self->is_known = TRUE;
  if (customers->len == 1) {
    set_customer (self, g_array_index (customers, gint64, 0));
  } else {
    g_array_append_vals (self->customers, customers->data, customers->len);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->person_row), people);
    adw_action_row_set_subtitle (self->person_row,
                                 _ ("Who has a ban already keeps it and gets no second one"));
    gtk_widget_set_visible (self->person_group, TRUE);
    show_scopes (self);
  }
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->rows[0]));
  return ADW_DIALOG (self);
}
