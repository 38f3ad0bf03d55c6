/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-document.h"
#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorDocumentView:
 *
 * Shows the pages of an encrypted document, a scan or a letter, without a plain file on the disk: it is
 * decrypted into sealed memory and drawn by the helper process that has no keys. Page Up and Page Down
 * turn the page.
 *
 * Properties: "page" (guint, from 0; notified), "n-pages" (guint, read only; notified).
 * Actions: document.previous, document.next, document.zoom-in, document.zoom-out, document.zoom-fit.
 */
#define KOR_TYPE_DOCUMENT_VIEW (kor_document_view_get_type ())
G_DECLARE_FINAL_TYPE (KorDocumentView, kor_document_view, KOR, DOCUMENT_VIEW, AdwBin)

GtkWidget *kor_document_view_new (void);
void kor_document_view_set_document (KorDocumentView *self,
                                     KorRegister *register_,
                                     const KorDocument *document);
guint kor_document_view_get_page (KorDocumentView *self);
void kor_document_view_set_page (KorDocumentView *self, guint page);
guint kor_document_view_get_n_pages (KorDocumentView *self);
void kor_document_view_set_zoom (KorDocumentView *self, double zoom);

G_END_DECLS
