/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-suppression.h"

G_BEGIN_DECLS

typedef struct _KorSuppressionFile KorSuppressionFile;

KorSuppressionFile *kor_suppression_file_new (const char *path, GError **error);
void kor_suppression_file_free (KorSuppressionFile *self);
gboolean kor_suppression_file_run (KorSuppressionFile *self,
                                   KorSuppressionFunc row,
                                   gpointer row_data,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorSuppressionFile, kor_suppression_file_free)

G_END_DECLS
