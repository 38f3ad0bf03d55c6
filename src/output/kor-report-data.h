/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "kor-report-facts.h"

G_BEGIN_DECLS

/* The part <data> of the access report, and how values are written. Private to the report's files. */

void kor_report_data_add (xmlNode *root, const KorAccessFacts *facts);
void kor_report_set_date (xmlNode *node, const char *name, KorDate date);
void kor_report_set_time (xmlNode *node, const char *name, gint64 unix_seconds);
void kor_report_set_decimal (xmlNode *node, const char *name, gint64 scaled, int decimals);
char *kor_report_join_address (const KorAddress *address);

G_END_DECLS
