/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-selection-group.h"

#include <glib/gi18n.h>

#include "kor-entry-value.h"
#include "kor-selection-row.h"
#include "kor-selection-text-row.h"
#include "kor-selection-toggle-row.h"

/* Most lists are of those who have ordered lately. */
#define USUAL_MONTHS 24

struct _KorSelectionGroup {
  AdwBin parent_instance;

  GtkLabel *or_label;
  GtkListBox *list;
  GtkWidget *add_row;
  GtkMenuButton *add_button;
  GtkMenuButton *or_button;

  const KorSelectionOffer *offer;
  GPtrArray *rows; /* of KorSelectionRow */
};

enum {
  CHANGED,
  EMPTIED,
  OR,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorSelectionGroup, kor_selection_group, ADW_TYPE_BIN)

/* The fields in the order and in the sections in which they are offered. */
static const struct {
  KorSelectField fields[5];
  guint n_fields;
} sections[] = {
  { { KOR_SELECT_POSTCODE, KOR_SELECT_PLACE, KOR_SELECT_COUNTRY }, 3 },
  { { KOR_SELECT_ORDERED_FROM, KOR_SELECT_ORDERED_TO, KOR_SELECT_PRODUCT, KOR_SELECT_SUM_FROM },
    4 },
  { { KOR_SELECT_LANGUAGE, KOR_SELECT_ORGANISATION, KOR_SELECT_HAS_EMAIL }, 3 },
  { { KOR_SELECT_REGISTER, KOR_SELECT_SOURCE }, 2 },
};

static KorSelectionRow *
find_row (KorSelectionGroup *self, KorSelectField field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (kor_selection_row_get_field (self->rows->pdata[i]) == field)
      return self->rows->pdata[i];
  return NULL;
}

/* A group has one term of each field: one that is there is not offered again. */
static GMenuModel *
make_menu (KorSelectionGroup *self, const char *action, gboolean all)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint s = 0; s < G_N_ELEMENTS (sections); s++) {
    g_autoptr (GMenu) section = g_menu_new ();

    for (guint i = 0; i < sections[s].n_fields; i++) {
      KorSelectField field = sections[s].fields[i];
      g_autoptr (GMenuItem) item = g_menu_item_new (kor_select_field_get_title (field), NULL);

      g_menu_item_set_action_and_target (item, action, "s", kor_select_field_to_string (field));
      if (all || find_row (self, field) == NULL)
        g_menu_append_item (section, item);
    }
    if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  }
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
update_menu (KorSelectionGroup *self)
{
  g_autoptr (GMenuModel) menu = make_menu (self, "selection-group.add", FALSE);

  gtk_menu_button_set_menu_model (self->add_button, menu);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), g_menu_model_get_n_items (menu) > 0);
}

/* --- rows -------------------------------------------------------------------------------------------- */

static void
row_changed_cb (KorSelectionGroup *self, gboolean typed)
{
  g_signal_emit (self, signals[CHANGED], 0, typed);
}

/* The keyboard goes on at the next row. */
static void
row_removed_cb (KorSelectionGroup *self, KorSelectionRow *row)
{
  guint index = 0;

  g_ptr_array_find (self->rows, row, &index);
  g_ptr_array_remove_index (self->rows, index);
  if (self->rows->len > 0)
    gtk_widget_grab_focus (self->rows->pdata[MIN (index, self->rows->len - 1)]);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  update_menu (self);
  g_signal_emit (self, signals[self->rows->len > 0 ? CHANGED : EMPTIED], 0, FALSE);
}

/* Gives a row the values to choose from that are known of its field. */
static void
offer_choices (KorSelectionGroup *self, KorSelectionRow *row)
{
  KorSelectField field = kor_selection_row_get_field (row);
  gboolean day = field == KOR_SELECT_ORDERED_FROM || field == KOR_SELECT_ORDERED_TO;
  const char *const *choices = (const char *const *) self->offer->choices[field];

  if (day && self->offer->today != KOR_DATE_NONE)
    kor_selection_text_row_set_today (KOR_SELECTION_TEXT_ROW (row), self->offer->today);
  else if (choices != NULL)
    kor_selection_text_row_set_choices (KOR_SELECTION_TEXT_ROW (row), choices);
}

static KorSelectionRow *
add_row (KorSelectionGroup *self, KorSelectField field)
{
  gboolean toggles = field == KOR_SELECT_ORGANISATION || field == KOR_SELECT_HAS_EMAIL;
  GtkWidget *row =
    toggles ? kor_selection_toggle_row_new (field) : kor_selection_text_row_new (field);

  gtk_list_box_insert (self->list, row, (int) self->rows->len);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (
    row, "term-changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    row, "term-removed", G_CALLBACK (row_removed_cb), self, G_CONNECT_SWAPPED);
  offer_choices (self, KOR_SELECTION_ROW (row));
  return KOR_SELECTION_ROW (row);
}

/* --- actions ----------------------------------------------------------------------------------------- */

static void
add_action (GtkWidget *widget, const char *name, GVariant *target)
{
  KorSelectField field = KOR_SELECT_POSTCODE;

  if (kor_select_field_from_string (g_variant_get_string (target, NULL), &field))
    kor_selection_group_add (KOR_SELECTION_GROUP (widget), field);
}

static void
or_action (GtkWidget *widget, const char *name, GVariant *target)
{
  KorSelectField field = KOR_SELECT_POSTCODE;

  if (kor_select_field_from_string (g_variant_get_string (target, NULL), &field))
    g_signal_emit (widget, signals[OR], 0, field);
}

static gboolean
kor_selection_group_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KOR_SELECTION_GROUP (widget)->add_button));
}

