/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-inspect-answer.h"

#include "inspect-samples.h"
#include "kor-error.h"
#include "kor-inspect-protocol.h"

static const char good[] = KOR_INSPECT_HEAD "document application/pdf\n"
                                            "pages 12\n"
                                            "size 595276 841890\n"
                                            "encrypted 1\n"
                                            "javascript 0\n"
                                            "launch 1\n"
                                            "attachments 0\n"
                                            "signatures 2\n"
                                            "signature 1 1 1795421751 unknown-issuer 546573c3a4\n"
                                            "signature 0 0 0 expired \n"
                                            "end\n";

static void
assert_failed (GError *error, const char *problem, const char *value)
{
  g_auto (GStrv) facts = NULL;

  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_FILE);
  facts = kor_error_get_facts (error);
  g_assert_cmpstr (facts[0], ==, "scan");
  g_assert_cmpstr (facts[4], ==, problem);
  g_assert_cmpstr (facts[5], ==, value);
  g_error_free (error);
}

static void
assert_report_refused (gconstpointer data, gsize length)
{
  g_autoptr (GBytes) answer = g_bytes_new (data, length);
  GError *error = NULL;

  g_assert_null (kor_inspect_parse_report (answer, "scan", &error));
  assert_failed (error, "helper-failed", "answer");
}

static void
test_report (void)
{
  g_autoptr (GBytes) answer = g_bytes_new_static (good, strlen (good));
  g_autoptr (GError) error = NULL;
  g_autoptr (KorInspection) found = kor_inspect_parse_report (answer, "scan", &error);
  const KorDocumentSignature *signature;

  g_assert_no_error (error);
  g_assert_cmpstr (found->media_type, ==, "application/pdf");
  g_assert_cmpuint (found->n_pages, ==, 12);
  g_assert_cmpfloat_with_epsilon (found->page_width, 595.276, 1e-9);
  g_assert_cmpfloat_with_epsilon (found->page_height, 841.89, 1e-9);
  g_assert_true (found->encrypted && found->has_launch);
  g_assert_false (found->has_javascript || found->has_attachments);
  g_assert_cmpuint (found->signatures->len, ==, 2);
  signature = g_ptr_array_index (found->signatures, 0);
  g_assert_cmpstr (signature->signer, ==, "Tesä");
  g_assert_cmpint (signature->time, ==, 1795421751);
  g_assert_true (signature->valid && signature->whole_document);
  g_assert_cmpstr (signature->trust, ==, "unknown-issuer");
  signature = g_ptr_array_index (found->signatures, 1);
  g_assert_cmpstr (signature->signer, ==, "");
  g_assert_cmpstr (signature->trust, ==, "expired");
}

/* Every beginning of a good answer, and one with more behind it. */
static void
test_report_cut (void)
{
  g_autofree char *longer = g_strconcat (good, "x", NULL);

  for (gsize length = 0; length < strlen (good); length++)
    assert_report_refused (good, length);
  assert_report_refused (longer, strlen (longer));
  assert_report_refused (good, strlen (good) + 1); /* the zero byte */
}

/* A single thing changed in a good answer. */
static const char *const changes[][2] = {
  { "inspect 1", "inspect 2" },
  { "application/pdf", "text/html" },
  { "application/pdf", "application/pdfx" },
  { "pages 12", "pages 0" },
  { "pages 12", "pages 012" },
  { "pages 12", "pages +12" },
  { "pages 12", "pages -1" },
  { "pages 12", "pages  12" },
  { "pages 12", "pages 100001" },
  { "pages 12", "pages 99999999999999999999999" },
  { "size 595276", "size 100000001" },
  { "encrypted 1", "encrypted 2" },
  { "encrypted 1\njavascript 0", "javascript 0\nencrypted 1" },
  { "launch 1", "launch yes" },
  { "signatures 2", "signatures 1" },
  { "signatures 2", "signatures 3" },
  { "signatures 2", "signatures 65" },
  { "signature 1 1", "signature 0 1" },
  { "1795421751", "99999999999" },
  { "unknown-issuer", "friend" },
  { "546573c3a4", "546573c3" },     /* not UTF-8 */
  { "546573c3a4", "546573c3a" },    /* half a byte */
  { "546573c3a4", "5400c3a4" },     /* a zero */
  { "546573c3a4", "540a5465" },     /* a new line */
  { "546573c3a4", "54e280ae5465" }, /* writing from right to left */
  { "546573c3a4", "5G" },
  { "end\n", "end\r\n" },
  { "end\n", "end\nend\n" },
};

static void
test_report_changed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++) {
    const char *place = strstr (good, changes[i][0]);
    g_autofree char *head = NULL;
    g_autofree char *changed = NULL;

    g_assert_nonnull (place);
    head = g_strndup (good, (gsize) (place - good));
    changed = g_strconcat (head, changes[i][1], place + strlen (changes[i][0]), NULL);
    assert_report_refused (changed, strlen (changed));
  }
}

static void
test_long_name (void)
{
  g_autofree char *name = g_strnfill (2 * (KOR_INSPECT_MAX_NAME + 1), '6');
  const char *place = strstr (good, "546573c3a4");
  g_autofree char *head = g_strndup (good, (gsize) (place - good));
  g_autofree char *changed = g_strconcat (head, name, place + strlen ("546573c3a4"), NULL);

  assert_report_refused (changed, strlen (changed));
}

