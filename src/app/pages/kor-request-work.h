/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-register-documents.h"

G_BEGIN_DECLS

void kor_attach_files_async (KorRegister *register_,
                             gint64 request_id,
                             GListModel *files,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *kor_attach_files_finish (KorRegister *register_, GAsyncResult *result, GError **error);

G_END_DECLS
