/* SPDX-License-Identifier: GPL-3.0-or-later */

/* limit-search FOLDER SEARCHES.TXT: the bare full-text query, its first 50 rowids in their order. */

#include <stdio.h>

#include "bench.h"
#include "kor-customer.h"
#include "limit.h"

#define N_PASSES 4

/* Every word as a prefix, a number as its digits: what a search field has to make of a text. */
static char *
make_match (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GString *match = g_string_new (NULL);

  if (text[0] == '+') {
    g_autofree char *digits = kor_phone_to_digits (text);

    g_string_append_printf (match, "\"%s\"*", digits);
    return g_string_free (match, FALSE);
  }
  for (int i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (match, "%s\"%s\"*", match->len > 0 ? " " : "", words[i]);
  return g_string_free (match, FALSE);
}

static guint
search (sqlite3 *db, sqlite3_stmt *stmt, const char *match, GArray *seconds)
{
  double start = bench_now (), found;
  guint n = 0;

  sqlite3_bind_text (stmt, 1, match, -1, SQLITE_STATIC);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    n += sqlite3_column_int64 (stmt, 0) != 0;
  if (sqlite3_reset (stmt) != SQLITE_OK)
    limit_fail (db, "search");
  found = bench_now () - start;
  g_array_append_val (seconds, found);
  return n;
}

int
main (int argc, char **argv)
{
  g_autoptr (KorKeys) keys = NULL;
  g_autoptr (GArray) seconds = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *path = NULL, *text = NULL;
  g_auto (GStrv) lines = NULL;
  GError *error = NULL;
  sqlite3_stmt *stmt;
  sqlite3 *db;
  guint n = 0;

  if (argc != 3) {
    fprintf (stderr, "usage: limit-search FOLDER SEARCHES.TXT\n");
    return 2;
  }
  bench_init ();
  bench_check (g_file_get_contents (argv[2], &text, NULL, &error), error);
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  keys = bench_get_keys (argv[1]);
  path = g_build_filename (argv[1], "register.db", NULL);
  db = limit_open (path, kor_keys_get_database_key (keys));
  limit_exec (db, "PRAGMA cache_size = -32768");
  stmt = limit_prepare (db,
                        "SELECT rowid FROM customer_search WHERE customer_search MATCH ?"
                        " ORDER BY rowid LIMIT 50");
  for (int pass = 0; pass < N_PASSES; pass++) {
    if (pass == 1) { /* the first one warms up */
      g_array_set_size (seconds, 0);
      n = 0;
    }
    for (int i = 0; lines[i] != NULL; i++) {
      g_autofree char *match = make_match (lines[i]);

      n += search (db, stmt, match, seconds);
    }
  }
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  bench_tell_percentiles ("search", seconds);
  bench_tell ("hits", (double) n / (N_PASSES - 1));
  return 0;
}
