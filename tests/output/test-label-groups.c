/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-label-groups.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "kor-list-run.h"

/* Labels by postcode, with a separator before each that says how many follow. */

static GPtrArray *
make_persons (const char *const *addresses)
{
  GPtrArray *persons = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_list_person_free);

  for (guint i = 0; addresses[i] != NULL; i++) {
    KorListPerson *person = g_new0 (KorListPerson, 1);

    person->customer_id = 100 + i;
    person->lines = g_strsplit (addresses[i], "|", -1);
    g_ptr_array_add (persons, person);
  }
  return persons;
}

static const char *const sample[] = {
  "Onni Aho|Tie 2|00100 HELSINKI",
  "Aino Aho|Tie 10|00100 HELSINKI",
  "Eino Aho|Tie 3|00120 HELSINKI",
  "Lea Aho|Tie 4|33100 TAMPERE",
  "Maj Öst|Gatan 4|958 22 Luleå|SWEDEN",
  "Kai Öst|Gatan 5|112 20 Stockholm|SWEDEN",
  NULL,
};

static void
assert_groups (const char *const *addresses, KorLabelGrouping grouping, const char *expected)
{
  g_autoptr (GPtrArray) persons = make_persons (addresses);
  g_autoptr (KorLabelGroups) groups = kor_label_groups_new (persons, grouping);
  g_autoptr (GString) found = g_string_new (NULL);
  guint before = 0;

  for (guint i = 0; i < kor_label_groups_get_n_groups (groups); i++) {
    const KorLabelGroup *group = kor_label_groups_get_group (groups, i);

    g_assert_cmpuint (group->first, ==, before);
    g_assert_cmpstr (group->lines[0], ==, group->title);
    before += group->n;
    g_string_append_printf (found, "%s=%u;", group->title, group->n);
  }
  g_assert_cmpuint (before, ==, persons->len);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_groups (void)
{
  static const char *const nobody[] = { NULL };
  static const char *const britain[] = {
    "Ann|Street|COWES|PO31 7PJ", "Bob|Street|COWES|PO31 7PJ", "Cid|Street|COWES|PO31 7PK", NULL
  };
  static const char *const america[] = { "Ann|Street|EUGENE OR 97403",
                                         "Bob|Street|EUGENE OR 97404",
                                         NULL };
  static const char *const odd[] = { "", "Onni|", "Onni|nowhere", NULL };

  assert_groups (sample,
                 KOR_LABEL_GROUPING_POSTCODE,
                 "00100 HELSINKI=2;00120 HELSINKI=1;33100 TAMPERE=1;SWEDEN=2;");
  assert_groups (sample, KOR_LABEL_GROUPING_AREA, "00100–00120=3;33100 TAMPERE=1;SWEDEN=2;");
  assert_groups (
    sample, KOR_LABEL_GROUPING_NONE, "00100 HELSINKI=2;00120 HELSINKI=1;33100 TAMPERE=1;SWEDEN=2;");
  assert_groups (britain, KOR_LABEL_GROUPING_POSTCODE, "PO31 7PJ=2;PO31 7PK=1;");
  assert_groups (britain, KOR_LABEL_GROUPING_AREA, "PO31 7PJ–PO31 7PK=3;");
  assert_groups (america, KOR_LABEL_GROUPING_POSTCODE, "EUGENE OR 97403=1;EUGENE OR 97404=1;");
  assert_groups (nobody, KOR_LABEL_GROUPING_POSTCODE, "");
  assert_groups (odd, KOR_LABEL_GROUPING_POSTCODE, "=2;nowhere=1;");
}

/* Separators and persons in turn; every label is one of them. */
static void
test_labels (void)
{
  g_autoptr (GPtrArray) persons = make_persons (sample);
  g_autoptr (KorLabelGroups) groups = kor_label_groups_new (persons, KOR_LABEL_GROUPING_POSTCODE);
  g_autoptr (KorLabelGroups) plain = kor_label_groups_new (persons, KOR_LABEL_GROUPING_NONE);
  static const int expected[] = { -1, 0, 1, -1, 2, -1, 3, -1, 4, 5 };
  guint person;

  g_assert_cmpuint (kor_label_groups_get_n_labels (groups), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    gboolean is_person = kor_label_groups_get_person (groups, i, &person);

    g_assert_cmpint (is_person ? (int) person : -1, ==, expected[i]);
  }
  g_assert_cmpuint (kor_label_groups_get_n_labels (plain), ==, 6);
  g_assert_true (kor_label_groups_get_person (plain, 5, &person));
  g_assert_cmpuint (person, ==, 5);
}

/* On paper: in this order, the counts in words, and a separator only once whatever the copies. */
static void
test_paper (void)
{
  const KorPdfInfo info = { .title = "Tarrat" };
  g_autoptr (GPtrArray) persons = make_persons (sample);
  g_autoptr (KorLabelGroups) groups = kor_label_groups_new (persons, KOR_LABEL_GROUPING_AREA);
  g_autoptr (GError) error = NULL;
  g_autoptr (KorLabelSheet) sheet = kor_label_sheet_lookup ("avery-l7163", &error);
  g_autoptr (KorLabelLayout) layout = kor_label_groups_lay_out (groups, sheet);
  g_autofree char *path =
    g_strdup_printf ("%s/%d-kortisto-test-groups.pdf", g_get_tmp_dir (), getpid ());
  g_autofree char *command = g_strdup_printf ("pdftotext -raw %s -", path);
  g_autofree char *text = NULL;
  const char *at, *separator;

  g_clear_pointer (&groups, kor_label_groups_unref); /* the layout keeps it */
  g_clear_pointer (&persons, g_ptr_array_unref);
  kor_label_layout_set_copies (layout, 2);
  g_assert_true (kor_label_layout_save_pdf (layout, path, &info, NULL, &error));
  g_assert_true (g_spawn_command_line_sync (command, &text, NULL, NULL, &error));
  g_assert_no_error (error);
  separator = strstr (text, "00100–00120\n3 pieces");
  g_assert_nonnull (separator);
  at = strstr (separator, "Onni Aho");
  g_assert_nonnull (at);
  g_assert_nonnull (strstr (at + 1, "Onni Aho"));
  at = strstr (at, "33100 TAMPERE\n1 piece\n");
  g_assert_nonnull (at);
  g_assert_nonnull (strstr (at, "SWEDEN\n2 pieces"));
  g_assert_null (strstr (separator + strlen ("00100–00120\n3"), "3 pieces"));
  g_assert_cmpint (g_unlink (path), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-groups/groups", test_groups);
  g_test_add_func ("/label-groups/labels", test_labels);
  g_test_add_func ("/label-groups/paper", test_paper);
  return g_test_run ();
}
