/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "kor-probe.h"

G_BEGIN_DECLS

void kor_inspect_image_prepare (void);
void
kor_inspect_image_report (GString *answer, const KorProbe *probe, const guint8 *data, gsize length);
void kor_inspect_image_render (GString *answer,
                               const KorProbe *probe,
                               guint8 *data,
                               gsize length,
                               guint page,
                               int max_width,
                               int max_height);

G_END_DECLS
