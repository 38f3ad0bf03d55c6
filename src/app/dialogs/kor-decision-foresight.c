/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-decision-foresight.h"

#include "kor-register-customers.h"

void
kor_decision_foresight_free (KorDecisionForesight *self)
{
  g_clear_pointer (&self->customer, kor_customer_free);
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  g_free (self);
}

/**
 * kor_decision_foresee:
 * @register_: an open register
 * @data: a #KorRequest: a rectification
 * @cancellable: not looked at
 * @error: return location
 *
 * A #KorRegisterCall.
 *
 * Returns: (transfer full) (nullable): a #KorDecisionForesight
 */
gpointer
kor_decision_foresee (KorRegister *register_,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  const KorRequest *request = data;
  g_autoptr (KorDecisionForesight) foresight = g_new0 (KorDecisionForesight, 1);

  if (request->customer_id != 0) {
    foresight->customer = kor_register_load_customer (register_, request->customer_id, error);
    if (foresight->customer == NULL)
      return NULL;
    foresight->notices =
      kor_register_foresee_notices (register_, request, foresight->customer, error);
    if (foresight->notices == NULL)
      return NULL;
  }
  return g_steal_pointer (&foresight);
}
