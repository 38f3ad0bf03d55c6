/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-sheet-library.h"

#include "kor-error.h"
#include "kor-glabels-papers.h"
#include "kor-glabels-reader.h"

#include <glib/gstdio.h>
#include <string.h>

#define INSTALLED "/usr/share/libglabels-3.0/templates"

static void
test_lengths (void)
{
  static const struct {
    const char *text;
    double mm;
  } good[] = {
    { "63.5mm", 63.5 }, { "2.5in", 63.5 }, { "180", 63.5 },    { "180pt", 63.5 },  { "15pc", 63.5 },
    { "6.35cm", 63.5 }, { "", 0 },         { "  12 mm ", 12 }, { "1e-16pt", 0 },   { "0", 0 },
    { "-2mm", -2 },     { ".5in", 12.7 },  { "1.2e2mm", 120 }, { "63.5MM", 63.5 }, { "+3mm", 3 },
  };

  static const char *const bad[] = { "nan",   "inf",  "-inf",   "NaNmm",  "1e300mm",
                                     "1e999", "mm",   "12,5mm", "0x40mm", "12 furlong",
                                     "--3mm", "3mm3", "12m m" };
  double mm;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++) {
    g_assert_true (kor_glabels_length_parse (good[i].text, &mm));
    g_assert_cmpfloat_with_epsilon (mm, good[i].mm, 1e-9);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (kor_glabels_length_parse (bad[i], &mm));
}

static KorSheetLibrary *
load_samples (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "output", "data", "glabels", NULL);
  const char *const folders[] = { "/nonexistent", folder, NULL };

  return kor_sheet_library_new_for_folders ("/nonexistent", folders);
}

static char *
describe_sheet (KorLabelSheet *sheet)
{
  KorRectangle first = kor_label_sheet_get_label (sheet, 0);
  KorRectangle last = kor_label_sheet_get_label (sheet, kor_label_sheet_get_n_labels (sheet) - 1);
  g_autofree char *slug = kor_label_sheet_get_slug (sheet);

  return g_strdup_printf ("%s|%s|%s|%.1fx%.1f|%u|%.2f,%.2f %.2fx%.2f r%.2f|%.2f,%.2f|%u",
                          kor_label_sheet_get_id (sheet),
                          slug,
                          kor_label_sheet_get_description (sheet),
                          kor_label_sheet_get_page_width (sheet),
                          kor_label_sheet_get_page_height (sheet),
                          kor_label_sheet_get_n_labels (sheet),
                          first.x,
                          first.y,
                          first.width,
                          first.height,
                          kor_label_sheet_get_radius (sheet),
                          last.x,
                          last.y,
                          kor_label_sheet_get_warnings (sheet));
}

