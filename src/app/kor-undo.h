/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorUndo:
 *
 * The changes of one page that can be taken back, the youngest first. A change is taken back by a
 * change: the register's journal and history show both.
 *
 * Signals: "undone" (the title of what was undone), "failed" (GError).
 */
#define KOR_TYPE_UNDO (kor_undo_get_type ())
G_DECLARE_FINAL_TYPE (KorUndo, kor_undo, KOR, UNDO, GObject)

KorUndo *kor_undo_new (KorRegister *register_);
void kor_undo_push (
  KorUndo *self, const char *title, KorRegisterCall call, gpointer data, GDestroyNotify free_data);
void kor_undo_last (KorUndo *self);

G_END_DECLS
