/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-file-writer.h"

#include "kor-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER_BYTES (64 * 1024)

/* Names tried for a file whose target is there already. */
#define MAX_NAMES 100

/**
 * KorFileWriter:
 *
 * Writes a file that is there whole or not at all: into a file of its own (0600) in the same folder that
 * has no name, so that nothing is left of it even when the program is killed; then fsync, a name, and
 * rename. Where the file system has no nameless files, it has a name from the beginning. What is no
 * regular file (a pipe, a device) is written to directly. Freeing it before the commit takes everything
 * back.
 */
struct _KorFileWriter {
  char *path;      /* as the user named it, for errors */
  char *target;    /* @path with its last symbolic link followed */
  char *temporary; /* NULL when writing directly, while there is no name, and after the rename */
  gboolean nameless;
  GByteArray *buffer;
  int fd;
  int failed; /* errno of the first failure */
};

static gboolean
write_all (KorFileWriter *self, const guint8 *data, gsize length)
{
  while (length > 0) {
    gssize written = write (self->fd, data, length);

    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0) {
      self->failed = errno;
      return FALSE;
    }
    data += written;
    length -= (gsize) written;
  }
  return TRUE;
}

static gboolean
flush (KorFileWriter *self)
{
  gboolean done = write_all (self, self->buffer->data, self->buffer->len);

  g_byte_array_set_size (self->buffer, 0);
  return done;
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0) {
    fsync (fd);
    close (fd);
  }
}

/* Of a nameless file this is the only way to its name. */
static char *
get_own_path (const KorFileWriter *self)
{
  return g_strdup_printf ("/proc/self/fd/%d", self->fd);
}

static gboolean
open_nameless (KorFileWriter *self, const char *folder)
{
  g_autofree char *own = NULL;

  self->fd = open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    return FALSE;
  own = get_own_path (self);
  self->nameless = access (own, F_OK) == 0;
  if (!self->nameless)
    close (self->fd);
  return self->nameless;
}

static void
open_target (KorFileWriter *self)
{
  g_autofree char *folder = NULL;
  struct stat st;

  if (stat (self->target, &st) == 0 && !S_ISREG (st.st_mode)) {
    self->fd = open (self->target, O_WRONLY | O_CLOEXEC);
    return;
  }
  folder = g_path_get_dirname (self->target);
  if (open_nameless (self, folder))
    return;
  self->temporary = g_build_filename (folder, ".kortisto-XXXXXX", NULL);
  self->fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    g_clear_pointer (&self->temporary, g_free);
}

/* Gives the nameless file the target's name, or when that is taken one to be renamed from. */
static gboolean
give_name (KorFileWriter *self)
{
  g_autofree char *own = get_own_path (self);
  g_autofree char *folder = g_path_get_dirname (self->target);

  if (linkat (AT_FDCWD, own, AT_FDCWD, self->target, AT_SYMLINK_FOLLOW) == 0)
    return TRUE;
  for (guint i = 0; errno == EEXIST && i < MAX_NAMES; i++) {
    g_autofree char *name = g_strdup_printf (".kortisto-%08x", g_random_int ());
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (linkat (AT_FDCWD, own, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0) {
      self->temporary = g_steal_pointer (&path);
      return TRUE;
    }
  }
  self->failed = errno;
  return FALSE;
}

static void
set_cannot_write (KorFileWriter *self, GError **error)
{
  kor_error_set (error, KOR_ERROR_CANNOT_WRITE, self->path, g_strerror (self->failed), NULL);
}

/**
 * kor_file_writer_new:
 * @path: the file to write
 * @error: return location
 *
 * Returns: (nullable): a writer, or %NULL with KOR_ERROR_CANNOT_WRITE
 */
KorFileWriter *
kor_file_writer_new (const char *path, GError **error)
{
  g_autoptr (KorFileWriter) self = g_new0 (KorFileWriter, 1);
  char *resolved = realpath (path, NULL);

  self->path = g_strdup (path);
  self->target = g_strdup (resolved != NULL ? resolved : path);
  self->buffer = g_byte_array_sized_new (BUFFER_BYTES);
  free (resolved);
  open_target (self);
  if (self->fd < 0) {
    self->failed = errno;
    set_cannot_write (self, error);
    return NULL;
  }
  return g_steal_pointer (&self);
}

/**
 * kor_file_writer_write:
 * @self: a writer
 * @data: bytes
 * @length: how many
 *
 * Returns: %FALSE after a failure; kor_file_writer_commit() says which
 */
gboolean
kor_file_writer_write (KorFileWriter *self, const void *data, gsize length)
{
  if (self->failed != 0)
    return FALSE;
  g_byte_array_append (self->buffer, data, (guint) length);
  return self->buffer->len < BUFFER_BYTES || flush (self);
}

/* Whether a write has failed; kor_file_writer_commit() will say which. */
gboolean
kor_file_writer_has_failed (const KorFileWriter *self)
{
  return self->failed != 0;
}

/* A pipe can't be synced. */
static gboolean
sync_file (KorFileWriter *self)
{
  if (self->failed != 0 || !flush (self))
    return FALSE;
  if (fsync (self->fd) == 0 || errno == EINVAL || errno == EROFS)
    return TRUE;
  self->failed = errno;
  return FALSE;
}

/**
 * kor_file_writer_sync:
 * @self: a writer
 * @error: return location
 *
 * Brings everything to the disk, but not yet to its place: after this a commit only has to rename.
 *
 * Returns: %FALSE with KOR_ERROR_CANNOT_WRITE
 */
gboolean
kor_file_writer_sync (KorFileWriter *self, GError **error)
{
  gboolean done = sync_file (self);

  if (!done)
    set_cannot_write (self, error);
  return done;
}

/**
 * kor_file_writer_commit:
 * @self: a writer
 * @error: return location
 *
 * Puts the file in its place; only now anybody sees it.
 *
 * Returns: %FALSE with KOR_ERROR_CANNOT_WRITE; then nothing has changed
 */
gboolean
kor_file_writer_commit (KorFileWriter *self, GError **error)
{
  gboolean beside = self->nameless || self->temporary != NULL;
  gboolean done = sync_file (self) && (!self->nameless || give_name (self));

  if (close (self->fd) != 0 && done) {
    self->failed = errno;
    done = FALSE;
  }
  self->fd = -1;
  if (done && self->temporary != NULL) {
    if (g_rename (self->temporary, self->target) == 0) {
      g_clear_pointer (&self->temporary, g_free);
    } else {
      self->failed = errno;
      done = FALSE;
    }
  }
  if (done && beside)
    sync_folder (self->target);
  if (!done)
    set_cannot_write (self, error);
  return done;
}

void
kor_file_writer_free (KorFileWriter *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_clear_pointer (&self->buffer, g_byte_array_unref);
  g_free (self->temporary);
  g_free (self->target);
  g_free (self->path);
  g_free (self);
}

/**
 * kor_file_write_bytes:
 * @path: the file to write
 * @bytes: what it is to hold
 * @error: return location
 *
 * Returns: %FALSE with KOR_ERROR_CANNOT_WRITE; then nothing has changed
 */
gboolean
kor_file_write_bytes (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (KorFileWriter) writer = kor_file_writer_new (path, error);

  if (writer == NULL)
    return FALSE;
  kor_file_writer_write (writer, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return kor_file_writer_commit (writer, error);
}
