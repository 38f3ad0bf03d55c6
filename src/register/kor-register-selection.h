/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For the gate, kor-register-lists.c, and the count before it alone. */

#include "kor-db.h"
#include "kor-selection.h"

G_BEGIN_DECLS

/*
 * Whose postal address counts: the one that is valid on the day ?1. The table "a", empty for who has none.
 */
#define KOR_JOIN_LIST_ADDRESS                                                                      \
  " LEFT JOIN address a ON a.id = (SELECT p.id FROM address p"                                     \
  " WHERE p.customer = c.id AND p.kind = 'postal'"                                                 \
  " AND (p.valid_from IS NULL OR p.valid_from <= ?1)"                                              \
  " AND (p.valid_to IS NULL OR p.valid_to >= ?1) ORDER BY p.id LIMIT 1)"

/* What a selection looks at in the row of one customer. Borrowed for the time of a call. */
typedef struct {
  gint64 id;
  const char *postal_code;
  const char *city;
  const char *country;
  const char *language;
  const char *organisation;
} KorSelectionRow;

typedef struct _KorSelector KorSelector;

KorSelector *kor_selector_new (KorDb *db, const KorSelection *selection, GError **error);
void kor_selector_free (KorSelector *self);
gboolean kor_selector_matches (const KorSelector *self, const KorSelectionRow *row);
char *kor_selector_name_customers (const KorSelection *selection);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorSelector, kor_selector_free)

G_END_DECLS
