/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-document.h"
#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorDocumentDialog:
 *
 * A document of a case as large as the window allows, with zoom; a copy can be saved, which is not
 * encrypted.
 */
#define KOR_TYPE_DOCUMENT_DIALOG (kor_document_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KorDocumentDialog, kor_document_dialog, KOR, DOCUMENT_DIALOG, AdwDialog)

AdwDialog *kor_document_dialog_new (KorRegister *register_, const KorDocument *document);

G_END_DECLS
