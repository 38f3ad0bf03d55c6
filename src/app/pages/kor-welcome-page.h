/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KorWelcomePage:
 *
 * What is shown when no register is known: make one or open one.
 */
#define KOR_TYPE_WELCOME_PAGE (kor_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (KorWelcomePage, kor_welcome_page, KOR, WELCOME_PAGE, AdwBin)

void kor_welcome_page_focus (KorWelcomePage *self);

G_END_DECLS
