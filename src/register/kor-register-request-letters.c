/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The papers of a case are kept as they are given, and keeping one is a step of the case. */

#include "kor-register-requests.h"

#include "kor-error.h"
#include "kor-register-documents.h"
#include "kor-register-requests-private.h"

/* A paper on its way: the page, and of a reply the data. */
typedef struct {
  const KorKeptLetter *letter;
  KorDocument *documents[2];
  KorDocumentFile files[2];
  guint n_documents;
} Keeping;

/* The certificate is the person in charge's (R59), and so are the papers that say what was decided. */
static KorRole
get_right (KorLetterKind letter)
{
  return letter == KOR_LETTER_CERTIFICATE || letter == KOR_LETTER_DECISION ||
             letter == KOR_LETTER_EXTENSION
           ? KOR_ROLE_DECIDES
           : KOR_ROLE_MAINTAINS;
}

/* What somebody who keeps the paper wants to do with the case. */
static KorRequestAction
get_action (KorLetterKind letter)
{
  switch (letter) {
  case KOR_LETTER_REPLY:
  case KOR_LETTER_ERASURE_RESULT:
    return KOR_ACTION_CARRY_OUT;
  case KOR_LETTER_NOTICE:
    return KOR_ACTION_NOTIFY;
  case KOR_LETTER_RECEIPT:
  case KOR_LETTER_ASK_SIGNATURE:
  case KOR_LETTER_ASK_SPECIFICATION:
  case KOR_LETTER_IDENTITY:
  case KOR_LETTER_EXTENSION:
  case KOR_LETTER_DECISION:
  case KOR_LETTER_CERTIFICATE:
  case KOR_LETTER_BAN_CONFIRMATION:
  case KOR_N_LETTERS:
  default:
    return KOR_ACTION_ATTACH;
  }
}

static KorRequest *
load_case (KorRegister *self, KorDb *db, const KorKeptLetter *letter, GError **error)
{
  KorDate today = kor_context_get_today (kor_register_get_context (self));
  g_autoptr (KorRequest) request = kor_request_load (db, letter->request_id, error);
  g_autoptr (GArray) lacks = NULL;

  if (request == NULL)
    return NULL;
  lacks = kor_request_check_letter (request, letter->letter, today);
  if (!kor_request_allow (request, get_action (letter->letter), lacks, error))
    return NULL;
  return g_steal_pointer (&request);
}

static gboolean
may_keep_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  g_autoptr (KorRequest) request = load_case (self, db, data, error);

  return request != NULL;
}

/* --- the step that a paper is ----------------------------------------------------------------- */

static gboolean
send_notices (
  KorRegister *self, KorDb *db, const KorRequest *request, const char *party, GError **error)
{
  char today[16];

  kor_date_to_text (kor_context_get_today (kor_register_get_context (self)), today);
  if (!kor_db_run (db,
                   error,
                   "UPDATE request_notice SET state = 'sent', date = ?, by = ?"
                   " WHERE request = ? AND name = ? AND state = 'waiting'",
                   "tiit",
                   today,
                   kor_register_get_user (self)->id,
                   request->id,
                   party))
    return FALSE;
  if (kor_db_changes (db) > 0)
    return TRUE;
  kor_error_set (error, KOR_ERROR_NOT_FOUND, "notice", party, NULL);
  return FALSE;
}

/* A reply that is made again leaves the day of the first. */
static gboolean
carry_out (
  KorRegister *self, KorDb *db, const KorRequest *request, const char *today, GError **error)
{
  return kor_db_run (db,
                     error,
                     "UPDATE request SET carried_out = coalesce (carried_out, ?),"
                     " carried_out_by = coalesce (carried_out_by, ?), version = version + 1"
                     " WHERE id = ?",
                     "tii",
                     today,
                     kor_register_get_user (self)->id,
                     request->id);
}

static gboolean
take_step (KorRegister *self,
           KorDb *db,
           const KorRequest *request,
           const KorKeptLetter *letter,
           GError **error)
{
  char today[16];

  kor_date_to_text (kor_context_get_today (kor_register_get_context (self)), today);
  if (letter->letter == KOR_LETTER_REPLY)
    return carry_out (self, db, request, today, error);
  if (letter->letter == KOR_LETTER_ASK_SIGNATURE)
    return kor_db_run (db,
                       error,
                       "UPDATE request SET asked_signature = ?, version = version + 1 WHERE id = ?",
                       "ti",
                       today,
                       request->id);
  if (letter->letter == KOR_LETTER_ASK_SPECIFICATION)
    return kor_db_run (
      db,
      error,
      "UPDATE request SET asked_specification = ?, version = version + 1 WHERE id = ?",
      "ti",
      today,
      request->id);
  return (letter->letter != KOR_LETTER_NOTICE ||
          send_notices (self, db, request, letter->notice, error)) &&
         kor_request_touch (db, request->id, error);
}

