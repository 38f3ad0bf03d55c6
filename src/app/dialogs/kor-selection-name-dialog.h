/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KorSelectionNameDialog:
 *
 * Asks under which name a selection is saved. Its response is "save" or "cancel".
 */
#define KOR_TYPE_SELECTION_NAME_DIALOG (kor_selection_name_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  KorSelectionNameDialog, kor_selection_name_dialog, KOR, SELECTION_NAME_DIALOG, AdwAlertDialog)

AdwDialog *
kor_selection_name_dialog_new (const char *sentence, const char *name, const char *const *taken);
char *kor_selection_name_dialog_dup_name (KorSelectionNameDialog *self);
gboolean kor_selection_name_dialog_replaces (KorSelectionNameDialog *self);

G_END_DECLS
