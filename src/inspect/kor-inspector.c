/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-inspector.h"

#include "kor-inspect-answer.h"
#include "kor-inspect-process.h"
#include "kor-inspect-protocol.h"

/* The name behind a descriptor, for messages; a memory file has the one it was made with. */
static char *
get_descriptor_name (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autofree char *target = g_file_read_link (link, NULL);
  g_autofree char *name = NULL;

  if (target == NULL)
    return g_strdup ("");
  if (g_str_has_suffix (target, " (deleted)"))
    target[strlen (target) - strlen (" (deleted)")] = '\0';
  name = g_filename_display_basename (target);
  return g_strdup (g_str_has_prefix (name, "memfd:") ? name + strlen ("memfd:") : name);
}

/**
 * kor_inspector_inspect:
 * @fd: the document: a regular or memory file, not closed and its position not moved
 * @file_name: its name for messages; tells nothing about its type
 * @cancellable: (nullable): stops the helper
 * @error: %KOR_ERROR_BAD_FILE with @file_name and one of the words of kor-inspect-protocol.h,
 *   %KOR_ERROR_CANNOT_READ, or %G_IO_ERROR_CANCELLED
 *
 * Looks at a stranger's document in a helper process that has none of the register's keys, no
 * network and no way to write (Art. 32). Blocks for at most 20 seconds; any thread, but never the
 * window's.
 *
 * Returns: (transfer full): what was found
 */
KorInspection *
kor_inspector_inspect (int fd, const char *file_name, GCancellable *cancellable, GError **error)
{
  const char *const request[] = { "inspect", NULL };
  g_autofree char *helper = kor_inspect_find_helper ();
  g_autoptr (GBytes) answer = NULL;

  answer = kor_inspect_run (helper,
                            request,
                            fd,
                            file_name,
                            KOR_INSPECT_WALL_SECONDS * 1000,
                            KOR_INSPECT_MAX_REPORT,
                            cancellable,
                            error);
  return answer != NULL ? kor_inspect_parse_report (answer, file_name, error) : NULL;
}

/**
 * kor_inspector_render:
 * @fd: the document, as for kor_inspector_inspect()
 * @page: the page, from 0
 * @max_width: largest width of the picture in pixels, 1 to 4096
 * @max_height: largest height of the picture in pixels, 1 to 4096
 * @width: (out): its width in pixels
 * @height: (out): its height in pixels
 * @stride: (out): bytes from a row to the next
 * @cancellable: (nullable): stops the helper
 * @error: as for kor_inspector_inspect()
 *
 * Draws a page in the helper process. A PDF page fills one of the two measures; an image is made
 * smaller when it is larger, never larger. Blocks; any thread, but never the window's.
 *
 * Returns: (transfer full): pixels as of CAIRO_FORMAT_ARGB32 (GDK_MEMORY_DEFAULT)
 */
GBytes *
kor_inspector_render (int fd,
                      guint page,
                      int max_width,
                      int max_height,
                      int *width,
                      int *height,
                      int *stride,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *helper = kor_inspect_find_helper ();
  g_autofree char *name = get_descriptor_name (fd);
  g_autofree char *page_text = g_strdup_printf ("%u", page);
  g_autofree char *width_text = g_strdup_printf ("%d", max_width);
  g_autofree char *height_text = g_strdup_printf ("%d", max_height);
  const char *const request[] = { "render", page_text, width_text, height_text, NULL };
  g_autoptr (GBytes) answer = NULL;

  g_return_val_if_fail (max_width >= 1 && max_width <= KOR_INSPECT_MAX_RENDER, NULL);
  g_return_val_if_fail (max_height >= 1 && max_height <= KOR_INSPECT_MAX_RENDER, NULL);

  answer = kor_inspect_run (helper,
                            request,
                            fd,
                            name,
                            KOR_INSPECT_WALL_SECONDS * 1000,
                            KOR_INSPECT_MAX_REPORT + (gsize) max_width * max_height * 4,
                            cancellable,
                            error);
  if (answer == NULL)
    return NULL;
  return kor_inspect_parse_image (
    answer, name, max_width, max_height, width, height, stride, error);
}
