/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-request.h"

G_BEGIN_DECLS

/**
 * KorRequestFacts:
 *
 * What else is known of a case: where the original is, how it is signed, how identity was shown, and
 * whatever has happened to it.
 */
#define KOR_TYPE_REQUEST_FACTS (kor_request_facts_get_type ())
G_DECLARE_FINAL_TYPE (KorRequestFacts, kor_request_facts, KOR, REQUEST_FACTS, AdwPreferencesGroup)

void kor_request_facts_set_request (KorRequestFacts *self, const KorRequest *request);

G_END_DECLS
