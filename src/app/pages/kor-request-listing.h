/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-register-requests.h"

G_BEGIN_DECLS

/* What the list of requests shows, read in one go off the main thread. */
typedef struct {
  KorRequestWhich which;
  char *search;
  GPtrArray *requests; /* of KorRequest */
  KorRequestCounts counts;
} KorRequestListing;

KorRequestListing *kor_request_listing_new (gboolean all, const char *search);
void kor_request_listing_free (KorRequestListing *self);
gpointer kor_request_listing_load (KorRegister *register_,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorRequestListing, kor_request_listing_free)

G_END_DECLS
