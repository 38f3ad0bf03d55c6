/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-lists-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kor-label-preview.h"
#include "kor-left-out-dialog.h"
#include "kor-row-factory.h"
#include "kor-ui-text.h"
#include "kor-window.h"
#include "kor-words-text.h"

G_DEFINE_FINAL_TYPE (KorListsPage, kor_lists_page, ADW_TYPE_BIN)

gboolean
kor_lists_page_shows_sheets (KorListsPage *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->toggle), "sheets") == 0;
}

/* --- what is shown ------------------------------------------------------------------------------------ */

static void
update_position (KorListsPage *self)
{
  guint n_pages = kor_paper_view_get_n_pages (self->paper);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->paper_tools, kor_lists_page_shows_sheets (self) && n_pages > 0);
  if (n_pages == 0)
    return;
  /* Translators: which sheet of labels is shown, and how many there are */
  text = g_strdup_printf (_ ("Sheet %u / %u"), kor_paper_view_get_page (self->paper) + 1, n_pages);
  gtk_label_set_text (self->position, text);
  kor_paper_view_set_label (self->paper, text);
}

static void
show_sheets (KorListsPage *self)
{
  KorLabelSheet *sheet = kor_list_settings_get_sheet (self->settings);
  KorLabelLayout *layout;

  if (self->preview == NULL || self->preview->persons->len == 0) {
    kor_paper_view_clear (self->paper);
    update_position (self);
    return;
  }
  layout = kor_list_layout_new (
    sheet, self->preview->persons, kor_list_settings_get_start (self->settings));
  kor_label_layout_set_outlines (layout, TRUE);
  kor_paper_view_set_pages (self->paper,
                            kor_label_layout_get_n_pages (layout),
                            kor_label_sheet_get_page_width (sheet) * KOR_MM_TO_PT,
                            kor_label_sheet_get_page_height (sheet) * KOR_MM_TO_PT,
                            kor_label_preview_draw,
                            layout,
                            g_object_unref);
  update_position (self);
}

static char *
count_persons (KorListsPage *self)
{
  guint n = self->preview->persons->len;
  g_autofree char *count = kor_ui_format_count (n);

  if (kor_lists_page_shows_sheets (self))
    return g_strdup_printf (ngettext ("%s label", "%s labels", n), count);
  return g_strdup_printf (ngettext ("%s address", "%s addresses", n), count);
}

static void
update_counts (KorListsPage *self)
{
  guint n_left_out = self->preview->left_out->len;
  guint matched = (guint) self->preview->run->matched;
  g_autofree char *persons = count_persons (self);
  g_autofree char *left_out_count = kor_ui_format_count (n_left_out);
  g_autofree char *left_out =
    g_strdup_printf (ngettext ("%s left out", "%s left out", n_left_out), left_out_count);
  g_autofree char *matched_count = kor_ui_format_count (matched);
  g_autofree char *details = g_strdup_printf (
    ngettext ("%s customer in the selection", "%s customers in the selection", matched),
    matched_count);

  gtk_label_set_text (self->counts, persons);
  gtk_label_set_text (self->left_out, left_out);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out), n_left_out > 0);
  gtk_label_set_text (self->details, details);
}

static void
update_stack (KorListsPage *self)
{
  if (self->preview == NULL)
    gtk_stack_set_visible_child_name (self->stack, "waiting");
  else if (self->preview->persons->len == 0)
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  else
    gtk_stack_set_visible_child_name (self->stack,
                                      kor_lists_page_shows_sheets (self) ? "sheets" : "addresses");
}

/* Why nothing can be printed or saved now; NULL: it can. */
static const char *
get_reason (KorListsPage *self)
{
  if (!kor_user_has_right (kor_register_get_user (self->register_), KOR_ROLE_PRINTS))
    return _ ("You have no right to print lists");
  if (self->choice == NULL && !self->stale)
    return _ ("Something in the settings is missing or can't be read");
  if (self->preview != NULL && self->preview->persons->len == 0)
    return _ ("There is nobody to print");
  return NULL;
}

