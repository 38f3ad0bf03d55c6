/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A label sheet while it is written: what is said about it, and that this is what the sheet says. */

#include "kor-sheet-draft.h"

#include <math.h>
#include <string.h>

#define N_RANDOM 20000

static KorSheetDraft *
new_draft (void)
{
  KorSheetDraft *draft = kor_sheet_draft_new ();

  g_set_str (&draft->brand, "Kirjo");
  g_set_str (&draft->part, "T-21");
  return draft;
}

/* The first thing said, or "". */
static char *
get_first (const KorSheetDraft *draft, gboolean *fatal)
{
  g_autoptr (GPtrArray) problems = kor_sheet_draft_check (draft, NULL, NULL);
  const KorSheetProblem *first = problems->len > 0 ? problems->pdata[0] : NULL;

  *fatal = first != NULL && first->fatal;
  return g_strdup (first != NULL ? first->text : "");
}

static void
test_good (void)
{
  g_autoptr (KorSheetDraft) draft = new_draft ();
  g_autoptr (KorLabelSheet) sheet = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  problems = kor_sheet_draft_check (draft, NULL, &sheet);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (kor_label_sheet_get_id (sheet), ==, "kirjo-t-21");
  g_assert_cmpuint (kor_label_sheet_get_n_labels (sheet), ==, 21);
  g_assert_cmpint (kor_label_sheet_get_origin (sheet), ==, KOR_SHEET_USER);
}

static const struct {
  const char *name;
  KorSheetField field;
  double value;
  gboolean fatal;
  const char *text;
} cases[] = {
  { "no-number",
    KOR_SHEET_FIELD_WIDTH,
    NAN,
    TRUE,
    "Width of a label: write a length in millimetres." },
  { "no-count", KOR_SHEET_FIELD_NY, NAN, TRUE, "Number of rows: write a whole number." },
  { "no-column", KOR_SHEET_FIELD_NX, 0, TRUE, "Number of columns: at least 1 and at most 100." },
  { "too-narrow",
    KOR_SHEET_FIELD_WIDTH,
    9,
    TRUE,
    "Width of a label: at least 10 mm and at most 2000 mm." },
  { "before-paper",
    KOR_SHEET_FIELD_X0,
    -1,
    TRUE,
    "First label from the left edge: at least 0 mm and at most 2000 mm." },
  { "endless",
    KOR_SHEET_FIELD_DX,
    INFINITY,
    TRUE,
    "Step from column to column: write a length in millimetres." },
  { "right-of-paper",
    KOR_SHEET_FIELD_X0,
    20,
    TRUE,
    "The last column stands out of the paper by 5.5 mm at the right." },
  { "first-right-of-paper",
    KOR_SHEET_FIELD_X0,
    150,
    TRUE,
    "Labels stand out of the paper by 3.5 mm at the right." },
  { "below-paper",
    KOR_SHEET_FIELD_NY,
    8,
    TRUE,
    "The last row stands out of the paper by 22.95 mm at the bottom." },
  { "overlap", KOR_SHEET_FIELD_DX, 61.5, TRUE, "Labels beside each other overlap by 2 mm." },
  { "overlap-down", KOR_SHEET_FIELD_DY, 32.1, TRUE, "Labels below each other overlap by 6 mm." },
  { "too-round",
    KOR_SHEET_FIELD_RADIUS,
    20,
    TRUE,
    "The corners of these labels can’t be rounder than 19.05 mm." },
  { "printer",
    KOR_SHEET_FIELD_PRINTER,
    8,
    FALSE,
    "The labels reach 0.75 mm into the margin the printer can’t print; the addresses do not." },
  { "printer-text",
    KOR_SHEET_FIELD_PRINTER,
    12,
    FALSE,
    "Up to 1.75 mm of the addresses would stand where the printer can’t print." },
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (KorSheetDraft) draft = new_draft ();
  g_autofree char *text = NULL;
  gboolean fatal;

  draft->values[cases[i].field] = cases[i].value;
  text = get_first (draft, &fatal);
  g_assert_cmpstr (text, ==, cases[i].text);
  g_assert_cmpint (fatal, ==, cases[i].fatal);
}

