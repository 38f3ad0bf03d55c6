/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-request-item-dialog.h"

#include <glib/gi18n.h>

#include "kor-combo.h"
#include "kor-customer-fields.h"
#include "kor-entry-value.h"
#include "kor-error-describe.h"
#include "kor-field-value.h"
#include "kor-register-customers.h"
#include "kor-text-row.h"
#include "kor-words-text.h"

struct _KorRequestItemDialog {
  KorCaseDialog parent_instance;

  AdwComboRow *field;
  AdwActionRow *held;
  AdwEntryRow *order;
  AdwEntryRow *wanted;
  AdwComboRow *choice;
  AdwComboRow *ground;
  KorTextRow *because;
  AdwEntryRow *evidence;
  AdwSwitchRow *contested;

  KorRequestItem *item;  /* as taken down; NULL: a new one */
  KorCustomer *customer; /* NULL until read */
};

G_DEFINE_FINAL_TYPE (KorRequestItemDialog, kor_request_item_dialog, KOR_TYPE_CASE_DIALOG)

/* --- the field -------------------------------------------------------------------------------------- */

static gboolean
is_order (KorRequestItemDialog *self)
{
  guint n_fields = g_strv_length ((char **) kor_customer_get_field_names ());

  return adw_combo_row_get_selected (self->field) == n_fields;
}

static const char *
get_field (KorRequestItemDialog *self)
{
  return is_order (self)
           ? "order"
           : kor_customer_get_field_names ()[adw_combo_row_get_selected (self->field)];
}

static void
select_field (KorRequestItemDialog *self, const char *field)
{
  const char *const *names = kor_customer_get_field_names ();
  guint i = 0;

  while (names[i] != NULL && !g_str_equal (names[i], field))
    i++;
  adw_combo_row_set_selected (self->field, i);
}

static void
fill_fields (KorRequestItemDialog *self)
{
  const char *const *names = kor_customer_get_field_names ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    gtk_string_list_append (titles, kor_field_get_title (names[i]));
  gtk_string_list_append (titles, kor_field_get_title ("order"));
  adw_combo_row_set_model (self->field, G_LIST_MODEL (titles));
}

/* What the register holds of the field at this moment. */
static void
show_held (KorRequestItemDialog *self)
{
  g_autofree char *held = NULL;
  g_autofree char *text = NULL;

  if (self->customer == NULL)
    return;
  held = kor_customer_get_field (
    self->customer, get_field (self), kor_case_dialog_get_today (KOR_CASE_DIALOG (self)));
  text = kor_field_value_describe (get_field (self), held);
  adw_action_row_set_subtitle (self->held, text);
}

static void
show_field (KorRequestItemDialog *self)
{
  gboolean order = is_order (self);
  gboolean choice = !order && kor_field_value_has_choice (get_field (self));

  gtk_widget_set_visible (GTK_WIDGET (self->held), !order);
  gtk_widget_set_visible (GTK_WIDGET (self->order), order);
  gtk_widget_set_visible (GTK_WIDGET (self->wanted), !order && !choice);
  gtk_widget_set_visible (GTK_WIDGET (self->choice), choice);
  if (choice)
    kor_field_value_fill (self->choice, get_field (self));
  if (!order)
    show_held (self);
}

/* --- what is written --------------------------------------------------------------------------------- */

/* Returns: (nullable): what the person wants to be held */
static char *
dup_wanted (KorRequestItemDialog *self)
{
  if (is_order (self))
    return NULL;
  if (kor_field_value_has_choice (get_field (self)))
    return g_strdup (kor_field_value_get_chosen (self->choice, get_field (self)));
  return kor_entry_dup_text (GTK_WIDGET (self->wanted));
}

