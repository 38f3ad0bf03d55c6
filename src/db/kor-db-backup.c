/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-db-backup.h"

#include "kor-db-check.h"
#include "kor-db-private.h"
#include "kor-error.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define PAGES_A_STEP 1024 /* 4 MB between two looks at the cancellable */

/* --- helpers --------------------------------------------------------------------------- */

static gboolean
copy_pages (KorDb *from, KorDb *to, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->handle, "main", from->handle, "main");
  int code = SQLITE_OK;

  if (backup == NULL) {
    kor_db_error_set_from_handle (error, to, "backup");
    return FALSE;
  }

  while (code == SQLITE_OK) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error)) {
      sqlite3_backup_finish (backup);
      return FALSE;
    }
    code = sqlite3_backup_step (backup, PAGES_A_STEP);
  }

  sqlite3_backup_finish (backup);
  if (code != SQLITE_DONE) {
    kor_db_error_set (error, code, sqlite3_system_errno (to->handle), "backup");
    return FALSE;
  }

  return TRUE;
}

static void
remove_files (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

    g_unlink (name);
  }
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | flags);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (!done)
    kor_error_set (error, KOR_ERROR_CANNOT_WRITE, path, g_strerror (errno), NULL);
  if (fd >= 0)
    close (fd);
  return done;
}

/* The copy is complete, checked and closed: only now may it be opened by somebody else than SQLite.
 */
static gboolean
put_in_place (const char *part, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_path (part, 0, error))
    return FALSE;

  if (g_rename (part, path) != 0) {
    kor_error_set (error, KOR_ERROR_CANNOT_WRITE, path, g_strerror (errno), NULL);
    return FALSE;
  }

  return sync_path (folder, O_DIRECTORY, error);
}

/* --- public ---------------------------------------------------------------------------- */

/**
 * kor_db_backup:
 * @db: a connection, outside a transaction
 * @path: the file to make
 * @key: its 32 bytes: the key of @db or another one
 * @cancellable: (nullable): to stop it
 * @error: where to put %KOR_ERROR_EXISTS, %KOR_ERROR_CANNOT_WRITE, %KOR_ERROR_DAMAGED,
 *   %G_IO_ERROR_CANCELLED or an error of %KOR_DB_ERROR
 *
 * Copies the database as it stands into a new encrypted file, checks every page of the copy, and
 * puts it in its place only when all of it is on the disk. This is also how a key is changed:
 * SQLCipher's rekey loses the file on a full disk. Thread of the connection.
 *
 * Returns: %TRUE when the copy is there and good; else there is no file
 */
gboolean
kor_db_backup (
  KorDb *db, const char *path, const KorSecret *key, GCancellable *cancellable, GError **error)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *part = g_strconcat (full, ".part", NULL);
  KorDb *copy;
  gboolean done;

  kor_db_assert_thread (db);

  if (g_file_test (full, G_FILE_TEST_EXISTS)) {
    kor_error_set (error, KOR_ERROR_EXISTS, "file", full, NULL);
    return FALSE;
  }

  remove_files (part);
  copy = kor_db_create (part, key, error);
  if (copy == NULL)
    return FALSE;

  done = copy_pages (db, copy, cancellable, error) && kor_db_verify (copy, cancellable, error);
  kor_db_close (copy);

  done = done && put_in_place (part, full, error);
  if (!done)
    remove_files (part);
  return done;
}
