/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For the gate, kor-register-lists.c, alone. */

#include "kor-household.h"
#include "kor-list-run.h"

G_BEGIN_DECLS

typedef struct _KorMerger KorMerger;

KorMerger *kor_merger_new (KorMerge merge, const char *home_country);
void kor_merger_free (KorMerger *self);
gboolean kor_merger_join (KorMerger *self,
                          gint64 customer_id,
                          const KorHouseholdMember *member,
                          const KorAddress *address);
void kor_merger_start (KorMerger *self,
                       KorListPerson *person,
                       const KorHouseholdMember *member,
                       const KorAddress *address);
void
kor_merger_keep_back (KorMerger *self, const KorHouseholdMember *member, const KorAddress *address);
void kor_merger_finish (KorMerger *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorMerger, kor_merger_free)

G_END_DECLS
