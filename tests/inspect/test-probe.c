/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-probe.h"

#include "inspect-samples.h"
#include "kor-inspect-protocol.h"
#include "kor-pdf-scan.h"

/* What the helper reads of a document by itself, run here where the sanitizers can watch. */

static KorProbe *
probe (GBytes *document)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (document, &length);

  return kor_probe_new (data, length);
}

static void
assert_probe (GBytes *document, KorProbeType type, const char *problem)
{
  g_autoptr (KorProbe) found = probe (document);

  g_assert_cmpint (found->type, ==, type);
  g_assert_cmpstr (found->problem, ==, problem);
  g_bytes_unref (document);
}

static void
test_types (void)
{
  assert_probe (sample_pdf (1), KOR_PROBE_PDF, NULL);
  assert_probe (sample_jpeg (9, 9, 3), KOR_PROBE_JPEG, NULL);
  assert_probe (sample_png (9, 9), KOR_PROBE_PNG, NULL);
  assert_probe (sample_tiff (3, 9, 9, TRUE), KOR_PROBE_TIFF, NULL);
  assert_probe (g_bytes_new_static ("\n\0 %PDF-1.4", 11), KOR_PROBE_PDF, NULL);
  assert_probe (g_bytes_new (NULL, 0), KOR_PROBE_NONE, KOR_INSPECT_EMPTY);
  assert_probe (g_bytes_new_static ("%PDF", 4), KOR_PROBE_NONE, KOR_INSPECT_NOT_A_DOCUMENT);
}

/* No beginning of a good image is taken for the whole, and none is read beyond its end. */
static void
test_cut (void)
{
  GBytes *images[] = { sample_jpeg (20, 20, 6), sample_png (20, 20), sample_tiff (2, 9, 9, FALSE) };

  for (guint i = 0; i < G_N_ELEMENTS (images); i++) {
    for (gsize length = 1; length + 1 < g_bytes_get_size (images[i]); length++) {
      g_autoptr (GBytes) cut = sample_cut (images[i], length);
      g_autoptr (KorProbe) found = probe (cut);

      g_assert_true (found->problem != NULL || found->type == KOR_PROBE_TIFF);
    }
    g_bytes_unref (images[i]);
  }
}

/* A directory that is its own next one, and a chain that is too long. */
static void
test_tiff_chains (void)
{
  g_autoptr (GBytes) tiff = sample_tiff (1, 9, 9, FALSE);
  gsize length;
  g_autofree guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&tiff), &length);

  data[8 + 2 + 8 * 12] = 8;
  assert_probe (g_bytes_new (data, length), KOR_PROBE_TIFF, KOR_INSPECT_DAMAGED);
  assert_probe (sample_tiff (1000, 1, 1, FALSE), KOR_PROBE_TIFF, NULL);
  assert_probe (sample_tiff (1001, 1, 1, FALSE), KOR_PROBE_TIFF, KOR_INSPECT_DAMAGED);
}

static void
test_measures (void)
{
  assert_probe (sample_png_head (10000, 10000), KOR_PROBE_PNG, NULL);
  assert_probe (sample_png_head (10000, 10001), KOR_PROBE_PNG, KOR_INSPECT_TOO_MANY_PIXELS);
  assert_probe (sample_png_head (20000, 5000), KOR_PROBE_PNG, NULL);
  assert_probe (sample_png_head (1, 20001), KOR_PROBE_PNG, KOR_INSPECT_TOO_MANY_PIXELS);
  assert_probe (sample_png_head (1, 0), KOR_PROBE_PNG, KOR_INSPECT_DAMAGED);
  assert_probe (sample_tiff_bomb (10000), KOR_PROBE_TIFF, NULL);
  assert_probe (sample_tiff_bomb (60000), KOR_PROBE_TIFF, KOR_INSPECT_TOO_MANY_PIXELS);
}

