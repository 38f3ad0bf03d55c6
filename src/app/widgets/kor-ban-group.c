/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-ban-group.h"

#include <glib/gi18n.h>

#include "kor-register-bans.h"
#include "kor-ui-text.h"
#include "kor-window.h"
#include "kor-words-text.h"

#define N_FIRST 3 /* the others unfold, or show themselves when they are in force */

struct _KorBanGroup {
  AdwPreferencesGroup parent_instance;

  GtkDropDown *channel_drop;
  GtkWidget *more_row;
  AdwSwitchRow *rows[KOR_N_SCOPES];

  KorRegister *register_;
  KorUndo *undo;
  gint64 customer_id;
  GPtrArray *bans; /* of KorBan, those in force */
  gboolean unfolded;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (KorBanGroup, kor_ban_group, ADW_TYPE_PREFERENCES_GROUP)

static const KorScope scope_order[KOR_N_SCOPES] = {
  KOR_SCOPE_DIRECT_ADVERTISING, KOR_SCOPE_DISTANCE_SELLING, KOR_SCOPE_LIST_PUBLICATION,
  KOR_SCOPE_DIRECT_MARKETING,   KOR_SCOPE_MARKET_RESEARCH,  KOR_SCOPE_OPINION_POLL,
  KOR_SCOPE_OTHER_MARKETING,
};

/* A change under way: setting a ban, or lifting all bans of a scope. */
typedef struct {
  KorBan *ban;     /* to be set */
  GPtrArray *bans; /* to be lifted; of KorBan */
  char *because;
  KorScope scope;
} Change;

typedef struct {
  KorBanGroup *self;
  Change *change; /* owned by the call */
  gboolean lifts;
  KorScope scope;
  GPtrArray *bans; /* what an undo needs */
} Pending;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->ban, kor_ban_free);
  g_clear_pointer (&change->bans, g_ptr_array_unref);
  g_free (change->because);
  g_free (change);
}

static KorWindow *
get_window (KorBanGroup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return KOR_IS_WINDOW (root) ? KOR_WINDOW (root) : NULL;
}

static const KorBan *
find_ban (KorBanGroup *self, KorScope scope)
{
  for (guint i = 0; self->bans != NULL && i < self->bans->len; i++) {
    const KorBan *ban = g_ptr_array_index (self->bans, i);

    if (ban->scope == scope)
      return ban;
  }
  return NULL;
}

/* "Forbidden 11.6.2024 · customer service", and whether it is for one use only. */
static char *
describe_ban (const KorBan *ban)
{
  g_autofree char *date = NULL;

  if (ban == NULL)
    return g_strdup (_ ("No ban"));
  date = kor_ui_format_date (ban->received);
  if (ban->extent == KOR_EXTENT_BOTH)
    /* Translators: day · by which way, for example "Forbidden 11.6.2024 · customer service" */
    return g_strdup_printf (_ ("Forbidden %s · %s"), date, kor_channel_get_title (ban->channel));
  /* Translators: the same with what it is for: "processing" or "disclosure" */
  return g_strdup_printf (_ ("Forbidden %s · %s · %s"),
                            date,
                            kor_channel_get_title (ban->channel),
                            kor_extent_get_title (ban->extent));
}

static void
update (KorBanGroup *self)
{
  guint n_hidden = 0;

  self->updating = TRUE;
  for (guint i = 0; i < KOR_N_SCOPES; i++) {
    const KorBan *ban = find_ban (self, scope_order[i]);
    g_autofree char *subtitle = describe_ban (ban);
    gboolean shown = i < N_FIRST || self->unfolded || ban != NULL;

    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[i]), subtitle);
    adw_switch_row_set_active (self->rows[i], ban != NULL);
    gtk_widget_set_visible (GTK_WIDGET (self->rows[i]), shown);
    n_hidden += shown ? 0 : 1;
  }
  gtk_widget_set_visible (self->more_row, n_hidden > 0);
  self->updating = FALSE;
}

/* --- changes ----------------------------------------------------------------------------------------- */

static gpointer
add_bans (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *bans = data;

  for (guint i = 0; i < bans->len; i++) {
    if (!kor_register_add_ban (register_, g_ptr_array_index (bans, i), error))
      return NULL;
  }
  return GINT_TO_POINTER (TRUE);
}

static gpointer
lift_bans (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;

  for (guint i = 0; i < change->bans->len; i++) {
    const KorBan *ban = g_ptr_array_index (change->bans, i);

    if (!kor_register_lift_ban (register_, ban->id, change->because, error))
      return NULL;
  }
  return GINT_TO_POINTER (TRUE);
}

