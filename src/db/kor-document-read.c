/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reading half of the document store. */

#include "kor-document-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kor-document-private.h"
#include "kor-error.h"
#include "kor-secret.h"

/* Where plain bytes go, if anywhere; both may be unset. */
typedef struct {
  guint8 *memory; /* room for the whole document */
  int fd;         /* or -1 */
} Target;

typedef struct {
  const char *folder;
  const KorDocumentFile *file;
  int fd;
  KorSecret *plain;
  guint8 bound[DOCUMENT_BOUND_SIZE];
  guint8 sealed[DOCUMENT_SEALED_SIZE];
  crypto_hash_sha256_state hash;
  crypto_secretstream_xchacha20poly1305_state stream;
} Reader;

static Reader *
reader_new (const char *folder, const KorDocumentFile *file)
{
  Reader *self = g_new0 (Reader, 1);

  self->folder = folder;
  self->file = file;
  self->fd = -1;
  self->plain = kor_secret_new (DOCUMENT_CHUNK_SIZE);
  crypto_hash_sha256_init (&self->hash);
  return self;
}

static void
reader_free (Reader *self)
{
  if (self->fd >= 0)
    close (self->fd);
  kor_secret_free (self->plain);
  kor_wipe (self, sizeof *self);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reader, reader_free)

static gboolean
refuse_damaged (const KorDocumentFile *file, GError **error)
{
  kor_error_set (error, KOR_ERROR_DAMAGED, "documents", file->name, NULL);
  return FALSE;
}

static gboolean
refuse_reading (const char *folder, int failure, GError **error)
{
  kor_error_set (error, KOR_ERROR_CANNOT_READ, folder, g_strerror (failure), NULL);
  return FALSE;
}

/* The size is not kept in the file: it follows from that of the plain bytes. */
static gint64
size_in_file (gint64 size)
{
  gint64 n_chunks = size == 0 ? 1 : (size - 1) / DOCUMENT_CHUNK_SIZE + 1;

  return DOCUMENT_HEAD_SIZE + (gint64) DOCUMENT_STREAM_HEAD_SIZE + size +
         n_chunks * (gint64) DOCUMENT_TAG_SIZE;
}

