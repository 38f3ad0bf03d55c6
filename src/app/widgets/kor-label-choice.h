/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-label-groups.h"

G_BEGIN_DECLS

/* On what labels are printed and how, owned, so that it can go to another thread. */
typedef struct {
  KorLabelSheet *sheet;
  guint start;     /* first label of the first sheet that is not used up, from 1 */
  GArray *skipped; /* of guint: spoiled labels of the first sheet, from 1 */
  guint copies;
  char *sender; /* NULL: none */
  KorPrinterSettings printer;
} KorLabelChoice;

KorLabelChoice *kor_label_choice_new (KorLabelSheet *sheet);
KorLabelLayout *kor_label_choice_lay_out (const KorLabelChoice *self, KorLabelGroups *groups);
KorLabelChoice *kor_label_choice_copy (const KorLabelChoice *self);
void kor_label_choice_free (KorLabelChoice *self);
gboolean kor_label_choice_is_skipped (const KorLabelChoice *self, guint place);

GArray *kor_label_places_parse (const char *text, guint n_labels);
char *kor_label_places_to_text (const GArray *places);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorLabelChoice, kor_label_choice_free)

G_END_DECLS
