/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-recipient.h"

#include "kor-error.h"

/**
 * kor_recipient_new:
 * @name: who
 * @role: what they are to the company
 *
 * Returns: (transfer full): a recipient that is not saved yet
 */
KorRecipient *
kor_recipient_new (const char *name, KorRecipientRole role)
{
  KorRecipient *self = g_new0 (KorRecipient, 1);

  self->name = g_strdup (name);
  self->role = role;
  self->contract = KOR_DATE_NONE;
  return self;
}

void
kor_recipient_free (KorRecipient *self)
{
  g_free (self->name);
  g_free (self->country);
  g_free (self->lines);
  g_free (self->email);
  g_free (self);
}

/**
 * kor_recipient_works_for_us:
 * @self: a recipient
 *
 * Returns: whether it is a processor, a printer or a mailing house, which gets what its task needs; all
 *   others are controllers of their own and need a ground (R27)
 */
gboolean
kor_recipient_works_for_us (const KorRecipient *self)
{
  return self->role == KOR_RECIPIENT_PROCESSOR || self->role == KOR_RECIPIENT_PRINTER ||
         self->role == KOR_RECIPIENT_MAILING_HOUSE;
}

/**
 * kor_recipient_check:
 * @self: a recipient
 * @error: return location
 *
 * Returns: %FALSE with KOR_ERROR_MISSING_VALUE when there is no name (R26)
 */
gboolean
kor_recipient_check (const KorRecipient *self, GError **error)
{
  if (self->name != NULL && *self->name != '\0')
    return TRUE;
  kor_error_set (error, KOR_ERROR_MISSING_VALUE, "name", NULL);
  return FALSE;
}

/**
 * kor_disclosure_new:
 * @customer_id: whose data
 * @recipient_id: who was given them
 * @date: when
 *
 * Returns: (transfer full): a disclosure that is not saved yet, for a legal duty and without fields
 */
KorDisclosure *
kor_disclosure_new (gint64 customer_id, gint64 recipient_id, KorDate date)
{
  KorDisclosure *self = g_new0 (KorDisclosure, 1);

  self->customer_id = customer_id;
  self->recipient_id = recipient_id;
  self->date = date;
  self->ground = KOR_DISCLOSURE_LEGAL_DUTY;
  return self;
}

void
kor_disclosure_free (KorDisclosure *self)
{
  g_free (self->recipient);
  g_strfreev (self->fields);
  g_free (self);
}