static const struct {
  const char *answer, *problem, *value;
} problem_cases[] = {
  { KOR_INSPECT_HEAD "problem password-protected \nend\n", "password-protected", "" },
  { KOR_INSPECT_HEAD "problem too-many-pixels 60000x60000\nend\n",
    "too-many-pixels",
    "60000x60000" },
  { KOR_INSPECT_HEAD "problem no-such-page 7\nend\n", "no-such-page", "7" },
  /* What a helper has no right to say, or not in this way. */
  { KOR_INSPECT_HEAD "problem helper-failed x\nend\n", "helper-failed", "answer" },
  { KOR_INSPECT_HEAD "problem sudo \nend\n", "helper-failed", "answer" },
  { KOR_INSPECT_HEAD "problem no-such-page 7 8\nend\n", "helper-failed", "answer" },
  { KOR_INSPECT_HEAD "problem no-such-page <b>\nend\n", "helper-failed", "answer" },
  { KOR_INSPECT_HEAD "problem no-such-page 111111111111111111111111111111111\nend\n",
    "helper-failed",
    "answer" },
  { KOR_INSPECT_HEAD "problem no-such-page 7\nend\nend\n", "helper-failed", "answer" },
  { "problem no-such-page 7\nend\n", "helper-failed", "answer" },
};

static void
test_problem (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (problem_cases); i++) {
    g_autoptr (GBytes) answer =
                g_bytes_new_static (problem_cases[i].answer, strlen (problem_cases[i].answer));
    GError *error = NULL;
    int width, height, stride;

    g_assert_null (kor_inspect_parse_report (answer, "scan", &error));
    assert_failed (g_steal_pointer (&error), problem_cases[i].problem, problem_cases[i].value);
    g_assert_null (
      kor_inspect_parse_image (answer, "scan", 9, 9, &width, &height, &stride, &error));
    assert_failed (error, problem_cases[i].problem, problem_cases[i].value);
  }
}

static const struct {
  const char *head;
  gsize n_pixels;
  gboolean good;
} image_cases[] = {
  { "image 3 2 12\n", 24, TRUE },
  { "image 4 4 16\n", 64, TRUE },
  { "image 5 4 20\n", 80, FALSE },
  { "image 4 5 16\n", 80, FALSE },
  { "image 0 2 0\n", 0, FALSE },
  { "image 3 0 12\n", 0, FALSE },
  { "image 3 2 12\n", 23, FALSE },
  { "image 3 2 12\n", 25, FALSE },
  { "image 3 2 8\n", 16, FALSE },
  { "image 3 2 16\n", 32, FALSE },
  { "image 3 2 12 \n", 24, FALSE },
  { "image 3 2 12\r\n", 24, FALSE },
  { "image 4294967299 2 12\n", 24, FALSE },
};

static void
test_image (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (image_cases); i++) {
    GByteArray *array = g_byte_array_new ();
    g_autoptr (GBytes) answer = NULL;
    g_autoptr (GBytes) pixels = NULL;
    GError *error = NULL;
    int width, height, stride;

    g_byte_array_append (array, (const guint8 *) KOR_INSPECT_HEAD, strlen (KOR_INSPECT_HEAD));
    g_byte_array_append (
      array, (const guint8 *) image_cases[i].head, (guint) strlen (image_cases[i].head));
    g_byte_array_set_size (array, array->len + (guint) image_cases[i].n_pixels);
    memset (array->data + array->len - image_cases[i].n_pixels, 0x55, image_cases[i].n_pixels);
    answer = g_byte_array_free_to_bytes (array);
    pixels = kor_inspect_parse_image (answer, "scan", 4, 4, &width, &height, &stride, &error);
    if (!image_cases[i].good) {
      g_assert_null (pixels);
      assert_failed (error, "helper-failed", "answer");
      continue;
    }
    g_assert_no_error (error);
    g_assert_cmpuint (g_bytes_get_size (pixels), ==, image_cases[i].n_pixels);
    g_assert_cmpint (stride * height, ==, (int) image_cases[i].n_pixels);
    g_assert_cmpint (*(const guint8 *) g_bytes_get_data (pixels, NULL), ==, 0x55);
  }
}

/* Whatever comes, it is read or refused: the sanitizers watch. */
static void
test_noise (void)
{
  g_autoptr (GBytes) answer = g_bytes_new_static (good, strlen (good));

  for (guint32 seed = 0; seed < 20000; seed++) {
    g_autoptr (GBytes) noise = sample_mutate (answer, seed);
    g_autoptr (GError) error = NULL;
    g_autoptr (KorInspection) found = kor_inspect_parse_report (noise, "scan", &error);

    g_assert_true ((found == NULL) == (error != NULL));
    g_assert_true (found == NULL || g_bytes_get_size (noise) > 100);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer/report", test_report);
  g_test_add_func ("/answer/report/cut", test_report_cut);
  g_test_add_func ("/answer/report/changed", test_report_changed);
  g_test_add_func ("/answer/report/long-name", test_long_name);
  g_test_add_func ("/answer/problem", test_problem);
  g_test_add_func ("/answer/image", test_image);
  g_test_add_func ("/answer/noise", test_noise);
  return g_test_run ();
}
