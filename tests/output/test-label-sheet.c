/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-label-sheet.h"

#include "kor-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  const char *id;
  double width, height, x0, y0, dx, dy;
  guint nx, ny;
  double page_width, page_height; /* 0: A4 */
} Expected;

/* As published by the makers, in millimetres; the windows' place by DIN 5008. */
static const Expected expected[] = {
  { "avery-l7159", 63.5, 33.9, 7.21, 12.9, 66.04, 33.9, 3, 8 },
  { "avery-l7160", 63.5, 38.1, 7.21, 15.15, 66.04, 38.1, 3, 7 },
  { "avery-l7161", 63.5, 46.6, 7.21, 8.7, 66.04, 46.6, 3, 6 },
  { "avery-l7162", 99.1, 33.9, 4.65, 12.9, 101.6, 33.9, 2, 8 },
  { "avery-l7163", 99.1, 38.1, 4.65, 15.15, 101.6, 38.1, 2, 7 },
  { "avery-l7164", 63.5, 72.0, 7.21, 4.5, 66.04, 72.0, 3, 4 },
  { "avery-l7165", 99.1, 67.7, 4.65, 13.1, 101.6, 67.7, 2, 4 },
  { "avery-l7173", 99.1, 57.0, 4.65, 6.0, 101.6, 57.0, 2, 5 },
  { "envelope-c4", 130, 60, 170, 105, 130, 60, 1, 1, 324, 229 },
  { "envelope-c5", 110, 55, 102, 80, 110, 55, 1, 1, 229, 162 },
  { "envelope-dl", 105, 45, 97, 46, 105, 45, 1, 1, 220, 110 },
  { "herma-4464", 70.0, 37.0, 0.0, 0.5, 70.0, 37.0, 3, 8 },
  { "herma-4620", 105.0, 37.0, 0.0, 0.5, 105.0, 37.0, 2, 8 },
  { "window-a4-high", 85, 45, 20, 27, 85, 45, 1, 1 },
  { "window-a4", 85, 45, 20, 45, 85, 45, 1, 1 },
  { "zweckform-3474", 70.0, 37.0, 0.0, 0.5, 70.0, 37.0, 3, 8 },
};

static void
assert_geometry (KorLabelSheet *sheet, const Expected *want)
{
  KorRectangle first = kor_label_sheet_get_label (sheet, 0);
  KorRectangle last = kor_label_sheet_get_label (sheet, want->nx * want->ny - 1);
  double width = want->page_width > 0 ? want->page_width : 210;
  double height = want->page_height > 0 ? want->page_height : 297;

  g_assert_cmpstr (kor_label_sheet_get_id (sheet), ==, want->id);
  g_assert_cmpuint (kor_label_sheet_get_n_columns (sheet), ==, want->nx);
  g_assert_cmpuint (kor_label_sheet_get_n_rows (sheet), ==, want->ny);
  g_assert_cmpuint (kor_label_sheet_get_n_labels (sheet), ==, want->nx * want->ny);
  g_assert_cmpfloat_with_epsilon (kor_label_sheet_get_page_width (sheet), width, 1e-9);
  g_assert_cmpfloat_with_epsilon (kor_label_sheet_get_page_height (sheet), height, 1e-9);
  g_assert_cmpfloat_with_epsilon (first.x, want->x0, 1e-9);
  g_assert_cmpfloat_with_epsilon (first.y, want->y0, 1e-9);
  g_assert_cmpfloat_with_epsilon (first.width, want->width, 1e-9);
  g_assert_cmpfloat_with_epsilon (first.height, want->height, 1e-9);
  g_assert_cmpfloat_with_epsilon (last.x, want->x0 + (want->nx - 1) * want->dx, 1e-9);
  g_assert_cmpfloat_with_epsilon (last.y, want->y0 + (want->ny - 1) * want->dy, 1e-9);
  /* Every one of these makes stands in the middle of its paper. */
  if (want->nx * want->ny > 1) {
    g_assert_cmpfloat_with_epsilon (210 - last.x - last.width, first.x, 0.02);
    g_assert_cmpfloat_with_epsilon (297 - last.y - last.height, first.y, 0.02);
  }
}

static void
test_shipped (void)
{
  g_autoptr (GListModel) sheets = kor_label_sheet_list ();

  g_assert_cmpuint (g_list_model_get_n_items (sheets), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autoptr (KorLabelSheet) sheet = g_list_model_get_item (sheets, i);

    assert_geometry (sheet, &expected[i]);
  }
}

