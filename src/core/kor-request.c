/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-request.h"

#include "kor-deadline.h"
#include "kor-error.h"

/* --- items ------------------------------------------------------------------------------ */

/**
 * kor_request_item_new:
 * @field: what it is about: a field of the customer, or "order"
 *
 * Returns: (transfer full): an item that is not saved yet
 */
KorRequestItem *
kor_request_item_new (const char *field)
{
  KorRequestItem *self = g_new0 (KorRequestItem, 1);

  self->field = g_strdup (field);
  self->decided = KOR_DATE_NONE;
  return self;
}

KorRequestItem *
kor_request_item_copy (const KorRequestItem *self)
{
  KorRequestItem *copy = g_new (KorRequestItem, 1);

  *copy = *self;
  copy->field = g_strdup (self->field);
  copy->held = g_strdup (self->held);
  copy->wanted = g_strdup (self->wanted);
  copy->because = g_strdup (self->because);
  copy->evidence = g_strdup (self->evidence);
  copy->value = g_strdup (self->value);
  copy->decision_because = g_strdup (self->decision_because);
  copy->decided_by = g_strdup (self->decided_by);
  return copy;
}

void
kor_request_item_free (KorRequestItem *self)
{
  g_free (self->field);
  g_free (self->held);
  g_free (self->wanted);
  g_free (self->because);
  g_free (self->evidence);
  g_free (self->value);
  g_free (self->decision_because);
  g_free (self->decided_by);
  g_free (self);
}

/**
 * kor_request_item_get_remedy:
 * @self: an item
 *
 * Returns: what is to be done: needless data are erased, incomplete ones completed, all else is
 *   corrected (R54)
 */
KorRemedy
kor_request_item_get_remedy (const KorRequestItem *self)
{
  switch (self->ground) {
  case KOR_GROUND_NEEDLESS:
    return KOR_REMEDY_ERASE;
  case KOR_GROUND_INCOMPLETE:
    return KOR_REMEDY_COMPLETE;
  case KOR_GROUND_NONE:
  case KOR_GROUND_WRONG:
  case KOR_GROUND_OUTDATED:
  case KOR_N_GROUNDS:
  default:
    return KOR_REMEDY_CORRECT;
  }
}

/* --- notices, withheld ------------------------------------------------------------------ */

/**
 * kor_request_notice_new:
 * @item: the number of the item that was corrected
 * @party: whether the value came from them or went to them
 * @name: who
 *
 * Returns: (transfer full): a notice that waits
 */
KorRequestNotice *
kor_request_notice_new (guint item, KorParty party, const char *name)
{
  KorRequestNotice *self = g_new0 (KorRequestNotice, 1);

  self->item = item;
  self->party = party;
  self->name = g_strdup (name);
  self->date = KOR_DATE_NONE;
  return self;
}

KorRequestNotice *
kor_request_notice_copy (const KorRequestNotice *self)
{
  KorRequestNotice *copy = g_new (KorRequestNotice, 1);

  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->because = g_strdup (self->because);
  copy->by = g_strdup (self->by);
  return copy;
}

void
kor_request_notice_free (KorRequestNotice *self)
{
  g_free (self->name);
  g_free (self->because);
  g_free (self->by);
  g_free (self);
}

KorRequestWithheld *
kor_request_withheld_new (const char *what, const char *why)
{
  KorRequestWithheld *self = g_new0 (KorRequestWithheld, 1);

  self->what = g_strdup (what);
  self->why = g_strdup (why);
  return self;
}

void
kor_request_withheld_free (KorRequestWithheld *self)
{
  g_free (self->what);
  g_free (self->why);
  g_free (self);
}

/* --- the case --------------------------------------------------------------------------- */

static GPtrArray *
new_items (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kor_request_item_free);
}

static GPtrArray *
new_notices (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kor_request_notice_free);
}

static GPtrArray *
new_withheld (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kor_request_withheld_free);
}

static GPtrArray *
new_documents (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kor_document_free);
}

/**
 * kor_request_new:
 * @kind: what is asked
 *
 * Returns: (transfer full): a case that is not saved yet, without dates, in Finnish, by letter
 */
KorRequest *
kor_request_new (KorRequestKind kind)
{
  KorRequest *self = g_new0 (KorRequest, 1);

  self->kind = kind;
  self->channel = KOR_CHANNEL_LETTER;
  self->language = KOR_LANGUAGE_FI;
  self->received = KOR_DATE_NONE;
  self->asked_signature = KOR_DATE_NONE;
  self->asked_specification = KOR_DATE_NONE;
  self->identity_on = KOR_DATE_NONE;
  self->extended = KOR_DATE_NONE;
  self->decided = KOR_DATE_NONE;
  self->carried_out = KOR_DATE_NONE;
  self->delivered = KOR_DATE_NONE;
  self->closed = KOR_DATE_NONE;
  self->ombudsman_since = KOR_DATE_NONE;
  self->ombudsman_ended = KOR_DATE_NONE;
  self->due = KOR_DATE_NONE;
  self->items = new_items ();
  self->notices = new_notices ();
  self->withheld = new_withheld ();
  self->documents = new_documents ();
  return self;
}

static gpointer
copy_withheld_cb (gconstpointer item, gpointer unused)
{
  const KorRequestWithheld *withheld = item;

  return kor_request_withheld_new (withheld->what, withheld->why);
}

