/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-inspector.h"

#include "inspect-samples.h"
#include "kor-error.h"

#include <glib/gstdio.h>
#include <unistd.h>

static KorInspection *
inspect (GBytes *document)
{
  g_autofd int fd = sample_open (document, "scan");
  g_autoptr (GError) error = NULL;
  KorInspection *inspection = kor_inspector_inspect (fd, "scan", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (inspection);
  return inspection;
}

static void
assert_problem (GError *error, const char *file_name, const char *problem, const char *value)
{
  g_auto (GStrv) facts = NULL;

  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_FILE);
  facts = kor_error_get_facts (error);
  g_assert_cmpuint (g_strv_length (facts), ==, 6);
  g_assert_cmpstr (facts[0], ==, file_name);
  g_assert_cmpstr (facts[4], ==, problem);
  g_assert_cmpstr (facts[5], ==, value);
  g_error_free (error);
}

/* Both ways in refuse the document for the same reason. Takes @document. */
static void
assert_refused (GBytes *document, const char *problem, const char *value)
{
  g_autofd int fd = sample_open (document, "scan");
  GError *error = NULL;
  int width, height, stride;

  g_assert_null (kor_inspector_inspect (fd, "pyyntö.pdf", NULL, &error));
  assert_problem (g_steal_pointer (&error), "pyyntö.pdf", problem, value);
  g_assert_null (kor_inspector_render (fd, 0, 100, 100, &width, &height, &stride, NULL, &error));
  assert_problem (error, "scan", problem, value);
  g_bytes_unref (document);
}

static void
assert_document (const KorInspection *inspection,
                 const char *media_type,
                 guint n_pages,
                 double width,
                 double height)
{
  g_assert_cmpstr (inspection->media_type, ==, media_type);
  g_assert_cmpuint (inspection->n_pages, ==, n_pages);
  g_assert_cmpfloat_with_epsilon (inspection->page_width, width, 0.01);
  g_assert_cmpfloat_with_epsilon (inspection->page_height, height, 0.01);
}

/* --- types --- */

static void
test_types (void)
{
  g_autoptr (GBytes) pdf = sample_pdf (3), jpeg = sample_jpeg (60, 40, 0);
  g_autoptr (GBytes) turned = sample_jpeg (60, 40, 6), png = sample_png (50, 30);
  g_autoptr (GBytes) tiff = sample_tiff (4, 20, 10, FALSE), big = sample_tiff (2, 21, 9, TRUE);
  g_autoptr (KorInspection) found = inspect (pdf);

  assert_document (found, "application/pdf", 3, 595, 842);
  g_assert_false (found->encrypted || found->has_javascript || found->has_launch);
  g_assert_false (found->has_attachments);
  g_assert_cmpuint (found->signatures->len, ==, 0);

  g_clear_pointer (&found, kor_inspection_free);
  found = inspect (jpeg);
  assert_document (found, "image/jpeg", 1, 60, 40);
  g_clear_pointer (&found, kor_inspection_free);
  found = inspect (turned);
  assert_document (found, "image/jpeg", 1, 40, 60);
  g_clear_pointer (&found, kor_inspection_free);
  found = inspect (png);
  assert_document (found, "image/png", 1, 50, 30);
  g_clear_pointer (&found, kor_inspection_free);
  found = inspect (tiff);
  assert_document (found, "image/tiff", 4, 20, 10);
  g_clear_pointer (&found, kor_inspection_free);
  found = inspect (big);
  assert_document (found, "image/tiff", 2, 21, 9);
}

static void
test_dangers (void)
{
  g_autoptr (GBytes) javascript = sample_pdf_with_javascript (), launch = sample_pdf_with_launch ();
  g_autoptr (GBytes) attachment = sample_pdf_with_attachment ();
  g_autoptr (GBytes) packed = sample_pdf_packed ("1 0 << /S /Launch /F (x) >>");
  g_autoptr (GBytes) encrypted = sample_pdf_encrypted ("");
  g_autoptr (KorInspection) found = inspect (javascript);

  g_assert_true (found->has_javascript);
  g_assert_false (found->has_launch || found->has_attachments || found->encrypted);
  g_clear_pointer (&found, kor_inspection_free);
  found = inspect (launch);
  g_assert_true (found->has_launch);
  g_assert_false (found->has_javascript || found->has_attachments || found->encrypted);
  g_clear_pointer (&found, kor_inspection_free);
  found = inspect (attachment);
  g_assert_true (found->has_attachments);
  g_assert_false (found->has_javascript || found->has_launch || found->encrypted);
  g_clear_pointer (&found, kor_inspection_free);
  found = inspect (packed);
  g_assert_true (found->has_launch);
  g_clear_pointer (&found, kor_inspection_free);
  found = inspect (encrypted);
  g_assert_true (found->encrypted);
  assert_document (found, "application/pdf", 1, 200, 100);
}

