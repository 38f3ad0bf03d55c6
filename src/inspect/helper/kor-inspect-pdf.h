/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void kor_inspect_pdf_prepare (gboolean to_render);
void kor_inspect_pdf_report (GString *answer, GBytes *document);
void kor_inspect_pdf_render (
  GString *answer, GBytes *document, guint page, int max_width, int max_height);

G_END_DECLS
