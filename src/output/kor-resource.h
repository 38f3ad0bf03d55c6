/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KOR_OUTPUT_RESOURCE_PATH "/io/github/kortisto/Kortisto/output/"

GBytes *kor_resource_lookup (const char *name);
char **kor_resource_list (const char *folder);

G_END_DECLS
