/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-date.h"
#include "kor-words.h"

G_BEGIN_DECLS

/**
 * KorSelection:
 *
 * Which customers a list is made of. What is not set does not narrow. Its words are
 * kor_selection_to_string(), the form the command line and the record of the run use.
 */
typedef struct {
  char *postcode_from; /* prefix or whole; compared as text, inclusive */
  char *postcode_to;
  GStrv countries;      /* ISO codes, or NULL */
  KorDate ordered_from; /* has an order on or after */
  KorDate ordered_to;   /* has an order on or before */
  char *register_name;  /* named register the person is in (R35) */
  gint64 customer_id;   /* this customer only; 0: all */
} KorSelection;

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

/* A person the gate let through, with the address as printed. */
typedef struct {
  gint64 customer_id;
  GStrv lines;
} KorListPerson;

/* A person the gate kept back. */
typedef struct {
  gint64 customer_id;
  char *name;
  KorLeftOut reason;
} KorListLeftOut;

KorSelection *kor_selection_new (void);
KorSelection *kor_selection_copy (const KorSelection *self);
void kor_selection_free (KorSelection *self);
KorSelection *kor_selection_parse (const char *text, GError **error);
char *kor_selection_to_string (const KorSelection *self);

KorListRun *kor_list_run_new (void);
void kor_list_run_free (KorListRun *self);
int kor_list_run_get_left_out (const KorListRun *self);

void kor_list_person_free (KorListPerson *self);
void kor_list_left_out_free (KorListLeftOut *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorSelection, kor_selection_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorListRun, kor_list_run_free)

G_END_DECLS
