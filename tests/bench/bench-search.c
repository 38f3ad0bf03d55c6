/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-search FOLDER SEARCHES.TXT: the first 50 hits by name of what somebody might type. */

#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "kor-register-customers.h"

#define N_PASSES 4
#define N_HITS 50

typedef struct {
  GArray *search; /* seconds */
  GArray *rows;   /* seconds of loading the rows found */
  gint64 n_hits;
} Figures;

static void
search (KorRegister *register_, const char *text, Figures *figures)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new (); /* as the window gives one */
  KorCustomerQuery query = { .search = text, .sort = KOR_CUSTOMER_SORT_NAME, .limit = N_HITS };
  GError *error = NULL;
  double start = bench_now (), found, loaded;
  g_autoptr (GArray) ids = kor_register_list_customers (register_, &query, cancellable, &error);
  g_autoptr (GPtrArray) rows = NULL;

  bench_check (ids != NULL, error);
  found = bench_now () - start;
  start = bench_now ();
  rows = kor_register_load_customer_rows (
    register_, (const gint64 *) (void *) ids->data, ids->len, cancellable, &error);
  bench_check (rows != NULL, error);
  loaded = bench_now () - start;
  g_array_append_val (figures->search, found);
  g_array_append_val (figures->rows, loaded);
  figures->n_hits += ids->len;
}

int
main (int argc, char **argv)
{
  g_autoptr (KorRegister) register_ = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  Figures figures = { g_array_new (FALSE, FALSE, sizeof (double)),
                      g_array_new (FALSE, FALSE, sizeof (double)),
                      0 };
  GError *error = NULL;

  if (argc != 3) {
    fprintf (stderr, "usage: bench-search FOLDER SEARCHES.TXT\n");
    return 2;
  }
  bench_init ();
  bench_check (g_file_get_contents (argv[2], &text, NULL, &error), error);
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  register_ = bench_register_open (argv[1]);
  for (int pass = 0; pass < N_PASSES; pass++) {
    if (pass == 1) { /* the first one warms up */
      g_array_set_size (figures.search, 0);
      g_array_set_size (figures.rows, 0);
      figures.n_hits = 0;
    }
    for (int i = 0; lines[i] != NULL; i++)
      search (register_, lines[i], &figures);
  }
  kor_register_close (register_);
  bench_tell_percentiles ("search", figures.search);
  bench_tell_percentiles ("rows", figures.rows);
  bench_tell ("hits", (double) figures.n_hits / (N_PASSES - 1));
  g_array_unref (figures.search);
  g_array_unref (figures.rows);
  return 0;
}
