/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include <glib/gi18n.h>

#include "kor-register-requests.h"
#include "kor-request-next.h"
#include "kor-request-rules.h"
#include "kor-request-view-private.h"

/* What can be done with a case without a dialog, and what may be done at all. */

/* --- work off the main thread --------------------------------------------------------------------- */

/* A piece of work on a case, and what to say of it. */
typedef struct {
  KorRequestView *self;
  const char *done;     /* toast; NULL: the view says it */
  const char *failed;   /* title of the error */
  KorRequestItem *item; /* removed; an undo puts it back */
  gint64 request_id;
} Work;

static void
work_free (Work *work)
{
  g_clear_object (&work->self);
  g_clear_pointer (&work->item, kor_request_item_free);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

typedef struct {
  gint64 request_id;
  KorRequestItem *item; /* of a removed item */
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_clear_pointer (&call->item, kor_request_item_free);
  g_free (call);
}

static gpointer
carry_out (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;

  return GINT_TO_POINTER (kor_register_carry_out_request (register_, call->request_id, error));
}

static gpointer
close_case (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;

  return GINT_TO_POINTER (kor_register_close_request (register_, call->request_id, error));
}

static gpointer
remove_item (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;

  return GINT_TO_POINTER (
    kor_register_remove_request_item (register_, call->request_id, call->item->number, error));
}

static gpointer
put_item_back (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;

  call->item->id = 0;
  call->item->number = 0;
  return GINT_TO_POINTER (
    kor_register_save_request_item (register_, call->request_id, call->item, error));
}

static Call *
call_new (gint64 request_id, const KorRequestItem *item)
{
  Call *call = g_new0 (Call, 1);

  call->request_id = request_id;
  call->item = item != NULL ? kor_request_item_copy (item) : NULL;
  return call;
}

static void
tell_done (KorRequestView *self, Work *work)
{
  KorWindow *window = kor_request_view_get_window (self);
  AdwToast *toast = adw_toast_new (work->done);

  if (work->item != NULL && self->undo != NULL) {
    kor_undo_push (
      self->undo, work->done, put_item_back, call_new (work->request_id, work->item), call_free);
    adw_toast_set_button_label (toast, _ ("_Undo"));
    adw_toast_set_action_name (toast, "win.undo");
  }
  if (window != NULL)
    kor_window_add_toast (window, toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;
  KorWindow *window = kor_request_view_get_window (work->self);

  if (kor_register_call_finish (KOR_REGISTER (source), result, &error) != NULL)
    tell_done (work->self, work);
  else if (window != NULL)
    kor_window_show_error (window, work->failed, error);
}

static void
start (KorRequestView *self,
       KorRegisterCall function,
       const KorRequestItem *item,
       const char *done,
       const char *failed)
{
  Work *work = g_new0 (Work, 1);

  work->self = g_object_ref (self);
  work->done = done;
  work->failed = failed;
  work->request_id = self->id;
  work->item = item != NULL ? kor_request_item_copy (item) : NULL;
  kor_register_call_async (
    self->register_, function, call_new (self->id, item), call_free, NULL, NULL, done_cb, work);
}

/* --- actions -------------------------------------------------------------------------------------- */

static void
carry_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start (KOR_REQUEST_VIEW (widget),
         carry_out,
         NULL,
         _ ("Carried out"), _ ("The case was not carried out"));
}

static void
close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start (KOR_REQUEST_VIEW (widget),
         close_case,
         NULL,
         _ ("The case is closed"), _ ("The case was not closed"));
}

static void
remove_item_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const KorRequest *request = kor_request_view_get_request (KOR_REQUEST_VIEW (widget));
  const KorRequestItem *item =
    request != NULL ? kor_request_find_item (request, g_variant_get_uint32 (parameter)) : NULL;

  if (item != NULL)
    start (KOR_REQUEST_VIEW (widget),
           remove_item,
           item,
           _ ("Item removed"), _ ("The item was not removed"));
}

static void
customer_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorRequestView *self = KOR_REQUEST_VIEW (widget);
  const KorRequest *request = kor_request_view_get_request (self);
  KorWindow *window = kor_request_view_get_window (self);

  if (request != NULL && request->customer_id != 0 && window != NULL)
    kor_window_show_customer (window, request->customer_id);
}

static void
toggle_papers_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorRequestView *self = KOR_REQUEST_VIEW (widget);

  adw_overlay_split_view_set_show_sidebar (
    self->papers_view, !adw_overlay_split_view_get_show_sidebar (self->papers_view));
}

/* --- for the view ----------------------------------------------------------------------------------- */

static gboolean
is_allowed (KorRequestView *self, const KorRequest *request, KorRequestAction action)
{
  g_autoptr (GArray) lacks = NULL;

  if (!kor_request_view_has_right (self, kor_request_action_get_right (action)))
    return FALSE;
  lacks = kor_request_check (request, action, kor_request_view_get_today (self));
  return lacks->len == 0;
}

/* An action that a case or a user does not allow now is insensitive wherever it is offered. */
void
kor_request_view_update_actions (KorRequestView *self)
{
  static const struct {
    const char *name;
    KorRequestAction action;
  } actions[] = {
    { "case.add-item", KOR_ACTION_CLAIM },      { "case.edit-item", KOR_ACTION_CLAIM },
    { "case.remove-item", KOR_ACTION_CLAIM },   { "case.edit", KOR_ACTION_EDIT },
    { "case.identify", KOR_ACTION_IDENTIFY },   { "case.extend", KOR_ACTION_EXTEND },
    { "case.carry-out", KOR_ACTION_CARRY_OUT }, { "case.deliver", KOR_ACTION_DELIVER },
    { "case.notice", KOR_ACTION_NOTIFY },       { "case.close", KOR_ACTION_CLOSE },
    { "case.ombudsman", KOR_ACTION_OMBUDSMAN }, { "case.attach", KOR_ACTION_ATTACH },
  };

  const KorRequest *request = kor_request_view_get_request (self);
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean decides = kor_request_view_has_right (self, KOR_ROLE_DECIDES);
  gboolean open = request != NULL && request->closed == KOR_DATE_NONE;
  gboolean undecided = open && request->decision == KOR_DECISION_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (
      widget, actions[i].name, request != NULL && is_allowed (self, request, actions[i].action));
  /* Of a rectification some items can be decided while others lack something. */
  gtk_widget_action_set_enabled (widget, "case.decide", undecided && decides);
  gtk_widget_action_set_enabled (
    widget, "case.certificate", open && decides && kor_request_needs_certificate (request));
  gtk_widget_action_set_enabled (widget,
                                 "case.withhold",
                                 open && decides && request->kind == KOR_REQUEST_ACCESS &&
                                   request->delivered == KOR_DATE_NONE);
  gtk_widget_action_set_enabled (
    widget, "case.letter", open && kor_request_view_has_right (self, KOR_ROLE_MAINTAINS));
  gtk_widget_action_set_enabled (
    widget, "case.customer", request != NULL && request->customer_id != 0);
}

/* Installs what a case can be told to do. */
void
kor_request_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "case.carry-out", NULL, carry_out_cb);
  gtk_widget_class_install_action (widget_class, "case.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "case.remove-item", "u", remove_item_cb);
  gtk_widget_class_install_action (widget_class, "case.customer", NULL, customer_cb);
  gtk_widget_class_install_action (widget_class, "case.toggle-papers", NULL, toggle_papers_cb);
}
