/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-register.h"
#include "kor-request.h"

G_BEGIN_DECLS

/**
 * KorRequestDocuments:
 *
 * The paper the request came on and what was added to it: the first page of the chosen one, what was
 * found of its electronic signatures, and a place to drop another.
 */
#define KOR_TYPE_REQUEST_DOCUMENTS (kor_request_documents_get_type ())
G_DECLARE_FINAL_TYPE (
  KorRequestDocuments, kor_request_documents, KOR, REQUEST_DOCUMENTS, AdwPreferencesGroup)

void kor_request_documents_set_request (KorRequestDocuments *self,
                                        KorRegister *register_,
                                        const KorRequest *request,
                                        gboolean editable);
guint kor_request_documents_count (const KorRequest *request);

G_END_DECLS