/* --- refusing --- */

static void
test_refused (void)
{
  g_autoptr (GBytes) jpeg = sample_jpeg (200, 200, 1), png = sample_png (200, 200);
  g_autoptr (GBytes) tiff = sample_tiff (2, 50, 50, FALSE), pdf = sample_pdf (1);
  const char text[] = "Hyvä asiakaspalvelu, tarkastuspyyntö on liitteenä.\n";

  assert_refused (g_bytes_new (NULL, 0), "empty-file", "");
  assert_refused (g_bytes_new_static (text, sizeof text - 1), "not-a-document", "");
  assert_refused (g_bytes_new_static ("GIF89a\1\0\1\0\0\0\0;", 14), "not-a-document", "");
  assert_refused (g_bytes_new_static ("\xff", 1), "not-a-document", "");
  assert_refused (g_bytes_new_static ("%PDF-1.7\nhei\n", 13), "damaged-document", "");
  assert_refused (sample_cut (jpeg, g_bytes_get_size (jpeg) - 20), "damaged-document", "");
  assert_refused (sample_cut (png, g_bytes_get_size (png) - 20), "damaged-document", "");
  assert_refused (sample_cut (tiff, g_bytes_get_size (tiff) - 4000), "damaged-document", "");
  assert_refused (sample_cut (pdf, 600), "damaged-document", "");
  assert_refused (sample_pdf_encrypted ("salasana"), "password-protected", "");
  assert_refused (sample_tiff_bomb (60000), "too-many-pixels", "60000x60000");
  assert_refused (
    sample_png_head (4000000000, 4000000000), "too-many-pixels", "4000000000x4000000000");
  assert_refused (sample_png_head (20001, 1), "too-many-pixels", "20001x1");
  assert_refused (sample_png_head (20000, 5001), "too-many-pixels", "20000x5001");
  assert_refused (sample_png_head (0, 1), "damaged-document", "");
}

/* A document of 50 MB is read; one that only says it is a PDF is refused as soon; and one beyond
 * the limit never reaches the helper. */
static void
test_large (void)
{
  const gsize size = 50 * 1024 * 1024;
  g_autofree char *filling = g_strnfill (size, '/');
  g_autofree char *stream =
    g_strdup_printf ("<< /Length %" G_GSIZE_FORMAT " >>\nstream\n%s\nendstream", size, filling);
  const char *const objects[] = {
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>",
    stream,
    NULL,
  };
  g_autoptr (GBytes) large = sample_pdf_objects (objects, "");
  g_autoptr (GBytes) head = g_bytes_new_static ("%PDF-1.7\n", 9);
  g_autoptr (KorInspection) found = inspect (large);
  g_autofd int fd = sample_open (head, "scan");
  GError *error = NULL;

  assert_document (found, "application/pdf", 1, 200, 100);
  assert_refused (sample_append (head, filling), "damaged-document", "");
  g_assert_cmpint (ftruncate (fd, 128 * 1024 * 1024 + 1), ==, 0);
  g_assert_null (kor_inspector_inspect (fd, "scan", NULL, &error));
  assert_problem (error, "scan", "document-too-large", "128");
}

