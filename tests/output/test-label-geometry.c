/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-sheet-library.h"
#include "paper.h"

#include <math.h>

/* Every sheet of the program, the sample templates and two dozen of those installed, as they come out
 * of a printer of 600 dpi. */

#define TOLERANCE 0.2 /* mm */

static const char *const plain[] = { "Onni Lumilahti", "Hopeakaari 7 B 21", "20100 TURKU", NULL };
static const char *const accents[] = {
  "ÅÄÖ Ǻ Äijönsalo-Åkerström", "c/o Übelgård", "Ängsvägen 5", "FI-20100 ÅBO", NULL
};
static const char *const wide[] = {
  "Kansainvälisen Hillasuon Erikoistarviketukkuliikkeen Maahantuonti Osuuskunta",
  "Maija-Kaarina Kuukkelinpolku-Revontulinen",
  "33100 TAMPERE",
  NULL
};
static const char *const tall[] = {
  "Kuukkelin Paja Oy", "Tuotanto", "Hankinnat", "Toinen kerros", "Sanni Kaislaniitty",
  "Vattukuja 5",       "33100",    "TAMPERE",   "FINLAND",       NULL
};
static const char *const *const kinds[] = { plain, accents, wide, tall };

static const char *const *
kinds_cb (guint index, gpointer data)
{
  return kinds[index % G_N_ELEMENTS (kinds)];
}

static GPtrArray *
get_sheets (KorSheetLibrary *library, KorSheetOrigin origin)
{
  GListModel *all = kor_sheet_library_get_sheets (library);
  GPtrArray *sheets = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (KorLabelSheet) sheet = g_list_model_get_item (all, i);

    if (kor_label_sheet_get_origin (sheet) == origin)
      g_ptr_array_add (sheets, g_steal_pointer (&sheet));
  }
  return sheets;
}

static GPtrArray *
get_shipped (void)
{
  static const char *const none[] = { NULL };
  g_autoptr (KorSheetLibrary) library = kor_sheet_library_new_for_folders ("/nonexistent", none);

  return get_sheets (library, KOR_SHEET_SHIPPED);
}

static GPtrArray *
get_samples (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "output", "data", "glabels", NULL);
  const char *const folders[] = { folder, NULL };
  g_autoptr (KorSheetLibrary) library = kor_sheet_library_new_for_folders ("/nonexistent", folders);

  return get_sheets (library, KOR_SHEET_GLABELS);
}

/* Of all kinds there are in glabels-data; none where it is not installed. */
static GPtrArray *
get_installed (void)
{
  static const char *const names[] = {
    "Avery 5160", /* inches, Letter */
    "Avery 5163",
    "Avery L7160",      /* A4 */
    "Zweckform 3474",   /* to the edge of the paper */
    "Herma 4464",       /* over it, by rounding */
    "Ascom A4/24/MKII", /* round corners */
    "Ascom ABP-510",    /* many and low */
    "Agipa 114036",     /* A5, upright */
    "Sigel DE 160",     /* large and upright */
    "JAC 987349-2",     /* several grids */
    "JAC F-2048",       /* of narrow ones */
    "Dymo 30374",       /* one on a paper of its size */
    "Brother DK-11202-old",
    "Hisago OPH3020", /* round */
    "Endisch 6500080x",
    "Online Labels OL375", /* round, inches */
    "JAC F-147",           /* round and large */
    "Begalabel V-400",     /* oval, inches */
    "Endisch 6400080x",    /* oval */
    "Online Labels OL895", /* oval, upright */
    "Avery 8676",          /* discs */
    "Avery 5692-Disc",     /* with a small hole */
    "Memorex CD Labels",   /* in two grids */
    "Canon MG5400 CD Tray",
  };
  const char *const folders[] = { "/usr/share/libglabels-3.0/templates", NULL };
  g_autoptr (KorSheetLibrary) library = kor_sheet_library_new_for_folders ("/nonexistent", folders);
  g_autoptr (GPtrArray) all = get_sheets (library, KOR_SHEET_GLABELS);
  GPtrArray *some = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; all->len > 0 && i < G_N_ELEMENTS (names); i++) {
    g_autofree char *id = g_strconcat ("glabels:", names[i], NULL);
    g_autoptr (GError) error = NULL;
    KorLabelSheet *sheet = kor_sheet_library_lookup (library, id, &error);

    g_assert_no_error (error);
    g_ptr_array_add (some, sheet);
  }
  return some;
}

