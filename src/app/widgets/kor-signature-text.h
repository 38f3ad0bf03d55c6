/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-document.h"

G_BEGIN_DECLS

char *kor_signature_describe_signer (const KorDocumentSignature *signature);
char *kor_signature_describe (const KorDocumentSignature *signature);

G_END_DECLS
