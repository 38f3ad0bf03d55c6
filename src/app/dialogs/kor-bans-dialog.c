/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-bans-dialog.h"

#include <glib/gi18n.h>

#include "kor-ban-act.h"
#include "kor-ban-edit.h"
#include "kor-ban-person.h"
#include "kor-list-rules.h"
#include "kor-row-list.h"
#include "kor-ui-text.h"
#include "kor-window.h"
#include "kor-words-text.h"

#define NOTHING 0 /* in the choice of what is forbidden; then the extents */

/* A scope: what is forbidden, and under it the bans, in force and lifted. */
typedef struct {
  AdwExpanderRow *expander;
  AdwComboRow *combo;
  GPtrArray *records; /* of GtkWidget, unowned */
} ScopeRows;

struct _KorBansDialog {
  AdwDialog parent_instance;

  AdwWindowTitle *title;
  GtkWidget *letter_button;
  GtkWidget *reason_label;
  AdwPreferencesGroup *group;
  ScopeRows scopes[KOR_N_SCOPES]; /* by place */

  KorRegister *register_;
  KorUndo *undo; /* may be NULL */
  gint64 customer_id;
  KorBanPerson *person; /* NULL until read */
  gboolean may_change;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KorBansDialog, kor_bans_dialog, ADW_TYPE_DIALOG)

static guint
choice_of_extent (KorExtent extent)
{
  return extent == KOR_N_EXTENTS ? NOTHING : (guint) extent + 1;
}

/* --- records ---------------------------------------------------------------------------------------------- */

static char *
describe_title (const KorBan *ban)
{
  g_autofree char *since = kor_ui_format_date (ban->received);
  g_autofree char *lifted = kor_ui_format_date (ban->lifted);
  const char *extent = kor_extent_get_title (ban->extent);

  if (kor_ban_in_force (ban))
    /* Translators: day, then what for: "In force since 11.6.2024 · Processing and disclosure" */
    return g_strdup_printf (_ ("In force since %s · %s"), since, extent);
  /* Translators: first and last day, then what for: "11.6.2024 – 3.7.2025 · Disclosure" */
  return g_strdup_printf (_ ("%s – %s · %s"), since, lifted, extent);
}

static void
append_line (GString *text, const char *title, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", title, value);
}

static char *
describe_record (const KorBan *ban)
{
  GString *text = g_string_new (NULL);

  append_line (text, _ ("Told by"), kor_channel_get_title (ban->channel));
  append_line (text, _ ("Taken by"), ban->taken_by);
  append_line (text, _ ("Evidence"), ban->evidence);
  append_line (text, _ ("Lifted by"), ban->lifted_by);
  append_line (text, _ ("On the word of"), ban->lifted_because);
  return g_string_free_and_steal (text);
}

static void
edit_cb (GtkWidget *button, KorBansDialog *self)
{
  const KorBan *ban = g_object_get_data (G_OBJECT (button), "kor-ban");

  kor_ban_edit (GTK_WIDGET (self), self->register_, ban);
}

static GtkWidget *
create_record (KorBansDialog *self, const KorBan *ban)
{
  g_autofree char *title = describe_title (ban);
  g_autofree char *subtitle = describe_record (ban);
  GtkWidget *row = kor_fact_row_new (title, subtitle);
  GtkWidget *button;

  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  if (!kor_ban_in_force (ban)) {
    kor_row_add_word (row, _ ("Lifted"), "dimmed");
    return row;
  }
  button = kor_row_add_button (row, NULL, _ ("Complete…"), NULL, NULL);
  gtk_widget_set_sensitive (button, self->may_change);
  g_object_set_data_full (
    G_OBJECT (button), "kor-ban", kor_ban_copy (ban), (GDestroyNotify) kor_ban_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (edit_cb), self, 0);
  return row;
}

static void
fill_scope (KorBansDialog *self, guint place)
{
  ScopeRows *rows = &self->scopes[place];
  KorScope scope = kor_ban_act_get_scope (place);
  g_autofree char *state = kor_ban_person_describe_ban (kor_ban_person_find (self->person, scope));

  adw_expander_row_set_subtitle (rows->expander, state);
  adw_combo_row_set_selected (rows->combo,
                              choice_of_extent (kor_ban_person_get_extent (self->person, scope)));
  for (guint i = 0; i < rows->records->len; i++)
    adw_expander_row_remove (rows->expander, rows->records->pdata[i]);
  g_ptr_array_set_size (rows->records, 0);
  for (guint i = 0; i < self->person->bans->len; i++) {
    const KorBan *ban = self->person->bans->pdata[i];
    GtkWidget *row;

    if (ban->scope != scope)
      continue;
    row = create_record (self, ban);
    adw_expander_row_add_row (rows->expander, row);
    g_ptr_array_add (rows->records, row);
  }
}

static void
fill (KorBansDialog *self, gboolean first)
{
  gboolean any = FALSE;

  self->filling = TRUE;
  adw_window_title_set_subtitle (self->title, self->person->name);
  for (guint place = 0; place < KOR_N_SCOPES; place++) {
    fill_scope (self, place);
    if (first && self->scopes[place].records->len > 0)
      adw_expander_row_set_expanded (self->scopes[place].expander, TRUE);
    any = any || kor_ban_person_find (self->person, kor_ban_act_get_scope (place)) != NULL;
  }
  gtk_widget_set_sensitive (self->letter_button, any && self->may_change);
  self->filling = FALSE;
}

/* --- loading ------------------------------------------------------------------------------------------------ */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorBansDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorBanPerson) person = kor_register_call_finish (KOR_REGISTER (source), result, &error);
  gboolean first = self->person == NULL;

  if (self->register_ == NULL)
    return;
  if (person == NULL) {
    GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

    if (KOR_IS_WINDOW (root))
      kor_window_show_error (KOR_WINDOW (root), _ ("The customer could not be read"), error);
    return;
  }
  g_clear_pointer (&self->person, kor_ban_person_free);
  self->person = g_steal_pointer (&person);
  fill (self, first);
}