static void
kor_selection_group_dispose (GObject *object)
{
  KorSelectionGroup *self = KOR_SELECTION_GROUP (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_SELECTION_GROUP);
  G_OBJECT_CLASS (kor_selection_group_parent_class)->dispose (object);
}

static void
kor_selection_group_class_init (KorSelectionGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_selection_group_dispose;
  widget_class->grab_focus = kor_selection_group_grab_focus;
  signals[CHANGED] = g_signal_new (
    "changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[EMPTIED] = g_signal_new (
    "emptied", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[OR] =
    g_signal_new ("or", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_install_action (widget_class, "selection-group.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "selection-group.or", "s", or_action);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-selection-group.ui");
  gtk_widget_class_bind_template_child (widget_class, KorSelectionGroup, or_label);
  gtk_widget_class_bind_template_child (widget_class, KorSelectionGroup, list);
  gtk_widget_class_bind_template_child (widget_class, KorSelectionGroup, add_row);
  gtk_widget_class_bind_template_child (widget_class, KorSelectionGroup, add_button);
  gtk_widget_class_bind_template_child (widget_class, KorSelectionGroup, or_button);
}

static void
kor_selection_group_init (KorSelectionGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kor_selection_group_new:
 * @offer: the values to choose from; outlives the group
 *
 * Returns: (transfer floating): a group without terms
 */
GtkWidget *
kor_selection_group_new (const KorSelectionOffer *offer)
{
  KorSelectionGroup *self = g_object_new (KOR_TYPE_SELECTION_GROUP, NULL);
  g_autoptr (GMenuModel) menu = make_menu (self, "selection-group.or", TRUE);

  self->offer = offer;
  gtk_menu_button_set_menu_model (self->or_button, menu);
  update_menu (self);
  return GTK_WIDGET (self);
}

/* Gives the rows other values to choose from. @offer outlives the group, or the next call of this. */
void
kor_selection_group_set_offer (KorSelectionGroup *self, const KorSelectionOffer *offer)
{
  self->offer = offer;
  for (guint i = 0; i < self->rows->len; i++)
    offer_choices (self, self->rows->pdata[i]);
}

/**
 * kor_selection_group_add:
 * @self: a group
 * @field: what the new term asks
 *
 * Adds a row for a term, ready to be written in.
 */
void
kor_selection_group_add (KorSelectionGroup *self, KorSelectField field)
{
  KorSelectionRow *row = add_row (self, field);

  update_menu (self);
  if (field == KOR_SELECT_ORDERED_FROM && self->offer->today != KOR_DATE_NONE)
    kor_entry_set_date (GTK_WIDGET (row), kor_date_add_months (self->offer->today, -USUAL_MONTHS));
  gtk_widget_grab_focus (GTK_WIDGET (row));
  g_signal_emit (self, signals[CHANGED], 0, FALSE);
}

/* Shows the terms of a selection's group in a group that has none yet. */
void
kor_selection_group_set_terms (KorSelectionGroup *self, const GPtrArray *terms)
{
  for (guint i = 0; i < terms->len; i++) {
    const KorSelectionTerm *term = terms->pdata[i];

    kor_selection_row_set_term (add_row (self, term->field), term);
  }
  update_menu (self);
}

/* Returns: whether a term of the group asks for a town or a country */
gboolean
kor_selection_group_asks_address (KorSelectionGroup *self)
{
  return find_row (self, KOR_SELECT_PLACE) != NULL || find_row (self, KOR_SELECT_COUNTRY) != NULL;
}

/**
 * kor_selection_group_set_place:
 * @self: a group
 * @first: whether no group stands before it
 * @last: whether no group stands behind it
 */
void
kor_selection_group_set_place (KorSelectionGroup *self, gboolean first, gboolean last)
{
  gtk_widget_set_visible (GTK_WIDGET (self->or_label), !first);
  gtk_widget_set_visible (GTK_WIDGET (self->or_button), last && self->rows->len > 0);
}

/**
 * kor_selection_group_read:
 * @self: a group
 * @selection: gets the terms
 * @group: as which of its groups
 * @wanted: (out) (nullable): what is to be written into the first row that can't be read
 * @marked: (out): whether that row shows an error
 *
 * Returns: whether all rows could be read
 */
gboolean
kor_selection_group_read (
  KorSelectionGroup *self, KorSelection *selection, guint group, char **wanted, gboolean *marked)
{
  gboolean all_read = TRUE;

  for (guint i = 0; i < self->rows->len; i++) {
    g_autofree char *sentence = NULL;
    gboolean shown = FALSE;

    if (kor_selection_row_read (self->rows->pdata[i], selection, group, &sentence, &shown))
      continue;
    if (all_read) {
      *wanted = g_steal_pointer (&sentence);
      *marked = shown;
    }
    all_read = FALSE;
  }
  return all_read;
}
