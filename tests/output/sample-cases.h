/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the person of sample-facts.h has asked, and to whom their data went. */

GPtrArray *sample_cases_new_requests (void);
GPtrArray *sample_cases_new_documents (gint64 now);
GPtrArray *sample_cases_new_disclosures (void);
GPtrArray *sample_cases_new_records (void);

G_END_DECLS
