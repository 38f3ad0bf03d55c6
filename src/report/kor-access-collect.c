/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-access-collect.h"

#include "kor-register-bans.h"
#include "kor-register-customers.h"
#include "kor-register-lists.h"
#include "kor-register-orders.h"
#include "kor-xml.h"

struct _KorAccessCollection {
  KorProfile *profile;
  KorCustomer *customer;
  GPtrArray *values;     /* of KorValue */
  GPtrArray *bans;       /* of KorBan */
  GPtrArray *orders;     /* of KorOrder */
  GPtrArray *runs;       /* of KorListRun */
  GPtrArray *lookups;    /* of KorLookup */
  GPtrArray *recipients; /* of char *, borrowed from the runs */
  gint64 made;
};

static void
collection_clear (KorAccessCollection *self)
{
  g_clear_pointer (&self->recipients, g_ptr_array_unref);
  g_clear_pointer (&self->lookups, g_ptr_array_unref);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  g_clear_pointer (&self->orders, g_ptr_array_unref);
  g_clear_pointer (&self->bans, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->customer, kor_customer_free);
  g_clear_pointer (&self->profile, kor_profile_free);
}

/* The reply names everybody outside the company who was given the person's data. */
static GPtrArray *
collect_recipients (GPtrArray *runs)
{
  GPtrArray *recipients = g_ptr_array_new ();

  for (guint i = 0; i < runs->len; i++) {
    const KorListRun *run = g_ptr_array_index (runs, i);

    if (run->recipient != NULL &&
        !g_ptr_array_find_with_equal_func (recipients, run->recipient, g_str_equal, NULL))
      g_ptr_array_add (recipients, run->recipient);
  }
  return recipients;
}

static gboolean
collect (KorAccessCollection *self, KorRegister *register_, gint64 customer_id, GError **error)
{
  return (self->profile = kor_register_get_profile (register_, error)) != NULL &&
         (self->customer = kor_register_load_customer (register_, customer_id, error)) != NULL &&
         (self->values = kor_register_list_values (register_, customer_id, error)) != NULL &&
         (self->bans = kor_register_list_bans (register_, customer_id, FALSE, error)) != NULL &&
         (self->orders = kor_register_load_customer_orders (register_, customer_id, error)) !=
           NULL &&
         (self->runs = kor_register_list_runs (register_, customer_id, 0, error)) != NULL &&
         (self->lookups = kor_register_list_lookups (register_, customer_id, error)) != NULL;
}

/**
 * kor_access_collection_new:
 * @register_: an open register
 * @customer_id: whose data are asked for
 * @error: return location
 *
 * Reads all that is held about a customer (R49–R51, Art. 15). That it is read is itself a look-up of
 * the record, which is written down first and so is on the reply. Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): the data, or %NULL with KOR_ERROR_NOT_FOUND or an error of
 *   reading
 */
KorAccessCollection *
kor_access_collection_new (KorRegister *register_, gint64 customer_id, GError **error)
{
  g_autoptr (KorAccessCollection) self = g_atomic_rc_box_new0 (KorAccessCollection);

  if (!kor_register_record_lookup (register_, customer_id, "report", error) ||
      !collect (self, register_, customer_id, error))
    return NULL;
  self->recipients = collect_recipients (self->runs);
  self->made = kor_context_get_now (kor_register_get_context (register_));
  return g_steal_pointer (&self);
}

KorAccessCollection *
kor_access_collection_ref (KorAccessCollection *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
kor_access_collection_unref (KorAccessCollection *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) collection_clear);
}

const KorCustomer *
kor_access_collection_get_customer (const KorAccessCollection *self)
{
  return self->customer;
}

void
kor_access_collection_get_counts (const KorAccessCollection *self, KorAccessCounts *counts)
{
  counts->values = self->values->len;
  counts->bans = self->bans->len;
  counts->orders = self->orders->len;
  counts->runs = self->runs->len;
  counts->lookups = self->lookups->len;
}

/**
 * kor_access_collection_make_report:
 * @self: a customer's data
 * @language: of the reply, whatever the program's language is
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the reply, its XML checked against the schema, or %NULL with
 *   KOR_ERROR_BAD_FILE
 */
KorAccessReport *
kor_access_collection_make_report (const KorAccessCollection *self,
                                   KorLanguage language,
                                   GError **error)
{
  KorAccessFacts facts = {
    .profile = self->profile,
    .customer = self->customer,
    .values = self->values,
    .bans = self->bans,
    .orders = self->orders,
    .runs = self->runs,
    .lookups = self->lookups,
    .recipients = self->recipients,
    .made = self->made,
    .language = language,
    .received = KOR_DATE_NONE,
  };

  return kor_access_report_new (&facts, error);
}

/**
 * kor_access_collect:
 * @register_: an open register
 * @customer_id: whose data are asked for
 * @language: of the reply, whatever the program's language is
 * @error: return location
 *
 * kor_access_collection_new() and kor_access_collection_make_report() in one.
 *
 * Returns: (transfer full) (nullable): the reply, or %NULL with an error of either
 */
KorAccessReport *
kor_access_collect (KorRegister *register_,
                    gint64 customer_id,
                    KorLanguage language,
                    GError **error)
{
  g_autoptr (KorAccessCollection) collection =
              kor_access_collection_new (register_, customer_id, error);

  return collection != NULL ? kor_access_collection_make_report (collection, language, error)
                            : NULL;
}

/**
 * kor_access_layout_new:
 * @report: a reply, made on any thread
 *
 * The layout within @report belongs to the thread that made it; this one is the caller's.
 *
 * Returns: (transfer full): the pages of @report
 */
KorPageLayout *
kor_access_layout_new (KorAccessReport *report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) page = kor_xml_read (
    kor_access_report_get_page_xml (report), "page.xml", "urn:kortisto:page:1", "page", &error);

  if (page == NULL)
    g_error ("The program's own page could not be read: %s", error->message);
  return kor_page_layout_new (page);
}
