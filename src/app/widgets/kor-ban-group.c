/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-ban-group.h"

#include <glib/gi18n.h>

#include "kor-ban-act.h"
#include "kor-ban-person.h"
#include "kor-bans-dialog.h"
#include "kor-list-rules.h"
#include "kor-words-text.h"

#define N_FIRST 3 /* the others unfold, or show themselves when they are in force */

struct _KorBanGroup {
  AdwPreferencesGroup parent_instance;

  GtkDropDown *channel_drop;
  GtkWidget *more_row;
  GtkWidget *details_row;
  AdwSwitchRow *rows[KOR_N_SCOPES];

  KorRegister *register_;
  KorUndo *undo;
  gint64 customer_id;
  GPtrArray *bans; /* of KorBan, those in force */
  gboolean unfolded;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (KorBanGroup, kor_ban_group, ADW_TYPE_PREFERENCES_GROUP)

/* The widest one of the scope. */
static const KorBan *
find_ban (KorBanGroup *self, KorScope scope)
{
  const KorBan *found = NULL;

  for (guint i = 0; self->bans != NULL && i < self->bans->len; i++) {
    const KorBan *ban = g_ptr_array_index (self->bans, i);

    if (ban->scope == scope && (found == NULL || ban->extent == KOR_EXTENT_BOTH))
      found = ban;
  }
  return found;
}

static void
update (KorBanGroup *self)
{
  guint n_hidden = 0;

  self->updating = TRUE;
  for (guint i = 0; i < KOR_N_SCOPES; i++) {
    const KorBan *ban = find_ban (self, kor_ban_act_get_scope (i));
    g_autofree char *subtitle = kor_ban_person_describe_ban (ban);
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

static void
set_failed_cb (GtkWidget *widget)
{
  if (KOR_BAN_GROUP (widget)->register_ != NULL)
    update (KOR_BAN_GROUP (widget));
}

static KorBanWork *
create_work (KorBanGroup *self, KorScope scope)
{
  return kor_ban_work_new (&self->customer_id, 1, KOR_SCOPE_BIT (scope));
}

static void
set_ban (KorBanGroup *self, KorScope scope)
{
  KorBanWork *work = create_work (self, scope);

  work->channel = (KorChannel) gtk_drop_down_get_selected (self->channel_drop);
  kor_ban_act_run (GTK_WIDGET (self), self->register_, self->undo, work, set_failed_cb);
}

static void
switched_cb (KorBanGroup *self, GParamSpec *pspec, AdwSwitchRow *row)
{
  if (self->updating || self->customer_id == 0)
    return;
  for (guint i = 0; i < KOR_N_SCOPES; i++) {
    gboolean in_force = find_ban (self, kor_ban_act_get_scope (i)) != NULL;

    /* A switch that has been set back says so once more. */
    if (self->rows[i] != row || adw_switch_row_get_active (row) == in_force)
      continue;
    if (adw_switch_row_get_active (row)) {
      set_ban (self, kor_ban_act_get_scope (i));
      continue;
    }
    kor_ban_act_ask_and_lift (GTK_WIDGET (self),
                              self->register_,
                              self->undo,
                              create_work (self, kor_ban_act_get_scope (i)));
    /* The ban is in force until somebody's word is known. */
    update (self);
  }
}

static void
more_cb (KorBanGroup *self)
{
  self->unfolded = TRUE;
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->rows[N_FIRST]));
}

static void
details_cb (KorBanGroup *self)
{
  if (self->customer_id != 0)
    adw_dialog_present (kor_bans_dialog_new (self->register_, self->undo, self->customer_id),
                        GTK_WIDGET (self));
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
  gtk_widget_class_bind_template_child (widget_class, KorBanGroup, details_row);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, details_cb);
}

/* The rows of the template come behind those made here. */
static void
take_out (KorBanGroup *self, GtkWidget *row)
{
  g_object_ref (row);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
}

static void
put_last (KorBanGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_object_unref (row);
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

  take_out (self, self->more_row);
  take_out (self, self->details_row);
  for (guint i = 0; i < KOR_N_SCOPES; i++) {
    self->rows[i] = ADW_SWITCH_ROW (adw_switch_row_new ());
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[i]),
                                   kor_scope_get_title (kor_ban_act_get_scope (i)));
    g_signal_connect_object (
      self->rows[i], "notify::active", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->rows[i]));
  }
  put_last (self, self->more_row);
  put_last (self, self->details_row);
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
  if (!maintains)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                           _ ("Your role may only read"));
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
