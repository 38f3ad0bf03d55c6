/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-csv-reader.h"

#include <string.h>

#include "import-fixture.h"
#include "kor-csv-writer.h"
#include "kor-error.h"

/* Returns: (transfer full): all rows, fields parted by | and rows by ¶, each with its line before
 * it. */
static char *
read_all (KorCsvReader *reader)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  while (kor_csv_reader_next (reader, &error)) {
    g_string_append_printf (text, "%u:", kor_csv_reader_get_line (reader));
    for (guint i = 0; i < kor_csv_reader_get_n_fields (reader); i++) {
      if (i > 0)
        g_string_append_c (text, '|');
      g_string_append (text, kor_csv_reader_get_field (reader, i));
    }
    g_string_append (text, "¶");
  }
  if (error != NULL) {
    g_autofree char *facts = describe_facts (error);

    g_string_append_printf (text, "error %s", facts);
  }
  return g_strdup (text->str);
}

static char *
read_bytes (const char *bytes, gsize length)
{
  g_autoptr (KorCsvReader) reader = NULL;
  char *text = g_malloc (length + 1);

  memcpy (text, bytes, length);
  text[length] = '\0';
  reader = kor_csv_reader_new_take (text, length, "f");
  return read_all (reader);
}

static void
check (const char *text, const char *wanted)
{
  g_autofree char *found = read_bytes (text, strlen (text));

  g_assert_cmpstr (found, ==, wanted);
}

static void
test_rows (void)
{
  check ("a,b\n1,2\n", "1:a|b¶2:1|2¶");
  check ("a,b\n1,2", "1:a|b¶2:1|2¶");
  check ("a,b\r\n1,2\r\n", "1:a|b¶2:1|2¶");
  check ("a,b\r1,2\r", "1:a|b¶2:1|2¶");
  check ("a,b\r\n1,2\n3,4\r5,6", "1:a|b¶2:1|2¶3:3|4¶4:5|6¶");
  check ("a,b\n\n1,2\n\n\n3,4\n\n", "1:a|b¶3:1|2¶6:3|4¶");
  check ("\n\na,b\n", "3:a|b¶");
  check ("a,b,\n,,\n", "1:a|b|¶2:||¶");
  check ("a,b\n1,", "1:a|b¶2:1|¶");
  check ("a\n1\n", "1:a¶2:1¶");
  check ("", "");
  check ("\r\n\r\n", "");
}

static void
test_quotes (void)
{
  check ("a,b\n\"1\",\"2\"\n", "1:a|b¶2:1|2¶");
  check ("a,b\n\"1,5\",2\n", "1:a|b¶2:1,5|2¶");
  check ("a,b\n\"say \"\"hi\"\"\",2\n", "1:a|b¶2:say \"hi\"|2¶");
  check ("a,b\n\"\",\"\"\"\"\n", "1:a|b¶2:|\"¶");
  check ("a,b\n\"x\ny\",2\nz,3\n", "1:a|b¶2:x\ny|2¶4:z|3¶");
  check ("a,b\n\"x\r\ny\rz\",2\r\nz,3\r\n", "1:a|b¶2:x\ny\nz|2¶5:z|3¶");
  check ("a,b\n\"1\" ,2\n", "1:a|b¶2:1|2¶");
  check ("a,b\n5\" pipe,2\n", "1:a|b¶2:5\" pipe|2¶");
  check ("a,b\n \"1\",2\n", "1:a|b¶2: \"1\"|2¶");
  check ("\"a\",\"b\"", "1:a|b¶");
}

static void
test_separators (void)
{
  check ("a;b\n1,5;2\n", "1:a|b¶2:1,5|2¶");
  check ("a\tb\n1,5\t2;3\n", "1:a|b¶2:1,5|2;3¶");
  check ("a,b\n1;5,2\n", "1:a|b¶2:1;5|2¶");
  check ("nimi;katu, nro;summa\nx;y;1,50\nz;w;2,25\n",
         "1:nimi|katu, nro|summa¶2:x|y|1,50¶3:z|w|2,25¶");
  check ("\"a,b,c\";d\n\"1,2\";3\n", "1:a,b,c|d¶2:1,2|3¶");
  check ("sep=;\na,b;c\n1,2;3\n", "2:a,b|c¶3:1,2|3¶");
  check ("SEP=|\r\na|b\r\n", "2:a|b¶");
  check ("\"sep=;\"\na;b\n", "2:a|b¶");
  check ("sep=\t\na\tb\n", "2:a|b¶");
  check ("separator,b\n1,2\n", "1:separator|b¶2:1|2¶");
}

