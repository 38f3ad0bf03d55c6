/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorLoginPage:
 *
 * User name and password for one register folder. Signal "opening" when they begin to be tried, which
 * takes a while on a thread of its own, and "opened" (KorRegister) when they are right.
 */
#define KOR_TYPE_LOGIN_PAGE (kor_login_page_get_type ())
G_DECLARE_FINAL_TYPE (KorLoginPage, kor_login_page, KOR, LOGIN_PAGE, AdwBin)

void kor_login_page_set_up (KorLoginPage *self,
                            KorContext *context,
                            const char *folder,
                            const char *user);
void kor_login_page_set_busy (KorLoginPage *self, gboolean busy);
void kor_login_page_focus (KorLoginPage *self);

G_END_DECLS