static void
test_scan (void)
{
  static const struct {
    const char *text;
    gboolean encrypted, javascript, launch, attachments;
  } cases[] = {
    { "<< /S /JavaScript >>", FALSE, TRUE, FALSE, FALSE },
    { "/S/Launch/F(x)", FALSE, FALSE, TRUE, FALSE },
    { "/L#61unch ", FALSE, FALSE, TRUE, FALSE },
    { "/#4c#61#75#6e#63#68", FALSE, FALSE, TRUE, FALSE },
    { "/Launcher /JavaScripts /Encrypted", FALSE, FALSE, FALSE, FALSE },
    { "Launch JavaScript (Encrypt)", FALSE, FALSE, FALSE, FALSE },
    { "/Type/EmbeddedFile", FALSE, FALSE, FALSE, TRUE },
    { "/EmbeddedFiles<<", FALSE, FALSE, FALSE, TRUE },
    { "/Encrypt 4 0 R", TRUE, FALSE, FALSE, FALSE },
    { "/", FALSE, FALSE, FALSE, FALSE },
    { "/#", FALSE, FALSE, FALSE, FALSE },
    { "/#4", FALSE, FALSE, FALSE, FALSE },
    { "/ByteRange", FALSE, FALSE, FALSE, FALSE },
    { "/ByteRange [0 1 2", FALSE, FALSE, FALSE, FALSE },
    { "/ObjStm", FALSE, FALSE, FALSE, FALSE },
    { "/ObjStm stream", FALSE, FALSE, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gsize length = strlen (cases[i].text);
    g_autofree guint8 *exact = g_memdup2 (cases[i].text, length); /* no zero behind it */
    g_autoptr (KorPdfScan) scan = kor_pdf_scan_new (exact, length);

    g_assert_cmpint (scan->encrypted, ==, cases[i].encrypted);
    g_assert_cmpint (scan->javascript, ==, cases[i].javascript);
    g_assert_cmpint (scan->launch, ==, cases[i].launch);
    g_assert_cmpint (scan->attachments, ==, cases[i].attachments);
    g_assert_cmpuint (scan->gaps->len, ==, 0);
  }
}

/* Only the range that leaves out one string of digits and reaches the end. */
static void
test_scan_ranges (void)
{
  static const struct {
    const char *text;
    guint n;
  } cases[] = {
    { "/ByteRange [0 25 31 0] .<00aA>", 0 }, { "/ByteRange [0 24 30 0 ] <00aA>", 1 },
    { "/ByteRange[0 24 30 0  ] <00aA>", 1 }, { "/ByteRange [0 24 30 1 ] <00aA>", 0 },
    { "/ByteRange [1 24 30 0 ] <00aA>", 0 }, { "/ByteRange [0 24 29 1 ] <00aA>", 0 },
    { "/ByteRange [0 24 30 0 ] <00aX>", 0 }, { "/ByteRange [0 30 24 0 ] <00aA>", 0 },
    { "/ByteRange [0 24 30 0 ] (00aA)", 0 }, { "/ByteRange [-1 24 30 0] <00aA>", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KorPdfScan) scan =
                kor_pdf_scan_new ((const guint8 *) cases[i].text, strlen (cases[i].text));

    g_assert_cmpuint (scan->gaps->len, ==, cases[i].n);
  }
}

/* Packed a thousand times smaller than it is: unpacked only up to a limit. */
static void
test_scan_bomb (void)
{
  g_autofree char *zeros = g_strnfill (64 * 1024 * 1024, ' ');
  g_autoptr (GBytes) document = NULL;
  g_autoptr (KorPdfScan) scan = NULL;
  gsize length;
  const guint8 *data;

  memcpy (zeros + 1000, "/JavaScript", 11);
  memcpy (zeros + 40 * 1024 * 1024, "/Launch", 7);
  document = sample_pdf_packed (zeros);
  data = g_bytes_get_data (document, &length);
  scan = kor_pdf_scan_new (data, length);
  g_assert_true (scan->javascript);
  g_assert_false (scan->launch);
}

static void
test_noise (void)
{
  GBytes *documents[] = {
    sample_pdf_packed ("1 0 << /S /Launch /F (x) >>"),
    sample_jpeg (30, 30, 6),
    sample_png (30, 30),
    sample_tiff (3, 9, 9, TRUE),
    sample_tiff (3, 9, 9, FALSE),
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++) {
    for (guint32 seed = 0; seed < 5000; seed++) {
      g_autoptr (GBytes) noise = sample_mutate (documents[i], seed);
      gsize length;
      const guint8 *data = g_bytes_get_data (noise, &length);
      g_autoptr (KorProbe) found = kor_probe_new (data, length);
      g_autoptr (KorPdfScan) scan = kor_pdf_scan_new (data, length);

      if (found->type == KOR_PROBE_TIFF && found->problem == NULL) {
        g_autofree guint8 *copy = g_memdup2 (data, length);

        kor_probe_select_page (found, copy, found->pages->len - 1);
      }
      if (found->problem == NULL && found->type != KOR_PROBE_PDF)
        g_assert_cmpuint (found->width * found->height, <=, KOR_INSPECT_MAX_PIXELS);
    }
    g_bytes_unref (documents[i]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/probe/types", test_types);
  g_test_add_func ("/probe/cut", test_cut);
  g_test_add_func ("/probe/tiff-chains", test_tiff_chains);
  g_test_add_func ("/probe/measures", test_measures);
  g_test_add_func ("/scan/names", test_scan);
  g_test_add_func ("/scan/ranges", test_scan_ranges);
  g_test_add_func ("/scan/bomb", test_scan_bomb);
  g_test_add_func ("/probe/noise", test_noise);
  return g_test_run ();
}
