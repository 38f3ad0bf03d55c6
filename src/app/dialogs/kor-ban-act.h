/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-ban-work.h"
#include "kor-undo.h"

G_BEGIN_DECLS

/* Setting and lifting bans from anywhere in the window: at once, with a toast that takes it back. */

void kor_ban_act_run (GtkWidget *from,
                      KorRegister *register_,
                      KorUndo *undo,
                      KorBanWork *work,
                      void (*failed) (GtkWidget *from));
void
kor_ban_act_ask_and_lift (GtkWidget *from, KorRegister *register_, KorUndo *undo, KorBanWork *work);
void kor_ban_act_show_letter (GtkWidget *from, KorRegister *register_, gint64 customer_id);
KorScope kor_ban_act_get_scope (guint place);
char *kor_ban_act_describe_scopes (guint scopes);

G_END_DECLS
