/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-copy-people.h"

#include <glib/gi18n.h>

#include "kor-left-out-dialog.h"
#include "kor-register-lists.h"
#include "kor-ui-text.h"
#include "kor-window.h"
#include "kor-words-text.h"

#define FORM_WIDTH 330 /* room for the longest purpose */

/*
 * The addresses of several people on the clipboard are a list (R6): it has a purpose, goes through the
 * gate, and is recorded as a run.
 */

/* What is asked of the gate. */
typedef struct {
  GArray *customers; /* of gint64 */
  KorPurpose purpose;
} Question;

/* What it let through. */
typedef struct {
  gint64 run_id;
  KorPurpose purpose;
  guint n_people;
  char *text;
  GPtrArray *left_out; /* of KorListLeftOut */
} Copy;

/* A copy that is being asked about or made. */
typedef struct {
  KorWindow *window;
  KorRegister *register_;
  GArray *customers;
  AdwComboRow *purpose; /* unowned; while it is asked about */
} Job;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_array_unref (self->customers);
  g_free (self);
}

static void
copy_free (gpointer data)
{
  Copy *self = data;

  g_free (self->text);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static void
job_free (Job *self)
{
  g_object_unref (self->window);
  g_object_unref (self->register_);
  g_array_unref (self->customers);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

/* --- off the main thread --------------------------------------------------------------------------------- */

static char *
join_addresses (GPtrArray *persons)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < persons->len; i++) {
    const KorListPerson *person = persons->pdata[i];
    g_autofree char *lines = g_strjoinv ("\n", person->lines);

    g_string_append_printf (text, "%s%s\n", i > 0 ? "\n" : "", lines);
  }
  return g_string_free_and_steal (text);
}

static gpointer
ask_gate (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (KorSelection) selection = kor_selection_new_of_customers (
    (const gint64 *) (gpointer) question->customers->data, question->customers->len);
  KorListRequest request = {
    .purpose = question->purpose,
    .selection = selection,
    .medium = "clipboard",
    .order = KOR_LIST_ORDER_NAME,
  };
  g_autoptr (KorListResult) result =
              kor_register_prepare_list (register_, &request, cancellable, error);
  Copy *copy;

  if (result == NULL)
    return NULL;
  copy = g_new0 (Copy, 1);
  copy->run_id = result->run->id;
  copy->purpose = question->purpose;
  copy->n_people = result->persons->len;
  copy->text = join_addresses (result->persons);
  copy->left_out = g_ptr_array_ref (result->left_out);
  return copy;
}

/* A positive number: the run has come about; a negative one: there was nobody to copy. */
static gpointer
finish_run (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 run = *(gint64 *) data;

  return GINT_TO_POINTER (kor_register_finish_list (register_, ABS (run), run > 0, error));
}

/* --- saying what came of it ------------------------------------------------------------------------------ */

static void
tell_error (Job *job, const GError *error)
{
  kor_window_show_error (job->window, _ ("The addresses were not copied"), error);
}

static void
show_customer_cb (KorWindow *window, gint64 id)
{
  kor_window_show_customer (window, id);
}

/* Who was left out is kept as long as the toast. */
typedef struct {
  KorWindow *window;
  GPtrArray *left_out;
  KorPurpose purpose;
} LeftOut;