static gpointer
set_ban (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;

  if (!kor_register_add_ban (register_, change->ban, error))
    return NULL;
  return kor_ban_copy (change->ban);
}

static void
say_done (KorBanGroup *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);
  KorWindow *window = get_window (self);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  if (window != NULL)
    kor_window_add_toast (window, toast);
  else
    g_object_unref (toast);
}

static void
ban_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorBanGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorBan) ban = kor_register_call_finish (KOR_REGISTER (source), result, &error);
  g_autofree char *text = NULL;
  Change *undo;

  if (ban == NULL) {
    update (self);
    if (get_window (self) != NULL)
      kor_window_show_error (get_window (self), _ ("The ban was not saved"), error);
    return;
  }
  /* Translators: %s is what is forbidden, for example "Ban set: direct advertising" */
  text = g_strdup_printf (_ ("Ban set: %s"), kor_scope_get_title (ban->scope));
  undo = g_new0 (Change, 1);
  undo->bans = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_ban_free);
  undo->because = g_strdup (_ ("undone"));
  g_ptr_array_add (undo->bans, g_steal_pointer (&ban));
  kor_undo_push (self->undo, text, lift_bans, undo, change_free);
  say_done (self, text);
}

static void
start_setting (KorBanGroup *self, KorScope scope)
{
  KorContext *context = kor_register_get_context (self->register_);
  Change *change = g_new0 (Change, 1);

  change->ban = kor_ban_new (self->customer_id,
                             scope,
                             KOR_EXTENT_BOTH,
                             (KorChannel) gtk_drop_down_get_selected (self->channel_drop),
                             kor_context_get_today (context));
  kor_register_call_async (self->register_,
                           set_ban,
                           change,
                           change_free,
                           (GDestroyNotify) kor_ban_free,
                           NULL,
                           ban_set_cb,
                           g_object_ref (self));
}

static void
pending_free (Pending *pending)
{
  g_object_unref (pending->self);
  g_ptr_array_unref (pending->bans);
  g_free (pending);
}

static void
bans_lifted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Pending *pending = user_data;
  KorBanGroup *self = pending->self;
  g_autoptr (GError) error = NULL;

  if (kor_register_call_finish (KOR_REGISTER (source), result, &error) != NULL) {
    /* Translators: %s is what was forbidden, for example "Ban lifted: direct advertising" */
    g_autofree char *text =
      g_strdup_printf (_ ("Ban lifted: %s"), kor_scope_get_title (pending->scope));

    kor_undo_push (self->undo,
                   text,
                   add_bans,
                   g_ptr_array_ref (pending->bans),
                   (GDestroyNotify) g_ptr_array_unref);
    say_done (self, text);
  } else {
    update (self);
    if (get_window (self) != NULL)
      kor_window_show_error (get_window (self), _ ("The ban was not lifted"), error);
  }
  pending_free (pending);
}

/* The bans as they would be set anew: with the day and the way they came by. */
static GPtrArray *
copy_bans (KorBanGroup *self, KorScope scope, gboolean anew)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_ban_free);

  for (guint i = 0; i < self->bans->len; i++) {
    const KorBan *ban = g_ptr_array_index (self->bans, i);
    KorBan *copy;

    if (ban->scope != scope)
      continue;
    copy = kor_ban_copy (ban);
    if (anew)
      copy->id = 0;
    g_ptr_array_add (copies, copy);
  }
  return copies;
}

static void
start_lifting (KorBanGroup *self, KorScope scope, const char *because)
{
  Change *change = g_new0 (Change, 1);
  Pending *pending = g_new0 (Pending, 1);

  change->bans = copy_bans (self, scope, FALSE);
  change->because = g_strdup (because);
  pending->self = g_object_ref (self);
  pending->scope = scope;
  pending->bans = copy_bans (self, scope, TRUE);
  kor_register_call_async (
    self->register_, lift_bans, change, change_free, NULL, NULL, bans_lifted_cb, pending);
}

/* --- on whose word -------------------------------------------------------------------------------------- */

static void
word_response_cb (KorBanGroup *self, const char *response, AdwAlertDialog *dialog)
{
  GtkWidget *entry = g_object_get_data (G_OBJECT (dialog), "kor-entry");
  KorScope scope = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "kor-scope"));
  g_autofree char *because = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (g_str_equal (response, "lift"))
    start_lifting (self, scope, because);
  else
    update (self);
}

static void
word_edited_cb (GtkEditable *entry, AdwAlertDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (dialog, "lift", *text != '\0');
}