/* A fifo must not hold us up, and a link is none of ours. */
static gboolean
open_file (Reader *self, GError **error)
{
  g_autofd int folder_fd = open (self->folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  struct stat status;

  if (folder_fd >= 0)
    self->fd = openat (folder_fd, self->file->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (self->fd < 0) {
    if (errno == ENOENT || errno == ELOOP || errno == ENOTDIR || errno == ENXIO)
      return refuse_damaged (self->file, error);
    return refuse_reading (self->folder, errno, error);
  }

  if (fstat (self->fd, &status) != 0)
    return refuse_reading (self->folder, errno, error);
  if (!S_ISREG (status.st_mode) || status.st_size != size_in_file (self->file->size))
    return refuse_damaged (self->file, error);
  return TRUE;
}

/* Fills @data whole; a file that ends before was cut meanwhile. */
static gboolean
read_whole (Reader *self, guint8 *data, gsize size, GError **error)
{
  gsize done = 0;

  while (done < size) {
    ssize_t n = read (self->fd, data + done, size - done);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return refuse_reading (self->folder, errno, error);
    if (n == 0)
      return refuse_damaged (self->file, error);
    done += (gsize) n;
  }

  return TRUE;
}

static gboolean
read_head (Reader *self, GError **error)
{
  guint8 head[DOCUMENT_HEAD_SIZE + DOCUMENT_STREAM_HEAD_SIZE];

  if (!read_whole (self, head, sizeof head, error))
    return FALSE;
  if (memcmp (head, DOCUMENT_HEAD, DOCUMENT_HEAD_SIZE) != 0 ||
      crypto_secretstream_xchacha20poly1305_init_pull (
        &self->stream, head + DOCUMENT_HEAD_SIZE, self->file->key) != 0)
    return refuse_damaged (self->file, error);
  return TRUE;
}

static gboolean
read_chunk (Reader *self, gsize len, gboolean last, GError **error)
{
  guint8 *plain = kor_secret_data (self->plain);
  guint8 wanted = last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                       : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
  guint8 tag = 0;

  if (!read_whole (self, self->sealed, len + DOCUMENT_TAG_SIZE, error))
    return FALSE;
  if (crypto_secretstream_xchacha20poly1305_pull (&self->stream,
                                                  plain,
                                                  NULL,
                                                  &tag,
                                                  self->sealed,
                                                  len + DOCUMENT_TAG_SIZE,
                                                  self->bound,
                                                  sizeof self->bound) != 0 ||
      tag != wanted)
    return refuse_damaged (self->file, error);

  crypto_hash_sha256_update (&self->hash, plain, len);
  return TRUE;
}

static gboolean
read_chunks (Reader *self, const Target *target, GCancellable *cancellable, GError **error)
{
  const guint8 *plain = kor_secret_data (self->plain);
  gint64 done = 0;

  do {
    gsize len = (gsize) MIN (self->file->size - done, DOCUMENT_CHUNK_SIZE);

    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !read_chunk (self, len, done + (gint64) len == self->file->size, error))
      return FALSE;
    if (target->memory != NULL && len > 0)
      memcpy (target->memory + done, plain, len);
    if (target->fd >= 0 && !kor_document_write_all (target->fd, plain, len))
      return refuse_reading (self->folder, errno, error);
    done += (gint64) len;
  } while (done < self->file->size);

  return TRUE;
}

/* The caller throws away what is in @target when this fails. */
static gboolean
read_contents (Reader *self, const Target *target, GCancellable *cancellable, GError **error)
{
  guint8 hash[KOR_DOCUMENT_HASH_SIZE];

  if (!read_head (self, error) || !read_chunks (self, target, cancellable, error))
    return FALSE;

  crypto_hash_sha256_final (&self->hash, hash);
  return sodium_memcmp (hash, self->file->hash, sizeof hash) == 0 ||
         refuse_damaged (self->file, error);
}

/* The name comes from the database: it must not lead out of the folder. */
static Reader *
reader_open (const char *folder, const KorDocumentFile *file, GError **error)
{
  g_autoptr (Reader) self = reader_new (folder, file);

  if (memchr (file->name, '\0', sizeof file->name) == NULL ||
      !kor_document_is_name (file->name, strlen (file->name)) || file->size < 0 ||
      file->size > G_MAXINT64 / 2) {
    kor_error_set (error, KOR_ERROR_DAMAGED, "documents", "", NULL);
    return NULL;
  }

  kor_document_bind (file->name, self->bound);
  return open_file (self, error) ? g_steal_pointer (&self) : NULL;
}

/* Plain bytes for a GBytes, wiped when the last one lets go of them. */
typedef struct {
  gsize size;
  guint8 *data;
} Plain;

static void
plain_free (gpointer data)
{
  Plain *self = data;

  kor_wipe (self->data, self->size);
  g_free (self->data);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plain, plain_free)

/* Never executable where the kernel knows of such memory (6.3 and later). */
static int
make_memory (void)
{
  int fd = memfd_create ("document", MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_NOEXEC_SEAL);

  if (fd < 0 && errno == EINVAL)
    fd = memfd_create ("document", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  return fd;
}

/* --- public ----------------------------------------------------------------------------------- */

/**
 * kor_document_store_read:
 * @folder: the folder of the documents
 * @file: what the database keeps of the document
 * @cancellable: (nullable): stops it
 * @error: %KOR_ERROR_DAMAGED ("documents", name) when the file is missing, changed or another one;
 *   %KOR_ERROR_CANNOT_READ when the system refuses; %G_IO_ERROR_CANCELLED
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the plain bytes, of the size and the hash of @file; wiped
 *   when freed
 */
GBytes *
kor_document_store_read (const char *folder,
                         const KorDocumentFile *file,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (Reader) reader = reader_open (folder, file, error);
  g_autoptr (Plain) plain = g_new0 (Plain, 1);
  Plain *kept;
  Target target = { .fd = -1 };

  if (reader == NULL)
    return NULL;

  plain->data = g_try_malloc ((gsize) MAX (file->size, 1));
  if (plain->data == NULL) {
    refuse_reading (folder, ENOMEM, error);
    return NULL;
  }

  plain->size = (gsize) file->size;
  target.memory = plain->data;
  if (!read_contents (reader, &target, cancellable, error))
    return NULL;
  kept = g_steal_pointer (&plain);
  return g_bytes_new_with_free_func (kept->data, kept->size, plain_free, kept);
}

/**
 * kor_document_store_open_memory:
 * @folder: the folder of the documents
 * @file: what the database keeps of the document
 * @cancellable: (nullable): stops it
 * @error: as of kor_document_store_read()
 *
 * Decrypts a document into anonymous memory that nobody can change any more, to be handed to
 * another process: no plain byte is on the disk (R39). Any thread.
 *
 * Returns: a file descriptor at the document's first byte, closed by the caller and on exec, or -1
 */
int
kor_document_store_open_memory (const char *folder,
                                const KorDocumentFile *file,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (Reader) reader = reader_open (folder, file, error);
  g_autofd int fd = -1;
  Target target = { 0 };

  if (reader == NULL)
    return -1;

  fd = make_memory ();
  if (fd < 0) {
    refuse_reading (folder, errno, error);
    return -1;
  }

  target.fd = fd;
  if (!read_contents (reader, &target, cancellable, error))
    return -1;
  if (lseek (fd, 0, SEEK_SET) != 0 ||
      fcntl (fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0) {
    refuse_reading (folder, errno, error);
    return -1;
  }

  return g_steal_fd (&fd);
}

/**
 * kor_document_store_verify:
 * @folder: the folder of the documents
 * @file: what the database keeps of the document
 * @cancellable: (nullable): stops it
 * @error: as of kor_document_store_read()
 *
 * Reads a document through without keeping it. Any thread.
 *
 * Returns: whether it is whole and the right one
 */
gboolean
kor_document_store_verify (const char *folder,
                           const KorDocumentFile *file,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (Reader) reader = reader_open (folder, file, error);
  Target target = { .fd = -1 };

  return reader != NULL && read_contents (reader, &target, cancellable, error);
}
