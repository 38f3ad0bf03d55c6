/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-household.h"

G_BEGIN_DECLS

/**
 * KorListSharing:
 *
 * Who may stand together on one label (R12). Each of them goes through the gate alone first.
 *
 * Signal "changed".
 */
#define KOR_TYPE_LIST_SHARING (kor_list_sharing_get_type ())
G_DECLARE_FINAL_TYPE (KorListSharing, kor_list_sharing, KOR, LIST_SHARING, AdwPreferencesGroup)

KorMerge kor_list_sharing_get (KorListSharing *self);

G_END_DECLS
