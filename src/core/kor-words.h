/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The closed word lists of the register. A word is what stands in the database, in files and on the
 * command line ("direct-advertising"); people see its translation.
 */

typedef enum {
  KOR_LANGUAGE_EN,
  KOR_LANGUAGE_FI,
  KOR_LANGUAGE_SV,
  KOR_N_LANGUAGES,
} KorLanguage;

/* What a ban forbids (R52, R61). */
typedef enum {
  KOR_SCOPE_LIST_PUBLICATION,
  KOR_SCOPE_DIRECT_ADVERTISING,
  KOR_SCOPE_DISTANCE_SELLING,
  KOR_SCOPE_DIRECT_MARKETING,
  KOR_SCOPE_MARKET_RESEARCH,
  KOR_SCOPE_OPINION_POLL,
  KOR_SCOPE_OTHER_MARKETING,
  KOR_N_SCOPES,
} KorScope;

/* Whether a ban stops our own use, giving the data to others, or both. */
typedef enum {
  KOR_EXTENT_PROCESSING,
  KOR_EXTENT_DISCLOSURE,
  KOR_EXTENT_BOTH,
  KOR_N_EXTENTS,
} KorExtent;

/* By which way a ban or a request came (R13, R50). */
typedef enum {
  KOR_CHANNEL_CUSTOMER_SERVICE,
  KOR_CHANNEL_EMAIL,
  KOR_CHANNEL_CONTACT_PERSON,
  KOR_CHANNEL_SERVICE_POINT,
  KOR_CHANNEL_LETTER,
  KOR_CHANNEL_IMPORT, /* an imported list said so; not offered for a ban taken by hand */
  KOR_N_CHANNELS,
} KorChannel;

/* What a list run is for. */
typedef enum {
  KOR_PURPOSE_DIRECT_ADVERTISING,
  KOR_PURPOSE_DISTANCE_SELLING,
  KOR_PURPOSE_DIRECT_MARKETING,
  KOR_PURPOSE_OTHER_MARKETING,
  KOR_PURPOSE_MARKET_RESEARCH,
  KOR_PURPOSE_OPINION_POLL,
  KOR_PURPOSE_DIRECTORY,
  KOR_PURPOSE_RELATION,
  KOR_PURPOSE_EXPORT, /* the full export of an administrator: recorded like a run, no list */
  KOR_N_PURPOSES,
} KorPurpose;

/* Why a person is not on a list. The order is the order in which reasons are told. */
typedef enum {
  KOR_LEFT_OUT_NO, /* not left out */
  KOR_LEFT_OUT_ARCHIVED,
  KOR_LEFT_OUT_ANONYMISED,
  KOR_LEFT_OUT_DECEASED,
  KOR_LEFT_OUT_RESTRICTED,
  KOR_LEFT_OUT_BAN_OF_SCOPE, /* the ban of the purpose's own scope */
  KOR_LEFT_OUT_BAN_OTHER_MARKETING,
  KOR_LEFT_OUT_BAN_LIST_PUBLICATION,
  KOR_LEFT_OUT_RETURNED_MAIL,
  KOR_LEFT_OUT_INCOMPLETE_ADDRESS,
  KOR_N_LEFT_OUT,
} KorLeftOut;

typedef enum {
  KOR_ORDER_OPEN,
  KOR_ORDER_DELIVERED,
  KOR_ORDER_CANCELLED,
  KOR_ORDER_ARCHIVED,
  KOR_N_ORDER_STATES,
} KorOrderState;

/* Overdue is not stored: an open invoice is overdue the day after its due date. */
typedef enum {
  KOR_INVOICE_NONE, /* an order that has not been invoiced */
  KOR_INVOICE_OPEN,
  KOR_INVOICE_PAID,
  KOR_INVOICE_OVERDUE,
  KOR_INVOICE_IN_COLLECTION,
  KOR_INVOICE_WRITTEN_OFF,
  KOR_N_INVOICE_STATES,
} KorInvoiceState;

/* A role holds the rights of those before it (R34). */
typedef enum {
  KOR_ROLE_READS,
  KOR_ROLE_MAINTAINS,
  KOR_ROLE_PRINTS,
  KOR_ROLE_DECIDES,
  KOR_ROLE_ADMINISTERS,
  KOR_N_ROLES,
} KorRole;

typedef enum {
  KOR_ADDRESS_POSTAL,
  KOR_ADDRESS_DELIVERY,
  KOR_ADDRESS_INVOICE,
  KOR_N_ADDRESS_KINDS,
} KorAddressKind;

typedef enum {
  KOR_RUN_PREPARED,
  KOR_RUN_PRODUCED,
  KOR_RUN_FAILED,
  KOR_N_RUN_STATES,
} KorRunState;

const char *kor_language_to_string (KorLanguage language);
gboolean kor_language_from_string (const char *word, KorLanguage *language);
const char *kor_scope_to_string (KorScope scope);
gboolean kor_scope_from_string (const char *word, KorScope *scope);
const char *kor_extent_to_string (KorExtent extent);
gboolean kor_extent_from_string (const char *word, KorExtent *extent);
const char *kor_channel_to_string (KorChannel channel);
gboolean kor_channel_from_string (const char *word, KorChannel *channel);
const char *kor_purpose_to_string (KorPurpose purpose);
gboolean kor_purpose_from_string (const char *word, KorPurpose *purpose);
const char *kor_left_out_to_string (KorLeftOut reason);
gboolean kor_left_out_from_string (const char *word, KorLeftOut *reason);
const char *kor_order_state_to_string (KorOrderState state);
gboolean kor_order_state_from_string (const char *word, KorOrderState *state);
const char *kor_invoice_state_to_string (KorInvoiceState state);
gboolean kor_invoice_state_from_string (const char *word, KorInvoiceState *state);
const char *kor_role_to_string (KorRole role);
gboolean kor_role_from_string (const char *word, KorRole *role);
const char *kor_address_kind_to_string (KorAddressKind kind);
gboolean kor_address_kind_from_string (const char *word, KorAddressKind *kind);
const char *kor_run_state_to_string (KorRunState state);
gboolean kor_run_state_from_string (const char *word, KorRunState *state);

G_END_DECLS
