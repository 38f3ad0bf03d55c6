/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-sheet-chooser.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kor-list-memory.h"
#include "kor-sheet-editor.h"
#include "kor-sheet-words-text.h"
#include "kor-ui-text.h"

struct _KorSheetChooser {
  AdwDialog parent_instance;

  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *list;

  KorLabelSheet *current;
  GStrv recent; /* ids, the latest first */
  GtkFilter *filter;
  GtkSingleSelection *selection;
};

/* Where a sheet stands in the list. */
typedef enum {
  GROUP_RECENT,
  GROUP_OWN,
  GROUP_SHIPPED,
  GROUP_ENVELOPES,
  GROUP_SYSTEM,
} Group;

enum {
  CHOSEN,
  LIBRARY_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorSheetChooser, kor_sheet_chooser, ADW_TYPE_DIALOG)

/* --- words ------------------------------------------------------------------------------------------ */

/* Lengths are written with the decimal comma of the window's language. */
static char *
format_mm (double mm)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.1f", mm);
  if (g_str_has_suffix (number, ".0"))
    number[strlen (number) - 2] = '\0';
  if (kor_ui_get_language () != KOR_LANGUAGE_EN)
    g_strdelimit (number, ".", ',');
  return g_strdup (number);
}

/* Returns: (transfer full): "21 labels, 63.5 × 38.1 mm"; of an envelope its own size */
char *
kor_sheet_chooser_describe (KorLabelSheet *sheet)
{
  guint n = kor_label_sheet_get_n_labels (sheet);
  KorRectangle label = kor_label_sheet_get_label (sheet, 0);
  gboolean whole = n == 1;
  g_autofree char *width = format_mm (whole ? kor_label_sheet_get_page_width (sheet) : label.width);
  g_autofree char *height =
    format_mm (whole ? kor_label_sheet_get_page_height (sheet) : label.height);

  if (whole)
    /* Translators: an envelope or a paper with one address: its width and height */
    return g_strdup_printf (_ ("One address, paper %s × %s mm"), width, height);
  /* Translators: a sheet of labels: how many, their width and height */
  return g_strdup_printf (
    ngettext ("%u label, %s × %s mm", "%u labels, %s × %s mm", n), n, width, height);
}

static const char *
get_group_title (Group group)
{
  switch (group) {
  case GROUP_RECENT:
    return _ ("Used Last");
  case GROUP_OWN:
    return _ ("Own Sheets");
  case GROUP_SHIPPED:
    return _ ("Usual Sheets");
  case GROUP_ENVELOPES:
    return _ ("Envelopes");
  case GROUP_SYSTEM:
  default:
    return _ ("Templates of This Computer");
  }
}

/* --- order ------------------------------------------------------------------------------------------- */

/* Returns: which of the sheets used last it is, from 0; -1: none */
static int
get_recent (KorSheetChooser *self, KorLabelSheet *sheet)
{
  for (int i = 0; self->recent[i] != NULL; i++)
    if (g_str_equal (self->recent[i], kor_label_sheet_get_id (sheet)))
      return i;
  return -1;
}

static Group
get_group (KorSheetChooser *self, KorLabelSheet *sheet)
{
  if (get_recent (self, sheet) >= 0)
    return GROUP_RECENT;
  switch (kor_label_sheet_get_origin (sheet)) {
  case KOR_SHEET_USER:
    return GROUP_OWN;
  case KOR_SHEET_SHIPPED:
    return kor_label_sheet_get_n_labels (sheet) == 1 ? GROUP_ENVELOPES : GROUP_SHIPPED;
  case KOR_SHEET_GLABELS:
  default:
    return GROUP_SYSTEM;
  }
}

static int
compare_groups_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  return (int) get_group (data, (KorLabelSheet *) a) - (int) get_group (data, (KorLabelSheet *) b);
}

static int
compare_sheets_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  KorLabelSheet *first = (KorLabelSheet *) a, *second = (KorLabelSheet *) b;
  int first_recent = get_recent (data, first), second_recent = get_recent (data, second);

  if (first_recent >= 0 && second_recent >= 0)
    return first_recent - second_recent;
  return g_utf8_collate (kor_label_sheet_get_name (first), kor_label_sheet_get_name (second));
}

static gboolean
matches_cb (gpointer sheet, gpointer data)
{
  KorSheetChooser *self = data;

  return kor_label_sheet_matches (sheet, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* --- rows -------------------------------------------------------------------------------------------- */

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *subtitle = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dimmed");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), subtitle);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_widget_add_css_class (row, "sheet-row");
  gtk_list_item_set_child (item, row);
}

static gboolean
is_current (KorSheetChooser *self, KorLabelSheet *sheet)
{
  return self->current != NULL &&
         g_strcmp0 (kor_label_sheet_get_id (self->current), kor_label_sheet_get_id (sheet)) == 0;
}

static void
bind_row_cb (KorSheetChooser *self, GtkListItem *item)
{
  KorLabelSheet *sheet = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *words = gtk_widget_get_first_child (row);
  GtkWidget *title = gtk_widget_get_first_child (words);
  g_autofree char *name = kor_label_sheet_get_title (sheet);
  g_autofree char *size = kor_sheet_chooser_describe (sheet);
  const char *description = kor_label_sheet_get_description (sheet);
  g_autofree char *whole = NULL;

  if (description != NULL && *description != '\0')
    whole = g_strdup_printf ("%s · %s", size, description);
  gtk_label_set_text (GTK_LABEL (title), name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (words)), whole != NULL ? whole : size);
  gtk_widget_set_visible (gtk_widget_get_last_child (row), is_current (self, sheet));
  gtk_list_item_set_accessible_label (item, name);
  gtk_list_item_set_accessible_description (item, size);
}

