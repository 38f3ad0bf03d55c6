/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-sheet-draft.h"

#include <glib/gi18n.h>
#include <math.h>

#include "kor-error-describe.h"
#include "kor-sheet-words-text.h"
#include "kor-ui-text.h"

/* The bounds are those of kor_label_sheet_new_from_fields(), which has the last word. */
#define SLACK 0.05
#define PAGE_SMALLEST 20
#define LARGEST 2000
#define WIDTH_SMALLEST 10
#define HEIGHT_SMALLEST 8
#define MOST_IN_A_LINE 100
#define NAME_LENGTH 60

/* Makers put their labels in the middle of the paper, or nearly so. */
#define OFF_CENTRE 4.0

#define VALUE(draft, field) ((draft)->values[KOR_SHEET_FIELD_##field])

typedef struct {
  const KorSheetDraft *draft;
  GPtrArray *problems;
} Check;

static void
problem_free (KorSheetProblem *problem)
{
  g_free (problem->text);
  g_free (problem);
}

/* @text: (transfer full) */
static void
tell (Check *self, KorSheetField field, gboolean fatal, char *text)
{
  KorSheetProblem *problem = g_new0 (KorSheetProblem, 1);

  *problem = (KorSheetProblem) { field, fatal, text };
  g_ptr_array_add (self->problems, problem);
}

static gboolean
is_count (KorSheetField field)
{
  return field == KOR_SHEET_FIELD_NX || field == KOR_SHEET_FIELD_NY;
}

/* Of one column the step to the next says nothing. */
static gboolean
is_needed (const KorSheetDraft *self, KorSheetField field)
{
  if (field == KOR_SHEET_FIELD_DX)
    return !(VALUE (self, NX) <= 1);
  if (field == KOR_SHEET_FIELD_DY)
    return !(VALUE (self, NY) <= 1);
  return field >= KOR_SHEET_FIELD_PAGE_WIDTH && field != KOR_SHEET_FIELD_GAP_X &&
         field != KOR_SHEET_FIELD_GAP_Y;
}

/* --- names ------------------------------------------------------------------------------------------------ */

static char *
dup_stripped (const char *text)
{
  return g_strstrip (g_strdup (text));
}

static void
check_name (Check *self, KorSheetField field, const char *text)
{
  g_autofree char *name = dup_stripped (text);

  if (*name == '\0')
    tell (self,
          field,
          TRUE,
          g_strdup (field == KOR_SHEET_FIELD_BRAND ? _ ("Write who makes the sheet.")
                                                   : _ ("Write the sheet’s number or name.")));
  else if (g_utf8_strlen (name, -1) > NAME_LENGTH)
    tell (self,
          field,
          TRUE,
          g_strdup_printf (ngettext ("The name is longer than %d character.",
                                     "The name is longer than %d characters.",
                                     NAME_LENGTH),
                           NAME_LENGTH));
}

/* --- numbers ---------------------------------------------------------------------------------------------- */

static double
get_smallest (KorSheetField field)
{
  switch ((int) field) {
  case KOR_SHEET_FIELD_PAGE_WIDTH:
  case KOR_SHEET_FIELD_PAGE_HEIGHT:
    return PAGE_SMALLEST;
  case KOR_SHEET_FIELD_NX:
  case KOR_SHEET_FIELD_NY:
    return 1;
  case KOR_SHEET_FIELD_WIDTH:
    return WIDTH_SMALLEST;
  case KOR_SHEET_FIELD_HEIGHT:
    return HEIGHT_SMALLEST;
  default:
    return 0;
  }
}

static char *
describe_bounds (KorSheetField field)
{
  const char *title = kor_sheet_field_get_title (field);
  g_autofree char *smallest = kor_sheet_format_mm (get_smallest (field));

  if (is_count (field))
    /* Translators: "Number of columns: at least 1 and at most 100." */
    return g_strdup_printf (_ ("%s: at least %s and at most %d."), title, smallest, MOST_IN_A_LINE);
  return g_strdup_printf (_ ("%s: at least %s mm and at most %d mm."), title, smallest, LARGEST);
}

