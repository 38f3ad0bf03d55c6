/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-access-collect.h"

#include "kor-address-format.h"
#include "kor-case-facts.h"
#include "kor-register-bans.h"
#include "kor-register-customers.h"
#include "kor-register-documents.h"
#include "kor-register-lists.h"
#include "kor-register-orders.h"
#include "kor-register-recipients.h"
#include "kor-xml.h"

struct _KorAccessCollection {
  KorProfile *profile;
  KorCustomer *customer;  /* NULL: not in the register; then there is nothing of the following */
  GPtrArray *values;      /* of KorValue */
  GPtrArray *bans;        /* of KorBan */
  GPtrArray *orders;      /* of KorOrder */
  GPtrArray *requests;    /* of KorRequest */
  GPtrArray *documents;   /* of KorDocument */
  GPtrArray *disclosures; /* of KorDisclosure */
  GPtrArray *runs;        /* of KorListRun */
  GPtrArray *lookups;     /* of KorLookup */
  GPtrArray *records;     /* of KorRecipient */
  GPtrArray *recipients;  /* of KorAccessRecipient, borrowed from the above */
  KorRequest *request;    /* the case that is replied to; NULL: none */
  char *case_number;
  GStrv addressee; /* NULL: the customer's postal address */
  gint64 made;
};

static void
collection_clear (KorAccessCollection *self)
{
  g_strfreev (self->addressee);
  g_free (self->case_number);
  g_clear_pointer (&self->request, kor_request_free);
  g_clear_pointer (&self->recipients, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->lookups, g_ptr_array_unref);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  g_clear_pointer (&self->disclosures, g_ptr_array_unref);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_clear_pointer (&self->orders, g_ptr_array_unref);
  g_clear_pointer (&self->bans, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->customer, kor_customer_free);
  g_clear_pointer (&self->profile, kor_profile_free);
}

/* To read the customer is itself a look-up; of somebody who is not there none is written down. */
static gboolean
load_customer (KorAccessCollection *self,
               KorRegister *register_,
               gint64 customer_id,
               GError **error)
{
  return (self->customer = kor_register_load_customer (register_, customer_id, error)) != NULL &&
         kor_register_record_lookup (register_, customer_id, "report", error);
}

static gboolean
collect (KorAccessCollection *self, KorRegister *register_, gint64 id, GError **error)
{
  if (!load_customer (self, register_, id, error) ||
      (self->values = kor_register_list_values (register_, id, error)) == NULL ||
      (self->bans = kor_register_list_bans (register_, id, FALSE, error)) == NULL ||
      (self->orders = kor_register_load_customer_orders (register_, id, error)) == NULL ||
      (self->requests = kor_case_list_requests (register_, id, error)) == NULL ||
      (self->documents = kor_register_list_documents (register_, id, error)) == NULL ||
      (self->disclosures = kor_register_list_disclosures (register_, id, error)) == NULL ||
      (self->runs = kor_register_list_runs (register_, id, 0, error)) == NULL ||
      (self->lookups = kor_register_list_lookups (register_, id, error)) == NULL ||
      (self->records = kor_register_list_recipients (register_, error)) == NULL)
    return FALSE;
  kor_access_drop_run_disclosures (self->disclosures, self->runs);
  self->recipients = kor_access_recipients_new (self->disclosures, self->runs, self->records);
  return TRUE;
}

static gboolean
has_address (const KorAccessCollection *self)
{
  const KorAddress *address =
    self->customer != NULL ? kor_customer_get_address (
                               self->customer, KOR_ADDRESS_POSTAL, kor_time_get_date (self->made))
                           : NULL;

  return address != NULL && kor_address_is_complete (address, TRUE);
}

/* The requester as the paper gives them, for an envelope; NULL when it says nothing. */
static GStrv
get_requester_lines (const KorRequest *request)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) rest =
           g_strsplit (request->requester_lines != NULL ? request->requester_lines : "", "\n", -1);
  GStrv lines;

  if (request->requester != NULL && *request->requester != '\0')
    g_strv_builder_add (builder, request->requester);
  for (guint i = 0; rest[i] != NULL; i++)
    if (*g_strstrip (rest[i]) != '\0')
      g_strv_builder_add (builder, rest[i]);
  lines = g_strv_builder_end (builder);
  if (lines[0] == NULL)
    g_clear_pointer (&lines, g_strfreev);
  return lines;
}

