/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-household.h"

#include <string.h>

#include "kor-collation.h"

/* Separates the parts of a key; no value of the register may hold it. */
#define SEPARATOR "\x1f"

/* Folded, and without the spaces, dots and commas in which one address differs from itself. */
static char *
fold_part (const char *text)
{
  g_autofree char *folded = kor_fold (text != NULL ? text : "");
  GString *packed = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c++)
    if (strchr (" .,", *c) == NULL)
      g_string_append_c (packed, *c);
  return g_string_free (packed, FALSE);
}

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

/**
 * kor_household_get_key:
 * @member: one who comes to the gate
 * @address: where they are written to
 * @merge: what is merged
 *
 * Two people may be merged when their keys are equal. A household has one last name, one address with its
 * door, and the same c/o line; people of an organisation never make a household. Without a street nobody
 * is merged.
 *
 * Returns: (transfer full) (nullable): the key; %NULL: stands alone
 */
char *
kor_household_get_key (const KorHouseholdMember *member, const KorAddress *address, KorMerge merge)
{
  gboolean organisation = is_set (member->organisation);
  const char *name = organisation ? member->organisation : member->last_name;
  const char *const parts[] = {
    name, address->co, address->street, address->postal_code, address->city, address->country
  };
  GString *key;

  if ((merge & (organisation ? KOR_MERGE_ORGANISATIONS : KOR_MERGE_HOUSEHOLDS)) == 0 ||
      !is_set (name) || !is_set (address->street))
    return NULL;
  key = g_string_new (organisation ? "o" : "h");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *part = fold_part (parts[i]);

    g_string_append (key, SEPARATOR);
    g_string_append (key, part);
  }
  return g_string_free (key, FALSE);
}

static char *
get_family_name (const KorHouseholdMember *member)
{
  static const char *const formats[KOR_N_LANGUAGES] = {
    [KOR_LANGUAGE_EN] = "%s Family",
    [KOR_LANGUAGE_FI] = "Perhe %s",
    [KOR_LANGUAGE_SV] = "Familjen %s",
  };
  g_auto (GStrv) halves = g_strsplit (formats[member->language], "%s", 2);

  return g_strconcat (halves[0], member->last_name, halves[1], NULL);
}

/**
 * kor_household_get_name:
 * @members: (array length=n_members): those of one key who may each be printed
 * @n_members: how many, at least one
 * @whole: whether nobody else of the same key was kept back
 * @merge: what is merged
 *
 * How several people are called on one label: "Anna & Matti Mäkinen". A family is said only where that is
 * allowed, and never when a member was kept back: the word would name them, too. Of an organisation the
 * people are not named at all.
 *
 * Returns: (transfer full) (nullable): the name; %NULL: none but the organisation's
 */
char *
kor_household_get_name (const KorHouseholdMember *members,
                        guint n_members,
                        gboolean whole,
                        KorMerge merge)
{
  GString *name;

  if (is_set (members[0].organisation))
    return NULL;
  if (whole && (merge & KOR_MERGE_FAMILY) != 0)
    return get_family_name (&members[0]);
  name = g_string_new (NULL);
  for (guint i = 0; i < n_members; i++) {
    if (!is_set (members[i].first_name))
      continue;
    if (name->len > 0)
      g_string_append (name, i + 1 < n_members ? ", " : " & ");
    g_string_append (name, members[i].first_name);
  }
  if (name->len > 0)
    g_string_append_c (name, ' ');
  g_string_append (name, members[0].last_name);
  return g_string_free (name, FALSE);
}
