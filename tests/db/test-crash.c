/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was told to be written is there after the program was killed. */

#include "db-fixture.h"
#include "kor-db-check.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#define N_ROUNDS 12

static gboolean
insert_cb (KorDb *db, gpointer data, GError **error)
{
  g_autofree char *text = g_strnfill (3000, 'x');

  /* Always two rows, so that half a transaction would show. */
  return kor_db_run (db, error, "INSERT INTO thing (name) VALUES (?)", "t", text) &&
         kor_db_run (db, error, "INSERT INTO thing (name) VALUES (?)", "t", text);
}

/* As the second process: writes without end, a sign after each transaction. */
static int
write_on (const char *folder)
{
  g_autoptr (KorDb) db = db_test_open (folder, KOR_DB_WRITER);

  while (kor_db_transaction (db, insert_cb, NULL, NULL)) {
    if (write (STDOUT_FILENO, "+", 1) != 1)
      return 1;
  }

  return 1;
}

static GSubprocess *
start_writer (const char *folder)
{
  GError *error = NULL;
  GSubprocess *process = g_subprocess_new (
    G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/proc/self/exe", "--write", folder, NULL);

  g_assert_no_error (error);
  return process;
}

/* Kills the writer once @wanted transactions are told; returns how many there were in all. */
static gint64
kill_after (GSubprocess *process, gint64 wanted)
{
  GInputStream *signs = g_subprocess_get_stdout_pipe (process);
  GError *error = NULL;
  gint64 told = 0;
  gssize n;
  char buffer[64];

  while ((n = g_input_stream_read (signs, buffer, sizeof buffer, NULL, &error)) > 0) {
    told += n;
    if (told >= wanted)
      g_subprocess_force_exit (process);
  }
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);
  return told;
}

static void
test_killed (void)
{
  char *folder = db_test_folder_new ();
  KorDb *db = db_test_create (folder);
  GError *error = NULL;
  gint64 told = 0;

  kor_db_exec (db, "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT) STRICT", &error);
  g_assert_no_error (error);
  kor_db_close (db);

  for (gint64 i = 1; i <= N_ROUNDS; i++) {
    g_autoptr (GSubprocess) process = start_writer (folder);
    gint64 rows;

    told += kill_after (process, i * i);
    db = db_test_open (folder, KOR_DB_WRITER);
    rows = db_test_ask (db, "SELECT count (*) FROM thing");
    g_assert_cmpint (rows, >=, 2 * told);
    g_assert_cmpint (rows % 2, ==, 0);
    g_assert_true (kor_db_verify (db, NULL, &error));
    g_assert_no_error (error);
    kor_db_close (db);
    told = rows / 2;
  }

  db_test_folder_remove (folder);
}

int
main (int argc, char *argv[])
{
  kor_db_init_process ();
  if (argc == 3 && g_str_equal (argv[1], "--write"))
    return write_on (argv[2]);

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crash/killed", test_killed);
  return g_test_run ();
}
