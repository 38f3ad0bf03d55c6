/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-list-run.h"
#include "kor-run-person-model.h"

G_BEGIN_DECLS

/**
 * KorRunPeopleView:
 *
 * The people in the record of a run with their address as printed, to be searched; a row opens the
 * customer.
 */
#define KOR_TYPE_RUN_PEOPLE_VIEW (kor_run_people_view_get_type ())
G_DECLARE_FINAL_TYPE (KorRunPeopleView, kor_run_people_view, KOR, RUN_PEOPLE_VIEW, AdwBin)

void kor_run_people_view_clear (KorRunPeopleView *self);
void kor_run_people_view_take_people (KorRunPeopleView *self,
                                      KorRunPeople *people,
                                      const KorListRun *run);
gboolean kor_run_people_view_enter (KorRunPeopleView *self);

G_END_DECLS
