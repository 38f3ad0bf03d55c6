/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-value.h"

KorValue *
kor_value_new (void)
{
  KorValue *self = g_new0 (KorValue, 1);

  self->came = KOR_DATE_NONE;
  return self;
}

void
kor_value_free (KorValue *self)
{
  g_free (self->field);
  g_free (self->value);
  g_free (self->source);
  g_free (self->recorded_by);
  g_free (self->reason);
  g_free (self);
}

KorLookup *
kor_lookup_new (gint64 at, const char *purpose)
{
  KorLookup *self = g_new0 (KorLookup, 1);

  self->at = at;
  self->purpose = g_strdup (purpose);
  return self;
}

void
kor_lookup_free (KorLookup *self)
{
  g_free (self->purpose);
  g_free (self);
}
