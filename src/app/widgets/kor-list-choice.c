/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-list-choice.h"

KorListChoice *
kor_list_choice_copy (const KorListChoice *self)
{
  KorListChoice *copy = g_new0 (KorListChoice, 1);

  *copy = *self;
  copy->selection = kor_selection_copy (self->selection);
  copy->recipient = g_strdup (self->recipient);
  return copy;
}

void
kor_list_choice_free (KorListChoice *self)
{
  g_clear_pointer (&self->selection, kor_selection_free);
  g_free (self->recipient);
  g_free (self);
}