void
kor_lists_page_update_actions (KorListsPage *self)
{
  const char *reason = get_reason (self);
  gboolean ready = reason == NULL && self->preview != NULL && !self->producing;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_label_set_text (self->reason, reason != NULL ? reason : _ ("Save"));
  gtk_widget_action_set_enabled (widget, "page.print", ready);
  gtk_widget_action_set_enabled (widget, "lists.save-pdf", ready);
  gtk_widget_action_set_enabled (widget, "lists.save-csv", ready);
  gtk_widget_action_set_enabled (widget, "lists.save-xml", ready);
  gtk_widget_action_set_enabled (
    widget, "lists.left-out", self->preview != NULL && self->preview->left_out->len > 0);
}

static void
show_preview (KorListsPage *self)
{
  kor_person_list_model_set_persons (self->persons, self->preview->persons);
  show_sheets (self);
  update_counts (self);
  update_stack (self);
  kor_lists_page_update_actions (self);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorListsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorListResult) preview =
              kor_register_call_finish (KOR_REGISTER (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  KorListResult *former;

  /* Overtaken by a newer one, or the page is gone. */
  if (self->register_ == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (GTK_WIDGET (self->busy), FALSE);
  if (preview == NULL) {
    if (root != NULL)
      kor_window_show_error (KOR_WINDOW (root), _ ("The list could not be made"), error);
    return;
  }
  former = g_steal_pointer (&self->preview);
  self->preview = g_steal_pointer (&preview);
  show_preview (self);
  g_clear_pointer (&former, kor_list_result_free_in_thread);
}

/* A newer preview cancels the older. */
static void
start_preview (KorListsPage *self)
{
  KorListWork *work;

  if (self->register_ == NULL)
    return;
  self->stale = FALSE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->choice, kor_list_choice_free);
  self->choice = kor_list_settings_get_choice (self->settings);
  gtk_widget_set_visible (GTK_WIDGET (self->busy), self->choice != NULL);
  kor_lists_page_update_actions (self);
  if (self->choice == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  work = kor_list_work_new (self->choice,
                            kor_lists_page_shows_sheets (self) ? KOR_LIST_MEDIUM_LABELS
                                                               : KOR_LIST_MEDIUM_CSV);
  kor_register_call_async (self->register_,
                           kor_list_work_preview,
                           work,
                           (GDestroyNotify) kor_list_work_free,
                           (GDestroyNotify) kor_list_result_free,
                           self->cancellable,
                           previewed_cb,
                           g_object_ref (self));
}

/* --- callbacks ---------------------------------------------------------------------------------------- */

static void
register_changed_cb (KorListsPage *self, KorKind kind, gint64 id)
{
  if (kind != KOR_KIND_CUSTOMER && kind != KOR_KIND_BAN && kind != KOR_KIND_ORDER &&
      kind != KOR_KIND_ALL)
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    start_preview (self);
  else
    self->stale = TRUE;
}

static void
choice_changed_cb (KorListsPage *self)
{
  start_preview (self);
}

static void
sheet_changed_cb (KorListsPage *self)
{
  show_sheets (self);
}

/* Labels need an address to be sent to, a file does not: the people may be others. */
static void
toggled_cb (KorListsPage *self)
{
  if (self->register_ == NULL)
    return;
  update_position (self);
  start_preview (self);
}

static void
page_changed_cb (KorListsPage *self)
{
  update_position (self);
}

/* A click on the first sheet says where to start. */
static void
page_clicked_cb (KorListsPage *self, guint page, double x, double y)
{
  KorLabelSheet *sheet = kor_list_settings_get_sheet (self->settings);
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (KorLabelLayout) layout = kor_list_layout_new (sheet, nobody, 1);
  guint position;

  if (page == 0 && kor_label_layout_find_label (layout, page, x, y, &position))
    kor_list_settings_set_start (self->settings, position);
}

static void
customer_activated_cb (KorListsPage *self, gint64 id)
{
  kor_window_show_customer (KOR_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), id);
}

static void
address_activated_cb (KorListsPage *self, guint position)
{
  customer_activated_cb (self, kor_person_list_model_get_id (self->persons, position));
}

static void
left_out_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorListsPage *self = KOR_LISTS_PAGE (widget);
  AdwDialog *dialog =
    kor_left_out_dialog_new (self->preview->left_out, self->preview->run->purpose);

  g_signal_connect_object (
    dialog, "customer-activated", G_CALLBACK (customer_activated_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* --- the list of addresses ------------------------------------------------------------------------------ */

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, kor_text_cell_make ());
  gtk_list_item_set_focusable (item, FALSE);
}

static void
bind_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_autofree char *name = g_strndup (text, strcspn (text, "\n"));

  kor_text_cell_set (gtk_list_item_get_child (item), name);
}

