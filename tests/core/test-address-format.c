/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-address-format.h"

/* The cases and what must come out stand in data/addresses.ini. */

static char *
get (GKeyFile *file, const char *group, const char *key)
{
  return g_key_file_get_string (file, group, key, NULL);
}

static void
test_case (gconstpointer data)
{
  const char *group = data;
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "core", "data", "addresses.ini", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (KorAddress) address = kor_address_new (KOR_ADDRESS_POSTAL);
  g_autofree char *home = NULL;
  g_autofree char *organisation = NULL;
  g_autofree char *person = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *found = NULL;
  g_auto (GStrv) lines = NULL;
  GError *error = NULL;

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  home = get (file, group, "home");
  organisation = get (file, group, "organisation");
  person = get (file, group, "person");
  wanted = get (file, group, "lines");
  address->co = get (file, group, "co");
  address->street = get (file, group, "street");
  address->postal_code = get (file, group, "postal_code");
  address->city = get (file, group, "city");
  address->region = get (file, group, "region");
  address->country = get (file, group, "country");

  lines = kor_address_format (address, organisation, person, home);
  found = g_strjoinv ("|", lines);
  g_assert_cmpstr (found, ==, wanted);
  g_assert_cmpint (kor_address_is_complete (address, organisation != NULL || person != NULL),
                   ==,
                   g_key_file_get_boolean (file, group, "complete", &error));
  g_assert_no_error (error);
}

static void
test_no_address (void)
{
  g_auto (GStrv) lines = kor_address_format (NULL, "Ahon Saha Oy", "Helmi Aho", "FI");
  g_auto (GStrv) nothing = kor_address_format (NULL, NULL, "", NULL);

  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_assert_cmpstr (lines[1], ==, "Helmi Aho");
  g_assert_cmpuint (g_strv_length (nothing), ==, 0);
  g_assert_false (kor_address_is_complete (NULL, TRUE));
}

int
main (int argc, char **argv)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = NULL;
  g_auto (GStrv) groups = NULL;

  g_test_init (&argc, &argv, NULL);
  path = g_test_build_filename (G_TEST_DIST, "core", "data", "addresses.ini", NULL);
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    g_error ("no %s", path);

  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++) {
    g_autofree char *name = g_strconcat ("/core/address-format/", groups[i], NULL);

    g_strdelimit (name, " '", '-');
    g_test_add_data_func_full (name, g_strdup (groups[i]), test_case, g_free);
  }
  g_test_add_func ("/core/address-format/no-address", test_no_address);
  return g_test_run ();
}
