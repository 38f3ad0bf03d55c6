/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-request.h"

G_BEGIN_DECLS

/**
 * KorRequestItems:
 *
 * What a rectification wants: data and ground, what is held, what is wanted, what was decided (R54–R57).
 * A held value is struck through only once another one has been accepted.
 */
#define KOR_TYPE_REQUEST_ITEMS (kor_request_items_get_type ())
G_DECLARE_FINAL_TYPE (KorRequestItems, kor_request_items, KOR, REQUEST_ITEMS, AdwPreferencesGroup)

void
kor_request_items_set_request (KorRequestItems *self, const KorRequest *request, gboolean editable);

G_END_DECLS
