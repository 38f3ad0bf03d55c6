/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-long-lines-dialog.h"

#include <glib/gi18n.h>

#include "kor-label-warnings.h"
#include "kor-ui-text.h"

/* So many are shown, and then so many more at a time. */
#define SHOWN_AT_ONCE 50

struct _KorLongLinesDialog {
  AdwDialog parent_instance;

  AdwWindowTitle *title;
  AdwPreferencesGroup *group;

  GPtrArray *warnings; /* of KorLabelWarning */
  GPtrArray *persons;  /* of KorListPerson: whose labels they are */
  guint next;
  GtkWidget *more; /* row that shows more; NULL when all are shown */
};

enum {
  CUSTOMER_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorLongLinesDialog, kor_long_lines_dialog, ADW_TYPE_DIALOG)

static void
customer_activated_cb (GtkWidget *row, const KorLabelWarning *warning)
{
  KorLongLinesDialog *self =
    KOR_LONG_LINES_DIALOG (gtk_widget_get_ancestor (row, KOR_TYPE_LONG_LINES_DIALOG));
  gint64 id = warning->customer_id;

  g_object_ref (self);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CUSTOMER_ACTIVATED], 0, id);
  g_object_unref (self);
}

static void
add_warning (KorLongLinesDialog *self, const KorLabelWarning *warning)
{
  const KorListPerson *person = self->persons->pdata[warning->person];
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *why = kor_label_warning_describe (warning);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), person->lines[0]);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (customer_activated_cb), (gpointer) warning);
  adw_preferences_group_add (self->group, row);
}

static void show_more_cb (KorLongLinesDialog *self);

static void
show_more (KorLongLinesDialog *self)
{
  guint until = MIN (self->warnings->len, self->next + SHOWN_AT_ONCE);
  guint rest = self->warnings->len - until;
  g_autofree char *title = NULL;

  if (self->more != NULL)
    adw_preferences_group_remove (self->group, self->more);
  self->more = NULL;
  for (; self->next < until; self->next++)
    add_warning (self, self->warnings->pdata[self->next]);
  if (rest == 0)
    return;
  title = g_strdup_printf (ngettext ("Show %u more", "Show %u more", rest), rest);
  self->more = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->more), TRUE);
  g_signal_connect_swapped (self->more, "activated", G_CALLBACK (show_more_cb), self);
  adw_preferences_group_add (self->group, self->more);
}

static void
show_more_cb (KorLongLinesDialog *self)
{
  show_more (self);
}

static void
kor_long_lines_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_LONG_LINES_DIALOG);
  G_OBJECT_CLASS (kor_long_lines_dialog_parent_class)->dispose (object);
}

static void
kor_long_lines_dialog_finalize (GObject *object)
{
  KorLongLinesDialog *self = KOR_LONG_LINES_DIALOG (object);

  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->persons, g_ptr_array_unref);
  G_OBJECT_CLASS (kor_long_lines_dialog_parent_class)->finalize (object);
}

static void
kor_long_lines_dialog_class_init (KorLongLinesDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kor_long_lines_dialog_dispose;
  object_class->finalize = kor_long_lines_dialog_finalize;
  signals[CUSTOMER_ACTIVATED] = g_signal_new ("customer-activated",
                                              G_TYPE_FROM_CLASS (klass),
                                              G_SIGNAL_RUN_LAST,
                                              0,
                                              NULL,
                                              NULL,
                                              NULL,
                                              G_TYPE_NONE,
                                              1,
                                              G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-long-lines-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorLongLinesDialog, title);
  gtk_widget_class_bind_template_child (widget_class, KorLongLinesDialog, group);
}

static void
kor_long_lines_dialog_init (KorLongLinesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kor_long_lines_dialog_new:
 * @warnings: (element-type KorLabelWarning): what to look at; kept
 * @persons: (element-type KorListPerson): whose labels they are; kept
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_long_lines_dialog_new (GPtrArray *warnings, GPtrArray *persons)
{
  KorLongLinesDialog *self = g_object_new (KOR_TYPE_LONG_LINES_DIALOG, NULL);
  g_autofree char *count = kor_ui_format_count (warnings->len);
  g_autofree char *subtitle =
    g_strdup_printf (ngettext ("%s label", "%s labels", warnings->len), count);

  self->warnings = g_ptr_array_ref (warnings);
  self->persons = g_ptr_array_ref (persons);
  adw_window_title_set_subtitle (self->title, subtitle);
  show_more (self);
  return ADW_DIALOG (self);
}
