/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "kor-pdf-scan.h"

G_BEGIN_DECLS

/**
 * KorWholeSignature:
 * @signer: common name in the signer's certificate, maybe ""
 * @time: when it was signed, Unix time; 0 when not told
 *
 * A valid signature over every byte of a file but its own place.
 */
typedef struct {
  char *signer;
  gint64 time;
} KorWholeSignature;

GPtrArray *kor_whole_signatures_find (const guint8 *data, gsize length, const KorPdfScan *scan);

G_END_DECLS