/* What an envelope must keep free for the mail: 40 mm above the address, 15 mm around it (Posti). */
static void
test_envelopes (void)
{
  static const char *const ids[] = { "envelope-c4", "envelope-c5", "envelope-dl" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KorLabelSheet) sheet = kor_label_sheet_lookup (ids[i], &error);
    KorRectangle address = kor_label_sheet_get_label (sheet, 0);
    KorRectangle sender;

    g_assert_no_error (error);
    g_assert_true (kor_label_sheet_get_sender (sheet, &sender));
    g_assert_cmpfloat (address.y, >=, 40);
    g_assert_cmpfloat (address.x, >=, 15);
    g_assert_cmpfloat (kor_label_sheet_get_page_width (sheet) - address.x - address.width, >=, 15);
    g_assert_cmpfloat (
      kor_label_sheet_get_page_height (sheet) - address.y - address.height, >=, 15);
    g_assert_cmpfloat (sender.y + sender.height, <=, 40);
    g_assert_cmpuint (kor_label_sheet_get_warnings (sheet), ==, 0);
  }
}

static void
test_warnings (void)
{
  static const struct {
    const char *id;
    guint warnings;
  } cases[] = {
    { "avery-l7159", 0 },
    { "avery-l7163", 0 },
    { "herma-4464", KOR_SHEET_WARNING_PRINTER_MARGIN },
    { "zweckform-3474", KOR_SHEET_WARNING_PRINTER_MARGIN },
    { "window-a4", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KorLabelSheet) sheet = kor_label_sheet_lookup (cases[i].id, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (kor_label_sheet_get_warnings (sheet), ==, cases[i].warnings);
  }
}

static void
test_lookup (void)
{
  static const char *const names[] = { "avery-l7160", "Avery L7160", "L7160", "l7160" };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) facts = NULL;
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  KorLabelSheet *sheet;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    sheet = kor_label_sheet_lookup (names[i], &error);
    g_assert_no_error (error);
    g_assert_cmpstr (kor_label_sheet_get_id (sheet), ==, "avery-l7160");
    g_assert_finalize_object (sheet);
  }
  sheet = kor_label_sheet_lookup ("l7163", &error);
  g_assert_no_error (error);
  g_object_get (sheet, "id", &id, "name", &name, NULL);
  g_assert_cmpstr (id, ==, "avery-l7163");
  g_assert_cmpstr (name, ==, "Avery L7163");
  g_assert_cmpstr (kor_label_sheet_get_brand (sheet), ==, "Avery");
  g_assert_cmpstr (kor_label_sheet_get_part (sheet), ==, "L7163");
  g_assert_finalize_object (sheet);

  g_assert_null (kor_label_sheet_lookup ("L9999", &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_NOT_FOUND);
  facts = kor_error_get_facts (error);
  g_assert_cmpstr (facts[0], ==, "sheet");
  g_assert_cmpstr (facts[1], ==, "L9999");
}

static KorLabelSheet *
parse (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return kor_label_sheet_parse (bytes, "sheet.xml", error);
}

static char *
make_sheet (const char *paper, const char *label, const char *grid)
{
  return g_strdup_printf (
    "<label-sheet xmlns=\"urn:kortisto:label-sheet:1\" id=\"own\" brand=\"Own\" "
    "part=\"1\"><paper %s/><label %s/><grid %s/></label-sheet>",
    paper,
    label,
    grid);
}

#define PAPER "width=\"210\" height=\"297\""
#define LABEL "width=\"100\" height=\"50\""
#define GRID "nx=\"2\" ny=\"5\" x0=\"5\" y0=\"10\" dx=\"100\" dy=\"50\""

static void
assert_refused (const char *text, gssize length, const char *problem)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) facts = NULL;

  g_assert_null (parse (text, length, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_FILE);
  facts = kor_error_get_facts (error);
  g_assert_cmpuint (g_strv_length (facts), ==, 6);
  g_assert_cmpstr (facts[0], ==, "sheet.xml");
  g_assert_cmpstr (facts[4], ==, problem);
}

