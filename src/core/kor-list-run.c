/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-list-run.h"

KorListRun *
kor_list_run_new (void)
{
  return g_new0 (KorListRun, 1);
}

void
kor_list_run_free (KorListRun *self)
{
  g_free (self->made_by);
  g_free (self->recipient);
  g_free (self->selection);
  g_free (self->medium);
  g_free (self->sheet);
  g_free (self);
}

/**
 * kor_list_run_get_left_out:
 *
 * Returns: how many people were left out, whatever the reason
 */
int
kor_list_run_get_left_out (const KorListRun *self)
{
  int sum = 0;

  for (int reason = KOR_LEFT_OUT_NO + 1; reason < KOR_N_LEFT_OUT; reason++)
    sum += self->left_out[reason];
  return sum;
}

void
kor_list_card_free (KorListCard *self)
{
  g_clear_pointer (&self->address, kor_address_free);
  g_free (self->first_name);
  g_free (self->last_name);
  g_free (self->organisation);
  g_free (self);
}

void
kor_list_person_free (KorListPerson *self)
{
  g_clear_pointer (&self->card, kor_list_card_free);
  g_clear_pointer (&self->others, g_array_unref);
  g_strfreev (self->lines);
  g_free (self);
}

void
kor_list_left_out_free (KorListLeftOut *self)
{
  g_free (self->name);
  g_free (self);
}

void
kor_run_person_free (KorRunPerson *self)
{
  g_free (self->name);
  g_free (self->address);
  g_free (self);
}
