/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-label-choice.h"
#include "kor-list-choice.h"

G_BEGIN_DECLS

typedef enum {
  KOR_LIST_MEDIUM_LABELS,
  KOR_LIST_MEDIUM_PAPER, /* the addresses as a list on A4 */
  KOR_LIST_MEDIUM_CSV,
  KOR_LIST_MEDIUM_XML,
  KOR_LIST_MEDIUM_VCARD,
} KorListMedium;

/* How far the making of a list is, told by the thread that makes it. */
typedef struct {
  int page; /* atomic */
  int n_pages;
} KorListProgress;

/**
 * KorListWork:
 *
 * A list as it is asked for and made off the main thread. Making it goes through the gate at that very
 * moment, whatever a preview has shown (R11, R13).
 */
typedef struct {
  KorListChoice *choice;
  KorListMedium medium;
  KorLabelChoice *labels; /* of KOR_LIST_MEDIUM_LABELS */
  KorLanguage language;   /* of the file's title */
  char *title;
  char *path;                /* NULL: into memory, for the printer */
  KorListProgress *progress; /* NULL: nobody looks; a g_atomic_rc_box */
  GCancellable *cancellable; /* of the making */
} KorListWork;

/* What has been made. */
typedef struct {
  gint64 run_id;
  guint n_persons;
  guint n_left_out;
  KorDate keep_until; /* until when a file may be kept */
  GBytes *pdf;        /* of what has no path; the run is then still to be finished */
} KorListProduct;

/* What a preview shows. */
typedef struct {
  KorListResult *result;
  KorLabelGroups *groups; /* of KOR_LIST_MEDIUM_LABELS */
} KorListPreview;

KorListWork *kor_list_work_new (const KorListChoice *choice, KorListMedium medium);
KorListWork *kor_list_work_copy (const KorListWork *self);
void kor_list_work_free (KorListWork *self);
void kor_list_product_free (KorListProduct *self);
void kor_list_preview_free (KorListPreview *self);
void kor_list_preview_free_in_thread (KorListPreview *self);
void kor_list_result_free_in_thread (KorListResult *self);

gpointer kor_list_work_preview (KorRegister *register_,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);
gpointer kor_list_work_produce (KorRegister *register_,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorListWork, kor_list_work_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorListProduct, kor_list_product_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorListPreview, kor_list_preview_free)

G_END_DECLS
