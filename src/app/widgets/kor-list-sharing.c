/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-list-sharing.h"

struct _KorListSharing {
  AdwPreferencesGroup parent_instance;

  AdwSwitchRow *households;
  AdwSwitchRow *family;
  AdwSwitchRow *organisations;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorListSharing, kor_list_sharing, ADW_TYPE_PREFERENCES_GROUP)

static void
changed_cb (KorListSharing *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
kor_list_sharing_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_LIST_SHARING);
  G_OBJECT_CLASS (kor_list_sharing_parent_class)->dispose (object);
}

static void
kor_list_sharing_class_init (KorListSharingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_list_sharing_dispose;
  signals[CHANGED] = g_signal_new (
    "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-list-sharing.ui");
  gtk_widget_class_bind_template_child (widget_class, KorListSharing, households);
  gtk_widget_class_bind_template_child (widget_class, KorListSharing, family);
  gtk_widget_class_bind_template_child (widget_class, KorListSharing, organisations);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kor_list_sharing_init (KorListSharing *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: who may stand on one label */
KorMerge
kor_list_sharing_get (KorListSharing *self)
{
  KorMerge merge = KOR_MERGE_NONE;

  if (adw_switch_row_get_active (self->households)) {
    merge |= KOR_MERGE_HOUSEHOLDS;
    if (adw_switch_row_get_active (self->family))
      merge |= KOR_MERGE_FAMILY;
  }
  if (adw_switch_row_get_active (self->organisations))
    merge |= KOR_MERGE_ORGANISATIONS;
  return merge;
}
