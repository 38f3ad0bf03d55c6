/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-selection-editor.h"

#include <glib/gi18n.h>

#include "kor-register-selections.h"
#include "kor-selection-group.h"
#include "kor-selection-shelf.h"
#include "kor-selection-text.h"
#include "kor-ui-text.h"

#define TYPING_DELAY_MS 250

struct _KorSelectionEditor {
  AdwBin parent_instance;

  KorSelectionShelf *shelf;
  GtkBox *groups_box;
  GtkLabel *sentence;
  GtkLabel *count;

  KorRegister *register_;
  KorSelectionOffer *offer;
  GPtrArray *groups; /* of KorSelectionGroup; at least one */
  char *words;       /* of the selection last told of; %NULL: it could not be read */
  guint typing;
  guint recount;             /* waits for the register to be at rest */
  GCancellable *loading;     /* of the offer */
  GCancellable *cancellable; /* of the count under way */
  gboolean addresses;        /* towns and countries are loaded, or being loaded */
  gboolean counted;          /* what is shown is the number of what is selected */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorSelectionEditor, kor_selection_editor, ADW_TYPE_BIN)

static KorSelection *
read_groups (KorSelectionEditor *self, char **wanted, gboolean *marked)
{
  g_autoptr (KorSelection) selection = kor_selection_new ();
  gboolean all_read = TRUE;

  *wanted = NULL;
  *marked = FALSE;
  for (guint i = 0; i < self->groups->len; i++) {
    g_autofree char *sentence = NULL;
    gboolean shown = FALSE;

    if (kor_selection_group_read (self->groups->pdata[i], selection, i, &sentence, &shown))
      continue;
    if (all_read) {
      *wanted = g_steal_pointer (&sentence);
      *marked = shown;
    }
    all_read = FALSE;
  }
  return all_read ? g_steal_pointer (&selection) : NULL;
}

/* --- the count -------------------------------------------------------------------------------------- */

static gpointer
count_call (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n = 0;

  if (!kor_register_count_selection (register_, data, cancellable, &n, error))
    return NULL;
  return GUINT_TO_POINTER (n + 1); /* nobody is no error */
}

static void
show_count (KorSelectionEditor *self, guint n)
{
  g_autofree char *number = kor_ui_format_count (n);
  g_autofree char *text = g_strdup_printf (ngettext ("%s customer", "%s customers", n), number);

  gtk_label_set_label (self->count, text);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorSelectionEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n = GPOINTER_TO_UINT (kor_register_call_finish (KOR_REGISTER (source), result, &error));

  /* A count that was overtaken by a newer one says nothing any more. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_object (&self->cancellable);
  if (n > 0)
    show_count (self, n - 1);
  else
    gtk_label_set_label (self->count, "");
}

static void
stop_counting (KorSelectionEditor *self)
{
  g_clear_handle_id (&self->recount, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->counted = FALSE;
}

/* Counts only while somebody sees it. */
static void
count (KorSelectionEditor *self)
{
  g_autofree char *wanted = NULL;
  gboolean marked;
  KorSelection *selection;

  stop_counting (self);
  if (self->register_ == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  selection = read_groups (self, &wanted, &marked);
  self->counted = TRUE;
  if (selection == NULL) {
    gtk_label_set_label (self->count, "");
    return;
  }
  self->cancellable = g_cancellable_new ();
  kor_register_call_async (self->register_,
                           count_call,
                           selection,
                           (GDestroyNotify) kor_selection_free,
                           NULL,
                           self->cancellable,
                           counted_cb,
                           g_object_ref (self));
}

static gboolean
recount_cb (gpointer user_data)
{
  KorSelectionEditor *self = user_data;

  self->recount = 0;
  count (self);
  return G_SOURCE_REMOVE;
}

static void
register_changed_cb (KorSelectionEditor *self, KorKind kind)
{
  if (kind != KOR_KIND_CUSTOMER && kind != KOR_KIND_ORDER && kind != KOR_KIND_ALL)
    return;
  stop_counting (self);
  self->recount = g_timeout_add (TYPING_DELAY_MS, recount_cb, self);
}

/* --- what is offered ---------------------------------------------------------------------------------- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorSelectionEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  KorSelectionOffer *offer =
    kor_selection_offer_load_finish (KOR_REGISTER (source), result, &error);

  /* Without choices the values are written. */
  if (offer == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)))) {
    g_clear_pointer (&offer, kor_selection_offer_free);
    return;
  }
  for (guint i = 0; i < self->groups->len; i++)
    kor_selection_group_set_offer (self->groups->pdata[i], offer);
  kor_selection_offer_free (self->offer);
  self->offer = offer;
}