static KorAccessCollection *
collection_new (KorRegister *register_)
{
  KorAccessCollection *self = g_atomic_rc_box_new0 (KorAccessCollection);

  self->made = kor_context_get_now (kor_register_get_context (register_));
  return self;
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
  g_autoptr (KorAccessCollection) self = collection_new (register_);

  if ((self->profile = kor_register_get_profile (register_, error)) == NULL ||
      !collect (self, register_, customer_id, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kor_access_collection_new_for_case:
 * @register_: an open register
 * @request: a case, with what is withheld
 * @error: return location
 *
 * As kor_access_collection_new(), for the reply to a case: to the customer's postal address, or else to
 * the requester as the paper gives them. For somebody who is not in the register it holds no customer.
 * Whether the case may be replied to is for the caller, see kor_request_check_letter(). Blocks; any
 * thread.
 *
 * Returns: (transfer full) (nullable): the data, or %NULL with KOR_ERROR_NOT_ALLOWED when it is not
 *   known whose data the case is about, KOR_ERROR_NOT_FOUND or an error of reading
 */
KorAccessCollection *
kor_access_collection_new_for_case (KorRegister *register_,
                                    const KorRequest *request,
                                    GError **error)
{
  g_autoptr (KorAccessCollection) self = collection_new (register_);

  if (!kor_case_require_person (request, error) ||
      (self->profile = kor_register_get_profile (register_, error)) == NULL ||
      (request->customer_id != 0 && !collect (self, register_, request->customer_id, error)))
    return NULL;
  self->request = kor_request_copy (request);
  self->case_number = kor_request_get_number (request);
  if (!has_address (self))
    self->addressee = get_requester_lines (request);
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

/* Whose data they are; %NULL for somebody who is not in the register. */
const KorCustomer *
kor_access_collection_get_customer (const KorAccessCollection *self)
{
  return self->customer;
}

static guint
get_length (const GPtrArray *array)
{
  return array != NULL ? array->len : 0;
}

void
kor_access_collection_get_counts (const KorAccessCollection *self, KorAccessCounts *counts)
{
  counts->values = get_length (self->values);
  counts->bans = get_length (self->bans);
  counts->orders = get_length (self->orders);
  counts->requests = get_length (self->requests);
  counts->documents = get_length (self->documents);
  counts->disclosures = get_length (self->disclosures);
  counts->runs = get_length (self->runs);
  counts->lookups = get_length (self->lookups);
}

/**
 * kor_access_collection_make_report:
 * @self: a person's data
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
    .requests = self->requests,
    .documents = self->documents,
    .disclosures = self->disclosures,
    .runs = self->runs,
    .lookups = self->lookups,
    .recipients = self->recipients,
    .withheld = self->request != NULL ? self->request->withheld : NULL,
    .made = self->made,
    .language = language,
    .case_number = self->case_number,
    .received = self->request != NULL ? self->request->received : KOR_DATE_NONE,
    .addressee = (const char *const *) self->addressee,
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
 * kor_access_collect_case:
 * @register_: an open register
 * @request: a case, with what is withheld
 * @language: of the reply, whatever the program's language is
 * @error: return location
 *
 * kor_access_collection_new_for_case() and kor_access_collection_make_report() in one.
 *
 * Returns: (transfer full) (nullable): the reply, or %NULL with an error of either
 */
KorAccessReport *
kor_access_collect_case (KorRegister *register_,
                         const KorRequest *request,
                         KorLanguage language,
                         GError **error)
{
  g_autoptr (KorAccessCollection) collection =
              kor_access_collection_new_for_case (register_, request, error);

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
  g_autoptr (xmlDoc) page = kor_xml_read_made (kor_access_report_get_page_xml (report));

  return kor_page_layout_new (page);
}
