/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-merge.h"

#include "kor-address-format.h"

/*
 * Several people on one label. Each has passed the gate alone before they come here; of those kept back
 * only that there was one is remembered, so that no label speaks of the whole family (R12, R13).
 */

typedef struct {
  KorListPerson *person; /* whose label it is; NULL while only people kept back have this key */
  KorAddress *address;
  GArray *members; /* of KorHouseholdMember, strings owned */
  gboolean broken; /* somebody of this key was kept back */
} Household;

struct _KorMerger {
  KorMerge merge;
  char *home_country;
  GHashTable *households; /* key → Household */
};

static void
clear_member (gpointer data)
{
  KorHouseholdMember *member = data;

  g_free ((char *) member->first_name);
  g_free ((char *) member->last_name);
  g_free ((char *) member->organisation);
}

static void
free_household (gpointer data)
{
  Household *household = data;

  g_clear_pointer (&household->address, kor_address_free);
  g_array_unref (household->members);
  g_free (household);
}

static void
add_member (Household *household, const KorHouseholdMember *member)
{
  KorHouseholdMember copy = { g_strdup (member->first_name),
                              g_strdup (member->last_name),
                              g_strdup (member->organisation),
                              member->language };

  g_array_append_val (household->members, copy);
}

/* Returns: (nullable): the household of a key, made when it is the first */
static Household *
ensure_household (KorMerger *self, const KorHouseholdMember *member, const KorAddress *address)
{
  g_autofree char *key =
    self->merge != KOR_MERGE_NONE ? kor_household_get_key (member, address, self->merge) : NULL;
  Household *household;

  if (key == NULL)
    return NULL;
  household = g_hash_table_lookup (self->households, key);
  if (household == NULL) {
    household = g_new0 (Household, 1);
    household->members = g_array_new (FALSE, FALSE, sizeof (KorHouseholdMember));
    g_array_set_clear_func (household->members, clear_member);
    g_hash_table_insert (self->households, g_steal_pointer (&key), household);
  }
  return household;
}

KorMerger *
kor_merger_new (KorMerge merge, const char *home_country)
{
  KorMerger *self = g_new0 (KorMerger, 1);

  self->merge = merge;
  self->home_country = g_strdup (home_country);
  self->households = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_household);
  return self;
}

void
kor_merger_free (KorMerger *self)
{
  g_hash_table_unref (self->households);
  g_free (self->home_country);
  g_free (self);
}

/* Puts one who has passed onto the label of an earlier one; FALSE: they get a label of their own. */
gboolean
kor_merger_join (KorMerger *self,
                 gint64 customer_id,
                 const KorHouseholdMember *member,
                 const KorAddress *address)
{
  Household *household = ensure_household (self, member, address);

  if (household == NULL || household->person == NULL)
    return FALSE;
  if (household->person->others == NULL)
    household->person->others = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (household->person->others, customer_id);
  add_member (household, member);
  return TRUE;
}

/* Notes the label of one who has passed, for those that may still join. */
void
kor_merger_start (KorMerger *self,
                  KorListPerson *person,
                  const KorHouseholdMember *member,
                  const KorAddress *address)
{
  Household *household = ensure_household (self, member, address);

  if (household == NULL)
    return;
  household->person = person;
  household->address = kor_address_copy (address);
  add_member (household, member);
}

/* Remembers that somebody who might have joined was kept back. */
void
kor_merger_keep_back (KorMerger *self, const KorHouseholdMember *member, const KorAddress *address)
{
  Household *household = ensure_household (self, member, address);

  if (household != NULL)
    household->broken = TRUE;
}

/* Writes the labels on which several stand. */
void
kor_merger_finish (KorMerger *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->households);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    Household *household = value;
    const KorHouseholdMember *members = (const void *) household->members->data;
    g_autofree char *name = NULL;

    if (household->members->len < 2)
      continue;
    name =
      kor_household_get_name (members, household->members->len, !household->broken, self->merge);
    g_strfreev (household->person->lines);
    household->person->lines =
      kor_address_format (household->address, members[0].organisation, name, self->home_country);
  }
}
