/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-label-choice.h"
#include "kor-register-lists.h"

G_BEGIN_DECLS

/**
 * KorLabelSettings:
 *
 * On which sheet labels are printed, where they begin, what else stands on them, and how far the
 * printer is off.
 *
 * Signals: "changed" (the same labels look otherwise on paper), "order-changed" (they come in another
 * order, or with separators).
 */
#define KOR_TYPE_LABEL_SETTINGS (kor_label_settings_get_type ())
G_DECLARE_FINAL_TYPE (KorLabelSettings, kor_label_settings, KOR, LABEL_SETTINGS, AdwBin)

KorLabelChoice *kor_label_settings_dup_choice (KorLabelSettings *self);
KorListOrder kor_label_settings_get_order (KorLabelSettings *self);
KorLabelGrouping kor_label_settings_get_grouping (KorLabelSettings *self);

void kor_label_settings_set_sender (KorLabelSettings *self, const char *sender);
void kor_label_settings_set_start (KorLabelSettings *self, guint place);
void kor_label_settings_toggle_skipped (KorLabelSettings *self, guint place);

G_END_DECLS
