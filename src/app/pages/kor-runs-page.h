/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorRunsPage:
 *
 * Every list that has been made: what, who, when, for what, of whom (R6). A recorded run can be printed
 * again, without those who have forbidden it since (R11, R13).
 *
 * Actions: page.search, page.print.
 */
#define KOR_TYPE_RUNS_PAGE (kor_runs_page_get_type ())
G_DECLARE_FINAL_TYPE (KorRunsPage, kor_runs_page, KOR, RUNS_PAGE, AdwNavigationPage)

AdwNavigationPage *kor_runs_page_new (KorRegister *register_);
void kor_runs_page_show_run (KorRunsPage *self, gint64 id);

G_END_DECLS
