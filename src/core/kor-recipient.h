/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-date.h"
#include "kor-request-words.h"

G_BEGIN_DECLS

/**
 * KorRecipient:
 *
 * Somebody outside the company who is given data (R9, R26). Strings may be %NULL.
 */
typedef struct {
  gint64 id; /* 0 until saved */
  char *name;
  KorRecipientRole role;
  char *country; /* ISO 3166-1 alpha-2 */
  char *lines;   /* the postal address, lines joined by \n */
  char *email;
  KorDate contract; /* of a processor */
} KorRecipient;

/* That data of one customer were given to a recipient (R27). Strings may be %NULL. */
typedef struct {
  gint64 id; /* 0 until saved */
  gint64 customer_id;
  gint64 recipient_id;
  char *recipient; /* the name; set by the register */
  KorDate date;
  KorDisclosureGround ground;
  GStrv fields; /* which fields, as in kor_customer_fields */
  gint64 run;   /* the list run by which they were given; 0: by none */
} KorDisclosure;

KorRecipient *kor_recipient_new (const char *name, KorRecipientRole role);
void kor_recipient_free (KorRecipient *self);
gboolean kor_recipient_works_for_us (const KorRecipient *self);
gboolean kor_recipient_check (const KorRecipient *self, GError **error);
KorDisclosure *kor_disclosure_new (gint64 customer_id, gint64 recipient_id, KorDate date);
void kor_disclosure_free (KorDisclosure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorRecipient, kor_recipient_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorDisclosure, kor_disclosure_free)

G_END_DECLS
