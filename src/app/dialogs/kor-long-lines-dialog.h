/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KorLongLinesDialog:
 *
 * The labels to look at before printing: lines that are long for the mail, and those that do not fit
 * their label. Opens the customers' cards.
 *
 * Signal "customer-activated" (gint64 id).
 */
#define KOR_TYPE_LONG_LINES_DIALOG (kor_long_lines_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KorLongLinesDialog, kor_long_lines_dialog, KOR, LONG_LINES_DIALOG, AdwDialog)

AdwDialog *kor_long_lines_dialog_new (GPtrArray *warnings, GPtrArray *persons);

G_END_DECLS
