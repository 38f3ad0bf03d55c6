/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-document-work.h"

#include <unistd.h>

#include "kor-inspector.h"

/* What the view of a document has done off the main thread. */

static void
clear_document (gpointer data)
{
  close (((KorOpenDocument *) data)->fd);
}

KorOpenDocument *
kor_open_document_ref (KorOpenDocument *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
kor_open_document_unref (KorOpenDocument *self)
{
  g_atomic_rc_box_release_full (self, clear_document);
}

void
kor_page_rendering_free (KorPageRendering *self)
{
  kor_open_document_unref (self->document);
  g_free (self);
}

/**
 * kor_document_work_open:
 * @register_: an open register
 * @data: a gint64: which document
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #KorOpenDocument
 */
gpointer
kor_document_work_open (KorRegister *register_,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  int fd = kor_register_open_document (register_, *(gint64 *) data, cancellable, error);
  KorOpenDocument *document;

  if (fd < 0)
    return NULL;
  document = g_atomic_rc_box_new (KorOpenDocument);
  document->fd = fd;
  return document;
}

/**
 * kor_document_work_render:
 * @register_: not used
 * @data: a #KorPageRendering
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Has a page drawn by the helper process.
 *
 * Returns: (transfer full) (nullable): a #GdkTexture
 */
gpointer
kor_document_work_render (KorRegister *register_,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  const KorPageRendering *rendering = data;
  int width = 0, height = 0, stride = 0;
  g_autoptr (GBytes) pixels = kor_inspector_render (rendering->document->fd,
                                                   rendering->page,
                                                   rendering->max_width,
                                                   rendering->max_height,
                                                   &width,
                                                   &height,
                                                   &stride,
                                                   cancellable,
                                                   error);

  if (pixels == NULL)
    return NULL;
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, (gsize) stride);
}