/* What the sample files hold, as it was worked out by hand. */
static void
test_samples (void)
{
  static const char *const expected[] = {
    "glabels:Avery L7160|avery-l7160||210.0x297.0|21|7.00,15.00 60.00x38.00 r0.00|139.00,243.00|0",
    "glabels:Herma 4464|herma-4464||210.0x297.0|24|0.00,0.00 70.20x37.04 r0.00|140.41,259.29|3",
    "glabels:Koe cd|koe-cd||210.0x297.0|2|46.50,20.00 117.00x117.00 r58.50|46.50,155.00|0",
    "glabels:Koe cm|koe-cm||320.0x450.0|24|10.00,20.00 100.00x50.00 r0.00|210.00,370.00|0",
    "glabels:Koe in|koe-in||215.9x279.4|30|4.76,12.70 66.67x25.40 r2.54|144.46,241.30|0",
    "glabels:Koe mm|koe-mm|Address labels|210.0x297.0|21|7.21,15.15 63.50x38.10 "
    "r2.00|139.29,243.75|0",
    "glabels:Koe mm-2|koe-mm-2|The same, yellow|210.0x297.0|21|7.21,15.15 63.50x38.10 "
    "r2.00|139.29,243.75|0",
    "glabels:Koe mm-3|koe-mm-3|Address labels|210.0x297.0|21|7.21,15.15 63.50x38.10 "
    "r2.00|139.29,243.75|0",
    "glabels:Koe oval|koe-oval||210.0x297.0|8|10.00,20.00 90.00x60.00 r30.00|105.00,212.00|0",
    "glabels:Koe pc|koe-pc||169.3x127.0|8|4.23,8.47 76.20x25.40 r0.00|84.67,91.02|0",
    "glabels:Koe pt|koe-pt||210.0x297.0|21|0.00,12.70 63.50x38.10 r0.00|139.70,241.30|1",
    "glabels:Koe round|koe-round||210.0x297.0|6|20.00,20.00 80.00x80.00 r40.00|105.00,190.00|0",
    "glabels:Koe rounded|koe-rounded||210.0x297.0|24|0.00,0.00 70.20x37.04 r0.00|140.41,259.29|3",
    "glabels:Koe sides|koe-sides||210.0x297.0|10|15.00,10.00 85.00x54.00 r0.00|100.00,226.00|0",
    "glabels:Koe two|koe-two||210.0x297.0|12|10.00,10.00 50.00x20.00 r0.00|70.00,110.00|8",
    "glabels:Nimi 1 & 2|nimi-1-2|With a namespace|210.0x297.0|24|0.00,0.50 70.00x37.00 "
    "r0.00|140.00,259.50|1",
    "glabels:Paha chain-0|paha-chain-0||210.0x297.0|1|0.00,0.00 60.00x30.00 r0.00|0.00,0.00|1",
    "glabels:Paha chain-1|paha-chain-1||210.0x297.0|1|0.00,0.00 60.00x30.00 r0.00|0.00,0.00|1",
    "glabels:Paha chain-2|paha-chain-2||210.0x297.0|1|0.00,0.00 60.00x30.00 r0.00|0.00,0.00|1",
    "glabels:Paha chain-3|paha-chain-3||210.0x297.0|1|0.00,0.00 60.00x30.00 r0.00|0.00,0.00|1",
    "glabels:Paha chain-4|paha-chain-4||210.0x297.0|1|0.00,0.00 60.00x30.00 r0.00|0.00,0.00|1",
    "glabels:Paha chain-5|paha-chain-5||210.0x297.0|1|0.00,0.00 60.00x30.00 r0.00|0.00,0.00|1",
  };
  g_autoptr (KorSheetLibrary) library = load_samples ();
  GListModel *sheets = kor_sheet_library_get_sheets (library);
  guint shipped = 0;

  for (guint i = 0; i < g_list_model_get_n_items (sheets); i++) {
    g_autoptr (KorLabelSheet) sheet = g_list_model_get_item (sheets, i);
    g_autofree char *line = describe_sheet (sheet);

    if (kor_label_sheet_get_origin (sheet) == KOR_SHEET_SHIPPED) {
      g_assert_cmpuint (shipped++, ==, i);
      continue;
    }
    g_assert_cmpint (kor_label_sheet_get_origin (sheet), ==, KOR_SHEET_GLABELS);
    g_assert_cmpuint (i - shipped, <, G_N_ELEMENTS (expected));
    g_assert_cmpstr (line, ==, expected[i - shipped]);
  }
  g_assert_cmpuint (g_list_model_get_n_items (sheets), ==, shipped + G_N_ELEMENTS (expected));
}

/* Two grids are counted as one: row by row over the page. */
static void
test_two_grids (void)
{
  g_autoptr (KorSheetLibrary) library = load_samples ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KorLabelSheet) sheet = kor_sheet_library_lookup (library, "koe-two", &error);
  static const double rows[] = { 10, 10, 35, 35, 35, 60, 60, 85, 85, 85, 110, 110 };
  KorSheetFields fields;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpfloat_with_epsilon (kor_label_sheet_get_label (sheet, i).y, rows[i], 1e-9);
  g_assert_cmpfloat_with_epsilon (kor_label_sheet_get_label (sheet, 4).x, 125, 1e-9);
  g_assert_false (kor_label_sheet_get_fields (sheet, &fields));
}