static void
test_errors (void)
{
  g_autofree char *nul = read_bytes ("a,b\n1,x\0y\n", 10);
  g_autofree char *quoted_nul = read_bytes ("a,b\n1,\"x\ny\0z\"\n", 14);
  g_autofree char *late_nul = read_bytes ("a,b\n1,2\n\0", 9);
  g_autofree char *nul_behind_quote = read_bytes ("a,b\n\"1\"\0,2\n", 11);

  g_assert_cmpstr (nul, ==, "1:a|b¶error f|2|2||nul-byte|");
  g_assert_cmpstr (quoted_nul, ==, "1:a|b¶error f|3|2||nul-byte|");
  g_assert_cmpstr (late_nul, ==, "1:a|b¶2:1|2¶error f|3|1||nul-byte|");
  g_assert_cmpstr (nul_behind_quote, ==, "1:a|b¶error f|2|1||nul-byte|");
  check ("a,b\n1,\"2\n3,4\n", "1:a|b¶error f|2|2||unbalanced-quote|");
  check ("a,b\n1,2\n\"3,4\n\"5\",6\n", "1:a|b¶2:1|2¶error f|3|1||unbalanced-quote|");
  check ("a,b\n\"1\"x,2\n", "1:a|b¶error f|2|1||unbalanced-quote|");
  check ("a,\"b", "error f|1|2||unbalanced-quote|");
  check ("a,b\n1,x\x1f\n", "1:a|b¶error f|2|2||bad-character|U+001F");
  check ("a,b\n1,\"x\x07\"\n", "1:a|b¶error f|2|2||bad-character|U+0007");
}

static void
test_limits (void)
{
  const gsize limit = 1024 * 1024;
  g_autofree char *longest = g_strnfill (limit, 'x');
  g_autofree char *good = g_strconcat ("a,b\n1,", longest, "\n", NULL);
  g_autofree char *bad = g_strconcat ("a,b\n1,", longest, "x\n", NULL);
  g_autofree char *quoted = g_strconcat ("a,b\n1,\"", longest, "x\"\n", NULL);
  g_autofree char *many = g_strnfill (5000, ',');
  g_autofree char *wide = g_strconcat ("a,b\n", many, "\n", NULL);
  g_autoptr (KorCsvReader) reader = kor_csv_reader_new_take (g_strdup (good), strlen (good), "f");

  g_assert_true (kor_csv_reader_next (reader, NULL));
  g_assert_true (kor_csv_reader_next (reader, NULL));
  g_assert_cmpuint (strlen (kor_csv_reader_get_field (reader, 1)), ==, limit);
  check (bad, "1:a|b¶error f|2|2||field-too-long|1024");
  check (quoted, "1:a|b¶error f|2|2||field-too-long|1024");
  check (wide, "1:a|b¶error f|2|4096||wrong-field-count|>4096");
}

static void
test_rewind (void)
{
  const char *text = "sep=;\na;b\n\"1\n2\";3\n";
  g_autoptr (KorCsvReader) reader = kor_csv_reader_new_take (g_strdup (text), strlen (text), "f");
  g_autofree char *first = read_all (reader);
  g_autofree char *second = NULL;

  g_assert_cmpuint (kor_csv_reader_get_position (reader), ==, strlen (text));
  kor_csv_reader_rewind (reader);
  second = read_all (reader);
  g_assert_cmpstr (first, ==, "2:a|b¶3:1\n2|3¶");
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpint (kor_csv_reader_get_separator (reader), ==, ';');
}

