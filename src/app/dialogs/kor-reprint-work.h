/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kor-label-choice.h"
#include "kor-register-lists.h"

G_BEGIN_DECLS

/* What a recorded run is made again as. */
typedef enum {
  KOR_REPRINT_LABELS,
  KOR_REPRINT_PAPER, /* the addresses as a list on A4 */
  KOR_REPRINT_CSV,
  KOR_REPRINT_XML,
  KOR_N_REPRINTS,
} KorReprintMedium;

/**
 * KorReprintWork:
 *
 * A recorded run as it is asked for once more and made off the main thread. Making it goes through the
 * gate at that very moment, whatever a preview has shown (R11, R13).
 */
typedef struct {
  gint64 run_id;
  KorReprintMedium medium;
  KorListOrder order;
  gboolean as_printed;
  KorLabelChoice *labels; /* of KOR_REPRINT_LABELS */
  KorLanguage language;   /* of the file's title */
  char *title;
  char *path; /* NULL: into memory, for the printer */
} KorReprintWork;

/* What has been made. */
typedef struct {
  gint64 run_id;
  guint n_persons; /* 0: nothing has been made */
  guint n_left_out;
  KorDate keep_until; /* until when a file may be kept */
  GBytes *pdf;
} KorReprintProduct;

KorReprintWork *kor_reprint_work_new (gint64 run_id, KorReprintMedium medium);
void kor_reprint_work_free (KorReprintWork *self);
void kor_reprint_product_free (KorReprintProduct *self);

gpointer kor_reprint_work_preview (KorRegister *register_,
                                   gpointer work,
                                   GCancellable *cancellable,
                                   GError **error);

void kor_reprint_make_async (KorRegister *register_,
                             KorReprintWork *work,
                             GtkWindow *parent,
                             GtkPrintSetup *setup,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
KorReprintProduct *kor_reprint_make_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorReprintWork, kor_reprint_work_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorReprintProduct, kor_reprint_product_free)

G_END_DECLS