/* Round, oval and with a hole: the corners of the text are inside the label, and it keeps them as one's
 * own sheet. */
static void
test_shapes (void)
{
  static const char *const ids[] = { "koe-round", "koe-oval", "koe-cd" };
  g_autoptr (KorSheetLibrary) library = load_samples ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KorLabelSheet) sheet = kor_sheet_library_lookup (library, ids[i], &error);
    g_autoptr (KorLabelSheet) own = NULL;
    KorRectangle label = kor_label_sheet_get_label (sheet, 0);
    KorRectangle text = kor_label_sheet_get_text_area (sheet);
    KorRectangle same;
    KorSheetFields fields;

    for (guint c = 0; c < 4; c++) {
      double x = (text.x + (c & 1) * text.width) / label.width * 2 - 1;
      double y = (text.y + (c >> 1) * text.height) / label.height * 2 - 1;

      g_assert_cmpfloat (x * x + y * y, <=, 1);
    }
    g_assert_cmpfloat (text.width, >=, 30);
    g_assert_cmpfloat (text.height, >=, 12);
    if (i == 2) /* below the hole */
      g_assert_cmpfloat (text.y, >, label.height / 2 + 20.5);
    g_assert_true (kor_label_sheet_get_fields (sheet, &fields));
    fields.id = "own-shape";
    own = kor_label_sheet_new_from_fields (&fields, &error);
    g_assert_no_error (error);
    same = kor_label_sheet_get_text_area (own);
    g_assert_cmpfloat_with_epsilon (same.y, text.y, 1e-9);
    g_assert_cmpfloat_with_epsilon (same.width, text.width, 1e-9);
  }
}

