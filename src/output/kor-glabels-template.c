/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-glabels-template.h"

#include "kor-error.h"
#include "kor-glabels-papers.h"
#include "kor-xml.h"

#include <math.h>
#include <string.h>

/* A round label takes an address only when the square inside it does, in mm. */
#define ROUND_DIAMETER 60

/* What an address needs of an oval label or a disc, and what stays free at its edge, in mm. */
#define TEXT_WIDTH 30
#define TEXT_HEIGHT 12
#define EDGE 2.5

/* Of a disc's ring, from the hole outwards, how far down the text goes: lower, it is too narrow. */
#define RING_PART 0.6

/* Names longer than this are no part numbers. */
#define NAME_LENGTH 100

static void
set_problem (KorGlabelsTemplate *self, const char *problem, const char *field, const char *value)
{
  if (self->problem != NULL)
    return;
  self->problem = problem;
  self->field = field;
  self->value = g_utf8_substring (value, 0, MIN (g_utf8_strlen (value, -1), 40));
}

/* Without line feeds and the like, and not too long to be shown. */
static char *
get_name (KorGlabelsTemplate *self, xmlNode *node, const char *name)
{
  g_autofree char *text = kor_xml_clean_text (kor_xml_get (node, name));

  g_strstrip (g_strdelimit (text, "\n\t", ' '));
  if (g_utf8_strlen (text, -1) > NAME_LENGTH) {
    set_problem (self, "sheet-name", "brand", text);
    return g_strdup ("");
  }
  return g_steal_pointer (&text);
}

static double
get_length (KorGlabelsTemplate *self, xmlNode *node, const char *name, const char *field)
{
  const char *text = kor_xml_get (node, name);
  double mm;

  if (!kor_glabels_length_parse (text, &mm))
    set_problem (self, "sheet-number", field, text);
  return mm;
}

static double
get_count (KorGlabelsTemplate *self, xmlNode *node, const char *name)
{
  const char *text = kor_xml_get (node, name);
  guint64 count;

  /* A count that is larger than any sheet's is refused as such further on. */
  if (g_ascii_string_to_unsigned (text, 10, 1, 1000000000, &count, NULL))
    return (double) count;
  set_problem (self, "sheet-number", name, text);
  return 0;
}

static void
read_layout (KorGlabelsTemplate *self, xmlNode *node)
{
  KorSheetGrid grid = {
    get_count (self, node, "nx"),        get_count (self, node, "ny"),
    get_length (self, node, "x0", "x0"), get_length (self, node, "y0", "y0"),
    get_length (self, node, "dx", "dx"), get_length (self, node, "dy", "dy"),
  };

  /* Of one row or column the step means nothing, and may be anything. */
  if (grid.nx < 2)
    grid.dx = 0;
  if (grid.ny < 2)
    grid.dy = 0;
  /* What is printed on both sides has the same grid twice. */
  for (guint i = 0; i < self->grids->len; i++)
    if (memcmp (&grid, &g_array_index (self->grids, KorSheetGrid, i), sizeof grid) == 0)
      return;
  g_array_append_val (self->grids, grid);
}

static void
set_text (KorGlabelsTemplate *self, double left, double top, double right, double bottom)
{
  self->text = (KorRectangle) { left, top, right - left, bottom - top };
  if (!(self->text.width >= TEXT_WIDTH && self->text.height >= TEXT_HEIGHT))
    set_problem (self, "sheet-shape", "", "");
}

/* The text stands in the largest rectangle of the oval's own proportions. */
static void
set_text_of_oval (KorGlabelsTemplate *self)
{
  double across = (self->width / 2 - EDGE) * G_SQRT2 / 2;
  double down = (self->height / 2 - EDGE) * G_SQRT2 / 2;

  set_text (self,
            self->width / 2 - across,
            self->height / 2 - down,
            self->width / 2 + across,
            self->height / 2 + down);
}

static void
read_round (KorGlabelsTemplate *self, xmlNode *label)
{
  self->radius = get_length (self, label, "radius", "radius");
  self->width = self->height = 2 * self->radius;
  if (self->problem == NULL && self->width < ROUND_DIAMETER)
    set_problem (self, "sheet-shape", "radius", kor_xml_get (label, "radius"));
  set_text_of_oval (self);
}

static void
read_ellipse (KorGlabelsTemplate *self, xmlNode *label)
{
  self->width = get_length (self, label, "width", "width");
  self->height = get_length (self, label, "height", "height");
  self->radius = MIN (self->width, self->height) / 2;
  set_text_of_oval (self);
}

/* The text stands below the hole of the disc; discs that are cut to cards have no room for it. */
static void
read_disc (KorGlabelsTemplate *self, xmlNode *label)
{
  double hole = get_length (self, label, "hole", "radius") + EDGE, edge, bottom, across;

  self->radius = get_length (self, label, "radius", "radius");
  self->width = self->height = 2 * self->radius;
  edge = self->radius - EDGE;
  bottom = hole + RING_PART * (edge - hole);
  if (*kor_xml_get (label, "width") != '\0' || *kor_xml_get (label, "height") != '\0' ||
      bottom >= edge) {
    set_problem (self, "sheet-shape", "", "");
    return;
  }
  across = sqrt (edge * edge - bottom * bottom);
  set_text (
    self, self->radius - across, self->radius + hole, self->radius + across, self->radius + bottom);
}

