/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *kor_charset_read_file (const char *path, gsize *length, GError **error);
char *
kor_charset_to_utf8 (char *bytes, gsize n_bytes, const char *name, gsize *length, GError **error);

G_END_DECLS
