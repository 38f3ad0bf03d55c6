/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-customer-card.h"

#include <glib/gi18n.h>

#include "kor-ban-group.h"
#include "kor-card-facts.h"
#include "kor-card-section.h"
#include "kor-customer-card-rows.h"
#include "kor-register-customers.h"
#include "kor-row-factory.h"
#include "kor-ui-text.h"
#include "kor-window.h"

#define LOOKUP_DELAY 500 /* ms a card is in view before it counts as looked up */

struct _KorCustomerCard {
  AdwBin parent_instance;

  AdwAvatar *avatar;
  GtkLabel *name_label;
  GtkLabel *organisation_label;
  GtkLabel *since_label;
  AdwWrapBox *marks_box;
  GtkLabel *address_label;
  GtkWidget *copy_button;
  GtkWidget *email_box;
  GtkLabel *email_label;
  GtkWidget *phone_box;
  GtkLabel *phone_label;
  KorBanGroup *ban_group;
  KorCardSection *orders_section;
  KorCardSection *requests_section;
  KorCardSection *runs_section;
  KorCardSection *history_section;
  GtkWidget *edit_button;
  GtkScrolledWindow *scrolled;

  KorRegister *register_;
  KorUndo *undo;
  gint64 id;           /* 0: nobody */
  KorCardFacts *facts; /* NULL until loaded */
  GCancellable *cancellable;
  guint lookup_source;
  gint64 recorded; /* the customer whose look-up has been recorded last */
  guint reload_source;
};

G_DEFINE_FINAL_TYPE (KorCustomerCard, kor_customer_card, ADW_TYPE_BIN)

enum {
  LEAVE,
  EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A change of the customer's state: the archive mark or the restriction, done or undone. */
typedef struct {
  gint64 id;
  gboolean archives; /* else restricts */
  gboolean on;
  char *reason;
} StateChange;

typedef struct {
  KorCustomerCard *self;
  StateChange change; /* to take it back */
  const char *title;
} Pending;

static void
state_change_free (gpointer data)
{
  StateChange *change = data;

  g_free (change->reason);
  g_free (change);
}

static KorWindow *
get_window (KorCustomerCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return KOR_IS_WINDOW (root) ? KOR_WINDOW (root) : NULL;
}

static KorDate
get_today (KorCustomerCard *self)
{
  return kor_context_get_today (kor_register_get_context (self->register_));
}

/* --- showing -------------------------------------------------------------------------------------- */

static void
set_label (GtkLabel *label, GtkWidget *whole, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (whole, text != NULL && *text != '\0');
}

static void
add_mark (KorCustomerCard *self, const char *text, const char *css_class)
{
  GtkWidget *mark = kor_mark_cell_make ();

  kor_mark_cell_set (mark, text, css_class);
  adw_wrap_box_append (self->marks_box, mark);
}

static void
show_marks (KorCustomerCard *self)
{
  const KorCustomer *customer = self->facts->customer;
  const KorAddress *address =
    kor_customer_get_address (customer, KOR_ADDRESS_POSTAL, get_today (self));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->marks_box))) != NULL)
    adw_wrap_box_remove (self->marks_box, child);
  if (customer->restricted)
    add_mark (self, _ ("Processing restricted"), "caution");
  if (customer->archived)
    add_mark (self, _ ("Archived"), NULL);
  if (customer->deceased)
    add_mark (self, _ ("Deceased"), NULL);
  if (address != NULL && address->returned_mail)
    add_mark (self, _ ("Mail returned"), "caution");
  gtk_widget_set_visible (GTK_WIDGET (self->marks_box),
                          gtk_widget_get_first_child (GTK_WIDGET (self->marks_box)) != NULL);
}

/* "Customer 10482 · since 14.5.2021" */
static char *
describe_since (const KorCustomer *customer)
{
  g_autofree char *since = kor_ui_format_date (customer->created);
  g_autofree char *number = customer->external_id != NULL && *customer->external_id != '\0'
                              ? g_strdup (customer->external_id)
                              : g_strdup_printf ("%" G_GINT64_FORMAT, customer->id);

  if (customer->created == KOR_DATE_NONE)
    return g_strdup_printf (_ ("Customer %s"), number);
  /* Translators: number of the customer, then the day the relation began */
  return g_strdup_printf (_ ("Customer %s · since %s"), number, since);
}

static char *
describe_organisation (const KorCustomer *customer, gboolean named_by_it)
{
  const char *role = customer->organisation_role;
  const char *organisation = named_by_it ? NULL : customer->organisation;

  if (role != NULL && *role != '\0' && organisation != NULL && *organisation != '\0')
    return g_strdup_printf ("%s, %s", role, organisation);
  return g_strdup (organisation != NULL ? organisation : role);
}

