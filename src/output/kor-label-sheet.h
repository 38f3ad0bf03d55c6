/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KOR_TYPE_LABEL_SHEET (kor_label_sheet_get_type ())

G_DECLARE_FINAL_TYPE (KorLabelSheet, kor_label_sheet, KOR, LABEL_SHEET, GObject)

/* A rectangle on paper in millimetres, from the upper left corner of the page. */
typedef struct {
  double x;
  double y;
  double width;
  double height;
} KorRectangle;

/* The most labels a sheet may have. */
#define KOR_LABEL_SHEET_MAX 1000

/* Where a sheet comes from. */
typedef enum {
  KOR_SHEET_SHIPPED, /* with the program */
  KOR_SHEET_USER,    /* the user has made it or dropped it into the own folder */
  KOR_SHEET_GLABELS, /* from the templates of gLabels on this system */
} KorSheetOrigin;

/* What may go wrong with a sheet that can be printed all the same. */
typedef enum {
  KOR_SHEET_WARNING_PRINTER_MARGIN = 1 << 0, /* a label reaches into what printers can't print */
  KOR_SHEET_WARNING_OUTSIDE = 1 << 1,        /* a label leaves the paper by a rounding error */
  KOR_SHEET_WARNING_OVERLAP = 1 << 2,        /* labels overlap by a rounding error */
  KOR_SHEET_WARNING_FEW_LINES = 1 << 3,      /* an address of five lines does not fit */
} KorSheetWarning;

#define KOR_N_SHEET_WARNINGS 4

/* What most printers leave unprinted at every edge, in mm. */
#define KOR_PRINTER_MARGIN 4.2

/**
 * KorSheetFields:
 *
 * A sheet as a form shows it; lengths in mm. The strings are the caller's.
 */
typedef struct {
  const char *id; /* %NULL or "": made of brand and part */
  const char *brand;
  const char *part;
  double page_width;
  double page_height;
  double width;
  double height;
  double radius; /* of the corners */
  double margin; /* inside the label, that its maker wants unprinted */
  guint nx;
  guint ny;
  double x0;
  double y0;
  double dx;
  double dy;
  KorRectangle text;   /* of a label that is no rectangle, where text may stand; width 0: none */
  KorRectangle sender; /* of an envelope; width 0: none */
} KorSheetFields;

KorLabelSheet *kor_label_sheet_new_from_fields (const KorSheetFields *fields, GError **error);
gboolean kor_label_sheet_get_fields (KorLabelSheet *self, KorSheetFields *fields);

/* files: kor-label-sheet-file.c */
KorLabelSheet *kor_label_sheet_load (const char *path, GError **error);
KorLabelSheet *kor_label_sheet_parse (GBytes *bytes, const char *name, GError **error);
GBytes *kor_label_sheet_to_xml (KorLabelSheet *self);
char *kor_label_sheet_get_user_folder (void);
gboolean kor_label_sheet_save (KorLabelSheet *self, GError **error);
gboolean kor_label_sheet_remove (KorLabelSheet *self, GError **error);

/* lists: kor-sheet-library.c */
GListModel *kor_label_sheet_list (void);
KorLabelSheet *kor_label_sheet_lookup (const char *id, GError **error);

gboolean kor_label_sheet_matches (KorLabelSheet *self, const char *words);

const char *kor_label_sheet_get_id (KorLabelSheet *self);
const char *kor_label_sheet_get_brand (KorLabelSheet *self);
const char *kor_label_sheet_get_part (KorLabelSheet *self);
const char *kor_label_sheet_get_name (KorLabelSheet *self);
const char *kor_label_sheet_get_description (KorLabelSheet *self);
char *kor_label_sheet_get_slug (KorLabelSheet *self);
KorSheetOrigin kor_label_sheet_get_origin (KorLabelSheet *self);
guint kor_label_sheet_get_warnings (KorLabelSheet *self);
guint kor_label_sheet_get_n_columns (KorLabelSheet *self);
guint kor_label_sheet_get_n_rows (KorLabelSheet *self);
guint kor_label_sheet_get_n_labels (KorLabelSheet *self);
double kor_label_sheet_get_page_width (KorLabelSheet *self);
double kor_label_sheet_get_page_height (KorLabelSheet *self);
double kor_label_sheet_get_radius (KorLabelSheet *self);
KorRectangle kor_label_sheet_get_label (KorLabelSheet *self, guint index);
KorRectangle kor_label_sheet_get_text_area (KorLabelSheet *self);
gboolean kor_label_sheet_get_sender (KorLabelSheet *self, KorRectangle *area);
gboolean kor_label_sheet_has_room_for_sender (KorLabelSheet *self);

G_END_DECLS
