/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-document.h"

/* The signatures stand in one text: a line each, fields apart by a tab, which no name keeps. */
#define N_SIGNATURE_FIELDS 5

/**
 * kor_document_new:
 * @kind: what it is
 * @name: the file's name
 * @media_type: as found by content
 *
 * Returns: (transfer full): a document that is not saved yet
 */
KorDocument *
kor_document_new (KorDocumentKind kind, const char *name, const char *media_type)
{
  KorDocument *self = g_new0 (KorDocument, 1);

  self->kind = kind;
  self->name = g_strdup (name);
  self->media_type = g_strdup (media_type);
  self->signatures = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_document_signature_free);
  return self;
}

KorDocument *
kor_document_copy (const KorDocument *self)
{
  KorDocument *copy = g_new (KorDocument, 1);

  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->media_type = g_strdup (self->media_type);
  copy->sha256 = g_strdup (self->sha256);
  copy->added_by = g_strdup (self->added_by);
  copy->signatures = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_document_signature_free);
  for (guint i = 0; i < self->signatures->len; i++)
    g_ptr_array_add (copy->signatures, kor_document_signature_copy (self->signatures->pdata[i]));
  return copy;
}

void
kor_document_free (KorDocument *self)
{
  g_free (self->name);
  g_free (self->media_type);
  g_free (self->sha256);
  g_free (self->added_by);
  g_ptr_array_unref (self->signatures);
  g_free (self);
}

KorDocumentSignature *
kor_document_signature_new (void)
{
  return g_new0 (KorDocumentSignature, 1);
}

KorDocumentSignature *
kor_document_signature_copy (const KorDocumentSignature *self)
{
  KorDocumentSignature *copy = g_new (KorDocumentSignature, 1);

  *copy = *self;
  copy->signer = g_strdup (self->signer);
  copy->trust = g_strdup (self->trust);
  return copy;
}

void
kor_document_signature_free (KorDocumentSignature *self)
{
  g_free (self->signer);
  g_free (self->trust);
  g_free (self);
}

static char *
clean (const char *text)
{
  return g_strdelimit (g_strdup (text != NULL ? text : ""), "\t\n\r", ' ');
}

/**
 * kor_document_signatures_to_text:
 * @signatures: (element-type KorDocumentSignature): what was seen
 *
 * Returns: (transfer full) (nullable): one text to keep, %NULL for none
 */
char *
kor_document_signatures_to_text (GPtrArray *signatures)
{
  GString *text;

  if (signatures->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < signatures->len; i++) {
    const KorDocumentSignature *signature = signatures->pdata[i];
    g_autofree char *signer = clean (signature->signer);
    g_autofree char *trust = clean (signature->trust);

    g_string_append_printf (text,
                            "%s\t%" G_GINT64_FORMAT "\t%s\t%s\t%s\n",
                            signer,
                            signature->time,
                            signature->valid ? "yes" : "no",
                            signature->whole_document ? "yes" : "no",
                            trust);
  }
  return g_string_free (text, FALSE);
}

/**
 * kor_document_signatures_from_text:
 * @text: (nullable): what kor_document_signatures_to_text() made
 *
 * Returns: (transfer full) (element-type KorDocumentSignature): the signatures; lines that are not one
 *   are left out
 */
GPtrArray *
kor_document_signatures_from_text (const char *text)
{
  GPtrArray *signatures =
    g_ptr_array_new_with_free_func ((GDestroyNotify) kor_document_signature_free);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (int i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);
    KorDocumentSignature *signature;

    if (g_strv_length (fields) != N_SIGNATURE_FIELDS)
      continue;
    signature = kor_document_signature_new ();
    signature->signer = g_strdup (fields[0]);
    signature->time = g_ascii_strtoll (fields[1], NULL, 10);
    signature->valid = g_str_equal (fields[2], "yes");
    signature->whole_document = g_str_equal (fields[3], "yes");
    signature->trust = g_strdup (fields[4]);
    g_ptr_array_add (signatures, signature);
  }
  return signatures;
}
