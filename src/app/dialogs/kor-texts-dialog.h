/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-case-dialog.h"

G_BEGIN_DECLS

/**
 * KorTextsDialog:
 *
 * The texts of one kind of paper, per language: what the office has written beside the original, with a
 * way back to it.
 *
 * Signal "changed": a text was saved.
 */
#define KOR_TYPE_TEXTS_DIALOG (kor_texts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KorTextsDialog, kor_texts_dialog, KOR, TEXTS_DIALOG, KorCaseDialog)

AdwDialog *kor_texts_dialog_new (KorRegister *register_, KorLetterKind kind, KorLanguage language);

G_END_DECLS
