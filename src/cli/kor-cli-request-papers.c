/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The papers that go out (letter, carry-out), and a way to any that is kept (document). */

#include "kor-cli-request.h"

#include <glib/gi18n.h>

#include "kor-error.h"
#include "kor-file-writer.h"
#include "kor-letter-collect.h"
#include "kor-register-documents.h"
#include "kor-register-requests.h"

/* --- letter, carry-out ------------------------------------------------------------------------ */

typedef struct {
  KorFileWriter *pdf;
  KorFileWriter *xml;
} Files;

static void
files_clear (Files *self)
{
  g_clear_pointer (&self->pdf, kor_file_writer_free);
  g_clear_pointer (&self->xml, kor_file_writer_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Files, files_clear)

static KorFileWriter *
write_ahead (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (KorFileWriter) writer = kor_file_writer_new (path, error);

  if (writer == NULL)
    return NULL;
  kor_file_writer_write (writer, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return kor_file_writer_sync (writer, error) ? g_steal_pointer (&writer) : NULL;
}

/*
 * A letter that is kept counts as sent, so it must not be kept while it can't be saved; and a letter that
 * is saved but not kept would be one the register knows nothing of. So the files are written whole
 * beside their places, then the letter is kept, then they are moved there. Should only that last step
 * fail, the letter is kept and can be saved again ("request document").
 */
static gboolean
keep_and_save (
  KorCli *cli, const KorCasePaper *paper, const char *pdf, const char *xml, GError **error)
{
  g_auto (Files) files = { NULL, NULL };

  if (pdf != NULL && (files.pdf = write_ahead (pdf, paper->pdf, error)) == NULL)
    return FALSE;
  if (xml != NULL && (files.xml = write_ahead (xml, paper->xml, error)) == NULL)
    return FALSE;
  if (!kor_case_paper_keep (cli->register_, paper, error))
    return FALSE;
  if ((files.pdf == NULL || kor_file_writer_commit (files.pdf, error)) &&
      (files.xml == NULL || kor_file_writer_commit (files.xml, error)))
    return TRUE;
  g_printerr (_("The paper is kept with the case; “request document” saves it.\n"));
  return FALSE;
}

static gboolean
make_and_keep (KorCli *cli,
               const KorRequest *request,
               KorLetterKind kind,
               KorLanguage language,
               const char *party,
               const char *pdf,
               const char *xml,
               GError **error)
{
  g_autoptr (KorCasePaper) paper = NULL;

  if (xml != NULL && kind != KOR_LETTER_REPLY)
    return kor_cli_misuse (error, _("Only a reply is also written as XML; this letter is a PDF."));
  paper = kor_case_paper_make (cli->register_, request->id, kind, language, party, error);
  return paper != NULL && keep_and_save (cli, paper, pdf, xml, error) &&
         kor_cli_answer_request (cli, request->id, error);
}

/* Without a name the notice is for the first who waits for one. */
static const char *
choose_party (const KorRequest *request, KorLetterKind kind, const char *named)
{
  if (kind != KOR_LETTER_NOTICE || named != NULL || request->notices->len == 0)
    return named;
  for (guint i = 0; i < request->notices->len; i++) {
    const KorRequestNotice *notice = request->notices->pdata[i];

    if (notice->state == KOR_NOTICE_WAITING)
      return notice->name;
  }
  return ((const KorRequestNotice *) request->notices->pdata[0])->name;
}

static gboolean
take_language (KorCliArgs *args, KorLanguage *language, GError **error)
{
  const char *word = kor_cli_args_get_option (args, "language");

  return word == NULL || kor_language_from_string (word, language) ||
         kor_cli_refuse ("language", word, "language", error);
}

static gboolean
request_letter (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *word = kor_cli_args_need (args, 1, _("LETTER"), error);
  g_autoptr (KorRequest) request = NULL;
  const char *pdf, *xml;
  KorLanguage language;
  KorLetterKind kind;

  if (word == NULL || !kor_cli_take_files (args, &pdf, &xml, error))
    return FALSE;
  if (!kor_letter_from_string (word, &kind))
    return kor_cli_refuse ("letter", word, "letter", error);
  request = kor_cli_load_request (cli, args, error);
  if (request == NULL)
    return FALSE;
  language = request->language;
  return take_language (args, &language, error) &&
         make_and_keep (cli,
                        request,
                        kind,
                        language,
                        choose_party (request, kind, kor_cli_args_get_option (args, "party")),
                        pdf,
                        xml,
                        error);
}

/* What the reply or the decision has carried out need not be done again, and is no mistake. */
static gboolean
carry_out_again (KorCli *cli, const KorRequest *request, GError **error)
{
  g_autofree char *number = kor_request_get_number (request);
  g_autofree char *date = kor_date_to_iso (request->carried_out);

  if (!kor_register_require (cli->register_, KOR_ROLE_MAINTAINS, error))
    return FALSE;
  g_printerr (_("Case %s was carried out on %s.\n"), number, date);
  kor_cli_set_result_text (cli, number);
  return TRUE;
}

/* The reply with the data is what access and portability ask for; all else is the register's to do. */
static gboolean
carry_out (KorCli *cli, const KorRequest *request, const char *pdf, const char *xml, GError **error)
{
  gboolean by_reply =
    request->kind == KOR_REQUEST_ACCESS || request->kind == KOR_REQUEST_PORTABILITY;
  gboolean on_paper = pdf != NULL || xml != NULL;

  if (on_paper && !by_reply)
    return kor_cli_misuse (
      error, _("Only access and portability are carried out on paper; leave -o out."));
  if (request->carried_out != KOR_DATE_NONE && request->closed == KOR_DATE_NONE && !on_paper)
    return carry_out_again (cli, request, error);
  if (by_reply && (on_paper || request->decision != KOR_DECISION_NONE))
    return make_and_keep (cli, request, KOR_LETTER_REPLY, request->language, NULL, pdf, xml, error);
  return kor_register_carry_out_request (cli->register_, request->id, error) &&
         kor_cli_answer_request (cli, request->id, error);
}

static gboolean
request_carry_out (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *pdf = NULL, *xml = NULL;
  g_autoptr (KorRequest) request = NULL;

  if (kor_cli_args_has (args, "o") && !kor_cli_take_files (args, &pdf, &xml, error))
    return FALSE;
  request = kor_cli_load_request (cli, args, error);
  return request != NULL && carry_out (cli, request, pdf, xml, error);
}

/* --- document --------------------------------------------------------------------------------- */

static gboolean
has_document (const KorRequest *request, gint64 id)
{
  for (guint i = 0; i < request->documents->len; i++)
    if (((const KorDocument *) request->documents->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

static gboolean
request_document (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *word = kor_cli_args_need (args, 1, _("DOCUMENT"), error);
  const char *path = word != NULL ? kor_cli_args_need_option (args, "o", error) : NULL;
  g_autoptr (KorRequest) request = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint64 id = 0;

  if (path == NULL)
    return FALSE;
  request = kor_cli_load_request (cli, args, error);
  if (request == NULL)
    return FALSE;
  if (!g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT64, &id, NULL) ||
      !has_document (request, (gint64) id)) {
    kor_error_set (error, KOR_ERROR_NOT_FOUND, "document", word, NULL);
    return FALSE;
  }
  bytes = kor_register_read_document (cli->register_, (gint64) id, NULL, error);
  return bytes != NULL && kor_file_write_bytes (path, bytes, error);
}

const KorCliCommand kor_cli_request_paper_commands[] = {
  { "request",
    "letter",
    "language= party= o=",
    "CASE receipt|ask-signature|ask-specification|identity|extension|reply|decision|certificate"
    "|notice|ban-confirmation|erasure-result [--language fi|en|sv] [--party NAME] -o FILE.pdf",
    TRUE,
    request_letter },
  { "request", "carry-out", "o=", "CASE [-o FILE.pdf] [-o FILE.xml]", TRUE, request_carry_out },
  { "request", "document", "o=", "CASE DOCUMENT -o FILE", TRUE, request_document },
  { NULL },
};