static void
show_identity (KorCustomerCard *self)
{
  const KorCustomer *customer = self->facts->customer;
  g_autofree char *name = kor_customer_get_full_name (customer);
  gboolean named_by_organisation = name == NULL || *name == '\0';
  const char *shown = named_by_organisation ? customer->organisation : name;
  g_autofree char *organisation = describe_organisation (customer, named_by_organisation);
  g_autofree char *since = describe_since (customer);

  adw_avatar_set_text (self->avatar, shown);
  gtk_label_set_label (self->name_label, shown != NULL ? shown : "");
  set_label (self->organisation_label, GTK_WIDGET (self->organisation_label), organisation);
  gtk_label_set_label (self->since_label, since);
}

static void
show_contact (KorCustomerCard *self)
{
  g_auto (GStrv) lines = kor_card_facts_get_address (self->facts, get_today (self));
  g_autofree char *address = lines != NULL ? g_strjoinv ("\n", lines) : NULL;
  gboolean has_address = address != NULL && *address != '\0';

  gtk_label_set_label (self->address_label, has_address ? address : _ ("No postal address"));
  gtk_widget_set_visible (self->copy_button, has_address);
  set_label (self->email_label, self->email_box, kor_customer_get_email (self->facts->customer));
  set_label (self->phone_label, self->phone_box, kor_customer_get_phone (self->facts->customer));
}

static void
update_actions (KorCustomerCard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean may = self->facts != NULL &&
                 kor_user_has_right (kor_register_get_user (self->register_), KOR_ROLE_MAINTAINS);
  gboolean archived = self->facts != NULL && self->facts->customer->archived;
  gboolean restricted = self->facts != NULL && self->facts->customer->restricted;

  gtk_widget_action_set_enabled (widget, "card.edit", may);
  gtk_widget_action_set_enabled (widget, "card.access", self->facts != NULL);
  gtk_widget_action_set_enabled (widget, "card.new-request", may);
  gtk_widget_action_set_enabled (widget, "card.archive", may && !archived);
  gtk_widget_action_set_enabled (widget, "card.bring-back", may && archived);
  gtk_widget_action_set_enabled (widget, "card.restrict", may && !restricted);
  gtk_widget_action_set_enabled (widget, "card.unrestrict", may && restricted);
}

static void
show_facts (KorCustomerCard *self)
{
  KorCardFacts *facts = self->facts;

  show_identity (self);
  show_marks (self);
  show_contact (self);
  kor_ban_group_set_bans (self->ban_group, self->id, facts->bans);
  kor_card_section_set_rows (
    self->orders_section, facts->orders->len, kor_customer_card_create_order_row, facts->orders);
  kor_card_section_set_rows (self->requests_section,
                             facts->requests->len,
                             kor_customer_card_create_request_row,
                             facts->requests);
  kor_card_section_set_rows (
    self->runs_section, facts->runs->len, kor_customer_card_create_run_row, facts->runs);
  kor_card_section_set_rows (
    self->history_section, facts->values->len, kor_customer_card_create_value_row, facts->values);
  update_actions (self);
}

/* --- loading ---------------------------------------------------------------------------------------- */

static gpointer
load_facts (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  return kor_card_facts_load (register_, *(gint64 *) data, cancellable, error);
}

static void
facts_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorCustomerCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorCardFacts) facts = kor_register_call_finish (KOR_REGISTER (source), result, &error);

  if (self->register_ == NULL)
    return;
  if (facts == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && get_window (self) != NULL)
      kor_window_show_error (get_window (self), _ ("The customer could not be read"), error);
    return;
  }
  if (facts->customer->id != self->id)
    return;
  /* The sections hold the former arrays until they are given the new ones. */
  g_autoptr (KorCardFacts) former = g_steal_pointer (&self->facts);
  self->facts = g_steal_pointer (&facts);
  show_facts (self);
}

static void
load (KorCustomerCard *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->id == 0)
    return;
  self->cancellable = g_cancellable_new ();
  kor_register_call_async (self->register_,
                           load_facts,
                           g_memdup2 (&self->id, sizeof self->id),
                           g_free,
                           (GDestroyNotify) kor_card_facts_free,
                           self->cancellable,
                           facts_loaded_cb,
                           g_object_ref (self));
}

static gboolean
reload_cb (gpointer user_data)
{
  KorCustomerCard *self = user_data;

  self->reload_source = 0;
  load (self);
  return G_SOURCE_REMOVE;
}

