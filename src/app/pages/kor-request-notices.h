/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-request.h"

G_BEGIN_DECLS

/**
 * KorRequestNotices:
 *
 * Who is to be told of a correction: where the wrong value came from and who received it (R58).
 */
#define KOR_TYPE_REQUEST_NOTICES (kor_request_notices_get_type ())
G_DECLARE_FINAL_TYPE (
  KorRequestNotices, kor_request_notices, KOR, REQUEST_NOTICES, AdwPreferencesGroup)

void kor_request_notices_set_request (KorRequestNotices *self,
                                      const KorRequest *request,
                                      gboolean editable);

G_END_DECLS
