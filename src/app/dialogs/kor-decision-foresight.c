/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-decision-foresight.h"

#include "kor-customer-fields.h"
#include "kor-register-customers.h"
#include "kor-register-lists.h"
#include "kor-register-orders.h"
#include "kor-register-recipients.h"

/*
 * Who will be told of a correction (R58, Art. 19), told before it is made. The decision itself notes that
 * anew, in its transaction.
 */

/* What is read once for all items. */
typedef struct {
  KorDecisionForesight *foresight;
  GPtrArray *values;      /* of KorValue */
  GPtrArray *disclosures; /* of KorDisclosure */
  GPtrArray *runs;        /* of KorListRun */
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->disclosures, g_ptr_array_unref);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static void
add (Reading *self, guint item, KorParty party, const char *name)
{
  GPtrArray *notices = self->foresight->notices;

  for (guint i = 0; i < notices->len; i++) {
    const KorRequestNotice *notice = notices->pdata[i];

    if (notice->item == item && g_str_equal (notice->name, name))
      return;
  }
  g_ptr_array_add (notices, kor_request_notice_new (item, party, name));
}

/* The value that is held now; of several addresses the one that the item is about. */
static const KorValue *
find_value (const Reading *self, const char *history, const char *held)
{
  const KorValue *found = NULL;

  for (guint i = 0; i < self->values->len; i++) {
    const KorValue *value = self->values->pdata[i];
    gboolean same = held != NULL && value->value != NULL && strstr (value->value, held) != NULL;

    if (value->ended == 0 && g_str_equal (value->field, history) && (found == NULL || same))
      found = value;
  }
  return found;
}

static gboolean
is_outside (const char *source)
{
  return source != NULL && !g_str_equal (source, KOR_SOURCE_OWN_NOTICE) &&
         !g_str_equal (source, KOR_SOURCE_REQUEST);
}

static void
add_recipients (Reading *self, guint item, const char *field, const char *history, KorDate came)
{
  static const char *const printed[] = {
    "first_name", "last_name", "organisation", "postal_address", NULL,
  };

  for (guint i = 0; i < self->disclosures->len; i++) {
    const KorDisclosure *disclosure = self->disclosures->pdata[i];
    const char *const *fields = (const char *const *) disclosure->fields;

    if (disclosure->date >= came && fields != NULL &&
        (g_strv_contains (fields, field) || g_strv_contains (fields, history) ||
         g_strv_contains (fields, "all")))
      add (self, item, KOR_PARTY_RECIPIENT, disclosure->recipient);
  }
  for (guint i = 0; g_strv_contains (printed, history) && i < self->runs->len; i++) {
    const KorListRun *run = self->runs->pdata[i];

    if (run->recipient != NULL && run->state != KOR_RUN_FAILED &&
        kor_time_get_date (run->at) >= came)
      add (self, item, KOR_PARTY_RECIPIENT, run->recipient);
  }
}

static gboolean
foresee_order (KorRegister *register_, Reading *self, const KorRequestItem *item, GError **error)
{
  gint64 id = kor_register_find_order (register_, item->held, error);
  g_autoptr (KorOrder) order = id != 0 ? kor_register_load_order (register_, id, error) : NULL;

  if (order == NULL)
    return FALSE;
  add_recipients (self, item->number, "order", "order", order->date);
  return TRUE;
}

static void
foresee_field (Reading *self, const KorRequestItem *item)
{
  const char *history = kor_customer_field_get_history (item->field);
  g_autofree char *held =
    kor_customer_get_field (self->foresight->customer, item->field, KOR_DATE_NONE);
  const KorValue *value = find_value (self, history, held);

  if (value == NULL || value->came == KOR_DATE_NONE)
    return;
  if (is_outside (value->source))
    add (self, item->number, KOR_PARTY_SOURCE, value->source);
  add_recipients (self, item->number, item->field, history, value->came);
}

static gboolean
read_all (KorRegister *register_, gint64 customer_id, Reading *self, GError **error)
{
  self->foresight->customer = kor_register_load_customer (register_, customer_id, error);
  if (self->foresight->customer == NULL)
    return FALSE;
  self->values = kor_register_list_values (register_, customer_id, error);
  if (self->values == NULL)
    return FALSE;
  self->disclosures = kor_register_list_disclosures (register_, customer_id, error);
  if (self->disclosures == NULL)
    return FALSE;
  self->runs = kor_register_list_runs (register_, customer_id, 0, error);
  return self->runs != NULL;
}

void
kor_decision_foresight_free (KorDecisionForesight *self)
{
  g_clear_pointer (&self->customer, kor_customer_free);
  g_ptr_array_unref (self->notices);
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
  g_auto (Reading) reading = { .foresight = foresight };

  foresight->notices = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_request_notice_free);
  if (request->customer_id == 0)
    return g_steal_pointer (&foresight);
  if (!read_all (register_, request->customer_id, &reading, error))
    return NULL;
  for (guint i = 0; i < request->items->len; i++) {
    const KorRequestItem *item = request->items->pdata[i];

    if (item->decision != KOR_ITEM_OPEN)
      continue;
    if (!g_str_equal (item->field, "order"))
      foresee_field (&reading, item);
    else if (!foresee_order (register_, &reading, item, error))
      return NULL;
  }
  return g_steal_pointer (&foresight);
}
