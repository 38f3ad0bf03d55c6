/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-label-sheet.h"

#include "kor-error.h"
#include "kor-resource.h"
#include "kor-xml.h"

#define SHEET_NAMESPACE "urn:kortisto:label-sheet:1"

/* Millimetres that the rounded numbers of a maker may be wrong by. */
#define SLACK 0.05

/**
 * KorLabelSheet:
 *
 * The geometry of one make of label sheet: equal labels in a grid. It does not change after it is
 * made and may be used by any thread.
 */
struct _KorLabelSheet {
  GObject parent_instance;

  char *id;
  char *brand;
  char *part;
  char *name;
  double page_width; /* all lengths in mm */
  double page_height;
  double width;
  double height;
  double radius;
  double x0;
  double y0;
  double dx;
  double dy;
  guint nx;
  guint ny;
};

enum {
  PROP_0,
  PROP_ID,
  PROP_NAME,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KorLabelSheet, kor_label_sheet, G_TYPE_OBJECT)

/* The schema has seen to it that the attribute is a decimal number within bounds. */
static double
get_number (xmlNode *node, const char *name)
{
  return g_ascii_strtod (kor_xml_get (node, name), NULL);
}

static void
read_geometry (KorLabelSheet *self, xmlNode *root)
{
  xmlNode *paper = kor_xml_child (root, "paper");
  xmlNode *label = kor_xml_child (root, "label");
  xmlNode *grid = kor_xml_child (root, "grid");

  self->id = g_strstrip (g_strdup (kor_xml_get (root, "id")));
  self->brand = g_strstrip (g_strdup (kor_xml_get (root, "brand")));
  self->part = g_strstrip (g_strdup (kor_xml_get (root, "part")));
  self->name = g_strconcat (self->brand, " ", self->part, NULL);
  self->page_width = get_number (paper, "width");
  self->page_height = get_number (paper, "height");
  self->width = get_number (label, "width");
  self->height = get_number (label, "height");
  self->radius = get_number (label, "radius");
  self->nx = (guint) get_number (grid, "nx");
  self->ny = (guint) get_number (grid, "ny");
  self->x0 = get_number (grid, "x0");
  self->y0 = get_number (grid, "y0");
  self->dx = get_number (grid, "dx");
  self->dy = get_number (grid, "dy");
}

/* The word of the first thing that can't be true about the sheet, or NULL. */
static const char *
find_problem (KorLabelSheet *self)
{
  double right = self->x0 + (self->nx - 1) * self->dx + self->width;
  double bottom = self->y0 + (self->ny - 1) * self->dy + self->height;

  if (self->nx * self->ny > KOR_LABEL_SHEET_MAX)
    return "sheet-too-many";
  if (right > self->page_width + SLACK || bottom > self->page_height + SLACK)
    return "sheet-outside";
  if ((self->nx > 1 && self->dx < self->width - SLACK) ||
      (self->ny > 1 && self->dy < self->height - SLACK))
    return "sheet-overlap";
  if (self->width < 10 || self->height < 8 || self->radius * 2 > MIN (self->width, self->height))
    return "sheet-too-small";
  return NULL;
}

static KorLabelSheet *
sheet_from_doc (xmlDoc *doc, const char *name, GError **error)
{
  g_autoptr (KorLabelSheet) self = NULL;
  const char *problem;

  if (!kor_xml_validate (doc, name, "label-sheets-1.xsd", error))
    return NULL;
  self = g_object_new (KOR_TYPE_LABEL_SHEET, NULL);
  read_geometry (self, xmlDocGetRootElement (doc));
  problem = find_problem (self);
  if (problem != NULL) {
    kor_error_set (error, KOR_ERROR_BAD_FILE, name, "", "", "", problem, "", NULL);
    return NULL;
  }
  return g_steal_pointer (&self);
}