static gboolean
check_number (Check *self, KorSheetField field)
{
  double value = self->draft->values[field];
  double largest = is_count (field) ? MOST_IN_A_LINE : LARGEST;

  if (!isfinite (value)) {
    tell (self,
          field,
          TRUE,
          /* Translators: "Width of a label: write a length in millimetres." */
          g_strdup_printf (is_count (field) ? _ ("%s: write a whole number.")
                                            : _ ("%s: write a length in millimetres."),
                                                kor_sheet_field_get_title (field)));
    return FALSE;
  }
  /* A step that is too short is told of as labels that overlap. */
  if ((value < get_smallest (field) && field != KOR_SHEET_FIELD_DX &&
       field != KOR_SHEET_FIELD_DY) ||
      value > largest) {
    tell (self, field, TRUE, describe_bounds (field));
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_numbers (Check *self)
{
  gboolean good = TRUE;

  for (guint i = KOR_SHEET_FIELD_PAGE_WIDTH; i < KOR_N_SHEET_FIELDS; i++)
    if (is_needed (self->draft, (KorSheetField) i) && !check_number (self, (KorSheetField) i))
      good = FALSE;
  if (good && VALUE (self->draft, NX) * VALUE (self->draft, NY) > KOR_LABEL_SHEET_MAX) {
    tell (self,
          KOR_SHEET_FIELD_NX,
          TRUE,
          g_strdup_printf (_ ("A sheet has at most %d labels."), KOR_LABEL_SHEET_MAX));
    good = FALSE;
  }
  return good;
}

/* --- geometry ----------------------------------------------------------------------------------------------- */

static KorRectangle
get_last (const KorSheetDraft *self)
{
  return kor_sheet_draft_get_label (
    self, (guint) VALUE (self, NX) - 1, (guint) VALUE (self, NY) - 1);
}

static void
check_right (Check *self)
{
  const KorSheetDraft *draft = self->draft;
  KorRectangle last = get_last (draft);
  double first = VALUE (draft, X0) + VALUE (draft, WIDTH) - VALUE (draft, PAGE_WIDTH);
  double over = last.x + last.width - VALUE (draft, PAGE_WIDTH);
  g_autofree char *mm = kor_sheet_format_mm (first > SLACK ? first : over);

  if (over <= SLACK)
    return;
  tell (self,
        first > SLACK ? KOR_SHEET_FIELD_WIDTH : KOR_SHEET_FIELD_NX,
        TRUE,
        g_strdup_printf (
          first > SLACK ? _ ("Labels stand out of the paper by %s mm at the right.")
                        : _ ("The last column stands out of the paper by %s mm at the right."), mm));
}

static void
check_bottom (Check *self)
{
  const KorSheetDraft *draft = self->draft;
  KorRectangle last = get_last (draft);
  double first = VALUE (draft, Y0) + VALUE (draft, HEIGHT) - VALUE (draft, PAGE_HEIGHT);
  double over = last.y + last.height - VALUE (draft, PAGE_HEIGHT);
  g_autofree char *mm = kor_sheet_format_mm (first > SLACK ? first : over);

  if (over <= SLACK)
    return;
  tell (self,
        first > SLACK ? KOR_SHEET_FIELD_HEIGHT : KOR_SHEET_FIELD_NY,
        TRUE,
        g_strdup_printf (first > SLACK
                         ? _ ("Labels stand out of the paper by %s mm at the bottom.")
                         : _ ("The last row stands out of the paper by %s mm at the bottom."), mm));
}

static void
check_overlap (Check *self)
{
  const KorSheetDraft *draft = self->draft;
  double across = VALUE (draft, NX) > 1 ? VALUE (draft, WIDTH) - VALUE (draft, DX) : 0;
  double down = VALUE (draft, NY) > 1 ? VALUE (draft, HEIGHT) - VALUE (draft, DY) : 0;
  g_autofree char *across_mm = kor_sheet_format_mm (across);
  g_autofree char *down_mm = kor_sheet_format_mm (down);

  if (across > SLACK)
    tell (self,
          KOR_SHEET_FIELD_DX,
          TRUE,
          g_strdup_printf (_ ("Labels beside each other overlap by %s mm."), across_mm));
  if (down > SLACK)
    tell (self,
          KOR_SHEET_FIELD_DY,
          TRUE,
          g_strdup_printf (_ ("Labels below each other overlap by %s mm."), down_mm));
}

static void
check_corners (Check *self)
{
  const KorSheetDraft *draft = self->draft;
  double most = MIN (VALUE (draft, WIDTH), VALUE (draft, HEIGHT)) / 2;
  g_autofree char *mm = kor_sheet_format_mm (most);

  if (VALUE (draft, RADIUS) * 2 > most * 2 + SLACK)
    tell (self,
          KOR_SHEET_FIELD_RADIUS,
          TRUE,
          g_strdup_printf (_ ("The corners of these labels can’t be rounder than %s mm."), mm));
}

static void
check_sender (Check *self)
{
  const KorSheetDraft *draft = self->draft;

  if (draft->sender.width > 0 &&
      (draft->sender.x + draft->sender.width > VALUE (draft, PAGE_WIDTH) + SLACK ||
       draft->sender.y + draft->sender.height > VALUE (draft, PAGE_HEIGHT) + SLACK))
    tell (self,
          KOR_SHEET_FIELD_PAGE_WIDTH,
          TRUE,
          g_strdup (_ ("The place of the sender is outside the paper.")));
}

/* --- what can be saved all the same ------------------------------------------------------------------------ */

/* By how much something inside a label's edges reaches into what is not printed; 0: not at all. */
static double
get_unprinted (const KorSheetDraft *self, const KorRectangle *inside)
{
  KorRectangle first = kor_sheet_draft_get_label (self, 0, 0), last = get_last (self);
  double margin = VALUE (self, PRINTER);
  double left = margin - (first.x + inside->x);
  double top = margin - (first.y + inside->y);
  double right = last.x + inside->x + inside->width - (VALUE (self, PAGE_WIDTH) - margin);
  double bottom = last.y + inside->y + inside->height - (VALUE (self, PAGE_HEIGHT) - margin);

  return MAX (0, MAX (MAX (left, right), MAX (top, bottom)));
}

static void
check_printer (Check *self, KorLabelSheet *sheet)
{
  const KorSheetDraft *draft = self->draft;
  KorRectangle text = kor_label_sheet_get_text_area (sheet);
  KorRectangle label = { 0, 0, VALUE (draft, WIDTH), VALUE (draft, HEIGHT) };
  double of_text = get_unprinted (draft, &text), of_label = get_unprinted (draft, &label);
  g_autofree char *text_mm = kor_sheet_format_mm (of_text);
  g_autofree char *label_mm = kor_sheet_format_mm (of_label);

  if (of_text > SLACK)
    tell (self,
          KOR_SHEET_FIELD_PRINTER,
          FALSE,
          g_strdup_printf (
            _ ("Up to %s mm of the addresses would stand where the printer can’t print."), text_mm));
  else if (of_label > SLACK)
    tell (self,
          KOR_SHEET_FIELD_PRINTER,
          FALSE,
          g_strdup_printf (_ ("The labels reach %s mm into the margin the printer can’t print; the "
                      "addresses do not."),
                             label_mm));
}

static void
check_centre (Check *self)
{
  const KorSheetDraft *draft = self->draft;
  KorRectangle last = get_last (draft);
  double right = VALUE (draft, PAGE_WIDTH) - last.x - last.width;
  g_autofree char *left_text = kor_sheet_format_mm (VALUE (draft, X0));
  g_autofree char *right_text = kor_sheet_format_mm (right);

  if (VALUE (draft, NX) > 1 && fabs (right - VALUE (draft, X0)) > OFF_CENTRE)
    tell (self,
          KOR_SHEET_FIELD_X0,
          FALSE,
          g_strdup_printf (_ ("%s mm are left at the left of the labels and %s mm at the right; on "
                              "most sheets they are equal."),
                             left_text,
                             right_text));
}

static void
check_text (Check *self, KorLabelSheet *sheet)
{
  const KorSheetDraft *draft = self->draft;
  double most = MIN (VALUE (draft, WIDTH), VALUE (draft, HEIGHT)) / 5;
  g_autofree char *mm = kor_sheet_format_mm (most);

  if (kor_label_sheet_get_warnings (sheet) & KOR_SHEET_WARNING_FEW_LINES)
    tell (self,
          KOR_SHEET_FIELD_HEIGHT,
          FALSE,
          g_strdup (kor_sheet_warning_get_title (KOR_SHEET_WARNING_FEW_LINES)));
  if (VALUE (draft, MARGIN) > most + SLACK)
    tell (self,
          KOR_SHEET_FIELD_MARGIN,
          FALSE,
          g_strdup_printf (
            _ ("So wide an inner margin leaves too little room; %s mm are kept free."), mm));
}

/* --- the sheet ---------------------------------------------------------------------------------------------- */

static KorSheetFields
get_fields (const KorSheetDraft *self)
{
  return (KorSheetFields) {
    .id = self->id,
    .brand = self->brand,
    .part = self->part,
    .page_width = VALUE (self, PAGE_WIDTH),
    .page_height = VALUE (self, PAGE_HEIGHT),
    .width = VALUE (self, WIDTH),
    .height = VALUE (self, HEIGHT),
    .radius = VALUE (self, RADIUS),
    .margin = VALUE (self, MARGIN),
    .nx = (guint) VALUE (self, NX),
    .ny = (guint) VALUE (self, NY),
    .x0 = VALUE (self, X0),
    .y0 = VALUE (self, Y0),
    .dx = VALUE (self, NX) > 1 ? VALUE (self, DX) : VALUE (self, WIDTH),
    .dy = VALUE (self, NY) > 1 ? VALUE (self, DY) : VALUE (self, HEIGHT),
    .sender = self->sender,
  };
}

static void
check_taken (Check *self, GHashTable *taken, KorLabelSheet *sheet)
{
  if (taken != NULL && self->draft->id == NULL &&
      g_hash_table_contains (taken, kor_label_sheet_get_id (sheet)))
    tell (self,
          KOR_SHEET_FIELD_PART,
          TRUE,
          g_strdup_printf (_ ("There is a sheet %s already; call this one something else."),
                             kor_label_sheet_get_name (sheet)));
}

static void
check_geometry (Check *self)
{
  check_right (self);
  check_bottom (self);
  check_overlap (self);
  check_corners (self);
  check_sender (self);
}

/* A draft without a problem known here; what the sheet itself says against it, and warnings. */
static KorLabelSheet *
make_sheet (Check *self, GHashTable *taken)
{
  KorSheetFields fields = get_fields (self->draft);
  g_autoptr (GError) error = NULL;
  KorLabelSheet *sheet = kor_label_sheet_new_from_fields (&fields, &error);

  if (sheet == NULL) {
    tell (self, KOR_SHEET_FIELD_PART, TRUE, kor_error_describe (error));
    return NULL;
  }
  check_taken (self, taken, sheet);
  check_printer (self, sheet);
  check_text (self, sheet);
  check_centre (self);
  return sheet;
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const KorSheetProblem *first = *(KorSheetProblem *const *) a;
  const KorSheetProblem *second = *(KorSheetProblem *const *) b;

  return second->fatal - first->fatal;
}

/**
 * kor_sheet_draft_check:
 * @self: a draft
 * @taken: (nullable): the ids of all sheets there are
 * @sheet: (out) (optional) (nullable) (transfer full): the sheet, when it can be saved
 *
 * Returns: (transfer full): what is to be said about the draft, as #KorSheetProblem: what hinders saving
 *   first
 */
GPtrArray *
kor_sheet_draft_check (const KorSheetDraft *self, GHashTable *taken, KorLabelSheet **sheet)
{
  Check check = { self, g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free) };
  g_autoptr (KorLabelSheet) made = NULL;

  check_name (&check, KOR_SHEET_FIELD_BRAND, self->brand);
  check_name (&check, KOR_SHEET_FIELD_PART, self->part);
  if (check_numbers (&check))
    check_geometry (&check);
  if (check.problems->len == 0)
    made = make_sheet (&check, taken);
  g_ptr_array_sort (check.problems, compare_problems); /* stable: the order of the form stays */
  if (check.problems->len > 0 && ((KorSheetProblem *) check.problems->pdata[0])->fatal)
    g_clear_object (&made);
  if (sheet != NULL)
    *sheet = g_steal_pointer (&made);
  return check.problems;
}

/* Whether all that a drawing needs is a number, however wrong. */
gboolean
kor_sheet_draft_can_draw (const KorSheetDraft *self)
{
  for (guint i = KOR_SHEET_FIELD_PAGE_WIDTH; i < KOR_N_SHEET_FIELDS; i++)
    if (is_needed (self, (KorSheetField) i) &&
        (!isfinite (self->values[i]) || fabs (self->values[i]) > LARGEST))
      return FALSE;
  return VALUE (self, PAGE_WIDTH) >= 1 && VALUE (self, PAGE_HEIGHT) >= 1 && VALUE (self, NX) >= 1 &&
         VALUE (self, NY) >= 1 && VALUE (self, NX) * VALUE (self, NY) <= KOR_LABEL_SHEET_MAX;
}

/* Where a label stands on the page, in mm; @column and @row from 0. */
KorRectangle
kor_sheet_draft_get_label (const KorSheetDraft *self, guint column, guint row)
{
  return (KorRectangle) {
    VALUE (self, X0) + (column > 0 ? column * VALUE (self, DX) : 0),
    VALUE (self, Y0) + (row > 0 ? row * VALUE (self, DY) : 0),
    VALUE (self, WIDTH),
    VALUE (self, HEIGHT),
  };
}

gboolean
kor_sheet_draft_is_outside (const KorSheetDraft *self, const KorRectangle *label)
{
  return label->x < -SLACK || label->y < -SLACK ||
         label->x + label->width > VALUE (self, PAGE_WIDTH) + SLACK ||
         label->y + label->height > VALUE (self, PAGE_HEIGHT) + SLACK;
}

/* Whether its labels lie over each other: all do, or none. */
gboolean
kor_sheet_draft_overlaps (const KorSheetDraft *self)
{
  return (VALUE (self, NX) > 1 && VALUE (self, WIDTH) - VALUE (self, DX) > SLACK) ||
         (VALUE (self, NY) > 1 && VALUE (self, HEIGHT) - VALUE (self, DY) > SLACK);
}

/* Returns: (transfer full): a sheet to begin with: A4 with a common size of labels, without a name */
KorSheetDraft *
kor_sheet_draft_new (void)
{
  KorSheetDraft *self = g_new0 (KorSheetDraft, 1);

  self->brand = g_strdup ("");
  self->part = g_strdup ("");
  VALUE (self, PAGE_WIDTH) = 210;
  VALUE (self, PAGE_HEIGHT) = 297;
  VALUE (self, NX) = 3;
  VALUE (self, NY) = 7;
  VALUE (self, WIDTH) = 63.5;
  VALUE (self, HEIGHT) = 38.1;
  VALUE (self, X0) = 7.25;
  VALUE (self, Y0) = 15.15;
  VALUE (self, GAP_X) = 2.5;
  VALUE (self, DX) = 66;
  VALUE (self, DY) = 38.1;
  VALUE (self, PRINTER) = KOR_PRINTER_MARGIN;
  return self;
}

void
kor_sheet_draft_free (KorSheetDraft *self)
{
  g_free (self->id);
  g_free (self->brand);
  g_free (self->part);
  g_free (self);
}

/**
 * kor_sheet_draft_take:
 * @self: a draft
 * @sheet: a sheet
 *
 * Takes the names and measures of the sheet, but not its id; of several grids the first.
 */
void
kor_sheet_draft_take (KorSheetDraft *self, KorLabelSheet *sheet)
{
  KorSheetFields fields;

  kor_label_sheet_get_fields (sheet, &fields);
  g_set_str (&self->brand, fields.brand);
  g_set_str (&self->part, fields.part);
  VALUE (self, PAGE_WIDTH) = fields.page_width;
  VALUE (self, PAGE_HEIGHT) = fields.page_height;
  VALUE (self, NX) = fields.nx;
  VALUE (self, NY) = fields.ny;
  VALUE (self, WIDTH) = fields.width;
  VALUE (self, HEIGHT) = fields.height;
  VALUE (self, X0) = MAX (0, fields.x0);
  VALUE (self, Y0) = MAX (0, fields.y0);
  VALUE (self, DX) = fields.nx > 1 ? fields.dx : fields.width;
  VALUE (self, DY) = fields.ny > 1 ? fields.dy : fields.height;
  VALUE (self, GAP_X) = VALUE (self, DX) - fields.width;
  VALUE (self, GAP_Y) = VALUE (self, DY) - fields.height;
  VALUE (self, RADIUS) = fields.radius;
  VALUE (self, MARGIN) = fields.margin;
  self->sender = fields.sender;
}

/* What a field is called in a sentence and by a screen reader. */
const char *
kor_sheet_field_get_title (KorSheetField field)
{
  static const char *const titles[KOR_N_SHEET_FIELDS] = {
    N_ ("Maker"),
       N_ ("Number or name"),
          N_ ("Width of the paper"),
             N_ ("Height of the paper"),
                N_ ("Number of columns"),
                   N_ ("Number of rows"),
                      N_ ("Width of a label"),
                         N_ ("Height of a label"),
                            N_ ("First label from the left edge"),
                               N_ ("First label from the upper edge"),
                                  N_ ("Gap between columns"),
                                     N_ ("Gap between rows"),
                                        N_ ("Step from column to column"),
                                           N_ ("Step from row to row"),
                                              N_ ("Radius of the corners"),
                                                 N_ ("Inner margin"),
                                                    N_ ("Unprintable margin"),
                                                 };

  return _ (titles[field]);
}

/**
 * kor_sheet_format_mm:
 * @mm: a length
 *
 * Returns: (transfer full): to a thousandth as in the window's language, without needless zeros: "63,5";
 *   "" for what is no number
 */
char *
kor_sheet_format_mm (double mm)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;

  if (!isfinite (mm))
    return g_strdup ("");
  g_ascii_formatd (text, sizeof text, "%.3f", mm);
  for (end = text + strlen (text) - 1; *end == '0'; end--)
    *end = '\0';
  if (*end == '.')
    *end = '\0';
  if (kor_ui_get_language () != KOR_LANGUAGE_EN)
    g_strdelimit (text, ".", ',');
  return g_strdup (g_str_equal (text, "-0") ? "0" : text);
}
