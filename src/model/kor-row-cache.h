/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-block-list-model.h"
#include "kor-list-difference.h"

G_BEGIN_DECLS

/**
 * KorRowCache:
 *
 * The items of a #KorBlockListModel that somebody holds, and the fetching of what they show. One
 * answer at a time is under way; the youngest blocks are held on to for a while.
 */
typedef struct _KorRowCache KorRowCache;

/**
 * KorRowCacheFailed:
 *
 * Called on the main thread when rows could not be read.
 */
typedef void (*KorRowCacheFailed) (gpointer owner, const GError *error);

KorRowCache *
kor_row_cache_new (KorBlockListModelClass *klass, KorRowCacheFailed failed, gpointer owner);
void kor_row_cache_free (KorRowCache *self);

void kor_row_cache_set_register (KorRowCache *self, KorRegister *register_);
KorRowItem *kor_row_cache_ensure (KorRowCache *self, const GArray *ids, guint position);
void
kor_row_cache_want (KorRowCache *self, const GArray *ids, guint first, guint end, gboolean urgent);
void
kor_row_cache_want_now (KorRowCache *self, const GArray *ids, guint first, guint end, guint wait);
void kor_row_cache_want_shown (KorRowCache *self, const GArray *ids);
void kor_row_cache_put (KorRowCache *self, const GArray *ids, GPtrArray *rows);
void kor_row_cache_reload (KorRowCache *self);
void kor_row_cache_carry (KorRowCache *self,
                          const GArray *ids,
                          guint n_shown,
                          const KorListDifference *change);

G_END_DECLS
