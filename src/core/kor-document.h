/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-request-words.h"
#include "kor-words.h"

G_BEGIN_DECLS

/* What was seen of one electronic signature of a PDF, at the time it was taken in. */
typedef struct {
  char *signer;            /* common name of the certificate */
  gint64 time;             /* as the signature says, seconds since 1970 UTC; 0: does not say */
  gboolean valid;          /* the signed bytes are unchanged */
  gboolean whole_document; /* nothing was added after it */
  char *trust;             /* word: "trusted", "untrusted", "unknown-issuer", "expired" … */
} KorDocumentSignature;

/**
 * KorDocument:
 *
 * A scan, a letter or a reply, kept as an encrypted file of the register. Strings may be %NULL.
 */
typedef struct {
  gint64 id; /* 0 until saved */
  gint64 request_id;
  gint64 customer_id; /* 0: of a request only */
  KorDocumentKind kind;
  KorLetterKind letter;  /* of a letter and of a reply */
  KorLanguage language;  /* of a letter and of a reply */
  char *name;            /* the file's name when it was taken in, or what a letter is saved as */
  char *media_type;      /* as found by content: "application/pdf" … */
  gint64 size;           /* bytes */
  guint n_pages;         /* 0: not known */
  char *sha256;          /* of the content, 64 hexadecimal digits */
  gboolean has_script;   /* the file wants to run something; it is never let */
  GPtrArray *signatures; /* of KorDocumentSignature */
  gint64 added;          /* seconds since 1970 UTC */
  char *added_by;
} KorDocument;

KorDocument *kor_document_new (KorDocumentKind kind, const char *name, const char *media_type);
KorDocument *kor_document_copy (const KorDocument *self);
void kor_document_free (KorDocument *self);

KorDocumentSignature *kor_document_signature_new (void);
KorDocumentSignature *kor_document_signature_copy (const KorDocumentSignature *self);
void kor_document_signature_free (KorDocumentSignature *self);
char *kor_document_signatures_to_text (GPtrArray *signatures);
GPtrArray *kor_document_signatures_from_text (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorDocument, kor_document_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorDocumentSignature, kor_document_signature_free)

G_END_DECLS
