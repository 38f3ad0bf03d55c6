/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorListsPage:
 *
 * Lists and labels: what for, of whom, on which sheet; a live preview, who is left out and why; paper
 * and files, each through the register's gate (R6, R11–R13).
 */
#define KOR_TYPE_LISTS_PAGE (kor_lists_page_get_type ())
G_DECLARE_FINAL_TYPE (KorListsPage, kor_lists_page, KOR, LISTS_PAGE, AdwBin)

GtkWidget *kor_lists_page_new (KorRegister *register_);

G_END_DECLS
