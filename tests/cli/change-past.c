/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Changes a closed register past all rules, for tests that need a state no command makes.
 *
 * change-past FOLDER USER PASSWORD: runs the SQL of stdin
 */

#include <stdio.h>
#include <string.h>

#include "kor-db.h"
#include "kor-keyring.h"

static char *
read_stdin (void)
{
  GString *text = g_string_new (NULL);
  char buffer[4096];
  gsize length;

  while ((length = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    g_string_append_len (text, buffer, (gssize) length);
  return g_string_free (text, FALSE);
}

static KorKeys *
unlock (const char *folder, const char *user, const char *password, GError **error)
{
  g_autoptr (KorKeyring) keyring = kor_keyring_load (folder, error);
  g_autoptr (KorSecret) secret = kor_secret_new_copy (password, strlen (password));

  return keyring != NULL ? kor_keyring_unlock (keyring, user, secret, error) : NULL;
}

int
main (int argc, char *argv[])
{
  g_autofree char *sql = read_stdin ();
  g_autofree char *path = g_build_filename (argv[1], "register.db", NULL);
  g_autoptr (GError) error = NULL;
  KorKeys *keys;
  KorDb *db;

  kor_db_init_process ();
  keys = unlock (argv[1], argv[2], argv[3], &error);
  db = keys != NULL ? kor_db_open (path, kor_keys_get_database_key (keys), KOR_DB_WRITER, &error)
                    : NULL;
  if (db == NULL || !kor_db_exec (db, sql, &error)) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  kor_db_close (db);
  kor_keys_free (keys);
  return 0;
}