static void
kor_label_sheet_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KorLabelSheet *self = KOR_LABEL_SHEET (object);

  switch (id) {
  case PROP_ID:
    g_value_set_string (value, self->id);
    break;
  case PROP_NAME:
    g_value_set_string (value, self->name);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kor_label_sheet_finalize (GObject *object)
{
  KorLabelSheet *self = KOR_LABEL_SHEET (object);

  g_free (self->id);
  g_free (self->brand);
  g_free (self->part);
  g_free (self->name);
  G_OBJECT_CLASS (kor_label_sheet_parent_class)->finalize (object);
}

static void
kor_label_sheet_class_init (KorLabelSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kor_label_sheet_get_property;
  object_class->finalize = kor_label_sheet_finalize;

  properties[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kor_label_sheet_init (KorLabelSheet *self)
{
}

/**
 * kor_label_sheet_parse:
 * @bytes: a label sheet file, urn:kortisto:label-sheet:1
 * @name: what it is called, for the error
 * @error: return location
 *
 * Reads a sheet that may come from anywhere: it is checked against its schema and must fit its paper
 * without overlap. Any thread.
 *
 * Returns: (transfer full) (nullable): the sheet, or %NULL with KOR_ERROR_BAD_FILE
 */
KorLabelSheet *
kor_label_sheet_parse (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (xmlDoc) doc = kor_xml_read (bytes, name, SHEET_NAMESPACE, "label-sheet", error);

  return doc != NULL ? sheet_from_doc (doc, name, error) : NULL;
}

/**
 * kor_label_sheet_load:
 * @path: a file of the user
 * @error: return location
 *
 * As kor_label_sheet_parse(), from a file.
 *
 * Returns: (transfer full) (nullable): the sheet, or %NULL with KOR_ERROR_CANNOT_READ or
 *   KOR_ERROR_BAD_FILE
 */
KorLabelSheet *
kor_label_sheet_load (const char *path, GError **error)
{
  g_autoptr (xmlDoc) doc = kor_xml_read_file (path, SHEET_NAMESPACE, "label-sheet", error);
  g_autofree char *name = g_path_get_basename (path);

  return doc != NULL ? sheet_from_doc (doc, name, error) : NULL;
}

/**
 * kor_label_sheet_list:
 *
 * Returns: (transfer full): all sheets the program brings, as a model of #KorLabelSheet in
 *   alphabetical order of their ids
 */
GListModel *
kor_label_sheet_list (void)
{
  GListStore *list = g_list_store_new (KOR_TYPE_LABEL_SHEET);
  g_auto (GStrv) names = kor_resource_list ("labels/");

  for (guint i = 0; names[i] != NULL; i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *resource = g_strconcat ("labels/", names[i], NULL);
    g_autoptr (GBytes) bytes = kor_resource_lookup (resource);
    g_autoptr (KorLabelSheet) sheet = kor_label_sheet_parse (bytes, names[i], &error);

    if (sheet == NULL)
      g_error ("Label sheet %s: %s", names[i], error->message);
    g_list_store_append (list, sheet);
  }
  return G_LIST_MODEL (list);
}

/* Whether the user's word means this sheet: "avery-l7160", "Avery L7160", "l7160". */
static gboolean
sheet_is_called (KorLabelSheet *self, const char *word)
{
  return g_ascii_strcasecmp (self->id, word) == 0 || g_ascii_strcasecmp (self->name, word) == 0 ||
         g_ascii_strcasecmp (self->part, word) == 0;
}

/**
 * kor_label_sheet_lookup:
 * @id: id, name or part number of a sheet, in any case
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the sheet, or %NULL with KOR_ERROR_NOT_FOUND ("sheet", @id)
 */
KorLabelSheet *
kor_label_sheet_lookup (const char *id, GError **error)
{
  g_autoptr (GListModel) sheets = kor_label_sheet_list ();

  for (guint i = 0; i < g_list_model_get_n_items (sheets); i++) {
    g_autoptr (KorLabelSheet) sheet = g_list_model_get_item (sheets, i);

    if (sheet_is_called (sheet, id))
      return g_steal_pointer (&sheet);
  }
  kor_error_set (error, KOR_ERROR_NOT_FOUND, "sheet", id, NULL);
  return NULL;
}

const char *
kor_label_sheet_get_id (KorLabelSheet *self)
{
  return self->id;
}

const char *
kor_label_sheet_get_brand (KorLabelSheet *self)
{
  return self->brand;
}

const char *
kor_label_sheet_get_part (KorLabelSheet *self)
{
  return self->part;
}

/* Brand and part number: "Avery L7160". */
const char *
kor_label_sheet_get_name (KorLabelSheet *self)
{
  return self->name;
}

guint
kor_label_sheet_get_n_columns (KorLabelSheet *self)
{
  return self->nx;
}

guint
kor_label_sheet_get_n_rows (KorLabelSheet *self)
{
  return self->ny;
}

guint
kor_label_sheet_get_n_labels (KorLabelSheet *self)
{
  return self->nx * self->ny;
}

/* In millimetres. */
double
kor_label_sheet_get_page_width (KorLabelSheet *self)
{
  return self->page_width;
}

/* In millimetres. */
double
kor_label_sheet_get_page_height (KorLabelSheet *self)
{
  return self->page_height;
}

/* Of the rounded corners of a label, in millimetres. */
double
kor_label_sheet_get_radius (KorLabelSheet *self)
{
  return self->radius;
}

/**
 * kor_label_sheet_get_label:
 * @self: a sheet
 * @index: which label, from 0, row by row
 *
 * Returns: the label's place on the page in millimetres
 */
KorRectangle
kor_label_sheet_get_label (KorLabelSheet *self, guint index)
{
  guint column = index % self->nx;
  guint row = index / self->nx;
  KorRectangle place = {
    self->x0 + column * self->dx,
    self->y0 + row * self->dy,
    self->width,
    self->height,
  };

  g_return_val_if_fail (row < self->ny, place);
  return place;
}
