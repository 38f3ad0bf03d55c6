/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-list-use.h"

#include <glib/gi18n.h>

#include "kor-entry-value.h"
#include "kor-list-rules.h"
#include "kor-register-recipients.h"
#include "kor-words-text.h"

#define TYPING_DELAY_MS 300

struct _KorListUse {
  AdwPreferencesGroup parent_instance;

  AdwComboRow *purpose;
  AdwActionRow *basis;
  AdwComboRow *recipient;
  AdwEntryRow *name;
  AdwComboRow *ground;

  KorRegister *register_;
  GPtrArray *recipients; /* of KorRecipient; NULL until they are loaded */
  guint typing;
  gboolean setting;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorListUse, kor_list_use, ADW_TYPE_PREFERENCES_GROUP)

static KorPurpose
get_purpose (KorListUse *self)
{
  return (KorPurpose) adw_combo_row_get_selected (self->purpose);
}

static guint
count_recipients (KorListUse *self)
{
  return self->recipients != NULL ? self->recipients->len : 0;
}

/* Returns: the register's recipient that is chosen; %NULL: own use, or somebody who is named */
static const KorRecipient *
get_recipient (KorListUse *self)
{
  guint selected = adw_combo_row_get_selected (self->recipient);

  return selected > 0 && selected <= count_recipients (self) ? self->recipients->pdata[selected - 1]
                                                             : NULL;
}

static gboolean
is_named (KorListUse *self)
{
  return adw_combo_row_get_selected (self->recipient) == count_recipients (self) + 1;
}

static gboolean
needs_ground (KorListUse *self)
{
  const KorRecipient *recipient = get_recipient (self);

  return recipient != NULL ? !kor_recipient_works_for_us (recipient) : is_named (self);
}

/* --- what is shown --------------------------------------------------------------------------------- */

static void
update_basis (KorListUse *self)
{
  const char *article = kor_purpose_get_legal_basis (get_purpose (self));
  g_autofree char *text = NULL;

  if (g_str_has_suffix (article, "(f)"))
    text = g_strdup_printf (_ ("Legitimate interest, %s"), article);
  else if (g_str_has_suffix (article, "(b)"))
    text = g_strdup_printf (_ ("Contract, %s"), article);
  adw_action_row_set_subtitle (self->basis, text != NULL ? text : article);
}

/* Only somebody named anew may turn out to work for us. */
static void
fill_grounds (KorListUse *self)
{
  guint n = is_named (self) ? KOR_N_DISCLOSURE_GROUNDS : KOR_DISCLOSURE_PROCESSING;
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _ ("Choose…"));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (titles, kor_disclosure_ground_get_title ((KorDisclosureGround) i));
  adw_combo_row_set_model (self->ground, G_LIST_MODEL (titles));
}

static void
update_recipient (KorListUse *self)
{
  const KorRecipient *recipient = get_recipient (self);

  gtk_widget_set_visible (GTK_WIDGET (self->name), is_named (self));
  gtk_widget_set_visible (GTK_WIDGET (self->ground), needs_ground (self));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->recipient),
                               recipient != NULL ? kor_recipient_role_get_title (recipient->role)
                                                 : NULL);
}

static void
fill_recipients (KorListUse *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Own use"));
  for (guint i = 0; i < count_recipients (self); i++)
    gtk_string_list_append (names, ((const KorRecipient *) self->recipients->pdata[i])->name);
  gtk_string_list_append (names, _ ("Somebody else…"));
  adw_combo_row_set_model (self->recipient, G_LIST_MODEL (names));
}

/* Others may have been added: whoever was chosen stays chosen. */
static void
set_recipients (KorListUse *self, GPtrArray *recipients)
{
  const KorRecipient *former = get_recipient (self);
  g_autofree char *name = former != NULL ? g_strdup (former->name) : NULL;
  guint selected = is_named (self) ? recipients->len + 1 : 0;

  for (guint i = 0; i < recipients->len; i++)
    if (g_strcmp0 (((const KorRecipient *) recipients->pdata[i])->name, name) == 0)
      selected = i + 1;
  self->setting = TRUE;
  g_clear_pointer (&self->recipients, g_ptr_array_unref);
  self->recipients = recipients;
  fill_recipients (self);
  adw_combo_row_set_selected (self->recipient, selected);
  update_recipient (self);
  self->setting = FALSE;
}

/* --- callbacks -------------------------------------------------------------------------------------- */

