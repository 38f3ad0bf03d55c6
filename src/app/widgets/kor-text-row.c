/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-text-row.h"

struct _KorTextRow {
  AdwPreferencesRow parent_instance;

  GtkLabel *title;
  GtkTextView *view;
  GtkTextBuffer *buffer;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorTextRow, kor_text_row, ADW_TYPE_PREFERENCES_ROW)

static void
buffer_changed_cb (KorTextRow *self)
{
  kor_text_row_mark (self, TRUE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
title_changed_cb (KorTextRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static gboolean
kor_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KOR_TEXT_ROW (widget)->view));
}

static void
kor_text_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_TEXT_ROW);
  G_OBJECT_CLASS (kor_text_row_parent_class)->dispose (object);
}

static void
kor_text_row_class_init (KorTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_text_row_dispose;
  widget_class->grab_focus = kor_text_row_grab_focus;
  signals[CHANGED] = g_signal_new (
    "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kortisto/Kortisto/ui/kor-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KorTextRow, title);
  gtk_widget_class_bind_template_child (widget_class, KorTextRow, view);
  gtk_widget_class_bind_template_child (widget_class, KorTextRow, buffer);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed_cb);
}

static void
kor_text_row_init (KorTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::title", G_CALLBACK (title_changed_cb), NULL);
}

/* Returns: (transfer full) (nullable): the text without blanks round it; %NULL when there is none */
char *
kor_text_row_dup_text (KorTextRow *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

void
kor_text_row_set_text (KorTextRow *self, const char *text)
{
  gtk_text_buffer_set_text (self->buffer, text != NULL ? text : "", -1);
}

/* Says whether the text is right, for the eye and for a screen reader. */
void
kor_text_row_mark (KorTextRow *self, gboolean valid)
{
  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->view),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}
