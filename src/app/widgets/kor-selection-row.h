/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-selection.h"

G_BEGIN_DECLS

/**
 * KorSelectionRow:
 *
 * A row in which one term of a selection is edited.
 *
 * Signals: "term-changed" (gboolean typed): something else is chosen or, letter by letter, typed;
 * "term-removed": the term is not wanted any more.
 */
#define KOR_TYPE_SELECTION_ROW (kor_selection_row_get_type ())
G_DECLARE_INTERFACE (KorSelectionRow, kor_selection_row, KOR, SELECTION_ROW, AdwPreferencesRow)

struct _KorSelectionRowInterface {
  GTypeInterface parent_iface;

  KorSelectField (*get_field) (KorSelectionRow *self);
  char *(*dup_value) (KorSelectionRow *self);
  void (*set_term) (KorSelectionRow *self, const KorSelectionTerm *term);
  gboolean (*mark) (KorSelectionRow *self, gboolean valid);
};

const char *kor_select_field_get_title (KorSelectField field);

KorSelectField kor_selection_row_get_field (KorSelectionRow *self);
void kor_selection_row_set_term (KorSelectionRow *self, const KorSelectionTerm *term);
gboolean kor_selection_row_read (
  KorSelectionRow *self, KorSelection *selection, guint group, char **wanted, gboolean *marked);

void kor_selection_row_emit_changed (KorSelectionRow *self, gboolean typed);
void kor_selection_row_emit_removed (KorSelectionRow *self);
GtkWidget *kor_selection_row_make_remove_button (KorSelectionRow *self, KorSelectField field);

G_END_DECLS
