/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-sheet-library.h"

#include "kor-error.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

/* Sheets the user makes: from fields, into the own folder and out of it. */

static const KorSheetFields own = {
  .brand = "Oma Valmistaja",
  .part = "No 7/ä",
  .page_width = 210,
  .page_height = 297,
  .width = 64.6,
  .height = 33.8,
  .radius = 1.5,
  .margin = 2,
  .nx = 3,
  .ny = 8,
  .x0 = 8.1,
  .y0 = 13.3,
  .dx = 64.6,
  .dy = 33.8,
};

static void
test_fields (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KorLabelSheet) sheet = kor_label_sheet_new_from_fields (&own, &error);
  KorSheetFields fields;

  g_assert_no_error (error);
  g_assert_cmpstr (kor_label_sheet_get_id (sheet), ==, "oma-valmistaja-no-7-a");
  g_assert_cmpstr (kor_label_sheet_get_name (sheet), ==, "Oma Valmistaja No 7/ä");
  g_assert_cmpint (kor_label_sheet_get_origin (sheet), ==, KOR_SHEET_USER);
  g_assert_cmpuint (kor_label_sheet_get_n_labels (sheet), ==, 24);
  g_assert_true (kor_label_sheet_get_fields (sheet, &fields));
  g_assert_cmpfloat_with_epsilon (fields.dx, 64.6, 1e-9);
  g_assert_cmpuint (fields.ny, ==, 8);
}

static void
assert_refused (const KorSheetFields *fields, const char *field, const char *problem)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) facts = NULL;

  g_assert_null (kor_label_sheet_new_from_fields (fields, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_FILE);
  facts = kor_error_get_facts (error);
  g_assert_cmpstr (facts[3], ==, field);
  g_assert_cmpstr (facts[4], ==, problem);
}

#define ASSERT_CHANGED(name, value, field, problem)                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    KorSheetFields changed_ = own;                                                                 \
                                                                                                   \
    changed_.name = value;                                                                         \
    assert_refused (&changed_, field, problem);                                                    \
  }                                                                                                \
  G_STMT_END

static void
test_refused_fields (void)
{
  ASSERT_CHANGED (brand, "", "brand", "sheet-name");
  ASSERT_CHANGED (brand, NULL, "brand", "sheet-name");
  ASSERT_CHANGED (part, "  ", "part", "sheet-name");
  ASSERT_CHANGED (part, "a\nb", "part", "sheet-name");
  ASSERT_CHANGED (part, "\xff", "part", "sheet-name");
  ASSERT_CHANGED (id, "../evil", "id", "sheet-name");
  ASSERT_CHANGED (id, "Capital", "id", "sheet-name");
  ASSERT_CHANGED (id, "-x", "id", "sheet-name");
  ASSERT_CHANGED (id, "x--y", "id", "sheet-name");
  ASSERT_CHANGED (width, NAN, "width", "sheet-number");
  ASSERT_CHANGED (width, INFINITY, "width", "sheet-number");
  ASSERT_CHANGED (width, -1, "width", "sheet-number");
  ASSERT_CHANGED (page_width, 1e300, "page_width", "sheet-number");
  ASSERT_CHANGED (page_height, 10, "ny", "sheet-outside");
  ASSERT_CHANGED (nx, 0, "nx", "sheet-number");
  ASSERT_CHANGED (ny, G_MAXUINT, "ny", "sheet-number");
  ASSERT_CHANGED (nx, 1000, "nx", "sheet-too-many");
  ASSERT_CHANGED (nx, 4, "nx", "sheet-outside");
  ASSERT_CHANGED (ny, 9, "ny", "sheet-outside");
  ASSERT_CHANGED (x0, -0.5, "x0", "sheet-number");
  ASSERT_CHANGED (x0, 17, "nx", "sheet-outside");
  ASSERT_CHANGED (dx, 64, "dx", "sheet-overlap");
  ASSERT_CHANGED (dy, 30, "dy", "sheet-overlap");
  ASSERT_CHANGED (dy, NAN, "dy", "sheet-number");
  ASSERT_CHANGED (width, 9, "width", "sheet-too-small");
  ASSERT_CHANGED (height, 5, "height", "sheet-too-small");
  ASSERT_CHANGED (radius, 20, "radius", "sheet-too-small");
  ASSERT_CHANGED (sender, ((KorRectangle) { 200, 0, 50, 10 }), "sender", "sheet-outside");
  ASSERT_CHANGED (sender, ((KorRectangle) { 0, NAN, 50, 10 }), "sender", "sheet-number");
}

static void
assert_same (KorLabelSheet *a, KorLabelSheet *b)
{
  g_autoptr (GBytes) first = kor_label_sheet_to_xml (a);
  g_autoptr (GBytes) second = kor_label_sheet_to_xml (b);

  g_assert_true (g_bytes_equal (first, second));
}

