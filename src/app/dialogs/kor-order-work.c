/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-order-work.h"

#include "kor-register-customers.h"

KorOrderWork *
kor_order_work_new (KorOrderWorkKind kind, gint64 id)
{
  KorOrderWork *self = g_new0 (KorOrderWork, 1);

  self->kind = kind;
  self->id = id;
  return self;
}

void
kor_order_work_free (KorOrderWork *self)
{
  g_clear_pointer (&self->order, kor_order_free);
  g_free (self->customer_name);
  g_free (self);
}

static gboolean
load_new (KorOrderWork *self, KorRegister *register_, GError **error)
{
  self->order = kor_order_new ();
  self->order->date = kor_context_get_today (kor_register_get_context (register_));
  self->order->number = kor_register_next_order_number (register_, error);
  return self->order->number != NULL;
}

/* The customer's name as in the list: a row is enough, the card is not opened. */
static gboolean
load_customer_name (KorOrderWork *self, KorRegister *register_, GError **error)
{
  g_autoptr (GPtrArray) rows = kor_register_load_customer_rows (
    register_, &self->order->customer_id, 1, NULL, error);
  const KorCustomerRow *row;

  if (rows == NULL)
    return FALSE;
  row = rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;
  if (row != NULL)
    self->customer_name =
      g_strdup (row->name != NULL && *row->name != '\0' ? row->name : row->organisation);
  return TRUE;
}

static gboolean
run (KorOrderWork *self, KorRegister *register_, GError **error)
{
  switch (self->kind) {
  case KOR_ORDER_WORK_LOAD:
    if (self->id == 0)
      return load_new (self, register_, error);
    self->order = kor_register_load_order (register_, self->id, error);
    return self->order != NULL && load_customer_name (self, register_, error);
  case KOR_ORDER_WORK_SAVE:
    return kor_register_save_order (register_, self->order, error);
  case KOR_ORDER_WORK_DELETE:
    return kor_register_delete_order (register_, self->id, error);
  case KOR_ORDER_WORK_ARCHIVE:
  case KOR_ORDER_WORK_BRING_BACK:
    return kor_register_archive_order (
      register_, self->id, self->kind == KOR_ORDER_WORK_ARCHIVE, error);
  default:
    g_return_val_if_reached (FALSE);
  }
}

/**
 * kor_order_work_run:
 * @register_: an open register
 * @data: a #KorOrderWork
 * @cancellable: not looked at
 * @error: return location
 *
 * A #KorRegisterCall. Blocks; any thread but the main one.
 *
 * Returns: (transfer full) (nullable): a #KorOrderWork with what has been read or saved, or %NULL
 */
gpointer
kor_order_work_run (KorRegister *register_,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  const KorOrderWork *wanted = data;
  g_autoptr (KorOrderWork) work = kor_order_work_new (wanted->kind, wanted->id);

  if (wanted->order != NULL)
    work->order = kor_order_copy (wanted->order);
  return run (work, register_, error) ? g_steal_pointer (&work) : NULL;
}

/* As kor_order_work_run() for a #KorUndo, which only wants to know whether it was done. */
gpointer
kor_order_work_undo (KorRegister *register_,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (KorOrderWork) done = kor_order_work_run (register_, data, cancellable, error);

  return done != NULL ? GINT_TO_POINTER (TRUE) : NULL;
}
