/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-signature-text.h"

#include <glib/gi18n.h>

#include "kor-ui-text.h"

/* What was found of an electronic signature, in words. */

static const char *
describe_trust (const char *trust)
{
  static const struct {
    const char *word;
    const char *text;
  } texts[] = {
    { "trusted", N_ ("The certificate is trusted.") },
      { "untrusted-issuer", N_ ("The issuer of the certificate is not trusted.") },
        { "unknown-issuer", N_ ("The issuer of the certificate is not known here.") },
          { "revoked", N_ ("The certificate has been revoked.") },
            { "expired", N_ ("The certificate has expired.") },
          };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (texts[i].word, trust) == 0)
      return _ (texts[i].text);
  return _ ("The certificate could not be checked.");
}

static const char *
describe_coverage (const KorDocumentSignature *signature)
{
  if (!signature->valid)
    return _ ("What was signed has been changed since: the signature is not valid.");
  if (!signature->whole_document)
    return _ ("What was signed is unchanged, but something was added to the file later.");
  return _ ("Unchanged since it was signed; the whole document is signed.");
}

/**
 * kor_signature_describe_signer:
 * @signature: of a PDF
 *
 * Returns: (transfer full): who signed and when, as the signature says
 */
char *
kor_signature_describe_signer (const KorDocumentSignature *signature)
{
  gboolean named = signature->signer != NULL && *signature->signer != '\0';
  g_autofree char *day = NULL;

  if (signature->time == 0)
    return g_strdup (named ? signature->signer : _ ("Signer not named"));
  day = kor_ui_format_time (signature->time);
  return g_strdup_printf ("%s · %s", named ? signature->signer : _ ("Signer not named"), day);
}

/* Returns: (transfer full): what was seen of the signature when the paper was taken in */
char *
kor_signature_describe (const KorDocumentSignature *signature)
{
  return g_strdup_printf (
    "%s %s", describe_coverage (signature), describe_trust (signature->trust));
}
