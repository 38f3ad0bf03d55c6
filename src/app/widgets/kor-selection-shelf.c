/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-selection-shelf.h"

#include <glib/gi18n.h>

#include "kor-error-describe.h"
#include "kor-register-selections.h"
#include "kor-selection-name-dialog.h"
#include "kor-selection-text.h"
#include "kor-ui-text.h"

struct _KorSelectionShelf {
  AdwBin parent_instance;

  GtkLabel *title;
  GtkPopover *popover;
  GtkWidget *scroller;
  GtkListBox *list;
  GtkWidget *empty;
  GtkWidget *save_button;

  KorRegister *register_;
  GPtrArray *saved;        /* of KorSavedSelection; %NULL while not loaded */
  KorSelection *selection; /* what is selected now; %NULL: it can't be read */
  char *name;              /* the one that was taken from the shelf last */
  GCancellable *loading;
};

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorSelectionShelf, kor_selection_shelf, ADW_TYPE_BIN)

static void reload (KorSelectionShelf *self);

static guint
count_saved (KorSelectionShelf *self)
{
  return self->saved != NULL ? self->saved->len : 0;
}

static void
add_toast (KorSelectionShelf *self, AdwToast *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  adw_toast_set_use_markup (toast, FALSE);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

/* --- changes ---------------------------------------------------------------------------------------- */

typedef struct {
  KorSelectionShelf *self;
  char *name;
  KorSelection *selection; /* %NULL: it is deleted */
  gboolean replace;
  KorSelection *before; /* what is deleted */
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_object_unref (change->self);
  g_free (change->name);
  g_clear_pointer (&change->selection, kor_selection_free);
  g_clear_pointer (&change->before, kor_selection_free);
  g_free (change);
}

static gpointer
change_call (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  gboolean done = change->selection != NULL
                    ? kor_register_save_selection (
                        register_, change->name, change->selection, change->replace, error)
                    : kor_register_delete_selection (register_, change->name, error);

  return GINT_TO_POINTER (done);
}

static void
save (KorSelectionShelf *self, const char *name, const KorSelection *selection, gboolean replace);

static void
undo_cb (KorSelectionShelf *self, AdwToast *toast)
{
  const Change *change = g_object_get_data (G_OBJECT (toast), "kor-change");

  save (self, change->name, change->before, FALSE);
}

static void
tell_done (KorSelectionShelf *self, Change *change)
{
  g_autofree char *title =
    change->selection != NULL ? g_strdup_printf (_ ("Selection “%s” saved"), change->name)
                              : g_strdup_printf (_ ("Selection “%s” deleted"), change->name);
  AdwToast *toast = adw_toast_new (title);

  if (change->selection != NULL) {
    g_set_str (&self->name, change->name);
    change_free (change);
  } else {
    adw_toast_set_button_label (toast, _ ("_Undo"));
    g_signal_connect_object (
      toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
    g_object_set_data_full (G_OBJECT (toast), "kor-change", change, change_free);
  }
  add_toast (self, toast);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Change *change = user_data;
  g_autoptr (KorSelectionShelf) self = g_object_ref (change->self);
  g_autoptr (GError) error = NULL;

  if (kor_register_call_finish (KOR_REGISTER (source), result, &error) != NULL) {
    tell_done (self, change);
  } else {
    g_autofree char *sentence = kor_error_describe (error);

    add_toast (self, adw_toast_new (sentence));
    change_free (change);
  }
  reload (self);
}

/* The change lives until it is done, and as long as it can be undone. */
static void
start_change (KorSelectionShelf *self, Change *change)
{
  if (self->register_ == NULL) {
    change_free (change);
    return;
  }
  kor_register_call_async (
    self->register_, change_call, change, NULL, NULL, NULL, changed_cb, change);
}

static void
save (KorSelectionShelf *self, const char *name, const KorSelection *selection, gboolean replace)
{
  Change *change = g_new0 (Change, 1);

  change->self = g_object_ref (self);
  change->name = g_strdup (name);
  change->selection = kor_selection_copy (selection);
  change->replace = replace;
  start_change (self, change);
}

static void
delete_cb (KorSelectionShelf *self, GtkButton *button)
{
  const KorSavedSelection *saved = g_object_get_data (G_OBJECT (button), "kor-saved");
  Change *change = g_new0 (Change, 1);

  change->self = g_object_ref (self);
  change->name = g_strdup (saved->name);
  change->before = kor_selection_parse (saved->selection, NULL);
  gtk_popover_popdown (self->popover);
  start_change (self, change);
}

/* --- saving ------------------------------------------------------------------------------------------- */

static GStrv
list_names (KorSelectionShelf *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < count_saved (self); i++)
    g_strv_builder_add (builder, ((const KorSavedSelection *) self->saved->pdata[i])->name);
  return g_strv_builder_end (builder);
}

static void
named_cb (KorSelectionShelf *self, const char *response, AdwDialog *dialog)
{
  KorSelectionNameDialog *naming = KOR_SELECTION_NAME_DIALOG (dialog);
  g_autofree char *name = kor_selection_name_dialog_dup_name (naming);

  if (g_str_equal (response, "save") && self->selection != NULL && self->register_ != NULL)
    save (self, name, self->selection, kor_selection_name_dialog_replaces (naming));
}

static void
save_cb (KorSelectionShelf *self)
{
  g_auto (GStrv) names = list_names (self);
  g_autofree char *sentence = kor_selection_describe (self->selection, kor_ui_get_language ());
  AdwDialog *dialog =
    kor_selection_name_dialog_new (sentence, self->name, (const char *const *) names);

  gtk_popover_popdown (self->popover);
  g_signal_connect_object (dialog, "response", G_CALLBACK (named_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* --- the list ----------------------------------------------------------------------------------------- */

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_delete_button (KorSelectionShelf *self, KorSavedSelection *saved)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Delete the selection “%s”"), saved->name);

  g_object_set_data (G_OBJECT (button), "kor-saved", saved);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_saved (KorSelectionShelf *self, KorSavedSelection *saved)
{
  g_autofree char *sentence =
    kor_selection_describe_words (saved->selection, kor_ui_get_language ());
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), make_label (saved->name, NULL));
  gtk_box_append (GTK_BOX (texts), make_label (sentence, "caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (texts), "dimmed");
  gtk_box_append (GTK_BOX (line), texts);
  gtk_box_append (GTK_BOX (line), make_delete_button (self, saved));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  saved->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence,
                                  -1);
  g_object_set_data (G_OBJECT (row), "kor-saved", saved);
  gtk_list_box_append (self->list, row);
}

/* The button bears the name of what is selected, when it is one of the saved. */
static void
update (KorSelectionShelf *self)
{
  g_autofree char *words =
    self->selection != NULL ? kor_selection_to_string (self->selection) : NULL;
  const char *name = NULL;

  for (guint i = 0; words != NULL && i < count_saved (self); i++) {
    const KorSavedSelection *saved = self->saved->pdata[i];

    if (g_str_equal (saved->selection, words))
      name = saved->name;
  }
  gtk_label_set_label (self->title, name != NULL ? name : C_ ("selections", "Saved"));
  gtk_widget_set_sensitive (self->save_button,
                            self->register_ != NULL && self->selection != NULL &&
                              !kor_selection_is_all (self->selection));
}

static void
fill (KorSelectionShelf *self)
{
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < count_saved (self); i++)
    add_saved (self, self->saved->pdata[i]);
  gtk_widget_set_visible (self->scroller, count_saved (self) > 0);
  gtk_widget_set_visible (self->empty, count_saved (self) == 0);
  update (self);
}

static gpointer
load_call (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  return kor_register_list_selections (register_, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorSelectionShelf) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = kor_register_call_finish (KOR_REGISTER (source), result, &error);

  if (saved == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  gtk_list_box_remove_all (self->list);
  g_clear_pointer (&self->saved, g_ptr_array_unref);
  self->saved = g_steal_pointer (&saved);
  fill (self);
}

static void
reload (KorSelectionShelf *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->register_ == NULL)
    return;
  self->loading = g_cancellable_new ();
  kor_register_call_async (self->register_,
                           load_call,
                           NULL,
                           NULL,
                           (GDestroyNotify) g_ptr_array_unref,
                           self->loading,
                           loaded_cb,
                           g_object_ref (self));
}

/* --- callbacks ---------------------------------------------------------------------------------------- */

static void
row_activated_cb (KorSelectionShelf *self, GtkListBoxRow *row)
{
  const KorSavedSelection *saved = g_object_get_data (G_OBJECT (row), "kor-saved");
  g_autoptr (GError) error = NULL;
  g_autoptr (KorSelection) selection = kor_selection_parse (saved->selection, &error);

  gtk_popover_popdown (self->popover);
  if (selection == NULL) {
    g_autofree char *sentence = kor_error_describe (error);

    add_toast (self, adw_toast_new (sentence));
    return;
  }
  g_set_str (&self->name, saved->name);
  g_signal_emit (self, signals[CHOSEN], 0, selection);
}

/* Others save and delete too: it is read anew whenever it is opened. */
static void
shown_cb (KorSelectionShelf *self)
{
  reload (self);
}

static void
kor_selection_shelf_dispose (GObject *object)
{
  KorSelectionShelf *self = KOR_SELECTION_SHELF (object);

  g_clear_object (&self->register_);
  reload (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_SELECTION_SHELF);
  g_clear_pointer (&self->saved, g_ptr_array_unref);
  g_clear_pointer (&self->selection, kor_selection_free);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (kor_selection_shelf_parent_class)->dispose (object);
}

static void
kor_selection_shelf_class_init (KorSelectionShelfClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_selection_shelf_dispose;
  signals[CHOSEN] = g_signal_new ("chosen",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-selection-shelf.ui");
  gtk_widget_class_bind_template_child (widget_class, KorSelectionShelf, title);
  gtk_widget_class_bind_template_child (widget_class, KorSelectionShelf, popover);
  gtk_widget_class_bind_template_child (widget_class, KorSelectionShelf, scroller);
  gtk_widget_class_bind_template_child (widget_class, KorSelectionShelf, list);
  gtk_widget_class_bind_template_child (widget_class, KorSelectionShelf, empty);
  gtk_widget_class_bind_template_child (widget_class, KorSelectionShelf, save_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
kor_selection_shelf_init (KorSelectionShelf *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The keyboard is in the button inside, which would be named by the selection alone. */
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_first_child (adw_bin_get_child (ADW_BIN (self)))),
    GTK_ACCESSIBLE_PROPERTY_LABEL,
    _ ("Saved selections"), -1);
  fill (self);
}

/* Gives the shelf the register that the selections are saved in; %NULL for none. */
void
kor_selection_shelf_set_register (KorSelectionShelf *self, KorRegister *register_)
{
  g_set_object (&self->register_, register_);
  reload (self);
  update (self);
}

/* Tells the shelf what is selected now, to be saved or recognised; %NULL when it can't be read. */
void
kor_selection_shelf_set_selection (KorSelectionShelf *self, const KorSelection *selection)
{
  g_clear_pointer (&self->selection, kor_selection_free);
  if (selection != NULL)
    self->selection = kor_selection_copy (selection);
  update (self);
}
