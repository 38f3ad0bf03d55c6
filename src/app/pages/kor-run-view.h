/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-run-work.h"

G_BEGIN_DECLS

/**
 * KorRunView:
 *
 * A list run: what is recorded of it, and the people with their address as printed (R6).
 *
 * Properties: "narrow" (gboolean): the people stand below the facts instead of beside them;
 * "show-back-button" (gboolean): of its header bar.
 * Signals: "shown": a run has been read and is in view; "leave": back to the list; "run-activated"
 * (gint64 id): the run this one repeats is wanted.
 * Actions: run.months; the button for a reprint calls page.print of the page it is in.
 */
#define KOR_TYPE_RUN_VIEW (kor_run_view_get_type ())
G_DECLARE_FINAL_TYPE (KorRunView, kor_run_view, KOR, RUN_VIEW, AdwBin)

void kor_run_view_set_register (KorRunView *self, KorRegister *register_);
void kor_run_view_show (KorRunView *self, gint64 id);
gint64 kor_run_view_get_id (KorRunView *self);
const KorRunFacts *kor_run_view_get_facts (KorRunView *self);
void kor_run_view_enter (KorRunView *self);

G_END_DECLS
