/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "kor-report-facts.h"

G_BEGIN_DECLS

/* The requests, documents and disclosures of the access report. Private to kor-report-data.c. */

void kor_report_cases_add_requests (xmlNode *data, const KorAccessFacts *facts);
void kor_report_cases_add_documents (xmlNode *data, const KorAccessFacts *facts);
void kor_report_cases_add_disclosures (xmlNode *data, const KorAccessFacts *facts);

G_END_DECLS
