/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-inspector.h"

G_BEGIN_DECLS

KorInspection *kor_inspect_parse_report (GBytes *answer, const char *file_name, GError **error);
GBytes *kor_inspect_parse_image (GBytes *answer,
                                 const char *file_name,
                                 int max_width,
                                 int max_height,
                                 int *width,
                                 int *height,
                                 int *stride,
                                 GError **error);

void kor_inspect_set_error (GError **error,
                            const char *file_name,
                            const char *problem,
                            const char *value);

G_END_DECLS
