/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-register.h"
#include "kor-undo.h"

G_BEGIN_DECLS

/**
 * KorRequestView:
 *
 * One case: the path of its steps, what is missing, items, letters, notices, the papers it came on,
 * and the button that moves it on. Files can be dropped on it. Everything that can be done is an
 * action "case.…".
 *
 * Property "narrow": whether there is no room for the papers beside the case.
 * Signal "leave": the keyboard goes back to the list.
 */
#define KOR_TYPE_REQUEST_VIEW (kor_request_view_get_type ())
G_DECLARE_FINAL_TYPE (KorRequestView, kor_request_view, KOR, REQUEST_VIEW, AdwBin)

void kor_request_view_set_register (KorRequestView *self, KorRegister *register_, KorUndo *undo);
void kor_request_view_show (KorRequestView *self, gint64 id);
void kor_request_view_reload (KorRequestView *self);
gint64 kor_request_view_get_id (KorRequestView *self);
gboolean kor_request_view_enter (KorRequestView *self);
void kor_request_view_print_next (KorRequestView *self);

G_END_DECLS