static void
test_names (void)
{
  g_autoptr (KorSheetDraft) draft = new_draft ();
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *signs = NULL;
  gboolean fatal;

  g_set_str (&draft->brand, "  ");
  empty = get_first (draft, &fatal);
  g_assert_cmpstr (empty, ==, "Write who makes the sheet.");
  g_assert_true (fatal);

  /* Nothing of it can name a file. */
  g_set_str (&draft->brand, "★");
  g_set_str (&draft->part, "☂");
  signs = get_first (draft, &fatal);
  g_assert_true (fatal && *signs != '\0');

  g_set_str (&draft->brand, "Avery");
  g_set_str (&draft->part, "l7160");
  g_hash_table_add (taken, (gpointer) "avery-l7160");
  problems = kor_sheet_draft_check (draft, taken, NULL);
  g_assert_cmpstr (((KorSheetProblem *) problems->pdata[0])->text,
                   ==,
                   "There is a sheet Avery l7160 already; call this one something else.");
  /* Its own id does not stand in its way. */
  draft->id = g_strdup ("avery-l7160");
  g_clear_pointer (&problems, g_ptr_array_unref);
  problems = kor_sheet_draft_check (draft, taken, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* --- that the sheet says the same --------------------------------------------------------------------------- */

static double
pick (GRand *rand, double usual, double largest)
{
  switch (g_rand_int_range (rand, 0, 6)) {
  case 0:
    return g_rand_double_range (rand, -20, largest);
  case 1:
    return round (g_rand_double_range (rand, 0, largest));
  default:
    return usual + g_rand_double_range (rand, -1, 1) * usual / 10;
  }
}

static KorSheetFields
pick_fields (GRand *rand, KorSheetDraft *draft)
{
  double *v = draft->values;
  guint nx = (guint) g_rand_int_range (rand, 0, 6), ny = (guint) g_rand_int_range (rand, 0, 12);

  if (g_rand_int_range (rand, 0, 30) == 0)
    nx = 101;
  v[KOR_SHEET_FIELD_PAGE_WIDTH] = pick (rand, 210, 2500);
  v[KOR_SHEET_FIELD_PAGE_HEIGHT] = pick (rand, 297, 2500);
  v[KOR_SHEET_FIELD_NX] = nx;
  v[KOR_SHEET_FIELD_NY] = ny;
  v[KOR_SHEET_FIELD_WIDTH] = pick (rand, 190.0 / MAX (nx, 1), 300);
  v[KOR_SHEET_FIELD_HEIGHT] = pick (rand, 270.0 / MAX (ny, 1), 300);
  v[KOR_SHEET_FIELD_X0] = pick (rand, 5, 100);
  v[KOR_SHEET_FIELD_Y0] = pick (rand, 8, 100);
  v[KOR_SHEET_FIELD_DX] = pick (rand, 195.0 / MAX (nx, 1), 300);
  v[KOR_SHEET_FIELD_DY] = pick (rand, 275.0 / MAX (ny, 1), 300);
  v[KOR_SHEET_FIELD_RADIUS] = pick (rand, 2, 30);
  v[KOR_SHEET_FIELD_MARGIN] = pick (rand, 2, 30);
  return (KorSheetFields) {
    .brand = draft->brand,
    .part = draft->part,
    .page_width = v[KOR_SHEET_FIELD_PAGE_WIDTH],
    .page_height = v[KOR_SHEET_FIELD_PAGE_HEIGHT],
    .nx = nx,
    .ny = ny,
    .width = v[KOR_SHEET_FIELD_WIDTH],
    .height = v[KOR_SHEET_FIELD_HEIGHT],
    .x0 = v[KOR_SHEET_FIELD_X0],
    .y0 = v[KOR_SHEET_FIELD_Y0],
    .dx = nx > 1 ? v[KOR_SHEET_FIELD_DX] : v[KOR_SHEET_FIELD_WIDTH],
    .dy = ny > 1 ? v[KOR_SHEET_FIELD_DY] : v[KOR_SHEET_FIELD_HEIGHT],
    .radius = v[KOR_SHEET_FIELD_RADIUS],
    .margin = v[KOR_SHEET_FIELD_MARGIN],
  };
}

/* A sheet leaves a label by 0.05 mm to rounding; what is typed is not that. */
static gboolean
is_only_slack (const KorSheetFields *fields)
{
  return (fields->x0 < 0 && fields->x0 > -0.05) || (fields->y0 < 0 && fields->y0 > -0.05);
}

/* What the form finds wrong the sheet refuses, and the other way round; what it lets pass can be kept. */
static void
test_random (void)
{
  g_autoptr (KorSheetDraft) draft = new_draft ();
  GRand *rand = g_rand_new_with_seed (1126);
  guint n_good = 0, n_bad = 0;

  for (guint i = 0; i < N_RANDOM; i++) {
    KorSheetFields fields = pick_fields (rand, draft);
    g_autoptr (KorLabelSheet) sheet = NULL;
    g_autoptr (GPtrArray) problems = kor_sheet_draft_check (draft, NULL, &sheet);
    g_autoptr (KorLabelSheet) oracle = kor_label_sheet_new_from_fields (&fields, NULL);

    if (is_only_slack (&fields))
      continue;
    g_assert_cmpint (sheet != NULL, ==, oracle != NULL && fields.nx <= 100);
    n_good += sheet != NULL;
    n_bad += sheet == NULL;
    g_assert_cmpint (
      sheet == NULL, ==, problems->len > 0 && ((KorSheetProblem *) problems->pdata[0])->fatal);
    if (sheet != NULL && n_good % 50 == 0) {
      g_autoptr (GBytes) xml = kor_label_sheet_to_xml (sheet);
      g_autoptr (GError) error = NULL;
      g_autoptr (KorLabelSheet) again = kor_label_sheet_parse (xml, "sheet", &error);

      g_assert_no_error (error);
      g_assert_cmpuint (
        kor_label_sheet_get_n_labels (again), ==, kor_label_sheet_get_n_labels (sheet));
    }
  }
  g_rand_free (rand);
  g_test_message ("%u good, %u bad", n_good, n_bad);
  g_assert_cmpuint (n_good, >, N_RANDOM / 50);
  g_assert_cmpuint (n_bad, >, N_RANDOM / 10);
}

/* A copy of each sheet of the program has its labels where the sheet has them. */
static void
test_copies (void)
{
  g_autoptr (GListModel) sheets = kor_label_sheet_list ();

  g_assert_cmpuint (g_list_model_get_n_items (sheets), >, 10);
  for (guint i = 0; i < g_list_model_get_n_items (sheets); i++) {
    g_autoptr (KorLabelSheet) sheet = g_list_model_get_item (sheets, i);
    g_autoptr (KorSheetDraft) draft = kor_sheet_draft_new ();
    g_autoptr (KorLabelSheet) copy = NULL;
    g_autoptr (GPtrArray) problems = NULL;
    KorRectangle sender, copied;
    guint n = kor_label_sheet_get_n_labels (sheet);

    kor_sheet_draft_take (draft, sheet);
    g_set_str (&draft->part, "copy");
    problems = kor_sheet_draft_check (draft, NULL, &copy);
    g_assert_nonnull (copy);
    g_assert_cmpuint (kor_label_sheet_get_n_labels (copy), ==, n);
    for (guint j = 0; j < n; j++) {
      KorRectangle a = kor_label_sheet_get_label (sheet, j);
      KorRectangle b = kor_label_sheet_get_label (copy, j);

      g_assert_cmpmem (&a, sizeof a, &b, sizeof b);
    }
    g_assert_cmpint (
      kor_label_sheet_get_sender (sheet, &sender), ==, kor_label_sheet_get_sender (copy, &copied));
    g_assert_cmpmem (&sender, sizeof sender, &copied, sizeof copied);
  }
}

static void
test_format (void)
{
  const struct {
    double mm;
    const char *text;
  } lengths[] = {
    { 63.5, "63.5" },       { 0, "0" },     { -0.0001, "0" },   { 210, "210" }, { NAN, "" },
    { 38.1000001, "38.1" }, { 100, "100" }, { 7.215, "7.215" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++) {
    g_autofree char *text = kor_sheet_format_mm (lengths[i].mm);

    g_assert_cmpstr (text, ==, lengths[i].text);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet-draft/good", test_good);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/sheet-draft/says/", cases[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
  }
  g_test_add_func ("/sheet-draft/names", test_names);
  g_test_add_func ("/sheet-draft/random", test_random);
  g_test_add_func ("/sheet-draft/copies", test_copies);
  g_test_add_func ("/sheet-draft/format", test_format);
  return g_test_run ();
}
