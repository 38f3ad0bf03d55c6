/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "db-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* A folder of its own for one test. */
char *
db_test_folder_new (void)
{
  GError *error = NULL;
  char *folder = g_dir_make_tmp ("kor-db-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

/* Removes the folder, which holds files only, and frees its name. */
void
db_test_folder_remove (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}

KorSecret *
db_test_key (void)
{
  guint8 bytes[KOR_DB_KEY_SIZE];

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (i * 7 + 1);
  return kor_secret_new_copy (bytes, sizeof bytes);
}

KorDb *
db_test_create (const char *folder)
{
  g_autoptr (KorSecret) key = db_test_key ();
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  GError *error = NULL;
  KorDb *db = kor_db_create (path, key, &error);

  g_assert_no_error (error);
  g_assert_nonnull (db);
  return db;
}

KorDb *
db_test_open (const char *folder, KorDbMode mode)
{
  g_autoptr (KorSecret) key = db_test_key ();
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  GError *error = NULL;
  KorDb *db = kor_db_open (path, key, mode, &error);

  g_assert_no_error (error);
  g_assert_nonnull (db);
  return db;
}

gint64
db_test_ask (KorDb *db, const char *sql)
{
  GError *error = NULL;
  gint64 value = G_MININT64;
  gboolean row = kor_db_get_int64 (db, &value, &error, sql, NULL);

  g_assert_no_error (error);
  g_assert_true (row);
  return value;
}

/* Turns one bit of a file over. */
void
db_test_flip (const char *path, goffset offset)
{
  FILE *file = g_fopen (path, "r+b");
  int byte;

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, offset, SEEK_SET), ==, 0);
  byte = fgetc (file);
  g_assert_cmpint (byte, >=, 0);
  g_assert_cmpint (fseek (file, offset, SEEK_SET), ==, 0);
  g_assert_cmpint (fputc (byte ^ 0x10, file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}