static void
assert_problem (KorSheetLibrary *library, const char *part, const char *field, const char *problem)
{
  g_autofree char *id = g_strconcat ("glabels:Paha ", part, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) facts = NULL;

  g_test_message ("%s", id);
  g_assert_null (kor_sheet_library_lookup (library, id, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_FILE);
  facts = kor_error_get_facts (error);
  g_assert_cmpstr (facts[0], ==, "problem-templates.xml");
  g_assert_cmpuint (g_ascii_strtoull (facts[1], NULL, 10), >, 2);
  g_assert_cmpstr (facts[3], ==, field);
  g_assert_cmpstr (facts[4], ==, problem);
}

static void
test_problems (void)
{
  static const struct {
    const char *part, *field, *problem;
  } cases[] = {
    { "nan", "width", "sheet-number" },
    { "inf", "height", "sheet-number" },
    { "huge", "width", "sheet-number" },
    { "negative", "width", "sheet-number" },
    { "before", "x0", "sheet-number" },
    { "unit", "width", "sheet-number" },
    { "hex", "width", "sheet-number" },
    { "million", "nx", "sheet-too-many" },
    { "endless", "nx", "sheet-number" },
    { "none", "nx", "sheet-number" },
    { "no-layout", "nx", "sheet-no-labels" },
    { "no-label", "nx", "sheet-no-labels" },
    { "outside", "nx", "sheet-outside" },
    { "overlap", "dx", "sheet-overlap" },
    { "paper", "", "sheet-paper" },
    { "bad-paper", "", "sheet-paper" },
    { "tiny", "width", "sheet-too-small" },
    { "cd", "", "sheet-shape" },
    { "dot", "radius", "sheet-shape" },
    { "oval", "", "sheet-shape" },
    { "ring", "", "sheet-shape" },
    { "self", "", "sheet-equiv" },
    { "circle-1", "", "sheet-equiv" },
    { "circle-2", "", "sheet-equiv" },
    { "lost", "", "sheet-equiv" },
    { "chain-6", "", "sheet-equiv" },
  };

  g_autoptr (KorSheetLibrary) library = load_samples ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_problem (library, cases[i].part, cases[i].field, cases[i].problem);
  /* The nameless one can't be asked for. */
  g_assert_cmpuint (kor_sheet_library_get_n_problems (library), ==, G_N_ELEMENTS (cases) + 1);
}

static void
test_lookup (void)
{
  static const struct {
    const char *word, *id;
  } cases[] = {
    { "avery-l7160", "avery-l7160" },
    { "Avery L7160", "avery-l7160" },
    { "l7160", "avery-l7160" },
    { "glabels:Avery L7160", "glabels:Avery L7160" },
    { "GLABELS:avery l7160", "glabels:Avery L7160" },
    { "Herma 4464", "herma-4464" },
    { "glabels:Herma 4464", "glabels:Herma 4464" },
    { "koe-mm-2", "glabels:Koe mm-2" },
    { "Nimi 1 & 2", "glabels:Nimi 1 & 2" },
    { "nimi-1-2", "glabels:Nimi 1 & 2" },
  };

  g_autoptr (KorSheetLibrary) library = load_samples ();
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KorLabelSheet) sheet = kor_sheet_library_lookup (library, cases[i].word, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (kor_label_sheet_get_id (sheet), ==, cases[i].id);
  }
  g_assert_null (kor_sheet_library_lookup (library, "mm-2", &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_NOT_FOUND);
}

/* --- files that mean ill --- */

static void
assert_refused (const char *text, gsize length, const char *problem)
{
  g_autoptr (KorGlabelsReader) reader = kor_glabels_reader_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) facts = NULL;

  g_assert_false (kor_glabels_reader_add_templates (reader, bytes, "x-templates.xml", &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_FILE);
  facts = kor_error_get_facts (error);
  g_assert_cmpstr (facts[0], ==, "x-templates.xml");
  g_assert_cmpstr (facts[4], ==, problem);
}

#define TEMPLATE                                                                                   \
  "<Template brand='a' part='b' size='A4'><Label-rectangle width='60mm' height='30mm'>"            \
  "<Layout nx='1' ny='1' x0='0' y0='0' dx='0' dy='0'/></Label-rectangle></Template>"

static void
test_hostile (void)
{
  static const char *const entity =
    "<!DOCTYPE Glabels-templates [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
    "<Glabels-templates><Template brand='&e;' part='1' size='A4'/></Glabels-templates>";
  static const char *const outside =
    "<!DOCTYPE Glabels-templates SYSTEM 'http://glabels.example/x.dtd'><Glabels-templates/>";
  static const char *const laughs =
    "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>"
    "<Glabels-templates>&c;</Glabels-templates>";
  g_autoptr (GString) huge = g_string_new ("<Glabels-templates>");
  g_autoptr (GString) many = g_string_new ("<Glabels-templates>");
  g_autoptr (GString) deep = g_string_new ("<Glabels-templates>");

  while (huge->len <= KOR_GLABELS_MAX_BYTES)
    g_string_append (huge, TEMPLATE);
  g_string_append (huge, "</Glabels-templates>");
  for (guint i = 0; i < 20001; i++)
    g_string_append_printf (many, "<Template brand='a' part='%u' equiv='%u'/>", i, i + 1);
  g_string_append (many, "</Glabels-templates>");
  for (guint i = 0; i < 100; i++)
    g_string_append (deep, "<Template>");

  assert_refused (entity, strlen (entity), "xml-doctype");
  assert_refused (outside, strlen (outside), "xml-doctype");
  assert_refused (laughs, strlen (laughs), "xml-doctype");
  assert_refused (huge->str, huge->len, "xml-limit");
  assert_refused (many->str, many->len, "xml-limit");
  assert_refused (deep->str, deep->len, "xml-limit");
  assert_refused ("", 0, "xml-syntax");
  assert_refused ("<Glabels-templates>", 19, "xml-syntax");
  assert_refused ("<Glabels-templates/>\0", 21, "xml-syntax");
  assert_refused ("<Glabels-paper-sizes/>", 22, "xml-kind");
  assert_refused ("<Glabels-templates xmlns='urn:other'/>", 38, "xml-kind");
}

/* A long way of references takes no long time: the way is followed five steps. */
static void
test_long_way (void)
{
  g_autoptr (KorGlabelsReader) reader = kor_glabels_reader_new ();
  g_autoptr (GString) text = g_string_new ("<Glabels-templates>" TEMPLATE);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 15000; i++)
    g_string_append_printf (text, "<Template brand='a' part='%u' equiv='%u'/>", i, i + 1);
  g_string_append (text, "</Glabels-templates>");
  bytes = g_bytes_new (text->str, text->len);
  g_assert_true (kor_glabels_reader_add_templates (reader, bytes, "way.xml", &error));
  g_assert_no_error (error);
  sheets = kor_glabels_reader_finish (reader, &problems);
  g_assert_cmpuint (sheets->len, ==, 1);
  g_assert_cmpuint (problems->len, ==, 15000);
}

