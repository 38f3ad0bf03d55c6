/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kor-document.h"

G_BEGIN_DECLS

/**
 * KorInspection:
 * @media_type: (not nullable): found by the contents: "application/pdf", "image/jpeg", "image/png"
 *   or "image/tiff"
 * @n_pages: at least 1
 * @page_width: width of the first page, in points (PDF) or pixels, as it is looked at
 * @page_height: its height
 * @encrypted: the PDF is encrypted, though it opens without a password
 * @has_javascript: there are programs in the PDF; nothing ever runs them
 * @has_launch: the PDF wants to start other programs; nothing ever starts them
 * @has_attachments: other files are packed into the PDF
 * @signatures: (element-type KorDocumentSignature): in the order of the document, maybe empty; their
 *   trust is what is known of the certificate without asking anybody: "trusted", "untrusted-issuer",
 *   "unknown-issuer", "revoked", "expired", "generic-error" or "not-verified"
 *
 * What a document says about itself.
 */
typedef struct {
  const char *media_type;
  guint n_pages;
  double page_width;
  double page_height;
  gboolean encrypted;
  gboolean has_javascript;
  gboolean has_launch;
  gboolean has_attachments;
  GPtrArray *signatures;
} KorInspection;

void kor_inspection_free (KorInspection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorInspection, kor_inspection_free)

KorInspection *
kor_inspector_inspect (int fd, const char *file_name, GCancellable *cancellable, GError **error);
GBytes *kor_inspector_render (int fd,
                              guint page,
                              int max_width,
                              int max_height,
                              int *width,
                              int *height,
                              int *stride,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