static void
emit_changed (KorListUse *self)
{
  g_clear_handle_id (&self->typing, g_source_remove);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
changed_cb (KorListUse *self)
{
  if (self->setting)
    return;
  update_basis (self);
  emit_changed (self);
}

static void
recipient_changed_cb (KorListUse *self)
{
  if (self->setting)
    return;
  self->setting = TRUE;
  fill_grounds (self);
  update_recipient (self);
  self->setting = FALSE;
  if (is_named (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->name));
  emit_changed (self);
}

static gboolean
typed_cb (gpointer user_data)
{
  KorListUse *self = user_data;

  self->typing = 0;
  emit_changed (self);
  return G_SOURCE_REMOVE;
}

static void
typing_cb (KorListUse *self)
{
  if (self->setting)
    return;
  g_clear_handle_id (&self->typing, g_source_remove);
  self->typing = g_timeout_add (TYPING_DELAY_MS, typed_cb, self);
}

static gpointer
load_call (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  return kor_register_list_recipients (register_, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorListUse) self = user_data;
  GPtrArray *recipients = kor_register_call_finish (KOR_REGISTER (source), result, NULL);

  /* Without them a recipient can still be named; the gate knows who it is. */
  if (recipients == NULL)
    return;
  if (self->register_ != NULL)
    set_recipients (self, recipients);
  else
    g_ptr_array_unref (recipients);
}

static void
load_recipients (KorListUse *self)
{
  kor_register_call_async (self->register_,
                           load_call,
                           NULL,
                           NULL,
                           (GDestroyNotify) g_ptr_array_unref,
                           NULL,
                           loaded_cb,
                           g_object_ref (self));
}

static void
register_changed_cb (KorListUse *self, KorKind kind, gint64 id)
{
  if (kind == KOR_KIND_RECIPIENT || kind == KOR_KIND_LIST_RUN || kind == KOR_KIND_ALL)
    load_recipients (self);
}

/* --- object ------------------------------------------------------------------------------------------ */

static void
kor_list_use_dispose (GObject *object)
{
  KorListUse *self = KOR_LIST_USE (object);

  g_clear_handle_id (&self->typing, g_source_remove);
  self->setting = TRUE;
  g_clear_object (&self->register_);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_LIST_USE);
  g_clear_pointer (&self->recipients, g_ptr_array_unref);
  G_OBJECT_CLASS (kor_list_use_parent_class)->dispose (object);
}

static void
kor_list_use_class_init (KorListUseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_list_use_dispose;
  signals[CHANGED] = g_signal_new (
    "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kortisto/Kortisto/ui/kor-list-use.ui");
  gtk_widget_class_bind_template_child (widget_class, KorListUse, purpose);
  gtk_widget_class_bind_template_child (widget_class, KorListUse, basis);
  gtk_widget_class_bind_template_child (widget_class, KorListUse, recipient);
  gtk_widget_class_bind_template_child (widget_class, KorListUse, name);
  gtk_widget_class_bind_template_child (widget_class, KorListUse, ground);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, recipient_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, typing_cb);
}

static void
fill_purposes (KorListUse *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (int purpose = 0; purpose < KOR_PURPOSE_EXPORT; purpose++)
    gtk_string_list_append (titles, kor_purpose_get_title ((KorPurpose) purpose));
  adw_combo_row_set_model (self->purpose, G_LIST_MODEL (titles));
}

static void
kor_list_use_init (KorListUse *self)
{
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_purposes (self);
  fill_recipients (self);
  fill_grounds (self);
  update_basis (self);
  update_recipient (self);
  self->setting = FALSE;
}

/* Shows the recipients of @register_, also those who come later. */
void
kor_list_use_set_register (KorListUse *self, KorRegister *register_)
{
  g_return_if_fail (self->register_ == NULL);

  self->register_ = g_object_ref (register_);
  g_signal_connect_object (
    register_, "changed", G_CALLBACK (register_changed_cb), self, G_CONNECT_SWAPPED);
  load_recipients (self);
}

/**
 * kor_list_use_read:
 * @self: the settings
 * @choice: gets purpose, recipient and ground
 *
 * Returns: %FALSE when the recipient's name or the ground is missing, which is then marked
 */
gboolean
kor_list_use_read (KorListUse *self, KorListChoice *choice)
{
  const KorRecipient *recipient = get_recipient (self);
  guint ground = adw_combo_row_get_selected (self->ground);
  gboolean valid = TRUE;

  choice->purpose = get_purpose (self);
  if (recipient != NULL)
    choice->recipient = g_strdup (recipient->name);
  if (is_named (self)) {
    choice->recipient = kor_entry_dup_text (GTK_WIDGET (self->name));
    valid = choice->recipient != NULL;
    kor_entry_mark (GTK_WIDGET (self->name), valid);
  }
  choice->has_ground = needs_ground (self);
  if (choice->has_ground && ground > 0)
    choice->ground = (KorDisclosureGround) (ground - 1);
  kor_entry_mark (GTK_WIDGET (self->ground), !choice->has_ground || ground > 0);
  return valid && (!choice->has_ground || ground > 0);
}