static void
register_changed_cb (KorCustomerCard *self, int kind, gint64 id)
{
  if (kind == KOR_KIND_CUSTOMER && id != 0 && id != self->id)
    return;
  if (self->reload_source == 0)
    self->reload_source = g_idle_add (reload_cb, self);
}

/* --- looking up ---------------------------------------------------------------------------------------- */

static gpointer
record_lookup (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (kor_register_record_lookup (register_, *(gint64 *) data, "card", error));
}

static void
lookup_recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorCustomerCard) self = user_data;
  g_autoptr (GError) error = NULL;

  if (kor_register_call_finish (KOR_REGISTER (source), result, &error) == NULL &&
      get_window (self) != NULL)
    kor_window_show_error (get_window (self), _ ("The look-up could not be recorded"), error);
}

static void
record (KorCustomerCard *self)
{
  g_clear_handle_id (&self->lookup_source, g_source_remove);
  if (self->id == 0 || self->recorded == self->id)
    return;
  self->recorded = self->id;
  kor_register_call_async (self->register_,
                           record_lookup,
                           g_memdup2 (&self->id, sizeof self->id),
                           g_free,
                           NULL,
                           NULL,
                           lookup_recorded_cb,
                           g_object_ref (self));
}

static void
lookup_due_cb (gpointer user_data)
{
  KorCustomerCard *self = user_data;

  self->lookup_source = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    record (self);
}

static void
start_lookup (KorCustomerCard *self)
{
  g_clear_handle_id (&self->lookup_source, g_source_remove);
  if (self->id != 0 && self->recorded != self->id)
    self->lookup_source = g_timeout_add_once (LOOKUP_DELAY, lookup_due_cb, self);
}

/* --- changing the state ----------------------------------------------------------------------------------- */

static gpointer
change_state (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  StateChange *change = data;
  g_autoptr (KorCustomer) customer = NULL;

  if (change->archives)
    return GINT_TO_POINTER (
      kor_register_archive_customer (register_, change->id, change->on, error));
  customer = kor_register_load_customer (register_, change->id, error);
  if (customer == NULL)
    return NULL;
  customer->restricted = change->on;
  return GINT_TO_POINTER (
    kor_register_save_customer (register_, customer, NULL, change->reason, error));
}

static void
state_changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Pending *pending = user_data;
  KorCustomerCard *self = pending->self;
  g_autoptr (GError) error = NULL;

  if (kor_register_call_finish (KOR_REGISTER (source), result, &error) == NULL) {
    if (get_window (self) != NULL)
      kor_window_show_error (get_window (self), _ ("The customer was not changed"), error);
  } else {
    AdwToast *toast = adw_toast_new (pending->title);
    StateChange *back = g_memdup2 (&pending->change, sizeof *back);

    back->on = !back->on;
    back->reason = g_strdup (_ ("undone"));
    kor_undo_push (self->undo, pending->title, change_state, back, state_change_free);
    adw_toast_set_button_label (toast, _ ("_Undo"));
    adw_toast_set_action_name (toast, "win.undo");
    if (get_window (self) != NULL)
      kor_window_add_toast (get_window (self), toast);
  }
  g_object_unref (self);
  g_free (pending);
}

static void
start_change (KorCustomerCard *self, gboolean archives, gboolean on, const char *title)
{
  StateChange *change = g_new0 (StateChange, 1);
  Pending *pending = g_new0 (Pending, 1);

  change->id = self->id;
  change->archives = archives;
  change->on = on;
  pending->self = g_object_ref (self);
  pending->change = *change;
  pending->title = title;
  kor_register_call_async (self->register_,
                           change_state,
                           change,
                           state_change_free,
                           NULL,
                           NULL,
                           state_changed_cb,
                           pending);
}

/* --- callbacks --------------------------------------------------------------------------------------------- */

static void
archive_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start_change (KOR_CUSTOMER_CARD (widget), TRUE, TRUE, _ ("Customer archived"));
}

static void
bring_back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start_change (KOR_CUSTOMER_CARD (widget), TRUE, FALSE, _ ("Customer brought back"));
}

static void
restrict_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start_change (KOR_CUSTOMER_CARD (widget), FALSE, TRUE, _ ("Processing restricted"));
}

static void
unrestrict_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start_change (KOR_CUSTOMER_CARD (widget), FALSE, FALSE, _ ("Restriction lifted"));
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[EDIT], 0);
}

static void
access_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorCustomerCard *self = KOR_CUSTOMER_CARD (widget);

  kor_customer_card_show_access (get_window (self), self->register_, self->id);
}

static void
new_request_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorCustomerCard *self = KOR_CUSTOMER_CARD (widget);

  if (self->id != 0 && get_window (self) != NULL)
    kor_window_add_request (get_window (self), self->id);
}

