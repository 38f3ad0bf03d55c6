/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorFirstRun:
 *
 * The assistant that makes a register: company, contact person, first user, recovery code. The
 * register is made on entering the last step; "created" (KorRegister) comes only once two groups of
 * the code have been typed from the paper. "cancelled" is possible until the register is made.
 */
#define KOR_TYPE_FIRST_RUN (kor_first_run_get_type ())
G_DECLARE_FINAL_TYPE (KorFirstRun, kor_first_run, KOR, FIRST_RUN, AdwBin)

GtkWidget *kor_first_run_new (KorContext *context);
gboolean kor_first_run_may_close (KorFirstRun *self);
void kor_first_run_focus (KorFirstRun *self);

G_END_DECLS