static void
read_label (KorGlabelsTemplate *self, xmlNode *label)
{
  if (kor_xml_is (label, "Label-rectangle")) {
    self->width = get_length (self, label, "width", "width");
    self->height = get_length (self, label, "height", "height");
    self->radius = get_length (self, label, "round", "radius");
  } else if (kor_xml_is (label, "Label-round")) {
    read_round (self, label);
  } else if (kor_xml_is (label, "Label-ellipse")) {
    read_ellipse (self, label);
  } else if (kor_xml_is (label, "Label-cd")) {
    read_disc (self, label);
  } else {
    set_problem (self, "sheet-shape", "", "");
  }
  for (xmlNode *node = kor_xml_first (label); node != NULL; node = kor_xml_next (node)) {
    if (kor_xml_is (node, "Layout"))
      read_layout (self, node);
    else if (kor_xml_is (node, "Markup-margin"))
      self->margin = get_length (self, node, "size", "margin");
  }
}

static xmlNode *
find_label (xmlNode *node)
{
  for (xmlNode *child = kor_xml_first (node); child != NULL; child = kor_xml_next (child))
    if (g_str_has_prefix ((const char *) child->name, "Label-"))
      return child;
  return NULL;
}

/**
 * kor_glabels_template_read:
 * @node: an element Template
 * @file: the name of its file, which stays the caller's
 *
 * Returns: (transfer full): what stands there, with the first problem that was found
 */
KorGlabelsTemplate *
kor_glabels_template_read (xmlNode *node, const char *file)
{
  KorGlabelsTemplate *self = g_new0 (KorGlabelsTemplate, 1);
  xmlNode *label = find_label (node);

  self->file = file;
  self->line = (int) xmlGetLineNo (node);
  self->grids = g_array_new (FALSE, TRUE, sizeof (KorSheetGrid));
  self->brand = get_name (self, node, "brand");
  self->part = get_name (self, node, "part");
  self->equiv = get_name (self, node, "equiv");
  self->size = get_name (self, node, "size");
  self->description = get_name (self, node, "_description");
  if (*self->description == '\0') {
    g_free (self->description);
    self->description = get_name (self, node, "description");
  }
  if (*self->brand == '\0' || *self->part == '\0')
    set_problem (self, "sheet-name", *self->brand == '\0' ? "brand" : "part", "");
  if (*self->equiv != '\0')
    return self;
  self->page_width = get_length (self, node, "width", "page_width");
  self->page_height = get_length (self, node, "height", "page_height");
  if (label != NULL)
    read_label (self, label);
  return self;
}

void
kor_glabels_template_free (KorGlabelsTemplate *self)
{
  g_free (self->brand);
  g_free (self->part);
  g_free (self->description);
  g_free (self->equiv);
  g_free (self->size);
  g_free (self->value);
  g_array_unref (self->grids);
  g_free (self);
}

static void
set_error (const KorGlabelsTemplate *self,
           const char *problem,
           const char *field,
           const char *value,
           GError **error)
{
  g_autofree char *line = g_strdup_printf ("%d", self->line);

  kor_error_set (error, KOR_ERROR_BAD_FILE, self->file, line, "", field, problem, value, NULL);
}

void
kor_glabels_template_refuse (const KorGlabelsTemplate *self, const char *problem, GError **error)
{
  set_error (self, problem, "", self->equiv, error);
}

static gboolean
set_paper (KorLabelSheet *sheet, const KorGlabelsTemplate *geometry, GHashTable *papers)
{
  const KorGlabelsPaper *paper = g_hash_table_lookup (papers, geometry->size);

  if (g_ascii_strcasecmp (geometry->size, "Other") == 0) {
    sheet->page_width = geometry->page_width;
    sheet->page_height = geometry->page_height;
    return TRUE;
  }
  if (paper == NULL)
    return FALSE;
  sheet->page_width = paper->width;
  sheet->page_height = paper->height;
  return TRUE;
}

/**
 * kor_glabels_template_make_sheet:
 * @self: a template
 * @geometry: the template whose geometry it has; may be @self
 * @papers: papers by their ids
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the sheet, or %NULL with KOR_ERROR_BAD_FILE
 */
KorLabelSheet *
kor_glabels_template_make_sheet (const KorGlabelsTemplate *self,
                                 const KorGlabelsTemplate *geometry,
                                 GHashTable *papers,
                                 GError **error)
{
  g_autoptr (KorLabelSheet) sheet = NULL;
  g_autofree char *id = g_strdup_printf ("glabels:%s %s", self->brand, self->part);
  const KorGlabelsTemplate *bad = self->problem != NULL ? self : geometry;
  const char *problem, *field;

  if (bad->problem != NULL) {
    set_error (self, bad->problem, bad->field, bad->value, error);
    return NULL;
  }
  sheet = kor_label_sheet_new_named (KOR_SHEET_GLABELS, id, self->brand, self->part);
  if (!set_paper (sheet, geometry, papers)) {
    set_error (self, "sheet-paper", "", geometry->size, error);
    return NULL;
  }
  sheet->description =
    *self->description != '\0' ? g_strdup (self->description) : g_strdup (geometry->description);
  sheet->width = geometry->width;
  sheet->height = geometry->height;
  sheet->radius = geometry->radius;
  sheet->margin = geometry->margin;
  sheet->text = geometry->text;
  g_array_append_vals (sheet->grids, geometry->grids->data, geometry->grids->len);
  problem = kor_label_sheet_settle (sheet, &field);
  if (problem == NULL)
    return g_steal_pointer (&sheet);
  set_error (self, problem, field, "", error);
  return NULL;
}
