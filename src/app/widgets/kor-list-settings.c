/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-list-settings.h"

#include "kor-label-settings.h"
#include "kor-list-sharing.h"
#include "kor-list-use.h"
#include "kor-selection-editor.h"

struct _KorListSettings {
  AdwBin parent_instance;

  KorListUse *use;
  KorSelectionEditor *selection;
  KorListSharing *sharing;
  KorLabelSettings *labels;
};

enum {
  CHOICE_CHANGED,
  SHEET_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorListSettings, kor_list_settings, ADW_TYPE_BIN)

static void
choice_changed_cb (KorListSettings *self)
{
  g_signal_emit (self, signals[CHOICE_CHANGED], 0);
}

static void
sheet_changed_cb (KorListSettings *self)
{
  g_signal_emit (self, signals[SHEET_CHANGED], 0);
}

/* --- the sender ---------------------------------------------------------------------------------------- */

static gpointer
load_profile_call (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  return kor_register_get_profile (register_, error);
}

/* Returns: (transfer full): the company's name and address, its parts joined by ", " */
static char *
describe_sender (const KorProfile *profile)
{
  g_autoptr (GString) sender = g_string_new (profile->controller);

  if (profile->street != NULL && *profile->street != '\0')
    g_string_append_printf (sender, ", %s", profile->street);
  if (profile->city != NULL && *profile->city != '\0')
    g_string_append_printf (sender,
                            ", %s%s%s",
                            profile->postal_code != NULL ? profile->postal_code : "",
                            profile->postal_code != NULL ? " " : "",
                            profile->city);
  return g_string_free_and_steal (g_steal_pointer (&sender));
}

static void
profile_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorListSettings) self = user_data;
  g_autoptr (KorProfile) profile = kor_register_call_finish (KOR_REGISTER (source), result, NULL);
  g_autofree char *sender = NULL;

  /* The sender can be written by hand. */
  if (profile == NULL || self->labels == NULL)
    return;
  sender = describe_sender (profile);
  kor_label_settings_set_sender (self->labels, sender);
}

/* --- object -------------------------------------------------------------------------------------------- */

static void
kor_list_settings_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_LIST_SETTINGS);
  G_OBJECT_CLASS (kor_list_settings_parent_class)->dispose (object);
}

static void
kor_list_settings_class_init (KorListSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_list_settings_dispose;
  signals[CHOICE_CHANGED] =
    g_signal_new ("choice-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHEET_CHANGED] =
    g_signal_new ("sheet-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KOR_TYPE_LIST_USE);
  g_type_ensure (KOR_TYPE_SELECTION_EDITOR);
  g_type_ensure (KOR_TYPE_LIST_SHARING);
  g_type_ensure (KOR_TYPE_LABEL_SETTINGS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-list-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, KorListSettings, use);
  gtk_widget_class_bind_template_child (widget_class, KorListSettings, selection);
  gtk_widget_class_bind_template_child (widget_class, KorListSettings, sharing);
  gtk_widget_class_bind_template_child (widget_class, KorListSettings, labels);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_changed_cb);
}

static void
kor_list_settings_init (KorListSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows the recipients and saved selections of @register_, and its company as the sender. */
void
kor_list_settings_set_register (KorListSettings *self, KorRegister *register_)
{
  kor_list_use_set_register (self->use, register_);
  kor_selection_editor_set_register (self->selection, register_);
  kor_register_call_async (register_,
                           load_profile_call,
                           NULL,
                           NULL,
                           (GDestroyNotify) kor_profile_free,
                           NULL,
                           profile_loaded_cb,
                           g_object_ref (self));
}

/**
 * kor_list_settings_get_choice:
 * @self: the settings
 *
 * Returns: (transfer full) (nullable): what is chosen; %NULL while something can't be read or the
 *   recipient's name or ground is missing, which is then marked
 */
KorListChoice *
kor_list_settings_get_choice (KorListSettings *self)
{
  g_autoptr (KorListChoice) choice = g_new0 (KorListChoice, 1);
  gboolean valid;

  choice->selection = kor_selection_editor_dup_selection (self->selection);
  valid = kor_list_use_read (self->use, choice);
  choice->merge = kor_list_sharing_get (self->sharing);
  choice->order = kor_label_settings_get_order (self->labels);
  choice->grouping = kor_label_settings_get_grouping (self->labels);
  return valid && choice->selection != NULL ? g_steal_pointer (&choice) : NULL;
}

/* Returns: (transfer full) (nullable): on what labels are printed; %NULL while it can't be read */
KorLabelChoice *
kor_list_settings_get_labels (KorListSettings *self)
{
  return kor_label_settings_dup_choice (self->labels);
}

void
kor_list_settings_set_start (KorListSettings *self, guint place)
{
  kor_label_settings_set_start (self->labels, place);
}

void
kor_list_settings_toggle_skipped (KorListSettings *self, guint place)
{
  kor_label_settings_toggle_skipped (self->labels, place);
}
