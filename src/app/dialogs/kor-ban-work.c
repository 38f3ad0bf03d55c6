/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-ban-work.h"

#include <glib/gi18n.h>

#include "kor-list-rules.h"
#include "kor-register-bans.h"

static void
clear_work (gpointer data)
{
  KorBanWork *self = data;

  g_array_unref (self->customers);
  g_ptr_array_unref (self->done);
  g_free (self->evidence);
  g_free (self->because);
}

/**
 * kor_ban_work_new:
 * @customers: (array length=n_customers): whose bans
 * @n_customers: how many there are
 * @scopes: a KOR_SCOPE_BIT() each
 *
 * Returns: (transfer full): bans to be set, for processing and disclosure, told to customer service;
 *   the day is to be set
 */
KorBanWork *
kor_ban_work_new (const gint64 *customers, guint n_customers, guint scopes)
{
  KorBanWork *self = g_atomic_rc_box_new0 (KorBanWork);

  self->customers = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_customers);
  g_array_append_vals (self->customers, customers, n_customers);
  self->scopes = scopes;
  self->extent = KOR_EXTENT_BOTH;
  self->channel = KOR_CHANNEL_CUSTOMER_SERVICE;
  self->received = KOR_DATE_NONE;
  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_ban_free);
  return self;
}

KorBanWork *
kor_ban_work_ref (KorBanWork *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
kor_ban_work_unref (KorBanWork *self)
{
  g_atomic_rc_box_release_full (self, clear_work);
}

/* --- one customer -------------------------------------------------------------------------------------- */

/* What is forbidden as far as the new ban would forbid it needs no second ban. */
static gboolean
is_covered (GPtrArray *bans, KorScope scope, KorExtent extent)
{
  for (guint i = 0; i < bans->len; i++) {
    const KorBan *ban = bans->pdata[i];

    if (ban->scope == scope && (ban->extent == KOR_EXTENT_BOTH || ban->extent == extent))
      return TRUE;
  }
  return FALSE;
}

static gboolean
set_bans (KorBanWork *self, KorRegister *register_, gint64 customer, GError **error)
{
  g_autoptr (GPtrArray) bans = kor_register_list_bans (register_, customer, TRUE, error);

  if (bans == NULL)
    return FALSE;
  for (guint scope = 0; scope < KOR_N_SCOPES; scope++) {
    g_autoptr (KorBan) ban = NULL;

    if ((self->scopes & KOR_SCOPE_BIT (scope)) == 0 || is_covered (bans, scope, self->extent))
      continue;
    ban = kor_ban_new (customer, scope, self->extent, self->channel, self->received);
    ban->evidence = g_strdup (self->evidence);
    if (!kor_register_add_ban (register_, ban, error))
      return FALSE;
    g_ptr_array_add (self->done, g_steal_pointer (&ban));
  }
  return TRUE;
}

static gboolean
lift_bans (KorBanWork *self, KorRegister *register_, gint64 customer, GError **error)
{
  g_autoptr (GPtrArray) bans = kor_register_list_bans (register_, customer, TRUE, error);

  if (bans == NULL)
    return FALSE;
  for (guint i = 0; i < bans->len; i++) {
    const KorBan *ban = bans->pdata[i];

    if ((self->scopes & KOR_SCOPE_BIT (ban->scope)) == 0)
      continue;
    if (!kor_register_lift_ban (register_, ban->id, self->because, error))
      return FALSE;
    g_ptr_array_add (self->done, kor_ban_copy (ban));
  }
  return TRUE;
}

/**
 * kor_ban_work_run:
 * @register_: an open register
 * @data: a #KorBanWork that nobody else uses meanwhile
 * @cancellable: not looked at: a ban that has been told is saved
 * @error: return location
 *
 * A #KorRegisterCall that sets or lifts the bans (R13, R53).
 *
 * Returns: (transfer full) (nullable): the same work with what was done
 */
gpointer
kor_ban_work_run (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  KorBanWork *self = data;

  for (guint i = 0; i < self->customers->len; i++) {
    gint64 customer = g_array_index (self->customers, gint64, i);

    if (!(self->lifts ? lift_bans : set_bans) (self, register_, customer, error))
      return NULL;
  }
  return kor_ban_work_ref (self);
}

/**
 * kor_ban_work_take_back:
 * @register_: an open register
 * @data: a #KorBanWork that has been run
 * @cancellable: not looked at
 * @error: return location
 *
 * A #KorRegisterCall that undoes it: what was set is lifted, what was lifted is set anew with the day
 * and the way it came by.
 *
 * Returns: (nullable): not %NULL on success
 */
gpointer
kor_ban_work_take_back (KorRegister *register_,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  const KorBanWork *self = data;

  for (guint i = 0; i < self->done->len; i++) {
    const KorBan *ban = self->done->pdata[i];
    g_autoptr (KorBan) anew = kor_ban_copy (ban);
    gboolean done;

    anew->id = 0;
    done = self->lifts ? kor_register_add_ban (register_, anew, error)
                       : kor_register_lift_ban (register_, ban->id, _ ("undone"), error);
    if (!done)
      return NULL;
  }
  return GINT_TO_POINTER (TRUE);
}
