/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-sheet-draft.h"
#include "kor-sheet-drawing.h"
#include "kor-sheet-editor.h"

G_BEGIN_DECLS

struct _KorSheetEditor {
  AdwDialog parent_instance;

  AdwWindowTitle *title;
  GtkWidget *form;
  AdwComboRow *copy;
  GtkWidget *brand;
  GtkWidget *part;
  AdwComboRow *paper;
  GtkWidget *size;
  AdwComboRow *shape;
  GtkWidget *corners;
  GtkSpinButton *spins[KOR_N_SHEET_FIELDS]; /* none for the names */
  KorSheetDrawing *drawing;
  GtkWidget *delete_button;
  GtkImage *message_icon;
  GtkLabel *message;

  KorSheetDraft *draft;
  KorLabelSheet *own;    /* the user's sheet that is changed; NULL: a new one */
  KorLabelSheet *source; /* what the form was filled from; NULL: nothing */
  KorLabelSheet *sheet;  /* what the form says; NULL: nothing that can be saved */
  GHashTable *taken;     /* the ids of all sheets; NULL until they are known */
  GListModel *sheets;
  char *filled;        /* the form as it was filled */
  gboolean several;    /* the sheet copied has more blocks of labels than are shown */
  gboolean step_leads; /* the step was written last: a wider label makes the gap narrower */
  KorSheetField last;  /* what was written last */
  gboolean setting;    /* the form is being filled */
  gboolean busy;
  gboolean gone;
};

/* kor-sheet-editor-form.c */
void kor_sheet_editor_setup_form (KorSheetEditor *self);
void kor_sheet_editor_fill (KorSheetEditor *self);
void kor_sheet_editor_changed (KorSheetEditor *self, GtkWidget *field);
void kor_sheet_editor_paper_changed (KorSheetEditor *self);
void kor_sheet_editor_shape_changed (KorSheetEditor *self);
char *kor_sheet_editor_dup_state (KorSheetEditor *self);

/* kor-sheet-editor-work.c */
void kor_sheet_editor_load_sheets (KorSheetEditor *self);
void kor_sheet_editor_save (KorSheetEditor *self);
void kor_sheet_editor_remove (KorSheetEditor *self);
void kor_sheet_editor_print (KorSheetEditor *self);

/* kor-sheet-editor.c */
void kor_sheet_editor_update (KorSheetEditor *self);
void
kor_sheet_editor_tell (KorSheetEditor *self, const char *icon, const char *kind, const char *text);
void kor_sheet_editor_tell_error (KorSheetEditor *self, const GError *error);
void kor_sheet_editor_set_busy (KorSheetEditor *self, gboolean busy);
void kor_sheet_editor_set_sheets (KorSheetEditor *self, GListModel *sheets);
void kor_sheet_editor_finish (KorSheetEditor *self, const char *signal, KorLabelSheet *sheet);

G_END_DECLS
