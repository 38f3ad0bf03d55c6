/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-import-record.h"
#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorImportFeed:
 * @row: what to call for each record of the file
 * @row_data: for @row
 * @data: the feed's own
 *
 * Reads the file and hands its records to @row one by one; stops and returns %FALSE when @row does.
 */
typedef gboolean (*KorImportFeed) (KorImportRowFunc row,
                                   gpointer row_data,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

/* What an import did. */
typedef struct {
  guint added;
  guint updated;
  guint bans_set;
} KorImportCounts;

gboolean kor_register_import (KorRegister *self,
                              KorImportKind kind,
                              KorImportFeed feed,
                              gpointer feed_data,
                              const char *file_name,
                              const char *source,
                              gboolean dry_run,
                              KorImportCounts *counts,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