/* --- mutated files --- */

static void
mutate (GRand *random, GString *text)
{
  static const char *const pieces[] = { "<",     ">",  "\"",    "'",    "&#0;", "nan",
                                        "1e999", "-1", "9e9mm", "\xff", "]]>",  "<!--",
                                        "/>",    "",   "&lt;",  "\xc3" };
  guint changes = 1 + g_rand_int_range (random, 0, 4);

  for (guint i = 0; i < changes && text->len > 10; i++) {
    gssize at = g_rand_int_range (random, 0, (int) text->len - 8);

    switch (g_rand_int_range (random, 0, 4)) {
    case 0:
      text->str[at] = (char) g_rand_int_range (random, 0, 256);
      break;
    case 1:
      g_string_erase (text, at, g_rand_int_range (random, 1, 8));
      break;
    case 2:
      g_string_insert (text, at, pieces[g_rand_int_range (random, 0, (int) G_N_ELEMENTS (pieces))]);
      break;
    default:
      text->str[at] = (char) ('0' + g_rand_int_range (random, 0, 10));
    }
  }
}

/* Whatever was read is a sheet that can be drawn; the rest is refused in words. */
static void
assert_sane (KorLabelSheet *sheet)
{
  guint n = kor_label_sheet_get_n_labels (sheet);

  g_assert_cmpuint (n, >=, 1);
  g_assert_cmpuint (n, <=, KOR_LABEL_SHEET_MAX);
  for (guint i = 0; i < n; i++) {
    KorRectangle place = kor_label_sheet_get_label (sheet, i);

    g_assert_true (place.x >= -2 && place.y >= -2 && place.width >= 10 && place.height >= 8);
    g_assert_true (place.x + place.width <= kor_label_sheet_get_page_width (sheet) + 2.01);
    g_assert_true (place.y + place.height <= kor_label_sheet_get_page_height (sheet) + 2.01);
  }
}

static void
fuzz_templates (GRand *random, const char *text)
{
  g_autoptr (GString) mutated = g_string_new (text);
  g_autoptr (KorGlabelsReader) reader = kor_glabels_reader_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GError) error = NULL;

  mutate (random, mutated);
  bytes = g_bytes_new (mutated->str, mutated->len);
  if (!kor_glabels_reader_add_templates (reader, bytes, "fuzz.xml", &error))
    g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_FILE);
  sheets = kor_glabels_reader_finish (reader, NULL);
  for (guint i = 0; i < sheets->len; i++)
    assert_sane (sheets->pdata[i]);
}

static void
fuzz_own (GRand *random, const char *text)
{
  g_autoptr (GString) mutated = g_string_new (text);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorLabelSheet) sheet = NULL;

  mutate (random, mutated);
  bytes = g_bytes_new (mutated->str, mutated->len);
  sheet = kor_label_sheet_parse (bytes, "fuzz.xml", &error);
  if (sheet != NULL)
    assert_sane (sheet);
  else
    g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_FILE);
}

