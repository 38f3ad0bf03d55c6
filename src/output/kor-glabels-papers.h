/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* What gLabels' files are written with: lengths with units, and papers called by their ids. */

#define KOR_GLABELS_MAX_BYTES (4 * 1024 * 1024)

typedef struct {
  double width; /* in mm */
  double height;
} KorGlabelsPaper;

gboolean kor_glabels_length_parse (const char *text, double *mm);

GHashTable *kor_glabels_papers_new (void);
gboolean
kor_glabels_papers_add (GHashTable *papers, GBytes *bytes, const char *name, GError **error);

xmlDoc *kor_glabels_read (GBytes *bytes, const char *name, const char *root, GError **error);

G_END_DECLS