static void
load_offer (KorSelectionEditor *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->register_ == NULL)
    return;
  self->loading = g_cancellable_new ();
  kor_selection_offer_load_async (self->register_,
                                  kor_ui_get_language (),
                                  self->addresses,
                                  self->loading,
                                  loaded_cb,
                                  g_object_ref (self));
}

/* Towns and countries are read from all customers: not before somebody asks for one. */
static void
offer_addresses (KorSelectionEditor *self)
{
  for (guint i = 0; i < self->groups->len && !self->addresses; i++)
    if (kor_selection_group_asks_address (self->groups->pdata[i])) {
      self->addresses = TRUE;
      load_offer (self);
    }
}

/* --- what is selected --------------------------------------------------------------------------------- */

static void
show_sentence (KorSelectionEditor *self,
               const KorSelection *selection,
               const char *wanted,
               gboolean marked)
{
  g_autofree char *text =
    selection != NULL ? kor_selection_describe (selection, kor_ui_get_language ()) : NULL;

  if (marked && g_strcmp0 (gtk_label_get_label (self->sentence), wanted) != 0)
    gtk_accessible_announce (
      GTK_ACCESSIBLE (self), wanted, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_label_set_label (self->sentence, selection != NULL ? text : wanted);
  if (marked)
    gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sentence), "error");
}

