/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-request.h"
#include "kor-user.h"

G_BEGIN_DECLS

/**
 * KorRequestLetters:
 *
 * The papers of a case: what can be printed now, what comes later and why, what has been made.
 */
#define KOR_TYPE_REQUEST_LETTERS (kor_request_letters_get_type ())
G_DECLARE_FINAL_TYPE (
  KorRequestLetters, kor_request_letters, KOR, REQUEST_LETTERS, AdwPreferencesGroup)

void kor_request_letters_set_request (KorRequestLetters *self,
                                      const KorRequest *request,
                                      const KorUser *user,
                                      KorDate today);
gboolean kor_request_letters_has (const KorRequest *request, KorLetterKind letter);
KorLetterKind kor_request_letters_get_next (const KorRequest *request, KorDate today);

G_END_DECLS