static void
left_out_free (gpointer data, GClosure *closure)
{
  LeftOut *self = data;

  g_object_unref (self->window);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

static void
show_left_out_cb (AdwToast *toast, const LeftOut *self)
{
  AdwDialog *dialog = kor_left_out_dialog_new (self->left_out, self->purpose);

  g_signal_connect_object (
    dialog, "customer-activated", G_CALLBACK (show_customer_cb), self->window, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
}

static char *
describe_copy (const Copy *copy)
{
  guint n_left_out = copy->left_out->len;
  g_autofree char *n = kor_ui_format_count (copy->n_people);
  g_autofree char *copied =
    g_strdup_printf (ngettext ("%s address copied", "%s addresses copied", copy->n_people), n);
  g_autofree char *n_out = kor_ui_format_count (n_left_out);
  g_autofree char *out =
    g_strdup_printf (ngettext ("%s person left out", "%s people left out", n_left_out), n_out);

  if (n_left_out == 0)
    return g_steal_pointer (&copied);
  if (copy->n_people == 0)
    return g_strdup_printf ("%s · %s", _ ("Nothing copied"), out);
  return g_strdup_printf ("%s · %s", copied, out);
}

static void
say_copied (Job *job, Copy *copy)
{
  g_autofree char *text = describe_copy (copy);
  AdwToast *toast = adw_toast_new (text);

  if (copy->left_out->len > 0) {
    LeftOut *left_out = g_new0 (LeftOut, 1);

    *left_out =
      (LeftOut) { g_object_ref (job->window), g_ptr_array_ref (copy->left_out), copy->purpose };
    adw_toast_set_button_label (toast, _ ("_Who and Why"));
    g_signal_connect_data (
      toast, "button-clicked", G_CALLBACK (show_left_out_cb), left_out, left_out_free, 0);
  }
  kor_window_add_toast (job->window, toast);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;

  if (kor_register_call_finish (KOR_REGISTER (source), result, &error) == NULL &&
      kor_window_get_register (job->window) == job->register_)
    tell_error (job, error);
}

static void
gate_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Copy) copy = kor_register_call_finish (KOR_REGISTER (source), result, &error);
  gboolean is_open = kor_window_get_register (job->window) == job->register_;
  gint64 *run;

  if (copy == NULL) {
    if (is_open)
      tell_error (job, error);
    return;
  }
  run = g_new (gint64, 1);
  *run = is_open && copy->n_people > 0 ? copy->run_id : -copy->run_id;
  if (*run > 0)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (job->window)), copy->text);
  if (is_open)
    say_copied (job, copy);
  kor_register_call_async (KOR_REGISTER (source),
                           finish_run,
                           run,
                           g_free,
                           NULL,
                           NULL,
                           finished_cb,
                           g_steal_pointer (&job));
}

/* --- asking for the purpose ------------------------------------------------------------------------------- */

static void
response_cb (AdwAlertDialog *dialog, const char *response, Job *asked)
{
  Question *question;
  Job *job;

  if (!g_str_equal (response, "copy"))
    return;
  question = g_new0 (Question, 1);
  question->customers = g_array_ref (asked->customers);
  question->purpose = (KorPurpose) adw_combo_row_get_selected (asked->purpose);
  job = g_new0 (Job, 1);
  *job = (Job) { g_object_ref (asked->window),
                 g_object_ref (asked->register_),
                 g_array_ref (asked->customers),
                 NULL };
  kor_register_call_async (
    job->register_, ask_gate, question, question_free, copy_free, NULL, gate_answered_cb, job);
}

static void
asked_cb (gpointer data, GClosure *closure)
{
  job_free (data);
}

static AdwComboRow *
create_purposes (void)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) purposes = gtk_string_list_new (NULL);

  for (int purpose = 0; purpose < KOR_PURPOSE_EXPORT; purpose++)
    gtk_string_list_append (purposes, kor_purpose_get_title ((KorPurpose) purpose));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Purpose"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (purposes));
  return ADW_COMBO_ROW (row);
}

/**
 * kor_copy_people:
 * @from: a widget of the window
 * @register_: an open register
 * @customers: (element-type gint64): more than one customer
 *
 * Asks what the addresses are for, and puts those on the clipboard that the gate lets through for that
 * purpose; says how many it kept back. The run is recorded (R6, R11). Needs the right KOR_ROLE_PRINTS.
 */
void
kor_copy_people (GtkWidget *from, KorRegister *register_, const GArray *customers)
{
  g_autofree char *n = kor_ui_format_count (customers->len);
  g_autofree char *heading =
    g_strdup_printf (ngettext ("Copy %s Address", "Copy %s Addresses", customers->len), n);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
    heading,
    _ ("The addresses of several people are a list. Bans that stop this purpose are taken into "
       "account, and the copying is recorded.")));
  GtkWidget *list = gtk_list_box_new ();
  Job *job = g_new0 (Job, 1);

  job->window = g_object_ref (KOR_WINDOW (gtk_widget_get_root (from)));
  job->register_ = g_object_ref (register_);
  job->customers = g_array_copy ((GArray *) customers);
  job->purpose = create_purposes ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (job->purpose));
  gtk_widget_set_size_request (list, FORM_WIDTH, -1);
  adw_alert_dialog_set_prefer_wide_layout (dialog, TRUE);
  adw_alert_dialog_set_extra_child (dialog, list);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "copy", _ ("C_opy"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "copy", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "copy");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), job, asked_cb, 0);
  adw_dialog_present (ADW_DIALOG (dialog), from);
  gtk_widget_grab_focus (GTK_WIDGET (job->purpose));
}
