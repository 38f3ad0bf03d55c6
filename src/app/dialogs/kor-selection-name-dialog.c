/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-selection-name-dialog.h"

#include <glib/gi18n.h>

#include "kor-collation.h"
#include "kor-entry-value.h"

#define MAX_NAME 100

struct _KorSelectionNameDialog {
  AdwAlertDialog parent_instance;

  AdwEntryRow *entry;
  GtkLabel *hint;

  GStrv taken; /* names of the saved ones */
};

G_DEFINE_FINAL_TYPE (KorSelectionNameDialog, kor_selection_name_dialog, ADW_TYPE_ALERT_DIALOG)

/* Returns: (transfer none) (nullable): the saved one of this name, whatever its case */
static const char *
find_taken (KorSelectionNameDialog *self, const char *name)
{
  g_autofree char *wanted = kor_fold (name);

  for (int i = 0; self->taken != NULL && self->taken[i] != NULL; i++) {
    g_autofree char *known = kor_fold (self->taken[i]);

    if (g_str_equal (known, wanted))
      return self->taken[i];
  }
  return NULL;
}

static void
update (KorSelectionNameDialog *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);
  g_autofree char *name = kor_entry_dup_text (GTK_WIDGET (self->entry));
  const char *taken = name != NULL ? find_taken (self, name) : NULL;
  g_autofree char *hint = NULL;

  if (name != NULL && *name == '@')
    hint = g_strdup (_ ("A name does not begin with @."));
  else if (taken != NULL)
    hint = g_strdup_printf (_ ("“%s” is saved already; it will be replaced."), taken);
  adw_alert_dialog_set_response_enabled (dialog, "save", name != NULL && *name != '@');
  adw_alert_dialog_set_response_label (dialog, "save", taken != NULL ? _ ("_Replace") : _ ("_Save"));
  gtk_label_set_label (self->hint, hint != NULL ? hint : "");
}

static void
kor_selection_name_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_SELECTION_NAME_DIALOG);
  g_clear_pointer (&KOR_SELECTION_NAME_DIALOG (object)->taken, g_strfreev);
  G_OBJECT_CLASS (kor_selection_name_dialog_parent_class)->dispose (object);
}

static void
kor_selection_name_dialog_class_init (KorSelectionNameDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_selection_name_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-selection-name-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorSelectionNameDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, KorSelectionNameDialog, hint);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
kor_selection_name_dialog_init (KorSelectionNameDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kor_selection_name_dialog_new:
 * @sentence: the selection in words
 * @name: (nullable): the name it will probably have
 * @taken: (array zero-terminated=1): names of the saved ones
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
kor_selection_name_dialog_new (const char *sentence, const char *name, const char *const *taken)
{
  KorSelectionNameDialog *self = g_object_new (KOR_TYPE_SELECTION_NAME_DIALOG, NULL);

  self->taken = g_strdupv ((char **) taken);
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (self), sentence);
  adw_entry_row_set_max_length (self->entry, MAX_NAME);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name != NULL ? name : "");
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->entry));
  update (self);
  return ADW_DIALOG (self);
}

/* Returns: (transfer full) (nullable): the name as it is written */
char *
kor_selection_name_dialog_dup_name (KorSelectionNameDialog *self)
{
  return kor_entry_dup_text (GTK_WIDGET (self->entry));
}

/* Returns: whether a saved one of this name gives way */
gboolean
kor_selection_name_dialog_replaces (KorSelectionNameDialog *self)
{
  g_autofree char *name = kor_selection_name_dialog_dup_name (self);

  return name != NULL && find_taken (self, name) != NULL;
}
