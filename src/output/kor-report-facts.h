/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "kor-access-recipient.h"
#include "kor-ban.h"
#include "kor-customer.h"
#include "kor-order.h"
#include "kor-profile.h"
#include "kor-request.h"
#include "kor-value.h"

G_BEGIN_DECLS

/**
 * KorAccessFacts:
 *
 * Everything the reply to a request for access is made of (R49–R51, Art. 15). Everything is borrowed
 * for the time of kor_access_report_new(). An array that is %NULL is empty.
 */
typedef struct {
  const KorProfile *profile;
  const KorCustomer *customer;  /* NULL: there is no data of the person, and the reply says so */
  GPtrArray *values;            /* of KorValue, current and ended */
  GPtrArray *bans;              /* of KorBan, also lifted ones */
  GPtrArray *orders;            /* of KorOrder */
  GPtrArray *requests;          /* of KorRequest: the person's own, with their items */
  GPtrArray *documents;         /* of KorDocument: kept of the person */
  GPtrArray *disclosures;       /* of KorDisclosure */
  GPtrArray *runs;              /* of KorListRun in which the person was printed */
  GPtrArray *lookups;           /* of KorLookup */
  GPtrArray *recipients;        /* of KorAccessRecipient, see kor_access_recipients_new() */
  GPtrArray *withheld;          /* of KorRequestWithheld (Art. 15(4)) */
  gint64 made;                  /* seconds since 1970 UTC */
  KorLanguage language;         /* of the reader, whatever the program's language is */
  const char *case_number;      /* of the request, "2026-045"; NULL without a case */
  KorDate received;             /* when the request came; KOR_DATE_NONE without one */
  const char *const *addressee; /* lines of the address; NULL: the customer's postal address */
} KorAccessFacts;

G_END_DECLS