static gboolean
keep_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  Keeping *keeping = data;
  const KorKeptLetter *letter = keeping->letter;
  g_autoptr (KorRequest) request = load_case (self, db, letter, error);

  if (request == NULL)
    return FALSE;
  for (guint i = 0; i < keeping->n_documents; i++)
    if (!kor_document_insert (self, db, keeping->documents[i], &keeping->files[i], error))
      return FALSE;
  if (!take_step (self, db, request, letter, error))
    return FALSE;
  kor_request_describe (write,
                        request,
                        "letter",
                        "%s %s",
                        kor_letter_to_string (letter->letter),
                        kor_language_to_string (letter->language));
  return TRUE;
}

/* --- the files -------------------------------------------------------------------------------- */

static char *
get_xml_name (const char *name)
{
  g_autofree char *base =
    g_str_has_suffix (name, ".pdf") ? g_strndup (name, strlen (name) - 4) : g_strdup (name);

  return g_strconcat (base, ".xml", NULL);
}

static gboolean
write_part (KorRegister *self,
            Keeping *keeping,
            KorDocumentKind kind,
            const char *name,
            const char *media_type,
            GBytes *bytes,
            GError **error)
{
  const KorKeptLetter *letter = keeping->letter;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  guint at = keeping->n_documents;
  KorDocument *document = kor_document_new (kind, name, media_type);

  document->request_id = letter->request_id;
  document->letter = letter->letter;
  document->language = letter->language;
  document->n_pages = kind == KOR_DOCUMENT_LETTER ? letter->n_pages : 0;
  if (!kor_document_write (self, document, stream, &keeping->files[at], NULL, error)) {
    kor_document_free (document);
    return FALSE;
  }
  keeping->documents[at] = document;
  keeping->n_documents++;
  return TRUE;
}

static gboolean
write_parts (KorRegister *self, Keeping *keeping, GError **error)
{
  const KorKeptLetter *letter = keeping->letter;
  g_autofree char *xml_name = get_xml_name (letter->name);

  return write_part (self,
                     keeping,
                     KOR_DOCUMENT_LETTER,
                     letter->name,
                     "application/pdf",
                     letter->pdf,
                     error) &&
         (letter->xml == NULL ||
          write_part (
            self, keeping, KOR_DOCUMENT_REPLY, xml_name, "application/xml", letter->xml, error));
}

static void
finish (KorRegister *self, Keeping *keeping, gboolean kept)
{
  for (guint i = 0; i < keeping->n_documents; i++) {
    if (!kept)
      kor_document_drop (self, &keeping->files[i]);
    kor_document_file_clear (&keeping->files[i]);
    kor_document_free (keeping->documents[i]);
  }
}

static gboolean
check_letter (const KorKeptLetter *letter, GError **error)
{
  const char *unset = NULL;

  if (kor_text_or_null (letter->name) == NULL || letter->pdf == NULL)
    unset = "file";
  else if (letter->letter == KOR_LETTER_NOTICE && kor_text_or_null (letter->notice) == NULL)
    unset = "notice";
  else if (letter->letter == KOR_LETTER_REPLY && letter->xml == NULL)
    unset = "reply";
  if (unset != NULL)
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, unset, NULL);
  return unset == NULL;
}

/**
 * kor_register_keep_letter:
 * @self: a register
 * @letter: a paper that has been made
 * @error: return location
 *
 * Keeps a paper with its case as it is given, and takes the step that it is: a letter that asks for the
 * signature or which data are meant; a reply, with its data, which carries the request out; a notice,
 * by which those that wait for the party are sent; the certificate, which counts as issued (R58, R59).
 * Needs the right KOR_ROLE_MAINTAINS; for certificate, decision and extension KOR_ROLE_DECIDES. On
 * failure nothing is left of it. Blocks; any thread.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_NOT_FOUND, KOR_ERROR_NOT_ALLOWED,
 *   KOR_ERROR_MISSING_VALUE, KOR_ERROR_CANNOT_WRITE or a KOR_DB_ERROR
 */
gboolean
kor_register_keep_letter (KorRegister *self, const KorKeptLetter *letter, GError **error)
{
  Keeping keeping = { .letter = letter };
  KorRole right = get_right (letter->letter);
  gboolean kept;

  if (!kor_register_require (self, right, error) || !check_letter (letter, error) ||
      !kor_register_read (self, may_keep_body, (gpointer) letter, NULL, error))
    return FALSE;
  kept = write_parts (self, &keeping, error) &&
         kor_register_write (self, right, keep_body, &keeping, NULL, error);
  finish (self, &keeping, kept);
  return kept;
}