static void
test_own (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = make_sheet (PAPER, LABEL, GRID);
  g_autofree char *path =
    g_strdup_printf ("%s/%d-kortisto-own-sheet.xml", g_get_tmp_dir (), getpid ());
  KorLabelSheet *sheet;

  g_assert_true (g_file_set_contents (path, text, -1, &error));
  sheet = kor_label_sheet_load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (kor_label_sheet_get_label (sheet, 3).x, 105, 1e-9);
  g_assert_cmpfloat_with_epsilon (kor_label_sheet_get_label (sheet, 3).y, 60, 1e-9);
  g_assert_finalize_object (sheet);
  g_assert_cmpint (g_unlink (path), ==, 0);

  g_assert_null (kor_label_sheet_load (path, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_CANNOT_READ);
  g_clear_error (&error);
  g_assert_null (kor_label_sheet_load ("/dev/zero", &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_FILE);
}

static void
test_impossible (void)
{
  static const struct {
    const char *paper, *label, *grid, *problem;
  } cases[] = {
    { "width=\"200\" height=\"297\"", LABEL, GRID, "sheet-outside" },
    { "width=\"210\" height=\"200\"", LABEL, GRID, "sheet-outside" },
    { PAPER, LABEL, "nx=\"2\" ny=\"5\" x0=\"5\" y0=\"10\" dx=\"99\" dy=\"50\"", "sheet-overlap" },
    { PAPER, LABEL, "nx=\"2\" ny=\"5\" x0=\"5\" y0=\"10\" dx=\"100\" dy=\"49\"", "sheet-overlap" },
    { PAPER, "width=\"1\" height=\"50\"", GRID, "sheet-too-small" },
    { PAPER, "width=\"100\" height=\"50\" radius=\"30\"", GRID, "sheet-too-small" },
    { "width=\"2000\" height=\"2000\"",
      "width=\"10\" height=\"10\"",
      "nx=\"100\" ny=\"100\" x0=\"0\" y0=\"0\" dx=\"10\" dy=\"10\"",
      "sheet-too-many" },
    { PAPER,
      LABEL,
      "nx=\"1000\" ny=\"1000\" x0=\"5\" y0=\"10\" dx=\"100\" dy=\"50\"",
      "xml-schema" },
    { PAPER, LABEL, "nx=\"0\" ny=\"5\" x0=\"5\" y0=\"10\" dx=\"100\" dy=\"50\"", "xml-schema" },
    { PAPER, LABEL, "nx=\"2\" ny=\"5\" x0=\"-5\" y0=\"10\" dx=\"100\" dy=\"50\"", "xml-schema" },
    { PAPER, LABEL, "nx=\"2\" ny=\"5\" x0=\"5\" y0=\"10\" dx=\"1e3\" dy=\"50\"", "xml-schema" },
    { PAPER, "width=\"NaN\" height=\"50\"", GRID, "xml-schema" },
    { PAPER, "width=\"INF\" height=\"50\"", GRID, "xml-schema" },
    { "width=\"99999999999999999999\" height=\"297\"", LABEL, GRID, "xml-schema" },
    { PAPER, "width=\"100\"", GRID, "xml-schema" },
    { PAPER, LABEL, GRID "/><grid " GRID, "sheet-overlap" },
    { PAPER, LABEL " margin=\"-1\"", GRID, "xml-schema" },
    { PAPER,
      LABEL "/><sender x=\"150\" y=\"0\" width=\"100\" height=\"20\"",
      GRID,
      "sheet-outside" },
    { PAPER " a:b=\"1\"", LABEL, GRID, "xml-syntax" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = make_sheet (cases[i].paper, cases[i].label, cases[i].grid);

    assert_refused (text, -1, cases[i].problem);
  }
}

static void
test_hostile (void)
{
  g_autofree char *good = make_sheet (PAPER, LABEL, GRID);
  g_autofree char *doctype = g_strconcat ("<!DOCTYPE label-sheet>", good, NULL);
  g_autofree char *entity =
    g_strconcat ("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", good, NULL);
  g_autofree char *bomb =
    g_strconcat ("<!DOCTYPE x [<!ENTITY % a \"aaaa\"><!ENTITY % b \"%a;%a;\">%b;]>", good, NULL);
  g_autofree char *behind = g_strconcat (good, "<more/>", NULL);
  g_autoptr (GString) deep = g_string_new ("<label-sheet xmlns=\"urn:kortisto:label-sheet:1\">");
  g_autoptr (GString) wide = g_string_new ("<label-sheet xmlns=\"urn:kortisto:label-sheet:1\"");
  g_autoptr (GString) text = g_string_new ("<label-sheet xmlns=\"urn:kortisto:label-sheet:1\">");

  for (guint i = 0; i < 20000; i++) {
    g_string_append (deep, "<paper>");
    g_string_append_printf (wide, " a%u=\"1\"", i);
    g_string_append (text, "a long text ");
  }
  g_string_append (wide, "/>");
  g_string_append (text, "</label-sheet>");

  assert_refused ("", -1, "xml-syntax");
  assert_refused ("not xml", -1, "xml-syntax");
  assert_refused ("<label-sheet/>", -1, "xml-kind");
  assert_refused ("<label-sheet xmlns=\"urn:kortisto:label-sheet:2\"/>", -1, "xml-kind");
  assert_refused (doctype, -1, "xml-doctype");
  assert_refused (entity, -1, "xml-doctype");
  assert_refused (bomb, -1, "xml-doctype");
  assert_refused (behind, -1, "xml-syntax");
  assert_refused (good, (gssize) strlen (good) - 5, "xml-syntax");
  assert_refused (good, (gssize) strlen (good) + 1, "xml-syntax"); /* NUL behind the root */
  assert_refused (deep->str, -1, "xml-limit");
  assert_refused (wide->str, -1, "xml-limit");
  assert_refused (text->str, -1, "xml-limit");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-sheet/shipped", test_shipped);
  g_test_add_func ("/label-sheet/envelopes", test_envelopes);
  g_test_add_func ("/label-sheet/warnings", test_warnings);
  g_test_add_func ("/label-sheet/lookup", test_lookup);
  g_test_add_func ("/label-sheet/own", test_own);
  g_test_add_func ("/label-sheet/impossible", test_impossible);
  g_test_add_func ("/label-sheet/hostile", test_hostile);
  return g_test_run ();
}