/* Whatever text is written comes back when it is read, and only what needs quotes has them. */
static void
test_round_trip (void)
{
  static const char *const alphabet[] = { "a", "\"", ",", ";", "\n", " ", "ä", "€", "\t", "=", "" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);

  for (guint round = 0; round < 500; round++) {
    g_autoptr (GString) text = g_string_new ("h1,h2,h3\n");
    g_autoptr (GString) wanted = g_string_new (NULL);
    g_autoptr (GString) found = g_string_new (NULL);
    g_autoptr (KorCsvWriter) writer = kor_csv_writer_new (text);
    g_autoptr (KorCsvReader) reader = NULL;
    g_autoptr (GError) error = NULL;

    for (guint i = 0; i < 12; i++) {
      g_autoptr (GString) field = g_string_new (NULL);

      for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
        g_string_append (field,
                         alphabet[g_rand_int_range (rand, 0, (int) G_N_ELEMENTS (alphabet))]);
      kor_csv_writer_field (writer, field->str);
      g_string_append_printf (wanted, "%s\x1e", field->str);
      if (i % 3 == 2)
        kor_csv_writer_end_row (writer);
    }

    reader = kor_csv_reader_new_take (g_strdup (text->str), text->len, "f");
    g_assert_true (kor_csv_reader_next (reader, &error));
    while (kor_csv_reader_next (reader, &error)) {
      g_assert_cmpuint (kor_csv_reader_get_n_fields (reader), ==, 3);
      for (guint i = 0; i < 3; i++)
        g_string_append_printf (found, "%s\x1e", kor_csv_reader_get_field (reader, i));
    }
    g_assert_no_error (error);
    g_assert_cmpstr (found->str, ==, wanted->str);
  }
}

static void
test_writer (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (KorCsvWriter) writer = kor_csv_writer_new (text);

  kor_csv_writer_field (writer, "plain");
  kor_csv_writer_field (writer, NULL);
  kor_csv_writer_number (writer, -12);
  kor_csv_writer_field (writer, "a b");
  kor_csv_writer_field (writer, "a,b");
  kor_csv_writer_field (writer, "say \"hi\"");
  kor_csv_writer_field (writer, "two\nlines");
  kor_csv_writer_field (writer, " padded ");
  kor_csv_writer_end_row (writer);
  kor_csv_writer_field (writer, "");
  kor_csv_writer_end_row (writer);
  g_assert_cmpstr (
    text->str, ==, "plain,,-12,a b,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\" padded \"\n\"\"\n");
}

/* Random bytes and bent rows: rows or an error, never anything else. The seed is fixed. */
static void
test_fuzz (void)
{
  static const char alphabet[] = "\"\"\"\",,;;\n\n\r\tab1 =\xc3\xa4\x01";
  g_autoptr (GRand) rand = g_rand_new_with_seed (1996);
  guint n_rows = 0, n_errors = 0;

  for (guint round = 0; round < 20000; round++) {
    gsize length = (gsize) g_rand_int_range (rand, 0, 80);
    char *bytes = g_malloc (length + 1);
    g_autoptr (KorCsvReader) reader = NULL;
    g_autoptr (GError) error = NULL;
    guint last_line = 0;

    for (gsize i = 0; i < length; i++)
      bytes[i] = round % 4 == 0 ? (char) g_rand_int_range (rand, 0, 256)
                                : alphabet[g_rand_int_range (rand, 0, (int) sizeof alphabet)];
    bytes[length] = '\0';

    reader = kor_csv_reader_new_take (bytes, length, "f");
    while (kor_csv_reader_next (reader, &error)) {
      g_assert_cmpuint (kor_csv_reader_get_line (reader), >, last_line);
      g_assert_cmpuint (kor_csv_reader_get_n_fields (reader), >, 0);
      for (guint i = 0; i < kor_csv_reader_get_n_fields (reader); i++)
        g_assert_cmpuint (strlen (kor_csv_reader_get_field (reader, i)), <=, length);
      last_line = kor_csv_reader_get_line (reader);
      n_rows++;
    }
    if (error == NULL)
      g_assert_cmpuint (kor_csv_reader_get_position (reader), ==, length);
    else
      n_errors++;
  }
  g_assert_cmpuint (n_rows, >, 1000);
  g_assert_cmpuint (n_errors, >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv-reader/rows", test_rows);
  g_test_add_func ("/exchange/csv-reader/quotes", test_quotes);
  g_test_add_func ("/exchange/csv-reader/separators", test_separators);
  g_test_add_func ("/exchange/csv-reader/errors", test_errors);
  g_test_add_func ("/exchange/csv-reader/limits", test_limits);
  g_test_add_func ("/exchange/csv-reader/rewind", test_rewind);
  g_test_add_func ("/exchange/csv-reader/round-trip", test_round_trip);
  g_test_add_func ("/exchange/csv-reader/writer", test_writer);
  g_test_add_func ("/exchange/csv-reader/fuzz", test_fuzz);
  return g_test_run ();
}
