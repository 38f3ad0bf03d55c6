/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "kor-register-documents.h"

G_BEGIN_DECLS

/* A document decrypted into sealed memory; closed with the last reference. */
typedef struct {
  int fd;
} KorOpenDocument;

KorOpenDocument *kor_open_document_ref (KorOpenDocument *self);
void kor_open_document_unref (KorOpenDocument *self);

/* A page that is to be drawn. */
typedef struct {
  KorOpenDocument *document;
  guint page;
  int max_width;
  int max_height;
} KorPageRendering;

void kor_page_rendering_free (KorPageRendering *self);

gpointer kor_document_work_open (KorRegister *register_,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);
gpointer kor_document_work_render (KorRegister *register_,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorOpenDocument, kor_open_document_unref)

G_END_DECLS
