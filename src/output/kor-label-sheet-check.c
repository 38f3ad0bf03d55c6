/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-label-sheet-private.h"

#include <math.h>

/*
 * What can't be true about a sheet. Whatever the numbers are read from, here they meet the same
 * bounds, so that nothing behind it has to fear a length that is no number or a million labels.
 */

/* What the rounded numbers of a maker may be wrong by, in mm. */
#define SLACK 0.05
/* gLabels' data are in rounded points: Herma's eight rows of 105 pt leave A4. */
#define GLABELS_OUTSIDE 2.0
#define GLABELS_OVERLAP 0.3

#define PAGE_SMALLEST 20
#define PAGE_LARGEST 2000
#define WIDTH_SMALLEST 10
#define HEIGHT_SMALLEST 8
#define N_GRIDS_MAX 20
#define ROW_LONGEST 100 /* as in the schema */

/* Of five lines in the smallest type, in mm. */
#define FIVE_LINES 16.0

static gboolean
is_between (double value, double smallest, double largest)
{
  return isfinite (value) && value >= smallest && value <= largest;
}

static double
outside_slack (KorLabelSheet *self)
{
  return self->origin == KOR_SHEET_GLABELS ? GLABELS_OUTSIDE : SLACK;
}

static double
overlap_slack (KorLabelSheet *self)
{
  return self->origin == KOR_SHEET_GLABELS ? GLABELS_OVERLAP : SLACK;
}

static void
add_problem (GArray *problems, const char *field, const char *word, double amount)
{
  KorSheetProblem problem = { .field = field, .problem = word, .amount = amount };

  g_array_append_val (problems, problem);
}

/* The sheet can be printed all the same. */
static void
add_warning (
  KorLabelSheet *self, GArray *problems, const char *field, KorSheetWarning warning, double amount)
{
  KorSheetProblem problem = { .field = field, .warning = warning, .amount = amount };

  self->warnings |= warning;
  g_array_append_val (problems, problem);
}

static void
check_length (GArray *problems, const char *field, double value, double smallest)
{
  if (!is_between (value, smallest, PAGE_LARGEST))
    add_problem (problems, field, "sheet-number", 0);
}

static void
check_numbers (KorLabelSheet *self, GArray *problems)
{
  const KorRectangle *sender = &self->sender;

  check_length (problems, "page_width", self->page_width, 0);
  check_length (problems, "page_height", self->page_height, 0);
  check_length (problems, "width", self->width, 0);
  check_length (problems, "height", self->height, 0);
  check_length (problems, "radius", self->radius, 0);
  check_length (problems, "margin", self->margin, 0);
  if (!is_between (sender->x, 0, PAGE_LARGEST) || !is_between (sender->y, 0, PAGE_LARGEST) ||
      !is_between (sender->width, 0, PAGE_LARGEST) || !is_between (sender->height, 0, PAGE_LARGEST))
    add_problem (problems, "sender", "sheet-number", 0);
}

static void
check_grid_numbers (KorLabelSheet *self, const KorSheetGrid *grid, GArray *problems)
{
  double before = -outside_slack (self);

  check_length (problems, "x0", grid->x0, before);
  check_length (problems, "y0", grid->y0, before);
  check_length (problems, "dx", grid->dx, 0);
  check_length (problems, "dy", grid->dy, 0);
  if (!is_between (grid->nx, 1, 1e9))
    add_problem (problems, "nx", "sheet-number", 0);
  if (!is_between (grid->ny, 1, 1e9))
    add_problem (problems, "ny", "sheet-number", 0);
}

