/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-inspector.h"

#include "inspect-samples.h"
#include "kor-error.h"

#include <glib/gstdio.h>

#define N_MUTATIONS 300

typedef struct {
  guint n_read;
  guint n_refused;
  guint n_failed;
} Tally;

/* Libraries may fall over a spoiled document, but not over the walls round them: that would be a
 * call they need for good ones too. */
static void
check_refusal (const GError *error, guint32 seed, Tally *tally)
{
  g_auto (GStrv) facts = NULL;

  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_FILE);
  facts = kor_error_get_facts (error);
  if (!g_str_equal (facts[4], "helper-failed") && !g_str_equal (facts[4], "takes-too-long")) {
    tally->n_refused++;
    return;
  }
  tally->n_failed++;
  g_test_message ("%u: %s %s", seed, facts[4], facts[5]);
  g_assert_cmpstr (facts[5], !=, "signal 31");
  g_assert_cmpstr (facts[5], !=, "answer");
}

/* A spoiled document is looked at or drawn; an answer or a refusal comes within the limits, and
 * this process lives. */
static void
fuzz_one (GBytes *document, guint32 seed, gboolean mend, Tally *tally)
{
  g_autoptr (GBytes) mutated = sample_mutate (document, seed);
  g_autoptr (GBytes) spoiled = mend ? sample_mend_png (mutated) : g_bytes_ref (mutated);
  g_autofd int fd = sample_open (spoiled, "scan");
  g_autoptr (KorInspection) found = NULL;
  g_autoptr (GBytes) pixels = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  int width, height, stride;

  if (seed % 2 == 0) {
    found = kor_inspector_inspect (fd, "scan", NULL, &error);
  } else {
    pixels = kor_inspector_render (fd, seed % 3, 300, 200, &width, &height, &stride, NULL, &error);
    g_assert_true (pixels == NULL || (width <= 300 && height <= 200));
  }
  g_assert_cmpint (g_get_monotonic_time () - start, <, 25 * G_USEC_PER_SEC);
  if (found != NULL || pixels != NULL)
    tally->n_read++;
  else
    check_refusal (error, seed, tally);
}

static void
fuzz_all (GBytes *document, gboolean mend)
{
  Tally tally = { 0 };

  for (guint32 seed = 0; seed < N_MUTATIONS; seed++)
    fuzz_one (document, seed, mend, &tally);
  g_test_message ("%u read, %u refused, %u failed", tally.n_read, tally.n_refused, tally.n_failed);
  g_assert_cmpuint (tally.n_read + tally.n_refused + tally.n_failed, ==, N_MUTATIONS);
  g_assert_cmpuint (tally.n_failed, <, N_MUTATIONS / 10);
}

static void
fuzz (gconstpointer document)
{
  fuzz_all ((GBytes *) document, FALSE);
}

static void
fuzz_mended (gconstpointer document)
{
  fuzz_all ((GBytes *) document, TRUE);
}

int
main (int argc, char **argv)
{
  g_autoptr (GBytes) pdf = NULL, script = NULL, document = NULL, jpeg = NULL, png = NULL;
  g_autoptr (GBytes) tiff = NULL;

  g_test_init (&argc, &argv, NULL);
  pdf = sample_pdf (3);
  script = sample_pdf_with_javascript ();
  document = sample_sign ("Testi Testinen", pdf);
  jpeg = sample_jpeg (200, 150, 6);
  png = sample_png (200, 150);
  tiff = sample_tiff (3, 40, 30, TRUE);
  g_test_add_data_func ("/fuzz/pdf", pdf, fuzz);
  g_test_add_data_func ("/fuzz/pdf-javascript", script, fuzz);
  g_test_add_data_func ("/fuzz/pdf-signed", document, fuzz);
  g_test_add_data_func ("/fuzz/jpeg", jpeg, fuzz);
  g_test_add_data_func ("/fuzz/png", png, fuzz);
  g_test_add_data_func ("/fuzz/png-mended", png, fuzz_mended);
  g_test_add_data_func ("/fuzz/tiff", tiff, fuzz);
  return g_test_run ();
}
