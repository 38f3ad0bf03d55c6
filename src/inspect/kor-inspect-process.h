/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *kor_inspect_find_helper (void);
GBytes *kor_inspect_run (const char *helper,
                         const char *const *request,
                         int fd,
                         const char *file_name,
                         guint wall_ms,
                         gsize max_answer,
                         GCancellable *cancellable,
                         GError **error);

G_END_DECLS
