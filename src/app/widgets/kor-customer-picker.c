/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-customer-picker.h"

#include <glib/gi18n.h>

#include "kor-entry-value.h"
#include "kor-register-customers.h"

#define MAX_FOUND 20
#define DELAY_MS 120

struct _KorCustomerPicker {
  AdwBin parent_instance;

  AdwEntryRow *entry;
  GtkRevealer *revealer;
  GtkListBox *found;

  KorRegister *register_;
  KorCustomerFinder finder;
  GCancellable *cancellable; /* of the search under way */
  guint delay;
  gint64 customer_id;
  gboolean setting; /* the text is being set, not typed */
  gboolean hasty;   /* Enter came before the answer */
};

enum {
  PROP_0,
  PROP_CUSTOMER_ID,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

enum {
  SEARCHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorCustomerPicker, kor_customer_picker, ADW_TYPE_BIN)

static void
cancel_search (KorCustomerPicker *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
set_customer_id (KorCustomerPicker *self, gint64 id)
{
  if (self->customer_id == id)
    return;
  self->customer_id = id;
  if (id != 0)
    kor_entry_mark (GTK_WIDGET (self->entry), TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CUSTOMER_ID]);
}

static const char *
get_title (const KorCustomerRow *row)
{
  return row->name != NULL && *row->name != '\0' ? row->name : row->organisation;
}

static void
append (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/* What tells people of one name apart, and shows what has been found. */
static char *
get_subtitle (const KorCustomerRow *row)
{
  GString *text = g_string_new (NULL);
  g_autofree char *place = g_strjoin (" ",
                                      row->postal_code != NULL ? row->postal_code : "",
                                      row->city != NULL ? row->city : "",
                                      NULL);

  if (get_title (row) != row->organisation)
    append (text, row->organisation);
  append (text, g_strstrip (place));
  append (text, row->phone);
  return g_string_free_and_steal (text);
}

static void
add_found (KorCustomerPicker *self, const KorCustomerRow *row)
{
  GtkWidget *widget = adw_action_row_new ();
  g_autofree char *subtitle = get_subtitle (row);
  gint64 *id = g_new (gint64, 1);

  *id = row->id;
  g_object_set_data_full (G_OBJECT (widget), "kor-id", id, g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), get_title (row));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  gtk_list_box_append (self->found, widget);
}

/* By all that is in the index of the customers. */
static GPtrArray *
find_anything (
  KorRegister *register_, const char *typed, guint limit, GCancellable *cancellable, GError **error)
{
  KorCustomerQuery query = { .search = typed, .sort = KOR_CUSTOMER_SORT_NAME, .limit = limit };
  g_autoptr (GArray) ids = kor_register_list_customers (register_, &query, cancellable, error);

  if (ids == NULL)
    return NULL;
  return kor_register_load_customer_rows (
    register_, (const gint64 *) (gpointer) ids->data, ids->len, cancellable, error);
}

typedef struct {
  KorCustomerFinder finder;
  char *typed;
} Search;

static void
search_free (Search *search)
{
  g_free (search->typed);
  g_free (search);
}

static gpointer
search_call (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  const Search *search = data;

  return search->finder (register_, search->typed, MAX_FOUND, cancellable, error);
}

static void take_row (KorCustomerPicker *self, GtkListBoxRow *row);

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorCustomerPicker) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = kor_register_call_finish (KOR_REGISTER (source), result, &error);

  /* A search that was overtaken by a newer one says nothing any more. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_object (&self->cancellable);
  if (rows == NULL)
    return;
  gtk_list_box_remove_all (self->found);
  for (guint i = 0; i < rows->len; i++)
    if (rows->pdata[i] != NULL)
      add_found (self, rows->pdata[i]);
  kor_entry_mark (GTK_WIDGET (self->entry), rows->len > 0);
  gtk_revealer_set_reveal_child (self->revealer, rows->len > 0);
  g_signal_emit (self, signals[SEARCHED], 0, rows->len);
  if (self->hasty && rows->len == 1)
    take_row (self, gtk_list_box_get_row_at_index (self->found, 0));
  self->hasty = FALSE;
}

static gboolean
search_cb (gpointer user_data)
{
  KorCustomerPicker *self = user_data;
  char *text = kor_entry_dup_text (GTK_WIDGET (self->entry));
  Search *search;

  self->delay = 0;
  if (text == NULL) {
    gtk_revealer_set_reveal_child (self->revealer, FALSE);
    self->hasty = FALSE;
    return G_SOURCE_REMOVE;
  }
  search = g_new (Search, 1);
  *search = (Search) { self->finder, text };
  self->cancellable = g_cancellable_new ();
  kor_register_call_async (self->register_,
                           search_call,
                           search,
                           (GDestroyNotify) search_free,
                           (GDestroyNotify) g_ptr_array_unref,
                           self->cancellable,
                           found_cb,
                           g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (KorCustomerPicker *self)
{
  if (self->setting || self->register_ == NULL)
    return;
  cancel_search (self);
  self->hasty = FALSE;
  set_customer_id (self, 0);
  self->delay = g_timeout_add (DELAY_MS, search_cb, self);
}

static void
take_row (KorCustomerPicker *self, GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "kor-id");
  g_autofree char *title = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  /* First: whoever is told of the choice may move the keyboard on. */
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  kor_customer_picker_set_customer (self, *id, title);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
row_activated_cb (KorCustomerPicker *self, GtkListBoxRow *row)
{
  take_row (self, row);
}

