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

static const char *
check_numbers (KorLabelSheet *self, const char **field)
{
  const struct {
    const char *field;
    double value, smallest;
  } numbers[] = {
    { "page_width", self->page_width, 0 }, { "page_height", self->page_height, 0 },
    { "width", self->width, 0 },           { "height", self->height, 0 },
    { "radius", self->radius, 0 },         { "margin", self->margin, 0 },
    { "sender", self->sender.x, 0 },       { "sender", self->sender.y, 0 },
    { "text", self->text.x, 0 },           { "text", self->text.y, 0 },
    { "text", self->text.width, 0 },       { "text", self->text.height, 0 },
    { "sender", self->sender.width, 0 },   { "sender", self->sender.height, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    *field = numbers[i].field;
    if (!is_between (numbers[i].value, numbers[i].smallest, PAGE_LARGEST))
      return "sheet-number";
  }
  return NULL;
}

static const char *
check_grid_numbers (KorLabelSheet *self, const KorSheetGrid *grid, const char **field)
{
  double before = -outside_slack (self);

  const struct {
    const char *field;
    double value, smallest;
  } numbers[] = {
    { "x0", grid->x0, before },
    { "y0", grid->y0, before },
    { "dx", grid->dx, 0 },
    { "dy", grid->dy, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    *field = numbers[i].field;
    if (!is_between (numbers[i].value, numbers[i].smallest, PAGE_LARGEST))
      return "sheet-number";
  }
  *field = is_between (grid->nx, 1, 1e9) ? "ny" : "nx";
  if (!is_between (grid->nx, 1, 1e9) || !is_between (grid->ny, 1, 1e9))
    return "sheet-number";
  return NULL;
}

static const char *
check_counts (KorLabelSheet *self, const char **field)
{
  double n = 0;

  *field = "nx";
  if (self->grids->len == 0)
    return "sheet-no-labels";
  if (self->grids->len > N_GRIDS_MAX)
    return "sheet-too-many";
  for (guint i = 0; i < self->grids->len; i++) {
    KorSheetGrid *grid = &g_array_index (self->grids, KorSheetGrid, i);
    const char *problem = check_grid_numbers (self, grid, field);

    if (problem != NULL)
      return problem;
    grid->nx = floor (grid->nx);
    grid->ny = floor (grid->ny);
    n += grid->nx * grid->ny;
    *field = grid->nx > ROW_LONGEST ? "nx" : grid->ny > ROW_LONGEST ? "ny" : "nx";
    if (n > KOR_LABEL_SHEET_MAX || grid->nx > ROW_LONGEST || grid->ny > ROW_LONGEST)
      return "sheet-too-many";
  }
  return NULL;
}

static const char *
check_paper (KorLabelSheet *self, const char **field)
{
  double most = 0;

  for (guint i = 0; i < self->grids->len; i++) {
    const KorSheetGrid *grid = &g_array_index (self->grids, KorSheetGrid, i);
    double right = grid->x0 + (grid->nx - 1) * grid->dx + self->width - self->page_width;
    double bottom = grid->y0 + (grid->ny - 1) * grid->dy + self->height - self->page_height;

    *field = right > outside_slack (self) ? "nx" : "ny";
    if (right > outside_slack (self) || bottom > outside_slack (self))
      return "sheet-outside";
    most = MAX (most, MAX (MAX (right, bottom), MAX (-grid->x0, -grid->y0)));
  }
  *field = "sender";
  if (self->sender.x + self->sender.width > self->page_width + SLACK ||
      self->sender.y + self->sender.height > self->page_height + SLACK)
    return "sheet-outside";
  if (most > SLACK)
    self->warnings |= KOR_SHEET_WARNING_OUTSIDE;
  return NULL;
}

/* How far two labels lie over each other, in mm; negative: a gap between them. */
static double
get_overlap (KorLabelSheet *self, const KorSheetPlace *a, const KorSheetPlace *b)
{
  return MIN (self->width - fabs (a->x - b->x), self->height - fabs (a->y - b->y));
}

static const char *
check_overlap (KorLabelSheet *self, const char **field)
{
  double most = 0;

  for (guint i = 0; i < self->places->len; i++) {
    const KorSheetPlace *a = &g_array_index (self->places, KorSheetPlace, i);

    for (guint j = i + 1; j < self->places->len; j++) {
      const KorSheetPlace *b = &g_array_index (self->places, KorSheetPlace, j);

      if (b->y > a->y + self->height) /* they are in the order of their rows */
        break;
      *field = self->width - fabs (a->x - b->x) < self->height - fabs (a->y - b->y) ? "dx" : "dy";
      most = MAX (most, get_overlap (self, a, b));
      if (most > overlap_slack (self))
        return "sheet-overlap";
    }
  }
  if (most > SLACK)
    self->warnings |= KOR_SHEET_WARNING_OVERLAP;
  return NULL;
}

static const char *
check_size (KorLabelSheet *self, const char **field)
{
  KorRectangle text;

  *field = self->page_width < PAGE_SMALLEST ? "page_width" : "page_height";
  if (self->page_width < PAGE_SMALLEST || self->page_height < PAGE_SMALLEST)
    return "sheet-too-small";
  *field = self->width < WIDTH_SMALLEST ? "width" : "height";
  if (self->width < WIDTH_SMALLEST || self->height < HEIGHT_SMALLEST)
    return "sheet-too-small";
  *field = "radius";
  if (self->radius * 2 > MIN (self->width, self->height) + SLACK)
    return "sheet-too-small";
  text = kor_label_sheet_get_text_area (self);
  *field = "text";
  if (self->text.width > 0 &&
      (text.x + text.width > self->width + SLACK || text.y + text.height > self->height + SLACK))
    return "sheet-outside";
  if (text.height < FIVE_LINES)
    self->warnings |= KOR_SHEET_WARNING_FEW_LINES;
  return NULL;
}

static void
check_printer (KorLabelSheet *self)
{
  KorRectangle page = { KOR_PRINTER_MARGIN,
                        KOR_PRINTER_MARGIN,
                        self->page_width - KOR_PRINTER_MARGIN,
                        self->page_height - KOR_PRINTER_MARGIN };

  for (guint i = 0; i < self->places->len; i++) {
    const KorSheetPlace *place = &g_array_index (self->places, KorSheetPlace, i);

    if (place->x < page.x - SLACK || place->y < page.y - SLACK ||
        place->x + self->width > page.width + SLACK ||
        place->y + self->height > page.height + SLACK) {
      self->warnings |= KOR_SHEET_WARNING_PRINTER_MARGIN;
      return;
    }
  }
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

/**
 * kor_label_sheet_settle:
 * @self: a sheet whose lengths and grids are set
 * @field: (out): the field with the problem
 *
 * Checks the lengths, then places the labels.
 *
 * Returns: (nullable): the word of the first thing that can't be true about the sheet
 */
const char *
kor_label_sheet_settle (KorLabelSheet *self, const char **field)
{
  const char *problem = check_numbers (self, field);

  if (problem == NULL)
    problem = check_counts (self, field);
  if (problem == NULL)
    problem = check_paper (self, field);
  if (problem != NULL)
    return problem;
  make_places (self);
  problem = check_overlap (self, field);
  if (problem == NULL)
    problem = check_size (self, field);
  if (problem == NULL)
    check_printer (self);
  return problem;
}
