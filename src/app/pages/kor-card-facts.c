/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-card-facts.h"

#include "kor-address-format.h"
#include "kor-register-bans.h"
#include "kor-register-customers.h"
#include "kor-register-lists.h"
#include "kor-register-requests.h"

#define MOST_ORDERS 200 /* the page of orders shows the rest */
#define MOST_RUNS 200

static GPtrArray *
load_orders (KorRegister *register_, gint64 id, GCancellable *cancellable, GError **error)
{
  KorOrderQuery query = {
    .customer_id = id,
    .sort = KOR_ORDER_SORT_DATE,
    .descending = TRUE,
    .limit = MOST_ORDERS,
  };
  g_autoptr (GArray) ids = kor_register_list_orders (register_, &query, cancellable, error);

  if (ids == NULL)
    return NULL;
  return kor_register_load_order_rows (
    register_, (const gint64 *) (void *) ids->data, ids->len, cancellable, error);
}

static GPtrArray *
load_requests (KorRegister *register_, gint64 id, GCancellable *cancellable, GError **error)
{
  KorRequestQuery query = { .which = KOR_REQUESTS_ALL, .customer_id = id };

  return kor_register_list_requests (register_, &query, cancellable, error);
}

/**
 * kor_card_facts_load:
 * @register_: an open register
 * @id: a customer
 * @cancellable: (nullable): stops between two questions
 * @error: return location
 *
 * Not the main thread.
 *
 * Returns: (transfer full) (nullable): what the card shows, or %NULL with the register's error
 */
KorCardFacts *
kor_card_facts_load (KorRegister *register_, gint64 id, GCancellable *cancellable, GError **error)
{
  g_autoptr (KorCardFacts) self = g_new0 (KorCardFacts, 1);

  if ((self->customer = kor_register_load_customer (register_, id, error)) == NULL ||
      (self->profile = kor_register_get_profile (register_, error)) == NULL ||
      (self->bans = kor_register_list_bans (register_, id, TRUE, error)) == NULL ||
      g_cancellable_set_error_if_cancelled (cancellable, error) ||
      (self->orders = load_orders (register_, id, cancellable, error)) == NULL ||
      (self->requests = load_requests (register_, id, cancellable, error)) == NULL ||
      (self->runs = kor_register_list_runs (register_, id, MOST_RUNS, error)) == NULL ||
      (self->values = kor_register_list_values (register_, id, error)) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kor_card_facts_free:
 * @self: what a card showed
 */
void
kor_card_facts_free (KorCardFacts *self)
{
  g_clear_pointer (&self->customer, kor_customer_free);
  g_clear_pointer (&self->profile, kor_profile_free);
  g_clear_pointer (&self->bans, g_ptr_array_unref);
  g_clear_pointer (&self->orders, g_ptr_array_unref);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self);
}

/**
 * kor_card_facts_get_address:
 * @self: what a card shows
 * @on: the day the address is for
 *
 * Returns: (transfer full) (nullable): the lines of the postal address as on an envelope (R17)
 */
GStrv
kor_card_facts_get_address (const KorCardFacts *self, KorDate on)
{
  const KorAddress *address = kor_customer_get_address (self->customer, KOR_ADDRESS_POSTAL, on);
  g_autofree char *person = kor_customer_get_full_name (self->customer);

  if (address == NULL)
    return NULL;
  return kor_address_format (address, self->customer->organisation, person, self->profile->country);
}