static void
bind_address_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  const char *rest = strchr (text, '\n');
  g_autofree char *address = g_strdup (rest != NULL ? rest + 1 : "");
  g_auto (GStrv) lines = g_strsplit (address, "\n", -1);
  g_autofree char *joined = g_strjoinv (", ", lines);

  kor_text_cell_set (gtk_list_item_get_child (item), joined);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *row)
{
  const char *text = gtk_string_object_get_string (gtk_column_view_row_get_item (row));
  g_autofree char *label = g_strdelimit (g_strdup (text), "\n", ' ');

  gtk_column_view_row_set_accessible_label (row, label);
}

static void
add_column (KorListsPage *self, const char *title, GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), NULL);
  g_signal_connect (factory, "bind", bind, NULL);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->addresses, column);
}

static void
prepare_addresses (KorListsPage *self)
{
  g_autoptr (GtkListItemFactory) row_factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection =
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->persons))));

  add_column (self, _ ("Addressee"), G_CALLBACK (bind_name_cb));
  add_column (self, _ ("Address"), G_CALLBACK (bind_address_cb));
  g_signal_connect (row_factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_column_view_set_row_factory (self->addresses, row_factory);
  gtk_column_view_set_model (self->addresses, selection);
  g_object_unref (selection);
}

/* --- object --------------------------------------------------------------------------------------------- */

/* A preview reads the whole register: it is made when somebody looks. */
static void
kor_lists_page_map (GtkWidget *widget)
{
  KorListsPage *self = KOR_LISTS_PAGE (widget);

  GTK_WIDGET_CLASS (kor_lists_page_parent_class)->map (widget);
  if (self->stale)
    start_preview (self);
}

static void
kor_lists_page_dispose (GObject *object)
{
  KorListsPage *self = KOR_LISTS_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->register_);
  g_clear_object (&self->persons);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_LISTS_PAGE);
  G_OBJECT_CLASS (kor_lists_page_parent_class)->dispose (object);
}

static void
kor_lists_page_finalize (GObject *object)
{
  KorListsPage *self = KOR_LISTS_PAGE (object);

  g_clear_pointer (&self->preview, kor_list_result_free_in_thread);
  g_clear_pointer (&self->choice, kor_list_choice_free);
  G_OBJECT_CLASS (kor_lists_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, split);
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, settings);
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, toggle);
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, paper_tools);
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, position);
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, paper);
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, addresses);
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, counts);
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, left_out);
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, details);
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, reason);
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, busy);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, kor_paper_view_previous);
  gtk_widget_class_bind_template_callback (widget_class, kor_paper_view_next);
  gtk_widget_class_bind_template_callback (widget_class, kor_paper_view_zoom_in);
  gtk_widget_class_bind_template_callback (widget_class, kor_paper_view_zoom_out);
  gtk_widget_class_bind_template_callback (widget_class, kor_paper_view_zoom_fit);
}

static void
kor_lists_page_class_init (KorListsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kor_lists_page_dispose;
  object_class->finalize = kor_lists_page_finalize;
  widget_class->map = kor_lists_page_map;
  gtk_widget_class_install_action (widget_class, "lists.left-out", NULL, left_out_action_cb);
  kor_lists_page_install_output_actions (widget_class);

  g_type_ensure (KOR_TYPE_LIST_SETTINGS);
  g_type_ensure (KOR_TYPE_PAPER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kortisto/Kortisto/ui/kor-lists-page.ui");
  bind_template (widget_class);
}

static void
kor_lists_page_init (KorListsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->persons = kor_person_list_model_new ();
  prepare_addresses (self);
  update_position (self);
}

/**
 * kor_lists_page_new:
 * @register_: an open register
 *
 * Returns: (transfer floating): the page of lists and labels
 */
GtkWidget *
kor_lists_page_new (KorRegister *register_)
{
  KorListsPage *self = g_object_new (KOR_TYPE_LISTS_PAGE, NULL);

  self->register_ = g_object_ref (register_);
  g_signal_connect_object (
    register_, "changed", G_CALLBACK (register_changed_cb), self, G_CONNECT_SWAPPED);
  self->stale = TRUE;
  kor_lists_page_update_actions (self);
  return GTK_WIDGET (self);
}
