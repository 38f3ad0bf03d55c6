/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-request-items.h"

#include <glib/gi18n.h>

#include "kor-request-words-text.h"
#include "kor-row-list.h"
#include "kor-ui-text.h"
#include "kor-words-text.h"

struct _KorRequestItems {
  AdwPreferencesGroup parent_instance;

  GtkWidget *add_button;
  GtkWidget *card;
  GtkListBox *list;
  GtkWidget *nothing;
  GtkSizeGroup *ends; /* the menus, so that head and rows have the same columns */
};

G_DEFINE_FINAL_TYPE (KorRequestItems, kor_request_items, ADW_TYPE_PREFERENCES_GROUP)

/* --- cells -------------------------------------------------------------------------------------- */

/* A mail address that is broken gets no hyphen, which would belong to it. */
static void
set_attributes (GtkWidget *label, gboolean struck)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if (struck)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  set_attributes (label, FALSE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
append_line (GtkWidget *cell, const char *text, const char *css_class)
{
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;
  label = create_label (text, css_class);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (cell), label);
}

static GtkWidget *
create_cell (const char *text, const char *css_class)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (cell), create_label (text, css_class));
  return cell;
}

static GtkWidget *
create_field_cell (const KorRequestItem *item)
{
  /* Translators: number of an item, then what it is about, "2  Phone" */
  g_autofree char *title =
    g_strdup_printf ("%u  %s", item->number, kor_field_get_title (item->field));
  GtkWidget *cell = create_cell (title, "heading");
  gboolean unsaid = item->ground == KOR_GROUND_NONE;

  append_line (cell,
               unsaid
               ? C_ ("item", "Ground missing") : kor_ground_get_title (item->ground),
                    unsaid ? "warning" : "dimmed");
  append_line (cell, item->because, "dimmed");
  if (item->contested && item->decision == KOR_ITEM_OPEN)
    append_line (cell, C_ ("item", "Contested: on no list meanwhile"), "warning");
  return cell;
}

static gboolean
is_accepted (const KorRequestItem *item)
{
  return item->decision == KOR_ITEM_ACCEPT || item->decision == KOR_ITEM_COMPLETE;
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static GtkWidget *
create_held_cell (const KorRequestItem *item)
{
  gboolean empty = is_empty (item->held);
  GtkWidget *cell = create_cell (empty ? "–" : item->held, NULL);

  if (is_accepted (item) && !empty) {
    GtkWidget *label = gtk_widget_get_first_child (cell);

    set_attributes (label, TRUE);
    gtk_widget_add_css_class (label, "dimmed");
  }
  return cell;
}

static const char *
get_wanted (const KorRequestItem *item)
{
  if (item->decision == KOR_ITEM_COMPLETE && !is_empty (item->value))
    return item->value;
  if (!is_empty (item->wanted))
    return item->wanted;
  return kor_request_item_get_remedy (item) == KOR_REMEDY_ERASE ? C_ ("item", "To be erased") : NULL;
}

static GtkWidget *
create_wanted_cell (const KorRequestItem *item)
{
  const char *wanted = get_wanted (item);
  GtkWidget *cell = wanted != NULL ? create_cell (wanted, is_accepted (item) ? "heading" : NULL)
                                   : create_cell (C_ ("item", "Not said"), "warning");

  if (item->decision == KOR_ITEM_COMPLETE && !is_empty (item->wanted) &&
      g_strcmp0 (item->wanted, item->value) != 0) {
    g_autofree char *asked = g_strdup_printf (_ ("Asked: %s"), item->wanted);

    append_line (cell, asked, "dimmed");
  }
  append_line (cell, item->evidence, "dimmed");
  return cell;
}

static GtkWidget *
create_decision_cell (const KorRequestItem *item)
{
  gboolean open = item->decision == KOR_ITEM_OPEN;
  gboolean refused = item->decision == KOR_ITEM_REFUSE;
  const char *title = kor_item_decision_get_title (item->decision);
  GtkWidget *cell = create_cell (title, open ? "dimmed" : "heading");

  if (!open)
    gtk_widget_add_css_class (gtk_widget_get_first_child (cell), refused ? "error" : "success");
  append_line (cell, item->decision_because, "dimmed");
  return cell;
}

/* --- rows --------------------------------------------------------------------------------------- */

static GtkWidget *
create_menu (const KorRequestItem *item)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *edit = g_strdup_printf ("case.edit-item(uint32 %u)", item->number);
  g_autofree char *remove = g_strdup_printf ("case.remove-item(uint32 %u)", item->number);
  g_autofree char *name = g_strdup_printf (_ ("Menu of Item %u"), item->number);
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("_Edit…"), edit);
  g_menu_append (menu, _ ("_Remove"), remove);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static char *
