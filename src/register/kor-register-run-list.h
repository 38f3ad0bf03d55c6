/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-list-run.h"
#include "kor-register.h"

G_BEGIN_DECLS

/* The most words of a search that are looked at. */
#define KOR_RUN_SEARCH_WORDS 8

/**
 * KorRunQuery:
 *
 * What to list. A run matches when each word of the search, set apart by spaces, is found in what stands
 * in its record: number, maker, recipient, selection, sheet, and its day as 2026-11-23 and as 23.11.2026;
 * or when its purpose is one of those the word may mean.
 */
typedef struct {
  const char *search;                   /* NULL or "": all runs */
  guint purposes[KOR_RUN_SEARCH_WORDS]; /* by word, as bits: 1 << KorPurpose */
  guint limit;                          /* 0: all */
} KorRunQuery;

GArray *kor_register_find_runs (KorRegister *self,
                                const KorRunQuery *query,
                                GCancellable *cancellable,
                                GError **error);
GPtrArray *kor_register_load_runs (
  KorRegister *self, const gint64 *ids, guint n_ids, GCancellable *cancellable, GError **error);

G_END_DECLS
