/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-letter-collect.h"
#include "kor-register-customers.h"
#include "kor-register-requests.h"

G_BEGIN_DECLS

/* What the page of a letter has done off the main thread. */
typedef struct {
  gint64 request_id;  /* 0: the confirmation of bans without a case */
  gint64 customer_id; /* of that */
  KorLetterKind kind;
  KorLanguage language;
  gboolean language_chosen; /* else it is the request's or the customer's */
  char *party;
  KorRequest *request;   /* as read; NULL: there is no case */
  KorCustomer *customer; /* as read; NULL: there is a case */
  KorCasePaper *paper;   /* as made */
  gboolean kept;         /* already */
  char *path;            /* where a copy is to be saved; NULL: nowhere */
  gboolean as_xml;
} KorLetterWork;

KorLetterWork *kor_letter_work_new (gint64 request_id, KorLetterKind kind, const char *party);
KorLetterWork *kor_letter_work_new_for_bans (gint64 customer_id);
KorLetterWork *kor_letter_work_ref (KorLetterWork *self);
void kor_letter_work_unref (KorLetterWork *self);

gpointer kor_letter_work_make (KorRegister *register_,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);
gpointer kor_letter_work_keep (KorRegister *register_,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorLetterWork, kor_letter_work_unref)

G_END_DECLS
