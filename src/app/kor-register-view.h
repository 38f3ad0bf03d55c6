/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-profile.h"
#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorRegisterView:
 *
 * What a window shows of an open register: the sidebar and its pages. It can be made, with the page
 * that is shown first, before there is a register; it then shows nothing of any.
 *
 * Signal "ready": the first page has something to show of the register it got.
 */
#define KOR_TYPE_REGISTER_VIEW (kor_register_view_get_type ())
G_DECLARE_FINAL_TYPE (KorRegisterView, kor_register_view, KOR, REGISTER_VIEW, AdwBin)

GtkWidget *kor_register_view_new (void);
AdwBreakpoint *kor_register_view_get_breakpoint (KorRegisterView *self);
gboolean kor_register_view_prepare (KorRegisterView *self);
void kor_register_view_set_register (KorRegisterView *self, KorRegister *register_);
void kor_register_view_set_profile (KorRegisterView *self, const KorProfile *profile);
GtkWidget *kor_register_view_get_visible_page (KorRegisterView *self);
gboolean kor_register_view_show_page (KorRegisterView *self, guint number);
GtkWidget *kor_register_view_show_named (KorRegisterView *self, const char *name);
void kor_register_view_focus (KorRegisterView *self);
void kor_register_view_push (KorRegisterView *self, AdwNavigationPage *page);

G_END_DECLS
