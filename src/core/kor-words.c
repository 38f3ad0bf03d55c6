/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-words.h"

#include "kor-words-private.h"

KOR_WORD_LIST (language, KorLanguage, KOR_N_LANGUAGES, "en", "fi", "sv")

KOR_WORD_LIST (scope,
               KorScope,
               KOR_N_SCOPES,
               "list-publication",
               "direct-advertising",
               "distance-selling",
               "direct-marketing",
               "market-research",
               "opinion-poll",
               "other-marketing")

KOR_WORD_LIST (extent, KorExtent, KOR_N_EXTENTS, "processing", "disclosure", "both")

KOR_WORD_LIST (channel,
               KorChannel,
               KOR_N_CHANNELS,
               "customer-service",
               "email",
               "contact-person",
               "service-point",
               "letter",
               "import")

KOR_WORD_LIST (purpose,
               KorPurpose,
               KOR_N_PURPOSES,
               "direct-advertising",
               "distance-selling",
               "direct-marketing",
               "other-marketing",
               "market-research",
               "opinion-poll",
               "directory",
               "relation",
               "export")

KOR_WORD_LIST (left_out,
               KorLeftOut,
               KOR_N_LEFT_OUT,
               "no",
               "archived",
               "anonymised",
               "deceased",
               "restricted",
               "ban-of-scope",
               "ban-other-marketing",
               "ban-list-publication",
               "returned-mail",
               "incomplete-address")

KOR_WORD_LIST (
  order_state, KorOrderState, KOR_N_ORDER_STATES, "open", "delivered", "cancelled", "archived")

KOR_WORD_LIST (invoice_state,
               KorInvoiceState,
               KOR_N_INVOICE_STATES,
               "none",
               "open",
               "paid",
               "overdue",
               "in-collection",
               "written-off")

KOR_WORD_LIST (role, KorRole, KOR_N_ROLES, "reads", "maintains", "prints", "decides", "administers")

KOR_WORD_LIST (address_kind, KorAddressKind, KOR_N_ADDRESS_KINDS, "postal", "delivery", "invoice")

KOR_WORD_LIST (run_state, KorRunState, KOR_N_RUN_STATES, "prepared", "produced", "failed")
