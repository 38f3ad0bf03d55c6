/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-import FOLDER CUSTOMERS.CSV ORDERS.CSV: makes a register and imports both files. */

#include <stdio.h>

#include "bench.h"
#include "kor-import.h"
#include "kor-register-import.h"

static gboolean
feed_cb (
  KorImportRowFunc row, gpointer row_data, gpointer data, GCancellable *cancellable, GError **error)
{
  return kor_import_run (data, row, row_data, cancellable, NULL, NULL, error);
}

static double
import_file (KorRegister *register_, KorImportKind kind, const char *path)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new (); /* as the window gives one */
  double start = bench_now ();
  KorImportCounts counts;
  GError *error = NULL;
  g_autoptr (KorImport) import = kor_import_new (kind, path, NULL, &error);

  bench_check (import != NULL, error);
  bench_check (
    kor_register_import (
      register_, kind, feed_cb, import, "bench.csv", "bench", FALSE, &counts, cancellable, &error),
    error);
  return bench_now () - start;
}

int
main (int argc, char **argv)
{
  g_autoptr (KorRegister) register_ = NULL;
  double customers, orders, cpu;

  if (argc != 4) {
    fprintf (stderr, "usage: bench-import FOLDER CUSTOMERS.CSV ORDERS.CSV\n");
    return 2;
  }
  bench_init ();
  register_ = bench_register_create (argv[1]);
  cpu = bench_cpu ();
  customers = import_file (register_, KOR_IMPORT_CUSTOMERS, argv[2]);
  orders = import_file (register_, KOR_IMPORT_ORDERS, argv[3]);
  cpu = bench_cpu () - cpu;
  kor_register_close (register_);
  bench_tell ("customers", customers);
  bench_tell ("orders", orders);
  bench_tell ("total", customers + orders);
  bench_tell ("cpu", cpu);
  return 0;
}
