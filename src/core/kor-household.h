/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-customer.h"

G_BEGIN_DECLS

/* Who may stand together on one label, when it is asked for (R12). */
typedef enum {
  KOR_MERGE_NONE = 0,
  KOR_MERGE_HOUSEHOLDS = 1 << 0,    /* people of one name at one address */
  KOR_MERGE_ORGANISATIONS = 1 << 1, /* people of one organisation at one address */
  KOR_MERGE_FAMILY = 1 << 2,        /* a household may be called a family */
} KorMerge;

/* One who comes to the gate. Strings may be %NULL; borrowed for the time of a call. */
typedef struct {
  const char *first_name;
  const char *last_name;
  const char *organisation;
  KorLanguage language;
} KorHouseholdMember;

char *
kor_household_get_key (const KorHouseholdMember *member, const KorAddress *address, KorMerge merge);
char *kor_household_get_name (const KorHouseholdMember *members,
                              guint n_members,
                              gboolean whole,
                              KorMerge merge);

G_END_DECLS
