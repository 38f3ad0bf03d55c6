/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-decision-row.h"

#include <glib/gi18n.h>

#include "kor-entry-value.h"
#include "kor-field-value.h"
#include "kor-request-words-text.h"
#include "kor-text-row.h"
#include "kor-words-text.h"

struct _KorDecisionRow {
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *ground;
  GtkLabel *held;
  GtkLabel *wanted;
  GtkLabel *because;
  AdwToggleGroup *verdict;
  AdwToggle *accept;
  AdwToggle *complete;
  GtkLabel *blocked;
  GtkWidget *value_group;
  AdwEntryRow *value;
  GtkWidget *reasons_group;
  KorTextRow *reasons;

  KorRequestItem *item;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorDecisionRow, kor_decision_row, ADW_TYPE_BIN)

/* What is accepted strikes the held value through and makes the new one stand out. */
static void
set_change (KorDecisionRow *self, gboolean changes)
{
  if (changes) {
    gtk_widget_add_css_class (GTK_WIDGET (self->held), "struck");
    gtk_widget_add_css_class (GTK_WIDGET (self->wanted), "heading");
  } else {
    gtk_widget_remove_css_class (GTK_WIDGET (self->held), "struck");
    gtk_widget_remove_css_class (GTK_WIDGET (self->wanted), "heading");
  }
}

static void
verdict_cb (KorDecisionRow *self)
{
  KorItemDecision decision;

  if (self->item == NULL)
    return;
  decision = kor_decision_row_get_decision (self);
  gtk_widget_set_visible (self->value_group, decision == KOR_ITEM_COMPLETE);
  gtk_widget_set_visible (self->reasons_group, decision == KOR_ITEM_REFUSE);
  set_change (self, decision == KOR_ITEM_ACCEPT);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
changed_cb (KorDecisionRow *self)
{
  if (self->item != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
kor_decision_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (KOR_DECISION_ROW (widget)->verdict),
                                 GTK_DIR_TAB_FORWARD);
}

static void
kor_decision_row_dispose (GObject *object)
{
  KorDecisionRow *self = KOR_DECISION_ROW (object);

  g_clear_pointer (&self->item, kor_request_item_free);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_DECISION_ROW);
  G_OBJECT_CLASS (kor_decision_row_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-decision-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KorDecisionRow, title);
  gtk_widget_class_bind_template_child (widget_class, KorDecisionRow, ground);
  gtk_widget_class_bind_template_child (widget_class, KorDecisionRow, held);
  gtk_widget_class_bind_template_child (widget_class, KorDecisionRow, wanted);
  gtk_widget_class_bind_template_child (widget_class, KorDecisionRow, because);
  gtk_widget_class_bind_template_child (widget_class, KorDecisionRow, verdict);
  gtk_widget_class_bind_template_child (widget_class, KorDecisionRow, accept);
  gtk_widget_class_bind_template_child (widget_class, KorDecisionRow, complete);
  gtk_widget_class_bind_template_child (widget_class, KorDecisionRow, blocked);
  gtk_widget_class_bind_template_child (widget_class, KorDecisionRow, value_group);
  gtk_widget_class_bind_template_child (widget_class, KorDecisionRow, value);
  gtk_widget_class_bind_template_child (widget_class, KorDecisionRow, reasons_group);
  gtk_widget_class_bind_template_child (widget_class, KorDecisionRow, reasons);
  gtk_widget_class_bind_template_callback (widget_class, verdict_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kor_decision_row_class_init (KorDecisionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_decision_row_dispose;
  widget_class->grab_focus = kor_decision_row_grab_focus;
  signals[CHANGED] = g_signal_new (
    "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KOR_TYPE_TEXT_ROW);
  bind_template (widget_class);
}

static void
kor_decision_row_init (KorDecisionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_label (GtkLabel *label, const char *field, const char *value)
{
  g_autofree char *text = kor_field_value_describe (field, value);

  gtk_label_set_label (label, text);
}

/* What was written, and what may be decided of it: an order as a whole can only go. */
static void
fill (KorDecisionRow *self, const KorRequestItem *item)
{
  gboolean order = g_str_equal (item->field, "order");
  gboolean erase = kor_request_item_get_remedy (item) == KOR_REMEDY_ERASE;
  g_autofree char *title =
    g_strdup_printf ("%u  %s", item->number, kor_field_get_title (item->field));
  g_autofree char *label = g_strdup_printf (_ ("Decision on item %s"), title);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->ground, kor_ground_get_title (item->ground));
  gtk_widget_add_css_class (GTK_WIDGET (self->ground),
                            item->ground == KOR_GROUND_NONE ? "warning" : "dimmed");
  if (erase)
    gtk_label_set_label (self->wanted, C_ ("value", "to be erased"));
  else
    set_label (self->wanted, item->field, item->wanted);
  if (item->because != NULL) {
    gtk_label_set_label (self->because, item->because);
    gtk_widget_set_visible (GTK_WIDGET (self->because), TRUE);
  }
  adw_toggle_set_enabled (self->accept, !order || erase);
  adw_toggle_set_enabled (self->complete, !order);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self->verdict), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * kor_decision_row_new:
 * @item: an item that is not decided
 * @blocked: (nullable): why it can't be decided, a whole sentence
 *
 * Returns: (transfer floating): a row that leaves its item as it is
 */
GtkWidget *
kor_decision_row_new (const KorRequestItem *item, const char *blocked)
{
  KorDecisionRow *self = g_object_new (KOR_TYPE_DECISION_ROW, NULL);

  self->item = kor_request_item_copy (item);
  fill (self, item);
  kor_decision_row_set_held (self, item->held);
  adw_toggle_group_set_active_name (self->verdict, kor_item_decision_to_string (KOR_ITEM_OPEN));
  if (g_str_equal (item->field, "order") || item->wanted == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->value), "");
  else
    gtk_editable_set_text (GTK_EDITABLE (self->value), item->wanted);
  if (blocked != NULL) {
    gtk_label_set_label (self->blocked, blocked);
    gtk_widget_set_visible (GTK_WIDGET (self->blocked), TRUE);
    gtk_widget_set_sensitive (GTK_WIDGET (self->verdict), FALSE);
  }
  return GTK_WIDGET (self);
}

const KorRequestItem *
kor_decision_row_get_item (KorDecisionRow *self)
{
  return self->item;
}

/**
 * kor_decision_row_set_held:
 * @self: a row
 * @held: (nullable): what the register holds at this moment
 */
void
kor_decision_row_set_held (KorDecisionRow *self, const char *held)
{
  set_label (self->held, self->item->field, held);
}

KorItemDecision
kor_decision_row_get_decision (KorDecisionRow *self)
{
  KorItemDecision decision = KOR_ITEM_OPEN;

  kor_item_decision_from_string (adw_toggle_group_get_active_name (self->verdict), &decision);
  return decision;
}

/* Returns: (transfer full) (nullable): what the register is to hold, when the item is completed */
char *
kor_decision_row_dup_value (KorDecisionRow *self)
{
  return kor_decision_row_get_decision (self) == KOR_ITEM_COMPLETE
           ? kor_entry_dup_text (GTK_WIDGET (self->value))
           : NULL;
}

/* Returns: (transfer full) (nullable): why the item is refused */
char *
kor_decision_row_dup_reasons (KorDecisionRow *self)
{
  return kor_decision_row_get_decision (self) == KOR_ITEM_REFUSE
           ? kor_text_row_dup_text (self->reasons)
           : NULL;
}
