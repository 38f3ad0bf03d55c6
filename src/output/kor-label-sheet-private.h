/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-label-sheet.h"

G_BEGIN_DECLS

/* Labels in rows and columns, in mm. */
typedef struct {
  double nx; /* a whole number; as read, it may be any */
  double ny;
  double x0;
  double y0;
  double dx;
  double dy;
} KorSheetGrid;

/* The upper left corner of a label, in mm. */
typedef struct {
  double x;
  double y;
} KorSheetPlace;

struct _KorLabelSheet {
  GObject parent_instance;

  KorSheetOrigin origin;
  char *id;
  char *brand;
  char *part;
  char *name;
  char *description; /* NULL: none */
  char *path;        /* of the user's file; NULL: none yet */
  char *folded;      /* what it is found by; NULL: not yet made */
  double page_width; /* all lengths in mm */
  double page_height;
  double width;
  double height;
  double radius;
  double margin;
  KorRectangle text;   /* of the label, where text may stand; width 0: away from its edges */
  KorRectangle sender; /* width 0: none */
  GArray *grids;       /* of KorSheetGrid */

  /* made by kor_label_sheet_settle() */
  GArray *places; /* of KorSheetPlace, row by row */
  guint n_columns;
  guint n_rows;
  guint warnings;
};

KorLabelSheet *kor_label_sheet_new_named (KorSheetOrigin origin,
                                          const char *id,
                                          const char *brand,
                                          const char *part);
const char *kor_label_sheet_settle (KorLabelSheet *self, const char **field);
char *kor_label_sheet_make_slug (const char *brand, const char *part);
gboolean kor_label_sheet_id_is_good (const char *id);

KorLabelSheet *kor_label_sheet_load_shipped (const char *name);

G_END_DECLS
