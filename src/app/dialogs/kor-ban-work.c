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
  g_clear_pointer (&self->set, g_array_unref);
  g_ptr_array_unref (self->lifted);
  g_free (self->who);
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
  self->lifted = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_ban_free);
  return self;
}

/* Whether there was anything to set or to lift. */
gboolean
kor_ban_work_has_changed (const KorBanWork *self)
{
  return self->lifts ? self->lifted->len > 0 : self->set != NULL && self->set->len > 0;
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

static gboolean
set_bans (KorBanWork *self, KorRegister *register_, GError **error)
{
  g_autoptr (GPtrArray) bans = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_ban_free);

  for (guint scope = 0; scope < KOR_N_SCOPES; scope++) {
    KorBan *ban;

    if ((self->scopes & KOR_SCOPE_BIT (scope)) == 0)
      continue;
    ban = kor_ban_new (0, scope, self->extent, self->channel, self->received);
    ban->evidence = g_strdup (self->evidence);
    g_ptr_array_add (bans, ban);
  }
  return kor_register_add_bans (register_, self->customers, bans, &self->set, error);
}

static gboolean
find_bans (KorBanWork *self, KorRegister *register_, GError **error)
{
  for (guint i = 0; i < self->customers->len; i++) {
    gint64 customer = g_array_index (self->customers, gint64, i);
    g_autoptr (GPtrArray) bans = kor_register_list_bans (register_, customer, TRUE, error);

    if (bans == NULL)
      return FALSE;
    for (guint j = 0; j < bans->len; j++) {
      const KorBan *ban = bans->pdata[j];

      if ((self->scopes & KOR_SCOPE_BIT (ban->scope)) != 0)
        g_ptr_array_add (self->lifted, kor_ban_copy (ban));
    }
  }
  return TRUE;
}

/* First the narrower ban: there is no moment without one. */
static gboolean
set_narrower (KorBanWork *self, KorRegister *register_, GError **error)
{
  self->set = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->lifted->len; i++) {
    g_autoptr (KorBan) ban = kor_ban_copy (self->lifted->pdata[i]);

    ban->id = 0;
    ban->extent = self->extent;
    if (!kor_register_add_ban (register_, ban, error))
      return FALSE;
    g_array_append_val (self->set, ban->id);
  }
  return TRUE;
}

static gboolean
lift_bans (KorBanWork *self, KorRegister *register_, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!find_bans (self, register_, error) ||
      (self->narrows && !set_narrower (self, register_, error)))
    return FALSE;
  for (guint i = 0; i < self->lifted->len; i++)
    g_array_append_val (ids, ((const KorBan *) self->lifted->pdata[i])->id);
  return kor_register_lift_bans (register_, ids, self->because, NULL, error);
}

/* The bans of one customer after another, as they were told. */
static gboolean
restore_bans (const KorBanWork *self, KorRegister *register_, GError **error)
{
  for (guint first = 0, end; first < self->lifted->len; first = end) {
    gint64 customer = ((const KorBan *) self->lifted->pdata[first])->customer_id;
    g_autoptr (GArray) customers = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_autoptr (GPtrArray) bans = g_ptr_array_new ();

    g_array_append_val (customers, customer);
    for (end = first; end < self->lifted->len; end++) {
      if (((const KorBan *) self->lifted->pdata[end])->customer_id != customer)
        break;
      g_ptr_array_add (bans, self->lifted->pdata[end]);
    }
    if (!kor_register_add_bans (register_, customers, bans, NULL, error))
      return FALSE;
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
  gboolean done =
    self->lifts ? lift_bans (self, register_, error) : set_bans (self, register_, error);

  return done ? kor_ban_work_ref (self) : NULL;
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

  if (self->lifts && !restore_bans (self, register_, error))
    return NULL;
  return GINT_TO_POINTER (self->set == NULL ||
                          kor_register_lift_bans (register_, self->set, _ ("undone"), NULL, error));
}
