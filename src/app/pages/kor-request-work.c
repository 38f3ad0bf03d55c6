/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-request-work.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "kor-error.h"
#include "kor-inspector.h"

/* Files that are taken in as papers of a case, off the main thread. */

typedef struct {
  gint64 request_id;
  GPtrArray *files; /* of GFile */
} Attaching;

static void
attaching_free (Attaching *self)
{
  g_ptr_array_unref (self->files);
  g_free (self);
}

/* Before anything reads the file: it is a file, and not too large. */
static int
open_paper (const char *path, const char *name, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  struct stat about;

  if (fd < 0 || fstat (fd, &about) != 0) {
    kor_error_set (error, KOR_ERROR_CANNOT_READ, path, g_strerror (errno), NULL);
  } else if (about.st_size > KOR_DOCUMENT_MAX_SIZE) {
    kor_error_set (error, KOR_ERROR_BAD_VALUE, "file", name, "too-big", NULL);
  } else {
    return fd;
  }
  if (fd >= 0)
    g_close (fd, NULL);
  return -1;
}

static KorDocument *
describe_paper (const KorInspection *inspection, gint64 request_id, const char *name)
{
  KorDocument *document = kor_document_new (KOR_DOCUMENT_ATTACHMENT, name, inspection->media_type);

  document->request_id = request_id;
  document->n_pages = inspection->n_pages;
  document->has_script = inspection->has_javascript || inspection->has_launch;
  g_ptr_array_unref (document->signatures);
  document->signatures = g_ptr_array_ref (inspection->signatures);
  return document;
}

static KorDocument *
attach_file (
  KorRegister *register_, gint64 request_id, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *path = g_file_get_path (file);
  g_autofd int fd = -1;
  g_autoptr (KorInspection) inspection = NULL;
  g_autoptr (KorDocument) document = NULL;
  g_autoptr (GInputStream) plain = NULL;

  if (path == NULL) {
    g_autofree char *uri = g_file_get_uri (file);

    kor_error_set (error, KOR_ERROR_CANNOT_READ, uri, g_strerror (ENOENT), NULL);
    return NULL;
  }
  fd = open_paper (path, name, error);
  inspection = fd >= 0 ? kor_inspector_inspect (fd, name, cancellable, error) : NULL;
  if (inspection == NULL)
    return NULL;
  document = describe_paper (inspection, request_id, name);
  plain = g_unix_input_stream_new (fd, FALSE);
  return kor_register_attach_document (register_, document, plain, cancellable, error)
           ? g_steal_pointer (&document)
           : NULL;
}

static gpointer
attach_call (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  const Attaching *attaching = data;
  g_autoptr (GPtrArray) documents =
              g_ptr_array_new_with_free_func ((GDestroyNotify) kor_document_free);

  for (guint i = 0; i < attaching->files->len; i++) {
    KorDocument *document = attach_file (
      register_, attaching->request_id, attaching->files->pdata[i], cancellable, error);

    if (document == NULL)
      return NULL;
    g_ptr_array_add (documents, document);
  }
  return g_steal_pointer (&documents);
}

/**
 * kor_attach_files_async:
 * @register_: an open register
 * @request_id: the case
 * @files: (element-type GFile): what is taken in
 * @cancellable: (nullable): stops it
 * @callback: called when all is over
 * @user_data: for @callback
 *
 * Looks at each file in the helper process and keeps it as an encrypted document of the case. It stops at
 * the first file that can't be taken in; those before it are kept. Main thread.
 */
void
kor_attach_files_async (KorRegister *register_,
                        gint64 request_id,
                        GListModel *files,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Attaching *attaching = g_new0 (Attaching, 1);

  attaching->request_id = request_id;
  attaching->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (attaching->files, g_list_model_get_item (files, i));
  kor_register_call_async (register_,
                           attach_call,
                           attaching,
                           (GDestroyNotify) attaching_free,
                           (GDestroyNotify) g_ptr_array_unref,
                           cancellable,
                           callback,
                           user_data);
}

/**
 * kor_attach_files_finish:
 * @register_: the register
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (element-type KorDocument) (nullable): the documents as kept, or %NULL with an
 *   error that names the file
 */
GPtrArray *
kor_attach_files_finish (KorRegister *register_, GAsyncResult *result, GError **error)
{
  return kor_register_call_finish (register_, result, error);
}
