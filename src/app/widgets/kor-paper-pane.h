/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-page-layout.h"

G_BEGIN_DECLS

/**
 * KorPaperPane:
 *
 * A #KorPaperView under a header bar that turns its pages and zooms; while there is no paper it says that
 * it is being made, or why it could not be made.
 *
 * Properties: "columns" (guint, 1 or 2), "problem-title" (string).
 */
#define KOR_TYPE_PAPER_PANE (kor_paper_pane_get_type ())
G_DECLARE_FINAL_TYPE (KorPaperPane, kor_paper_pane, KOR, PAPER_PANE, AdwBin)

void kor_paper_pane_show_layout (KorPaperPane *self, KorPageLayout *layout);
void kor_paper_pane_show_problem (KorPaperPane *self, const char *text);

G_END_DECLS
