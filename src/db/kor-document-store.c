/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-document-store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kor-document-private.h"
#include "kor-error.h"
#include "kor-hash.h"
#include "kor-secret.h"

#define TEMPORARY ".new"

/* --- shared with the reading half ------------------------------------------------------------- */

gboolean
kor_document_is_name (const char *name, gsize len)
{
  gsize n = strspn (name, "0123456789abcdef");

  return n == DOCUMENT_NAME_SIZE && len == n;
}

/* What each chunk is bound to. */
void
kor_document_bind (const char *name, guint8 bound[DOCUMENT_BOUND_SIZE])
{
  memcpy (bound, DOCUMENT_HEAD, DOCUMENT_HEAD_SIZE);
  memcpy (bound + DOCUMENT_HEAD_SIZE, name, DOCUMENT_NAME_SIZE);
}

gboolean
kor_document_write_all (int fd, const guint8 *data, gsize size)
{
  gsize done = 0;

  while (done < size) {
    ssize_t n = write (fd, data + done, size - done);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return FALSE;
    done += (gsize) n;
  }

  return TRUE;
}

/* --- the folder ------------------------------------------------------------------------------- */

static gboolean
refuse_writing (const char *folder, int failure, GError **error)
{
  kor_error_set (error, KOR_ERROR_CANNOT_WRITE, folder, g_strerror (failure), NULL);
  return FALSE;
}