/* Of a round or oval label and of a disc, the text's corners are not outside. */
static void
assert_shape (KorLabelSheet *sheet)
{
  KorRectangle label = kor_label_sheet_get_label (sheet, 0);
  KorRectangle text = kor_label_sheet_get_text_area (sheet);
  KorSheetFields fields;

  kor_label_sheet_get_fields (sheet, &fields);
  for (guint corner = 0; fields.text.width > 0 && corner < 4; corner++) {
    double x = (text.x + (corner & 1) * text.width) / label.width * 2 - 1;
    double y = (text.y + (corner >> 1) * text.height) / label.height * 2 - 1;

    g_assert_cmpfloat (x * x + y * y, <, 1);
  }
}

/* The part of a label that ink may be in: the text's area where a line of text fits into it at all. */
static KorRectangle
get_allowed (KorLabelSheet *sheet, guint i)
{
  KorRectangle place = kor_label_sheet_get_label (sheet, i);
  KorRectangle text = kor_label_sheet_get_text_area (sheet);

  if (text.height < 5 || text.width < 10)
    return place;
  return (KorRectangle) { place.x + text.x - 2 * PAPER_PIXEL,
                          place.y + text.y - 2 * PAPER_PIXEL,
                          text.width + 4 * PAPER_PIXEL,
                          text.height + 4 * PAPER_PIXEL };
}

static void
assert_ink (KorLabelSheet *sheet)
{
  guint n = kor_label_sheet_get_n_labels (sheet);
  g_autoptr (KorLabelLayout) layout = kor_label_layout_new (sheet, n, kinds_cb, NULL, NULL);
  g_autoptr (Paper) paper = paper_render (layout, 0);

  for (guint i = 0; i < n; i++) {
    KorRectangle allowed = get_allowed (sheet, i);

    g_assert_true (paper_take (paper, allowed.x, allowed.y, allowed.width, allowed.height));
  }
  if (!paper_is_empty (paper))
    g_error ("%s: ink outside of its label", kor_label_sheet_get_name (sheet));
}

/* A line stands where it should and nowhere else across a stretch of 3 mm around it. */
static void
assert_line (Paper *paper, KorLabelSheet *sheet, gboolean upright, double at, double along)
{
  double before = at - TOLERANCE, most = upright ? kor_label_sheet_get_page_width (sheet)
                                                 : kor_label_sheet_get_page_height (sheet);

  if (before < 0 || at + TOLERANCE > most) /* a label on the edge of the paper */
    return;
  g_assert_true (upright ? paper_has_ink (paper, before, along, 2 * TOLERANCE, 0.1)
                         : paper_has_ink (paper, along, before, 0.1, 2 * TOLERANCE));
}

static void
assert_edges (Paper *paper, KorLabelSheet *sheet, const KorPrinterSettings *printer, guint i)
{
  KorRectangle place = kor_label_sheet_get_label (sheet, i);
  double left = printer->offset_x + printer->scale_x * place.x;
  double right = printer->offset_x + printer->scale_x * (place.x + place.width);
  double top = printer->offset_y + printer->scale_y * place.y;
  double bottom = printer->offset_y + printer->scale_y * (place.y + place.height);
  double across = (left + right) / 2, down = (top + bottom) / 2;

  assert_line (paper, sheet, TRUE, left, down);
  assert_line (paper, sheet, TRUE, right, down);
  assert_line (paper, sheet, FALSE, top, across);
  assert_line (paper, sheet, FALSE, bottom, across);
  g_assert_false (paper_has_ink (paper, left + TOLERANCE, down, right - left - 2 * TOLERANCE, 0.1));
  g_assert_false (
    paper_has_ink (paper, across, top + TOLERANCE, 0.1, bottom - top - 2 * TOLERANCE));
}

