/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-label-sheet.h"
#include "kor-list-choice.h"

G_BEGIN_DECLS

typedef enum {
  KOR_LIST_MEDIUM_LABELS,
  KOR_LIST_MEDIUM_CSV,
  KOR_LIST_MEDIUM_XML,
} KorListMedium;

/**
 * KorListWork:
 *
 * A list as it is asked for and made off the main thread. Making it goes through the gate at that very
 * moment, whatever a preview has shown (R11, R13).
 */
typedef struct {
  KorListChoice *choice;
  KorListMedium medium;
  KorLabelSheet *sheet; /* of labels */
  guint start;          /* first label */
  KorLanguage language; /* of the file's title */
  char *title;
  char *path; /* NULL: into memory, for the printer */
} KorListWork;

/* What has been made. */
typedef struct {
  gint64 run_id;
  guint n_persons;
  guint n_left_out;
  GBytes *pdf; /* of what has no path; the run is then still to be finished */
} KorListProduct;

KorListWork *kor_list_work_new (KorListChoice *choice, KorListMedium medium);
void kor_list_work_free (KorListWork *self);
void kor_list_product_free (KorListProduct *self);

gpointer kor_list_work_preview (KorRegister *register_,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);
gpointer kor_list_work_produce (KorRegister *register_,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);

void kor_list_result_free_in_thread (KorListResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorListWork, kor_list_work_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorListProduct, kor_list_product_free)

G_END_DECLS