describe_item (const KorRequestItem *item)
{
  const char *wanted = get_wanted (item);

  /* Translators: what a screen reader says of an item: number, field, ground, held value, wanted value,
   * decision */
  return g_strdup_printf (_ ("Item %u, %s, %s, in the register: %s, wanted: %s, %s"),
    item->number,
    kor_field_get_title (item->field),
    kor_ground_get_title (item->ground),
    is_empty (item->held) ? "–" : item->held,
    wanted != NULL ? wanted : C_ ("item", "Not said"), kor_item_decision_get_title (item->decision));
}

static GtkWidget *
create_columns (KorRequestItems *self, GtkWidget *const cells[4], GtkWidget *end)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  for (guint i = 0; i < 4; i++)
    gtk_box_append (GTK_BOX (columns), cells[i]);
  gtk_widget_set_hexpand (columns, TRUE);
  gtk_box_append (GTK_BOX (box), columns);
  if (end == NULL)
    end = adw_bin_new ();
  gtk_size_group_add_widget (self->ends, end);
  gtk_box_append (GTK_BOX (box), end);
  return box;
}

static GtkWidget *
create_row (KorRequestItems *self, const KorRequestItem *item, gboolean editable)
{
  gboolean open = editable && item->decision == KOR_ITEM_OPEN;
  GtkWidget *const cells[4] = {
    create_field_cell (item),
    create_held_cell (item),
    create_wanted_cell (item),
    create_decision_cell (item),
  };
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *menu = open ? create_menu (item) : NULL;
  g_autofree char *spoken = describe_item (item);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), create_columns (self, cells, menu));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), open);
  if (open) {
    g_autofree char *action = g_strdup_printf ("case.edit-item(uint32 %u)", item->number);

    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (row), action);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static GtkWidget *
create_head (KorRequestItems *self)
{
  GtkWidget *const cells[4] = {
    create_label (C_ ("item column", "Data and ground"), "caption-heading"),
                  create_label (C_ ("item column", "In the register"), "caption-heading"),
                                create_label (C_ ("item column", "Wanted"), "caption-heading"),
                                              create_label (C_ ("item column", "Decision"),
                                                               "caption-heading"),
                                };
  GtkWidget *head = create_columns (self, cells, NULL);

  for (guint i = 0; i < 4; i++)
    gtk_widget_add_css_class (cells[i], "dimmed");
  gtk_widget_add_css_class (head, "items-head");
  return head;
}

static void
kor_request_items_finalize (GObject *object)
{
  g_clear_object (&KOR_REQUEST_ITEMS (object)->ends);

  G_OBJECT_CLASS (kor_request_items_parent_class)->finalize (object);
}

static void
kor_request_items_class_init (KorRequestItemsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kor_request_items_finalize;
}

static void
kor_request_items_init (KorRequestItems *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  GtkWidget *content = adw_button_content_new ();

  self->ends = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("_Add Item…"));
  adw_button_content_set_use_underline (ADW_BUTTON_CONTENT (content), TRUE);
  self->add_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->add_button), content);
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), "case.add-item");
  adw_preferences_group_set_title (group, _ ("Data to Be Corrected"));
  adw_preferences_group_set_header_suffix (group, self->add_button);

  self->list = kor_row_list_new (_ ("Data to be corrected"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "items-list");
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_set_overflow (self->card, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (self->card), create_head (self));
  gtk_box_append (GTK_BOX (self->card), GTK_WIDGET (self->list));
  adw_preferences_group_add (group, self->card);

  self->nothing = create_label (
    _ ("Write down each thing the person wants corrected, erased or completed, and why."), "dimmed");
  adw_preferences_group_add (group, self->nothing);
}

/**
 * kor_request_items_set_request:
 * @self: the items
 * @request: a case
 * @editable: whether items can still be added, changed and removed by this user
 */
void
kor_request_items_set_request (KorRequestItems *self, const KorRequest *request, gboolean editable)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < request->items->len; i++)
    g_ptr_array_add (rows, create_row (self, g_ptr_array_index (request->items, i), editable));
  kor_row_list_fill (self->list, rows);
  gtk_widget_set_visible (self->card, rows->len > 0);
  gtk_widget_set_visible (self->nothing, rows->len == 0);
  gtk_widget_set_visible (self->add_button, editable);
  gtk_widget_set_visible (GTK_WIDGET (self), request->kind == KOR_REQUEST_RECTIFICATION);
}
