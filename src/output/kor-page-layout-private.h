/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-page-document.h"
#include "kor-page-layout.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* What the layout and the painter share. All lengths are points. */

#define KOR_PAGE_LEFT (20 * KOR_MM_TO_PT)
#define KOR_PAGE_RIGHT (190 * KOR_MM_TO_PT)
#define KOR_PAGE_MIDDLE (105 * KOR_MM_TO_PT)
#define KOR_PAGE_TOP (12 * KOR_MM_TO_PT)
#define KOR_PAGE_FOOT (277 * KOR_MM_TO_PT)
#define KOR_PAGE_BOTTOM (272 * KOR_MM_TO_PT)
#define KOR_PAGE_ADDRESS_TOP (43 * KOR_MM_TO_PT)
#define KOR_PAGE_ADDRESS_LEFT (22 * KOR_MM_TO_PT)

#define KOR_CELL_PAD_X 4.0
#define KOR_CELL_PAD_Y 3.4

/* The smallest thing that is not divided over two pages. */
typedef struct {
  const KorBlock *block;
  int row;        /* of a table; -1: its head */
  int first_line; /* of the text that is shown */
  int n_lines;    /* -1: all */
  double before;  /* space above, not at the top of a page */
  double height;
  gboolean keep; /* on the same page as the next */
} KorPageUnit;

/* A unit in its place on a page. */
typedef struct {
  KorPageUnit unit;
  double y;
} KorPlacedUnit;

struct _KorPageLayout {
  GObject parent_instance;

  KorPageDocument *document;
  PangoLayout *layout;
  KorTextStyle set_style; /* what the layout holds */
  int set_width;          /* Pango units */
  PangoFontDescription *fonts[KOR_N_TEXT_STYLES];
  GPtrArray *pages; /* of GArray of KorPlacedUnit */
};

PangoLayout *
kor_page_layout_set_text (KorPageLayout *self, KorTextStyle style, const char *text, double width);
double kor_page_layout_get_column (const KorBlock *table, guint column, double *width);

G_END_DECLS