static gboolean
key_pressed_cb (KorCustomerCard *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[LEAVE], 0);
  return GDK_EVENT_STOP;
}

static void
entered_cb (KorCustomerCard *self)
{
  if (self->register_ != NULL)
    record (self);
}

static void
kor_customer_card_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kor_customer_card_parent_class)->map (widget);
  start_lookup (KOR_CUSTOMER_CARD (widget));
}

/* --- GObject ------------------------------------------------------------------------------------------------ */

static void
kor_customer_card_dispose (GObject *object)
{
  KorCustomerCard *self = KOR_CUSTOMER_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->lookup_source, g_source_remove);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_CUSTOMER_CARD);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->undo);
  g_clear_object (&self->register_);
  g_clear_pointer (&self->facts, kor_card_facts_free);

  G_OBJECT_CLASS (kor_customer_card_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KorCustomerCard, avatar);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerCard, name_label);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerCard, organisation_label);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerCard, since_label);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerCard, marks_box);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerCard, address_label);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerCard, copy_button);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerCard, email_box);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerCard, email_label);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerCard, phone_box);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerCard, phone_label);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerCard, ban_group);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerCard, orders_section);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerCard, requests_section);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerCard, runs_section);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerCard, history_section);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerCard, edit_button);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerCard, scrolled);
}

static void
kor_customer_card_class_init (KorCustomerCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_customer_card_dispose;
  widget_class->map = kor_customer_card_map;

  signals[LEAVE] =
    g_signal_new ("leave", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EDIT] =
    g_signal_new ("edit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KOR_TYPE_BAN_GROUP);
  g_type_ensure (KOR_TYPE_CARD_SECTION);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-customer-card.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, kor_customer_card_copy_address);

  gtk_widget_class_install_action (widget_class, "card.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "card.access", NULL, access_cb);
  gtk_widget_class_install_action (widget_class, "card.new-request", NULL, new_request_cb);
  gtk_widget_class_install_action (widget_class, "card.archive", NULL, archive_cb);
  gtk_widget_class_install_action (widget_class, "card.bring-back", NULL, bring_back_cb);
  gtk_widget_class_install_action (widget_class, "card.restrict", NULL, restrict_cb);
  gtk_widget_class_install_action (widget_class, "card.unrestrict", NULL, unrestrict_cb);
}

static void
kor_customer_card_init (KorCustomerCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kor_customer_card_set_register:
 * @self: the card
 * @register_: whose customers it shows
 * @undo: where its changes can be taken back
 */
void
kor_customer_card_set_register (KorCustomerCard *self, KorRegister *register_, KorUndo *undo)
{
  self->register_ = g_object_ref (register_);
  self->undo = g_object_ref (undo);
  kor_ban_group_set_register (self->ban_group, register_, undo);
  g_signal_connect_object (
    register_, "changed", G_CALLBACK (register_changed_cb), self, G_CONNECT_SWAPPED);
  update_actions (self);
}

/**
 * kor_customer_card_show:
 * @self: the card
 * @id: a customer, or 0 for nobody
 *
 * Shows another customer; what was shown stays until the new one is read.
 */
void
kor_customer_card_show (KorCustomerCard *self, gint64 id)
{
  if (self->id == id)
    return;
  self->id = id;
  self->recorded = 0;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  start_lookup (self);
  load (self);
}

/**
 * kor_customer_card_get_id:
 * @self: the card
 *
 * Returns: the customer it shows, or 0
 */
gint64
kor_customer_card_get_id (KorCustomerCard *self)
{
  return self->id;
}

/**
 * kor_customer_card_enter:
 * @self: the card, being shown
 *
 * Puts the keyboard into the card; that is a look-up at once.
 *
 * Returns: whether there is a card to go into
 */
gboolean
kor_customer_card_enter (KorCustomerCard *self)
{
  if (self->id == 0)
    return FALSE;
  record (self);
  return gtk_widget_grab_focus (self->edit_button) ||
         gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * kor_customer_card_copy_address:
 * @self: the card
 *
 * Puts the postal address on the clipboard, as on an envelope.
 *
 * Returns: whether there was one
 */
gboolean
kor_customer_card_copy_address (KorCustomerCard *self)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;

  if (self->facts == NULL || self->facts->customer->id != self->id)
    return FALSE;
  lines = kor_card_facts_get_address (self->facts, get_today (self));
  if (lines == NULL)
    return FALSE;
  text = g_strjoinv ("\n", lines);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  record (self);
  kor_window_add_toast (get_window (self), adw_toast_new (_ ("Address copied")));
  return TRUE;
}
