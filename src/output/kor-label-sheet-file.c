/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-label-sheet-private.h"

#include "kor-error.h"
#include "kor-file-writer.h"
#include "kor-resource.h"
#include "kor-xml.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define SHEET_NAMESPACE "urn:kortisto:label-sheet:1"
#define SHEET_SCHEMA "label-sheet-1.xsd"

/* --- reading --- */

/* The schema has seen to it that the attribute is a decimal number within bounds. */
static double
get_number (xmlNode *node, const char *name)
{
  return node != NULL ? g_ascii_strtod (kor_xml_get (node, name), NULL) : 0;
}

static KorRectangle
get_rectangle (xmlNode *node)
{
  return (KorRectangle) { get_number (node, "x"),
                          get_number (node, "y"),
                          get_number (node, "width"),
                          get_number (node, "height") };
}

static void
read_geometry (KorLabelSheet *self, xmlNode *root)
{
  xmlNode *paper = kor_xml_child (root, "paper");
  xmlNode *label = kor_xml_child (root, "label");
  xmlNode *text = kor_xml_child (root, "text");
  xmlNode *sender = kor_xml_child (root, "sender");

  self->page_width = get_number (paper, "width");
  self->page_height = get_number (paper, "height");
  self->width = get_number (label, "width");
  self->height = get_number (label, "height");
  self->radius = get_number (label, "radius");
  self->margin = get_number (label, "margin");
  self->text = get_rectangle (text);
  self->sender = get_rectangle (sender);
  for (xmlNode *node = kor_xml_child (root, "grid"); node != NULL; node = kor_xml_next (node)) {
    KorSheetGrid grid = {
      get_number (node, "nx"), get_number (node, "ny"), get_number (node, "x0"),
      get_number (node, "y0"), get_number (node, "dx"), get_number (node, "dy")
    };

    g_array_append_val (self->grids, grid);
  }
}

/* The line of the element that has a field of the geometry. */
static char *
find_line (xmlNode *root, const char *field)
{
  static const char *const elements[][2] = {
    { "page_width", "paper" }, { "page_height", "paper" }, { "width", "label" },
    { "height", "label" },     { "radius", "label" },      { "margin", "label" },
    { "text", "text" },        { "sender", "sender" },
  };
  const char *element = "grid";

  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    if (g_str_equal (field, elements[i][0]))
      element = elements[i][1];
  return g_strdup_printf ("%ld", xmlGetLineNo (kor_xml_child (root, element)));
}

static KorLabelSheet *
sheet_from_doc (xmlDoc *doc, const char *name, KorSheetOrigin origin, GError **error)
{
  xmlNode *root = xmlDocGetRootElement (doc);
  g_autoptr (KorLabelSheet) self = NULL;
  const char *problem, *field;

  if (!kor_xml_validate (doc, name, SHEET_SCHEMA, error))
    return NULL;
  self = kor_label_sheet_new_named (
    origin, kor_xml_get (root, "id"), kor_xml_get (root, "brand"), kor_xml_get (root, "part"));
  read_geometry (self, root);
  problem = kor_label_sheet_settle (self, &field);
  if (problem != NULL) {
    g_autofree char *line = find_line (root, field);

    kor_error_set (error, KOR_ERROR_BAD_FILE, name, line, "", field, problem, "", NULL);
    return NULL;
  }
  return g_steal_pointer (&self);
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

  return doc != NULL ? sheet_from_doc (doc, name, KOR_SHEET_USER, error) : NULL;
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
  KorLabelSheet *self = NULL;

  if (doc != NULL)
    self = sheet_from_doc (doc, name, KOR_SHEET_USER, error);
  if (self != NULL)
    self->path = g_strdup (path);
  return self;
}

/* A sheet that is part of the program; that it is not right is a programming error. */
KorLabelSheet *
kor_label_sheet_load_shipped (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *resource = g_strconcat ("labels/", name, NULL);
  g_autoptr (GBytes) bytes = kor_resource_lookup (resource);
  KorLabelSheet *self = kor_label_sheet_parse (bytes, name, &error);

  if (self == NULL)
    g_error ("Label sheet %s: %s", name, error->message);
  self->origin = KOR_SHEET_SHIPPED;
  return self;
}

/* --- writing --- */

/* In mm to a thousandth, without zeros that say nothing. */
static void
set_length (xmlNode *node, const char *name, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;

  g_ascii_formatd (text, sizeof text, "%.3f", value);
  for (end = text + strlen (text) - 1; *end == '0'; end--)
    *end = '\0';
  if (*end == '.')
    *end = '\0';
  kor_xml_set (node, name, text);
}

/* None is there where its width is 0. */
static void
add_rectangle (xmlNode *root, const char *name, const KorRectangle *rectangle)
{
  xmlNode *node;

  if (rectangle->width <= 0)
    return;
  node = kor_xml_add (root, name);
  set_length (node, "x", rectangle->x);
  set_length (node, "y", rectangle->y);
  set_length (node, "width", rectangle->width);
  set_length (node, "height", rectangle->height);
}

