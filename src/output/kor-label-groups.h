/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-label-layout.h"

G_BEGIN_DECLS

/* What stands together between two separators. */
typedef enum {
  KOR_LABEL_GROUPING_NONE,
  KOR_LABEL_GROUPING_POSTCODE,
  KOR_LABEL_GROUPING_AREA, /* the first two signs of the postcode */
} KorLabelGrouping;

/* Labels with one postcode or area; those abroad with one country. */
typedef struct {
  char *title; /* "33100 TAMPERE", "33100–33960", "SWEDEN" */
  guint first; /* of the persons, from 0 */
  guint n;     /* how many of them */
  GStrv lines; /* of the separator: the title and the count in words */
} KorLabelGroup;

/**
 * KorLabelGroups:
 *
 * The labels of a list in printing order, with a separator before each postcode or area when asked
 * for, so that the mail can be bundled. It does not change; any thread.
 */
typedef struct _KorLabelGroups KorLabelGroups;

KorLabelGroups *kor_label_groups_new (GPtrArray *persons, KorLabelGrouping grouping);
KorLabelGroups *kor_label_groups_ref (KorLabelGroups *self);
void kor_label_groups_unref (KorLabelGroups *self);

guint kor_label_groups_get_n_groups (KorLabelGroups *self);
const KorLabelGroup *kor_label_groups_get_group (KorLabelGroups *self, guint index);
guint kor_label_groups_get_n_labels (KorLabelGroups *self);
gboolean kor_label_groups_get_person (KorLabelGroups *self, guint label, guint *person);
KorLabelLayout *kor_label_groups_lay_out (KorLabelGroups *self, KorLabelSheet *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorLabelGroups, kor_label_groups_unref)

G_END_DECLS
