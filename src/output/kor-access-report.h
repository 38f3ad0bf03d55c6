/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-page-layout.h"
#include "kor-report-facts.h"

G_BEGIN_DECLS

#define KOR_TYPE_ACCESS_REPORT (kor_access_report_get_type ())

G_DECLARE_FINAL_TYPE (KorAccessReport, kor_access_report, KOR, ACCESS_REPORT, GObject)

KorAccessReport *kor_access_report_new (const KorAccessFacts *facts, GError **error);

GBytes *kor_access_report_get_xml (KorAccessReport *self);
const char *kor_access_report_get_sha256 (KorAccessReport *self);
GBytes *kor_access_report_get_page_xml (KorAccessReport *self);
KorPageLayout *kor_access_report_get_layout (KorAccessReport *self);
gboolean kor_access_report_save_xml (KorAccessReport *self, const char *path, GError **error);
gboolean kor_access_report_save_pdf (KorAccessReport *self, const char *path, GError **error);

G_END_DECLS