static void
load (KorBansDialog *self)
{
  kor_register_call_async (self->register_,
                           kor_ban_person_load_call,
                           g_memdup2 (&self->customer_id, sizeof self->customer_id),
                           g_free,
                           (GDestroyNotify) kor_ban_person_free,
                           NULL,
                           loaded_cb,
                           g_object_ref (self));
}

static void
register_changed_cb (KorBansDialog *self, int kind, gint64 id)
{
  if (kind == KOR_KIND_BAN || kind == KOR_KIND_ALL)
    load (self);
}

/* --- callbacks ------------------------------------------------------------------------------------------------ */

/* What is forbidden less than before is a lifting, and wants somebody's word. */
static void
change (KorBansDialog *self, KorScope scope, KorExtent now, guint choice)
{
  KorBanWork *work = kor_ban_work_new (&self->customer_id, 1, KOR_SCOPE_BIT (scope));

  if (choice != NOTHING)
    work->extent = (KorExtent) (choice - 1);
  if (choice != NOTHING && (now == KOR_N_EXTENTS || work->extent == KOR_EXTENT_BOTH)) {
    kor_ban_act_run (GTK_WIDGET (self), self->register_, self->undo, work, NULL);
    return;
  }
  work->narrows = choice != NOTHING;
  kor_ban_act_ask_and_lift (GTK_WIDGET (self), self->register_, self->undo, work);
}

static void
chosen_cb (KorBansDialog *self, GParamSpec *pspec, AdwComboRow *combo)
{
  for (guint place = 0; !self->filling && self->person != NULL && place < KOR_N_SCOPES; place++) {
    KorScope scope = kor_ban_act_get_scope (place);
    KorExtent now = kor_ban_person_get_extent (self->person, scope);
    guint choice = adw_combo_row_get_selected (combo);

    if (self->scopes[place].combo != combo || choice == choice_of_extent (now))
      continue;
    change (self, scope, now, choice);
    /* The row says what is in force; the register's answer changes it. */
    self->filling = TRUE;
    adw_combo_row_set_selected (combo, choice_of_extent (now));
    self->filling = FALSE;
  }
}

static void
letter_cb (KorBansDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  kor_ban_act_show_letter (GTK_WIDGET (root), self->register_, self->customer_id);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* --- GObject ---------------------------------------------------------------------------------------------------- */

static void
kor_bans_dialog_dispose (GObject *object)
{
  KorBansDialog *self = KOR_BANS_DIALOG (object);

  g_clear_object (&self->register_);
  g_clear_object (&self->undo);
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_BANS_DIALOG);
  g_clear_pointer (&self->person, kor_ban_person_free);
  for (guint place = 0; place < KOR_N_SCOPES; place++)
    g_clear_pointer (&self->scopes[place].records, g_ptr_array_unref);

  G_OBJECT_CLASS (kor_bans_dialog_parent_class)->dispose (object);
}

static void
kor_bans_dialog_class_init (KorBansDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_bans_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-bans-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorBansDialog, title);
  gtk_widget_class_bind_template_child (widget_class, KorBansDialog, letter_button);
  gtk_widget_class_bind_template_child (widget_class, KorBansDialog, reason_label);
  gtk_widget_class_bind_template_child (widget_class, KorBansDialog, group);
  gtk_widget_class_bind_template_callback (widget_class, letter_cb);
}

static void
add_scope (KorBansDialog *self, guint place)
{
  ScopeRows *rows = &self->scopes[place];
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _ ("Nothing"));
  for (guint i = 0; i < KOR_N_EXTENTS; i++)
    gtk_string_list_append (choices, kor_extent_get_title ((KorExtent) i));
  rows->expander = ADW_EXPANDER_ROW (adw_expander_row_new ());
  rows->combo = ADW_COMBO_ROW (adw_combo_row_new ());
  rows->records = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (rows->expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rows->expander),
                                 kor_scope_get_title (kor_ban_act_get_scope (place)));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rows->combo), _ ("Forbidden is"));
  adw_combo_row_set_model (rows->combo, G_LIST_MODEL (choices));
  g_signal_connect_object (
    rows->combo, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (rows->expander, GTK_WIDGET (rows->combo));
  adw_preferences_group_add (self->group, GTK_WIDGET (rows->expander));
}

static void
kor_bans_dialog_init (KorBansDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint place = 0; place < KOR_N_SCOPES; place++)
    add_scope (self, place);
}

/**
 * kor_bans_dialog_new:
 * @register_: an open register
 * @undo: (nullable): the changes of the page in view
 * @customer_id: whose bans
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_bans_dialog_new (KorRegister *register_, KorUndo *undo, gint64 customer_id)
{
  KorBansDialog *self = g_object_new (KOR_TYPE_BANS_DIALOG, NULL);

  self->register_ = g_object_ref (register_);
  self->undo = undo != NULL ? g_object_ref (undo) : NULL;
  self->customer_id = customer_id;
  self->may_change = kor_user_has_right (kor_register_get_user (register_), KOR_ROLE_MAINTAINS);
  gtk_widget_set_visible (self->reason_label, !self->may_change);
  gtk_widget_set_sensitive (self->letter_button, FALSE);
  for (guint place = 0; place < KOR_N_SCOPES; place++)
    gtk_widget_set_sensitive (GTK_WIDGET (self->scopes[place].combo), self->may_change);
  g_signal_connect_object (
    register_, "changed", G_CALLBACK (register_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return ADW_DIALOG (self);
}
