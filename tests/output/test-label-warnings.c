/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-label-warnings.h"

#include <string.h>

/* What is told of labels before they are printed. */

static GPtrArray *
make_persons (const char *const *addresses, guint n)
{
  GPtrArray *persons = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_list_person_free);
  guint n_addresses = g_strv_length ((char **) addresses);

  for (guint i = 0; i < n; i++) {
    KorListPerson *person = g_new0 (KorListPerson, 1);

    person->customer_id = 100 + i;
    person->lines = g_strsplit (addresses[i % n_addresses], "|", -1);
    g_ptr_array_add (persons, person);
  }
  return persons;
}

static const char *const sample[] = {
  "Onni Lumilahti|Hopeakaari 7 B 21|20100 TURKU",
  "Maria-Magdaleena Kaislaniitty-Koski|Tie 2|33100 TAMPERE",
  "Onni Lumilahti|Kuukkelinpolun teollisuusalueen ranta 7|20100 TURKU",
  "Kansainvälisen Hillasuon Erikoistarviketukkuliikkeen Maahantuonti Osuuskunta|Tie 1|20100 TURKU",
  "Kuukkelin Paja Oy|Tuotanto|Hankinnat|Toinen kerros|Sanni Koski|Vattukuja 5|33100 "
  "TAMPERE|FINLAND",
  "Iida-Liisa Illilinki-Littilä, Ky|Tie 9|00100 HELSINKI",
  NULL,
};

static void
test_collect (void)
{
  static const struct {
    guint person, n_chars, n_lines;
    KorLabelFit fit;
  } expected[] = {
    { 1, 35, 3, KOR_LABEL_FIT_SHRUNK },    { 2, 39, 3, KOR_LABEL_FIT_SHRUNK },
    { 3, 76, 3, KOR_LABEL_FIT_SHORTENED }, { 4, 17, 8, KOR_LABEL_FIT_SHRUNK },
    { 5, 32, 3, KOR_LABEL_FIT_WHOLE }, /* characters, not bytes */
  };

  g_autoptr (GPtrArray) persons = make_persons (sample, 6);
  g_autoptr (GError) error = NULL;
  g_autoptr (KorLabelSheet) sheet = kor_label_sheet_lookup ("avery-l7160", &error);
  g_autoptr (GPtrArray) warnings = kor_label_warnings_collect (sheet, persons, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (warnings->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < warnings->len; i++) {
    const KorLabelWarning *warning = warnings->pdata[i];

    g_assert_cmpuint (warning->person, ==, expected[i].person);
    g_assert_cmpint (warning->customer_id, ==, 100 + expected[i].person);
    g_assert_cmpuint (warning->n_chars, ==, expected[i].n_chars);
    g_assert_cmpuint (warning->n_lines, ==, expected[i].n_lines);
    g_assert_cmpint (warning->fit, ==, expected[i].fit);
    g_assert_true (g_utf8_strlen (warning->line, -1) == warning->n_chars);
  }
}

/* A larger sheet takes what a smaller one shrinks; a sender takes room. */
static void
test_sheets (void)
{
  static const char *const tall[] = { "A|B|C|D|E|F|G", NULL };
  static const char *const low[] = { "A|B|C|D|E|F", NULL };
  static const char *const sender = "Hillasuo Oy, PL 7, 33101 Tampere";
  g_autoptr (GPtrArray) seven = make_persons (tall, 1);
  g_autoptr (GPtrArray) six = make_persons (low, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (KorLabelSheet) large = kor_label_sheet_lookup ("avery-l7165", &error);
  g_autoptr (KorLabelSheet) small = kor_label_sheet_lookup ("avery-l7160", &error);
  g_autoptr (GPtrArray) in_large = kor_label_warnings_collect (large, seven, NULL, NULL, &error);
  g_autoptr (GPtrArray) in_small = kor_label_warnings_collect (small, seven, NULL, NULL, &error);
  g_autoptr (GPtrArray) without = kor_label_warnings_collect (small, six, NULL, NULL, &error);
  g_autoptr (GPtrArray) with = kor_label_warnings_collect (small, six, sender, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (in_large->len, ==, 0);
  g_assert_cmpuint (in_small->len, ==, 1);
  g_assert_cmpuint (without->len, ==, 0);
  g_assert_cmpuint (with->len, ==, 1);
}

static void
assert_described (guint n_chars, KorLabelFit fit, const char *expected)
{
  const KorLabelWarning warning = { .line = (char *) "xyz", .n_chars = n_chars, .fit = fit };
  g_autofree char *text = kor_label_warning_describe (&warning);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_described (void)
{
  assert_described (
    31, KOR_LABEL_FIT_WHOLE, "The line “xyz” has 31 characters; the mail asks for at most 30.");
  assert_described (31,
                    KOR_LABEL_FIT_SHRUNK,
                    "The line “xyz” has 31 characters; the mail asks for at most 30. The label is "
                    "printed in smaller "
                    "type.");
  assert_described (3, KOR_LABEL_FIT_SHRUNK, "The label is printed in smaller type.");
  assert_described (
    3, KOR_LABEL_FIT_SHORTENED, "The address does not fit on the label: some of it is cut off.");
}

static gpointer
collect_thread (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KorLabelSheet) sheet = kor_label_sheet_lookup ("avery-l7160", &error);
  GPtrArray *warnings = kor_label_warnings_collect (sheet, data, NULL, NULL, &error);

  g_assert_no_error (error);
  return warnings;
}

/* Ten thousand, on two threads at once. */
static void
test_many (void)
{
  g_autoptr (GPtrArray) persons = make_persons (sample, 10000);
  GThread *threads[2];

  for (guint i = 0; i < 2; i++)
    threads[i] = g_thread_new ("collect", collect_thread, persons);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GPtrArray) warnings = g_thread_join (threads[i]);

    g_assert_cmpuint (warnings->len, ==, 10000 - 1667);
  }
}

static void
test_cancelled (void)
{
  g_autoptr (GPtrArray) persons = make_persons (sample, 6);
  g_autoptr (GPtrArray) nobody = make_persons (sample, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KorLabelSheet) sheet = kor_label_sheet_lookup ("avery-l7160", &error);
  g_autoptr (GPtrArray) none = kor_label_warnings_collect (sheet, nobody, NULL, cancellable, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  g_cancellable_cancel (cancellable);
  g_assert_null (kor_label_warnings_collect (sheet, persons, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (kor_label_warnings_collect (sheet, persons, NULL, cancellable, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-warnings/collect", test_collect);
  g_test_add_func ("/label-warnings/sheets", test_sheets);
  g_test_add_func ("/label-warnings/described", test_described);
  g_test_add_func ("/label-warnings/many", test_many);
  g_test_add_func ("/label-warnings/cancelled", test_cancelled);
  return g_test_run ();
}
