/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes a database at the path given, with a word in it: for test-second-sqlite.py. */

#include "kor-db.h"

int
main (int argc, char *argv[])
{
  g_autoptr (KorSecret) key = NULL;
  g_autoptr (KorDb) db = NULL;
  g_autoptr (GError) error = NULL;

  kor_db_init_process ();
  key = kor_secret_new_random (KOR_DB_KEY_SIZE);
  db = kor_db_create (argv[1], key, &error);
  if (db == NULL || !kor_db_exec (db, "CREATE TABLE thing (word TEXT) STRICT", &error) ||
      !kor_db_run (db, &error, "INSERT INTO thing VALUES (?)", "t", argv[2])) {
    g_printerr ("%s\n", error->message);
    return 1;
  }

  return 0;
}
