/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-inspect-pdf.h"

#include "kor-helper-answer.h"
#include "kor-inspect-protocol.h"
#include "kor-pdf-scan.h"
#include "kor-whole-signature.h"

#include <fontconfig/fontconfig.h>
#include <nss.h>
#include <poppler.h>

#include <math.h>

/* Pages whose links are walked through; the scan of the bytes sees all of them. */
#define MAX_WALKED_PAGES 200

typedef struct {
  char *signer;
  gint64 time;
  const char *trust;
  gboolean valid;
  gboolean whole;
} SignatureFacts;

/* Poppler's headers have no g_autoptr for these two in the version of Debian 13, but later ones do:
 * names of our own work with both. */
typedef PopplerDocument KorPdf;
typedef PopplerPage KorPdfPage;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorPdf, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorPdfPage, g_object_unref)

static KorPdf *
open_pdf (GString *answer, GBytes *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KorPdf) pdf = poppler_document_new_from_bytes (document, NULL, &error);
  int n_pages = pdf != NULL ? poppler_document_get_n_pages (pdf) : 0;

  if (g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    kor_helper_answer_problem (answer, KOR_INSPECT_PASSWORD, "");
  else if (pdf == NULL || n_pages < 1 || n_pages > KOR_INSPECT_MAX_PAGES)
    kor_helper_answer_problem (answer, KOR_INSPECT_DAMAGED, "");
  else
    return g_steal_pointer (&pdf);
  return NULL;
}

/* A page whose size makes no sense is none. */
static KorPdfPage *
open_page (KorPdf *pdf, guint number, double *width, double *height)
{
  g_autoptr (KorPdfPage) page = poppler_document_get_page (pdf, (int) number);

  if (page == NULL)
    return NULL;
  poppler_page_get_size (page, width, height);
  if (!isfinite (*width) || !isfinite (*height) || *width < 1e-3 || *height < 1e-3 ||
      *width > 1e7 || *height > 1e7)
    return NULL;
  return g_steal_pointer (&page);
}

/* --- signatures --- */

static const char *
get_trust (PopplerCertificateStatus status)
{
  switch (status) {
  case POPPLER_CERTIFICATE_TRUSTED:
    return KOR_INSPECT_TRUST_TRUSTED;
  case POPPLER_CERTIFICATE_UNTRUSTED_ISSUER:
    return KOR_INSPECT_TRUST_UNTRUSTED;
  case POPPLER_CERTIFICATE_UNKNOWN_ISSUER:
    return KOR_INSPECT_TRUST_UNKNOWN;
  case POPPLER_CERTIFICATE_REVOKED:
    return KOR_INSPECT_TRUST_REVOKED;
  case POPPLER_CERTIFICATE_EXPIRED:
    return KOR_INSPECT_TRUST_EXPIRED;
  case POPPLER_CERTIFICATE_NOT_VERIFIED:
    return KOR_INSPECT_TRUST_UNVERIFIED;
  case POPPLER_CERTIFICATE_GENERIC_ERROR:
  default:
    return KOR_INSPECT_TRUST_ERROR;
  }
}

/* Finds the field of a signature over the whole file: a valid one of the same signer, at the same
 * time if the signature tells it; of several the latest, which covers the others. */
static void
mark_whole (GArray *facts, const KorWholeSignature *whole)
{
  SignatureFacts *best = NULL;

  for (guint i = 0; i < facts->len; i++) {
    SignatureFacts *one = &g_array_index (facts, SignatureFacts, i);

    if (one->valid && g_str_equal (one->signer, whole->signer) &&
        (whole->time == 0 || whole->time == one->time) && (best == NULL || one->time >= best->time))
      best = one;
  }
  if (best != NULL)
    best->whole = TRUE;
}

static void
signature_facts_clear (gpointer data)
{
  g_free (((SignatureFacts *) data)->signer);
}

/* FALSE when poppler does not look into the field: nobody has signed there, or in a way it does
 * not know. */