static void
check_counts (KorLabelSheet *self, GArray *problems)
{
  double n = 0;
  gboolean long_row = FALSE;

  if (self->grids->len == 0)
    add_problem (problems, "nx", "sheet-no-labels", 0);
  for (guint i = 0; i < MIN (self->grids->len, N_GRIDS_MAX); i++) {
    KorSheetGrid *grid = &g_array_index (self->grids, KorSheetGrid, i);

    check_grid_numbers (self, grid, problems);
    grid->nx = floor (grid->nx);
    grid->ny = floor (grid->ny);
    n += grid->nx * grid->ny;
    long_row = long_row || grid->nx > ROW_LONGEST || grid->ny > ROW_LONGEST;
  }
  if (problems->len > 0)
    return;
  if (self->grids->len > N_GRIDS_MAX || n > KOR_LABEL_SHEET_MAX || long_row)
    add_problem (problems, "nx", "sheet-too-many", 0);
}

/* How far the labels go over the paper's edges. */
static void
check_paper (KorLabelSheet *self, GArray *problems)
{
  double slack = outside_slack (self);
  double right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE, most = 0;
  const KorRectangle *sender = &self->sender;

  for (guint i = 0; i < self->grids->len; i++) {
    const KorSheetGrid *grid = &g_array_index (self->grids, KorSheetGrid, i);

    right = MAX (right, grid->x0 + (grid->nx - 1) * grid->dx + self->width - self->page_width);
    bottom = MAX (bottom, grid->y0 + (grid->ny - 1) * grid->dy + self->height - self->page_height);
    most = MAX (most, MAX (-grid->x0, -grid->y0));
  }
  if (right > slack)
    add_problem (problems, "nx", "sheet-outside", right);
  if (bottom > slack)
    add_problem (problems, "ny", "sheet-outside", bottom);
  if (sender->x + sender->width > self->page_width + SLACK ||
      sender->y + sender->height > self->page_height + SLACK)
    add_problem (problems, "sender", "sheet-outside", 0);
  most = MAX (most, MAX (right, bottom));
  if (problems->len == 0 && most > SLACK)
    add_warning (self, problems, "x0", KOR_SHEET_WARNING_OUTSIDE, most);
}

/* How far labels lie over each other: the most across (0) and down (1). */
static void
find_overlaps (KorLabelSheet *self, double most[2])
{
  for (guint i = 0; i < self->places->len; i++) {
    const KorSheetPlace *a = &g_array_index (self->places, KorSheetPlace, i);

    for (guint j = i + 1; j < self->places->len; j++) {
      const KorSheetPlace *b = &g_array_index (self->places, KorSheetPlace, j);
      double across = self->width - fabs (a->x - b->x), down = self->height - fabs (a->y - b->y);

      if (b->y > a->y + self->height) /* they are in the order of their rows */
        break;
      most[across >= down] = MAX (most[across >= down], MIN (across, down));
    }
  }
}

static void
check_overlap (KorLabelSheet *self, GArray *problems)
{
  static const char *const fields[] = { "dx", "dy" };
  double most[2] = { 0, 0 };

  find_overlaps (self, most);
  for (guint i = 0; i < 2; i++)
    if (most[i] > overlap_slack (self))
      add_problem (problems, fields[i], "sheet-overlap", most[i]);
    else if (most[i] > SLACK)
      add_warning (self, problems, fields[i], KOR_SHEET_WARNING_OVERLAP, most[i]);
}

static void
check_smallest (GArray *problems, const char *field, double value, double smallest)
{
  if (value < smallest)
    add_problem (problems, field, "sheet-too-small", smallest - value);
}

static void
check_size (KorLabelSheet *self, GArray *problems)
{
  double most = MIN (self->width, self->height) / 2;
  guint n = problems->len;

  check_smallest (problems, "page_width", self->page_width, PAGE_SMALLEST);
  check_smallest (problems, "page_height", self->page_height, PAGE_SMALLEST);
  check_smallest (problems, "width", self->width, WIDTH_SMALLEST);
  check_smallest (problems, "height", self->height, HEIGHT_SMALLEST);
  if (self->radius > most + SLACK / 2)
    add_problem (problems, "radius", "sheet-too-small", self->radius - most);
  if (problems->len == n && kor_label_sheet_get_text_area (self).height < FIVE_LINES)
    add_warning (self, problems, "height", KOR_SHEET_WARNING_FEW_LINES, 0);
}

