/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-suppression-file.h"

#include <string.h>

#include "import-fixture.h"
#include "kor-error.h"

#define HASH "3a8c15a0c3d6f4c5e9a3d1b2c4f5e6a7b8c9d0e1f2a3b4c5d6e7f8091a2b3c4d"

static gboolean
describe_cb (const KorSuppressionRow *row, gpointer data, GError **error)
{
  const char *const parts[] = {
    row->name, row->street, row->postal_code, row->email, row->email_sha256
  };
  GString *text = data;

  g_string_append_printf (text, "%u:", row->line);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", parts[i] != NULL ? parts[i] : "-");
  g_string_append_c (text, '\n');
  return TRUE;
}

static char *
read_list (const char *bytes, gssize size)
{
  g_autofree char *path = write_file ("list.csv", bytes, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (KorSuppressionFile) file = kor_suppression_file_new (path, &error);
  GString *text = g_string_new (NULL);

  if (file == NULL || !kor_suppression_file_run (file, describe_cb, text, &error)) {
    g_string_free (text, TRUE);
    return describe_facts (error);
  }
  return g_string_free (text, FALSE);
}

static void
check (const char *list, const char *wanted)
{
  g_autofree char *found = read_list (list, -1);

  g_assert_cmpstr (found, ==, wanted);
}

/* Headings in any language and order; other columns are not looked at. */
static void
test_columns (void)
{
  check ("name,street,postal_code\nAho Helmi,Torikatu 38,90110\n",
         "2:Aho Helmi|Torikatu 38|90110|-|-\n");
  check (
    "\xef\xbb\xbf"
    "Postinumero;Lahiosoite;Sukunimi;Etunimi;Syntymävuosi\n 90110 ;Torikatu 38;Aho;Helmi;1950\n",
    "2:Aho Helmi|Torikatu 38|90110|-|-\n");
  check ("Email SHA-256\n" HASH "\n", "2:-|-|-|-|" HASH "\n");
  check ("sha256,email\n,helmi@aho.example\n" HASH ",\n",
         "2:-|-|-|helmi@aho.example|-\n3:-|-|-|-|" HASH "\n");
  check ("name,last_name,first_name,street,postal_code\n,Aho,Helmi,Tie 1,90110\n"
         "Paja Oy,,,Tie 1,90110\n,Aho,,Tie 1,90110\n",
         "2:Aho Helmi|Tie 1|90110|-|-\n3:Paja Oy|Tie 1|90110|-|-\n4:Aho|Tie 1|90110|-|-\n");
  check (
    "organisation,name,street,postal_code\nPaja Oy,Aho Helmi,Tie 1,90110\nPaja Oy,,Tie 1,90110\n",
    "2:Aho Helmi|Tie 1|90110|-|-\n3:Paja Oy|Tie 1|90110|-|-\n");
  check ("email\n", "");
}

/* Files of other offices: Windows, old Macintosh, UTF-16, a mark in front. */
static void
test_encodings (void)
{
  static const char *const charsets[] = {
    "UTF-8",
    "WINDOWS-1252",
    "UTF-16LE",
    "UTF-16BE",
  };
  const char *text = "\xef\xbb\xbfname;street;postal_code\r\nÄlmö Åke;Sjötie 3 é;65100\r\n";

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++) {
    gsize length;
    const char *from = i == 1 ? text + 3 : text;
    g_autofree char *bytes = g_convert (from, -1, charsets[i], "UTF-8", NULL, &length, NULL);
    g_autofree char *found = read_list (bytes, (gssize) length);

    g_assert_cmpstr (found, ==, "2:Älmö Åke|Sjötie 3 é|65100|-|-\n");
  }
}

/* A wrong file is refused with the place, and nothing is guessed. */
static void
test_bad (void)
{
  check ("", "list.csv||||empty-file|");
  check ("name,street\nAho,Tie 1\n", "list.csv|||postal_code|no-list-columns|");
  check ("name,postal_code\nAho,90110\n", "list.csv|||street|no-list-columns|");
  check ("street,postal_code\nTie 1,90110\n", "list.csv|||name|no-list-columns|");
  check ("first_name,street,postal_code\nAho,Tie 1,90110\n", "list.csv|||name|no-list-columns|");
  check ("email\na@aho.example,b\n", "list.csv|2|||wrong-field-count|2/1");
  check ("name,street,postal_code\nAho,Tie 1,90110\n\"Berg,Tie 1,90110\n",
         "list.csv|3|1||unbalanced-quote|");
  check ("%PDF-1.4\n", "list.csv||||not-text|PDF");
}

/* --- the place of what the taker refuses ------------------------------------------------------ */

static gboolean
refuse_cb (const KorSuppressionRow *row, gpointer data, GError **error)
{
  g_autofree char *line = g_strdup_printf ("%u", row->line);

  if (row->line < 3)
    return TRUE;
  kor_error_set (
    error, KOR_ERROR_BAD_FILE, "", line, "", data, KOR_SUPPRESSION_BAD_HASH, "x", NULL);
  return FALSE;
}

static gboolean
fail_cb (const KorSuppressionRow *row, gpointer data, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stop");
  return FALSE;
}

static void
test_place (void)
{
  g_autofree char *path = write_file ("list.csv", "a,sha256,email\n1,x,y\n2,x,y\n3,x,y\n", -1);
  g_autoptr (KorSuppressionFile) file = kor_suppression_file_new (path, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++) {
    char *field = (char *) (i == 0 ? "email_sha256" : "");
    g_autofree char *found = NULL;

    g_assert_false (kor_suppression_file_run (file, refuse_cb, field, &error));
    found = describe_facts (error);
    g_assert_cmpstr (
      found, ==, i == 0 ? "list.csv|3|2|email_sha256|bad-hash|x" : "list.csv|3|||bad-hash|x");
    g_clear_error (&error);
  }
  g_assert_false (kor_suppression_file_run (file, fail_cb, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suppression-file/columns", test_columns);
  g_test_add_func ("/suppression-file/encodings", test_encodings);
  g_test_add_func ("/suppression-file/bad", test_bad);
  g_test_add_func ("/suppression-file/place", test_place);
  result = g_test_run ();
  remove_files ();
  return result;
}
