/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-label-groups.h"
#include "kor-register-lists.h"

G_BEGIN_DECLS

/* What the clerk has chosen a list to be of, owned, so that it can go to another thread. */
typedef struct {
  KorPurpose purpose;
  KorSelection *selection;
  char *recipient;     /* NULL: own use */
  gboolean has_ground; /* the recipient does not work for us (R27) */
  KorDisclosureGround ground;
  KorListOrder order;
  KorMerge merge;
  KorLabelGrouping grouping; /* what separators stand between */
} KorListChoice;

KorListChoice *kor_list_choice_copy (const KorListChoice *self);
void kor_list_choice_free (KorListChoice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorListChoice, kor_list_choice_free)

G_END_DECLS
