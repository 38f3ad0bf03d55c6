/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KorLabelSlots:
 *
 * Which label stands on which place of which sheet: the first sheet may be partly used up, a label may
 * be printed several times, and a separator is printed once.
 */
typedef struct {
  guint n_labels;
  guint per_page;
  guint start;        /* first free place of the first sheet, from 1 */
  guint copies;       /* of each label, at least 1 */
  GArray *skipped;    /* of guint: spoiled places of the first sheet, from 1, ascending */
  GArray *separators; /* of guint: labels that are separators, from 0, ascending */
} KorLabelSlots;

void kor_label_slots_init (KorLabelSlots *self, guint n_labels, guint per_page);
void kor_label_slots_clear (KorLabelSlots *self);
void kor_label_slots_set_skipped (KorLabelSlots *self, const guint *places, guint n);
void kor_label_slots_set_separators (KorLabelSlots *self, const guint *labels, guint n);

gboolean kor_label_slots_is_separator (const KorLabelSlots *self, guint label);
guint64 kor_label_slots_get_n_printed (const KorLabelSlots *self);
guint kor_label_slots_get_n_pages (const KorLabelSlots *self);
gboolean kor_label_slots_find (const KorLabelSlots *self, guint page, guint place, guint *label);

G_END_DECLS
