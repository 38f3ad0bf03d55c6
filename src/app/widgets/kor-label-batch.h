/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-label-choice.h"

G_BEGIN_DECLS

/**
 * KorLabelBatch:
 *
 * The labels of a list in the order in which they are printed: those of its people and, when asked
 * for, a separator before each postcode. It does not change; any thread.
 */
typedef struct _KorLabelBatch KorLabelBatch;

KorLabelBatch *kor_label_batch_new (GPtrArray *persons,
                                    gboolean separators,
                                    const char *home_country,
                                    KorLanguage language);
KorLabelBatch *kor_label_batch_ref (KorLabelBatch *self);
void kor_label_batch_unref (KorLabelBatch *self);

guint kor_label_batch_get_n_persons (KorLabelBatch *self);
guint kor_label_batch_get_n_separators (KorLabelBatch *self);
int kor_label_batch_get_person (KorLabelBatch *self, guint label);
KorLabelLayout *kor_label_batch_lay_out (KorLabelBatch *self, const KorLabelChoice *choice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorLabelBatch, kor_label_batch_unref)

G_END_DECLS