static KorRequestItem *
collect_item (KorRequestItemDialog *self)
{
  const char *field = get_field (self);
  KorRequestItem *item =
    self->item != NULL ? kor_request_item_copy (self->item) : kor_request_item_new (field);

  if (g_strcmp0 (item->field, field) != 0)
    g_clear_pointer (&item->held, g_free);
  g_set_str (&item->field, field);
  if (is_order (self)) {
    g_free (item->held);
    item->held = kor_entry_dup_text (GTK_WIDGET (self->order));
  }
  g_free (item->wanted);
  item->wanted = dup_wanted (self);
  item->ground = (KorGround) adw_combo_row_get_selected (self->ground);
  g_free (item->because);
  item->because = kor_text_row_dup_text (self->because);
  g_free (item->evidence);
  item->evidence = kor_entry_dup_text (GTK_WIDGET (self->evidence));
  item->contested = adw_switch_row_get_active (self->contested);
  return item;
}

/* Returns: (transfer full) (nullable): why the register could not hold what is wanted */
static char *
find_misfit (KorRequestItemDialog *self, const KorRequestItem *item)
{
  g_autoptr (KorCustomer) customer = NULL;
  g_autoptr (GError) error = NULL;

  if (self->customer == NULL || item->wanted == NULL || is_order (self))
    return NULL;
  customer = kor_customer_copy (self->customer);
  if (kor_customer_set_field (customer, item->field, item->wanted, &error) &&
      kor_customer_check (customer, &error))
    return NULL;
  return kor_error_describe (error);
}

/* What the item waits for, when it is saved as it stands. */
static const char *
find_wait (const KorRequestItem *item)
{
  gboolean erase = kor_request_item_get_remedy (item) == KOR_REMEDY_ERASE;

  if (item->ground == KOR_GROUND_NONE)
    return _ ("The ground is open: the item waits until the person has been asked for it.");
  if (g_str_equal (item->field, "order"))
    return erase ? NULL
                 : _ ("An order as a whole can only be erased: the ground for that is that it is needless.");
  if (item->wanted == NULL && !erase)
    return _ ("What is wanted is open: the item waits until the person has been asked for it.");
  return NULL;
}

static void
kor_request_item_dialog_update (KorCaseDialog *dialog)
{
  KorRequestItemDialog *self = KOR_REQUEST_ITEM_DIALOG (dialog);
  g_autoptr (KorRequestItem) item = collect_item (self);
  g_autofree char *misfit = find_misfit (self, item);

  if (misfit != NULL)
    kor_case_dialog_tell (dialog, KOR_MESSAGE_WARNING, misfit);
  else
    kor_case_dialog_tell (dialog, KOR_MESSAGE_HINT, find_wait (item));
  kor_case_dialog_set_ready (dialog, !is_order (self) || item->held != NULL);
}

static KorCaseWork *
kor_request_item_dialog_collect (KorCaseDialog *dialog)
{
  KorCaseWork *work =
    kor_case_work_new (KOR_CASE_WORK_ITEM, kor_case_dialog_get_request (dialog)->id);

  work->item = collect_item (KOR_REQUEST_ITEM_DIALOG (dialog));
  return work;
}

/* --- loading ------------------------------------------------------------------------------------------ */

static gpointer
load_call (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  return kor_register_load_customer (register_, *(gint64 *) data, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorRequestItemDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorCustomer) customer =
              kor_register_call_finish (KOR_REGISTER (source), result, &error);

  if (kor_case_dialog_get_register (KOR_CASE_DIALOG (self)) == NULL)
    return;
  if (customer == NULL) {
    g_autofree char *text = kor_error_describe (error);

    kor_case_dialog_block (KOR_CASE_DIALOG (self), text);
    return;
  }
  self->customer = g_steal_pointer (&customer);
  show_held (self);
  kor_case_dialog_update (KOR_CASE_DIALOG (self));
}

static void
load_customer (KorRequestItemDialog *self, gint64 id)
{
  kor_register_call_async (kor_case_dialog_get_register (KOR_CASE_DIALOG (self)),
                           load_call,
                           g_memdup2 (&id, sizeof id),
                           g_free,
                           (GDestroyNotify) kor_customer_free,
                           NULL,
                           loaded_cb,
                           g_object_ref (self));
}

