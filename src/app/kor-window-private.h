/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For kor-window.c and kor-window-actions.c alone. */

#include "kor-window.h"

G_BEGIN_DECLS

KorContext *kor_window_get_context (KorWindow *self);
GtkWidget *kor_window_get_visible_page (KorWindow *self);
gboolean kor_window_show_page (KorWindow *self, guint number);
void kor_window_lock (KorWindow *self);
void kor_window_start_first_run (KorWindow *self);

void kor_window_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
