/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-error-describe.h"

#include "kor-error.h"
#include "kor-inspect-protocol.h"

/* Everything a document can be refused for has a sentence for people. */
static void
test_sentences (void)
{
  static const char *const words[] = {
    KOR_INSPECT_NOT_A_FILE,     KOR_INSPECT_EMPTY,        KOR_INSPECT_TOO_LARGE,
    KOR_INSPECT_NOT_A_DOCUMENT, KOR_INSPECT_DAMAGED,      KOR_INSPECT_TOO_MANY_PIXELS,
    KOR_INSPECT_PASSWORD,       KOR_INSPECT_NO_SUCH_PAGE, KOR_INSPECT_TOO_SLOW,
    KOR_INSPECT_HELPER_FAILED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *sentence = NULL;

    kor_error_set (&error, KOR_ERROR_BAD_FILE, "scan.pdf", "", "", "", words[i], "", NULL);
    sentence = kor_error_describe (error);
    g_assert_true (g_str_has_prefix (sentence, "scan.pdf: "));
    g_assert_true (g_str_has_suffix (sentence, "."));
    g_assert_null (strstr (sentence, words[i]));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/sentences", test_sentences);
  return g_test_run ();
}
