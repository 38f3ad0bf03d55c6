/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The papers that came with a case: scans and files, or where the paper is (R31, R50). */

#include "kor-cli-request.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kor-error.h"
#include "kor-inspector.h"
#include "kor-register-documents.h"
#include "kor-register-requests.h"
#include "kor-request-rules.h"

/* Opens a stranger's file; it may be anything, so a pipe or a device must not hold us up. */
static int
open_paper (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *problem = NULL;
  g_autofd int fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  struct stat st;

  if (fd < 0 || fstat (fd, &st) != 0) {
    int reason = errno;

    kor_error_set (error, KOR_ERROR_CANNOT_READ, path, g_strerror (reason), NULL);
    return -1;
  }
  if (!S_ISREG (st.st_mode))
    problem = "not-a-file";
  else if (st.st_size == 0)
    problem = "empty-file";
  else if (st.st_size > KOR_DOCUMENT_MAX_SIZE) {
    g_autofree char *limit = g_strdup_printf ("%d", (int) (KOR_DOCUMENT_MAX_SIZE / (1024 * 1024)));

    kor_error_set (error, KOR_ERROR_BAD_FILE, name, "", "", "", "document-too-large", limit, NULL);
    return -1;
  }
  if (problem != NULL) {
    kor_error_set (error, KOR_ERROR_BAD_FILE, name, "", "", "", problem, "", NULL);
    return -1;
  }
  return g_steal_fd (&fd);
}

static KorDocument *
document_from (const KorInspection *inspection, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  KorDocument *document = kor_document_new (KOR_DOCUMENT_ATTACHMENT, shown, inspection->media_type);

  document->n_pages = inspection->n_pages;
  document->has_script = inspection->has_javascript || inspection->has_launch;
  for (guint i = 0; i < inspection->signatures->len; i++)
    g_ptr_array_add (document->signatures,
                     kor_document_signature_copy (inspection->signatures->pdata[i]));
  return document;
}

/* What is known of a certificate without asking anybody. */
static const char *
describe_trust (const char *word)
{
  /* clang-format off */
  static const struct {
    const char *word, *sentence;
  } trusts[] = {
    { "trusted", N_("The certificate was issued by somebody this computer trusts.") },
    { "untrusted-issuer", N_("The certificate was issued by somebody this computer does not trust.") },
    { "unknown-issuer", N_("The certificate was issued by somebody this computer does not know.") },
    { "revoked", N_("The certificate has been revoked.") },
    { "expired", N_("The certificate has expired.") },
    { "generic-error", N_("The certificate is not in order.") },
  };

  /* clang-format on */

  for (guint i = 0; i < G_N_ELEMENTS (trusts); i++)
    if (g_strcmp0 (trusts[i].word, word) == 0)
      return _(trusts[i].sentence);
  return _("The certificate was not checked.");
}

static void
tell_signature (const KorDocumentSignature *signature)
{
  const char *signer = signature->signer != NULL && *signature->signer != '\0'
                         ? signature->signer
                         : _("somebody who is not named");
  g_autofree char *time =
    signature->time != 0 ? kor_time_to_iso (signature->time) : g_strdup (_("an unknown time"));

  if (!signature->valid)
    g_printerr (_("The electronic signature by %s (%s) does not hold: the document was changed"
                  " after it.\n"),
                  signer,
                  time);
  else if (!signature->whole_document)
    g_printerr (_("Signed electronically by %s (%s), but not the whole document: something was"
                  " added after it.\n"),
                  signer,
                  time);
  else
    g_printerr (
      _("Signed electronically by %s (%s); the whole document is signed.\n"), signer, time);
  g_printerr ("%s\n", describe_trust (signature->trust));
}

/* Whether the paper is the request itself is for people to say, so nothing is set here. */
static void
tell_findings (const KorInspection *inspection, const KorRequest *request)
{
  g_autofree char *number = kor_request_get_number (request);
  gboolean signed_ = FALSE;

  if (inspection->has_javascript || inspection->has_launch)
    g_printerr (_("There are programs in the document; they are never run.\n"));
  if (inspection->has_attachments)
    g_printerr (_("Other files are packed into the document; they are kept but never opened.\n"));
  for (guint i = 0; i < inspection->signatures->len; i++) {
    const KorDocumentSignature *signature = inspection->signatures->pdata[i];

    tell_signature (signature);
    signed_ |= signature->valid;
  }
  if (signed_ && request->signature != KOR_SIGNATURE_ELECTRONIC)
    g_printerr (_("If this is the signed request: request set %s signature=electronic\n"), number);
}

static gboolean
attach_file (KorCli *cli, const KorRequest *request, const char *path, GError **error)
{
  g_autofd int fd = open_paper (path, error);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (KorInspection) inspection =
              fd >= 0 ? kor_inspector_inspect (fd, name, NULL, error) : NULL;
  g_autoptr (KorDocument) document = NULL;
  g_autoptr (GInputStream) plain = NULL;

  if (inspection == NULL)
    return FALSE;
  if (lseek (fd, 0, SEEK_SET) != 0) {
    int reason = errno;

    kor_error_set (error, KOR_ERROR_CANNOT_READ, path, g_strerror (reason), NULL);
    return FALSE;
  }
  document = document_from (inspection, path);
  document->request_id = request->id;
  document->customer_id = request->customer_id;
  plain = g_unix_input_stream_new (fd, FALSE);
  if (!kor_register_attach_document (cli->register_, document, plain, NULL, error))
    return FALSE;
  tell_findings (inspection, request);
  kor_cli_set_result (cli, document->id);
  return TRUE;
}

static gboolean
request_attach (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *path = kor_cli_args_get (args, 1);
  const char *place = kor_cli_args_get_option (args, "paper-place");
  g_autoptr (KorRequest) request = NULL;

  if ((path != NULL) == (place != NULL))
    return kor_cli_misuse (error, _("Give either a FILE or --paper-place."));
  if (!kor_register_require (cli->register_, KOR_ROLE_MAINTAINS, error))
    return FALSE;
  request = kor_cli_load_request (cli, args, error);
  if (request == NULL)
    return FALSE;
  if (path != NULL)
    return kor_request_require (
             request, KOR_ACTION_ATTACH, kor_context_get_today (cli->context), error) &&
           attach_file (cli, request, path, error);
  g_set_str (&request->paper_place, place);
  return kor_register_update_request (cli->register_, request, error) &&
         kor_cli_answer_request (cli, request->id, error);
}

const KorCliCommand kor_cli_request_attach_commands[] = {
  { "request", "attach", "paper-place=", "CASE FILE | --paper-place TEXT", TRUE, request_attach },
  { NULL },
};
