/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-list-difference.h"

static gint64
get_id (const GArray *ids, guint position)
{
  return g_array_index (ids, gint64, position);
}

/**
 * kor_list_difference:
 * @old: (nullable): ids (gint64) as they stood
 * @n_old: how many of them count
 * @ids: ids as they stand now
 * @same_question: whether both answer the same question: then they may well have their end in
 *   common, else that would be chance
 *
 * Returns: what lies between the beginning and the end that both have in common
 */
KorListDifference
kor_list_difference (const GArray *old, guint n_old, const GArray *ids, gboolean same_question)
{
  KorListDifference self = { 0 };
  guint shorter = MIN (n_old, ids->len);
  guint suffix = 0;

  while (self.first < shorter && get_id (old, self.first) == get_id (ids, self.first))
    self.first++;
  while (same_question && suffix < shorter - self.first &&
         get_id (old, n_old - 1 - suffix) == get_id (ids, ids->len - 1 - suffix))
    suffix++;
  self.shared = shorter - self.first - suffix;
  self.removed = n_old - shorter;
  self.added = ids->len - shorter;
  return self;
}

/**
 * kor_list_difference_is_none:
 * @self: a difference
 *
 * Returns: whether both lists are the same
 */
gboolean
kor_list_difference_is_none (const KorListDifference *self)
{
  return self->shared == 0 && self->removed == 0 && self->added == 0;
}
