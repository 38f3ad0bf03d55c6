/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "kor-words.h"

G_BEGIN_DECLS

#define KOR_SCOPE_BIT(scope) (1u << (scope))

/* What the list rules need to know of a person, nothing else. */
typedef struct {
  guint8 bans_processing; /* a KOR_SCOPE_BIT() per scope banned in our own use */
  guint8 bans_disclosure; /* a KOR_SCOPE_BIT() per scope banned in giving the data to others */
  gboolean archived;
  gboolean anonymised;
  gboolean deceased;
  gboolean restricted; /* Art. 18 */
  gboolean returned_mail;
  gboolean complete_address; /* see kor_address_is_complete() */
} KorListFacts;

KorLeftOut kor_list_rules_decide (const KorListFacts *facts,
                                  KorPurpose purpose,
                                  gboolean on_paper,
                                  gboolean recipient_outside);

gboolean kor_purpose_get_scope (KorPurpose purpose, KorScope *scope);
const char *kor_purpose_get_legal_basis (KorPurpose purpose);

G_END_DECLS
