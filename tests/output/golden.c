/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "golden.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

/* Compares with a file of data. It is written anew when KORTISTO_UPDATE_GOLDEN is set; read the
 * difference then. */
void
golden_assert (const char *name, GBytes *bytes)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "output", "data", name, NULL);
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;
  const char *data = g_bytes_get_data (bytes, NULL);
  gsize length = g_bytes_get_size (bytes);
  gsize golden_length;

  if (g_getenv ("KORTISTO_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, data, (gssize) length, &error));
  g_assert_true (g_file_get_contents (path, &golden, &golden_length, &error));
  g_assert_no_error (error);
  /* They are one long line: only where they part is of use. */
  for (gsize i = 0; i < MIN (length, golden_length); i++)
    if (data[i] != golden[i])
      g_error ("%s differs at byte %" G_GSIZE_FORMAT ": “%.60s”, not “%.60s”",
               name,
               i,
               data + (i > 20 ? i - 20 : 0),
               golden + (i > 20 ? i - 20 : 0));
  g_assert_cmpuint (length, ==, golden_length);
}

/* Validates with a program that is not ours. */
void
golden_assert_valid (const char *schema, GBytes *xml)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "xsd", schema, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) xmllint =
              g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE,
                                &error,
                                "xmllint",
                                "--noout",
                                "--nonet",
                                "--schema",
                                path,
                                "-",
                                NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (xmllint, xml, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (xmllint));
}
