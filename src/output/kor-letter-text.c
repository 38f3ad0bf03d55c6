/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-config.h"

#include "kor-letter-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kor-document-text.h"
#include "kor-error.h"

/*
 * Which texts of data/documents/strings.xml the office can change, in the order in which they stand on
 * the page. The words of tables, fields and decisions are not among them: they are the same on every
 * paper.
 */

/* clang-format off */
#define ASKS                                                                                       \
  "letter.asks.access", "letter.asks.rectification", "letter.asks.erasure",                        \
  "letter.asks.restriction", "letter.asks.objection", "letter.asks.portability",                   \
  "letter.asks.anonymisation"

#define WAYS "letter.common.in-person", "letter.common.callback", "letter.common.electronic"

#define PENDING "letter.common.limit-stays", "letter.common.not-lost"

#define COMPLAINT                                                                                  \
  "letter.common.complaint-heading", "letter.common.complaint", "letter.common.complaint-law"

#define END(role) "letter.common.contact", "letter.common.regards", role

#define HANDLER "letter.common.handler"
#define IN_CHARGE "letter.common.in-charge"

static const char *const receipt[] = {
  "letter.reference", "letter.receipt.title", "letter.receipt.received", ASKS,
  "letter.receipt.wants", "letter.receipt.items", "letter.receipt.limit",
  "letter.receipt.limit-extended", "letter.receipt.identity", "letter.receipt.fee", END (HANDLER),
  NULL,
};

static const char *const ask_signature[] = {
  "letter.reference", "letter.ask-signature.title", "letter.ask-signature.received", ASKS,
  "letter.ask-signature.why", "letter.common.how", "letter.ask-signature.choose",
  "letter.ask-signature.sign", WAYS, PENDING, END (HANDLER), NULL,
};

static const char *const ask_specification[] = {
  "letter.reference", "letter.ask-specification.title", "letter.ask-specification.received", ASKS,
  "letter.ask-specification.items", "letter.ask-specification.no-items",
  "letter.ask-specification.access", "letter.ask-specification.other", "letter.common.how",
  "letter.ask-specification.answer", PENDING, END (HANDLER), NULL,
};

static const char *const identity[] = {
  "letter.reference", "letter.identity.title", "letter.identity.received", ASKS,
  "letter.identity.why", "letter.common.how", "letter.identity.choose", WAYS,
  "letter.identity.minimum", PENDING, END (HANDLER), NULL,
};

static const char *const extension[] = {
  "letter.reference", "letter.extension.title", "letter.extension.received", ASKS,
  "letter.extension.extended", "letter.extension.nothing", "letter.common.reasons", COMPLAINT,
  END (IN_CHARGE), NULL,
};

static const char *const decision[] = {
  "letter.reference", "letter.decision.title", "letter.decision.received", ASKS,
  "letter.decision.granted", "letter.decision.partly", "letter.decision.refused",
  "letter.decision.not-in-register", "letter.decision.access", "letter.decision.portability",
  "letter.decision.rectification", "letter.decision.erasure", "letter.decision.restriction",
  "letter.decision.objection", "letter.decision.objection-scopes",
  "letter.decision.anonymisation", "letter.decision.contested", "letter.decision.certificate",
  "letter.common.reasons", "letter.decision.parties", "letter.decision.parties-text",
  "letter.decision.party-waiting", "letter.decision.party-sent",
  "letter.decision.party-impossible", "letter.decision.parties-none", COMPLAINT, END (IN_CHARGE),
  NULL,
};

static const char *const certificate[] = {
  "letter.reference", "letter.certificate.title", "letter.certificate.given",
  "letter.certificate.given-partly", "letter.certificate.request",
  "letter.decision.not-in-register", "letter.certificate.items", "letter.common.reasons",
  "letter.certificate.law", "letter.certificate.law.access",
  "letter.certificate.law.rectification", "letter.certificate.law.needless",
  "letter.certificate.law.erasure", "letter.certificate.law.restriction",
  "letter.certificate.law.objection", "letter.certificate.law.portability",
  "letter.certificate.law.anonymisation", COMPLAINT, "letter.common.contact", IN_CHARGE, NULL,
};

static const char *const notice[] = {
  "letter.notice.title", "letter.notice.source", "letter.notice.recipient",
  "letter.notice.person", "letter.notice.person-formerly", "letter.notice.please",
  "letter.notice.law-source", "letter.notice.law-recipient", "letter.notice.confidential",
  END (HANDLER), NULL,
};

static const char *const ban_confirmation[] = {
  "letter.reference", "letter.ban-confirmation.title", "letter.ban-confirmation.recorded",
  "letter.ban-confirmation.at-once", "letter.ban-confirmation.under-way",
  "letter.ban-confirmation.relation", END (HANDLER), NULL,
};

static const char *const erasure_result[] = {
  "letter.reference", "letter.erasure-result.title", "letter.erasure-result.received", ASKS,
  "letter.erasure-result.erased", "letter.erasure-result.anonymised",
  "letter.erasure-result.kept", "letter.erasure-result.parties", END (HANDLER), NULL,
};

