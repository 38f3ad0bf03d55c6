/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-customer.h"
#include "kor-letter-text.h"
#include "kor-page-layout.h"
#include "kor-profile.h"
#include "kor-request.h"

G_BEGIN_DECLS

/**
 * KorLetterFacts:
 *
 * What a letter of the office is made of. Everything is borrowed for the time of kor_letter_new().
 */
typedef struct {
  KorLetterKind kind; /* any but KOR_LETTER_REPLY, which is an access report */
  KorLanguage language;
  const KorProfile *profile;
  const KorRequest *request;   /* NULL: a ban confirmation without a case */
  const KorCustomer *customer; /* NULL: not in the register, or not found yet */
  const GPtrArray *bans;       /* of KorBan: of a ban confirmation */
  const char *party;           /* of a notice: who it is for */
  const char *party_lines;     /* their address, lines joined by \n; may be NULL */
  const char *signer;          /* full name of the user */
  KorDate today;
  GHashTable *texts; /* id → text, what the office has changed; may be NULL */
} KorLetterFacts;

#define KOR_TYPE_LETTER (kor_letter_get_type ())
G_DECLARE_FINAL_TYPE (KorLetter, kor_letter, KOR, LETTER, GObject)

KorLetter *kor_letter_new (const KorLetterFacts *facts, GError **error);
GBytes *kor_letter_get_xml (KorLetter *self);
GBytes *kor_letter_get_page_xml (KorLetter *self);
KorPageLayout *kor_letter_get_layout (KorLetter *self);
char *kor_letter_get_file_name (KorLetter *self);
GBytes *kor_letter_to_pdf (KorLetter *self, guint *n_pages, GError **error);

G_END_DECLS
