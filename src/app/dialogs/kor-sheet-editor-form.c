/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-sheet-editor-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "kor-length-spin.h"

/* The form of the editor of sheets: from the draft into the fields and back. */

#define VALUE(self, field) ((self)->draft->values[KOR_SHEET_FIELD_##field])
#define SPIN(self, field) ((self)->spins[KOR_SHEET_FIELD_##field])

/* What round corners have to begin with, in mm. */
#define USUAL_RADIUS 2.0

#define SLACK 0.05

typedef enum {
  SHAPE_RIGHT_ANGLED,
  SHAPE_ROUND_CORNERS,
  SHAPE_ROUND,
} Shape;

/* In the order of the choice; behind them: one's own size. */
static const struct {
  const char *title;
  double width, height;
} papers[] = {
  { N_ ("A4"), 210, 297 },
  { N_ ("US Letter"), 215.9, 279.4 },
  { N_ ("C5"), 229, 162 },
  { N_ ("DL"), 220, 110 },
  { N_ ("C4"), 324, 229 },
};

static double
get_most_radius (KorSheetEditor *self)
{
  return MIN (VALUE (self, WIDTH), VALUE (self, HEIGHT)) / 2;
}

/* --- from the draft ------------------------------------------------------------------------------------------ */

static void
set_spin (KorSheetEditor *self, KorSheetField field)
{
  gboolean setting = self->setting;

  self->setting = TRUE;
  kor_length_spin_set (self->spins[field], self->draft->values[field]);
  self->setting = setting;
}

static guint
find_paper (KorSheetEditor *self)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (papers); i++)
    if (fabs (papers[i].width - VALUE (self, PAGE_WIDTH)) < SLACK &&
        fabs (papers[i].height - VALUE (self, PAGE_HEIGHT)) < SLACK)
      break;
  return i;
}

static Shape
find_shape (KorSheetEditor *self)
{
  if (VALUE (self, RADIUS) < SLACK)
    return SHAPE_RIGHT_ANGLED;
  return fabs (VALUE (self, RADIUS) - get_most_radius (self)) < SLACK ? SHAPE_ROUND
                                                                      : SHAPE_ROUND_CORNERS;
}

/* What does not matter with this choice can't be written. */
static void
show_choices (KorSheetEditor *self)
{
  gboolean across = !(VALUE (self, NX) <= 1), down = !(VALUE (self, NY) <= 1);

  gtk_widget_set_visible (self->size,
                          adw_combo_row_get_selected (self->paper) >= G_N_ELEMENTS (papers));
  gtk_widget_set_visible (self->corners,
                          adw_combo_row_get_selected (self->shape) == SHAPE_ROUND_CORNERS);
  gtk_widget_set_sensitive (GTK_WIDGET (SPIN (self, GAP_X)), across);
  gtk_widget_set_sensitive (GTK_WIDGET (SPIN (self, DX)), across);
  gtk_widget_set_sensitive (GTK_WIDGET (SPIN (self, GAP_Y)), down);
  gtk_widget_set_sensitive (GTK_WIDGET (SPIN (self, DY)), down);
}

/* Shows the draft in the fields; from now on nothing is written that would be lost. */
void
kor_sheet_editor_fill (KorSheetEditor *self)
{
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->brand), self->draft->brand);
  gtk_editable_set_text (GTK_EDITABLE (self->part), self->draft->part);
  for (guint i = KOR_SHEET_FIELD_PAGE_WIDTH; i < KOR_N_SHEET_FIELDS; i++)
    set_spin (self, (KorSheetField) i);
  adw_combo_row_set_selected (self->paper, find_paper (self));
  adw_combo_row_set_selected (self->shape, find_shape (self));
  show_choices (self);
  self->setting = FALSE;
  g_free (self->filled);
  self->filled = kor_sheet_editor_dup_state (self);
  kor_sheet_editor_update (self);
}

/* Returns: (transfer full): all that is written, for comparing */
char *
kor_sheet_editor_dup_state (KorSheetEditor *self)
{
  GString *state = g_string_new (gtk_editable_get_text (GTK_EDITABLE (self->brand)));

  g_string_append_printf (state, "\n%s", gtk_editable_get_text (GTK_EDITABLE (self->part)));
  /* The printer's margin is nothing of the sheet. */
  for (guint i = KOR_SHEET_FIELD_PAGE_WIDTH; i < KOR_SHEET_FIELD_PRINTER; i++)
    g_string_append_printf (state, "\n%s", gtk_editable_get_text (GTK_EDITABLE (self->spins[i])));
  return g_string_free_and_steal (state);
}

/* --- into the draft ------------------------------------------------------------------------------------------ */

/* Gap and step say the same: the one that was not written follows. */
static void
follow (KorSheetEditor *self, KorSheetField size, KorSheetField gap, KorSheetField step, int field)
{
  double *values = self->draft->values;
  KorSheetField follower = gap;

  if (field == (int) gap || (field == (int) size && !self->step_leads))
    follower = step;
  else if (field != (int) step && field != (int) size)
    return;
  if (!isfinite (values[size]) || !isfinite (values[follower == gap ? step : gap]))
    return;
  values[follower] = follower == gap ? values[step] - values[size] : values[size] + values[gap];
  set_spin (self, follower);
}

static void
read_fields (KorSheetEditor *self)
{
  g_set_str (&self->draft->brand, gtk_editable_get_text (GTK_EDITABLE (self->brand)));
  g_set_str (&self->draft->part, gtk_editable_get_text (GTK_EDITABLE (self->part)));
  for (guint i = KOR_SHEET_FIELD_PAGE_WIDTH; i < KOR_N_SHEET_FIELDS; i++)
    self->draft->values[i] = kor_length_spin_get (self->spins[i]);
}

