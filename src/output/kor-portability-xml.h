/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "kor-ban.h"
#include "kor-customer.h"
#include "kor-order.h"
#include "kor-profile.h"
#include "kor-request.h"
#include "kor-value.h"

G_BEGIN_DECLS

#define KOR_PORTABILITY_NAMESPACE "urn:kortisto:portability:1"

/**
 * KorPortabilityFacts:
 *
 * What a person takes along to another controller (Art. 20). Everything is borrowed for the time of
 * kor_portability_to_xml(). An array that is %NULL is empty.
 */
typedef struct {
  const KorProfile *profile;
  const KorCustomer *customer; /* NULL: not in the register; then there are requests alone */
  GPtrArray *values;       /* of KorValue; those that did not come from the person are left out */
  GPtrArray *bans;         /* of KorBan */
  GPtrArray *orders;       /* of KorOrder */
  GPtrArray *requests;     /* of KorRequest */
  gint64 made;             /* seconds since 1970 UTC */
  const char *case_number; /* of the request, "2026-045"; NULL without a case */
  KorDate received;        /* when the request came; KOR_DATE_NONE without one */
} KorPortabilityFacts;

GBytes *kor_portability_to_xml (const KorPortabilityFacts *facts, GError **error);

G_END_DECLS
