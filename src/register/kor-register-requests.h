/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-customer.h"
#include "kor-register.h"
#include "kor-request.h"

G_BEGIN_DECLS

/* Which cases a list shows. */
typedef enum {
  KOR_REQUESTS_OPEN,
  KOR_REQUESTS_CLOSED,
  KOR_REQUESTS_ALL,
} KorRequestWhich;

typedef struct {
  KorRequestWhich which;
  gint64 customer_id; /* 0: everybody's */
  const char *search; /* case number, name or requester; NULL: all */
} KorRequestQuery;

/* How many cases wait; "this week" is up to and with the coming Sunday. */
typedef struct {
  guint open, overdue, this_week, closed;
} KorRequestCounts;

/* What is decided of one item of a rectification. */
typedef struct {
  guint number;
  KorItemDecision decision; /* OPEN: left as it is */
  const char *value;        /* of COMPLETE; else NULL */
  const char *because;      /* of REFUSE: the reasons; else may be NULL */
} KorItemVerdict;

/* finding */
GPtrArray *kor_register_list_requests (KorRegister *self,
                                       const KorRequestQuery *query,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean kor_register_count_requests (KorRegister *self, KorRequestCounts *counts, GError **error);
KorRequest *kor_register_load_request (KorRegister *self, gint64 id, GError **error);
gint64 kor_register_find_request (KorRegister *self, const char *reference, GError **error);
GPtrArray *kor_register_find_requesters (
  KorRegister *self, const char *typed, guint limit, GCancellable *cancellable, GError **error);

/* taking down */
gboolean kor_register_add_request (KorRegister *self, KorRequest *request, GError **error);
gboolean kor_register_update_request (KorRegister *self, KorRequest *request, GError **error);
gboolean kor_register_save_request_item (KorRegister *self,
                                         gint64 request_id,
                                         KorRequestItem *item,
                                         GError **error);
gboolean kor_register_remove_request_item (KorRegister *self,
                                           gint64 request_id,
                                           guint number,
                                           GError **error);
gboolean kor_register_withhold (
  KorRegister *self, gint64 request_id, const char *what, const char *why, GError **error);

/* the steps */
gboolean kor_register_identify_request (
  KorRegister *self, gint64 request_id, KorIdentity by, const char *with, GError **error);
gboolean kor_register_extend_request (KorRegister *self,
                                      gint64 request_id,
                                      const char *because,
                                      GError **error);
gboolean kor_register_decide_request (
  KorRegister *self, gint64 request_id, gboolean grant, const char *because, GError **error);
gboolean kor_register_decide_items (KorRegister *self,
                                    gint64 request_id,
                                    const KorItemVerdict *verdicts,
                                    guint n_verdicts,
                                    GError **error);
gboolean kor_register_carry_out_request (KorRegister *self, gint64 request_id, GError **error);
gboolean kor_register_deliver_request (
  KorRegister *self, gint64 request_id, KorDelivery how, KorDate on, GError **error);
GPtrArray *kor_register_foresee_notices (KorRegister *self,
                                         const KorRequest *request,
                                         const KorCustomer *customer,
                                         GError **error);
gboolean kor_register_track_notice (KorRegister *self,
                                    gint64 request_id,
                                    gint64 notice_id,
                                    KorNoticeState state,
                                    const char *because,
                                    GError **error);
gboolean kor_register_close_request (KorRegister *self, gint64 request_id, GError **error);
gboolean kor_register_note_ombudsman (KorRegister *self,
                                      gint64 request_id,
                                      const char *diary,
                                      KorDate since,
                                      const char *outcome,
                                      KorDate ended,
                                      GError **error);

/* A paper of a case that has been made, to be kept as it is given. */
typedef struct {
  gint64 request_id;
  KorLetterKind letter;
  KorLanguage language;
  const char *name; /* "2026-001-receipt.pdf" */
  GBytes *pdf;
  guint n_pages;
  GBytes *xml;        /* of a reply: the data as given; else NULL */
  const char *notice; /* of a notice: the name of the party it is for; else NULL */
} KorKeptLetter;

gboolean kor_register_keep_letter (KorRegister *self, const KorKeptLetter *letter, GError **error);

G_END_DECLS
