/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-lists-page-private.h"

#include "kor-label-groups-dialog.h"
#include "kor-left-out-dialog.h"
#include "kor-long-lines-dialog.h"
#include "kor-runs-page.h"
#include "kor-window.h"

G_DEFINE_FINAL_TYPE (KorListsPage, kor_lists_page, ADW_TYPE_BIN)

static KorWindow *
get_window (KorListsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return KOR_IS_WINDOW (root) ? KOR_WINDOW (root) : NULL;
}

/* --- callbacks ---------------------------------------------------------------------------------------- */

static void
register_changed_cb (KorListsPage *self, KorKind kind, gint64 id)
{
  if (kind != KOR_KIND_CUSTOMER && kind != KOR_KIND_BAN && kind != KOR_KIND_ORDER &&
      kind != KOR_KIND_ALL)
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    kor_lists_page_start_preview (self);
  else
    self->stale = TRUE;
}

static void
choice_changed_cb (KorListsPage *self)
{
  kor_lists_page_start_preview (self);
}

static void
sheet_changed_cb (KorListsPage *self)
{
  if (self->register_ != NULL)
    kor_lists_page_show_sheets (self);
}

/* Labels need an address to be sent to, a file does not: the people may be others. */
static void
toggled_cb (KorListsPage *self)
{
  if (self->register_ == NULL)
    return;
  kor_lists_page_update_position (self);
  kor_lists_page_start_preview (self);
}

static void
page_changed_cb (KorListsPage *self)
{
  kor_lists_page_update_position (self);
}

static gboolean
is_control_held (KorListsPage *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  GdkDevice *keyboard = gdk_seat_get_keyboard (gdk_display_get_default_seat (display));

  return keyboard != NULL && (gdk_device_get_modifier_state (keyboard) & GDK_CONTROL_MASK) != 0;
}

/* A click on the first sheet says where to start; with Ctrl, that this label is spoiled. */
static void
page_clicked_cb (KorListsPage *self, guint page, double x, double y)
{
  g_autoptr (KorLabelLayout) layout = NULL;
  guint position;

  if (page > 0 || self->labels == NULL)
    return;
  layout = kor_label_layout_new (self->labels->sheet, 0, NULL, NULL, NULL);
  if (!kor_label_layout_find_label (layout, page, x, y, &position))
    return;
  if (is_control_held (self))
    kor_list_settings_toggle_skipped (self->settings, position);
  else
    kor_list_settings_set_start (self->settings, position);
}

static void
customer_activated_cb (KorListsPage *self, gint64 id)
{
  if (get_window (self) != NULL)
    kor_window_show_customer (get_window (self), id);
}

static void
address_activated_cb (KorListsPage *self, guint position)
{
  customer_activated_cb (self, kor_person_list_model_get_id (self->persons, position));
}

static void
present (KorListsPage *self, AdwDialog *dialog)
{
  g_signal_connect_object (
    dialog, "customer-activated", G_CALLBACK (customer_activated_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
left_out_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorListsPage *self = KOR_LISTS_PAGE (widget);
  const KorListResult *result = self->preview->result;

  present (self, kor_left_out_dialog_new (result->left_out, result->run->purpose));
}

static void
check_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorListsPage *self = KOR_LISTS_PAGE (widget);

  present (self, kor_long_lines_dialog_new (self->warnings, self->preview->result->persons));
}

static void
groups_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (kor_label_groups_dialog_new (KOR_LISTS_PAGE (widget)->preview->groups),
                      widget);
}

static void
runs_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorListsPage *self = KOR_LISTS_PAGE (widget);

  if (get_window (self) != NULL)
    kor_window_push_page (get_window (self), kor_runs_page_new (self->register_));
}

/* --- object --------------------------------------------------------------------------------------------- */

/* A preview reads the whole register: it is made when somebody looks. */
static void
kor_lists_page_map (GtkWidget *widget)
{
  KorListsPage *self = KOR_LISTS_PAGE (widget);

  GTK_WIDGET_CLASS (kor_lists_page_parent_class)->map (widget);
  if (!self->seen)
    kor_list_settings_set_register (self->settings, self->register_);
  self->seen = TRUE;
  if (self->stale)
    kor_lists_page_start_preview (self);
}

static void
kor_lists_page_dispose (GObject *object)
{
  KorListsPage *self = KOR_LISTS_PAGE (object);

  kor_lists_page_stop (self);
  g_clear_object (&self->register_);
  g_clear_object (&self->persons);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_LISTS_PAGE);
  G_OBJECT_CLASS (kor_lists_page_parent_class)->dispose (object);
}

static void
kor_lists_page_finalize (GObject *object)
{
  KorListsPage *self = KOR_LISTS_PAGE (object);

  g_clear_pointer (&self->preview, kor_list_preview_free_in_thread);
  g_clear_pointer (&self->choice, kor_list_choice_free);
  g_clear_pointer (&self->labels, kor_label_choice_free);
  G_OBJECT_CLASS (kor_lists_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
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
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, check);
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, check_text);
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, check_count);
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, reason);
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, busy);
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, making_box);
  gtk_widget_class_bind_template_child (widget_class, KorListsPage, progress_bar);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
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
  gtk_widget_class_install_action (widget_class, "lists.check", NULL, check_action_cb);
  gtk_widget_class_install_action (widget_class, "lists.groups", NULL, groups_action_cb);
  gtk_widget_class_install_action (widget_class, "lists.runs", NULL, runs_action_cb);
  kor_lists_page_install_output_actions (widget_class);

  g_type_ensure (KOR_TYPE_LIST_SETTINGS);
  g_type_ensure (KOR_TYPE_PAPER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kortisto/Kortisto/ui/kor-lists-page.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
}

static void
kor_lists_page_init (KorListsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->persons = kor_person_list_model_new ();
  kor_lists_page_prepare_addresses (self);
  kor_lists_page_update_position (self);
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
