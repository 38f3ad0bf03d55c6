/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-form.h"

/**
 * kor_form_set_sensitive:
 * @form: a widget with fields in it
 * @sensitive: whether they can be filled in now
 *
 * As gtk_widget_set_sensitive(), but takes the keyboard out of the form first: a field that is in
 * focus when it becomes insensitive is not told that it has lost it.
 */
void
kor_form_set_sensitive (GtkWidget *form, gboolean sensitive)
{
  GtkRoot *root = gtk_widget_get_root (form);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (gtk_widget_get_sensitive (form) == sensitive)
    return;
  if (!sensitive && focus != NULL && (focus == form || gtk_widget_is_ancestor (focus, form)))
    gtk_root_set_focus (root, NULL);
  gtk_widget_set_sensitive (form, sensitive);
}
