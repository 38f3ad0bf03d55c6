/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-portability-collect.h"

#include "kor-case-facts.h"
#include "kor-portability-xml.h"
#include "kor-register-bans.h"
#include "kor-register-customers.h"
#include "kor-register-orders.h"

/* What the facts borrow. */
typedef struct {
  KorProfile *profile;
  KorCustomer *customer;
  GPtrArray *values;
  GPtrArray *bans;
  GPtrArray *orders;
  GPtrArray *requests;
} Collected;

static void
collected_clear (Collected *self)
{
  g_clear_pointer (&self->profile, kor_profile_free);
  g_clear_pointer (&self->customer, kor_customer_free);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->bans, g_ptr_array_unref);
  g_clear_pointer (&self->orders, g_ptr_array_unref);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Collected, collected_clear)

static gboolean
collect_customer (Collected *self, KorRegister *register_, gint64 id, GError **error)
{
  return (self->customer = kor_register_load_customer (register_, id, error)) != NULL &&
         kor_register_record_lookup (register_, id, "export", error) &&
         (self->values = kor_register_list_values (register_, id, error)) != NULL &&
         (self->bans = kor_register_list_bans (register_, id, FALSE, error)) != NULL &&
         (self->orders = kor_register_load_customer_orders (register_, id, error)) != NULL &&
         (self->requests = kor_case_list_requests (register_, id, error)) != NULL;
}

/* Of somebody who is not in the register there is the case alone. */
static void
collect_case (Collected *self, const KorRequest *request)
{
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_request_free);
  g_ptr_array_add (self->requests, kor_request_copy (request));
}

/**
 * kor_portability_collect:
 * @register_: an open register
 * @request: a case
 * @error: return location
 *
 * Reads what the person has provided and makes the file of it that the person takes along (Art. 20),
 * see kor_portability_to_xml(). That it is read is a look-up of the record, and journaled. Whether the
 * case may be answered is for the caller, see kor_request_check_letter(). Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with KOR_ERROR_NOT_ALLOWED when it is not
 *   known whose data the case is about, KOR_ERROR_NOT_FOUND, KOR_ERROR_BAD_FILE or an error of reading
 */
GBytes *
kor_portability_collect (KorRegister *register_, const KorRequest *request, GError **error)
{
  g_auto (Collected) self = { 0 };
  g_autofree char *number = kor_request_get_number (request);
  KorPortabilityFacts facts = {
    .made = kor_context_get_now (kor_register_get_context (register_)),
    .case_number = number,
    .received = request->received,
  };

  if (!kor_case_require_person (request, error) ||
      (self.profile = kor_register_get_profile (register_, error)) == NULL)
    return NULL;
  if (request->customer_id == 0)
    collect_case (&self, request);
  else if (!collect_customer (&self, register_, request->customer_id, error))
    return NULL;
  facts.profile = self.profile;
  facts.customer = self.customer;
  facts.values = self.values;
  facts.bans = self.bans;
  facts.orders = self.orders;
  facts.requests = self.requests;
  return kor_portability_to_xml (&facts, error);
}
