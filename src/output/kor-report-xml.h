/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "kor-report-facts.h"

G_BEGIN_DECLS

#define KOR_ACCESS_REPORT_NAMESPACE "urn:kortisto:access-report:1"

xmlDoc *kor_report_xml_new (const KorAccessFacts *facts);
KorDate kor_report_get_voucher_end (KorDate invoice, int financial_year_end_month);

G_END_DECLS