/* Enter in the entry takes the first one found. */
static void
entry_activated_cb (KorCustomerPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->found, 0);

  if (self->customer_id != 0)
    return;
  if (self->delay != 0 || self->cancellable != NULL)
    self->hasty = TRUE;
  else if (row != NULL && gtk_revealer_get_reveal_child (self->revealer))
    take_row (self, row);
}

static gboolean
key_cb (KorCustomerPicker *self, guint keyval)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->found, 0);

  if (!gtk_revealer_get_reveal_child (self->revealer) || row == NULL)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down) {
    gtk_widget_grab_focus (GTK_WIDGET (row));
    return GDK_EVENT_STOP;
  }
  if (keyval == GDK_KEY_Escape) {
    gtk_revealer_set_reveal_child (self->revealer, FALSE);
    return GDK_EVENT_STOP;
  }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
kor_customer_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KOR_CUSTOMER_PICKER (widget)->entry));
}

static void
kor_customer_picker_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id) {
  case PROP_CUSTOMER_ID:
    g_value_set_int64 (value, KOR_CUSTOMER_PICKER (object)->customer_id);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kor_customer_picker_dispose (GObject *object)
{
  KorCustomerPicker *self = KOR_CUSTOMER_PICKER (object);

  cancel_search (self);
  g_clear_object (&self->register_);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_CUSTOMER_PICKER);
  G_OBJECT_CLASS (kor_customer_picker_parent_class)->dispose (object);
}

static void
kor_customer_picker_class_init (KorCustomerPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kor_customer_picker_get_property;
  object_class->dispose = kor_customer_picker_dispose;
  widget_class->grab_focus = kor_customer_picker_grab_focus;
  props[PROP_CUSTOMER_ID] = g_param_spec_int64 (
    "customer-id", NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SEARCHED] = g_signal_new ("searched",
                                    G_TYPE_FROM_CLASS (klass),
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    1,
                                    G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-customer-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, KorCustomerPicker, entry);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerPicker, revealer);
  gtk_widget_class_bind_template_child (widget_class, KorCustomerPicker, found);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
kor_customer_picker_init (KorCustomerPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->finder = find_anything;
}

/**
 * kor_customer_picker_set_finder:
 * @self: a picker
 * @finder: (nullable): how customers are looked for; %NULL: by all that is in their index
 * @title: what the entry asks for
 */
void
kor_customer_picker_set_finder (KorCustomerPicker *self,
                                KorCustomerFinder finder,
                                const char *title)
{
  self->finder = finder != NULL ? finder : find_anything;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), title);
}

/* Returns: (transfer none): what stands in the entry */
const char *
kor_customer_picker_get_text (KorCustomerPicker *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
kor_customer_picker_set_register (KorCustomerPicker *self, KorRegister *register_)
{
  g_set_object (&self->register_, register_);
}

/**
 * kor_customer_picker_set_customer:
 * @self: a picker
 * @id: the customer chosen; 0 for nobody
 * @name: (nullable): what the entry shows
 */
void
kor_customer_picker_set_customer (KorCustomerPicker *self, gint64 id, const char *name)
{
  cancel_search (self);
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name != NULL ? name : "");
  self->setting = FALSE;
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  set_customer_id (self, id);
}

gint64
kor_customer_picker_get_customer_id (KorCustomerPicker *self)
{
  return self->customer_id;
}

/* Shows that a customer must be chosen. */
void
kor_customer_picker_mark (KorCustomerPicker *self)
{
  kor_entry_mark (GTK_WIDGET (self->entry), self->customer_id != 0);
}
