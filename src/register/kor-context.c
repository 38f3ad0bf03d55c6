/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-context.h"

struct _KorContext {
  gatomicrefcount ref_count;
  gint64 fixed_now; /* 0: the real clock */
};

/**
 * kor_context_new:
 *
 * Returns: (transfer full): a context with the machine's clock
 */
KorContext *
kor_context_new (void)
{
  return kor_context_new_fixed (0);
}

/**
 * kor_context_new_fixed:
 * @now: seconds since 1970 UTC
 *
 * Returns: (transfer full): a context whose clock stands at @now, for tests
 */
KorContext *
kor_context_new_fixed (gint64 now)
{
  KorContext *self = g_new0 (KorContext, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->fixed_now = now;
  return self;
}

KorContext *
kor_context_ref (KorContext *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
kor_context_unref (KorContext *self)
{
  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

/**
 * kor_context_get_now:
 *
 * Returns: the time in seconds since 1970 UTC
 */
gint64
kor_context_get_now (KorContext *self)
{
  return self->fixed_now != 0 ? self->fixed_now : g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * kor_context_get_today:
 *
 * Returns: the local date
 */
KorDate
kor_context_get_today (KorContext *self)
{
  return kor_time_get_date (kor_context_get_now (self));
}