static void
test_save (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = kor_label_sheet_get_user_folder ();
  g_autofree char *path = g_build_filename (folder, "oma-valmistaja-no-7-a.xml", NULL);
  g_autoptr (KorLabelSheet) sheet = kor_label_sheet_new_from_fields (&own, &error);
  g_autoptr (KorLabelSheet) found = NULL;
  GStatBuf st;

  g_assert_true (kor_label_sheet_save (sheet, &error));
  g_assert_true (kor_label_sheet_save (sheet, &error)); /* in place of itself */
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0700);

  found = kor_label_sheet_lookup ("oma-valmistaja-no-7-a", &error);
  g_assert_no_error (error);
  g_assert_cmpint (kor_label_sheet_get_origin (found), ==, KOR_SHEET_USER);
  assert_same (found, sheet);

  g_assert_true (kor_label_sheet_remove (found, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (kor_label_sheet_remove (sheet, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_NOT_FOUND);
}

static void
test_not_saved (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KorLabelSheet) shipped = kor_label_sheet_lookup ("avery-l7160", &error);

  g_assert_false (kor_label_sheet_save (shipped, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (kor_label_sheet_remove (shipped, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_NOT_FOUND);
}

/* Every sheet of the program and each sample template can be written as a file and is the same again. */
static void
test_round_trip (void)
{
  g_autofree char *samples = g_test_build_filename (G_TEST_DIST, "output", "data", "glabels", NULL);
  const char *const folders[] = { samples, NULL };
  g_autoptr (KorSheetLibrary) library = kor_sheet_library_new_for_folders ("/nonexistent", folders);
  GListModel *sheets = kor_sheet_library_get_sheets (library);

  for (guint i = 0; i < g_list_model_get_n_items (sheets); i++) {
    g_autoptr (KorLabelSheet) sheet = g_list_model_get_item (sheets, i);
    g_autoptr (GBytes) bytes = kor_label_sheet_to_xml (sheet);
    g_autoptr (GError) error = NULL;
    g_autoptr (KorLabelSheet) again = kor_label_sheet_parse (bytes, "again.xml", &error);

    /* A template's id is none of a file, and its rounding errors are not forgiven in one. */
    if (kor_label_sheet_get_origin (sheet) == KOR_SHEET_GLABELS) {
      g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_FILE);
      continue;
    }
    g_assert_no_error (error);
    g_assert_cmpuint (
      kor_label_sheet_get_n_labels (again), ==, kor_label_sheet_get_n_labels (sheet));
    assert_same (again, sheet);
  }
}

/* A folder with a good file, a bad one, a twin of the program's and one that is no sheet at all. */
static void
test_folder (void)
{
  static const char *const none[] = { NULL };
  g_autofree char *folder = g_dir_make_tmp ("kortisto-sheets-XXXXXX", NULL);
  g_autofree char *good = g_build_filename (folder, "good.xml", NULL);
  g_autofree char *bad = g_build_filename (folder, "bad.xml", NULL);
  g_autofree char *twin = g_build_filename (folder, "twin.xml", NULL);
  g_autofree char *note = g_build_filename (folder, "note.txt", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KorLabelSheet) sheet = kor_label_sheet_new_from_fields (&own, &error);
  g_autoptr (KorLabelSheet) shipped = kor_label_sheet_lookup ("avery-l7160", &error);
  g_autoptr (GBytes) bytes = kor_label_sheet_to_xml (sheet);
  g_autoptr (GBytes) twin_bytes = kor_label_sheet_to_xml (shipped);
  g_autoptr (KorSheetLibrary) library = NULL;
  const char *data;
  gsize length;

  data = g_bytes_get_data (bytes, &length);
  g_assert_true (g_file_set_contents (good, data, (gssize) length, &error));
  g_assert_true (g_file_set_contents (bad, data, (gssize) length - 9, &error));
  g_assert_true (g_file_set_contents (note, "x", 1, &error));
  data = g_bytes_get_data (twin_bytes, &length);
  g_assert_true (g_file_set_contents (twin, data, (gssize) length, &error));

  library = kor_sheet_library_new_for_folders (folder, none);
  g_assert_cmpuint (g_list_model_get_n_items (kor_sheet_library_get_sheets (library)), ==, 17);
  g_assert_cmpuint (kor_sheet_library_get_n_problems (library), ==, 2);
  g_assert_error (kor_sheet_library_get_problem (library, 0), KOR_ERROR, (int) KOR_ERROR_BAD_FILE);
  g_assert_error (kor_sheet_library_get_problem (library, 1), KOR_ERROR, (int) KOR_ERROR_EXISTS);
  g_unlink (good);
  g_unlink (bad);
  g_unlink (twin);
  g_unlink (note);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sheet-file/fields", test_fields);
  g_test_add_func ("/sheet-file/refused-fields", test_refused_fields);
  g_test_add_func ("/sheet-file/save", test_save);
  g_test_add_func ("/sheet-file/not-saved", test_not_saved);
  g_test_add_func ("/sheet-file/round-trip", test_round_trip);
  g_test_add_func ("/sheet-file/folder", test_folder);
  return g_test_run ();
}
