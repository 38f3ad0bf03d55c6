/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-list-run.h"
#include "kor-page-layout.h"
#include "kor-profile.h"

G_BEGIN_DECLS

KorPageLayout *
kor_list_paper_new (const KorListRun *run, const GPtrArray *persons, const KorProfile *profile);

G_END_DECLS
