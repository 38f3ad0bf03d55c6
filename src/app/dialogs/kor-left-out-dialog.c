/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-left-out-dialog.h"

#include <glib/gi18n.h>

#include "kor-list-rules.h"
#include "kor-list-run.h"
#include "kor-ui-text.h"
#include "kor-words-text.h"

/* A reason shows so many people and then so many more at a time. */
#define SHOWN_AT_ONCE 50

struct _KorLeftOutDialog {
  AdwDialog parent_instance;

  AdwWindowTitle *title;
  AdwPreferencesGroup *group;

  GPtrArray *left_out; /* of KorListLeftOut, by reason */
  KorPurpose purpose;
};

enum {
  CUSTOMER_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* People @from to @to (not included) of the array have one reason. */
typedef struct {
  KorLeftOutDialog *dialog;
  GtkWidget *expander;
  GtkWidget *more; /* row that shows more; NULL when all are shown */
  guint next;
  guint to;
} Reason;

G_DEFINE_FINAL_TYPE (KorLeftOutDialog, kor_left_out_dialog, ADW_TYPE_DIALOG)

static void
customer_activated_cb (GtkWidget *row, const KorListLeftOut *person)
{
  KorLeftOutDialog *self =
    KOR_LEFT_OUT_DIALOG (gtk_widget_get_ancestor (row, KOR_TYPE_LEFT_OUT_DIALOG));
  gint64 id = person->customer_id;

  g_object_ref (self);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CUSTOMER_ACTIVATED], 0, id);
  g_object_unref (self);
}

static void
add_person (Reason *reason, const KorListLeftOut *person)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), person->name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (customer_activated_cb), (gpointer) person);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (reason->expander), row);
}

static void show_more_cb (Reason *reason);

static void
show_more (Reason *reason)
{
  guint until = MIN (reason->to, reason->next + SHOWN_AT_ONCE);
  guint rest;
  g_autofree char *title = NULL;

  if (reason->more != NULL)
    adw_expander_row_remove (ADW_EXPANDER_ROW (reason->expander), reason->more);
  reason->more = NULL;
  for (; reason->next < until; reason->next++)
    add_person (reason, g_ptr_array_index (reason->dialog->left_out, reason->next));
  rest = reason->to - reason->next;
  if (rest == 0)
    return;
  /* Translators: so many more people are not shown yet */
  title = g_strdup_printf (ngettext ("Show %u more", "Show %u more", rest), rest);
  reason->more = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (reason->more), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (reason->more), TRUE);
  g_signal_connect_swapped (reason->more, "activated", G_CALLBACK (show_more_cb), reason);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (reason->expander), reason->more);
}

static void
show_more_cb (Reason *reason)
{
  show_more (reason);
}

static void
expanded_cb (Reason *reason)
{
  if (reason->next < reason->to && reason->more == NULL)
    show_more (reason);
}

/* A ban is named by what it forbids. */
static char *
describe_reason (KorLeftOutDialog *self, KorLeftOut reason)
{
  KorScope scope = KOR_N_SCOPES;

  if (reason == KOR_LEFT_OUT_BAN_OF_SCOPE)
    kor_purpose_get_scope (self->purpose, &scope);
  else if (reason == KOR_LEFT_OUT_BAN_OTHER_MARKETING)
    scope = KOR_SCOPE_OTHER_MARKETING;
  else if (reason == KOR_LEFT_OUT_BAN_LIST_PUBLICATION)
    scope = KOR_SCOPE_LIST_PUBLICATION;
  if (scope == KOR_N_SCOPES)
    return g_strdup (kor_left_out_get_title (reason));
  /* Translators: why somebody is not on a list; %s is what has been forbidden */
  return g_strdup_printf (_ ("Ban: %s"), kor_scope_get_title (scope));
}

static void
add_reason (KorLeftOutDialog *self, KorLeftOut why, guint from, guint to)
{
  Reason *reason = g_new0 (Reason, 1);
  g_autofree char *title = describe_reason (self, why);
  g_autofree char *count = kor_ui_format_count (to - from);
  GtkWidget *label = gtk_label_new (count);

  reason->dialog = self;
  reason->next = from;
  reason->to = to;
  reason->expander = adw_expander_row_new ();
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "count");
  gtk_widget_add_css_class (label, "numeric");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (reason->expander), title);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (reason->expander), label);
  g_signal_connect_data (reason->expander,
                         "notify::expanded",
                         G_CALLBACK (expanded_cb),
                         reason,
                         (GClosureNotify) (void (*) (void)) g_free,
                         G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, reason->expander);
}

static void
kor_left_out_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_LEFT_OUT_DIALOG);
  G_OBJECT_CLASS (kor_left_out_dialog_parent_class)->dispose (object);
}

static void
kor_left_out_dialog_finalize (GObject *object)
{
  g_clear_pointer (&KOR_LEFT_OUT_DIALOG (object)->left_out, g_ptr_array_unref);
  G_OBJECT_CLASS (kor_left_out_dialog_parent_class)->finalize (object);
}

static void
kor_left_out_dialog_class_init (KorLeftOutDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kor_left_out_dialog_dispose;
  object_class->finalize = kor_left_out_dialog_finalize;
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
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-left-out-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorLeftOutDialog, title);
  gtk_widget_class_bind_template_child (widget_class, KorLeftOutDialog, group);
}

static void
kor_left_out_dialog_init (KorLeftOutDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (KorLeftOutDialog *self)
{
  GPtrArray *people = self->left_out;
  g_autofree char *count = kor_ui_format_count (people->len);
  g_autofree char *customers =
    g_strdup_printf (ngettext ("%s customer", "%s customers", people->len), count);
  g_autofree char *subtitle =
    g_strdup_printf ("%s · %s", customers, kor_purpose_get_title (self->purpose));
  guint from = 0;

  adw_window_title_set_subtitle (self->title, subtitle);
  for (guint i = 1; i <= people->len; i++) {
    const KorListLeftOut *first = g_ptr_array_index (people, from);
    const KorListLeftOut *person = i < people->len ? g_ptr_array_index (people, i) : NULL;

    if (person != NULL && person->reason == first->reason)
      continue;
    add_reason (self, first->reason, from, i);
    from = i;
  }
}

/**
 * kor_left_out_dialog_new:
 * @left_out: (element-type KorListLeftOut): who is left out, by reason; kept
 * @purpose: of the list
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_left_out_dialog_new (GPtrArray *left_out, KorPurpose purpose)
{
  KorLeftOutDialog *self = g_object_new (KOR_TYPE_LEFT_OUT_DIALOG, NULL);

  self->left_out = g_ptr_array_ref (left_out);
  self->purpose = purpose;
  fill (self);
  return ADW_DIALOG (self);
}
