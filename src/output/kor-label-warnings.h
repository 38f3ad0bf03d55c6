/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-label-layout.h"
#include "kor-list-run.h"

G_BEGIN_DECLS

/* What to look at before a label is printed. */
typedef struct {
  guint person; /* which of the persons, from 0 */
  gint64 customer_id;
  char *line;      /* the longest of the label */
  guint n_chars;   /* in it */
  guint n_lines;   /* of the label */
  KorLabelFit fit; /* how they go into the labels of the sheet */
} KorLabelWarning;

void kor_label_warning_free (KorLabelWarning *self);

GPtrArray *kor_label_warnings_collect (KorLabelSheet *sheet,
                                       GPtrArray *persons,
                                       const char *sender,
                                       GCancellable *cancellable,
                                       GError **error);
char *kor_label_warning_describe (const KorLabelWarning *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorLabelWarning, kor_label_warning_free)

G_END_DECLS