static void
set_text (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static void
fill (KorRequestItemDialog *self)
{
  const KorRequestItem *item = self->item;

  select_field (self, item->field);
  show_field (self);
  if (is_order (self))
    set_text (self->order, item->held);
  else if (kor_field_value_has_choice (item->field))
    kor_field_value_choose (self->choice, item->field, item->wanted);
  else
    set_text (self->wanted, item->wanted);
  adw_combo_row_set_selected (self->ground, item->ground);
  kor_text_row_set_text (self->because, item->because);
  set_text (self->evidence, item->evidence);
  adw_switch_row_set_active (self->contested, item->contested);
}

static void
field_cb (KorRequestItemDialog *self)
{
  if (kor_case_dialog_get_register (KOR_CASE_DIALOG (self)) == NULL)
    return;
  show_field (self);
  kor_case_dialog_edited (KOR_CASE_DIALOG (self));
}

static void
kor_request_item_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_REQUEST_ITEM_DIALOG);
  G_OBJECT_CLASS (kor_request_item_dialog_parent_class)->dispose (object);
}

static void
kor_request_item_dialog_finalize (GObject *object)
{
  KorRequestItemDialog *self = KOR_REQUEST_ITEM_DIALOG (object);

  g_clear_pointer (&self->item, kor_request_item_free);
  g_clear_pointer (&self->customer, kor_customer_free);
  G_OBJECT_CLASS (kor_request_item_dialog_parent_class)->finalize (object);
}

static void
kor_request_item_dialog_class_init (KorRequestItemDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_request_item_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = kor_request_item_dialog_finalize;
  KOR_CASE_DIALOG_CLASS (klass)->update = kor_request_item_dialog_update;
  KOR_CASE_DIALOG_CLASS (klass)->collect = kor_request_item_dialog_collect;

  g_type_ensure (KOR_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-request-item-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorRequestItemDialog, field);
  gtk_widget_class_bind_template_child (widget_class, KorRequestItemDialog, held);
  gtk_widget_class_bind_template_child (widget_class, KorRequestItemDialog, order);
  gtk_widget_class_bind_template_child (widget_class, KorRequestItemDialog, wanted);
  gtk_widget_class_bind_template_child (widget_class, KorRequestItemDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, KorRequestItemDialog, ground);
  gtk_widget_class_bind_template_child (widget_class, KorRequestItemDialog, because);
  gtk_widget_class_bind_template_child (widget_class, KorRequestItemDialog, evidence);
  gtk_widget_class_bind_template_child (widget_class, KorRequestItemDialog, contested);
  kor_case_dialog_class_bind_edited (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, field_cb);
}

static void
kor_request_item_dialog_init (KorRequestItemDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_fields (self);
  kor_combo_fill_grounds (self->ground);
}

static void
begin (KorRequestItemDialog *self, guint number)
{
  KorCaseDialog *dialog = KOR_CASE_DIALOG (self);
  const KorRequest *request = kor_case_dialog_get_request (dialog);
  const KorRequestItem *item = number != 0 ? kor_request_find_item (request, number) : NULL;

  if (item != NULL) {
    g_autofree char *title = g_strdup_printf (_ ("Item %u"), number);

    adw_dialog_set_title (ADW_DIALOG (self), title);
    self->item = kor_request_item_copy (item);
    fill (self);
  } else {
    show_field (self);
  }
  if (request->customer_id != 0)
    load_customer (self, request->customer_id);
}

/**
 * kor_request_item_dialog_new:
 * @register_: an open register
 * @request: a rectification
 * @number: of the item to change; 0 for a new one
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_request_item_dialog_new (KorRegister *register_, const KorRequest *request, guint number)
{
  KorRequestItemDialog *self = g_object_new (KOR_TYPE_REQUEST_ITEM_DIALOG, NULL);
  KorCaseDialog *dialog = KOR_CASE_DIALOG (self);

  kor_case_dialog_set_case (dialog, register_, request);
  begin (self, number);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->field));
  kor_case_dialog_set_unchanged (dialog);
  if (kor_case_dialog_require (
        dialog, KOR_ROLE_MAINTAINS, _ ("You may read cases but not take them down or change them.")))
    kor_case_dialog_allow (dialog, KOR_ACTION_CLAIM);
  return ADW_DIALOG (self);
}