/* The radius of a round label follows its size. */
static void
follow_shape (KorSheetEditor *self)
{
  Shape shape = (Shape) adw_combo_row_get_selected (self->shape);

  if (shape == SHAPE_RIGHT_ANGLED)
    VALUE (self, RADIUS) = 0;
  else if (shape == SHAPE_ROUND)
    VALUE (self, RADIUS) = get_most_radius (self);
  if (shape != SHAPE_ROUND_CORNERS && isfinite (VALUE (self, RADIUS)))
    set_spin (self, KOR_SHEET_FIELD_RADIUS);
}

/**
 * kor_sheet_editor_changed:
 * @self: an editor
 * @field: the field that was written in
 *
 * Reads the form and looks at it anew.
 */
void
kor_sheet_editor_changed (KorSheetEditor *self, GtkWidget *field)
{
  int i = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (field), "kor-field"));

  if (self->setting)
    return;
  read_fields (self);
  self->last = (KorSheetField) i;
  if (i == KOR_SHEET_FIELD_DX || i == KOR_SHEET_FIELD_DY)
    self->step_leads = TRUE;
  else if (i == KOR_SHEET_FIELD_GAP_X || i == KOR_SHEET_FIELD_GAP_Y)
    self->step_leads = FALSE;
  follow (self, KOR_SHEET_FIELD_WIDTH, KOR_SHEET_FIELD_GAP_X, KOR_SHEET_FIELD_DX, i);
  follow (self, KOR_SHEET_FIELD_HEIGHT, KOR_SHEET_FIELD_GAP_Y, KOR_SHEET_FIELD_DY, i);
  follow_shape (self);
  show_choices (self);
  kor_sheet_editor_update (self);
}

void
kor_sheet_editor_paper_changed (KorSheetEditor *self)
{
  guint paper = adw_combo_row_get_selected (self->paper);

  if (self->setting)
    return;
  if (paper < G_N_ELEMENTS (papers)) {
    VALUE (self, PAGE_WIDTH) = papers[paper].width;
    VALUE (self, PAGE_HEIGHT) = papers[paper].height;
    set_spin (self, KOR_SHEET_FIELD_PAGE_WIDTH);
    set_spin (self, KOR_SHEET_FIELD_PAGE_HEIGHT);
  }
  show_choices (self);
  kor_sheet_drawing_set_field (self->drawing, KOR_SHEET_FIELD_PAGE_WIDTH);
  kor_sheet_editor_update (self);
}

void
kor_sheet_editor_shape_changed (KorSheetEditor *self)
{
  Shape shape = (Shape) adw_combo_row_get_selected (self->shape);

  if (self->setting)
    return;
  follow_shape (self);
  if (shape == SHAPE_ROUND_CORNERS) {
    VALUE (self, RADIUS) = MIN (USUAL_RADIUS, get_most_radius (self));
    set_spin (self, KOR_SHEET_FIELD_RADIUS);
  }
  show_choices (self);
  kor_sheet_drawing_set_field (self->drawing, KOR_SHEET_FIELD_RADIUS);
  kor_sheet_editor_update (self);
}

/* --- setting up ---------------------------------------------------------------------------------------------- */

static void
focus_cb (GtkEventController *controller, KorSheetEditor *self)
{
  GtkWidget *field = gtk_event_controller_get_widget (controller);

  kor_sheet_drawing_set_field (self->drawing,
                               GPOINTER_TO_INT (g_object_get_data (G_OBJECT (field), "kor-field")));
}

static void
setup_field (KorSheetEditor *self, GtkWidget *widget, KorSheetField field)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_object_set_data (G_OBJECT (widget), "kor-field", GINT_TO_POINTER (field));
  g_signal_connect (focus, "enter", G_CALLBACK (focus_cb), self);
  gtk_widget_add_controller (widget, focus);
  g_signal_connect_object (
    widget, "changed", G_CALLBACK (kor_sheet_editor_changed), self, G_CONNECT_SWAPPED);
}

static void
fill_papers (KorSheetEditor *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++) {
    g_autofree char *width = kor_sheet_format_mm (papers[i].width);
    g_autofree char *height = kor_sheet_format_mm (papers[i].height);
    /* Translators: a paper and its size: "A4, 210 × 297 mm" */
    char *text = g_strdup_printf (_ ("%s, %s × %s mm"), _ (papers[i].title), width, height);

    gtk_string_list_take (list, text);
  }
  gtk_string_list_append (list, _ ("Another size"));
  adw_combo_row_set_model (self->paper, G_LIST_MODEL (list));
}

/* Once, when the template is there. */
void
kor_sheet_editor_setup_form (KorSheetEditor *self)
{
  self->setting = TRUE;
  setup_field (self, self->brand, KOR_SHEET_FIELD_BRAND);
  setup_field (self, self->part, KOR_SHEET_FIELD_PART);
  for (guint i = KOR_SHEET_FIELD_PAGE_WIDTH; i < KOR_N_SHEET_FIELDS; i++) {
    kor_length_spin_setup (self->spins[i], i == KOR_SHEET_FIELD_NX || i == KOR_SHEET_FIELD_NY);
    setup_field (self, GTK_WIDGET (self->spins[i]), (KorSheetField) i);
    /* The row has put its title, which is of two fields, over the name of the first. */
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->spins[i]),
                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  }
  fill_papers (self);
  self->setting = FALSE;
}
