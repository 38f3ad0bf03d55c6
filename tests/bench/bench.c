/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "kor-db.h"
#include "kor-keyring.h"

/* The bench stands still at 2026-11-23 10:00 in Helsinki: the same work at every run. */
#define BENCH_NOW G_GINT64_CONSTANT (1795420800)

void
bench_init (void)
{
  kor_db_init_process ();
}

/* Seconds of a clock that only goes forward. */
double
bench_now (void)
{
  return (double) g_get_monotonic_time () / 1e6;
}

/* Seconds of processor time of all threads: tells work from waiting where the machine is busy. */
double
bench_cpu (void)
{
  struct timespec t;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double) t.tv_sec + (double) t.tv_nsec / 1e9;
}

/* The moment at which the kernel began this process, on the clock of bench_now(), to 10 ms. */
double
bench_process_start (void)
{
  g_autofree char *stat = NULL;
  g_auto (GStrv) fields = NULL;
  struct timespec t;
  double age;

  bench_check (g_file_get_contents ("/proc/self/stat", &stat, NULL, NULL), NULL);
  /* Field 22, in clock ticks since the machine started; behind the name, which may hold spaces. */
  fields = g_strsplit (strrchr (stat, ')') + 2, " ", -1);
  clock_gettime (CLOCK_BOOTTIME, &t);
  age = (double) t.tv_sec + (double) t.tv_nsec / 1e9 -
        g_ascii_strtod (fields[22 - 3], NULL) / (double) sysconf (_SC_CLK_TCK);
  return bench_now () - age;
}

/* One line for bench.py. */
void
bench_tell (const char *name, double value)
{
  printf ("%s %.9g\n", name, value);
  fflush (stdout);
}

static int
compare_seconds (gconstpointer a, gconstpointer b)
{
  const double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
percentile (const GArray *sorted, double part)
{
  guint last = sorted->len - 1;

  return g_array_index (sorted, double, MIN (last, (guint) (part * sorted->len)));
}

/* Tells NAME_p50, NAME_p95, NAME_p99, NAME_p999 and NAME_max; sorts @seconds. */
void
bench_tell_percentiles (const char *name, GArray *seconds)
{
  static const struct {
    const char *name;
    double part;
  } parts[] = { { "p50", 0.5 }, { "p95", 0.95 }, { "p99", 0.99 }, { "p999", 0.999 }, { "max", 1 } };

  if (seconds->len == 0)
    return;
  g_array_sort (seconds, compare_seconds);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *full = g_strdup_printf ("%s_%s", name, parts[i].name);

    bench_tell (full, percentile (seconds, parts[i].part));
  }
}

/* Ends the program when something did not work. */
void
bench_check (gboolean done, GError *error)
{
  if (done && error == NULL)
    return;
  fprintf (stderr, "bench: %s\n", error != NULL ? error->message : "failed");
  exit (1);
}

static KorSecret *
get_password (void)
{
  return kor_secret_new_copy (BENCH_PASSWORD, strlen (BENCH_PASSWORD));
}

static KorProfile *
make_profile (void)
{
  KorProfile *profile = kor_profile_new ();

  profile->register_name = g_strdup ("Asiakasrekisteri");
  profile->controller = g_strdup ("Mittaus Oy");
  profile->country = g_strdup ("FI");
  profile->financial_year_end_month = 12;
  return profile;
}

/* The bench's clock, for what is not opened here. */
KorContext *
bench_context_new (void)
{
  return kor_context_new_fixed (BENCH_NOW);
}

/* Makes an empty register. */
KorRegister *
bench_register_create (const char *folder)
{
  g_autoptr (KorContext) context = bench_context_new ();
  g_autoptr (KorProfile) profile = make_profile ();
  g_autoptr (KorUser) user = kor_user_new ();
  g_autoptr (KorSecret) password = get_password ();
  g_autofree char *code = NULL;
  GError *error = NULL;
  KorRegister *self;

  user->name = g_strdup (BENCH_USER);
  user->full_name = g_strdup ("Mitta Mittaaja");
  user->role = KOR_ROLE_ADMINISTERS;
  user->agreement_from = kor_date_from_ymd (2026, 1, 1);
  self = kor_register_create (context, folder, profile, user, password, &code, &error);
  bench_check (self != NULL, error);
  return self;
}

/* Unlocks the keyring, which is slow on purpose, and tells how slow: it is in no other figure. */
KorKeys *
bench_get_keys (const char *folder)
{
  g_autoptr (KorSecret) password = get_password ();
  double start = bench_now ();
  GError *error = NULL;
  g_autoptr (KorKeyring) keyring = kor_keyring_load (folder, &error);
  KorKeys *keys;

  bench_check (keyring != NULL, error);
  keys = kor_keyring_unlock (keyring, BENCH_USER, password, &error);
  bench_check (keys != NULL, error);
  bench_tell ("key_derivation", bench_now () - start);
  return keys;
}

/* Opens the register made before; what it takes beside the key derivation is told. */
KorRegister *
bench_register_open (const char *folder)
{
  g_autoptr (KorContext) context = bench_context_new ();
  g_autoptr (KorSecret) password = get_password ();
  double start = bench_now (), derived;
  g_autoptr (KorKeys) keys = bench_get_keys (folder);
  GError *error = NULL;
  KorRegister *self;

  derived = bench_now ();
  self = kor_register_open (context, folder, BENCH_USER, password, &error);
  bench_check (self != NULL, error);
  bench_tell ("open", MAX (0, bench_now () - derived - (derived - start)));
  return self;
}