/* A ban is lifted only on the customer's own word, and who brought it is written down. */
static void
ask_word (KorBanGroup *self, KorScope scope)
{
  g_autofree char *heading = g_strdup_printf (_ ("Lift the Ban: %s?"), kor_scope_get_title (scope));
  AdwDialog *dialog = adw_alert_dialog_new (heading, _ ("On whose word is the ban lifted?"));
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry),
                                 _ ("For example: the customer, by telephone"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (dialog), TRUE);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);
  adw_alert_dialog_add_responses (
    ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "lift", _ ("_Lift Ban"), NULL);
  adw_alert_dialog_set_response_appearance (
    ADW_ALERT_DIALOG (dialog), "lift", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "lift", FALSE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "kor-entry", entry);
  g_object_set_data (G_OBJECT (dialog), "kor-scope", GUINT_TO_POINTER (scope));
  g_signal_connect_object (entry, "changed", G_CALLBACK (word_edited_cb), dialog, 0);
  g_signal_connect_object (
    dialog, "response", G_CALLBACK (word_response_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
  gtk_widget_grab_focus (entry);
}

static void
switched_cb (KorBanGroup *self, GParamSpec *pspec, AdwSwitchRow *row)
{
  if (self->updating || self->customer_id == 0)
    return;
  for (guint i = 0; i < KOR_N_SCOPES; i++) {
    if (self->rows[i] != row)
      continue;
    if (adw_switch_row_get_active (row))
      start_setting (self, scope_order[i]);
    else
      ask_word (self, scope_order[i]);
  }
}

static void
more_cb (KorBanGroup *self)
{
  self->unfolded = TRUE;
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->rows[N_FIRST]));
}

/* --- GObject ---------------------------------------------------------------------------------------------- */

static void
kor_ban_group_dispose (GObject *object)
{
  KorBanGroup *self = KOR_BAN_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_BAN_GROUP);
  g_clear_object (&self->register_);
  g_clear_object (&self->undo);
  g_clear_pointer (&self->bans, g_ptr_array_unref);

  G_OBJECT_CLASS (kor_ban_group_parent_class)->dispose (object);
}

static void
kor_ban_group_class_init (KorBanGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_ban_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kortisto/Kortisto/ui/kor-ban-group.ui");
  gtk_widget_class_bind_template_child (widget_class, KorBanGroup, channel_drop);
  gtk_widget_class_bind_template_child (widget_class, KorBanGroup, more_row);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
kor_ban_group_init (KorBanGroup *self)
{
  const char *channels[KOR_CHANNEL_IMPORT + 1] = { NULL };
  g_autofree char *more = g_strdup_printf (_ ("Show All %u"), KOR_N_SCOPES);
  g_autoptr (GtkStringList) list = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more_row), more);
  for (guint i = 0; i < KOR_CHANNEL_IMPORT; i++)
    channels[i] = kor_channel_get_title (i);
  list = gtk_string_list_new (channels);
  gtk_drop_down_set_model (self->channel_drop, G_LIST_MODEL (list));

  g_object_ref (self->more_row);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->more_row);
  for (guint i = 0; i < KOR_N_SCOPES; i++) {
    self->rows[i] = ADW_SWITCH_ROW (adw_switch_row_new ());
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[i]),
                                   kor_scope_get_title (scope_order[i]));
    g_signal_connect_object (
      self->rows[i], "notify::active", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->rows[i]));
  }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->more_row);
  g_object_unref (self->more_row);
}

/**
 * kor_ban_group_set_register:
 * @self: the group
 * @register_: whose customers it shows
 * @undo: where changes can be taken back
 */
void
kor_ban_group_set_register (KorBanGroup *self, KorRegister *register_, KorUndo *undo)
{
  gboolean maintains = kor_user_has_right (kor_register_get_user (register_), KOR_ROLE_MAINTAINS);

  g_set_object (&self->register_, register_);
  g_set_object (&self->undo, undo);
  gtk_widget_set_sensitive (GTK_WIDGET (self->channel_drop), maintains);
  for (guint i = 0; i < KOR_N_SCOPES; i++)
    gtk_widget_set_sensitive (GTK_WIDGET (self->rows[i]), maintains);
}

/**
 * kor_ban_group_set_bans:
 * @self: the group
 * @customer_id: whose bans
 * @bans: (element-type KorBan): those in force
 */
void
kor_ban_group_set_bans (KorBanGroup *self, gint64 customer_id, GPtrArray *bans)
{
  if (self->customer_id != customer_id)
    self->unfolded = FALSE;
  self->customer_id = customer_id;
  g_clear_pointer (&self->bans, g_ptr_array_unref);
  self->bans = g_ptr_array_ref (bans);
  update (self);
}
