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

GListModel *kor_label_sheet_list (void);
KorLabelSheet *kor_label_sheet_lookup (const char *id, GError **error);
KorLabelSheet *kor_label_sheet_load (const char *path, GError **error);
KorLabelSheet *kor_label_sheet_parse (GBytes *bytes, const char *name, GError **error);

const char *kor_label_sheet_get_id (KorLabelSheet *self);
const char *kor_label_sheet_get_brand (KorLabelSheet *self);
const char *kor_label_sheet_get_part (KorLabelSheet *self);
const char *kor_label_sheet_get_name (KorLabelSheet *self);
guint kor_label_sheet_get_n_columns (KorLabelSheet *self);
guint kor_label_sheet_get_n_rows (KorLabelSheet *self);
guint kor_label_sheet_get_n_labels (KorLabelSheet *self);
double kor_label_sheet_get_page_width (KorLabelSheet *self);
double kor_label_sheet_get_page_height (KorLabelSheet *self);
double kor_label_sheet_get_radius (KorLabelSheet *self);
KorRectangle kor_label_sheet_get_label (KorLabelSheet *self, guint index);

G_END_DECLS
