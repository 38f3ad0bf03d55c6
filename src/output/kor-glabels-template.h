/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "kor-label-sheet-private.h"

G_BEGIN_DECLS

/* One template as it is read, before what it refers to is known. Lengths in mm. */
typedef struct {
  char *brand;
  char *part;
  char *description; /* "": none */
  char *equiv;       /* part number of the same brand whose geometry it has; "": its own */
  char *size;        /* of the paper */
  const char *file;  /* owned by the reader */
  int line;
  double page_width; /* where the size is "Other" */
  double page_height;
  double width;
  double height;
  double radius;
  double margin;
  KorRectangle text;   /* where the label is no rectangle; width 0: none */
  GArray *grids;       /* of KorSheetGrid */
  const char *problem; /* the first one that was found; NULL: none */
  const char *field;   /* it was found in */
  char *value;         /* that is wrong; NULL: none */
} KorGlabelsTemplate;

KorGlabelsTemplate *kor_glabels_template_read (xmlNode *node, const char *file);
void kor_glabels_template_free (KorGlabelsTemplate *self);
KorLabelSheet *kor_glabels_template_make_sheet (const KorGlabelsTemplate *self,
                                                const KorGlabelsTemplate *geometry,
                                                GHashTable *papers,
                                                GError **error);
void
kor_glabels_template_refuse (const KorGlabelsTemplate *self, const char *problem, GError **error);

G_END_DECLS
