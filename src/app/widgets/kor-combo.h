/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The closed word lists in a choice, each word at the position of its value. */

void kor_combo_fill_languages (AdwComboRow *row);
void kor_combo_fill_channels (AdwComboRow *row);
void kor_combo_fill_extents (AdwComboRow *row);
void kor_combo_fill_request_kinds (AdwComboRow *row);
void kor_combo_fill_signatures (AdwComboRow *row);
void kor_combo_fill_identities (AdwComboRow *row);
void kor_combo_fill_grounds (AdwComboRow *row);
void kor_combo_fill_deliveries (AdwComboRow *row);

G_END_DECLS