static void
copy_parts (KorRequest *copy, const KorRequest *self)
{
  copy->items = new_items ();
  copy->notices = new_notices ();
  copy->withheld = g_ptr_array_copy (self->withheld, (GCopyFunc) copy_withheld_cb, NULL);
  copy->documents = new_documents ();
  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (copy->items, kor_request_item_copy (self->items->pdata[i]));
  for (guint i = 0; i < self->notices->len; i++)
    g_ptr_array_add (copy->notices, kor_request_notice_copy (self->notices->pdata[i]));
  for (guint i = 0; i < self->documents->len; i++)
    g_ptr_array_add (copy->documents, kor_document_copy (self->documents->pdata[i]));
}

/* Every string of the record that is its own. */
static char **
get_strings (KorRequest *self, guint index)
{
  char **strings[] = {
    &self->addressee,
    &self->requester,
    &self->requester_lines,
    &self->customer_name,
    &self->wants,
    &self->paper_place,
    &self->identity_with,
    &self->identity_by,
    &self->extended_because,
    &self->extended_by,
    &self->decided_by,
    &self->decided_because,
    &self->carried_out_by,
    &self->delivered_by,
    &self->closed_by,
    &self->ombudsman_diary,
    &self->ombudsman_outcome,
    &self->recorded_by,
  };

  return index < G_N_ELEMENTS (strings) ? strings[index] : NULL;
}

KorRequest *
kor_request_copy (const KorRequest *self)
{
  KorRequest *copy = g_new (KorRequest, 1);
  char **string;

  *copy = *self;
  for (guint i = 0; (string = get_strings (copy, i)) != NULL; i++)
    *string = g_strdup (*string);
  copy_parts (copy, self);
  return copy;
}

void
kor_request_free (KorRequest *self)
{
  char **string;

  for (guint i = 0; (string = get_strings (self, i)) != NULL; i++)
    g_free (*string);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->notices);
  g_ptr_array_unref (self->withheld);
  g_ptr_array_unref (self->documents);
  g_free (self);
}

/**
 * kor_request_get_number:
 * @self: a saved case
 *
 * Returns: (transfer full): its number within the year, "2026-001"
 */
char *
kor_request_get_number (const KorRequest *self)
{
  return g_strdup_printf ("%04d-%03d", self->year, self->number);
}

/**
 * kor_request_parse_number:
 * @text: what somebody wrote: "2026-001" or "2026-1"
 * @year: (out): the year
 * @number: (out): the number within it
 *
 * Returns: whether @text is the number of a case
 */
gboolean
kor_request_parse_number (const char *text, int *year, int *number)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", 2);
  guint64 first = 0, second = 0;

  if (g_strv_length (parts) != 2 ||
      !g_ascii_string_to_unsigned (parts[0], 10, 1000, 9999, &first, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 1, 9999999, &second, NULL))
    return FALSE;
  *year = (int) first;
  *number = (int) second;
  return TRUE;
}

/**
 * kor_request_get_name:
 * @self: a case
 *
 * Returns: (transfer none): who asks: the name as signed, else the customer's; "" when neither is known
 */
const char *
kor_request_get_name (const KorRequest *self)
{
  if (self->requester != NULL && *self->requester != '\0')
    return self->requester;
  return self->customer_name != NULL ? self->customer_name : "";
}

/**
 * kor_request_get_limit:
 * @self: a case
 *
 * Returns: the day by which it must be answered, one month from receipt or three when the limit has
 *   been extended (Art. 12(3), Regulation 1182/71). That a signature was asked for does not move it.
 */
KorDate
kor_request_get_limit (const KorRequest *self)
{
  return self->extended != KOR_DATE_NONE ? kor_deadline_get_extended (self->received)
                                         : kor_deadline_get_limit (self->received);
}

/**
 * kor_request_get_limit_if_extended:
 * @self: a case
 *
 * Returns: the limit as it would be, or is, after an extension (Art. 12(3))
 */
KorDate
kor_request_get_limit_if_extended (const KorRequest *self)
{
  return kor_deadline_get_extended (self->received);
}

/**
 * kor_request_may_be_extended:
 * @self: a case
 * @on: today
 *
 * Returns: whether a letter with the reasons can still go out within the first month (Art. 12(3))
 */
gboolean
kor_request_may_be_extended (const KorRequest *self, KorDate on)
{
  return self->extended == KOR_DATE_NONE && self->decision == KOR_DECISION_NONE &&
         kor_deadline_may_extend (self->received, on);
}

/**
 * kor_request_find_item:
 * @self: a case
 * @number: of the item, from 1
 *
 * Returns: (transfer none) (nullable): the item
 */
KorRequestItem *
kor_request_find_item (const KorRequest *self, guint number)
{
  for (guint i = 0; i < self->items->len; i++) {
    KorRequestItem *item = self->items->pdata[i];

    if (item->number == number)
      return item;
  }
  return NULL;
}

/**
 * kor_request_validate:
 * @self: a case as it is to be saved
 * @error: return location
 *
 * Sees that the record is one: a day of receipt, a way it came by, and not both a customer and the word
 * that there is none. A case may be taken down before it is known who asks (R50).
 *
 * Returns: %FALSE with KOR_ERROR_MISSING_VALUE or KOR_ERROR_BAD_VALUE
 */
gboolean
kor_request_validate (const KorRequest *self, GError **error)
{
  if (self->received == KOR_DATE_NONE) {
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "received", NULL);
    return FALSE;
  }
  if (self->channel == KOR_CHANNEL_IMPORT) {
    kor_error_set (error,
                   KOR_ERROR_BAD_VALUE,
                   "channel",
                   kor_channel_to_string (self->channel),
                   "channel",
                   NULL);
    return FALSE;
  }
  if (self->not_in_register && self->customer_id != 0) {
    kor_error_set (error, KOR_ERROR_BAD_VALUE, "customer", "", "not-in-register", NULL);
    return FALSE;
  }
  return TRUE;
}
