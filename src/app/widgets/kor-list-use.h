/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-list-choice.h"

G_BEGIN_DECLS

/**
 * KorListUse:
 *
 * What a list is for and who gets it: nobody else, one of the register's recipients, or somebody who
 * is named; whoever does not work for us needs a ground (R7, R9, R26, R27).
 *
 * Signal "changed".
 */
#define KOR_TYPE_LIST_USE (kor_list_use_get_type ())
G_DECLARE_FINAL_TYPE (KorListUse, kor_list_use, KOR, LIST_USE, AdwPreferencesGroup)

void kor_list_use_set_register (KorListUse *self, KorRegister *register_);
gboolean kor_list_use_read (KorListUse *self, KorListChoice *choice);

G_END_DECLS
