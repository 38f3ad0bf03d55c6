/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-letter-collect.h"

#include "kor-access-collect.h"
#include "kor-error.h"
#include "kor-portability-collect.h"
#include "kor-register-bans.h"
#include "kor-register-customers.h"
#include "kor-register-documents.h"
#include "kor-register-recipients.h"
#include "kor-register-requests.h"
#include "kor-register-texts.h"
#include "kor-request-rules.h"
#include "kor-xml.h"

/* What the facts of a letter borrow. */
typedef struct {
  KorProfile *profile;
  KorCustomer *customer;
  GPtrArray *bans;
  GHashTable *texts;
  KorRecipient *recipient;
} Collected;

static void
collected_clear (Collected *self)
{
  g_clear_pointer (&self->profile, kor_profile_free);
  g_clear_pointer (&self->customer, kor_customer_free);
  g_clear_pointer (&self->bans, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->recipient, kor_recipient_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Collected, collected_clear)

/* --- helpers ---------------------------------------------------------------------------- */

/* Refusals and decisions are the person in charge's (R59), and so is an extension. */
static KorRole
get_right (KorLetterKind kind)
{
  return kind == KOR_LETTER_CERTIFICATE || kind == KOR_LETTER_DECISION ||
             kind == KOR_LETTER_EXTENSION
           ? KOR_ROLE_DECIDES
           : KOR_ROLE_MAINTAINS;
}

static KorRequestAction
get_action (KorLetterKind kind)
{
  if (kind == KOR_LETTER_REPLY || kind == KOR_LETTER_ERASURE_RESULT)
    return KOR_ACTION_CARRY_OUT;
  return kind == KOR_LETTER_NOTICE ? KOR_ACTION_NOTIFY : KOR_ACTION_ATTACH;
}

static KorDate
get_today (KorRegister *register_)
{
  return kor_context_get_today (kor_register_get_context (register_));
}

static gboolean
check_ready (KorRegister *register_, const KorRequest *request, KorLetterKind kind, GError **error)
{
  g_autoptr (GArray) lacks = kor_request_check_letter (request, kind, get_today (register_));

  return kor_request_allow (request, get_action (kind), lacks, error);
}

/* The one party that still waits; NULL when nobody or several do. */
static const char *
find_only_party (const KorRequest *request)
{
  const char *party = NULL;

  for (guint i = 0; i < request->notices->len; i++) {
    const KorRequestNotice *notice = request->notices->pdata[i];

    if (notice->state != KOR_NOTICE_WAITING || g_strcmp0 (notice->name, party) == 0)
      continue;
    if (party != NULL)
      return NULL;
    party = notice->name;
  }
  return party;
}

/* A source of data need not be among the recipients, and then has no address. */
static gboolean
load_recipient (Collected *self, KorRegister *register_, const char *party, GError **error)
{
  g_autoptr (GError) problem = NULL;

  self->recipient = kor_register_find_recipient (register_, party, &problem);
  if (self->recipient != NULL || g_error_matches (problem, KOR_ERROR, KOR_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
collect (
  Collected *self, KorRegister *register_, gint64 id, const KorCasePaper *paper, GError **error)
{
  return (self->profile = kor_register_get_profile (register_, error)) != NULL &&
         (self->texts = kor_register_load_texts (register_, paper->language, error)) != NULL &&
         (id == 0 ||
          (self->customer = kor_register_load_customer (register_, id, error)) != NULL) &&
         (id == 0 || paper->kind != KOR_LETTER_BAN_CONFIRMATION ||
          (self->bans = kor_register_list_bans (register_, id, TRUE, error)) != NULL) &&
         (paper->party == NULL || load_recipient (self, register_, paper->party, error));
}

/* @request is NULL for a ban confirmation without a case. */
static gboolean
make_letter (KorCasePaper *self, KorRegister *register_, const KorRequest *request, GError **error)
{
  g_auto (Collected) collected = { 0 };
  KorLetterFacts facts = {
    .kind = self->kind,
    .language = self->language,
    .request = request,
    .party = self->party,
    .signer = kor_register_get_user (register_)->full_name,
    .today = get_today (register_),
  };
  g_autoptr (KorLetter) letter = NULL;

  if (!collect (&collected,
                register_,
                request != NULL ? request->customer_id : self->customer_id,
                self,
                error))
    return FALSE;
  facts.profile = collected.profile;
  facts.customer = collected.customer;
  facts.bans = collected.bans;
  facts.texts = collected.texts;
  facts.party_lines = collected.recipient != NULL ? collected.recipient->lines : NULL;
  letter = kor_letter_new (&facts, error);
  if (letter == NULL)
    return FALSE;
  self->name = kor_letter_get_file_name (letter);
  self->page_xml = g_bytes_ref (kor_letter_get_page_xml (letter));
  self->pdf = kor_letter_to_pdf (letter, &self->n_pages, error);
  return self->pdf != NULL;
}

/* The data of a reply: of portability the file that the person takes along, else the report. */
static GBytes *
make_reply_xml (KorRegister *register_,
                const KorRequest *request,
                KorAccessReport *report,
                GError **error)
{
  if (request->kind == KOR_REQUEST_PORTABILITY)
    return kor_portability_collect (register_, request, error);
  return g_bytes_ref (kor_access_report_get_xml (report));
}

static gboolean
make_reply (KorCasePaper *self, KorRegister *register_, const KorRequest *request, GError **error)
{
  g_autoptr (KorAccessReport) report =
              kor_access_collect_case (register_, request, self->language, error);
  g_autofree char *number = kor_request_get_number (request);
  KorPageLayout *layout;

  if (report == NULL)
    return FALSE;
  layout = kor_access_report_get_layout (report);
  self->name = g_strconcat (number, "-", kor_letter_to_string (self->kind), ".pdf", NULL);
  self->page_xml = g_bytes_ref (kor_access_report_get_page_xml (report));
  self->n_pages = kor_page_layout_get_n_pages (layout);
  self->pdf = kor_page_layout_to_pdf (
    layout, kor_context_get_now (kor_register_get_context (register_)), NULL, error);
  return self->pdf != NULL &&
         (self->xml = make_reply_xml (register_, request, report, error)) != NULL;
}

/* --- public ----------------------------------------------------------------------------- */

/**
 * kor_case_paper_make:
 * @register_: an open register
 * @request_id: the case
 * @kind: which paper
 * @language: of its reader
 * @party: (nullable): of a notice, who it is for; %NULL: the only one that waits
 * @error: return location
 *
 * Makes a paper of a case from live data, signed by the user (R50–R60). Nothing is changed; see
 * kor_case_paper_keep(). Needs the right KOR_ROLE_MAINTAINS; for certificate, decision and extension
 * KOR_ROLE_DECIDES. Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): the paper, or %NULL with KOR_ERROR_NO_RIGHT,
 *   KOR_ERROR_NOT_ALLOWED when the case is not ready for it, KOR_ERROR_MISSING_VALUE "party" when
 *   several wait, KOR_ERROR_NOT_FOUND, an error of kor_letter_new() or of reading
 */
KorCasePaper *
kor_case_paper_make (KorRegister *register_,
                     gint64 request_id,
                     KorLetterKind kind,
                     KorLanguage language,
                     const char *party,
                     GError **error)
{
  g_autoptr (KorCasePaper) self = NULL;
  g_autoptr (KorRequest) request = NULL;
  gboolean made;

  if (!kor_register_require (register_, get_right (kind), error) ||
      (request = kor_register_load_request (register_, request_id, error)) == NULL ||
      !check_ready (register_, request, kind, error))
    return NULL;
  self = g_new0 (KorCasePaper, 1);
  self->kind = kind;
  self->language = language;
  self->request_id = request_id;
  if (kind == KOR_LETTER_NOTICE) {
    self->party = g_strdup (party != NULL ? party : find_only_party (request));
    if (self->party == NULL) {
      kor_error_set (error, KOR_ERROR_MISSING_VALUE, "party", NULL);
      return NULL;
    }
  }
  made = kind == KOR_LETTER_REPLY ? make_reply (self, register_, request, error)
                                  : make_letter (self, register_, request, error);
  return made ? g_steal_pointer (&self) : NULL;
}

/**
 * kor_case_paper_make_ban_confirmation:
 * @register_: an open register
 * @customer_id: who has bans
 * @language: of the letter
 * @error: return location
 *
 * Makes the letter that confirms the bans in force of somebody who told them without a case (R13, R53).
 * Nothing is changed; see kor_case_paper_keep(). Needs the right KOR_ROLE_MAINTAINS. Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): the letter, or %NULL with KOR_ERROR_NO_RIGHT, KOR_ERROR_NOT_FOUND
 *   when there is no such customer or no ban, an error of kor_letter_new() or of reading
 */
KorCasePaper *
kor_case_paper_make_ban_confirmation (KorRegister *register_,
                                      gint64 customer_id,
                                      KorLanguage language,
                                      GError **error)
{
  g_autoptr (KorCasePaper) self = NULL;

  if (!kor_register_require (register_, KOR_ROLE_MAINTAINS, error))
    return NULL;
  self = g_new0 (KorCasePaper, 1);
  self->kind = KOR_LETTER_BAN_CONFIRMATION;
  self->language = language;
  self->customer_id = customer_id;
  return make_letter (self, register_, NULL, error) ? g_steal_pointer (&self) : NULL;
}

/* A letter without a case is a document of the customer. */
static gboolean
keep_with_customer (KorRegister *register_, const KorCasePaper *self, GError **error)
{
  g_autoptr (KorDocument) document =
              kor_document_new (KOR_DOCUMENT_ATTACHMENT, self->name, "application/pdf");
  g_autoptr (GInputStream) pdf = g_memory_input_stream_new_from_bytes (self->pdf);

  document->customer_id = self->customer_id;
  document->n_pages = self->n_pages;
  return kor_register_attach_document (register_, document, pdf, NULL, error);
}

/**
 * kor_case_paper_keep:
 * @register_: the register it was made from
 * @self: a paper that goes out
 * @error: return location
 *
 * Keeps it with its case as it is given, which is a step of the case: see kor_register_keep_letter(). A
 * ban confirmation without a case is kept with the customer. Blocks; any thread.
 *
 * Returns: %FALSE with an error of kor_register_keep_letter() or kor_register_attach_document()
 */
gboolean
kor_case_paper_keep (KorRegister *register_, const KorCasePaper *self, GError **error)
{
  KorKeptLetter letter = {
    .request_id = self->request_id,
    .letter = self->kind,
    .language = self->language,
    .name = self->name,
    .pdf = self->pdf,
    .n_pages = self->n_pages,
    .xml = self->xml,
    .notice = self->party,
  };

  if (self->request_id == 0)
    return keep_with_customer (register_, self, error);
  return kor_register_keep_letter (register_, &letter, error);
}

/**
 * kor_case_paper_layout_new:
 * @self: a paper, made on any thread
 *
 * Returns: (transfer full): its pages; they belong to the calling thread
 */
KorPageLayout *
kor_case_paper_layout_new (const KorCasePaper *self)
{
  g_autoptr (xmlDoc) page = kor_xml_read_made (self->page_xml);

  return kor_page_layout_new (page);
}

void
kor_case_paper_free (KorCasePaper *self)
{
  g_free (self->name);
  g_free (self->party);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->xml, g_bytes_unref);
  g_clear_pointer (&self->page_xml, g_bytes_unref);
  g_free (self);
}
