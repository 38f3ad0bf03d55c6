/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-selection-choices.h"

#include <string.h>

#include "kor-collation.h"
#include "kor-selection-value.h"

#define MAX_SHOWN 100 /* more are found by searching */
#define MAX_WITHOUT_SEARCH 8

struct _KorSelectionChoices {
  GtkPopover parent_instance;

  GtkSearchEntry *search;
  GtkListBox *list;
  GtkLabel *more;

  KorSelectField field;
  GStrv choices;
  char *text; /* of the entry */
};

enum {
  TOGGLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorSelectionChoices, kor_selection_choices, GTK_TYPE_POPOVER)

static void
add_row (KorSelectionChoices *self, const char *choice)
{
  GtkWidget *check = gtk_check_button_new_with_label (choice);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               kor_selection_value_has (self->field, self->text, choice));
  gtk_widget_set_can_focus (check, FALSE);
  gtk_widget_set_can_target (check, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, choice, -1);
  gtk_list_box_append (self->list, row);
}

/* Those found; the chosen ones first, so that they can be seen. */
static void
fill (KorSelectionChoices *self)
{
  g_autofree char *wanted = kor_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  guint n_shown = 0, n_found = 0;

  gtk_list_box_remove_all (self->list);
  for (int pass = 0; pass < 2; pass++) {
    for (int i = 0; self->choices[i] != NULL; i++) {
      g_autofree char *folded = kor_fold (self->choices[i]);
      gboolean chosen = kor_selection_value_has (self->field, self->text, self->choices[i]);

      if (chosen == (pass == 1) || strstr (folded, wanted) == NULL)
        continue;
      n_found++;
      if (n_shown < MAX_SHOWN) {
        add_row (self, self->choices[i]);
        n_shown++;
      }
    }
  }
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_found > n_shown);
}

/* --- callbacks -------------------------------------------------------------------------------------- */

static void
search_changed_cb (KorSelectionChoices *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    fill (self);
}

static void
row_activated_cb (KorSelectionChoices *self, GtkListBoxRow *row)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row));
  gboolean on = !gtk_check_button_get_active (check);
  const char *choice = gtk_check_button_get_label (check);
  g_autofree char *text = kor_selection_value_toggle (self->field, self->text, choice, on);

  gtk_check_button_set_active (check, on);
  g_set_str (&self->text, text);
  g_signal_emit (self, signals[TOGGLED], 0, choice, on);
}

/* Enter in the search takes the first one found. */
static void
search_activated_cb (KorSelectionChoices *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL)
    row_activated_cb (self, row);
}

/* Escape in the search would clear it alone. */
static void
stop_search_cb (KorSelectionChoices *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
key_cb (KorSelectionChoices *self, guint keyval)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row == NULL || (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

static void
kor_selection_choices_dispose (GObject *object)
{
  KorSelectionChoices *self = KOR_SELECTION_CHOICES (object);

  g_clear_pointer (&self->choices, g_strfreev);
  g_clear_pointer (&self->text, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_SELECTION_CHOICES);
  G_OBJECT_CLASS (kor_selection_choices_parent_class)->dispose (object);
}

static void
kor_selection_choices_class_init (KorSelectionChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_selection_choices_dispose;
  signals[TOGGLED] = g_signal_new ("toggled",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   G_TYPE_STRING,
                                   G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-selection-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, KorSelectionChoices, search);
  gtk_widget_class_bind_template_child (widget_class, KorSelectionChoices, list);
  gtk_widget_class_bind_template_child (widget_class, KorSelectionChoices, more);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
kor_selection_choices_init (KorSelectionChoices *self)
{
  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kor_selection_choices_new:
 * @field: what the term asks; one that takes several values
 * @choices: (array zero-terminated=1): what can be chosen
 *
 * Returns: (transfer floating): the choices
 */
GtkWidget *
kor_selection_choices_new (KorSelectField field, const char *const *choices)
{
  KorSelectionChoices *self = g_object_new (KOR_TYPE_SELECTION_CHOICES, NULL);

  self->field = field;
  self->choices = g_strdupv ((char **) choices);
  gtk_widget_set_visible (GTK_WIDGET (self->search),
                          g_strv_length (self->choices) > MAX_WITHOUT_SEARCH);
  return GTK_WIDGET (self);
}

/* Shows which of the choices stand in the text of the entry. */
void
kor_selection_choices_set_text (KorSelectionChoices *self, const char *text)
{
  g_set_str (&self->text, text);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill (self);
}
