/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A damaged file is found at the opening or by the check, and never believed. */

#include "kor-test-register.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
make_filled (void)
{
  KorRegister *self = kor_test_register_new ();
  char *folder = g_strdup (kor_register_get_folder (self));

  for (int i = 0; i < 30; i++) {
    g_autofree char *number = g_strdup_printf ("T-%d", i);
    gint64 id = kor_test_add_customer (self, "Aino", number);

    kor_test_add_order (self, id, number);
    kor_test_add_ban (self, id, (KorScope) (i % KOR_N_SCOPES), KOR_EXTENT_BOTH);
  }
  kor_register_close (self);
  g_assert_finalize_object (self);
  return folder;
}

static void
write_all (const char *path, const char *data, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* Opens and checks the register; true when either tells of damage. Any other error is a failure. */
static gboolean
is_found (const char *folder, const char *what)
{
  g_autoptr (KorSecret) password = kor_test_secret (KOR_TEST_PASSWORD);
  g_autoptr (GError) error = NULL;
  g_autoptr (KorRegister) self =
              kor_register_open (kor_test_context (), folder, KOR_TEST_USER, password, &error);
  gboolean whole = self != NULL && kor_register_verify (self, NULL, &error);
  g_auto (GStrv) facts = NULL;

  g_assert_true (whole == (error == NULL));
  if (whole)
    return FALSE;
  g_assert_error (error, KOR_ERROR, KOR_ERROR_DAMAGED);
  facts = kor_error_get_facts (error);
  g_assert_cmpstr (facts[0], ==, what);
  return TRUE;
}

/* One bit in every third page, at a place that differs from page to page: each opening takes its time.
 */
static void
test_pages (void)
{
  g_autofree char *folder = make_filled ();
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  g_assert_cmpuint (size / KOR_DB_PAGE_SIZE, >, 30);
  for (gsize page = 0; page < size / KOR_DB_PAGE_SIZE; page += 3) {
    g_autofree char *copy = g_memdup2 (data, size);

    copy[page * KOR_DB_PAGE_SIZE + page * 1327 % KOR_DB_PAGE_SIZE] ^= 0x10;
    write_all (path, copy, size);
    g_test_message ("page %u", (guint) page + 1);
    g_assert_true (is_found (folder, "register.db"));
  }
  write_all (path, data, size);
  g_assert_false (is_found (folder, "register.db"));
  kor_test_remove_tree (folder);
}

/* Cut short, lengthened, emptied, replaced by something else. */
static void
test_sizes (void)
{
  g_autofree char *folder = make_filled ();
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autofree char *data = NULL;
  g_autofree char *longer = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  longer = g_malloc0 (size + KOR_DB_PAGE_SIZE);
  memcpy (longer, data, size);
  write_all (path, data, size - KOR_DB_PAGE_SIZE);
  g_assert_true (is_found (folder, "register.db"));
  write_all (path, data, size - 1);
  g_assert_true (is_found (folder, "register.db"));
  write_all (path, data, KOR_DB_PAGE_SIZE);
  g_assert_true (is_found (folder, "register.db"));
  write_all (path, longer, size + 1);
  g_assert_true (is_found (folder, "register.db"));
  write_all (path, longer, size + KOR_DB_PAGE_SIZE);
  g_assert_true (is_found (folder, "register.db"));
  write_all (path, "", 0);
  g_assert_true (is_found (folder, "register.db"));
  write_all (path, longer + size, KOR_DB_PAGE_SIZE);
  g_assert_true (is_found (folder, "register.db"));
  kor_test_remove_tree (folder);
}

/* Two pages that changed places are each whole, and still found. */
static void
test_swapped (void)
{
  g_autofree char *folder = make_filled ();
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autofree char *data = NULL;
  char page[KOR_DB_PAGE_SIZE];
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  memcpy (page, data + 10 * KOR_DB_PAGE_SIZE, sizeof page);
  memcpy (data + 10 * KOR_DB_PAGE_SIZE, data + 20 * KOR_DB_PAGE_SIZE, sizeof page);
  memcpy (data + 20 * KOR_DB_PAGE_SIZE, page, sizeof page);
  write_all (path, data, size);
  g_assert_true (is_found (folder, "register.db"));
  kor_test_remove_tree (folder);
}

/* One copy of the keyring is enough, and both are whole again afterwards; without either there is no
 * way in. */
static void
test_keyring (void)
{
  g_autofree char *folder = make_filled ();
  g_autofree char *first = g_build_filename (folder, "keyring", NULL);
  g_autofree char *second = g_build_filename (folder, "keyring.2", NULL);
  g_autofree char *data = NULL, *repaired = NULL;
  gsize size, repaired_size;

  g_assert_true (g_file_get_contents (first, &data, &size, NULL));
  data[size / 2] ^= 1;
  write_all (first, data, size);
  g_assert_false (is_found (folder, ""));
  g_assert_true (g_file_get_contents (first, &repaired, &repaired_size, NULL));
  data[size / 2] ^= 1;
  g_assert_cmpmem (data, size, repaired, repaired_size);

  g_assert_cmpint (g_unlink (second), ==, 0);
  g_assert_false (is_found (folder, ""));
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));

  data[size / 2] ^= 1;
  write_all (first, data, size);
  write_all (second, data, size);
  g_assert_true (is_found (folder, "keyring"));
  kor_test_remove_tree (folder);
}

/* The database gone, or that of another register in its place. */
static void
test_other_database (void)
{
  g_autofree char *folder = make_filled ();
  g_autofree char *other = kor_test_path ("toinen.kortisto");
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autofree char *other_path = g_build_filename (other, "register.db", NULL);
  g_autoptr (KorProfile) profile = kor_test_profile_new ();
  g_autoptr (KorUser) user = kor_test_user_new (KOR_TEST_USER, KOR_ROLE_ADMINISTERS);
  g_autoptr (KorSecret) password = kor_test_secret (KOR_TEST_PASSWORD);
  g_autofree char *code = NULL, *data = NULL;
  g_autoptr (GError) error = NULL;
  KorRegister *self =
    kor_register_create (kor_test_context (), other, profile, user, password, &code, &error);
  gsize size;

  g_assert_no_error (error);
  kor_register_close (self);
  g_assert_true (g_file_get_contents (other_path, &data, &size, NULL));
  kor_test_register_free (self);

  write_all (path, data, size);
  g_assert_true (is_found (folder, "register.db"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (is_found (folder, "register.db"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  kor_test_remove_tree (folder);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/damage/pages", test_pages);
  g_test_add_func ("/damage/sizes", test_sizes);
  g_test_add_func ("/damage/swapped", test_swapped);
  g_test_add_func ("/damage/keyring", test_keyring);
  g_test_add_func ("/damage/other-database", test_other_database);
  return kor_test_run ();
}
