/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "import-fixture.h"
#include "kor-charset.h"
#include "kor-error.h"

#define TEXT "Etunimi;Määrä\nÅke;1\u00a0234,50\u00a0€\n"

static void
check_text (const char *bytes, gsize n_bytes, const char *wanted)
{
  g_autofree char *path = write_file ("file.csv", bytes, (gssize) n_bytes);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  text = kor_charset_read_file (path, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, wanted);
  g_assert_cmpuint (length, ==, strlen (wanted));
}

static void
check_encoded (const char *encoding, const char *mark, gsize n_mark)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *encoded = NULL;
  gsize n_encoded;

  encoded = g_convert (TEXT, -1, encoding, "UTF-8", NULL, &n_encoded, NULL);
  g_assert_nonnull (encoded);
  g_byte_array_append (bytes, (const guint8 *) mark, (guint) n_mark);
  g_byte_array_append (bytes, (const guint8 *) encoded, (guint) n_encoded);
  check_text ((const char *) bytes->data, bytes->len, TEXT);
}

static void
test_encodings (void)
{
  check_encoded ("UTF-8", "", 0);
  check_encoded ("UTF-8", "\xef\xbb\xbf", 3);
  check_encoded ("UTF-16LE", "\xff\xfe", 2);
  check_encoded ("UTF-16BE", "\xfe\xff", 2);
  check_encoded ("UTF-16LE", "", 0);
  check_encoded ("UTF-16BE", "", 0);
  check_encoded ("WINDOWS-1252", "", 0);
  check_text ("", 0, "");
  check_text ("\xef\xbb\xbf", 3, "");
  check_text ("\xe4", 1, "ä");
  check_text ("a", 1, "a");
  check_text ("\x80 \x9f \x8a", 5, "€ Ÿ Š");
}

/* A NUL is left in the text: its place is told by who reads it. */
static void
test_nul (void)
{
  g_autofree char *path = write_file ("nul.csv", "etu,suku\nMatti,\0Aho\n", 20);
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  g_autofree char *text = kor_charset_read_file (path, &length, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (length, ==, 20);
  g_assert_cmpint (text[15], ==, 0);
}

static void
check_refused (const char *path, KorError code, const char *facts)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  gsize length;

  g_assert_null (kor_charset_read_file (path, &length, &error));
  g_assert_error (error, KOR_ERROR, (int) code);
  found = describe_facts (error);
  if (facts != NULL)
    g_assert_cmpstr (found, ==, facts);
}

static void
check_bytes_refused (const char *name, const char *bytes, gsize n_bytes, const char *facts)
{
  g_autofree char *path = write_file (name, bytes, (gssize) n_bytes);

  check_refused (path, KOR_ERROR_BAD_FILE, facts);
}

static void
test_refused (void)
{
  static const char controls[64] = {
    1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 0, 0, 'a', 0, 0, 0, 9
  };

  check_bytes_refused ("a.csv", "%PDF-1.7\n1 0 obj", 16, "a.csv||||not-text|PDF");
  check_bytes_refused ("a.xlsx", "PK\x03\x04\x14\0\x06\0", 8, "a.xlsx||||not-text|ZIP");
  check_bytes_refused ("a.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "a.xls||||not-text|XLS");
  check_bytes_refused ("b.csv", controls, sizeof controls, "b.csv||||not-text|binary");
}

static void
test_bad_encoding (void)
{
  check_bytes_refused ("c.csv", "a\nb\nc\x81", 6, "c.csv|3|||bad-encoding|Windows-1252");
  check_bytes_refused ("d.csv",
                       "\xef\xbb\xbf"
                       "a\xe4"
                       "b",
                       6,
                       "d.csv||||bad-encoding|UTF-8");
  /* a lone surrogate on the second line */
  check_bytes_refused ("e.csv",
                       "\xff\xfe"
                       "a\0\n\0b\0\0\xd8"
                       "c\0",
                       12,
                       "e.csv|2|||bad-encoding|UTF-16LE");
  /* half a unit at the end */
  check_bytes_refused ("f.csv",
                       "\xff\xfe"
                       "a\0b",
                       5,
                       "f.csv|1|||bad-encoding|UTF-16LE");
}

static void
test_not_a_file (void)
{
  g_autofree char *path = write_file ("some.csv", "a", 1);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (folder);
  g_autofree char *facts = g_strconcat (name, "||||not-a-file|directory", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autofree char *nothing = g_build_filename (folder, "nothing", NULL);

  check_refused (folder, KOR_ERROR_BAD_FILE, facts);
  check_refused ("/dev/zero", KOR_ERROR_BAD_FILE, "zero||||not-a-file|device");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  check_refused (pipe, KOR_ERROR_BAD_FILE, "pipe||||not-a-file|pipe");
  check_refused (nothing, KOR_ERROR_CANNOT_READ, NULL);
}

/* A file with a hole costs no disk, and must cost no memory. */
static void
test_too_large (void)
{
  g_autofree char *path = write_file ("large.csv", "a", 1);

  g_assert_cmpint (truncate (path, G_GINT64_CONSTANT (600) * 1024 * 1024 * 1024), ==, 0);
  check_refused (path, KOR_ERROR_BAD_FILE, "large.csv||||file-too-large|512");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/charset/encodings", test_encodings);
  g_test_add_func ("/exchange/charset/nul", test_nul);
  g_test_add_func ("/exchange/charset/refused", test_refused);
  g_test_add_func ("/exchange/charset/bad-encoding", test_bad_encoding);
  g_test_add_func ("/exchange/charset/not-a-file", test_not_a_file);
  g_test_add_func ("/exchange/charset/too-large", test_too_large);
  status = g_test_run ();
  remove_files ();
  return status;
}
