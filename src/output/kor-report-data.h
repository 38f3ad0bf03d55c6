/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "kor-report-facts.h"

G_BEGIN_DECLS

/* The part <data> of the access report. Private to kor-report-xml.c. */

void kor_report_data_add (xmlNode *root, const KorAccessFacts *facts);
void kor_report_set_date (xmlNode *node, const char *name, KorDate date);
void kor_report_set_time (xmlNode *node, const char *name, gint64 unix_seconds);

G_END_DECLS
