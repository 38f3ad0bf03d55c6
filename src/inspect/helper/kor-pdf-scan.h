/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KorPdfScan:
 * @encrypted: an encryption dictionary is named
 * @javascript: a program is named
 * @launch: an action that starts other programs is named
 * @attachments: an embedded file is named
 * @n_byte_ranges: how many signatures say what they cover
 * @gaps: (element-type KorPdfGap): each place of a signature that covers all the rest of the file
 *
 * What the bytes of a PDF name, read without its structure.
 */
typedef struct {
  gboolean encrypted;
  gboolean javascript;
  gboolean launch;
  gboolean attachments;
  guint n_byte_ranges;
  GArray *gaps;
} KorPdfScan;

/**
 * KorPdfGap:
 * @start: offset of the "<" before the signature
 * @end: offset behind its ">"
 *
 * Where a signature stands.
 */
typedef struct {
  gsize start;
  gsize end;
} KorPdfGap;

KorPdfScan *kor_pdf_scan_new (const guint8 *data, gsize length);
void kor_pdf_scan_free (KorPdfScan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorPdfScan, kor_pdf_scan_free)

G_END_DECLS
