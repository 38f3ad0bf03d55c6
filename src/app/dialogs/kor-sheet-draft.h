/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-label-sheet.h"

G_BEGIN_DECLS

/* What is filled in for a sheet: lengths in mm, and two counts. */
typedef enum {
  KOR_SHEET_FIELD_BRAND,
  KOR_SHEET_FIELD_PART,
  KOR_SHEET_FIELD_PAGE_WIDTH,
  KOR_SHEET_FIELD_PAGE_HEIGHT,
  KOR_SHEET_FIELD_NX,
  KOR_SHEET_FIELD_NY,
  KOR_SHEET_FIELD_WIDTH,
  KOR_SHEET_FIELD_HEIGHT,
  KOR_SHEET_FIELD_X0,
  KOR_SHEET_FIELD_Y0,
  KOR_SHEET_FIELD_GAP_X, /* between two labels; the step less the label */
  KOR_SHEET_FIELD_GAP_Y,
  KOR_SHEET_FIELD_DX, /* from one label's edge to the next one's */
  KOR_SHEET_FIELD_DY,
  KOR_SHEET_FIELD_RADIUS,
  KOR_SHEET_FIELD_MARGIN,
  KOR_SHEET_FIELD_PRINTER, /* what the printer leaves unprinted; not kept with the sheet */
} KorSheetField;

#define KOR_N_SHEET_FIELDS 17

/**
 * KorSheetDraft:
 *
 * A sheet while it is written: it may be wrong in any way, or have numbers that are none (NAN).
 */
typedef struct {
  char *id; /* of the own sheet that is changed; NULL: a new one, named by brand and part */
  char *brand;
  char *part;
  double values[KOR_N_SHEET_FIELDS]; /* those of the names are not used */
  KorRectangle sender;               /* of an envelope; width 0: none */
} KorSheetDraft;

/* One thing to be said about a draft. */
typedef struct {
  KorSheetField field;
  gboolean fatal; /* it can't be saved like this */
  char *text;
} KorSheetProblem;

KorSheetDraft *kor_sheet_draft_new (void);
void kor_sheet_draft_free (KorSheetDraft *self);
void kor_sheet_draft_take (KorSheetDraft *self, KorLabelSheet *sheet);

GPtrArray *
kor_sheet_draft_check (const KorSheetDraft *self, GHashTable *taken, KorLabelSheet **sheet);
gboolean kor_sheet_draft_can_draw (const KorSheetDraft *self);
KorRectangle kor_sheet_draft_get_label (const KorSheetDraft *self, guint column, guint row);
gboolean kor_sheet_draft_is_outside (const KorSheetDraft *self, const KorRectangle *label);
gboolean kor_sheet_draft_overlaps (const KorSheetDraft *self);

const char *kor_sheet_field_get_title (KorSheetField field);
char *kor_sheet_format_mm (double mm);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorSheetDraft, kor_sheet_draft_free)

G_END_DECLS
