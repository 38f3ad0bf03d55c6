/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-whole-signature.h"

#include <cert.h>
#include <cms.h>
#include <sechash.h>
#include <secoid.h>

#include <string.h>

/*
 * Does a signature cover the whole file? Poppler tells whether a signature fits the bytes its
 * byte range names, but not which these are, and a range read here might be another than the one
 * poppler took: a forger adds a second one for us to find. So the question is asked of the
 * cryptography: the file without one string of hexadecimal digits is hashed, and the signature in
 * that string must be one over this hash. Wherever that holds, nothing was added.
 */

static void
whole_signature_free (gpointer data)
{
  KorWholeSignature *self = data;

  g_free (self->signer);
  g_free (self);
}

/* The bytes between "<" and ">". The place is larger than the signature: zeros behind its end are
 * dropped, since DER tells its length. */
static GByteArray *
read_signature (const guint8 *data, const KorPdfGap *gap)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint64 size = 0;
  guint n_size;

  for (gsize at = gap->start + 1; at + 1 < gap->end - 1; at += 2) {
    guint8 byte = (guint8) (g_ascii_xdigit_value ((char) data[at]) * 16 +
                            g_ascii_xdigit_value ((char) data[at + 1]));

    g_byte_array_append (bytes, &byte, 1);
  }
  if (bytes->len < 8 || bytes->data[0] != 0x30)
    return NULL;
  n_size = bytes->data[1] & 0x7f;
  if ((bytes->data[1] & 0x80) != 0 && n_size >= 1 && n_size <= 4) {
    for (guint i = 0; i < n_size; i++)
      size = (size << 8) | bytes->data[2 + i];
    if (size + 2 + n_size > bytes->len)
      return NULL;
    g_byte_array_set_size (bytes, (guint) size + 2 + n_size);
  }
  return g_steal_pointer (&bytes);
}

/* HASH_Update() takes 32-bit lengths; a document is far smaller. */
static gboolean
hash_around (const guint8 *data,
             gsize length,
             const KorPdfGap *gap,
             SECOidTag algorithm,
             guint8 *digest,
             guint *digest_length)
{
  HASH_HashType type = HASH_GetHashTypeByOidTag (algorithm);
  HASHContext *context = type != HASH_AlgNULL ? HASH_Create (type) : NULL;

  if (context == NULL)
    return FALSE;
  HASH_Begin (context);
  HASH_Update (context, data, (unsigned int) gap->start);
  HASH_Update (context, data + gap->end, (unsigned int) (length - gap->end));
  HASH_End (context, digest, digest_length, HASH_LENGTH_MAX);
  HASH_Destroy (context);
  return TRUE;
}

static NSSCMSSignerInfo *
get_signer (NSSCMSMessage *message, NSSCMSSignedData **signed_data)
{
  NSSCMSContentInfo *content = NSS_CMSMessage_ContentLevel (message, 0);

  if (content == NULL ||
      NSS_CMSContentInfo_GetContentTypeTag (content) != SEC_OID_PKCS7_SIGNED_DATA)
    return NULL;
  *signed_data = NSS_CMSContentInfo_GetContent (content);
  if (*signed_data == NULL || NSS_CMSSignedData_SignerInfoCount (*signed_data) < 1 ||
      NSS_CMSSignedData_ImportCerts (
        *signed_data, CERT_GetDefaultCertDB (), certUsageEmailSigner, PR_FALSE) != SECSuccess)
    return NULL;
  return NSS_CMSSignedData_GetSignerInfo (*signed_data, 0);
}

static KorWholeSignature *
make_whole_signature (NSSCMSSignerInfo *signer, CERTCertificate *certificate)
{
  KorWholeSignature *self = g_new0 (KorWholeSignature, 1);
  char *name = CERT_GetCommonName (&certificate->subject);
  PRTime time;

  self->signer = g_strdup (name != NULL ? name : "");
  PORT_Free (name);
  if (NSS_CMSSignerInfo_GetSigningTime (signer, &time) == SECSuccess)
    self->time = time / PR_USEC_PER_SEC;
  return self;
}

static KorWholeSignature *
check_message (NSSCMSMessage *message, const guint8 *data, gsize length, const KorPdfGap *gap)
{
  NSSCMSSignedData *signed_data = NULL;
  NSSCMSSignerInfo *signer = get_signer (message, &signed_data);
  CERTCertificate *certificate;
  guint8 digest[HASH_LENGTH_MAX];
  guint digest_length = 0;
  SECItem item = { siBuffer, digest, 0 };

  if (signer == NULL)
    return NULL;
  certificate = NSS_CMSSignerInfo_GetSigningCertificate (signer, CERT_GetDefaultCertDB ());
  if (certificate == NULL ||
      !hash_around (
        data, length, gap, NSS_CMSSignerInfo_GetDigestAlgTag (signer), digest, &digest_length))
    return NULL;
  item.len = digest_length;
  if (NSS_CMSSignerInfo_Verify (signer, &item, &signed_data->contentInfo.contentType) != SECSuccess)
    return NULL;
  return make_whole_signature (signer, certificate);
}

/**
 * kor_whole_signatures_find:
 * @data: a PDF file
 * @length: its length in bytes
 * @scan: where signatures may stand in it
 *
 * NSS must have been initialised.
 *
 * Returns: (transfer full) (element-type KorWholeSignature): the valid ones over the whole file
 */
GPtrArray *
kor_whole_signatures_find (const guint8 *data, gsize length, const KorPdfScan *scan)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (whole_signature_free);

  for (guint i = 0; i < scan->gaps->len; i++) {
    const KorPdfGap *gap = &g_array_index (scan->gaps, KorPdfGap, i);
    g_autoptr (GByteArray) bytes = read_signature (data, gap);
    SECItem item = { siBuffer, bytes != NULL ? bytes->data : NULL, bytes != NULL ? bytes->len : 0 };
    NSSCMSMessage *message;
    KorWholeSignature *signature;

    if (bytes == NULL)
      continue;
    message = NSS_CMSMessage_CreateFromDER (&item, NULL, NULL, NULL, NULL, NULL, NULL);
    if (message == NULL)
      continue;
    signature = check_message (message, data, length, gap);
    if (signature != NULL)
      g_ptr_array_add (found, signature);
    NSS_CMSMessage_Destroy (message);
  }
  return found;
}
