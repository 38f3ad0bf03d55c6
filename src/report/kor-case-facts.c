/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-case-facts.h"

#include "kor-register-requests.h"
#include "kor-request-rules.h"

/* Before it is known whose data a case is about, none are given: %FALSE with KOR_ERROR_NOT_ALLOWED. */
gboolean
kor_case_require_person (const KorRequest *request, GError **error)
{
  KorRequestLack lack = { KOR_MISSING_CUSTOMER, 0 };
  g_autoptr (GArray) lacks = g_array_new (FALSE, FALSE, sizeof (KorRequestLack));

  if (request->customer_id == 0 && !request->not_in_register)
    g_array_append_val (lacks, lack);
  return kor_request_allow (request, KOR_ACTION_CARRY_OUT, lacks, error);
}

static int
compare_requests_cb (gconstpointer a, gconstpointer b)
{
  const KorRequest *one = a, *other = b;

  if (one->received != other->received)
    return one->received < other->received ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

/* A customer's requests in the order in which they came; (transfer full) (nullable). */
GPtrArray *
kor_case_list_requests (KorRegister *register_, gint64 customer_id, GError **error)
{
  KorRequestQuery query = { .which = KOR_REQUESTS_ALL, .customer_id = customer_id };
  GPtrArray *requests = kor_register_list_requests (register_, &query, NULL, error);

  if (requests != NULL)
    g_ptr_array_sort_values (requests, compare_requests_cb);
  return requests;
}
