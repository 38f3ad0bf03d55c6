/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-list-run.h"
#include "kor-recipient.h"

G_BEGIN_DECLS

/* That data of the person were given to somebody, once. */
typedef struct {
  KorDate date;
  const char *ground;        /* word of the ground; NULL: a list for somebody who works for us */
  const char *purpose;       /* word of the list's purpose; NULL: they were disclosed */
  const char *const *fields; /* what was given: as in kor_customer_fields, "name", or "all" */
} KorAccessGiving;

/**
 * KorAccessRecipient:
 *
 * Somebody outside the company who was given data of the person, by name (Art. 15(1)(c)). Borrows its
 * strings from what it was made of.
 */
typedef struct {
  const char *name;
  const char *role;    /* word; NULL: the register has no record of the recipient */
  const char *country; /* ISO 3166-1 alpha-2; NULL: not recorded */
  GArray *givings;     /* of KorAccessGiving, oldest first */
} KorAccessRecipient;

void kor_access_drop_run_disclosures (GPtrArray *disclosures, const GPtrArray *runs);
GPtrArray *kor_access_recipients_new (GPtrArray *disclosures, GPtrArray *runs, GPtrArray *records);

G_END_DECLS
