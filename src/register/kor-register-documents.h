/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-document.h"
#include "kor-register.h"

G_BEGIN_DECLS

/* The largest file that is taken in, in bytes. */
#define KOR_DOCUMENT_MAX_SIZE (G_GINT64_CONSTANT (64) * 1024 * 1024)

gboolean kor_register_attach_document (KorRegister *self,
                                       KorDocument *document,
                                       GInputStream *plain,
                                       GCancellable *cancellable,
                                       GError **error);
GPtrArray *kor_register_list_documents (KorRegister *self, gint64 customer_id, GError **error);
GBytes *kor_register_read_document (KorRegister *self,
                                    gint64 document_id,
                                    GCancellable *cancellable,
                                    GError **error);
int kor_register_open_document (KorRegister *self,
                                gint64 document_id,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
