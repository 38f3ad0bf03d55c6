/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorAccessPage:
 *
 * The reply to a person who asks what is held about them, as paper (R49–R51, Art. 15): language,
 * preview, print, PDF and XML.
 */
#define KOR_TYPE_ACCESS_PAGE (kor_access_page_get_type ())
G_DECLARE_FINAL_TYPE (KorAccessPage, kor_access_page, KOR, ACCESS_PAGE, AdwNavigationPage)

AdwNavigationPage *kor_access_page_new (KorRegister *register_, gint64 customer_id);

G_END_DECLS
