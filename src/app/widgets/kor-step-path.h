/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How far a step has come. */
typedef enum {
  KOR_STEP_PATH_AHEAD,
  KOR_STEP_PATH_CURRENT,
  KOR_STEP_PATH_DONE,
  KOR_STEP_PATH_NEEDLESS,
} KorStepPathState;

/**
 * KorStepPath:
 *
 * A path of steps: those done, the one at hand, those to come, those not needed; each with a line
 * below.
 */
#define KOR_TYPE_STEP_PATH (kor_step_path_get_type ())
G_DECLARE_FINAL_TYPE (KorStepPath, kor_step_path, KOR, STEP_PATH, GtkWidget)

void kor_step_path_set_titles (KorStepPath *self, const char *const *titles);
void kor_step_path_set_current (KorStepPath *self, guint current);
void kor_step_path_set_states (KorStepPath *self, const KorStepPathState *states);
void kor_step_path_set_note (KorStepPath *self, guint step, const char *note);

G_END_DECLS
