/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-letter-text-row.h"

#include <glib/gi18n.h>

#include "kor-letter-text.h"
#include "kor-text-row.h"

struct _KorLetterTextRow {
  AdwExpanderRow parent_instance;

  KorTextRow *text;
  AdwActionRow *original;
  GtkWidget *back;

  char *id;
  char *original_text;
  gboolean setting;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorLetterTextRow, kor_letter_text_row, ADW_TYPE_EXPANDER_ROW)

/* What the row says while it is folded, and whether there is a way back. */
static void
show_state (KorLetterTextRow *self)
{
  g_autofree char *change = kor_letter_text_row_dup_change (self);
  const char *part = kor_letter_text_get_title (self->id);
  g_autofree char *marked = NULL;

  if (change != NULL)
    /* Translators: %s is "Paragraph" or another part of a letter that the office has rewritten */
    marked = g_strdup_printf (_ ("%s · changed"), part);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 change != NULL ? change : self->original_text);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), marked != NULL ? marked : part);
  gtk_widget_set_sensitive (self->back, change != NULL);
}

static void
changed_cb (KorLetterTextRow *self)
{
  if (self->setting)
    return;
  show_state (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
back_cb (KorLetterTextRow *self)
{
  kor_text_row_set_text (self->text, self->original_text);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
kor_letter_text_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_LETTER_TEXT_ROW);
  G_OBJECT_CLASS (kor_letter_text_row_parent_class)->dispose (object);
}

static void
kor_letter_text_row_finalize (GObject *object)
{
  g_free (KOR_LETTER_TEXT_ROW (object)->id);
  g_free (KOR_LETTER_TEXT_ROW (object)->original_text);
  G_OBJECT_CLASS (kor_letter_text_row_parent_class)->finalize (object);
}

static void
kor_letter_text_row_class_init (KorLetterTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_letter_text_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = kor_letter_text_row_finalize;
  signals[CHANGED] = g_signal_new (
    "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KOR_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-letter-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KorLetterTextRow, text);
  gtk_widget_class_bind_template_child (widget_class, KorLetterTextRow, original);
  gtk_widget_class_bind_template_child (widget_class, KorLetterTextRow, back);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
kor_letter_text_row_init (KorLetterTextRow *self)
{
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->setting = FALSE;
}

/**
 * kor_letter_text_row_new:
 * @id: of a text that can be changed
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
kor_letter_text_row_new (const char *id)
{
  KorLetterTextRow *self = g_object_new (KOR_TYPE_LETTER_TEXT_ROW, NULL);

  self->id = g_strdup (id);
  return GTK_WIDGET (self);
}

const char *
kor_letter_text_row_get_id (KorLetterTextRow *self)
{
  return self->id;
}

/**
 * kor_letter_text_row_set_text:
 * @self: a row
 * @original: the program's own text
 * @text: (nullable): what the office has made of it; %NULL: nothing
 */
void
kor_letter_text_row_set_text (KorLetterTextRow *self, const char *original, const char *text)
{
  self->setting = TRUE;
  g_set_str (&self->original_text, original);
  kor_text_row_set_text (self->text, text != NULL ? text : original);
  adw_action_row_set_subtitle (self->original, original);
  self->setting = FALSE;
  show_state (self);
}

/* Returns: (transfer full) (nullable): what the office wants; %NULL: the original */
char *
kor_letter_text_row_dup_change (KorLetterTextRow *self)
{
  g_autofree char *text = kor_text_row_dup_text (self->text);

  return text != NULL && g_strcmp0 (text, self->original_text) != 0 ? g_steal_pointer (&text)
                                                                    : NULL;
}

/* Returns: whether every placeholder of the original is there still; marks the text */
gboolean
kor_letter_text_row_check (KorLetterTextRow *self, GError **error)
{
  g_autofree char *change = kor_letter_text_row_dup_change (self);
  gboolean valid = change == NULL || kor_letter_text_check (self->original_text, change, error);

  kor_text_row_mark (self->text, valid);
  return valid;
}
