/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For the gate, kor-register-lists.c, alone. */

#include "kor-db.h"
#include "kor-selection.h"

G_BEGIN_DECLS

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorSelector, kor_selector_free)

G_END_DECLS
