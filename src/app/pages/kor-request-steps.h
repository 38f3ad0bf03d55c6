/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-request.h"
#include "kor-step-path.h"

G_BEGIN_DECLS

/* The six steps of a case on a path: which are done, by whom and when, which is under way. */
void kor_request_steps_set_up (KorStepPath *path);
void kor_request_steps_show (KorStepPath *path, const KorRequest *request, KorDate today);

G_END_DECLS
