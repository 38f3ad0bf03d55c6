/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-glabels-reader.h"

#include "kor-error.h"
#include "kor-glabels-papers.h"
#include "kor-glabels-template.h"
#include "kor-xml.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* How many templates may stand between one and its geometry. */
#define EQUIV_STEPS 5

/* A folder or all files together with more than this is not of gLabels. */
#define MAX_FILES 300
#define MAX_TEMPLATES 20000

struct _KorGlabelsReader {
  GHashTable *papers;
  GHashTable *by_name;  /* brand, line feed, part → KorGlabelsTemplate */
  GPtrArray *templates; /* in the order of reading */
  GPtrArray *problems;  /* of KorGlabelsProblem */
  GPtrArray *files;     /* their names */
};

void
kor_glabels_problem_free (KorGlabelsProblem *self)
{
  g_free (self->name);
  g_clear_error (&self->error);
  g_free (self);
}

static void
add_problem (KorGlabelsReader *self, const char *name, GError *error)
{
  KorGlabelsProblem *problem = g_new0 (KorGlabelsProblem, 1);

  problem->name = g_strdup (name);
  problem->error = error;
  g_ptr_array_add (self->problems, problem);
}

/**
 * kor_glabels_reader_new:
 *
 * Returns: a reader that knows the most usual papers and no template
 */
KorGlabelsReader *
kor_glabels_reader_new (void)
{
  KorGlabelsReader *self = g_new0 (KorGlabelsReader, 1);

  self->papers = kor_glabels_papers_new ();
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->templates = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_glabels_template_free);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_glabels_problem_free);
  self->files = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
kor_glabels_reader_free (KorGlabelsReader *self)
{
  g_hash_table_unref (self->papers);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->templates);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_ptr_array_unref (self->files);
  g_free (self);
}

/* As kor_glabels_papers_add(). */
gboolean
kor_glabels_reader_add_papers (KorGlabelsReader *self,
                               GBytes *bytes,
                               const char *name,
                               GError **error)
{
  return kor_glabels_papers_add (self->papers, bytes, name, error);
}

static char *
make_key (const char *brand, const char *part)
{
  return g_strconcat (brand, "\n", part, NULL);
}

/* The first template of a name counts. */
static void
add_template (KorGlabelsReader *self, xmlNode *node, const char *file)
{
  KorGlabelsTemplate *template = kor_glabels_template_read (node, file);
  g_autofree char *key = make_key (template->brand, template->part);

  if (g_hash_table_contains (self->by_name, key)) {
    kor_glabels_template_free (template);
    return;
  }
  g_ptr_array_add (self->templates, template);
  g_hash_table_insert (self->by_name, g_steal_pointer (&key), template);
}

/**
 * kor_glabels_reader_add_templates:
 * @self: a reader
 * @bytes: a template file
 * @name: what it is called, for errors
 * @error: return location
 *
 * Takes up the templates of a file that may come from anywhere. What is wrong in one template leaves
 * out that one, see kor_glabels_reader_finish().
 *
 * Returns: %FALSE with KOR_ERROR_BAD_FILE: nothing of the file is taken, or not all
 */
gboolean
kor_glabels_reader_add_templates (KorGlabelsReader *self,
                                  GBytes *bytes,
                                  const char *name,
                                  GError **error)
{
  g_autoptr (xmlDoc) doc = kor_glabels_read (bytes, name, "Glabels-templates", error);
  char *file;

  if (doc == NULL)
    return FALSE;
  file = g_strdup (name);
  g_ptr_array_add (self->files, file);
  for (xmlNode *node = kor_xml_first (xmlDocGetRootElement (doc)); node != NULL;
       node = kor_xml_next (node)) {
    if (!kor_xml_is (node, "Template"))
      continue;
    if (self->templates->len >= MAX_TEMPLATES) {
      kor_error_set (error, KOR_ERROR_BAD_FILE, name, "", "", "", "xml-limit", "", NULL);
      return FALSE;
    }
    add_template (self, node, file);
  }
  return TRUE;
}

/* --- folders --- */

static GBytes *
read_file (const char *path, const char *name, GError **error)
{
  g_autofree char *data = NULL;
  gsize length;
  GStatBuf st;

  if (g_stat (path, &st) != 0 || !S_ISREG (st.st_mode) || st.st_size > KOR_GLABELS_MAX_BYTES) {
    kor_error_set (error, KOR_ERROR_BAD_FILE, name, "", "", "", "xml-limit", "", NULL);
    return NULL;
  }
  if (!g_file_get_contents (path, &data, &length, NULL)) {
    kor_error_set (error, KOR_ERROR_CANNOT_READ, path, g_strerror (EIO), NULL);
    return NULL;
  }
  return g_bytes_new_take (g_steal_pointer (&data), length);
}