/* Reads the rows, shows what they say, and tells it when it is something else than before. */
static void
update (KorSelectionEditor *self)
{
  g_autofree char *wanted = NULL;
  gboolean marked;
  g_autoptr (KorSelection) selection = read_groups (self, &wanted, &marked);
  g_autofree char *words = selection != NULL ? kor_selection_to_string (selection) : NULL;

  g_clear_handle_id (&self->typing, g_source_remove);
  for (guint i = 0; i < self->groups->len; i++)
    kor_selection_group_set_place (self->groups->pdata[i], i == 0, i + 1 == self->groups->len);
  show_sentence (self, selection, wanted, marked);
  offer_addresses (self);
  if (g_strcmp0 (words, self->words) == 0)
    return;
  g_set_str (&self->words, words);
  kor_selection_shelf_set_selection (self->shelf, selection);
  count (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
typed_cb (gpointer user_data)
{
  KorSelectionEditor *self = user_data;

  self->typing = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Not at every letter: a half postcode asks for half the country. */
static void
group_changed_cb (KorSelectionEditor *self, gboolean typed)
{
  g_clear_handle_id (&self->typing, g_source_remove);
  if (typed)
    self->typing = g_timeout_add (TYPING_DELAY_MS, typed_cb, self);
  else
    update (self);
}

/* --- groups ------------------------------------------------------------------------------------------- */

static KorSelectionGroup *add_group (KorSelectionEditor *self);

/* The last group stays, and selects everybody. */
static void
group_emptied_cb (KorSelectionEditor *self, gboolean typed, KorSelectionGroup *group)
{
  guint index = 0;

  if (self->groups->len > 1 && g_ptr_array_find (self->groups, group, &index)) {
    g_ptr_array_remove_index (self->groups, index);
    gtk_widget_grab_focus (self->groups->pdata[index > 0 ? index - 1 : 0]);
    gtk_box_remove (self->groups_box, GTK_WIDGET (group));
  }
  update (self);
}

static void
group_or_cb (KorSelectionEditor *self, int field)
{
  kor_selection_group_add (add_group (self), (KorSelectField) field);
}

static KorSelectionGroup *
add_group (KorSelectionEditor *self)
{
  GtkWidget *group = kor_selection_group_new (self->offer);

  g_signal_connect_object (
    group, "changed", G_CALLBACK (group_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    group, "emptied", G_CALLBACK (group_emptied_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (group, "or", G_CALLBACK (group_or_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->groups_box, group);
  g_ptr_array_add (self->groups, group);
  return KOR_SELECTION_GROUP (group);
}

static void
chosen_cb (KorSelectionEditor *self, const KorSelection *selection)
{
  kor_selection_editor_set_selection (self, selection);
}

/* --- class -------------------------------------------------------------------------------------------- */

static void
kor_selection_editor_map (GtkWidget *widget)
{
  KorSelectionEditor *self = KOR_SELECTION_EDITOR (widget);

  GTK_WIDGET_CLASS (kor_selection_editor_parent_class)->map (widget);
  if (!self->counted)
    count (self);
}

static void
set_register (KorSelectionEditor *self, KorRegister *register_)
{
  stop_counting (self);
  if (self->register_ != NULL)
    g_signal_handlers_disconnect_by_data (self->register_, self);
  g_set_object (&self->register_, register_);
  load_offer (self);
}

static void
kor_selection_editor_dispose (GObject *object)
{
  KorSelectionEditor *self = KOR_SELECTION_EDITOR (object);

  g_clear_handle_id (&self->typing, g_source_remove);
  set_register (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_SELECTION_EDITOR);
  G_OBJECT_CLASS (kor_selection_editor_parent_class)->dispose (object);
}

static void
kor_selection_editor_finalize (GObject *object)
{
  KorSelectionEditor *self = KOR_SELECTION_EDITOR (object);

  g_ptr_array_unref (self->groups);
  kor_selection_offer_free (self->offer);
  g_free (self->words);
  G_OBJECT_CLASS (kor_selection_editor_parent_class)->finalize (object);
}

static void
kor_selection_editor_class_init (KorSelectionEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kor_selection_editor_dispose;
  object_class->finalize = kor_selection_editor_finalize;
  widget_class->map = kor_selection_editor_map;
  signals[CHANGED] = g_signal_new (
    "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KOR_TYPE_SELECTION_SHELF);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-selection-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KorSelectionEditor, shelf);
  gtk_widget_class_bind_template_child (widget_class, KorSelectionEditor, groups_box);
  gtk_widget_class_bind_template_child (widget_class, KorSelectionEditor, sentence);
  gtk_widget_class_bind_template_child (widget_class, KorSelectionEditor, count);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
kor_selection_editor_init (KorSelectionEditor *self)
{
  self->groups = g_ptr_array_new ();
  self->offer = kor_selection_offer_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_group (self);
  update (self);
}

/* Returns: (transfer floating): an editor that selects everybody */
GtkWidget *
kor_selection_editor_new (void)
{
  return g_object_new (KOR_TYPE_SELECTION_EDITOR, NULL);
}

/**
 * kor_selection_editor_set_register:
 * @self: an editor
 * @register_: (nullable): where people are counted and selections are saved
 */
void
kor_selection_editor_set_register (KorSelectionEditor *self, KorRegister *register_)
{
  if (register_ == self->register_)
    return;
  set_register (self, register_);
  kor_selection_shelf_set_register (self->shelf, register_);
  if (register_ == NULL)
    return;
  g_signal_connect_object (
    register_, "changed", G_CALLBACK (register_changed_cb), self, G_CONNECT_SWAPPED);
  count (self);
}

/**
 * kor_selection_editor_dup_selection:
 * @self: an editor
 *
 * Returns: (transfer full) (nullable): what is selected; %NULL while a value can't be read, which is said
 *   in words
 */
KorSelection *
kor_selection_editor_dup_selection (KorSelectionEditor *self)
{
  g_autofree char *wanted = NULL;
  gboolean marked;

  return read_groups (self, &wanted, &marked);
}

/**
 * kor_selection_editor_set_selection:
 * @self: an editor
 * @selection: (nullable): what to select; %NULL for everybody
 *
 * "changed" is told of when it is something else than before.
 */
void
kor_selection_editor_set_selection (KorSelectionEditor *self, const KorSelection *selection)
{
  g_autoptr (KorSelection) now = kor_selection_editor_dup_selection (self);
  guint n_groups =
    selection != NULL && !kor_selection_is_all (selection) ? selection->groups->len : 0;

  if (now != NULL && selection != NULL && kor_selection_equal (now, selection))
    return;
  for (guint i = 0; i < self->groups->len; i++)
    gtk_box_remove (self->groups_box, self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < MAX (n_groups, 1); i++) {
    KorSelectionGroup *group = add_group (self);

    if (i < n_groups)
      kor_selection_group_set_terms (group, selection->groups->pdata[i]);
  }
  update (self);
}
