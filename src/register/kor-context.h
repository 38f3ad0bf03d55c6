/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-date.h"

G_BEGIN_DECLS

/**
 * KorContext:
 *
 * What the whole program shares and nobody may fetch from a global: the clock. Handed down from
 * main(); tests hand down one that stands still. Immutable after its making, any thread.
 */
typedef struct _KorContext KorContext;

KorContext *kor_context_new (void);
KorContext *kor_context_new_fixed (gint64 now);
KorContext *kor_context_ref (KorContext *self);
void kor_context_unref (KorContext *self);
gint64 kor_context_get_now (KorContext *self);
KorDate kor_context_get_today (KorContext *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorContext, kor_context_unref)

G_END_DECLS
