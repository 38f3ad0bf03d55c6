/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-ban.h"
#include "kor-list-rules.h"
#include "kor-register.h"
#include "kor-suppression.h"

G_BEGIN_DECLS

/* What a list of people who do not want marketing forbids unless something else is said. */
#define KOR_SUPPRESSION_SCOPES                                                                     \
  (KOR_SCOPE_BIT (KOR_SCOPE_DIRECT_ADVERTISING) | KOR_SCOPE_BIT (KOR_SCOPE_DISTANCE_SELLING) |     \
   KOR_SCOPE_BIT (KOR_SCOPE_DIRECT_MARKETING) | KOR_SCOPE_BIT (KOR_SCOPE_OTHER_MARKETING))

/* A list to be taken. The strings are the caller's. */
typedef struct {
  const char *source; /* the name of the list */
  KorDate date;       /* of the list */
  guint scopes;       /* a KOR_SCOPE_BIT() each */
  KorSuppressionFeed feed;
  gpointer feed_data;
} KorSuppressionList;

/* What was done. Who of the list is not in the register is kept nowhere. */
typedef struct {
  guint rows;
  guint unmatched_rows;
  guint customers; /* that are on the list */
  guint bans;      /* new ones */
} KorSuppressionCounts;

gboolean kor_register_import_suppression (KorRegister *self,
                                          const KorSuppressionList *list,
                                          KorSuppressionCounts *counts,
                                          GCancellable *cancellable,
                                          GError **error);

G_END_DECLS
