/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-request-entry.h"

struct _KorRequestEntry {
  GObject parent_instance;

  GPtrArray *requests; /* keeps the case alive */
  const KorRequest *request;
  KorDate today;
};

G_DEFINE_FINAL_TYPE (KorRequestEntry, kor_request_entry, G_TYPE_OBJECT)

static void
kor_request_entry_finalize (GObject *object)
{
  g_clear_pointer (&KOR_REQUEST_ENTRY (object)->requests, g_ptr_array_unref);

  G_OBJECT_CLASS (kor_request_entry_parent_class)->finalize (object);
}

static void
kor_request_entry_class_init (KorRequestEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kor_request_entry_finalize;
}

static void
kor_request_entry_init (KorRequestEntry *self)
{
}

/**
 * kor_request_entry_new:
 * @requests: (element-type KorRequest): cases, which are not changed any more
 * @position: which of them
 * @today: the day the list is for
 *
 * Returns: (transfer full): the case as an object
 */
KorRequestEntry *
kor_request_entry_new (GPtrArray *requests, guint position, KorDate today)
{
  KorRequestEntry *self = g_object_new (KOR_TYPE_REQUEST_ENTRY, NULL);

  self->requests = g_ptr_array_ref (requests);
  self->request = g_ptr_array_index (requests, position);
  self->today = today;
  return self;
}

const KorRequest *
kor_request_entry_get_request (KorRequestEntry *self)
{
  return self->request;
}

KorDate
kor_request_entry_get_today (KorRequestEntry *self)
{
  return self->today;
}