static void
add_grid (KorLabelSheet *self, xmlNode *root, const KorSheetGrid *grid)
{
  xmlNode *node = kor_xml_add (root, "grid");

  kor_xml_set_int (node, "nx", (gint64) grid->nx);
  kor_xml_set_int (node, "ny", (gint64) grid->ny);
  set_length (node, "x0", MAX (0, grid->x0));
  set_length (node, "y0", MAX (0, grid->y0));
  /* With one column or row the step means nothing, and a maker's data have 0. */
  set_length (node, "dx", grid->nx > 1 ? grid->dx : self->width);
  set_length (node, "dy", grid->ny > 1 ? grid->dy : self->height);
}

/**
 * kor_label_sheet_to_xml:
 * @self: a sheet
 *
 * Returns: (transfer full): the sheet as a file that kor_label_sheet_parse() reads
 */
GBytes *
kor_label_sheet_to_xml (KorLabelSheet *self)
{
  g_autoptr (xmlDoc) doc = xmlNewDoc ((const xmlChar *) "1.0");
  xmlNode *root = xmlNewDocNode (doc, NULL, (const xmlChar *) "label-sheet", NULL);
  xmlNode *node;
  xmlChar *text = NULL;
  int length;

  xmlDocSetRootElement (doc, root);
  xmlSetNs (root, xmlNewNs (root, (const xmlChar *) SHEET_NAMESPACE, NULL));
  kor_xml_set (root, "id", self->id);
  kor_xml_set (root, "brand", self->brand);
  kor_xml_set (root, "part", self->part);
  node = kor_xml_add (root, "paper");
  set_length (node, "width", self->page_width);
  set_length (node, "height", self->page_height);
  node = kor_xml_add (root, "label");
  set_length (node, "width", self->width);
  set_length (node, "height", self->height);
  set_length (node, "radius", self->radius);
  set_length (node, "margin", self->margin);
  add_rectangle (root, "text", &self->text);
  add_rectangle (root, "sender", &self->sender);
  for (guint i = 0; i < self->grids->len; i++)
    add_grid (self, root, &g_array_index (self->grids, KorSheetGrid, i));
  xmlDocDumpFormatMemoryEnc (doc, &text, &length, "UTF-8", 1);
  return g_bytes_new_with_free_func (text, (gsize) length, (GDestroyNotify) xmlFree, text);
}

/**
 * kor_label_sheet_get_user_folder:
 *
 * Returns: (transfer full): the folder of the user's own sheets, which may not be there yet
 */
char *
kor_label_sheet_get_user_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "kortisto", "labels", NULL);
}

static char *
get_user_path (KorLabelSheet *self)
{
  g_autofree char *folder = kor_label_sheet_get_user_folder ();
  g_autofree char *name = g_strconcat (self->id, ".xml", NULL);

  return g_build_filename (folder, name, NULL);
}

static gboolean
id_is_shipped (const char *id)
{
  g_auto (GStrv) names = kor_resource_list ("labels/");
  g_autofree char *name = g_strconcat (id, ".xml", NULL);

  return g_strv_contains ((const char *const *) names, name);
}

/**
 * kor_label_sheet_save:
 * @self: a sheet of the user's
 * @error: return location
 *
 * Writes the sheet into the user's folder, 0600, in place of one with the same id; it is there whole
 * or not at all. What was written must be readable again. Any thread.
 *
 * Returns: %FALSE with KOR_ERROR_EXISTS (the program has a sheet of this id), KOR_ERROR_BAD_FILE or
 *   KOR_ERROR_CANNOT_WRITE
 */
gboolean
kor_label_sheet_save (KorLabelSheet *self, GError **error)
{
  g_autoptr (GBytes) bytes = kor_label_sheet_to_xml (self);
  g_autoptr (KorLabelSheet) again = NULL;
  g_autofree char *folder = kor_label_sheet_get_user_folder ();
  g_autofree char *path = NULL;

  if (id_is_shipped (self->id)) {
    kor_error_set (error, KOR_ERROR_EXISTS, "sheet", self->id, NULL);
    return FALSE;
  }
  again = kor_label_sheet_parse (bytes, self->name, error);
  if (again == NULL)
    return FALSE;
  path = get_user_path (self);
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    int saved = errno;

    kor_error_set (error, KOR_ERROR_CANNOT_WRITE, folder, g_strerror (saved), NULL);
    return FALSE;
  }
  return kor_file_write_bytes (path, bytes, error);
}

/**
 * kor_label_sheet_remove:
 * @self: a sheet of the user's
 * @error: return location
 *
 * Deletes the sheet's file.
 *
 * Returns: %FALSE with KOR_ERROR_NOT_FOUND ("sheet", id) or KOR_ERROR_CANNOT_WRITE
 */
gboolean
kor_label_sheet_remove (KorLabelSheet *self, GError **error)
{
  g_autofree char *path = self->path != NULL ? g_strdup (self->path) : get_user_path (self);
  int saved;

  if (self->origin == KOR_SHEET_USER && g_unlink (path) == 0)
    return TRUE;
  saved = self->origin == KOR_SHEET_USER ? errno : ENOENT;
  if (saved == ENOENT)
    kor_error_set (error, KOR_ERROR_NOT_FOUND, "sheet", self->id, NULL);
  else
    kor_error_set (error, KOR_ERROR_CANNOT_WRITE, path, g_strerror (saved), NULL);
  return FALSE;
}