static void
assert_outlines (KorLabelSheet *sheet, const KorPrinterSettings *printer)
{
  g_autoptr (KorLabelLayout) layout = kor_label_layout_new (sheet, 0, kinds_cb, NULL, NULL);
  g_autoptr (Paper) paper = NULL;

  kor_label_layout_set_outlines (layout, TRUE);
  kor_label_layout_set_printer (layout, printer);
  paper = paper_render (layout, 0);
  /* Where labels overlap by a rounding error, the line of one stands in the other. */
  if (kor_label_sheet_get_warnings (sheet) & KOR_SHEET_WARNING_OVERLAP)
    return;
  for (guint i = 0; i < kor_label_sheet_get_n_labels (sheet); i++)
    assert_edges (paper, sheet, printer, i);
}

static void
assert_sheets (GPtrArray *sheets)
{
  const KorPrinterSettings stretched = { 1.3, -0.7, 0.97, 1.03 };

  for (guint i = 0; i < sheets->len; i++) {
    g_test_message ("%s", kor_label_sheet_get_name (sheets->pdata[i]));
    assert_shape (sheets->pdata[i]);
    assert_ink (sheets->pdata[i]);
    assert_outlines (sheets->pdata[i], i % 2 == 0 ? &stretched : &KOR_PRINTER_SETTINGS_NONE);
  }
}

static void
test_shipped (void)
{
  g_autoptr (GPtrArray) sheets = get_shipped ();

  g_assert_cmpuint (sheets->len, ==, 16);
  assert_sheets (sheets);
}

static void
test_samples (void)
{
  g_autoptr (GPtrArray) sheets = get_samples ();

  g_assert_cmpuint (sheets->len, >=, 12);
  assert_sheets (sheets);
}

static void
test_installed (void)
{
  g_autoptr (GPtrArray) sheets = get_installed ();

  if (sheets->len == 0)
    g_test_skip ("no templates of gLabels are installed");
  else
    assert_sheets (sheets);
}

/* Text moves with offset and scale: the ink of a label is where its text would be, moved. */
static void
test_moved_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KorLabelSheet) sheet = kor_label_sheet_lookup ("avery-l7160", &error);
  g_autoptr (KorLabelLayout) layout = kor_label_layout_new (sheet, 21, kinds_cb, NULL, NULL);
  g_autoptr (Paper) before = paper_render (layout, 0);
  g_autoptr (Paper) after = NULL;
  double found[2][2] = { { -1, -1 }, { -1, -1 } };

  kor_label_layout_set_offset (layout, 2.5, -1.5);
  kor_label_layout_set_scale (layout, 1.02, 0.96);
  after = paper_render (layout, 0);
  /* The first ink from the left and from the upper edge, in steps of a pixel. */
  for (guint p = 0; p < 2; p++) {
    Paper *paper = p == 0 ? before : after;

    for (double at = 0; found[p][0] < 0; at += PAPER_PIXEL)
      if (paper_has_ink (paper, at, 0, 2 * PAPER_PIXEL, 300))
        found[p][0] = at;
    for (double at = 0; found[p][1] < 0; at += PAPER_PIXEL)
      if (paper_has_ink (paper, 0, at, 300, 2 * PAPER_PIXEL))
        found[p][1] = at;
  }
  g_assert_cmpfloat_with_epsilon (found[1][0], 2.5 + 1.02 * found[0][0], TOLERANCE);
  g_assert_cmpfloat_with_epsilon (found[1][1], -1.5 + 0.96 * found[0][1], TOLERANCE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-geometry/shipped", test_shipped);
  g_test_add_func ("/label-geometry/samples", test_samples);
  g_test_add_func ("/label-geometry/installed", test_installed);
  g_test_add_func ("/label-geometry/moved-text", test_moved_text);
  return g_test_run ();
}
