/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-letter.h"

G_BEGIN_DECLS

/* A case of an invented person, ready for one kind of letter; owns what its facts borrow. */
typedef struct {
  KorLetterFacts facts;
  KorProfile *profile;
  KorCustomer *customer;
  KorRequest *request;
  GPtrArray *bans;
} SampleLetter;

SampleLetter *sample_letter_new (KorLetterKind kind, KorLanguage language);
void sample_letter_free (SampleLetter *self);
KorRequestItem *sample_letter_add_item (
  SampleLetter *self, const char *field, const char *held, const char *wanted, KorGround ground);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SampleLetter, sample_letter_free)

G_END_DECLS