static gboolean
check_field (GArray *facts, PopplerFormField *field)
{
  /* No question goes out: not about revocation, not for the issuer's certificate. */
  g_autoptr (PopplerSignatureInfo) info = poppler_form_field_signature_validate_sync (
    field,
    POPPLER_SIGNATURE_VALIDATION_FLAG_VALIDATE_CERTIFICATE |
      POPPLER_SIGNATURE_VALIDATION_FLAG_WITHOUT_OCSP_REVOCATION_CHECK,
    NULL,
    NULL);
  SignatureFacts one = { .trust = KOR_INSPECT_TRUST_UNVERIFIED };
  GDateTime *date;

  if (info != NULL) {
    PopplerSignatureStatus status = poppler_signature_info_get_signature_status (info);

    if (status == POPPLER_SIGNATURE_NOT_FOUND || status == POPPLER_SIGNATURE_NOT_VERIFIED)
      return FALSE;
    date = poppler_signature_info_get_local_signing_time (info);
    one.valid = status == POPPLER_SIGNATURE_VALID;
    one.time = date != NULL ? MAX (g_date_time_to_unix (date), 0) : 0;
    one.trust = get_trust (poppler_signature_info_get_certificate_status (info));
    one.signer = g_strdup (poppler_signature_info_get_signer_name (info));
  }
  if (one.signer == NULL)
    one.signer = g_strdup ("");
  g_array_append_val (facts, one);
  return TRUE;
}

/* Each signature has a byte range: those that are left over belong to fields that poppler did not
 * look into. */
static void
add_unread (GArray *facts, guint n_unread, const KorPdfScan *scan)
{
  for (; n_unread > 0 && facts->len < scan->n_byte_ranges; n_unread--) {
    SignatureFacts one = { .signer = g_strdup (""), .trust = KOR_INSPECT_TRUST_UNVERIFIED };

    g_array_append_val (facts, one);
  }
}

static GArray *
check_signatures (KorPdf *pdf, GBytes *document, const KorPdfScan *scan)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (document, &length);
  g_autoptr (GPtrArray) whole = kor_whole_signatures_find (data, length, scan);
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (SignatureFacts));
  GList *fields = poppler_document_get_signature_fields (pdf);
  guint n_unread = 0;

  g_array_set_clear_func (facts, signature_facts_clear);
  for (GList *l = fields; l != NULL && facts->len + n_unread < KOR_INSPECT_MAX_SIGNATURES;
       l = l->next)
    if (!check_field (facts, l->data))
      n_unread++;
  add_unread (facts, n_unread, scan);
  for (guint i = 0; i < whole->len; i++)
    mark_whole (facts, g_ptr_array_index (whole, i));
  g_list_free_full (fields, g_object_unref);
  return facts;
}

static void
report_signatures (GString *answer, KorPdf *pdf, GBytes *document, const KorPdfScan *scan)
{
  g_autoptr (GArray) facts = check_signatures (pdf, document, scan);

  g_string_append_printf (answer, "signatures %u\n", facts->len);
  for (guint i = 0; i < facts->len; i++) {
    const SignatureFacts *one = &g_array_index (facts, SignatureFacts, i);

    kor_helper_answer_signature (
      answer, one->valid, one->whole, one->time, one->trust, one->signer);
  }
}

/* --- what a document would do --- */

static void
find_actions (KorPdfPage *page, KorPdfScan *scan)
{
  GList *links = poppler_page_get_link_mapping (page);
  GList *annotations = poppler_page_get_annot_mapping (page);

  for (GList *l = links; l != NULL; l = l->next) {
    const PopplerLinkMapping *mapping = l->data;

    if (mapping->action != NULL && mapping->action->type == POPPLER_ACTION_LAUNCH)
      scan->launch = TRUE;
    if (mapping->action != NULL && mapping->action->type == POPPLER_ACTION_JAVASCRIPT)
      scan->javascript = TRUE;
  }
  for (GList *l = annotations; l != NULL; l = l->next) {
    const PopplerAnnotMapping *mapping = l->data;

    if (poppler_annot_get_annot_type (mapping->annot) == POPPLER_ANNOT_FILE_ATTACHMENT)
      scan->attachments = TRUE;
  }
  poppler_page_free_link_mapping (links);
  poppler_page_free_annot_mapping (annotations);
}

