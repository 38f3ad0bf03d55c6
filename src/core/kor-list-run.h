/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-date.h"
#include "kor-selection.h"
#include "kor-words.h"

G_BEGIN_DECLS

/* A list run: that a list was made, by whom, for what, and of whom (R6, R11). */
typedef struct {
  gint64 id;
  gint64 at; /* seconds since 1970 UTC */
  char *made_by;
  KorPurpose purpose;
  char *recipient; /* NULL: own use */
  char *selection; /* in words */
  char *medium;    /* "labels", "csv", "xml", "export" */
  char *sheet;     /* NULL where there is none */
  KorRunState state;
  int matched;
  int printed;
  int merged;
  int left_out[KOR_N_LEFT_OUT]; /* by reason */
} KorListRun;

/* A label the gate let through, with the address as printed. */
typedef struct {
  gint64 customer_id;
  GArray *others; /* of gint64: customers that stand on the same label; NULL: none */
  GStrv lines;
} KorListPerson;

/* A person the gate kept back. */
typedef struct {
  gint64 customer_id;
  char *name;
  KorLeftOut reason;
} KorListLeftOut;

KorListRun *kor_list_run_new (void);
void kor_list_run_free (KorListRun *self);
int kor_list_run_get_left_out (const KorListRun *self);

void kor_list_person_free (KorListPerson *self);
void kor_list_left_out_free (KorListLeftOut *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorListRun, kor_list_run_free)

G_END_DECLS
