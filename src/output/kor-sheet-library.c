/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-sheet-library.h"

#include "kor-error.h"
#include "kor-glabels-reader.h"
#include "kor-label-sheet-private.h"
#include "kor-resource.h"

#include <string.h>

/**
 * KorSheetLibrary:
 *
 * All label sheets there are: the program's, the user's own and those of gLabels' templates on this
 * system. It reads everything when it is made, which takes some tens of milliseconds, and does not
 * change after that: make it off the main thread, use it on any.
 */
struct _KorSheetLibrary {
  GObject parent_instance;

  GListStore *sheets;
  GHashTable *by_word; /* id, name and slug in small letters → KorLabelSheet */
  GPtrArray *problems; /* of KorGlabelsProblem */
};

G_DEFINE_FINAL_TYPE (KorSheetLibrary, kor_sheet_library, G_TYPE_OBJECT)

static void
add_word (KorSheetLibrary *self, const char *word, KorLabelSheet *sheet)
{
  g_autofree char *small = g_utf8_strdown (word, -1);

  if (*small != '\0' && !g_hash_table_contains (self->by_word, small))
    g_hash_table_insert (self->by_word, g_steal_pointer (&small), sheet);
}

static void
add_sheet (KorSheetLibrary *self, KorLabelSheet *sheet)
{
  g_autofree char *slug = kor_label_sheet_get_slug (sheet);

  g_list_store_append (self->sheets, sheet);
  add_word (self, kor_label_sheet_get_id (sheet), sheet);
  add_word (self, kor_label_sheet_get_name (sheet), sheet);
  add_word (self, slug, sheet);
  if (kor_label_sheet_get_origin (sheet) != KOR_SHEET_GLABELS)
    add_word (self, kor_label_sheet_get_part (sheet), sheet);
}

static void
add_problem (KorSheetLibrary *self, const char *name, GError *error)
{
  KorGlabelsProblem *problem = g_new0 (KorGlabelsProblem, 1);

  problem->name = g_strdup (name);
  problem->error = error;
  g_ptr_array_add (self->problems, problem);
}

static void
add_shipped (KorSheetLibrary *self)
{
  g_autoptr (GListModel) shipped = kor_label_sheet_list ();

  for (guint i = 0; i < g_list_model_get_n_items (shipped); i++) {
    g_autoptr (KorLabelSheet) sheet = g_list_model_get_item (shipped, i);

    add_sheet (self, sheet);
  }
}

static void
add_user_file (KorSheetLibrary *self, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KorLabelSheet) sheet = kor_label_sheet_load (path, &error);

  if (sheet != NULL && g_hash_table_contains (self->by_word, kor_label_sheet_get_id (sheet)))
    kor_error_set (&error, KOR_ERROR_EXISTS, "sheet", kor_label_sheet_get_id (sheet), NULL);
  if (error != NULL)
    add_problem (self, name, g_steal_pointer (&error));
  else
    add_sheet (self, sheet);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_user (KorSheetLibrary *self, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml") && *name != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    add_user_file (self, folder, names->pdata[i]);
}

static void
add_glabels (KorSheetLibrary *self, const char *const *folders)
{
  g_autoptr (KorGlabelsReader) reader = kor_glabels_reader_new ();
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  for (guint i = 0; folders[i] != NULL; i++)
    kor_glabels_reader_add_folder (reader, folders[i]);
  sheets = kor_glabels_reader_finish (reader, &problems);
  for (guint i = 0; i < sheets->len; i++)
    add_sheet (self, sheets->pdata[i]);
  for (guint i = 0; i < problems->len; i++) {
    const KorGlabelsProblem *problem = problems->pdata[i];

    add_problem (self, problem->name, g_error_copy (problem->error));
  }
}

static void
kor_sheet_library_finalize (GObject *object)
{
  KorSheetLibrary *self = KOR_SHEET_LIBRARY (object);

  g_hash_table_unref (self->by_word);
  g_ptr_array_unref (self->problems);
  g_object_unref (self->sheets);
  G_OBJECT_CLASS (kor_sheet_library_parent_class)->finalize (object);
}

static void
kor_sheet_library_class_init (KorSheetLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kor_sheet_library_finalize;
}

static void
kor_sheet_library_init (KorSheetLibrary *self)
{
  self->sheets = g_list_store_new (KOR_TYPE_LABEL_SHEET);
  self->by_word = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_glabels_problem_free);
}

/**
 * kor_sheet_library_new_for_folders:
 * @user_folder: where the user's sheets are
 * @glabels_folders: where gLabels' templates are; of two of one name the first counts
 *
 * Folders that are not there are no error; files that can't be read are told by
 * kor_sheet_library_get_problem().
 *
 * Returns: (transfer full): the sheets of the program and of these folders
 */
