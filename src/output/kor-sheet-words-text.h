/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-label-sheet.h"

G_BEGIN_DECLS

/* What people call sheets and what may be wrong with them, in the program's language. */

char *kor_label_sheet_get_title (KorLabelSheet *self);
const char *kor_sheet_warning_get_title (KorSheetWarning warning);
char *kor_label_sheet_describe_warnings (KorLabelSheet *self);

G_END_DECLS
