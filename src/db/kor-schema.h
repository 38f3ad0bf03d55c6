/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-db.h"

G_BEGIN_DECLS

#define KOR_SCHEMA_APPLICATION_ID 0x4B4F5254 /* "KORT" */

gint64 kor_schema_get_newest (void);
gint64 kor_schema_get_version (KorDb *db, GError **error);
gboolean kor_schema_create (KorDb *db, GError **error);
gboolean kor_schema_check (KorDb *db, GError **error);
gboolean kor_schema_needs_migration (KorDb *db, GError **error);
gboolean kor_schema_migrate (KorDb *db, GError **error);
gboolean kor_schema_apply_script (KorDb *db, const char *sql, GError **error);
gboolean kor_schema_migrate_with (KorDb *db, const char *const *scripts, GError **error);

G_END_DECLS