static void
setup_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "sheet-heading");
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (KorSheetChooser *self, GtkListHeader *header)
{
  Group group = get_group (self, gtk_list_header_get_item (header));

  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)), get_group_title (group));
}

/* --- choosing ----------------------------------------------------------------------------------------- */

static void
choose (KorSheetChooser *self, guint position)
{
  g_autoptr (KorLabelSheet) sheet = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (sheet == NULL)
    return;
  g_object_ref (self);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CHOSEN], 0, sheet);
  g_object_unref (self);
}

static void
activated_cb (KorSheetChooser *self, guint position)
{
  choose (self, position);
}

/* Where the sheet that is chosen now stands; 0 when it is not in the list. */
static guint
find_current (KorSheetChooser *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++) {
    g_autoptr (KorLabelSheet) sheet = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

    if (is_current (self, sheet))
      return i;
  }
  return 0;
}

static void
search_changed_cb (KorSheetChooser *self)
{
  gboolean searching = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
  guint n;

  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "sheets" : "nothing");
  if (n > 0)
    gtk_list_view_scroll_to (
      self->list, searching ? 0 : find_current (self), GTK_LIST_SCROLL_SELECT, NULL);
}

static void
search_stopped_cb (KorSheetChooser *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* Enter takes what the search has found first. */
static void
search_activate_cb (KorSheetChooser *self)
{
  choose (self, gtk_single_selection_get_selected (self->selection));
}

static gboolean
search_key_cb (KorSheetChooser *self, guint keyval)
{
  if (keyval != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  gtk_list_view_scroll_to (
    self->list, gtk_single_selection_get_selected (self->selection), GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  return GDK_EVENT_STOP;
}

/* --- own sheets --------------------------------------------------------------------------------------- */

/* The list here is of before: whoever opened the dialog reads the sheets again. */
static void
saved_cb (KorSheetChooser *self, KorLabelSheet *sheet)
{
  g_object_ref (self);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[LIBRARY_CHANGED], 0);
  g_signal_emit (self, signals[CHOSEN], 0, sheet);
  g_object_unref (self);
}

static void
removed_cb (KorSheetChooser *self)
{
  g_object_ref (self);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[LIBRARY_CHANGED], 0);
  g_object_unref (self);
}

static void
edit (KorSheetChooser *self, KorLabelSheet *sheet)
{
  AdwDialog *editor = kor_sheet_editor_new (sheet);

  g_signal_connect_object (editor, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (editor, GTK_WIDGET (self));
}

static void
new_cb (KorSheetChooser *self)
{
  edit (self, NULL);
}

static void
edit_cb (KorSheetChooser *self)
{
  KorLabelSheet *sheet = gtk_single_selection_get_selected_item (self->selection);

  if (sheet != NULL)
    edit (self, sheet);
}

static void
kor_sheet_chooser_dispose (GObject *object)
{
  KorSheetChooser *self = KOR_SHEET_CHOOSER (object);

  /* The list may live longer than this, and would sort and group by what is gone. */
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_SHEET_CHOOSER);
  g_clear_object (&self->current);
  G_OBJECT_CLASS (kor_sheet_chooser_parent_class)->dispose (object);
}

static void
kor_sheet_chooser_finalize (GObject *object)
{
  g_strfreev (KOR_SHEET_CHOOSER (object)->recent);
  G_OBJECT_CLASS (kor_sheet_chooser_parent_class)->finalize (object);
}

static void
kor_sheet_chooser_class_init (KorSheetChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_sheet_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = kor_sheet_chooser_finalize;
  signals[CHOSEN] = g_signal_new ("chosen",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  KOR_TYPE_LABEL_SHEET);

  signals[LIBRARY_CHANGED] = g_signal_new ("library-changed",
                                           G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-sheet-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, KorSheetChooser, search);
  gtk_widget_class_bind_template_child (widget_class, KorSheetChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, KorSheetChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
}

static void
kor_sheet_chooser_init (KorSheetChooser *self)
{
  self->recent = kor_list_memory_get_sheets ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
prepare_list (KorSheetChooser *self, GListModel *sheets)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) groups = GTK_SORTER (gtk_custom_sorter_new (compare_groups_cb, self, NULL));
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;

  self->filter = GTK_FILTER (gtk_custom_filter_new (matches_cb, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (sheets), self->filter);
  sorted = gtk_sort_list_model_new (
    G_LIST_MODEL (filtered), GTK_SORTER (gtk_custom_sorter_new (compare_sheets_cb, self, NULL)));
  gtk_sort_list_model_set_section_sorter (sorted, groups);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  g_signal_connect (rows, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect_swapped (rows, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (headers, "setup", G_CALLBACK (setup_header_cb), NULL);
  g_signal_connect_swapped (headers, "bind", G_CALLBACK (bind_header_cb), self);
  gtk_list_view_set_factory (self->list, rows);
  gtk_list_view_set_header_factory (self->list, headers);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection);
}

/**
 * kor_sheet_chooser_new:
 * @sheets: of #KorLabelSheet
 * @current: (nullable): the one that is chosen now
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_sheet_chooser_new (GListModel *sheets, KorLabelSheet *current)
{
  KorSheetChooser *self = g_object_new (KOR_TYPE_SHEET_CHOOSER, NULL);

  g_set_object (&self->current, current);
  prepare_list (self, sheets);
  gtk_single_selection_set_selected (self->selection, find_current (self));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->search));
  return ADW_DIALOG (self);
}
