/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KorListDifference:
 * @first: the first position that differs
 * @shared: how many positions from there stay, and are other records'
 * @removed: how many positions behind those go
 * @added: how many come in their place; when some go none come
 *
 * What turns one list of ids into another.
 */
typedef struct {
  guint first;
  guint shared;
  guint removed;
  guint added;
} KorListDifference;

KorListDifference
kor_list_difference (const GArray *old, guint n_old, const GArray *ids, gboolean same_question);
gboolean kor_list_difference_is_none (const KorListDifference *self);

G_END_DECLS
