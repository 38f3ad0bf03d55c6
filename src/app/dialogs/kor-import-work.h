/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-import.h"
#include "kor-register-import.h"

G_BEGIN_DECLS

/**
 * KorImportWork:
 *
 * One run over a file, off the main thread. The main thread may look at the progress meanwhile.
 */
typedef struct {
  KorImportKind kind;
  char *path;
  GStrv maps; /* FIELD=COLUMN */
  char *source;
  gboolean dry_run;
  KorImportCounts counts;
  int permille; /* atomic */
} KorImportWork;

KorImportWork *
kor_import_work_new (KorImportKind kind, const char *path, const char *source, gboolean dry_run);
KorImportWork *kor_import_work_ref (KorImportWork *self);
void kor_import_work_unref (KorImportWork *self);
double kor_import_work_get_fraction (KorImportWork *self);
gpointer kor_import_work_run (KorRegister *register_,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorImportWork, kor_import_work_unref)

G_END_DECLS