/* How far the labels reach into what printers leave unprinted, at each edge. */
static void
check_printer (KorLabelSheet *self, GArray *problems)
{
  static const char *const fields[] = { "x0", "y0", "nx", "ny" };
  double most[4] = { 0 };

  for (guint i = 0; i < self->places->len; i++) {
    const KorSheetPlace *place = &g_array_index (self->places, KorSheetPlace, i);

    most[0] = MAX (most[0], KOR_PRINTER_MARGIN - place->x);
    most[1] = MAX (most[1], KOR_PRINTER_MARGIN - place->y);
    most[2] = MAX (most[2], place->x + self->width + KOR_PRINTER_MARGIN - self->page_width);
    most[3] = MAX (most[3], place->y + self->height + KOR_PRINTER_MARGIN - self->page_height);
  }
  for (guint i = 0; i < 4; i++)
    if (most[i] > SLACK)
      add_warning (self, problems, fields[i], KOR_SHEET_WARNING_PRINTER_MARGIN, most[i]);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const KorSheetPlace *first = a, *second = b;

  if (first->y < second->y || first->y > second->y)
    return first->y < second->y ? -1 : 1;
  return first->x < second->x ? -1 : first->x > second->x;
}

static void
make_places (KorLabelSheet *self)
{
  for (guint g = 0; g < self->grids->len; g++) {
    const KorSheetGrid *grid = &g_array_index (self->grids, KorSheetGrid, g);
    guint nx = (guint) grid->nx, ny = (guint) grid->ny;

    for (guint i = 0; i < nx * ny; i++) {
      KorSheetPlace place = { grid->x0 + (i % nx) * grid->dx, grid->y0 + (i / nx) * grid->dy };

      g_array_append_val (self->places, place);
    }
    self->n_columns = MAX (self->n_columns, nx);
    self->n_rows = g == 0 ? ny : (self->places->len + self->n_columns - 1) / self->n_columns;
  }
  g_array_sort (self->places, compare_places);
}

static gboolean
has_errors (GArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    if (g_array_index (problems, KorSheetProblem, i).problem != NULL)
      return TRUE;
  return FALSE;
}

/**
 * kor_label_sheet_find_problems:
 * @self: a sheet whose lengths and grids are set
 * @problems: (element-type KorSheetProblem): what is found is added to it
 *
 * Checks the lengths, then places the labels and checks how they lie. What comes behind numbers that
 * can't be true, or labels that leave their paper, is not looked at.
 */
void
kor_label_sheet_find_problems (KorLabelSheet *self, GArray *problems)
{
  void (*const before[]) (KorLabelSheet *, GArray *) = { check_numbers, check_counts, check_paper };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++) {
    before[i](self, problems);
    if (has_errors (problems))
      return;
  }
  make_places (self);
  check_overlap (self, problems);
  check_size (self, problems);
  if (!has_errors (problems))
    check_printer (self, problems);
}

/**
 * kor_label_sheet_settle:
 * @self: a sheet whose lengths and grids are set
 * @field: (out): the field with the problem
 *
 * As kor_label_sheet_find_problems().
 *
 * Returns: (nullable): the word of the first thing that can't be true about the sheet
 */
const char *
kor_label_sheet_settle (KorLabelSheet *self, const char **field)
{
  g_autoptr (GArray) problems = g_array_new (FALSE, FALSE, sizeof (KorSheetProblem));

  kor_label_sheet_find_problems (self, problems);
  for (guint i = 0; i < problems->len; i++) {
    const KorSheetProblem *problem = &g_array_index (problems, KorSheetProblem, i);

    if (problem->problem != NULL) {
      *field = problem->field;
      return problem->problem;
    }
  }
  return NULL;
}