static void
find_dangers (KorPdf *pdf, guint n_pages, KorPdfScan *scan)
{
  if (poppler_document_has_javascript (pdf))
    scan->javascript = TRUE;
  if (poppler_document_has_attachments (pdf))
    scan->attachments = TRUE;
  if (poppler_document_get_permissions (pdf) != POPPLER_PERMISSIONS_FULL)
    scan->encrypted = TRUE;
  for (guint i = 0; i < MIN (n_pages, MAX_WALKED_PAGES); i++) {
    g_autoptr (KorPdfPage) page = poppler_document_get_page (pdf, (int) i);

    if (page != NULL)
      find_actions (page, scan);
  }
}

/**
 * kor_inspect_pdf_prepare:
 * @to_render: pages will be drawn
 *
 * Loads what is needed from the disk: a store of certificates in memory that is empty, with the
 * library of algorithms; the list of fonts.
 */
void
kor_inspect_pdf_prepare (gboolean to_render)
{
  GList *none;

  if (to_render) {
    FcInit ();
    return;
  }
  /* A folder that isn't there: poppler takes an empty store, not the one of a browser. */
  poppler_set_nss_dir ("/nonexistent");
  none = poppler_get_available_signing_certificates ();
  g_list_free_full (none, (GDestroyNotify) poppler_certificate_info_free);
}

/**
 * kor_inspect_pdf_report:
 * @answer: to be added to
 * @document: a PDF file
 *
 * Tells what a PDF is, what it would do, and who signed it.
 */
void
kor_inspect_pdf_report (GString *answer, GBytes *document)
{
  g_autoptr (KorPdf) pdf = open_pdf (answer, document);
  g_autoptr (KorPdfPage) page = NULL;
  g_autoptr (KorPdfScan) scan = NULL;
  double width, height;
  guint n_pages;
  gsize length;
  const guint8 *data = g_bytes_get_data (document, &length);

  if (pdf == NULL)
    return;
  page = open_page (pdf, 0, &width, &height);
  if (page == NULL) {
    kor_helper_answer_problem (answer, KOR_INSPECT_DAMAGED, "");
    return;
  }
  n_pages = (guint) poppler_document_get_n_pages (pdf);
  scan = kor_pdf_scan_new (data, length);
  find_dangers (pdf, n_pages, scan);

  kor_helper_answer_document (answer, "application/pdf", n_pages, width, height);
  kor_helper_answer_flags (
    answer, scan->encrypted, scan->javascript, scan->launch, scan->attachments);
  report_signatures (answer, pdf, document, scan);
  g_string_append (answer, "end\n");
}

/**
 * kor_inspect_pdf_render:
 * @answer: to be added to
 * @document: a PDF file
 * @page: the page, from 0
 * @max_width: largest width in pixels
 * @max_height: largest height in pixels
 *
 * Draws a page on white paper.
 */
void
kor_inspect_pdf_render (
  GString *answer, GBytes *document, guint page, int max_width, int max_height)
{
  g_autoptr (KorPdf) pdf = open_pdf (answer, document);
  g_autoptr (KorPdfPage) sheet = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  double width, height, scale;

  if (pdf == NULL)
    return;
  if (page >= (guint) poppler_document_get_n_pages (pdf)) {
    g_autofree char *number = g_strdup_printf ("%u", page + 1);

    kor_helper_answer_problem (answer, KOR_INSPECT_NO_SUCH_PAGE, number);
    return;
  }
  sheet = open_page (pdf, page, &width, &height);
  if (sheet == NULL) {
    kor_helper_answer_problem (answer, KOR_INSPECT_DAMAGED, "");
    return;
  }
  scale = MIN (max_width / width, max_height / height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                        CLAMP ((int) (width * scale + 0.5), 1, max_width),
                                        CLAMP ((int) (height * scale + 0.5), 1, max_height));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (sheet, cr);
  cairo_destroy (cr);
  kor_helper_answer_image (answer, surface);
  cairo_surface_destroy (surface);
}
