/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-label-choice.h"
#include "kor-list-choice.h"

G_BEGIN_DECLS

/**
 * KorListSettings:
 *
 * What a list is for, whom it holds and on which sheet it is printed.
 *
 * Signals: "choice-changed" (other people may be on it), "sheet-changed" (the same people look
 * otherwise on paper).
 */
#define KOR_TYPE_LIST_SETTINGS (kor_list_settings_get_type ())
G_DECLARE_FINAL_TYPE (KorListSettings, kor_list_settings, KOR, LIST_SETTINGS, AdwBin)

void kor_list_settings_set_register (KorListSettings *self, KorRegister *register_);
KorListChoice *kor_list_settings_get_choice (KorListSettings *self);
KorLabelChoice *kor_list_settings_get_labels (KorListSettings *self);
void kor_list_settings_set_start (KorListSettings *self, guint place);
void kor_list_settings_toggle_skipped (KorListSettings *self, guint place);

G_END_DECLS
