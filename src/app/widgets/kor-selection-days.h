/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kor-date.h"

G_BEGIN_DECLS

/**
 * KorSelectionDays:
 *
 * A day to choose from a calendar, or by how many months ago it was.
 *
 * Signal "chosen" (KorDate day).
 */
#define KOR_TYPE_SELECTION_DAYS (kor_selection_days_get_type ())
G_DECLARE_FINAL_TYPE (KorSelectionDays, kor_selection_days, KOR, SELECTION_DAYS, GtkPopover)

GtkWidget *kor_selection_days_new (KorDate today, gboolean months);
void kor_selection_days_set_day (KorSelectionDays *self, KorDate day);

G_END_DECLS
