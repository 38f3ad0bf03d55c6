/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-request-words-text.h"
#include "kor-words.h"

G_BEGIN_DECLS

/*
 * What people call the words of kor-words.h, in the program's language: for the window and the command
 * line. The papers, which speak their reader's language, have data/documents/strings.xml.
 */

const char *kor_language_get_title (KorLanguage value);
const char *kor_scope_get_title (KorScope value);
const char *kor_extent_get_title (KorExtent value);
const char *kor_channel_get_title (KorChannel value);
const char *kor_purpose_get_title (KorPurpose value);
const char *kor_left_out_get_title (KorLeftOut value);
const char *kor_order_state_get_title (KorOrderState value);
const char *kor_invoice_state_get_title (KorInvoiceState value);
const char *kor_role_get_title (KorRole value);
const char *kor_address_kind_get_title (KorAddressKind value);
const char *kor_run_state_get_title (KorRunState value);
const char *kor_field_get_title (const char *field);
const char *kor_medium_get_title (const char *medium);

G_END_DECLS
