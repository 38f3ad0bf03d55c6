/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorRequestBadge:
 *
 * How many requests are due this week, the overdue ones with them, for the sidebar. It keeps itself
 * right when the register changes and when a day begins. Invisible while there are none.
 */
#define KOR_TYPE_REQUEST_BADGE (kor_request_badge_get_type ())
G_DECLARE_FINAL_TYPE (KorRequestBadge, kor_request_badge, KOR, REQUEST_BADGE, GtkWidget)

GtkWidget *kor_request_badge_new (void);
void kor_request_badge_set_register (KorRequestBadge *self, KorRegister *register_);

G_END_DECLS