KorSheetLibrary *
kor_sheet_library_new_for_folders (const char *user_folder, const char *const *glabels_folders)
{
  KorSheetLibrary *self = g_object_new (KOR_TYPE_SHEET_LIBRARY, NULL);

  add_shipped (self);
  add_user (self, user_folder);
  add_glabels (self, glabels_folders);
  return self;
}

/* As kor_sheet_library_new_for_folders(), with the folders of this user and system. */
KorSheetLibrary *
kor_sheet_library_new (void)
{
  g_autofree char *user = kor_label_sheet_get_user_folder ();
  g_auto (GStrv) glabels = kor_glabels_get_folders ();

  return kor_sheet_library_new_for_folders (user, (const char *const *) glabels);
}

/**
 * kor_sheet_library_get_sheets:
 * @self: a library
 *
 * Returns: (transfer none): a model of #KorLabelSheet: the program's by their ids, the user's, then
 *   those of gLabels by brand and part number
 */
GListModel *
kor_sheet_library_get_sheets (KorSheetLibrary *self)
{
  return G_LIST_MODEL (self->sheets);
}

/* A template that was left out is told why, rather than that it is not there. */
static gboolean
set_problem_of (KorSheetLibrary *self, const char *id, GError **error)
{
  const char *name = g_str_has_prefix (id, "glabels:") ? id + strlen ("glabels:") : id;

  for (guint i = 0; i < self->problems->len; i++) {
    const KorGlabelsProblem *problem = self->problems->pdata[i];

    if (g_ascii_strcasecmp (problem->name, name) == 0) {
      g_propagate_error (error, g_error_copy (problem->error));
      return TRUE;
    }
  }
  return FALSE;
}

/**
 * kor_sheet_library_lookup:
 * @self: a library
 * @id: id, name or both as one word: "avery-l7160", "Avery L7160", "glabels:Avery 7160"; of a sheet
 *   that is no template of gLabels, the part number as well; in any case
 * @error: return location
 *
 * Where the program, the user and gLabels have a sheet of one name, the first of them is meant; a
 * "glabels:" before it means gLabels'.
 *
 * Returns: (transfer full) (nullable): the sheet, or %NULL with KOR_ERROR_NOT_FOUND ("sheet", @id)
 *   or, for a template that is no sheet for addresses, KOR_ERROR_BAD_FILE
 */
KorLabelSheet *
kor_sheet_library_lookup (KorSheetLibrary *self, const char *id, GError **error)
{
  g_autofree char *small = g_utf8_strdown (id, -1);
  KorLabelSheet *sheet = g_hash_table_lookup (self->by_word, small);

  if (sheet != NULL)
    return g_object_ref (sheet);
  if (!set_problem_of (self, id, error))
    kor_error_set (error, KOR_ERROR_NOT_FOUND, "sheet", id, NULL);
  return NULL;
}

/* How many files and templates were left out. */
guint
kor_sheet_library_get_n_problems (KorSheetLibrary *self)
{
  return self->problems->len;
}

/* Why the file or template @index was left out. */
const GError *
kor_sheet_library_get_problem (KorSheetLibrary *self, guint index)
{
  const KorGlabelsProblem *problem = self->problems->pdata[index];

  return problem->error;
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
    g_autoptr (KorLabelSheet) sheet = kor_label_sheet_load_shipped (names[i]);

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

/* A name may have a slash in it, as "Ascom A4/24/MKII". */
static gboolean
is_path (const char *word)
{
  return g_str_has_suffix (word, ".xml") || g_path_is_absolute (word) ||
         g_str_has_prefix (word, "./") || g_str_has_prefix (word, "../");
}

/**
 * kor_label_sheet_lookup:
 * @id: what the user calls the sheet, or its file
 * @error: return location
 *
 * As kor_sheet_library_lookup(), or loads the file that is named by its path. Looks into
 * the files of the user and of gLabels only when the program has no such sheet. Any thread.
 *
 * Returns: (transfer full) (nullable): the sheet, or %NULL with KOR_ERROR_NOT_FOUND ("sheet", @id),
 *   KOR_ERROR_CANNOT_READ or KOR_ERROR_BAD_FILE
 */
KorLabelSheet *
kor_label_sheet_lookup (const char *id, GError **error)
{
  g_autoptr (GListModel) shipped = kor_label_sheet_list ();
  g_autoptr (KorSheetLibrary) library = NULL;

  if (is_path (id))
    return kor_label_sheet_load (id, error);
  for (guint i = 0; i < g_list_model_get_n_items (shipped); i++) {
    g_autoptr (KorLabelSheet) sheet = g_list_model_get_item (shipped, i);

    if (sheet_is_called (sheet, id))
      return g_steal_pointer (&sheet);
  }
  library = kor_sheet_library_new ();
  return kor_sheet_library_lookup (library, id, error);
}
