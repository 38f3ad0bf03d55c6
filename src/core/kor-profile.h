/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-date.h"
#include "kor-words.h"

G_BEGIN_DECLS

/**
 * KorProfile:
 *
 * Whose register this is and what its privacy notice says (R1). Strings may be %NULL except
 * register_name and controller.
 */
typedef struct {
  char *register_name;
  char *controller; /* the company */
  char *business_id;
  char *street;
  char *postal_code;
  char *city;
  char *country; /* ISO 3166-1 alpha-2; the home country of addresses */
  char *email;
  char *phone;
  char *contact_person;
  KorDate contact_from;
  char *notice_version;
  KorDate notice_date;
  KorLanguage language;         /* of the office's own papers */
  int retention_years;          /* years after the relation's end that contact data is kept */
  int financial_year_end_month; /* 1–12; vouchers are kept by the financial year (Accounting Act
                                   2:10) */
  gint64 created;               /* seconds since 1970 UTC */
} KorProfile;

KorProfile *kor_profile_new (void);
void kor_profile_free (KorProfile *self);
gboolean kor_profile_check (const KorProfile *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorProfile, kor_profile_free)

G_END_DECLS
