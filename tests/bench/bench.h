/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the programs of the bench share: a clock, the bench's register and lines for bench.py. */

#include "kor-keyring.h"
#include "kor-register.h"

G_BEGIN_DECLS

#define BENCH_USER "bench"
#define BENCH_PASSWORD "nopea salasana mittausta varten"

void bench_init (void);
double bench_now (void);
double bench_cpu (void);
double bench_process_start (void);
void bench_tell (const char *name, double value);
void bench_tell_percentiles (const char *name, GArray *seconds);
void bench_check (gboolean done, GError *error);

KorContext *bench_context_new (void);
KorRegister *bench_register_create (const char *folder);
KorKeys *bench_get_keys (const char *folder);
KorRegister *bench_register_open (const char *folder);

G_END_DECLS
