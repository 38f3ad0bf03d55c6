/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  KOR_PROBE_NONE,
  KOR_PROBE_PDF,
  KOR_PROBE_JPEG,
  KOR_PROBE_PNG,
  KOR_PROBE_TIFF,
} KorProbeType;

/**
 * KorProbe:
 * @type: what the first bytes say
 * @problem: (nullable): a problem word of kor-inspect-protocol.h
 * @width: largest width of an image or of a tile of it, in pixels
 * @height: its height
 * @pages: (element-type guint64): of a TIFF, where each page's directory is in the file
 *
 * What the head of a file tells before any decoder sees it.
 */
typedef struct {
  KorProbeType type;
  const char *problem;
  guint64 width;
  guint64 height;
  GArray *pages;
} KorProbe;

KorProbe *kor_probe_new (const guint8 *data, gsize length);
void kor_probe_free (KorProbe *self);
void kor_probe_select_page (const KorProbe *self, guint8 *data, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorProbe, kor_probe_free)

G_END_DECLS
