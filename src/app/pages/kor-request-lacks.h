/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kor-request.h"

G_BEGIN_DECLS

/**
 * KorRequestLacks:
 *
 * What a case lacks before it can go on, in whole sentences, each with what helps. Invisible when it
 * lacks nothing.
 */
#define KOR_TYPE_REQUEST_LACKS (kor_request_lacks_get_type ())
G_DECLARE_FINAL_TYPE (KorRequestLacks, kor_request_lacks, KOR, REQUEST_LACKS, GtkWidget)

void
kor_request_lacks_set_request (KorRequestLacks *self, const KorRequest *request, KorDate today);

G_END_DECLS