static void
test_not_a_file (void)
{
  int ends[2];
  GError *error = NULL;

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_null (kor_inspector_inspect (ends[0], "putki", NULL, &error));
  assert_problem (g_steal_pointer (&error), "putki", "not-a-file", "");
  close (ends[0]);
  close (ends[1]);
  g_assert_null (kor_inspector_inspect (ends[0], "putki", NULL, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_CANNOT_READ);
  g_error_free (error);
}

/* --- drawing --- */

static guint32
get_pixel (GBytes *pixels, int stride, int x, int y)
{
  const guint8 *data = g_bytes_get_data (pixels, NULL);
  guint32 pixel;

  memcpy (&pixel, data + y * stride + x * 4, 4);
  return pixel;
}

static GBytes *
render (
  GBytes *document, guint page, int max_width, int max_height, int *width, int *height, int *stride)
{
  g_autofd int fd = sample_open (document, "scan");
  g_autoptr (GError) error = NULL;
  GBytes *pixels =
    kor_inspector_render (fd, page, max_width, max_height, width, height, stride, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (pixels), ==, (gsize) *stride * *height);
  return pixels;
}

static void
test_render_pdf (void)
{
  g_autoptr (GBytes) pdf = sample_pdf (2), pixels = NULL, whole = NULL;
  int width, height, stride;

  pixels = render (pdf, 1, 1000, 842, &width, &height, &stride);
  g_assert_cmpint (width, ==, 595);
  g_assert_cmpint (height, ==, 842);
  g_assert_cmphex (get_pixel (pixels, stride, 50, 50), ==, 0xff000000);
  g_assert_cmphex (get_pixel (pixels, stride, 150, 50), ==, 0xffffffff);

  whole = render (pdf, 0, 4096, 4096, &width, &height, &stride);
  g_assert_cmpint (height, ==, 4096);
}

/* Fonts that are not in the file are found among those of the system. */
static void
test_render_system_font (void)
{
  const char *const objects[] = {
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R"
    " /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
    "<< /Length 40 >>\nstream\nBT /F 90 Tf 10 10 Td (M) Tj ET           \nendstream",
    NULL,
  };
  g_autoptr (GBytes) pdf = sample_pdf_objects (objects, ""), pixels = NULL;
  int width, height, stride;
  guint n_dark = 0;

  pixels = render (pdf, 0, 100, 100, &width, &height, &stride);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if (get_pixel (pixels, stride, x, y) == 0xff000000)
        n_dark++;
  g_assert_cmpuint (n_dark, >, 200);
}

static void
test_render_image (void)
{
  g_autoptr (GBytes) png = sample_png (50, 30), turned = sample_jpeg (200, 100, 6);
  g_autoptr (GBytes) pixels = NULL, small = NULL;
  int width, height, stride;

  pixels = render (png, 0, 100, 100, &width, &height, &stride);
  g_assert_cmpint (width, ==, 50);
  g_assert_cmpint (height, ==, 30);
  g_assert_cmpint (stride, ==, 200);
  g_assert_cmphex (get_pixel (pixels, stride, 5, 5), ==, 0xff000000);
  g_assert_cmphex (get_pixel (pixels, stride, 5, 25), ==, 0xffff0000);
  g_assert_cmphex (get_pixel (pixels, stride, 45, 5), ==, 0xff0000ff);

  /* Turned to the right: what was at the lower left is at the upper left. */
  small = render (turned, 0, 50, 4096, &width, &height, &stride);
  g_assert_cmpint (width, ==, 50);
  g_assert_cmpint (height, ==, 100);
  g_assert_cmphex (get_pixel (small, stride, 5, 5) & 0xffc0c0c0, ==, 0xffc00000);
  g_assert_cmphex (get_pixel (small, stride, 45, 5) & 0xffc0c0c0, ==, 0xff000000);
  g_assert_cmphex (get_pixel (small, stride, 25, 90) & 0xffc0c0c0, ==, 0xff0000c0);
}

static void
test_render_tiff_pages (void)
{
  for (int big_endian = 0; big_endian <= 1; big_endian++) {
    g_autoptr (GBytes) tiff = sample_tiff (3, 20, 10, big_endian);

    for (guint page = 0; page < 3; page++) {
      int width, height, stride;
      g_autoptr (GBytes) pixels = render (tiff, page, 100, 100, &width, &height, &stride);

      g_assert_cmpint (width, ==, 20 + (int) page);
      g_assert_cmpint (height, ==, 10);
      g_assert_cmphex (
        get_pixel (pixels, stride, 3, 3), ==, 0xff000000 + 0x010101 * (10 * page + 10));
    }
  }
}

static void
test_no_such_page (void)
{
  g_autoptr (GBytes) pdf = sample_pdf (2), png = sample_png (5, 5);
  g_autofd int pdf_fd = sample_open (pdf, "a"), png_fd = sample_open (png, "b");
  GError *error = NULL;
  int width, height, stride;

  g_assert_null (kor_inspector_render (pdf_fd, 2, 9, 9, &width, &height, &stride, NULL, &error));
  assert_problem (g_steal_pointer (&error), "a", "no-such-page", "3");
  g_assert_null (kor_inspector_render (png_fd, 1, 9, 9, &width, &height, &stride, NULL, &error));
  assert_problem (error, "b", "no-such-page", "2");
}

/* --- signatures --- */

static void
test_signature (void)
{
  g_autoptr (GBytes) pdf = sample_pdf (1), document = sample_sign ("Testi Testinen", pdf);
  g_autoptr (KorInspection) found = inspect (document);
  const KorDocumentSignature *signature;

  g_assert_cmpuint (found->signatures->len, ==, 1);
  signature = g_ptr_array_index (found->signatures, 0);
  g_assert_cmpstr (signature->signer, ==, "Testi Testinen");
  g_assert_true (signature->valid);
  g_assert_true (signature->whole_document);
  g_assert_cmpstr (signature->trust, ==, "unknown-issuer");
  g_assert_cmpint (signature->time, >, 1600000000);
  g_assert_cmpint (signature->time, <=, g_get_real_time () / G_USEC_PER_SEC + 60);
}

static void
test_signature_tampered (void)
{
  g_autoptr (GBytes) pdf = sample_pdf (1), document = sample_sign ("Testi Testinen", pdf);
  gsize length;
  guint8 *data = NULL, *title;
  g_autoptr (GBytes) tampered = NULL;
  g_autoptr (KorInspection) found = NULL;
  const KorDocumentSignature *signature;

  data = g_bytes_unref_to_data (g_steal_pointer (&document), &length);
  title = memmem (data, length, "595", 3);
  g_assert_nonnull (title);
  title[2] = '6';
  tampered = g_bytes_new_take (data, length);

  found = inspect (tampered);
  g_assert_cmpuint (found->signatures->len, ==, 1);
  signature = g_ptr_array_index (found->signatures, 0);
  g_assert_false (signature->valid);
  g_assert_false (signature->whole_document);
}

/* Added behind the signature: valid for what it covers, but that is not all there is. */
static void
test_signature_appended (void)
{
  g_autoptr (GBytes) pdf = sample_pdf (1), document = sample_sign ("Testi Testinen", pdf);
  g_autofree char *decoy = g_strdup_printf ("\n%% /ByteRange [0 10 20 %" G_GSIZE_FORMAT "]\n",
                                            g_bytes_get_size (document));
  g_autoptr (GBytes) longer = sample_append (document, "\n% lisätty\n");
  g_autoptr (GBytes) forged = sample_append (document, decoy);
  g_autoptr (GBytes) twice = sample_sign ("Toinen Testinen", document);
  g_autoptr (KorInspection) found = inspect (longer);
  const KorDocumentSignature *first, *second;

  first = g_ptr_array_index (found->signatures, 0);
  g_assert_true (first->valid);
  g_assert_false (first->whole_document);

  g_clear_pointer (&found, kor_inspection_free);
  found = inspect (forged);
  first = g_ptr_array_index (found->signatures, 0);
  g_assert_true (first->valid);
  g_assert_false (first->whole_document);

  /* A second signer covers what the first one signed, and the first signature. */
  g_clear_pointer (&found, kor_inspection_free);
  found = inspect (twice);
  g_assert_cmpuint (found->signatures->len, ==, 2);
  first = g_ptr_array_index (found->signatures, 0);
  second = g_ptr_array_index (found->signatures, 1);
  g_assert_cmpstr (first->signer, ==, "Testi Testinen");
  g_assert_true (first->valid);
  g_assert_false (first->whole_document);
  g_assert_cmpstr (second->signer, ==, "Toinen Testinen");
  g_assert_true (second->valid);
  g_assert_true (second->whole_document);
}

/* A byte range of one's own, over a text that really is the place of a signature: the forger's
 * addition stands between, and the rest of the signed bytes is moved behind it. */
static void
test_signature_wrapped (void)
{
  g_autoptr (GBytes) pdf = sample_pdf (1), document = sample_sign ("Testi Testinen", pdf);
  gsize length;
  const char *data = g_bytes_get_data (document, &length);
  const char *start = memmem (data, length, "/Contents <", 11), *end;
  g_autoptr (GString) decoy = g_string_new (NULL);
  g_autoptr (GBytes) forged = NULL;
  g_autoptr (KorInspection) found = NULL;

  g_assert_nonnull (start);
  start += 10;
  end = memchr (start, '>', length - (gsize) (start - data));
  g_string_append_printf (
    decoy, "\n%% /ByteRange [0 %d %d %10d]\n", (int) (start - data), (int) (end + 1 - data), 0);
  g_snprintf (decoy->str + decoy->len - 12,
              13,
              "%10d]\n",
              (int) (length + decoy->len - (gsize) (end + 1 - data)));
  forged = sample_append (document, decoy->str);

  found = inspect (forged);
  g_assert_cmpuint (found->signatures->len, ==, 1);
  g_assert_true (((KorDocumentSignature *) found->signatures->pdata[0])->valid);
  g_assert_false (((KorDocumentSignature *) found->signatures->pdata[0])->whole_document);
}

/* A PDF with a field to sign and @value in it. */
static GBytes *
make_signature_field (const char *value)
{
  g_autofree char *field = g_strdup_printf (
    "<< /Type /Annot /Subtype /Widget /FT /Sig /T (a) /Rect [0 0 9 9] /P 3 0 R %s >>", value);
  const char *const objects[] = {
    "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Annots [4 0 R] >>",
    field,
    NULL,
  };

  return sample_pdf_objects (objects, "");
}

/* A place to sign that nobody has used is no signature; one with nonsense in it, or of a kind
 * that can't be checked, is one that is not known to hold. */
static void
test_signature_fields (void)
{
  static const char *const kinds[] = { "adbe.pkcs7.detached", "ETSI.RFC3161" };
  g_autoptr (GBytes) unused = make_signature_field ("");
  g_autoptr (KorInspection) found = inspect (unused);

  g_assert_cmpuint (found->signatures->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *value = g_strdup_printf (
      "/V << /Type /Sig /Filter /Adobe.PPKLite /SubFilter /%s /ByteRange [0 10 20 30]"
      " /Contents <3003020100> >>",
      kinds[i]);
    g_autoptr (GBytes) nonsense = make_signature_field (value);
    const KorDocumentSignature *signature;

    g_clear_pointer (&found, kor_inspection_free);
    found = inspect (nonsense);
    g_assert_cmpuint (found->signatures->len, ==, 1);
    signature = g_ptr_array_index (found->signatures, 0);
    g_assert_false (signature->valid || signature->whole_document);
    g_assert_cmpstr (signature->trust, ==, "not-verified");
    g_assert_cmpstr (signature->signer, ==, "");
  }
}

/* The document's position is the caller's own. */
static void
test_position (void)
{
  g_autoptr (GBytes) pdf = sample_pdf (1);
  g_autofd int fd = sample_open (pdf, "scan");
  g_autoptr (KorInspection) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (lseek (fd, 17, SEEK_SET), ==, 17);
  found = kor_inspector_inspect (fd, "scan", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lseek (fd, 0, SEEK_CUR), ==, 17);
}

static gpointer
inspect_thread (gpointer document)
{
  g_autoptr (KorInspection) found = inspect (document);

  return GUINT_TO_POINTER (found->n_pages);
}

static void
test_threads (void)
{
  g_autoptr (GBytes) pdf = sample_pdf (2);
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("inspect", inspect_thread, pdf);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/inspector/types", test_types);
  g_test_add_func ("/inspector/dangers", test_dangers);
  g_test_add_func ("/inspector/refused", test_refused);
  g_test_add_func ("/inspector/large", test_large);
  g_test_add_func ("/inspector/not-a-file", test_not_a_file);
  g_test_add_func ("/inspector/render/pdf", test_render_pdf);
  g_test_add_func ("/inspector/render/system-font", test_render_system_font);
  g_test_add_func ("/inspector/render/image", test_render_image);
  g_test_add_func ("/inspector/render/tiff-pages", test_render_tiff_pages);
  g_test_add_func ("/inspector/render/no-such-page", test_no_such_page);
  g_test_add_func ("/inspector/signature/whole", test_signature);
  g_test_add_func ("/inspector/signature/tampered", test_signature_tampered);
  g_test_add_func ("/inspector/signature/appended", test_signature_appended);
  g_test_add_func ("/inspector/signature/wrapped", test_signature_wrapped);
  g_test_add_func ("/inspector/signature/fields", test_signature_fields);
  g_test_add_func ("/inspector/position", test_position);
  g_test_add_func ("/inspector/threads", test_threads);
  return g_test_run ();
}
