/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _KorFileWriter KorFileWriter;

KorFileWriter *kor_file_writer_new (const char *path, GError **error);
gboolean kor_file_writer_write (KorFileWriter *self, const void *data, gsize length);
gboolean kor_file_writer_has_failed (const KorFileWriter *self);
gboolean kor_file_writer_sync (KorFileWriter *self, GError **error);
gboolean kor_file_writer_commit (KorFileWriter *self, GError **error);
void kor_file_writer_free (KorFileWriter *self);

gboolean kor_file_write_bytes (const char *path, GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorFileWriter, kor_file_writer_free)

G_END_DECLS
