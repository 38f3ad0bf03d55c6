/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-ban.h"

/**
 * kor_ban_new:
 * @customer_id: who forbids
 * @scope: what is forbidden
 * @extent: for our own use, for giving to others, or both
 * @channel: how the word came
 * @received: the day it came
 *
 * Returns: (transfer full): a ban that is not saved yet
 */
KorBan *
kor_ban_new (
  gint64 customer_id, KorScope scope, KorExtent extent, KorChannel channel, KorDate received)
{
  KorBan *self = g_new0 (KorBan, 1);

  self->customer_id = customer_id;
  self->scope = scope;
  self->extent = extent;
  self->channel = channel;
  self->received = received;
  self->lifted = KOR_DATE_NONE;
  return self;
}

KorBan *
kor_ban_copy (const KorBan *self)
{
  KorBan *copy = g_new0 (KorBan, 1);

  *copy = *self;
  copy->taken_by = g_strdup (self->taken_by);
  copy->evidence = g_strdup (self->evidence);
  copy->lifted_by = g_strdup (self->lifted_by);
  copy->lifted_because = g_strdup (self->lifted_because);
  return copy;
}

void
kor_ban_free (KorBan *self)
{
  g_free (self->taken_by);
  g_free (self->evidence);
  g_free (self->lifted_by);
  g_free (self->lifted_because);
  g_free (self);
}

/**
 * kor_ban_in_force:
 * @self: a ban
 *
 * Returns: whether the ban has not been lifted
 */
gboolean
kor_ban_in_force (const KorBan *self)
{
  return self->lifted == KOR_DATE_NONE;
}
