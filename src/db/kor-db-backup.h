/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-db.h"

G_BEGIN_DECLS

gboolean kor_db_backup (
  KorDb *db, const char *path, const KorSecret *key, GCancellable *cancellable, GError **error);

G_END_DECLS