static int
open_folder (const char *folder)
{
  return open (folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* The folder's own name must be on the disk before anything in it can be. */
static gboolean
sync_parent (const char *folder)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofd int fd = open (parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  return fd >= 0 && fsync (fd) == 0;
}

/* A new folder that is not sure to last is taken away: the next document makes it again. */
static gboolean
make_folder (const char *folder)
{
  int failure;

  if (mkdir (folder, 0700) != 0)
    return errno == EEXIST;
  if (sync_parent (folder))
    return TRUE;

  failure = errno;
  rmdir (folder);
  errno = failure;
  return FALSE;
}

static int
open_or_make_folder (const char *folder, GError **error)
{
  int fd = make_folder (folder) ? open_folder (folder) : -1;

  if (fd < 0)
    refuse_writing (folder, errno, error);
  return fd;
}

/* --- writing ---------------------------------------------------------------------------------- */

/* A document on its way into its file. */
typedef struct {
  const char *folder;
  int fd;
  gint64 max_size;
  KorSecret *plain[2]; /* the chunk at hand and the one behind it */
  KorDocumentFile *file;
  guint8 bound[DOCUMENT_BOUND_SIZE];
  guint8 sealed[DOCUMENT_SEALED_SIZE];
  crypto_hash_sha256_state hash;
  crypto_secretstream_xchacha20poly1305_state stream;
} Writer;

static Writer *
writer_new (const char *folder, int fd, gint64 max_size, KorDocumentFile *file)
{
  Writer *self = g_new0 (Writer, 1);

  self->folder = folder;
  self->fd = fd;
  self->max_size = max_size;
  self->file = file;
  self->plain[0] = kor_secret_new (DOCUMENT_CHUNK_SIZE);
  self->plain[1] = kor_secret_new (DOCUMENT_CHUNK_SIZE);
  kor_document_bind (file->name, self->bound);
  crypto_hash_sha256_init (&self->hash);
  return self;
}

static void
writer_free (Writer *self)
{
  kor_secret_free (self->plain[0]);
  kor_secret_free (self->plain[1]);
  kor_wipe (self, sizeof *self);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writer, writer_free)

/* Tells how large the document would have been, as far as the stream knows. */
static gboolean
refuse_size (gint64 seen, GInputStream *plain, GError **error)
{
  g_autofree char *text = NULL;

  if (G_IS_SEEKABLE (plain) && g_seekable_can_seek (G_SEEKABLE (plain)) &&
      g_seekable_seek (G_SEEKABLE (plain), 0, G_SEEK_END, NULL, NULL))
    seen = MAX (seen, g_seekable_tell (G_SEEKABLE (plain)));

  text = g_strdup_printf ("%" G_GINT64_FORMAT, seen);
  kor_error_set (error, KOR_ERROR_BAD_VALUE, "file", text, "too-big", NULL);
  return FALSE;
}

static gboolean
read_chunk (Writer *self,
            guint which,
            GInputStream *plain,
            gsize *len,
            GCancellable *cancellable,
            GError **error)
{
  guint8 *chunk = kor_secret_data (self->plain[which]);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !g_input_stream_read_all (plain, chunk, DOCUMENT_CHUNK_SIZE, len, cancellable, error))
    return FALSE;

  self->file->size += (gint64) *len;
  if (self->file->size > self->max_size)
    return refuse_size (self->file->size, plain, error);

  crypto_hash_sha256_update (&self->hash, chunk, *len);
  return TRUE;
}

static gboolean
write_chunk (Writer *self, guint which, gsize len, gboolean last, GError **error)
{
  guint8 tag = last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                    : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;

  crypto_secretstream_xchacha20poly1305_push (&self->stream,
                                              self->sealed,
                                              NULL,
                                              kor_secret_data (self->plain[which]),
                                              len,
                                              self->bound,
                                              sizeof self->bound,
                                              tag);
  if (!kor_document_write_all (self->fd, self->sealed, len + DOCUMENT_TAG_SIZE))
    return refuse_writing (self->folder, errno, error);
  return TRUE;
}

static gboolean
write_head (Writer *self, GError **error)
{
  guint8 head[DOCUMENT_STREAM_HEAD_SIZE];

  crypto_secretstream_xchacha20poly1305_init_push (&self->stream, head, self->file->key);
  if (!kor_document_write_all (self->fd, (const guint8 *) DOCUMENT_HEAD, DOCUMENT_HEAD_SIZE) ||
      !kor_document_write_all (self->fd, head, sizeof head))
    return refuse_writing (self->folder, errno, error);
  return TRUE;
}

/* One chunk is read ahead: only the one behind which there is nothing gets the final tag. */
static gboolean
write_contents (Writer *self, GInputStream *plain, GCancellable *cancellable, GError **error)
{
  gsize len[2] = { 0, 0 };
  guint at = 0;

  if (!write_head (self, error) || !read_chunk (self, at, plain, &len[at], cancellable, error))
    return FALSE;

  while (len[at] == DOCUMENT_CHUNK_SIZE) {
    if (!read_chunk (self, !at, plain, &len[!at], cancellable, error))
      return FALSE;
    if (len[!at] == 0)
      break;
    if (!write_chunk (self, at, len[at], FALSE, error))
      return FALSE;
    at = !at;
  }

  if (!write_chunk (self, at, len[at], TRUE, error))
    return FALSE;
  if (fsync (self->fd) != 0)
    return refuse_writing (self->folder, errno, error);
  crypto_hash_sha256_final (&self->hash, self->file->hash);
  return TRUE;
}

static gboolean
write_temporary (const char *folder,
                 int folder_fd,
                 const char *temporary,
                 GInputStream *plain,
                 gint64 max_size,
                 KorDocumentFile *file,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (Writer) writer = NULL;
  int fd =
    openat (folder_fd, temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  gboolean done;

  if (fd < 0)
    return refuse_writing (folder, errno, error);

  writer = writer_new (folder, fd, max_size, file);
  done = write_contents (writer, plain, cancellable, error);
  if (close (fd) != 0 && done)
    done = refuse_writing (folder, errno, error);
  return done;
}

/* From the last fsync on the document will outlive a power cut. */
static gboolean
put_in_place (
  const char *folder, int folder_fd, const char *temporary, const char *name, GError **error)
{
  if (renameat (folder_fd, temporary, folder_fd, name) != 0)
    return refuse_writing (folder, errno, error);

  if (fsync (folder_fd) != 0) {
    refuse_writing (folder, errno, error);
    unlinkat (folder_fd, name, 0);
    return FALSE;
  }

  return TRUE;
}

static void
make_name_and_key (KorDocumentFile *file)
{
  guint8 random[DOCUMENT_NAME_SIZE / 2];

  memset (file, 0, sizeof *file);
  kor_random_bytes (random, sizeof random);
  kor_random_bytes (file->key, sizeof file->key);
  sodium_bin2hex (file->name, sizeof file->name, random, sizeof random);
}

/* --- sweeping --------------------------------------------------------------------------------- */

static gboolean
is_left_over (int folder_fd, const char *name, GHashTable *known_names)
{
  struct stat status;
  gsize len = strlen (name);

  if (g_str_has_suffix (name, TEMPORARY)) {
    g_autofree char *base = g_strndup (name, len - strlen (TEMPORARY));

    if (!kor_document_is_name (base, strlen (base)))
      return FALSE;
  } else if (!kor_document_is_name (name, len) || g_hash_table_contains (known_names, name)) {
    return FALSE;
  }

  return fstatat (folder_fd, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG (status.st_mode);
}

/* The names are gathered first: a folder that changes while it is listed may be listed wrongly. */
static GPtrArray *
find_left_overs (int folder_fd, GHashTable *known_names, int *failure)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  int fd = openat (folder_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *dir = fd >= 0 ? fdopendir (fd) : NULL;
  struct dirent *entry;

  *failure = errno;
  if (dir == NULL) {
    if (fd >= 0)
      close (fd);
    return NULL;
  }

  errno = 0;
  while ((entry = readdir (dir)) != NULL) {
    if (is_left_over (folder_fd, entry->d_name, known_names))
      g_ptr_array_add (names, g_strdup (entry->d_name));
    errno = 0;
  }
  *failure = errno;
  closedir (dir);
  return *failure == 0 ? g_steal_pointer (&names) : NULL;
}

/* --- public ----------------------------------------------------------------------------------- */

/**
 * kor_document_file_clear:
 * @self: what is known of a document's file
 *
 * Wipes @self with its key. Any thread.
 */
void
kor_document_file_clear (KorDocumentFile *self)
{
  kor_wipe (self, sizeof *self);
}

/**
 * kor_document_store_write:
 * @folder: the folder of the documents; made when it is not there
 * @plain: the document; read to its end, not closed
 * @max_size: the most plain bytes that are taken
 * @file: (out caller-allocates): what the database must keep to read it again; to be cleared with
 *   kor_document_file_clear()
 * @cancellable: (nullable): stops it
 * @error: %KOR_ERROR_BAD_VALUE ("file", size in bytes, "too-big"), %KOR_ERROR_CANNOT_WRITE, what
 *   @plain reports, or %G_IO_ERROR_CANCELLED
 *
 * Encrypts a document into a new file with a random name and a random key of its own (R39). When
 * this returns the file is on the disk, but nobody knows of it before its row is committed; if that
 * fails kor_document_store_remove() or the next kor_document_store_sweep() takes it away. On
 * failure nothing remains and @file is zeroed. Memory does not grow with the document. Any thread.
 *
 * Returns: whether it was done
 */
gboolean
kor_document_store_write (const char *folder,
                          GInputStream *plain,
                          gint64 max_size,
                          KorDocumentFile *file,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autofd int folder_fd = -1;
  g_autofree char *temporary = NULL;

  make_name_and_key (file);
  temporary = g_strconcat (file->name, TEMPORARY, NULL);
  folder_fd = open_or_make_folder (folder, error);
  if (folder_fd >= 0) {
    if (write_temporary (folder, folder_fd, temporary, plain, max_size, file, cancellable, error) &&
        put_in_place (folder, folder_fd, temporary, file->name, error))
      return TRUE;
    unlinkat (folder_fd, temporary, 0);
  }

  kor_document_file_clear (file);
  return FALSE;
}

/**
 * kor_document_store_remove:
 * @folder: the folder of the documents
 * @name: the name of a document's file
 * @error: %KOR_ERROR_CANNOT_WRITE, or %KOR_ERROR_DAMAGED when @name is no document's name
 *
 * Removes a document (R30, R63). That it is not there any more is fine. Any thread.
 *
 * Returns: whether it is gone
 */
gboolean
kor_document_store_remove (const char *folder, const char *name, GError **error)
{
  g_autofd int folder_fd = -1;

  if (!kor_document_is_name (name, strlen (name))) {
    kor_error_set (error, KOR_ERROR_DAMAGED, "documents", name, NULL);
    return FALSE;
  }

  folder_fd = open_folder (folder);
  if (folder_fd < 0)
    return errno == ENOENT || refuse_writing (folder, errno, error);
  if (unlinkat (folder_fd, name, 0) != 0)
    return errno == ENOENT || refuse_writing (folder, errno, error);
  return fsync (folder_fd) == 0 || refuse_writing (folder, errno, error);
}

/**
 * kor_document_store_sweep:
 * @folder: the folder of the documents
 * @known_names: (element-type utf8): a set of the names the database knows, all of them
 * @n_removed: (out) (optional): how many files were removed
 * @error: %KOR_ERROR_CANNOT_READ or %KOR_ERROR_CANNOT_WRITE
 *
 * Removes what a crash left between a document's file and its row, and files half written. Only
 * regular files with names such as the store gives are touched. Not while a document is being
 * written. Any thread.
 *
 * Returns: whether nothing is left over
 */
gboolean
kor_document_store_sweep (const char *folder,
                          GHashTable *known_names,
                          guint *n_removed,
                          GError **error)
{
  g_autofd int folder_fd = open_folder (folder);
  g_autoptr (GPtrArray) names = NULL;
  int failure = errno;

  if (n_removed != NULL)
    *n_removed = 0;
  if (folder_fd < 0 && failure == ENOENT)
    return TRUE;
  if (folder_fd >= 0)
    names = find_left_overs (folder_fd, known_names, &failure);
  if (names == NULL) {
    kor_error_set (error, KOR_ERROR_CANNOT_READ, folder, g_strerror (failure), NULL);
    return FALSE;
  }

  for (guint i = 0; i < names->len; i++) {
    if (unlinkat (folder_fd, g_ptr_array_index (names, i), 0) != 0 && errno != ENOENT)
      return refuse_writing (folder, errno, error);
    if (n_removed != NULL)
      (*n_removed)++;
  }

  return names->len == 0 || fsync (folder_fd) == 0 || refuse_writing (folder, errno, error);
}
