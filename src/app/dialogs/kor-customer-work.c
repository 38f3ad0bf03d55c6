/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-customer-work.h"

#include <glib/gi18n.h>

/* What the form of a customer asks of the register; runs off the main thread. */

/**
 * kor_customer_form_free:
 * @self: what a form began with
 */
void
kor_customer_form_free (KorCustomerForm *self)
{
  g_clear_pointer (&self->customer, kor_customer_free);
  g_strfreev (self->sources);
  g_free (self->home_country);
  g_free (self);
}

static void
clear_saving (gpointer data)
{
  KorCustomerSaving *self = data;

  kor_customer_free (self->customer);
  g_free (self->source);
  g_free (self->reason);
}

/**
 * kor_customer_saving_unref:
 * @self: what is to be saved, made with g_atomic_rc_box_new0()
 */
void
kor_customer_saving_unref (KorCustomerSaving *self)
{
  g_atomic_rc_box_release_full (self, clear_saving);
}

/**
 * kor_customer_work_load:
 * @register_: an open register
 * @data: a gint64: the customer, or 0 for a new one
 * @cancellable: not looked at
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #KorCustomerForm
 */
gpointer
kor_customer_work_load (KorRegister *register_,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (KorCustomerForm) form = g_new0 (KorCustomerForm, 1);
  g_autoptr (KorProfile) profile = kor_register_get_profile (register_, error);

  if (profile == NULL)
    return NULL;
  form->home_country = g_strdup (profile->country);
  if (id != 0) {
    form->customer = kor_register_load_customer (register_, id, error);
  } else {
    form->customer = kor_customer_new ();
    form->customer->language = profile->language;
  }
  if (form->customer == NULL)
    return NULL;
  form->sources = kor_register_list_sources (register_, error);
  return form->sources != NULL ? g_steal_pointer (&form) : NULL;
}

/**
 * kor_customer_work_save:
 * @register_: an open register
 * @data: a #KorCustomerSaving
 * @cancellable: not looked at
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the same #KorCustomerSaving with id and version set
 */
gpointer
kor_customer_work_save (KorRegister *register_,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  KorCustomerSaving *saving = data;

  if (!kor_register_save_customer (
        register_, saving->customer, saving->source, saving->reason, error))
    return NULL;
  return g_atomic_rc_box_acquire (saving);
}

/* The values go back with the source they had. */
static char *
find_former_source (KorRegister *register_, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) values = kor_register_list_values (register_, id, error);

  for (guint i = 0; values != NULL && i < values->len; i++) {
    const KorValue *value = g_ptr_array_index (values, i);

    if (value->ended != 0)
      return g_strdup (value->source);
  }
  return values != NULL ? g_strdup (KOR_SOURCE_OWN_NOTICE) : NULL;
}

/**
 * kor_customer_work_restore:
 * @register_: an open register
 * @data: a #KorCustomer as it was before a change
 * @cancellable: not looked at
 * @error: return location
 *
 * Saves the former record back; the history shows the change and its undoing.
 *
 * Returns: (nullable): not %NULL on success
 */
gpointer
kor_customer_work_restore (KorRegister *register_,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error)
{
  KorCustomer *former = data;
  g_autoptr (KorCustomer) present = kor_register_load_customer (register_, former->id, error);
  g_autofree char *source = NULL;

  if (present == NULL)
    return NULL;
  source = find_former_source (register_, former->id, error);
  if (source == NULL)
    return NULL;
  former->version = present->version;
  return GINT_TO_POINTER (
    kor_register_save_customer (register_, former, source, _ ("undone"), error));
}
