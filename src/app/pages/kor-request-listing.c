/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-request-listing.h"

/**
 * kor_request_listing_new:
 * @all: whether closed cases are wanted, too
 * @search: (nullable): what to look for
 *
 * Returns: (transfer full): a question for kor_request_listing_load()
 */
KorRequestListing *
kor_request_listing_new (gboolean all, const char *search)
{
  KorRequestListing *self = g_new0 (KorRequestListing, 1);

  self->which = all ? KOR_REQUESTS_ALL : KOR_REQUESTS_OPEN;
  self->search = g_strdup (search);
  return self;
}

void
kor_request_listing_free (KorRequestListing *self)
{
  g_free (self->search);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_free (self);
}

/* A #KorRegisterCall that answers the question @data with a listing of its own. */
gpointer
kor_request_listing_load (KorRegister *register_,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  const KorRequestListing *wanted = data;
  g_autoptr (KorRequestListing) self = g_new0 (KorRequestListing, 1);
  KorRequestQuery query = { .which = wanted->which, .search = wanted->search };

  if (!kor_register_count_requests (register_, &self->counts, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  self->requests = kor_register_list_requests (register_, &query, cancellable, error);
  return self->requests != NULL ? g_steal_pointer (&self) : NULL;
}
