/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-register.h"
#include "kor-request.h"

G_BEGIN_DECLS

/* What all papers of a case need. Private to report. */

gboolean kor_case_require_person (const KorRequest *request, GError **error);
GPtrArray *kor_case_list_requests (KorRegister *register_, gint64 customer_id, GError **error);

G_END_DECLS
