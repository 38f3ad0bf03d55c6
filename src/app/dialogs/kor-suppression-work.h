/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-register-suppression.h"

G_BEGIN_DECLS

/* A list of people who do not want marketing, on its way into the register. */
typedef struct {
  char *path;
  char *source; /* the name of the list */
  KorDate date;
  guint scopes; /* a KOR_SCOPE_BIT() each */
  KorSuppressionCounts counts;
} KorSuppressionWork;

KorSuppressionWork *
kor_suppression_work_new (const char *path, const char *source, KorDate date, guint scopes);
KorSuppressionWork *kor_suppression_work_ref (KorSuppressionWork *self);
void kor_suppression_work_unref (KorSuppressionWork *self);

gpointer kor_suppression_work_run (KorRegister *register_,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorSuppressionWork, kor_suppression_work_unref)

G_END_DECLS
