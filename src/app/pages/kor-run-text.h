/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-list-run.h"

G_BEGIN_DECLS

/* What the window says of a list run. */

char *kor_run_format_moment (gint64 unix_seconds);
char *kor_run_format_number (gint64 id);
char *kor_run_describe_people (const KorListRun *run);
char *kor_run_describe_use (const KorListRun *run);
char *kor_run_describe_basis (KorPurpose purpose);
char *kor_run_describe_selection (const KorListRun *run);
char *kor_run_describe_medium (const KorListRun *run, const char *sheet_name);
char *kor_run_describe_left_out (KorPurpose purpose, KorLeftOut reason);
const char *kor_run_get_mark (const KorListRun *run);
gboolean kor_run_can_reprint (const KorListRun *run);
guint kor_run_find_purposes (const char *folded_word);

G_END_DECLS