static void
test_fuzz (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "output", "data", "glabels", "koe-templates.xml", NULL);
  g_autofree char *templates = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorLabelSheet) sheet = kor_label_sheet_lookup ("envelope-c5", &error);
  g_autoptr (GBytes) own = kor_label_sheet_to_xml (sheet);
  g_autofree char *own_text = g_strndup (g_bytes_get_data (own, NULL), g_bytes_get_size (own));
  GRand *random = g_rand_new_with_seed (20261123);

  g_assert_true (g_file_get_contents (path, &templates, NULL, &error));
  for (guint i = 0; i < 300; i++) {
    fuzz_templates (random, templates);
    fuzz_own (random, own_text);
  }
  g_rand_free (random);
}

/* --- what is installed here --- */

static void
test_installed (void)
{
  const char *const folders[] = { INSTALLED, NULL };
  g_autoptr (KorSheetLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorLabelSheet) sheet = NULL;
  GListModel *sheets;

  if (!g_file_test (INSTALLED, G_FILE_TEST_IS_DIR)) {
    g_test_skip ("no templates of gLabels are installed");
    return;
  }
  library = kor_sheet_library_new_for_folders ("/nonexistent", folders);
  sheets = kor_sheet_library_get_sheets (library);
  g_assert_cmpuint (g_list_model_get_n_items (sheets), >, 1000);
  for (guint i = 0; i < g_list_model_get_n_items (sheets); i++) {
    g_autoptr (KorLabelSheet) each = g_list_model_get_item (sheets, i);

    assert_sane (each);
  }
  /* Nothing is left out for another reason than that labels can't be put on it. */
  for (guint i = 0; i < kor_sheet_library_get_n_problems (library); i++) {
    g_auto (GStrv) facts = kor_error_get_facts (kor_sheet_library_get_problem (library, i));

    g_assert_true (g_str_has_prefix (facts[4], "sheet-"));
  }
  sheet = kor_sheet_library_lookup (library, "glabels:Avery L7163", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kor_label_sheet_get_n_labels (sheet), ==, 14);
  g_assert_cmpfloat_with_epsilon (kor_label_sheet_get_label (sheet, 0).width, 99.1, 0.2);
}

/* Brand, part and what an envelope is called are found in any order and without case. */
static void
test_matches (void)
{
  static const struct {
    const char *id;
    const char *words;
    gboolean found;
  } rows[] = {
    { "avery-l7160", "avery 7160", TRUE },     { "avery-l7160", "L7160 AVERY", TRUE },
    { "avery-l7160", "avery 7163", FALSE },    { "avery-l7160", "", TRUE },
    { "window-a4", "Window ENVELOPES", TRUE }, { "window-a4", "avery", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KorLabelSheet) sheet = kor_label_sheet_lookup (rows[i].id, &error);

    g_assert_no_error (error);
    g_assert_cmpint (kor_label_sheet_matches (sheet, rows[i].words), ==, rows[i].found);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet-library/lengths", test_lengths);
  g_test_add_func ("/sheet-library/samples", test_samples);
  g_test_add_func ("/sheet-library/two-grids", test_two_grids);
  g_test_add_func ("/sheet-library/shapes", test_shapes);
  g_test_add_func ("/sheet-library/problems", test_problems);
  g_test_add_func ("/sheet-library/lookup", test_lookup);
  g_test_add_func ("/sheet-library/matches", test_matches);
  g_test_add_func ("/sheet-library/hostile", test_hostile);
  g_test_add_func ("/sheet-library/long-way", test_long_way);
  g_test_add_func ("/sheet-library/fuzz", test_fuzz);
  g_test_add_func ("/sheet-library/installed", test_installed);
  return g_test_run ();
}
