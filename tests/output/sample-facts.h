/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-report-facts.h"

G_BEGIN_DECLS

/* An invented person with data of every kind; owns what its facts borrow. */
typedef struct {
  KorAccessFacts facts;
  KorProfile *profile;
  KorCustomer *customer;
  GPtrArray *records; /* of KorRecipient */
} SampleFacts;

SampleFacts *sample_facts_new (KorLanguage language);
void sample_facts_free (SampleFacts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SampleFacts, sample_facts_free)

G_END_DECLS