static const char *const nothing[] = { NULL };

static const char *const *const texts[KOR_N_LETTERS] = {
  [KOR_LETTER_RECEIPT] = receipt,
  [KOR_LETTER_ASK_SIGNATURE] = ask_signature,
  [KOR_LETTER_ASK_SPECIFICATION] = ask_specification,
  [KOR_LETTER_IDENTITY] = identity,
  [KOR_LETTER_EXTENSION] = extension,
  [KOR_LETTER_REPLY] = nothing, /* its texts are those of the law */
  [KOR_LETTER_DECISION] = decision,
  [KOR_LETTER_CERTIFICATE] = certificate,
  [KOR_LETTER_NOTICE] = notice,
  [KOR_LETTER_BAN_CONFIRMATION] = ban_confirmation,
  [KOR_LETTER_ERASURE_RESULT] = erasure_result,
};
/* clang-format on */

/* The placeholders of a text, "{1}" and so on: a digit or several in braces. */
static GHashTable *
find_placeholders (const char *text)
{
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const char *p = strchr (text, '{'); p != NULL; p = strchr (p + 1, '{')) {
    gsize n_digits = strspn (p + 1, "0123456789");

    if (n_digits > 0 && p[1 + n_digits] == '}')
      g_hash_table_add (found, g_strndup (p, n_digits + 2));
  }
  return found;
}

/* The first of @some that is not among @all, or NULL. */
static const char *
find_outside (GHashTable *some, GHashTable *all)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, some);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (all, key))
      return key;
  return NULL;
}

/**
 * kor_letter_get_text_ids:
 * @kind: a letter
 *
 * Returns: (transfer none) (array zero-terminated=1): the texts of it that the office can change, as they
 *   follow each other on the page; some stand on every letter, and which of some is on the page
 *   follows from the case
 */
const char *const *
kor_letter_get_text_ids (KorLetterKind kind)
{
  g_return_val_if_fail ((guint) kind < KOR_N_LETTERS, nothing);
  return texts[kind];
}

/**
 * kor_letter_text_is_editable:
 * @id: a text of data/documents/strings.xml
 *
 * Returns: whether the office can change it
 */
gboolean
kor_letter_text_is_editable (const char *id)
{
  for (guint i = 0; i < KOR_N_LETTERS; i++)
    if (g_strv_contains (texts[i], id))
      return TRUE;
  return FALSE;
}

/**
 * kor_letter_text_get_original:
 * @id: a text that the office can change
 * @language: of the letter
 *
 * Returns: (transfer none): the program's own text
 */
const char *
kor_letter_text_get_original (const char *id, KorLanguage language)
{
  return kor_document_text_get (language, id);
}

/**
 * kor_letter_text_get_title:
 * @id: a text that the office can change
 *
 * Returns: what it is on the page, in the program's language: "Subject line", "Paragraph" …
 */
const char *
kor_letter_text_get_title (const char *id)
{
  static const struct {
    const char *part, *title;
  } parts[] = {
    { ".title", N_ ("Subject line") },
      { ".complaint-heading", N_ ("Heading") },
        { ".how", N_ ("Heading") },
          { ".reasons", N_ ("Heading") },
            { ".parties", N_ ("Heading") },
              { "certificate.items", N_ ("Heading") },
                { "certificate.law", N_ ("Heading") },
                  { ".in-person", N_ ("Way to show identity") },
                    { ".callback", N_ ("Way to show identity") },
                      { ".electronic", N_ ("Way to show identity") },
                        { ".sign", N_ ("Way to show identity") },
                          { ".complaint", N_ ("Right to complain") },
                            { ".complaint-law", N_ ("Right to complain") },
                              { ".regards", N_ ("Closing words") },
                                { ".handler", N_ ("Role of the signer") },
                                  { ".in-charge", N_ ("Role of the signer") },
                                };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_has_suffix (id, parts[i].part))
      return _(parts[i].title);
  return strstr (id, ".law") != NULL ? _("Law") : _("Paragraph");
}

/**
 * kor_letter_text_check:
 * @original: the program's text
 * @changed: the office's
 * @error: return location
 *
 * Sees that the facts find their places: each placeholder of @original, such as {1}, must stand in
 * @changed, and no other may.
 *
 * Returns: %FALSE with KOR_ERROR_BAD_VALUE, which names the placeholder
 */
gboolean
kor_letter_text_check (const char *original, const char *changed, GError **error)
{
  g_autoptr (GHashTable) wanted = find_placeholders (original);
  g_autoptr (GHashTable) found = find_placeholders (changed);
  const char *wrong = find_outside (wanted, found);

  if (wrong == NULL)
    wrong = find_outside (found, wanted);
  if (wrong == NULL)
    return TRUE;
  kor_error_set (error, KOR_ERROR_BAD_VALUE, "text", wrong, "placeholder", NULL);
  return FALSE;
}