static gboolean
is_papers (const char *name)
{
  return g_str_equal (name, "paper-sizes.xml");
}

static gboolean
is_template_file (const char *name)
{
  return (g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".template")) &&
         !g_str_equal (name, "categories.xml") && !g_str_equal (name, "vendors.xml");
}

static void
add_file (KorGlabelsReader *self, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_file (path, name, &error);
  gboolean done = FALSE;

  if (bytes != NULL)
    done = is_papers (name) ? kor_glabels_reader_add_papers (self, bytes, name, &error)
                            : kor_glabels_reader_add_templates (self, bytes, name, &error);
  if (!done)
    add_problem (self, name, g_steal_pointer (&error));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const char *first = *(const char *const *) a, *second = *(const char *const *) b;

  if (is_papers (first) != is_papers (second))
    return is_papers (first) ? -1 : 1;
  return strcmp (first, second);
}

/**
 * kor_glabels_reader_add_folder:
 * @self: a reader
 * @folder: a folder of template files; that it is not there is no error
 *
 * Takes up all files of a folder, its papers first.
 */
void
kor_glabels_reader_add_folder (KorGlabelsReader *self, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    return;
  while (names->len < MAX_FILES && (name = g_dir_read_name (dir)) != NULL)
    if (is_template_file (name))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    add_file (self, folder, names->pdata[i]);
}

/**
 * kor_glabels_get_folders:
 *
 * Returns: (transfer full): where gLabels keeps templates on this system, the user's own first
 */
char **
kor_glabels_get_folders (void)
{
  static const char *const below[] = { "libglabels-3.0", "glabels-qt" };
  const char *const *data = g_get_system_data_dirs ();
  g_autoptr (GStrvBuilder) folders = g_strv_builder_new ();

  g_strv_builder_take (
    folders, g_build_filename (g_get_user_config_dir (), "libglabels", "templates", NULL));
  g_strv_builder_take (folders, g_build_filename (g_get_user_config_dir (), "libglabels", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (below); i++)
    g_strv_builder_take (folders,
                         g_build_filename (g_get_user_data_dir (), below[i], "templates", NULL));
  for (guint d = 0; data[d] != NULL; d++)
    for (gsize i = 0; i < G_N_ELEMENTS (below); i++)
      g_strv_builder_take (folders, g_build_filename (data[d], below[i], "templates", NULL));
  return g_strv_builder_end (folders);
}

/* --- the sheets --- */

/* The template that has the geometry, or NULL when there is none or the way goes in a circle. */
static const KorGlabelsTemplate *
find_geometry (KorGlabelsReader *self, const KorGlabelsTemplate *template)
{
  const KorGlabelsTemplate *found = template;

  for (guint step = 0; found != NULL && *found->equiv != '\0'; step++) {
    g_autofree char *key = make_key (found->brand, found->equiv);

    if (step == EQUIV_STEPS)
      return NULL;
    found = g_hash_table_lookup (self->by_name, key);
  }
  return found;
}

static int
compare_sheets (gconstpointer a, gconstpointer b)
{
  KorLabelSheet *first = *(KorLabelSheet *const *) a, *second = *(KorLabelSheet *const *) b;
  int order =
    g_ascii_strcasecmp (kor_label_sheet_get_brand (first), kor_label_sheet_get_brand (second));

  return order != 0
           ? order
           : strverscmp (kor_label_sheet_get_part (first), kor_label_sheet_get_part (second));
}

/**
 * kor_glabels_reader_finish:
 * @self: a reader
 * @problems: (out) (transfer full) (optional): the files and templates that are left out, as
 *   #KorGlabelsProblem
 *
 * Follows what the templates refer to and makes sheets of all that address labels can be printed on:
 * rectangles, circles that hold a square of about 42 mm, ovals and discs that have room for an address.
 *
 * Returns: (transfer full) (element-type KorLabelSheet): the sheets by brand and part number
 */
GPtrArray *
kor_glabels_reader_finish (KorGlabelsReader *self, GPtrArray **problems)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->templates->len; i++) {
    const KorGlabelsTemplate *template = self->templates->pdata[i];
    const KorGlabelsTemplate *geometry = find_geometry (self, template);
    g_autofree char *name = g_strconcat (template->brand, " ", template->part, NULL);
    GError *error = NULL;
    KorLabelSheet *sheet = NULL;

    if (geometry == NULL)
      kor_glabels_template_refuse (template, "sheet-equiv", &error);
    else
      sheet = kor_glabels_template_make_sheet (template, geometry, self->papers, &error);
    if (sheet != NULL)
      g_ptr_array_add (sheets, sheet);
    else
      add_problem (self, name, error);
  }
  g_ptr_array_sort (sheets, compare_sheets);
  if (problems != NULL)
    *problems = g_ptr_array_ref (self->problems);
  return sheets;
}
