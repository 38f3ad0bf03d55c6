/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "kor-request.h"

G_BEGIN_DECLS

/**
 * KorRequestEntry:
 *
 * A case in a list, made when a row wants to show it. Immutable.
 */
#define KOR_TYPE_REQUEST_ENTRY (kor_request_entry_get_type ())
G_DECLARE_FINAL_TYPE (KorRequestEntry, kor_request_entry, KOR, REQUEST_ENTRY, GObject)

KorRequestEntry *kor_request_entry_new (GPtrArray *requests, guint position, KorDate today);
const KorRequest *kor_request_entry_get_request (KorRequestEntry *self);
KorDate kor_request_entry_get_today (KorRequestEntry *self);

G_END_DECLS
