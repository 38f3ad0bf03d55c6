/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-resource.h"

#include <string.h>

#include "kor-output-resources.h"

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * kor_resource_lookup:
 * @name: the file's path below the output layer's resources, as "xsd/access-report-1.xsd"
 *
 * The resource is part of the program: that it is missing is a programming error. Any thread.
 *
 * Returns: (transfer full): the bytes of the file
 */
GBytes *
kor_resource_lookup (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strconcat (KOR_OUTPUT_RESOURCE_PATH, name, NULL);
  GBytes *bytes =
    g_resource_lookup_data (kor_output_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL)
    g_error ("Resource %s: %s", path, error->message);
  return bytes;
}

/**
 * kor_resource_list:
 * @folder: a folder of the output layer's resources with a slash behind it, as "labels/"
 *
 * Returns: (transfer full): the names in @folder, without it, in alphabetical order
 */
char **
kor_resource_list (const char *folder)
{
  g_autofree char *path = g_strconcat (KOR_OUTPUT_RESOURCE_PATH, folder, NULL);
  char **names = g_resource_enumerate_children (
    kor_output_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}
