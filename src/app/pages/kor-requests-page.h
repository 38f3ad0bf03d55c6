/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorRequestsPage:
 *
 * The requests of persons by their limit, and the case of the one selected.
 */
#define KOR_TYPE_REQUESTS_PAGE (kor_requests_page_get_type ())
G_DECLARE_FINAL_TYPE (KorRequestsPage, kor_requests_page, KOR, REQUESTS_PAGE, AdwBin)

GtkWidget *kor_requests_page_new (KorRegister *register_);
void kor_requests_page_focus_search (KorRequestsPage *self);
void kor_requests_page_show (KorRequestsPage *self, gint64 id);
void kor_requests_page_take_down (KorRequestsPage *self, gint64 customer_id);

G_END_DECLS
