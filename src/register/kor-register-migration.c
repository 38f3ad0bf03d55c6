/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "kor-db-backup.h"
#include "kor-register-open.h"
#include "kor-schema.h"

/*
 * A register of an older program is copied as it stands before its tables are changed. The copy stays
 * until the register has been opened once more: by then what the change made of it has proved good.
 */

#define COPY_PREFIX KOR_REGISTER_DATABASE ".version-"

/* Copies the database; a copy left behind by an earlier attempt may be older than the register is. */
static gboolean
keep_copy (const char *folder, KorDb *db, const KorSecret *key, gint64 version, GError **error)
{
  g_autofree char *name = g_strdup_printf (COPY_PREFIX "%" G_GINT64_FORMAT, version);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_unlink (path);
  return kor_db_backup (db, path, key, NULL, error);
}

/* Brings an older register up to date; @migrated is set when it was one. */
gboolean
kor_migration_run (
  const char *folder, KorDb *db, const KorSecret *key, gboolean *migrated, GError **error)
{
  gint64 version = kor_schema_get_version (db, error);

  if (version < 0)
    return FALSE;
  if (version >= kor_schema_get_newest ())
    return TRUE;
  *migrated = TRUE;
  return keep_copy (folder, db, key, version, error) && kor_schema_migrate (db, error);
}

/* Removes the copy of the older register, or what an attempt to make one left. */
void
kor_migration_forget (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_str_has_prefix (name, COPY_PREFIX))
      g_unlink (path);
  }
}
